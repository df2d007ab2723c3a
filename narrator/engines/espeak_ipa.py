"""Pronunciations for espeak-ng: the International Phonetic Alphabet as the mnemonics that its English voices take.

Signs that English does not have stand for the nearest that it has, as a newsreader would say them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

_ENGLISH = """
p p  b b  t t  d d  k k  ɡ g  g g  f f  v v  θ T  ð D  s s  z z  ʃ S  ʒ Z  h h  m m  n n  ŋ N  l l  ɹ r  r r  w w  j j
tʃ tS  dʒ dZ  ʍ w#  ʔ ?  x x  ç C  ɲ n^  ʎ l^  ɬ l#
iː i:  i i  ɪ I  ɛ E  æ a  a a  ɑː A:  ɑ A:  ɒ 0  ɔː O:  ɔ O  ʌ V  ᵻ I#  ʊ U  uː u:  ə @  ɐ a#  ɜː 3:  ɝː 3:  ɝ 3:  ɚ 3
eɪ eI  aɪ aI  ɔɪ OI  aʊ aU  əʊ oU  oʊ oU  ɪə i@  iə i@  eə e@  ɛə e@  ʊə U@  aɪə aI@  aʊə aU@
"""
_NEAREST = """
e E  u u:  o oU  oː oU  eː eI  ɛː e@  aː A:  ɜ 3:  ø 3:  øː 3:  œ 3:  œː 3:  y u:  yː u:  ʏ U  ɨ I  ɯ u:  ɤ @  ɵ U  ɑ̃ A~
ɾ r  ʁ r  ʀ r  ɽ r  ɻ r  ɫ l  ɭ l  ɳ n  ɱ m  ʈ t  ɖ d  ɗ d  ɓ b  ɟ dZ  c tS  q k  χ x  ħ h  ɦ h  ɣ g  ʋ v  ɸ f  β v
ʂ S  ɕ S  ʐ Z  ʑ Z  ʝ j  n̩ @n  m̩ @m  l̩ @l
"""
_MARKS = {"ˈ": "'", "ˌ": ",", ".": "|", "ː": "", "ˑ": "", "ʰ": "", "ʲ": "", "ˠ": "", "ʼ": "", "‿": "", "|": "", "‖": ""}
"""Stress, the end of a syllable, and what English does not tell apart."""

_DROPPED = dict.fromkeys(map(ord, "\u0361\u035c\u032f\u0325\u032a\u031a\u030d"))
"""Ties and marks under a sign that change it less than an English voice can."""


def _table(pairs: str) -> Iterator[tuple[str, str]]:
    words = pairs.split()
    for sign, mnemonic in zip(words[::2], words[1::2], strict=True):
        yield unicodedata.normalize("NFD", sign), mnemonic


SIGNS: Mapping[str, str] = {**_MARKS, **dict(_table(_NEAREST)), **dict(_table(_ENGLISH))}
_SIGN = re.compile("|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True))))

_COLOURED = {"A:": "A@", "O:": "O@", "@": "3", "3:": "3:", "e@": "e@", "i@": "i@3", "U@": "U@"}
_R_ALONE = re.compile("(A:|O:|[eiU]?@|3:)?r(?![',|]*[aAeEiIoOuUV0@3])")
"""An r that no vowel follows, and the vowel before it: said where the voice says such an r ("far"), else silent."""

_HISSING = ("s", "z", "S", "Z")
_VOICELESS = ("p", "t", "k", "f", "T", "C", "x")


def mnemonics(ipa: str, *, possessive: bool = False) -> str | None:
    """A pronunciation, one or several words, as espeak-ng's English voices take it between `[[` and `]]`.

    With `possessive` it ends as a word with ’s does. None where a sign of it is not known.
    """
    words = [_word(word) for word in unicodedata.normalize("NFD", ipa.translate(_DROPPED)).split()]
    if not words or not all(words):
        return None
    return " ".join(map(str, words)) + (_ending(str(words[-1])) if possessive else "")


def _word(ipa: str) -> str | None:
    """The mnemonics of a word, with a stress where it shows none."""
    at, found = 0, []
    while at < len(ipa):
        sign = _SIGN.match(ipa, at)
        if not sign:
            return None
        found.append(SIGNS[sign.group()])
        at = sign.end()
    said = _R_ALONE.sub(_r_alone, "".join(found).strip("|"))
    return said if "'" in said or not said.strip(",") else f"'{said}"


def _r_alone(found: re.Match[str]) -> str:
    return _COLOURED[found[1]] if found[1] else "r-"


def _ending(word: str) -> str:
    """How ’s is said behind a word."""
    if word.endswith(_HISSING):
        return "Iz"
    return "s" if word.endswith(_VOICELESS) else "z"
