"""Clips in their places → cues: what is written, cut into captions, with the time of each word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrator.model import Clip, Cue, Utterance
from narrator.timeline.alignment import written_starts
from narrator.timeline.captions import caption_spans
from narrator.timeline.estimate import word_starts
from narrator.timeline.words import Word, mostly_unparted, words_of

_UNBROKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """A clip, and from when to when it sounds in the episode, in ms."""

    clip: Clip
    start_ms: float
    end_ms: float


def cues_of(utterance: Utterance, clips: Sequence[Sounding]) -> Iterator[Cue]:
    """The cues of an utterance that sounds in these clips, one at least: each begins with its first word.

    They follow each other without a gap, each for 1 ms at least; where there is no time for that, one cue has all.
    """
    start_ms, end_ms = int(clips[0].start_ms), int(clips[-1].end_ms)
    text, times = utterance.written, _Times.of(utterance.written, clips)
    spans = list(caption_spans(text))
    if len(spans) > end_ms - start_ms:
        spans = [] if start_ms == end_ms else [(0, len(text))]
    begins = [start_ms, *(int(times.at(begin)) for begin, _ in spans[1:])][: len(spans)]
    bounds = [*_spread(begins, start_ms, end_ms), end_ms]
    for span, (begin_ms, until_ms) in zip(spans, pairwise(bounds), strict=True):
        yield Cue(
            start_ms=begin_ms,
            end_ms=until_ms,
            text=" ".join(text[slice(*span)].split()),
            role=utterance.role,
            speaker=utterance.speaker,
            starts_ms=tuple(_starts(text, span, times, begin_ms, until_ms)),
        )


def _starts(text: str, span: tuple[int, int], times: _Times, begin_ms: int, until_ms: int) -> Iterator[int]:
    """When each word of a caption begins, within it; nothing for a language that writes its words without blanks."""
    if mostly_unparted(text[slice(*span)]):
        return
    for word in _UNBROKEN.finditer(text, *span):
        yield min(max(int(times.at(word.start())), begin_ms), until_ms)


def _spread(times_ms: Sequence[int], start_ms: int, end_ms: int) -> Iterator[int]:
    """Keep each time 1 ms after the one before it, with room for those that follow before `end_ms`."""
    before = start_ms - 1
    for place, time_ms in enumerate(times_ms):
        before = min(max(time_ms, before + 1), end_ms - (len(times_ms) - place))
        yield before


@dataclass(frozen=True, slots=True)
class _Times:
    """When a written text is said: `starts_ms` has a time for each of its words, then the end."""

    words: tuple[Word, ...]
    starts_ms: tuple[float, ...]

    @classmethod
    def of(cls, text: str, clips: Sequence[Sounding]) -> _Times:
        """The times of a text that is said in these clips."""
        words = words_of(text)
        spoken = [said for sounding in clips for said in _spoken(sounding)]
        start_ms, end_ms = clips[0].start_ms, clips[-1].end_ms
        return cls(words, (*written_starts(words, spoken, start_ms=start_ms, end_ms=end_ms), end_ms))

    def at(self, place: int) -> float:
        """When the character at `place` is said, which belongs to a word: where none begins, in proportion."""
        number = bisect_right(self.words, place, key=lambda word: word.at) - 1
        word, begin_ms, next_ms = self.words[number], *self.starts_ms[number : number + 2]
        return begin_ms + (next_ms - begin_ms) * (place - word.at) / (word.end - word.at)


def _spoken(sounding: Sounding) -> Iterator[tuple[Word, float]]:
    """The words of a clip, each with its start in the episode."""
    for word, start_ms in word_starts(sounding.clip):
        yield word, min(sounding.start_ms + start_ms, sounding.end_ms)
