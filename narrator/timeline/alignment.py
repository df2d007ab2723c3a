"""Written ↔ spoken: when each written word is said, by the times of the spoken words.

What reads alike in both is the same word ("harbour"). What stands between two such words is written in another way than
it is said ("£1.3bn", "one point three billion pounds"): the written words there share the time of the spoken ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, takewhile

from narrator.timeline.words import Word

MOST_PAIRS = 40_000
"""So many pairs of words are compared at most, 200 words with 200; where more differ, all of them share the time."""


def written_starts(
    written: Sequence[Word], spoken: Sequence[tuple[Word, float]], *, start_ms: float, end_ms: float
) -> Iterator[float]:
    """When each written word begins, in ms: in order, and not after `end_ms`.

    `spoken` are the words that are said from `start_ms` to `end_ms`, each with its start.
    """
    starts_ms = [*([time_ms for _, time_ms in spoken] or [start_ms]), end_ms]
    same = _same([word.key for word in written], [word.key for word, _ in spoken])
    fixed = [(-1, -1), *same, (len(written), len(starts_ms) - 1)]
    for (known, said), (after, said_after) in pairwise(fixed):
        if known >= 0:
            yield starts_ms[said]
        weights = [*accumulate((word.weight_ms for word in written[known + 1 : after]), initial=0)]
        begin_ms = starts_ms[said + 1]
        for weight in weights[:-1]:
            yield begin_ms + (starts_ms[said_after] - begin_ms) * weight / weights[-1]


def _same(written: Sequence[str], spoken: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the words that are the same in both, in order."""
    before = _alike(written, spoken)
    after = _alike(written[before:][::-1], spoken[before:][::-1])
    yield from ((place, place) for place in range(before))
    middle, said = written[before : len(written) - after], spoken[before : len(spoken) - after]
    if len(middle) * len(said) <= MOST_PAIRS:
        yield from ((before + place, before + other) for place, other in _common(middle, said))
    for place in range(after, 0, -1):
        yield len(written) - place, len(spoken) - place


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words alike both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _common(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of a longest common subsequence, by its number of letters: "harbour" says more than two "the"."""
    best = _letters_in_common(one, other)
    place = at = 0
    while place < len(one) and at < len(other):
        letters = len(one[place]) if one[place] == other[at] else 0
        if letters and best[place][at] == letters + best[place + 1][at + 1]:
            yield place, at
            place, at = place + 1, at + 1
        elif best[place + 1][at] >= best[place][at + 1]:
            place += 1
        else:
            at += 1


def _letters_in_common(one: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    """How many letters the words from place i and from place j on can have in common, in order: row i, column j."""
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for place in reversed(range(len(one))):
        row, below, word = best[place], best[place + 1], one[place]
        for at in reversed(range(len(other))):
            both = len(word) + below[at + 1] if word == other[at] else 0
            row[at] = max(both, below[at], row[at + 1])
    return best
