"""A text → its words: where each stands, what it is known again by, and how long it takes to say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, kana and Chinese characters, which no blanks part: each counts as a word."""

_WORD = re.compile(rf"[{UNPARTED}][^\w\s\[]*|[^\s{UNPARTED}]+")
_PRONOUNCED = re.compile(r"\[([^\[\]]{1,400})\]\(/[^\[\]()/]{1,400}/\)")
"""`[word](/ipa/)`, which a spoken text may hold (see model.Utterance)."""
_WORD_OR_PRONOUNCED = re.compile(rf"[{UNPARTED}][^\w\s\[]*|(?:{_PRONOUNCED.pattern}|[^\s{UNPARTED}])+")
_PHRASE_END = re.compile(r"[.!?…;:,。！？、，；—–]['\"”’»)\]」』]*$")

SYLLABLE_MS, LETTER_MS, FIGURE_MS, UNPARTED_MS, PHRASE_END_MS = 70, 50, 280, 240, 120
"""How long is said at each group of vowels and, besides, at each letter; at a figure; at a character of those that no
blanks part; and longer before a mark, where speakers slow down. Fitted to what espeak-ng said in seven languages; only
the proportions count."""

_LEAST_MS = 20
_VOWELS = re.compile("[aeiouyæœøıаеёиоуыэюяіїєαεηιουω]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: the characters from `at` to `end` of its text, with the marks that cling to it.

    `key` is what it says, in small letters and without marks, "" for a mark alone; `weight_ms` how long it is said at
    an average speed; `ends_phrase` whether it ends with a mark at which a speaker may pause.
    """

    at: int
    end: int
    key: str
    weight_ms: int
    ends_phrase: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, written or spoken: what blanks part, and each character of scripts that write none."""
    if "](/" not in text:
        return tuple(_word(match, match.group()) for match in _WORD.finditer(text))
    found = _WORD_OR_PRONOUNCED.finditer(text)
    return tuple(_word(match, _PRONOUNCED.sub(r"\1", match.group())) for match in found)


def mostly_unparted(text: str) -> bool:
    """Whether most of a text is written without blanks between the words."""
    return 2 * len(re.findall(f"[{UNPARTED}]", text)) > len("".join(text.split()))


def _word(match: re.Match[str], shown: str) -> Word:
    small = shown.casefold()
    ends_phrase = bool(_PHRASE_END.search(shown))
    weight_ms = max(_LEAST_MS, _weight_ms(small)) + PHRASE_END_MS * ends_phrase
    return Word(match.start(), match.end(), "".join(filter(str.isalnum, small)), weight_ms, ends_phrase)


def _weight_ms(small: str) -> int:
    if re.match(f"[{UNPARTED}]", small):
        return UNPARTED_MS
    bare = unicodedata.normalize("NFD", small)
    letters, figures = sum(map(str.isalpha, bare)), sum(map(str.isdigit, bare))
    return SYLLABLE_MS * len(_VOWELS.findall(bare)) + LETTER_MS * letters + FIGURE_MS * figures
