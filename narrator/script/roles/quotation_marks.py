"""Paragraphs by their quotation marks: wholly direct speech, speech that goes on, speech with words of the narrator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

CLOSERS: Mapping[str, str] = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "「": "」",
    "『": "』",
}
"""For each opening mark, the marks that may close what it opens."""

OPENERS: Mapping[str, str] = {
    "en": '“‘"',
    "de": '„»«‚“"',
    "fr": '«“"',
    "es": '«“"',
    "it": '«“"',
    "pt": '“«"',
    "ja": "「『",
    "zh": "“「『",
}
"""The marks that open direct speech in each language. The straight single one is none: it is an apostrophe as well."""

_ANYWHERE = '“„«"'
_FOOTNOTE = r"(?:\[[0-9]{1,3}\]|[¹²³⁴-⁹])?"
_LONGEST_ASIDE = 200
"""Characters that the narrator's words in a paragraph of direct speech may have."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The patterns of a language.

    `whole` is direct speech from its first character to its last, `opened` speech that the paragraph does not close;
    `parted` finds each stretch of speech, closed or not, in a paragraph that is more than that.
    """

    openers: frozenset[str]
    whole: re.Pattern[str]
    opened: re.Pattern[str]
    parted: re.Pattern[str]


@lru_cache(maxsize=64)
def marks_of(base: str) -> Marks:
    """The patterns of a language, by its code without a region."""
    openers = OPENERS.get(base, _ANYWHERE)
    inside = {opener: _inside(opener) for opener in openers}
    closed = "|".join(rf"{opener}{inside[opener]}[{CLOSERS[opener]}][.,!?…]?{_FOOTNOTE}" for opener in openers)
    opened = "|".join(f"{opener}{inside[opener]}" for opener in openers)
    return Marks(
        openers=frozenset(openers),
        whole=re.compile(closed),
        opened=re.compile(opened),
        parted=re.compile(rf"(?:{closed}|(?:{opened})\Z)"),
    )


def _inside(opener: str) -> str:
    """What may stand between an opening mark and its closing one: no mark of that kind, but apostrophes in words."""
    marks = "".join(dict.fromkeys(opener + CLOSERS[opener]))
    return r"(?:[^‘’‚]|(?<=\w)’(?=\w))++" if "’" in marks else f"[^{marks}]++"


def parts_of(text: str, marks: Marks) -> tuple[tuple[str, bool], ...]:
    """A paragraph as stretches of direct speech (True) and of the narrator's words.

    One stretch, of the narrator, unless the paragraph is made of speech and, once, a few words that may say whose: the
    caller tells whether they do. Joined with blanks the stretches give the paragraph back.
    """
    parts = tuple(_parts(text, marks))
    asides = [part for part, said in parts if not said]
    alone = len(asides) == 1 and len(parts) in {2, 3} and len(asides[0]) <= _LONGEST_ASIDE
    return parts if not asides or alone else ((text, False),)


def _parts(text: str, marks: Marks) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in marks.parted.finditer(text):
        if between := text[at : found.start()].strip():
            yield between, False
        yield found.group().strip(), True
        at = found.end()
    if rest := text[at:].strip():
        yield rest, False
