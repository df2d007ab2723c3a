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
    """Cues that belong together, of the role of the first; `speaker` is who is quoted, where the text does not say."""

    role: Role
    cues: tuple[Cue, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is said from one chapter to the next; `chapter` is None before the first."""

    chapter: Chapter | None
    paragraphs: tuple[Paragraph, ...]


def passages(episode: Episode, *, pauses: Pauses) -> tuple[Passage, ...]:
    """Every cue of the episode, in order, but for one that only says its chapter's title."""
    found = groupby(episode.cues, key=lambda cue: _chapter_at(episode.chapters, cue.start_ms))
    return tuple(_passage(chapter, tuple(cues), pauses) for chapter, cues in found)


def _chapter_at(chapters: Sequence[Chapter], time_ms: int) -> Chapter | None:
    return max((c for c in chapters if c.start_ms <= time_ms), key=lambda c: c.start_ms, default=None)


def _passage(chapter: Chapter | None, cues: tuple[Cue, ...], pauses: Pauses) -> Passage:
    if chapter and len(cues) > 1 and _bare(cues[0].text) == _bare(chapter.title):
        cues = cues[1:]
    return Passage(chapter=chapter, paragraphs=tuple(_paragraphs(cues, pauses)))


def _bare(text: str) -> str:
    return one_line(text).rstrip(".:!? ").casefold()


def _paragraphs(cues: tuple[Cue, ...], pauses: Pauses) -> Iterator[Paragraph]:
    before = ""
    for group in _groups(cues, pauses):
        speaker = next((cue.speaker for cue in group if cue.speaker), "")
        told = speaker.casefold() in " ".join(cue.text for cue in group).casefold()
        yield Paragraph(role=group[0].role, cues=group, speaker="" if told or speaker == before else speaker)
        before = speaker


def _groups(cues: tuple[Cue, ...], pauses: Pauses) -> Iterator[tuple[Cue, ...]]:
    current: list[Cue] = []
    for cue in cues:
        if current and _parts(current, cue, pauses):
            yield tuple(current)
            current = []
        current.append(cue)
    if current:
        yield tuple(current)


def _parts(current: list[Cue], cue: Cue, pauses: Pauses) -> bool:
    """Whether `cue` begins a paragraph: a pause longer than between sentences, or enough is enough.

    Another speaker begins one too, but for those of one sentence: “…,” said Ann Example.
    """
    last = current[-1]
    pause_ms = cue.start_ms - last.end_ms
    long = sum(len(c.text) for c in current) >= LONG and last.text.rstrip().endswith(_SENTENCE_ENDS)
    other = (cue.role, cue.speaker) != (last.role, last.speaker)
    apart = pause_ms > pauses.sentence_ms // 2
    return (other and apart) or pause_ms > (pauses.sentence_ms + pauses.paragraph_ms) // 2 or long
