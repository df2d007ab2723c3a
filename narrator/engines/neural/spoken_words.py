"""Which sounds are which words: the times of a text's words, out of those of its phonemes.

Phonemes come in groups, with a blank between two; most groups are a word. espeak-ng runs little words together
("of the" → ʌvðə) and parts others ("twenty-two", initials), hence the groups are laid along the words so that the
lengths fit best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from narrator.model import WordTime
from narrator.script.ipa import NOTATION, UNPARTED

WORD = re.compile(rf"(?:{UNPARTED}|\S)+")
STEPS = ((1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (3, 1), (4, 1))
"""How many groups may be how many words."""

UNUSUAL = 1.0
"""What each word or group beyond the first costs, in letters: one to one is what to expect."""

BAND = 8
"""How far the groups may lag behind the words, or run ahead of them."""

_SOUND = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Phonemes without a blank between them, and when they sound."""

    phonemes: str
    start_ms: float
    end_ms: float

    @property
    def weight(self) -> float:
        """How many letters it may be: its sounds, without the marks of stress and length."""
        return len(_SOUND.findall(self.phonemes.translate(_MARKS)))


_MARKS = dict.fromkeys(map(ord, "ˈˌːˑʲʰ"))


@dataclass(frozen=True, slots=True)
class _Word:
    at: int
    length: int
    weight: int


def word_times(text: str, groups: Sequence[Group]) -> tuple[WordTime, ...]:
    """When each word of `text` (what blanks part) sounds; nothing where words and sounds cannot be told apart."""
    words = list(_words(text))
    groups = [group for group in groups if group.weight]
    times: list[WordTime] = []
    for (first, past), (word, past_word) in _path([g.weight for g in groups], [float(w.weight) for w in words]):
        times += _shared(words[word:past_word], groups[first].start_ms, groups[past - 1].end_ms)
    return tuple(times)


def _words(text: str) -> Iterator[_Word]:
    """The words; one with a pronunciation is as long as that, and initials are said letter by letter."""
    for match in WORD.finditer(text):
        said = NOTATION.sub(lambda noted: noted[2], match.group())
        if letters := sum(map(str.isalnum, said)):
            initials = match.group().isupper() and 1 < letters <= 5
            yield _Word(match.start(), len(match.group()), 2 * letters if initials else letters)


def _shared(words: Sequence[_Word], start_ms: float, end_ms: float) -> Iterator[WordTime]:
    """The times of words that sound as one: shared out by their letters."""
    edges = [0, *accumulate(word.weight for word in words)]
    a_letter = (end_ms - start_ms) / edges[-1]
    for word, (before, after) in zip(words, pairwise(edges), strict=True):
        start, end = round(start_ms + before * a_letter), round(start_ms + after * a_letter)
        yield WordTime(at=word.at, length=word.length, start_ms=start, end_ms=end)


Span = tuple[int, int]


def _path(groups: Sequence[float], words: Sequence[float]) -> list[tuple[Span, Span]]:
    """Which groups are which words: the cheapest way from the first of both to the last, step by step."""
    if not groups or not words:
        return []
    scale = sum(words) / sum(groups)
    group_sums, word_sums = [0.0, *accumulate(groups)], [0.0, *accumulate(words)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for group in range(len(groups) + 1):
        middle = group * len(words) / len(groups)
        for word in range(max(0, int(middle) - BAND), min(len(words), int(middle) + BAND) + 1):
            for taken, said in STEPS:
                came = best.get((group - taken, word - said))
                if came is None:
                    continue
                sounds = (group_sums[group] - group_sums[group - taken]) * scale
                letters = word_sums[word] - word_sums[word - said]
                cost = came[0] + abs(sounds - letters) + UNUSUAL * (taken + said - 2)
                if (group, word) not in best or cost < best[group, word][0]:
                    best[group, word] = (cost, (group - taken, word - said))
    return _back(best, (len(groups), len(words)))


def _back(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], end: tuple[int, int]) -> list[tuple[Span, Span]]:
    """The steps that led to `end`, in order; none where nothing leads there."""
    steps: list[tuple[Span, Span]] = []
    while end != (0, 0) and end in best:
        came = best[end][1]
        steps.append(((came[0], end[0]), (came[1], end[1])))
        end = came
    return steps[::-1]
