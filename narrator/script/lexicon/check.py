"""Runs the tests that the entries of a lexicon carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from narrator.script.lexicon.entries import Entry, Lexicon, covers
from narrator.script.spoken.normalise import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A test that an entry does not pass: what is written, what should be said, and what is."""

    entry: Entry
    written: str
    expected: str
    said: str


def failures(lexicon: Lexicon, *, language: str) -> Iterator[Failure]:
    """The tests that fail, of all entries, the show's first; each entry is tried as one part of the whole lexicon.

    An entry's tests are in its own language, or in `language` (the show's) where that is one of it.
    """
    for entry in (*lexicon.entries, *lexicon.built_in):
        yield from failures_of(entry, lexicon, language=language)


def failures_of(entry: Entry, lexicon: Lexicon, *, language: str) -> Iterator[Failure]:
    """The tests of one entry that fail."""
    if not entry.tests:
        return
    spoken_in = language if covers(entry.language, language) else entry.language
    speaker = Speaker(spoken_in, lexicon, lambda article: article == entry.article)
    for written, expected in entry.tests:
        said = speaker.say(written)
        if said != expected:
            yield Failure(entry=entry, written=written, expected=expected, said=said)
