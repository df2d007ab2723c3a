"""Parts a paragraph into its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from narrator.script.cut import cut

AT_ONCE = 5_000
"""Characters given to sentencex at a time: on text without blanks, or of opening quotation marks alone, its time grows
with the square of the length (measured: 1.4 s for 80,000 characters of Chinese)."""

_GOES_ON = {
    "de": re.compile(r"(?:(?<![\w.,])[0-9]{1,2}|\b(?:bzw|ca|Nr|Mio|Mrd|St|evtl|ggf|inkl|z\.\s?B|d\.\s?h|u\.\s?a))\.\Z"),
    "fr": re.compile(r"\b(?:MM?|Mmes?|Mlles?|Drs?|Mgr|Me|St|Ste|av|env|p)\.\Z"),
    "es": re.compile(r"\b(?:Sres|Sras?|Srta|Sr|Dra?|Dña|D|Ud|Uds|Gral|Lic|núm|pág|EE|FF|JJ|p\.\s?ej)\.\Z"),
    "it": re.compile(r"\b(?:[Dd]ott|[Ss]ig|[Ss]igg|[Pp]rof|[Aa]vv|[Ii]ng|[Oo]n|[Aa]rch|[Aa]d es|[Aa]rt|[Pp]ag|n)\.\Z"),
    "pt": re.compile(r"\b(?:Sra?s?|Srta|Dra?|Profa?|Exmo|Exma|Av|pág|art|p\.\s?ex)\.\Z"),
}
"""Endings after which a sentence goes on although sentencex parts it there, by language."""

_TAIL = re.compile(r"\W+\Z")


def sentences(text: str, *, language: str) -> tuple[str, ...]:
    """The sentences of a paragraph, by the rules of its language (BCP 47).

    Quotation marks stay with their sentence, and a quotation of several sentences stays whole. Joined with a blank,
    the sentences give the paragraph back, up to white space.
    """
    base = language.partition("-")[0]
    pieces = [piece for part in cut(" ".join(text.split()), limit=AT_ONCE) for piece in _pieces(base, part)]
    return tuple(_joined(pieces, _GOES_ON.get(base)))


def _pieces(base: str, part: str) -> list[str]:
    """What sentencex makes of a part of a paragraph."""
    pieces: list[str] = sentencex.segment(base, part)
    return [*pieces[:-1], pieces[-1] + " "]


def _joined(pieces: list[str], goes_on: re.Pattern[str] | None) -> Iterator[str]:
    """The pieces without the cuts that fall inside a sentence."""
    sentence = ""
    for piece in pieces:
        inside = bool(goes_on and goes_on.search(sentence.rstrip())) or bool(_TAIL.match(piece))
        if sentence.strip() and not inside:
            yield sentence.strip()
            sentence = ""
        sentence += piece
    if sentence.strip():
        yield sentence.strip()
