"""Script → the Markdown that an editor works on before anything is spoken; `document_read` reads it back.

A line is an utterance, an empty line a longer pause; a line without a say-form is said by the show's rules. A role or a
pause is left out where the reader comes to the same without it, and a say-form where this is what is printed, too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from narrator.model import Article, Mark, Script, Section, Source, SourceKind
from narrator.script.document.facts import write_facts
from narrator.script.document.layout import Chapter, Entry, by_the_rules, role_in, usual_pauses
from narrator.script.document.line import Line, protected_name
from narrator.script.lexicon.entries import Lexicon, concerning
from narrator.script.spoken.normalise import Speaker
from narrator.show import Pauses

HELP = r"""
<!--
What will be said, line by line. Change what you like, save, and run: narrator make THIS-FILE
Lines can be deleted, moved and added; an empty line is a longer pause.

  {{say: …}}           how the words before it are said. Change both, or take it away: then the show's rules say them.
  > …                  the quote voice says the line. **Ann Okoro:** before its words names who is quoted.
  **announcer:** …     the announcer says the line; in the same way **host:** and **quote:**
  *(pause 1.2 s)*      the pause after a line, at its end or on a line of its own.
  ### …                a heading: it is said, and begins a chapter. [chapter: …] begins one and is not said.
  [sting]              music: intro, sting or outro, if the show has it.
  ## story             a part begins: welcome, headline, story or sign-off.
  \#                   a sign of these that is meant as it stands.
-->"""

SUFFIX = ".script.md"
"""How the name of a file ends that is a script."""

_SEAL = re.compile(r"\n<!-- as written by narrator: ([0-9a-f]{16}) -->\s{0,9}\Z")


def is_document(source: Source) -> bool:
    """Whether a source is a script, by its name."""
    return source.kind is SourceKind.FILE and source.location.lower().endswith(SUFFIX)


def write_document(script: Script, *, key: str, pauses: Pauses, lexicon: Lexicon) -> str:
    """A script as Markdown; `key` is what its article is known by, `pauses` are the show's, `lexicon` is its own."""
    speaker = Speaker(script.language, lexicon, concerning(script.article))
    facts = write_facts(script.article, language=script.language, key=key, pauses=pauses)
    text = "\n".join([facts, HELP, *_body(script, pauses, speaker)]).replace("\n\n\n", "\n\n")
    return f"{text}\n<!-- as written by narrator: {_seal(text)} -->\n"


def is_as_written(text: str) -> bool:
    """Whether a text is a script that nobody has edited since it was written."""
    found = _SEAL.search(text, max(0, len(text) - 80))
    return bool(found and found[1] == _seal(text[: found.start()]))


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _body(script: Script, pauses: Pauses, speaker: Speaker) -> Iterator[str]:
    first = 0
    for section in script.sections:
        if section.music:
            yield f"\n[{section.music}]"
            continue
        marks = [replace(mark, utterance=mark.utterance - first) for mark in script.marks]
        entries = _entries(section, marks, script.article, speaker)
        yield f"\n## {section.name}\n"
        yield from _lines(_laid_out(entries, pauses))
        first += len(section.utterances)


def _entries(section: Section, marks: Sequence[Mark], article: Article, speaker: Speaker) -> Iterator[Entry]:
    """The utterances of a section as lines, each with its pause."""
    usual = role_in(section.name)
    for place, utterance in enumerate(section.utterances):
        begun = [mark for mark in marks if mark.utterance == place]
        plain = utterance.role is usual and not utterance.speaker
        chapters = tuple(_chapters(begun, article))
        heading = plain and chapters == ((utterance.written, ""),)
        as_printed = utterance.spoken.removesuffix(".") == utterance.written.removesuffix(".")
        by_rules = by_the_rules(utterance.written, speaker, whole=heading) if as_printed else []
        line = Line(
            written=utterance.written,
            say=None if by_rules == [(utterance.written, utterance.spoken)] else utterance.spoken,
            role=None if plain else utterance.role,
            speaker=utterance.speaker,
            pause_ms=utterance.pause_ms,
        )
        yield Entry(line=line, heading=heading, chapters=() if heading else chapters)


def _chapters(marks: Sequence[Mark], article: Article) -> Iterator[Chapter]:
    of_the_article = (article.title, article.canonical_url)
    for mark in marks:
        yield None if (mark.title, mark.url) == of_the_article else (mark.title, mark.url)


def _laid_out(undecided: Iterator[Entry], pauses: Pauses) -> Iterator[Entry]:
    """The entries with empty lines between them, and without the pauses that this tells already."""
    entries = list(undecided)
    for entry, following in zip_longest(entries, entries[1:]):
        entry.gap = _parted(entry, following, pauses)
    for entry, usual_ms in zip(entries, usual_pauses(entries, pauses), strict=True):
        told = entry.line.pause_ms != usual_ms
        yield entry if told else replace(entry, line=replace(entry.line, pause_ms=None))


def _parted(entry: Entry, following: Entry | None, pauses: Pauses) -> bool:
    """Whether an empty line is put between two lines: for a longer pause, or to be seen."""
    if following is None or entry.heading or following.heading or following.chapters:
        return True
    same = (entry.line.role, entry.line.speaker) == (following.line.role, following.line.speaker)
    return not same or (entry.line.pause_ms or 0) >= pauses.paragraph_ms


def _lines(entries: Iterator[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from map(_chapter_line, entry.chapters)
        yield f"### {entry.line.content}" if entry.heading else str(entry.line)
        if entry.gap:
            yield ""


def _chapter_line(chapter: Chapter) -> str:
    if chapter is None:
        return "[chapter]"
    title, url = map(protected_name, chapter)
    return f"[chapter: {title}]{f'({url})' if url else ''}"
