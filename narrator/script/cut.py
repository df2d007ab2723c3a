"""Cuts a long text into pieces where a speaker would breathe."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from narrator.script.rule import listed

SENTENCE, CLAUSE, COMMA, CONJUNCTION, PREPOSITION, BLANK, BARE, ANYWHERE = 1, 2, 3, 5, 8, 13, 50, 200
"""What a cut costs by what stands before it (full stop; semicolon, colon, dash; comma) or after it (conjunction,
preposition); between two other words; before a word that is only punctuation, which no engine can say; in a word."""

PIECE = 2
"""What each further piece costs: two cuts at full stops are better than one at a blank, but not for nothing."""

_ENDINGS = (
    (re.compile(r"[.!?…。！？]+[\"'”’»)\]」』]*\Z"), SENTENCE),
    (re.compile(r"(?:[;:–—；：]|--)[\"'”’»)\]」』]*\Z"), CLAUSE),
    (re.compile(r"[,，、][\"'”’»)\]」』]*\Z"), COMMA),
)
_BEGINNINGS = (
    (
        frozenset(
            listed(
                "and or but because which who that when while whereas although if so then und oder aber denn weil "
                "dass ob wenn et ou mais car que qui quand si y o pero porque cuando e ma perché che quando mas "
                "porque quem"
            )
        ),
        CONJUNCTION,
    ),
    (
        frozenset(
            listed(
                "of in on at by for from with without into to about after before between against over under during "
                "through von in im am auf bei für mit nach aus zu zum zur über unter de du des à au aux dans par pour "
                "sur avec sans en con por para sin sobre entre desde di da nel nella con per su tra em no na com por "
                "sobre"
            )
        ),
        PREPOSITION,
    ),
)
_WORD = re.compile(r"[^\s。！？；：，、]*[。！？；：，、]+[」』”’)]*|\S+")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the text that is not cut any further, and what a cut before it costs."""

    start: int
    end: int
    cost: int


def cut(text: str, *, limit: int) -> tuple[str, ...]:
    """Cut `text` into pieces of at most `limit` characters, at the least cost.

    Joined again, the pieces give the text up to white space at the cuts; a blank text gives no piece. A word longer
    than `limit` is cut anywhere, but not before a combining mark as long as there is a choice. Takes time in
    proportion to the text. Raises ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError(f"a piece needs at least 1 character, not {limit}")
    text = text.strip()
    if len(text) <= limit:
        return (text,) if text else ()
    stretches = tuple(_stretches(text, limit))
    starts = [*_first_stretches(stretches, limit), len(stretches)]
    return tuple(text[stretches[first].start : stretches[last - 1].end] for first, last in pairwise(starts))


def _stretches(text: str, limit: int) -> Iterator[_Stretch]:
    """The words of a text, long ones in parts."""
    before = ""
    for match in _WORD.finditer(text):
        word = match.group()
        cost = _cost(before, word)
        for start, end in _parts(word, limit):
            yield _Stretch(match.start() + start, match.start() + end, cost if start == 0 else ANYWHERE)
        before = word


def _cost(before: str, word: str) -> int:
    """What a cut between two words costs."""
    if not word[0].isalnum() and not any(character.isalnum() for character in word[:40]):
        return BARE
    if not before[-1:].isalnum():
        for ending, cost in _ENDINGS:
            if ending.search(before[-8:]):
                return cost
    plain = word.lower()
    return next((cost for words, cost in _BEGINNINGS if plain in words), BLANK)


def _parts(word: str, limit: int) -> Iterator[tuple[int, int]]:
    """Where a word is cut so that each part fits, as start and end."""
    start = 0
    while len(word) - start > limit:
        end = _before_mark(word, start, start + limit)
        yield start, end
        start = end
    yield start, len(word)


def _before_mark(word: str, start: int, end: int) -> int:
    """The last place from `start` to `end` that does not part a character from its marks; `end` if there is none."""
    return next((place for place in range(end, max(start, end - 32), -1) if not _clings(word, place)), end)


def _clings(word: str, place: int) -> bool:
    """Whether the character at `place` belongs to the one before: a mark, a joiner, half of a surrogate pair."""
    character = word[place]
    joined = "\u200d" in (character, word[place - 1])
    return joined or "\udc00" <= character <= "\udfff" or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _first_stretches(stretches: tuple[_Stretch, ...], limit: int) -> list[int]:
    """Which stretches begin a piece, in the cheapest way.

    `best[i]` is the least cost of pieces that end before stretch i. The stretches that a piece ending there may begin
    with form a window that only moves on, so its cheapest beginning is kept at the head of a queue of rising costs.
    """
    best, came_from = [0] * (len(stretches) + 1), [0] * (len(stretches) + 1)
    window: deque[tuple[int, int]] = deque()
    for index, stretch in enumerate(stretches):
        begin = best[index] + (stretch.cost + PIECE if index else 0)
        while window and window[-1][0] >= begin:
            window.pop()
        window.append((begin, index))
        while stretch.end - stretches[window[0][1]].start > limit:
            window.popleft()
        best[index + 1], came_from[index + 1] = window[0]
    return _walk_back(came_from)


def _walk_back(came_from: list[int]) -> list[int]:
    starts = []
    at = len(came_from) - 1
    while at:
        at = came_from[at]
        starts.append(at)
    return starts[::-1]
