"""Cues → a text to read: passages under chapter titles, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from narrator.model import Chapter, Cue, Episode, Role
from narrator.show import Pauses
from narrator.transcript import one_line

LONG = 700
"""From how many characters on a paragraph ends with its sentence, if no pause has ended it."""

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "”", "»", '"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Cues that belong together, of one role."""

    role: Role
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is said from one chapter to the next; `chapter` is None before the first."""

    chapter: Chapter | None
    paragraphs: tuple[Paragraph, ...]


def passages(episode: Episode, *, pauses: Pauses) -> tuple[Passage, ...]:
    """Every cue of the episode, in order, but for one that only says its chapter's title."""
    paragraph_ms = (pauses.sentence_ms + pauses.paragraph_ms) // 2
    found = groupby(episode.cues, key=lambda cue: _chapter_at(episode.chapters, cue.start_ms))
    return tuple(_passage(chapter, tuple(cues), paragraph_ms) for chapter, cues in found)


def _chapter_at(chapters: Sequence[Chapter], time_ms: int) -> Chapter | None:
    return max((c for c in chapters if c.start_ms <= time_ms), key=lambda c: c.start_ms, default=None)


def _passage(chapter: Chapter | None, cues: tuple[Cue, ...], paragraph_ms: int) -> Passage:
    if chapter and len(cues) > 1 and _bare(cues[0].text) == _bare(chapter.title):
        cues = cues[1:]
    return Passage(chapter=chapter, paragraphs=tuple(_paragraphs(cues, paragraph_ms)))


def _bare(text: str) -> str:
    return one_line(text).rstrip(".:!? ").casefold()


def _paragraphs(cues: tuple[Cue, ...], paragraph_ms: int) -> Iterator[Paragraph]:
    current: list[Cue] = []
    for cue in cues:
        if current and _parts(current, cue, paragraph_ms):
            yield Paragraph(role=current[0].role, cues=tuple(current))
            current = []
        current.append(cue)
    if current:
        yield Paragraph(role=current[0].role, cues=tuple(current))


def _parts(current: list[Cue], cue: Cue, paragraph_ms: int) -> bool:
    """Whether `cue` begins a paragraph: another role, a pause longer than between sentences, or enough is enough."""
    last = current[-1]
    long = sum(len(c.text) for c in current) >= LONG and last.text.rstrip().endswith(_SENTENCE_ENDS)
    return cue.role is not last.role or cue.start_ms - last.end_ms > paragraph_ms or long
