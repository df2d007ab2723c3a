"""Plan: clip lengths, pauses and music → where everything falls, with the cues and chapters that follow from it.

Pure: nothing here touches sound, it only counts samples. No two placements overlap, and all times of an episode (of
its audio, its transcript, its chapters) come from this one plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from narrator.model import Chapter, Clip, Cue, Script, Utterance
from narrator.timeline.cues import Sounding, cues_of

LEAD_IN_MS = 300
"""Silence before the first word where no music comes first: players swallow the first moments."""
TAIL_MS = 500
AFTER_MUSIC_MS = 250
BETWEEN_PIECES_MS = 120
"""An engine's limit cuts within a sentence, mostly at a comma: the shortest breath that a speaker takes there."""

What: TypeAlias = tuple[int, int] | str
"""What is placed: the clip of (utterance, piece), both counted from 0, or a piece of music by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a clip or a piece of music falls, in samples."""

    what: What
    start: int
    length: int

    @property
    def end(self) -> int:
        """The first sample after it."""
        return self.start + self.length

    @property
    def utterance(self) -> int:
        """The number of the utterance that this is a clip of, or -1."""
        return -1 if isinstance(self.what, str) else self.what[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A whole episode in time: placements in order, which never overlap, and what listeners are shown with them."""

    rate_hz: int
    placements: tuple[Placement, ...]
    total_samples: int
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]


def plan(script: Script, *, clips: Sequence[Sequence[Clip]], music: Mapping[str, int], rate_hz: int) -> Timeline:
    """Lay a script out in time.

    `clips[i]` are the clips of utterance i, and `music` the lengths of the pieces of music by name, in samples at
    `rate_hz`; music that is not there, and what has no length, is left out with its pause. The last pause gives way to
    a tail of 500 ms. Raises ValueError unless `clips` has as many members as the script has utterances.
    """
    if len(clips) != len(script.utterances):
        raise ValueError(f"{len(clips)} lists of clips for {len(script.utterances)} utterances")
    lengths = [[_length(clip, rate_hz) for clip in pieces] for pieces in clips]
    placements = tuple(_place(list(_events(script, lengths, music)), rate_hz))
    total = (placements[-1].end if placements else 0) + _samples(TAIL_MS, rate_hz)
    return Timeline(
        rate_hz=rate_hz,
        placements=placements,
        total_samples=total,
        cues=tuple(_cues(script.utterances, clips, placements, rate_hz)),
        chapters=_chapters(script, placements, rate_hz),
    )


def _samples(ms: int, rate_hz: int) -> int:
    return round(ms * rate_hz / 1000)


def _length(clip: Clip, rate_hz: int) -> int:
    """Give how many samples a clip has at another rate."""
    return round(clip.samples * rate_hz / clip.rate_hz)


# ── placements ───────────────────────────────────────────────────────────────────────────────────────────────────────

_Event: TypeAlias = tuple[What, int, int]
"""What sounds, for how many samples, and the pause after it in ms."""


def _events(script: Script, clips: Sequence[Sequence[int]], music: Mapping[str, int]) -> Iterator[_Event]:
    spoken = enumerate(clips)
    for section in script.sections:
        if music.get(section.music):
            yield section.music, music[section.music], AFTER_MUSIC_MS
        for utterance, (number, lengths) in zip(section.utterances, spoken, strict=False):
            yield from _pieces(number, utterance, lengths)


def _pieces(number: int, utterance: Utterance, lengths: Sequence[int]) -> Iterator[_Event]:
    sounding = [(piece, length) for piece, length in enumerate(lengths) if length]
    for place, (piece, length) in enumerate(sounding, start=1):
        last = place == len(sounding)
        yield (number, piece), length, utterance.pause_ms if last else BETWEEN_PIECES_MS


def _place(events: Sequence[_Event], rate_hz: int) -> Iterator[Placement]:
    at = 0 if events and isinstance(events[0][0], str) else _samples(LEAD_IN_MS, rate_hz)
    for what, length, pause_ms in events:
        yield Placement(what=what, start=at, length=length)
        at += length + _samples(pause_ms, rate_hz)


# ── cues and chapters ────────────────────────────────────────────────────────────────────────────────────────────────


def _cues(
    utterances: Sequence[Utterance], clips: Sequence[Sequence[Clip]], placements: Sequence[Placement], rate_hz: int
) -> Iterator[Cue]:
    spoken = [(placed, *placed.what) for placed in placements if not isinstance(placed.what, str)]
    for number, group in groupby(spoken, key=lambda which: which[1]):
        yield from cues_of(
            utterances[number], [_sounding(placed, clips[number][piece], rate_hz) for placed, _, piece in group]
        )


def _sounding(placed: Placement, clip: Clip, rate_hz: int) -> Sounding:
    return Sounding(clip=clip, start_ms=placed.start * 1000 / rate_hz, end_ms=placed.end * 1000 / rate_hz)


def _chapters(script: Script, placements: Sequence[Placement], rate_hz: int) -> tuple[Chapter, ...]:
    """Give a chapter a mark, and always one at 0 ms: that of a mark before the first word, else the whole article's."""
    spoken = [placement for placement in placements if placement.utterance >= 0]
    chapters = {0: Chapter(start_ms=0, title=script.article.title)}
    for mark in reversed(script.marks):
        begins = next((clip for clip in spoken if clip.utterance >= mark.utterance), None)
        if begins is not None:
            start_ms = 0 if begins is spoken[0] else begins.start * 1000 // rate_hz
            chapters[start_ms] = Chapter(start_ms=start_ms, title=mark.title, url=mark.url)
    return tuple(chapters[start_ms] for start_ms in sorted(chapters))
