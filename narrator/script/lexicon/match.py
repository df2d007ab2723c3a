"""Finds the entries of a lexicon in a text: whole words, in one pass that never looks at what it put there.

Entries are looked up by their words, so that a text takes the same time whatever the size of the lexicon. Only regular
expressions are tried one by one; `lexicon_pattern` bounds what each may cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from narrator.script.lexicon.pattern import whole_words
from narrator.script.spoken.marks import SAID

WORD = re.compile(r"\w+")


class Findable(Protocol):
    """What the finding needs of an entry."""

    @property
    def match(self) -> str:
        """The word or phrase, "" where there is a pattern."""

    @property
    def pattern(self) -> str:
        """The regular expression, "" where there is a word."""

    @property
    def case(self) -> bool:
        """Whether small and capital letters count."""

    def spoken(self, found: re.Match[str], /) -> str:
        """What is said for what was found."""


E = TypeVar("E", bound=Findable)


class Find(NamedTuple):
    """Where an entry applies: the earlier, then the longer, then a word before a pattern."""

    start: int
    minus_end: int
    is_pattern: bool
    said: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return -self.minus_end


class Index(Generic[E]):
    """The entries of one layer, made ready for finding."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._patterns: list[E] = []
        self._by_words: dict[tuple[str, ...], list[E]] = {}
        for entry in sorted(entries, key=lambda entry: (-len(entry.match), not entry.case, entry.match)):
            if entry.pattern:
                self._patterns.append(entry)
            elif words := _words(entry.match):
                self._by_words.setdefault(words, []).append(entry)
        self._lengths: dict[str, list[int]] = {}
        for words in sorted(self._by_words, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    def find(self, text: str, start: int, end: int, applies: Callable[[E], bool]) -> Iterator[Find]:
        """What is found from `start` to `end`, from the left, of what begins at one place the longest."""
        finds = [*self._phrases(text, start, end, applies)]
        for entry in filter(applies, self._patterns):
            finds += self._matches(entry, text, start, end)
        for find in sorted(finds):
            if find.start >= start:
                start = find.end
                yield find

    def _phrases(self, text: str, start: int, end: int, applies: Callable[[E], bool]) -> Iterator[Find]:
        if self._lengths.keys().isdisjoint(map(str.casefold, WORD.findall(text, start, end))):
            return
        words = [*WORD.finditer(text, start, end)]
        keys = [word.group().casefold() for word in words]
        for at, key in enumerate(keys):
            for length in self._lengths.get(key, ()):
                entries = self._by_words.get(tuple(keys[at : at + length]), ())
                found = self._first(filter(applies, entries), text, words[at].start(), start, end)
                if found:
                    yield found
                    break

    def _first(self, entries: Iterable[E], text: str, word: int, start: int, end: int) -> Find | None:
        """The first of `entries` whose first word stands at `word`, as a whole and from `start` to `end`."""
        for entry in entries:
            pattern, lead = _phrase(entry.match, entry.case)
            match = pattern.match(text, word - lead, end) if word - lead >= start else None
            if match:
                return Find(match.start(), -match.end(), False, entry.spoken(match))
        return None

    def _matches(self, entry: E, text: str, start: int, end: int) -> Iterator[Find]:
        for match in whole_words(entry.pattern, entry.case).finditer(text, start, end):
            if WORD.search(match.group()):
                yield Find(match.start(), -match.end(), True, entry.spoken(match))


class Matcher(Generic[E]):
    """Finds what applies of all layers; what an upper one has taken, a lower one does not see."""

    def __init__(self, layers: Sequence[Index[E]], applies: Callable[[E], bool]) -> None:
        self._layers, self._applies = layers, applies

    def mark(self, text: str) -> tuple[str, list[str]]:
        """The text with a stand-in (`SAID`) for each word that has an entry, and what is said for these, in order."""
        finds: list[Find] = []
        for layer in self._layers:
            for start, end in _gaps(finds, len(text)):
                finds += layer.find(text, start, end, self._applies)
            finds.sort()
        if not finds:
            return text, []
        return SAID.join(text[start:end] for start, end in _gaps(finds, len(text))), [find.said for find in finds]


def _gaps(finds: Sequence[Find], length: int) -> list[tuple[int, int]]:
    """What lies before, between and behind what was found."""
    starts = [0, *(find.end for find in finds)]
    return [*zip(starts, [*(find.start for find in finds), length], strict=True)]


def plain_phrase(words: str) -> str:
    """A phrase with one blank for white space and one kind of apostrophe."""
    return " ".join(words.split()).replace("’", "'")


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(phrase))


@lru_cache(maxsize=4096)
def _phrase(words: str, case: bool) -> tuple[re.Pattern[str], int]:  # noqa: FBT001  (a cache's key)
    """The pattern of an entry, and how far into it its first word stands."""
    plain = plain_phrase(words)
    first = WORD.search(plain)
    pattern = r"\s+".join(re.escape(word).replace("'", "['’]") for word in plain.split(" "))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", 0 if case else re.IGNORECASE), first.start() if first else 0
