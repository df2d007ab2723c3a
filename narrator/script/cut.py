"""Cuts a long text into pieces where a speaker would breathe."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from itertools import pairwise

from narrator.script.ipa import UNPARTED
from narrator.script.spoken.rule import listed

SENTENCE, CLAUSE, COMMA, CONJUNCTION, PREPOSITION, BLANK, NAME, TIGHT, BARE, ANYWHERE = (
    1,
    2,
    3,
    5,
    8,
    13,
    18,
    34,
    50,
    200,
)
"""What a cut costs by what stands before it (full stop; semicolon, colon, dash; comma) or after it (conjunction,
preposition); between two other words, inside a name; between what is read as one, an abbreviation and its word ("Dr.
Okoro") or a number and what is counted ("10 000 km"); before a word that is only punctuation, which no engine can say;
in a word."""

PIECE = 2
"""What each further piece costs: two cuts at full stops are better than one at a blank, but not for nothing."""

_CLOSING = "\"'”’»)]」』"
_ENDINGS = (
    dict.fromkeys(".!?…。！？।؟۔", SENTENCE) | dict.fromkeys(";:–—；：؛", CLAUSE) | dict.fromkeys(",，、،", COMMA)
)
_BEGINNINGS = dict.fromkeys(
    listed(
        "of in on at by for from with without into to about after before between against over under during through von "
        "in im am auf bei für mit nach aus zu zum zur über unter de du des à au aux dans par pour sur avec sans en con "
        "por para sin sobre entre desde di da nel nella con per su tra em no na com por sobre"
    ),
    PREPOSITION,
) | dict.fromkeys(
    listed(
        "and or but because which who that when while whereas although if so then und oder aber denn weil dass ob wenn "
        "et ou mais car que qui quand si y o pero porque cuando e ma perché che quando mas porque quem"
    ),
    CONJUNCTION,
)
_ABBREVIATIONS = frozenset(
    listed(
        "mr mrs ms dr prof gen lt col capt sgt rev hon sen rep gov st mt ft no nos nr vol pp fig cap chap art abs vs "
        "ca approx mio mrd bzw ggf evtl mme mlle sra srta dra sig dott avv ing núm pág pag av etc"
    )
)
_WORD = re.compile(r"[^\s。！？；：，、]*[。！？；：，、]+[」』”’)]*|\S+")
_WITH_IPA = re.compile(rf"(?:{UNPARTED}|[^\s。！？；：，、])*+[。！？；：，、]+[」』”’)]*|(?:{UNPARTED}|\S)++")
"""A word, and one in a text that has pronunciations, which may have blanks in them: slower to look for."""


def cut(text: str, *, limit: int) -> tuple[str, ...]:
    """Cut `text` into pieces of at most `limit` characters, at the least cost.

    Joined again, the pieces give the text up to white space at the cuts; a blank text gives no piece. A word longer
    than `limit` is cut anywhere, but not before a combining mark as long as there is a choice; a word with its
    pronunciation, `[word](/ipa/)`, counts as one. Takes time in proportion to the text. Raises ValueError for a limit
    below 1.
    """
    if limit < 1:
        raise ValueError(f"a piece needs at least 1 character, not {limit}")
    text = text.strip()
    if len(text) <= limit:
        return (text,) if text else ()
    starts, ends, costs = _stretches(text, limit)
    firsts = [*_first_stretches(starts, ends, costs, limit), len(starts)]
    return tuple(text[starts[first] : ends[last - 1]] for first, last in pairwise(firsts))


def _stretches(text: str, limit: int) -> tuple[list[int], list[int], list[int]]:
    """Where the words of a text start and end, and what a cut before each costs; long ones in parts."""
    starts, ends, costs = [], [], []
    before = ""
    for match in (_WITH_IPA if "](/" in text else _WORD).finditer(text):
        word, start = match.group(), match.start()
        cost = _cost(before, word)
        while len(word) > limit:
            size = _before_mark(word, 0, limit)
            starts.append(start)
            ends.append(start + size)
            costs.append(cost)
            word, start, cost = word[size:], start + size, ANYWHERE
        starts.append(start)
        ends.append(match.end())
        costs.append(cost)
        before = match.group()
    return starts, ends, costs


def _cost(before: str, word: str) -> int:
    """What a cut between two words costs."""
    first = word[0]
    if not first.isalnum() and not any(map(str.isalnum, word[:40])):
        return BARE
    last = before[-1:]
    if not last.isalnum():
        return _after_mark(before, word)
    cost = _BEGINNINGS.get(word.lower())
    if cost:
        return cost
    if last.isdecimal():
        return TIGHT
    return NAME if first.isupper() and before[0].isupper() else BLANK


def _after_mark(before: str, word: str) -> int:
    """What a cut costs behind a word that ends with a mark."""
    bare = before.rstrip(_CLOSING)[-24:]
    if bare[-1:] == ".":
        core = bare[:-1].lstrip("([“\"'‘’«„")
        if (len(core) == 1 and core.isalpha()) or "." in core or core.lower() in _ABBREVIATIONS:
            return TIGHT
    return _ENDINGS.get(bare[-1:]) or _BEGINNINGS.get(word.lower(), BLANK)


def _before_mark(word: str, start: int, end: int) -> int:
    """The last place from `start` to `end` that does not part a character from its marks; `end` if there is none."""
    return next((place for place in range(end, max(start, end - 32), -1) if not _clings(word, place)), end)


def _clings(word: str, place: int) -> bool:
    """Whether the character at `place` belongs to the one before: a mark, a joiner, half of a surrogate pair."""
    character = word[place]
    joined = "\u200d" in (character, word[place - 1])
    return joined or "\udc00" <= character <= "\udfff" or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _first_stretches(starts: list[int], ends: list[int], costs: list[int], limit: int) -> list[int]:
    """Which stretches begin a piece, in the cheapest way.

    `best` is the least cost of pieces that end before a stretch. The stretches that a piece ending there may begin
    with form a window that only moves on, so its cheapest beginning is kept at the head of a queue of rising costs.
    """
    best, came_from = -PIECE - costs[0], [0] * (len(starts) + 1)
    window: deque[tuple[int, int]] = deque()
    for index, (end, cost) in enumerate(zip(ends, costs, strict=True)):
        begin = best + cost + PIECE
        while window and window[-1][0] >= begin:
            window.pop()
        window.append((begin, index))
        while end - starts[window[0][1]] > limit:
            window.popleft()
        best, came_from[index + 1] = window[0]
    return _walk_back(came_from)


def _walk_back(came_from: list[int]) -> list[int]:
    starts = []
    at = len(came_from) - 1
    while at:
        at = came_from[at]
        starts.append(at)
    return starts[::-1]
