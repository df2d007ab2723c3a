"""Which rules a show can switch off ([reading] keep): by the names that `narrator script --why` tells."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from narrator.errors import ConfigError
from narrator.ingest.furniture.inline import INLINE
from narrator.ingest.furniture.sweeping import AT_THE_END, AT_THE_TOP, NO_TEXT, RULES

BEFORE, AFTER = "label before the story", "after the story"
BESIDE, TEASERS = "box beside the story", "list of teasers"
SURROUNDINGS = (BEFORE, AFTER, BESIDE, TEASERS)
REPEATED = ("title repeated", "standfirst repeated", "byline repeated")
RULE_NAMES = tuple(
    dict.fromkeys(
        [*(rule.name for rule in (*RULES, *INLINE)), AT_THE_TOP, AT_THE_END, NO_TEXT, *REPEATED, *SURROUNDINGS]
    )
)
"""All names that `keep` may hold."""


def check_keep(keep: Iterable[str]) -> None:
    """Raise ConfigError with every name in `keep` that is no rule's."""
    problems = tuple(f"reading.keep: {name!r} is no rule{_near(name)}" for name in keep if name not in RULE_NAMES)
    if problems:
        raise ConfigError("show.toml", problems, f"the rules are: {', '.join(RULE_NAMES)}")


def _near(name: str) -> str:
    near = get_close_matches(name, RULE_NAMES, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
