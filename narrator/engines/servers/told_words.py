"""Where the words that a server says it spoke stand in the text that it was sent, and which were left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from narrator.model import WordTime

HOLE_LETTERS = 20
"""So many letters between two spoken words, and not one of them heard of, are no other way to write the same."""

_REST_OF_THE_WORD = re.compile(r"['’]?\w{0,2}(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A word as a server tells it: perhaps as printed, perhaps as said ("400", "four hundred"), and when it sounds."""

    word: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Found:
    """A spoken word, and which characters of the text it is, `start` to `end`; both -1 where it is not there."""

    spoken: Spoken
    start: int
    end: int


def find(text: str, spoken: Sequence[Spoken]) -> tuple[Found, ...]:
    """Where each spoken word stands in `text`; letters and figures count, case and signs do not."""
    letters = list(_letters(text))
    sounds = [(sound, number) for number, each in enumerate(spoken) for sound, _ in _letters(each.word)]
    matcher = SequenceMatcher(None, [sound for sound, _ in sounds], [letter for letter, _ in letters], autojunk=False)
    places: list[list[int]] = [[] for _ in spoken]
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            places[sounds[block.a + step][1]].append(letters[block.b + step][1])
    return tuple(_found(text, each, at) for each, at in zip(spoken, places, strict=True))


def word_times(found: Sequence[Found]) -> tuple[WordTime, ...]:
    """The times of the words that were found, in the order of the text; none overlaps the one before."""
    times: list[WordTime] = []
    for each in found:
        if each.start >= (times[-1].at + times[-1].length if times else 0):
            start_ms, end_ms = each.spoken.start_ms, max(each.spoken.start_ms, each.spoken.end_ms)
            times.append(WordTime(at=each.start, length=each.end - each.start, start_ms=start_ms, end_ms=end_ms))
    return tuple(times)


def left_out(text: str, found: Sequence[Found]) -> str:
    """What no spoken word accounts for: the end of `text`, or a stretch of HOLE_LETTERS inside it; "" if it is whole.

    Words in another script than those that were heard do not count: a voice passes over what it cannot read.
    """
    scripts = {_script(char) for each in found for char in text[max(each.start, 0) : max(each.end, 0)]}
    unplaced, end = 0, 0
    for each in found:
        if each.start < 0:
            unplaced += len(each.spoken.word)
            continue
        gap = text[end : each.start]
        if _count(gap, scripts) - unplaced >= HOLE_LETTERS:
            return gap.strip()
        unplaced, end = 0, max(end, each.end)
    rest = _REST_OF_THE_WORD.match(text, end) if end else None
    tail = text[rest.end() if rest else end :]
    missing = _count(tail, scripts) if found else sum(map(str.isalnum, text))
    return tail.strip() if missing > (HOLE_LETTERS + unplaced if unplaced else 0) else ""


def _found(text: str, spoken: Spoken, places: list[int]) -> Found:
    """A word counts as found where at least half of its letters are, close together."""
    size = sum(map(str.isalnum, spoken.word))
    if not places or 2 * len(places) < size or places[-1] - places[0] > 2 * size:
        return Found(spoken, -1, -1)
    end = places[-1] + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return Found(spoken, places[0], end)


def _letters(text: str) -> Iterator[tuple[str, int]]:
    return ((char.lower()[0], place) for place, char in enumerate(text) if char.isalnum())


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0] if char.isalnum() else ""


def _count(text: str, scripts: set[str]) -> int:
    """How many figures are in a text, and letters of these scripts; of every script where none of them has letters."""
    known = scripts - {"", "DIGIT"}
    return sum(char.isalnum() and (char.isdecimal() or not known or _script(char) in known) for char in text)
