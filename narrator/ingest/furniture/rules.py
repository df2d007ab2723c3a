"""What a rule is. The tables are data: one row a kind of line and its languages.

They are in `offers`, `subscriptions`, `notices` and `origins`. Each of a row's lines (in the language of `wording`) may
match a whole line of a page. To add a rule, add a row with a line that it must hit and one that only looks so: a test
walks the tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from narrator.ingest.wording import pattern_of

LONGEST_LINE = 160
"""Characters that a line of furniture has at the most, where its rule does not say more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of furniture: how its lines read in some languages, a line that is one, and one that only looks so.

    With `entries` the rule takes what stands under the line too: list items, and lines that are no sentences. With
    `at_top` it holds among the first blocks only, with `at_end` among the last; `headings` says whether a heading may
    be furniture of this kind, `longest` how many characters such a line can have.
    """

    name: str
    languages: tuple[str, ...]
    lines: str
    hit: str
    miss: str
    entries: bool = False
    at_top: bool = False
    at_end: bool = False
    headings: bool = True
    longest: int = LONGEST_LINE

    @property
    def pattern(self) -> re.Pattern[str]:
        """The lines as one pattern, compiled when it is first asked for."""
        return pattern_of(self.lines)


def rule(
    name: str, languages: str, lines: str, *, hit: str, miss: str, longest: int = LONGEST_LINE, **kind: bool
) -> Rule:
    """Write a row of a table: `lines` are its patterns, one a line; `kind` the flags of Rule."""
    return Rule(name=name, languages=tuple(languages.split()), lines=lines, hit=hit, miss=miss, longest=longest, **kind)
