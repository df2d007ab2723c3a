"""Takes a page's furniture out of an article, and accounts for each stretch of it.

Whole lines go by the tables of rules. Within a paragraph only `::` runs go, as pasted news pages have them between two
sentences: from one `::` to the next, or to the end of a podcast's list of platforms, or to the end of a sentence or of
the paragraph if that comes within 160 characters. Where none of these tells the end, the text stays.
"""

from __future__ import annotations

from narrator.ingest.furniture.sweeping import RULES, rule_of, sweep

__all__ = ["RULES", "rule_of", "sweep"]
