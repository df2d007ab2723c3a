"""How Kokoro writes sounds: its vocabulary, and espeak-ng's phonemes in it.

Kokoro was trained on the alphabet of Misaki: English diphthongs are single capital letters, affricates single signs
(github.com/hexgrad/misaki: espeak.py, EN_PHONES.md). The numbers are those of its configuration ("vocab").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from narrator.engines.neural.pronounced import Piece, pieces

_NUMBERS = """
; 1 : 2 , 3 . 4 ! 5 ? 6 — 9 … 10 " 11 ( 12 ) 13 “ 14 ” 15 ʣ 18 ʥ 19 ʦ 20 ʨ 21 ᵝ 22 ꭧ 23 A 24 I 25 O 31 Q 33 S 35 T 36
W 39 Y 41 ᵊ 42 a 43 b 44 c 45 d 46 e 47 f 48 h 50 i 51 j 52 k 53 l 54 m 55 n 56 o 57 p 58 q 59 r 60 s 61 t 62 u 63 v 64
w 65 x 66 y 67 z 68 ɑ 69 ɐ 70 ɒ 71 æ 72 β 75 ɔ 76 ɕ 77 ç 78 ɖ 80 ð 81 ʤ 82 ə 83 ɚ 85 ɛ 86 ɜ 87 ɟ 90 ɡ 92 ɥ 99 ɨ 101
ɪ 102 ʝ 103 ɯ 110 ɰ 111 ŋ 112 ɳ 113 ɲ 114 ɴ 115 ø 116 ɸ 118 θ 119 œ 120 ɹ 123 ɾ 125 ɻ 126 ʁ 128 ɽ 129 ʂ 130 ʃ 131
ʈ 132 ʧ 133 ʊ 135 ʋ 136 ʌ 138 ɣ 139 ɤ 140 χ 142 ʎ 143 ʒ 147 ʔ 148 ˈ 156 ˌ 157 ː 158 ʰ 162 ʲ 164 ↓ 169 → 171 ↗ 172
↘ 173 ᵻ 177
"""


def _numbered(signs: str) -> Iterator[tuple[str, int]]:
    words = signs.split()
    for sign, number in zip(words[::2], words[1::2], strict=True):
        yield sign, int(number)


VOCABULARY: Mapping[str, int] = MappingProxyType({" ": 16, "\u0303": 17} | dict(_numbered(_NUMBERS)))

MARKS = re.compile('([;:,.!?—…"()“”]+)')
"""The marks that Kokoro knows; they shape its melody and its pauses."""

_TIED = {"a^ɪ": "I", "a^ʊ": "W", "e^ɪ": "A", "ɔ^ɪ": "Y", "t^ʃ": "ʧ", "d^ʒ": "ʤ", "t^s": "ʦ", "d^z": "ʣ"}
_ENGLISH = {"ʔˌn\u0329": "tᵊn", "ʔn\u0329": "tᵊn", "ʔn": "tᵊn", "ʔ": "t", "ə^l": "ᵊl", "ʲ": "", "ɚ": "əɹ", "e": "A"}
_ENGLISH |= {"r": "ɹ", "x": "k", "ç": "k", "ɐ": "ə", "ɬ": "l", "\u0303": ""}
_BRITISH = {"e^ə": "ɛː", "i^ə": "ɪə", "ə^ʊ": "Q", "o^ʊ": "Q"}
_AMERICAN = {"o^ʊ": "O", "ə^ʊ": "O", "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "i^ə": "iə", "ː": ""}
ALPHABETS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"en-GB": _TIED | _ENGLISH | _BRITISH, "en-US": _TIED | _ENGLISH | _AMERICAN}
)
"""What of espeak-ng's phonemes is written otherwise, by language; "^" ties the signs of one sound."""

_DIPHTHONG = re.compile("(?:[aeɔ]ɪ|[aoə]ʊ|[ei]ə|t[ʃs]|d[ʒz])")
_FLAG = re.compile(r"\([a-z^-]+\)")
"""What espeak-ng puts before and behind words that it takes for another language's."""

_SYLLABIC = re.compile("([^\\s^])\u0329")


def signs(text: str, language: str, *, phonemes: Callable[[list[str]], list[str]]) -> str:
    """A text as Kokoro writes its sounds, with its marks and blanks; what has a pronunciation as that is given.

    `phonemes` are espeak-ng's of stretches without marks.
    """
    parts = [part for piece in pieces(text, language) for part in _parts(piece, language)]
    told = iter(phonemes([words.strip() for words, _ in parts if words.strip()]))
    said = [_spaced(words, written(next(told), language)) if words.strip() else words + given for words, given in parts]
    return " ".join("".join(said).split())


def _parts(piece: Piece, language: str) -> Iterator[tuple[str, str]]:
    """Words whose phonemes are to be asked for, or signs that are known."""
    if piece.ipa:
        yield "", written(tied(piece.ipa), language)
        return
    for number, part in enumerate(MARKS.split(piece.text)):
        yield (part, "") if number % 2 == 0 else ("", part)


def _spaced(words: str, sounds: str) -> str:
    """Sounds with the blanks that stand round the words."""
    return f"{' ' * words[0].isspace()}{sounds}{' ' * words[-1].isspace()}"


def written(phonemes: str, language: str) -> str:
    """espeak-ng's phonemes as Kokoro writes them in a language; what it does not know is left out."""
    table = ALPHABETS.get(language, _TIED)
    pattern = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    parted = unicodedata.normalize("NFD", _FLAG.sub("", phonemes)).replace("c\u0327", "ç")
    replaced = re.sub(pattern, lambda match: table[match.group()], parted)
    return "".join(sign for sign in _SYLLABIC.sub(r"ᵊ\1", replaced) if sign in VOCABULARY)


def tied(ipa: str) -> str:
    """A pronunciation as espeak-ng would tell it: the two signs of a diphthong or an affricate tied."""
    return _DIPHTHONG.sub(lambda match: "^".join(match.group()), ipa.replace("\u0361", "").replace(".", ""))
