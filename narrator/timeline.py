"""Plan: clip lengths, pauses and music → where everything falls, with the cues and chapters that follow from it.

Pure: nothing here touches sound, it only counts samples. No two placements overlap, and all times of an episode (of
its audio, its transcript, its chapters) come from this one plan.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

from narrator.model import Chapter, Cue, Script, Utterance

LEAD_IN_MS = 300
"""Silence before the first word where no music comes first: players swallow the first moments."""
TAIL_MS = 500
AFTER_MUSIC_MS = 250
BETWEEN_PIECES_MS = 120
"""An engine's limit cuts within a sentence, mostly at a comma: the shortest breath that a speaker takes there."""

CAPTION_LINES, CAPTION_LINE = 2, 65
"""A cue fits into two lines of 65 characters, as the podcast namespace's transcript page recommends."""

_TOKEN = re.compile(r"[^\s。！？、，；]{1,60}[。！？、，；]*\s*|[。！？、，；]+\s*")
"""A word and the blanks after it; where a language writes no blanks, up to 60 characters or the next mark."""

_PHRASE_END = re.compile(r"[.!?…;:,。！？、，；—–]['\"”’»)\]]*\s*$")

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


def plan(script: Script, *, clips: Sequence[Sequence[int]], music: Mapping[str, int], rate_hz: int) -> Timeline:
    """Lay a script out in time.

    `clips[i]` are the lengths of the clips of utterance i and `music` those of the pieces of music by name, all in
    samples at `rate_hz`; music that is not there, and what has no length, is left out with its pause. The last pause
    gives way to a tail of 500 ms. Raises ValueError unless `clips` has as many members as the script has utterances.
    """
    if len(clips) != len(script.utterances):
        raise ValueError(f"{len(clips)} lists of clips for {len(script.utterances)} utterances")
    placements = tuple(_place(list(_events(script, clips, music)), rate_hz))
    total = (placements[-1].end if placements else 0) + _samples(TAIL_MS, rate_hz)
    return Timeline(
        rate_hz=rate_hz,
        placements=placements,
        total_samples=total,
        cues=tuple(_cues(script.utterances, placements, rate_hz)),
        chapters=_chapters(script, placements, rate_hz),
    )


def _samples(ms: int, rate_hz: int) -> int:
    return round(ms * rate_hz / 1000)


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


# ── cues ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cues(utterances: Sequence[Utterance], placements: Sequence[Placement], rate_hz: int) -> Iterator[Cue]:
    for number, group in groupby(placements, key=lambda placement: placement.utterance):
        if number >= 0:
            yield from _cues_of(utterances[number], tuple(group), rate_hz)


def _cues_of(utterance: Utterance, clips: Sequence[Placement], rate_hz: int) -> Iterator[Cue]:
    """Share an utterance's time among its captions by their characters: 1 ms each at least, or one cue for all."""
    start_ms, end_ms = clips[0].start * 1000 // rate_hz, clips[-1].end * 1000 // rate_hz
    captions = captions_of(utterance.written)
    if len(captions) > end_ms - start_ms:
        captions = captions[:0] if start_ms == end_ms else (" ".join(captions),)
    shares = [0, *accumulate(len(caption) for caption in captions)]
    times = [_moment(share / max(1, shares[-1]), clips) * 1000 // rate_hz for share in shares[:-1]]
    bounds = [*_spread(times, start_ms, end_ms), end_ms]
    for caption, (begin_ms, until_ms) in zip(captions, pairwise(bounds), strict=False):
        yield Cue(start_ms=begin_ms, end_ms=until_ms, text=caption, role=utterance.role, speaker=utterance.speaker)


def _moment(share: float, clips: Sequence[Placement]) -> int:
    """Give the sample at which `share` (0 to 1) of what sounds in `clips` is over; their pauses take no share."""
    wanted = round(share * sum(clip.length for clip in clips))
    for clip in clips:
        if wanted < clip.length:
            return clip.start + wanted
        wanted -= clip.length
    return clips[-1].end


def _spread(times_ms: Sequence[int], start_ms: int, end_ms: int) -> Iterator[int]:
    """Keep each time 1 ms after the one before it, with room for those that follow before `end_ms`."""
    before = start_ms - 1
    for place, time_ms in enumerate(times_ms):
        before = min(max(time_ms, before + 1), end_ms - (len(times_ms) - place))
        yield before


def captions_of(text: str) -> tuple[str, ...]:
    """Cut a text into captions of at most two lines of 65 characters, at the ends of phrases where there are any."""
    tokens = _TOKEN.findall(text)
    captions: list[str] = []
    at = 0
    while at < len(tokens):
        until = at + _cut(tokens[at : at + CAPTION_LINES * CAPTION_LINE + 1])
        captions.append(" ".join("".join(tokens[at:until]).split()))
        at = until
    return tuple(captions)


def _cut(tokens: Sequence[str]) -> int:
    """Give how many tokens the next caption takes: all, or up to a late phrase end, or half of what is left."""
    fitting = 1
    while fitting < len(tokens) and _fits("".join(tokens[: fitting + 1])):
        fitting += 1
    if fitting == len(tokens):
        return fitting
    phrases = [count for count in range(1, fitting + 1) if _PHRASE_END.search(tokens[count - 1])]
    lengths = [0, *accumulate(map(len, tokens))]
    late = [count for count in phrases if lengths[count] >= 0.4 * lengths[fitting]]
    if late:
        return late[-1]
    return next(count for count in range(1, fitting + 1) if count == fitting or 2 * lengths[count] >= lengths[-1])


def _fits(text: str) -> bool:
    if len(text) > CAPTION_LINES * (CAPTION_LINE + 1):
        return False
    return len(textwrap.wrap(text, CAPTION_LINE, break_on_hyphens=False)) <= CAPTION_LINES


# ── chapters ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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
