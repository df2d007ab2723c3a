"""What a rule is. The tables are data, in `offers`, `notices` and `origins`: one row a kind of line and its languages.

Each of a row's lines (in the language of `wording`) may match a whole line of a page. To add a rule, add a row with a
line that it must hit and one that only looks so: a test walks the tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from narrator.ingest.wording import pattern_of

PODCAST = pattern_of("<podcast>")
"""A plug that names where a podcast can be heard: it ends after the last platform's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of furniture: how its lines read in some languages, a line that is one, and one that only looks so.

    With `entries` the rule takes what stands under the line too: list items, and lines that are no sentences. With
    `at_top` it holds among the first blocks only; `headings` says whether a heading may be furniture of this kind.
    """

    name: str
    languages: tuple[str, ...]
    pattern: re.Pattern[str]
    hit: str
    miss: str
    entries: bool = False
    at_top: bool = False
    headings: bool = True


def rule(
    name: str,
    languages: str,
    lines: str,
    *,
    hit: str,
    miss: str,
    entries: bool = False,
    at_top: bool = False,
    headings: bool = True,
) -> Rule:
    """Write a row of a table: `lines` are its patterns, one a line."""
    return Rule(
        name=name,
        languages=tuple(languages.split()),
        pattern=pattern_of(lines),
        hit=hit,
        miss=miss,
        entries=entries,
        at_top=at_top,
        headings=headings,
    )
