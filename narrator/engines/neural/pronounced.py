"""Texts for engines that take sounds (IPA): what is pronounced as the lexicon tells, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from narrator.script.ipa import NOTATION

_PRONOUNCED = re.compile(rf"{NOTATION.pattern}(['’]s\b)?")
_HISSING = ("s", "z", "ʃ", "ʒ")
_VOICELESS = ("p", "t", "k", "f", "θ", "x")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text as printed and, where the show's lexicon tells, how it is pronounced."""

    text: str
    ipa: str = ""


def pieces(text: str, language: str) -> Iterator[Piece]:
    """The stretches of a text with `[word](/ipa/)` in it; an ’s behind one is pronounced with it."""
    done = 0
    for match in _PRONOUNCED.finditer(text):
        yield Piece(text[done : match.start()])
        possessive = match[3] or ""
        yield Piece(match[1] + possessive, match[2] + (_ending(match[2], language) if possessive else ""))
        done = match.end()
    yield Piece(text[done:])


def _ending(ipa: str, language: str) -> str:
    """How an English ’s is said after these sounds; as the letter in other languages."""
    if not language.startswith("en") or ipa.endswith(_VOICELESS):
        return "s"
    return "ɪz" if ipa.endswith(_HISSING) else "z"
