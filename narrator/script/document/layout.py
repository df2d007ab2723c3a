"""What the writer and the reader of a script agree on: what a line says, by whom, and with which pause, unless told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from narrator.model import Role
from narrator.script.cut import cut
from narrator.script.document.line import Line
from narrator.script.sentences import sentences
from narrator.script.spoken.marks import nothing_to_say
from narrator.script.spoken.normalise import Speaker
from narrator.script.wording import sentence_of
from narrator.show import FRAME, MUSIC, Pauses

SPOKEN = tuple(name for name in FRAME if name not in MUSIC)
"""The parts that have words."""

LONGEST = 300
"""Characters that are said at once of a line without a say-form, as in `write`."""

Chapter = tuple[str, str] | None
"""A chapter's title and URL; None where they are the article's."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A line that says something, with what stands around it: `gap` tells that an empty line follows."""

    line: Line
    heading: bool = False
    chapters: tuple[Chapter, ...] = ()
    gap: bool = False


def role_in(part: str) -> Role:
    """Who says a line of a part if nothing else is told."""
    return Role.HOST if part == "story" else Role.ANNOUNCER


def usual_pauses(entries: Sequence[Entry], pauses: Pauses) -> Iterator[int]:
    """The pause after each line of a part if nothing else is told, in ms."""
    for entry, following in zip_longest(entries, entries[1:]):
        if following is None:
            yield pauses.section_ms
        elif entry.heading or following.heading:
            yield pauses.heading_ms
        else:
            yield pauses.paragraph_ms if entry.gap else pauses.sentence_ms


def by_the_rules(written: str, speaker: Speaker, *, whole: bool) -> list[tuple[str, str]]:
    """What a line without a say-form is parted into, as printed and as said; the last ends as a sentence does.

    What is `whole` is not parted. What has nothing to say is left out.
    """
    pieces = [written] if whole else _pieces(written, speaker.language)
    said = [(piece, speaker.say(piece)) for piece in pieces if not nothing_to_say(piece)]
    return [*said[:-1], *((piece, sentence_of(spoken)) for piece, spoken in said[-1:])]


def _pieces(written: str, language: str) -> list[str]:
    return [piece for sentence in sentences(written, language=language) for piece in cut(sentence, limit=LONGEST)]
