"""Takes a page's furniture out of an article, and accounts for each stretch of it.

Whole lines go by the tables of rules (`sweeping`); within a paragraph whole sentences, brackets and runs that are
surely none of the story (`inline`). What a show wants to keep, it names by the rule: RULE_NAMES are all there are.
"""

from __future__ import annotations

from narrator.ingest.furniture.keeping import RULE_NAMES, check_keep
from narrator.ingest.furniture.sweeping import RULES, rule_of, sweep

__all__ = ["RULES", "RULE_NAMES", "check_keep", "rule_of", "sweep"]
