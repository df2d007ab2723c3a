"""The Markdown that an editor has worked on → Script: `document` read back, with every fault told by its line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from itertools import groupby, pairwise

from narrator.errors import SourceError
from narrator.model import Article, Block, BlockKind, Mark, Role, Script, Section, Utterance
from narrator.script.document.facts import FENCE, Facts, read_facts
from narrator.script.document.layout import SPOKEN, Chapter, Entry, by_the_rules, role_in, usual_pauses
from narrator.script.document.line import Line, parse_content, parse_line, plain
from narrator.script.lexicon.entries import Lexicon, concerning
from narrator.script.spoken.marks import nothing_to_say
from narrator.script.spoken.normalise import Speaker
from narrator.show import MUSIC, Pauses

HINT = r"the lines at its top say how a script is written; a sign that is meant as it stands has a \ before it"

_CHAPTER = re.compile(r"\[chapter(?::\s?((?:\\.|[^\\\]])*))?\](?:\(((?:\\.|[^\\)])*)\))?$")
_MUSIC = re.compile(r"\[([^\[\]\\]*)\]$")


@dataclass(slots=True, kw_only=True)
class _Part:
    """A part of a script: its lines, or a piece of music."""

    name: str
    music: str
    entries: list[Entry]


def read_document(text: str, *, which: str, lexicon: Lexicon) -> Script:
    """The script that an editor made of a document, with its article as far as the script tells of it.

    Raises SourceError, which names the document `which`, with all its faults at once.
    """
    lines = [line.strip(" \t\r") for line in text.removeprefix("\ufeff").split("\n")]
    facts, problems, start = _facts(lines)
    reader = _Reader()
    reader.read(lines, start)
    faults = [*problems, *reader.faults]
    if not faults and not any(part.entries for part in reader.parts):
        faults = ["there is no line to be said"]
    if faults:
        told = faults if len(faults) == 1 else [f"{len(faults)} faults", *faults]
        raise SourceError("script", which, "\n  ".join(told), HINT)
    article = Article(**facts.article, blocks=tuple(_story(reader.parts)), script_digest=_digest(reader.parts))
    speaker = Speaker(article.language, lexicon, concerning(article))
    return _script(reader.parts, article, facts.pauses, speaker)


def _facts(lines: Sequence[str]) -> tuple[Facts, tuple[str, ...], int]:
    """What the head of a document says, what is wrong with it, and the number of its lines."""
    if lines[0] != FENCE or FENCE not in lines[1:]:
        problem = f"line 1: the facts of the article are missing; they stand between two lines of {FENCE}"
        return Facts(article={}, pauses=Pauses()), (problem,), 0
    end = lines.index(FENCE, 1)
    return *read_facts("\n".join(lines[1:end])), end + 1


# ── line by line ─────────────────────────────────────────────────────────────────────────────────────────────────────


class _Reader:
    """Takes a document line by line; what is wrong is kept, and told with the number of its line."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self.faults: list[str] = []
        self._chapters: list[Chapter] = []
        self._comment = 0

    def read(self, lines: Sequence[str], start: int) -> None:
        """Take the lines from number `start` (from 0) on."""
        for number, text in enumerate(lines[start:], start + 1):
            try:
                self._take(number, text)
            except ValueError as fault:
                self.faults.append(f"line {number}: {fault}")
        if self._comment:
            self.faults.append(f"line {self._comment}: the comment that begins here has no end; it is -->")
        if self._chapters:
            self.faults.append("no line follows the last [chapter]")

    def _take(self, number: int, text: str) -> None:
        if self._comment or text.startswith("<!--"):
            self._comment = 0 if "-->" in text else self._comment or number
        elif not text:
            for entry in self._entries()[-1:]:
                entry.gap = True
        elif text.startswith("#"):
            self._sign(text)
        elif chapter := _CHAPTER.match(text):
            title, url = chapter.groups()
            self._chapters.append(None if title is None else (plain(title.strip()), plain(url or "")))
        elif music := _MUSIC.match(text):
            self._music(music[1].strip().lower())
        else:
            self._line(parse_line(text))

    def _entries(self) -> list[Entry]:
        return self.parts[-1].entries if self.parts else []

    def _sign(self, text: str) -> None:
        if text.startswith("### "):
            self._add(Entry(line=parse_content(text[4:].strip()), heading=True))
        elif text.startswith("## "):
            self._begin(text[3:].strip().lower())
        else:
            raise ValueError(f"a part begins with ## ({', '.join(SPOKEN)}), a heading with ###")

    def _begin(self, name: str) -> None:
        self.parts.append(_Part(name=name, music="", entries=[]))
        if name not in SPOKEN:
            close = get_close_matches(name, SPOKEN, n=1)
            meant = f"did you mean {close[0]}?" if close else f"there are {', '.join(SPOKEN)}"
            raise ValueError(f"there is no part {name!r}; {meant}")

    def _music(self, name: str) -> None:
        if name not in MUSIC:
            raise ValueError(f"there is no music {name!r}; there are {', '.join(MUSIC)}")
        self.parts.append(_Part(name=name, music=name, entries=[]))

    def _line(self, line: Line) -> None:
        if line.written or line.say is not None:
            self._add(Entry(line=line))
        elif line.pause_ms is not None and self._entries():
            last = self._entries()[-1]
            last.line = replace(last.line, pause_ms=line.pause_ms)
        else:
            raise ValueError("there are no words for it before it")

    def _add(self, entry: Entry) -> None:
        """Take a line that says something, in the part that is open."""
        if not self.parts:
            self._begin("story")
            raise ValueError("stands before the first part; write ## story above it")
        if nothing_to_say(entry.line.written if entry.line.say is None else entry.line.say):
            raise ValueError("has nothing in it that can be said")
        if self.parts[-1].music:
            self._begin(next((part.name for part in reversed(self.parts) if not part.music), "story"))
        entry.chapters, self._chapters = tuple(self._chapters), []
        self._entries().append(entry)


# ── what the lines make ──────────────────────────────────────────────────────────────────────────────────────────────


def _digest(parts: Sequence[_Part]) -> str:
    """SHA-256, in hex, of all that an editor can change: neither comments nor what the rules say of a line."""
    told = [
        [part.name, *([asdict(entry.line), entry.heading, entry.chapters, entry.gap] for entry in part.entries)]
        for part in parts
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _script(parts: Sequence[_Part], article: Article, pauses: Pauses, speaker: Speaker) -> Script:
    sections: list[Section] = []
    marks: list[Mark] = []
    count = 0
    for part in parts:
        utterances: list[Utterance] = []
        for entry, usual_ms in zip(part.entries, usual_pauses(part.entries, pauses), strict=True):
            marks += _marks(entry, count + len(utterances), article)
            utterances += _utterances(entry, part.name, usual_ms, pauses, speaker)
        sections.append(Section(name=part.name, music=part.music, utterances=tuple(utterances)))
        count += len(utterances)
    return Script(article=article, language=article.language, sections=tuple(sections), marks=tuple(marks))


def _utterances(entry: Entry, part: str, usual_ms: int, pauses: Pauses, speaker: Speaker) -> Iterator[Utterance]:
    """What a line says: one utterance where it has a say-form, else as many as it has sentences."""
    line = entry.line
    by_rules = by_the_rules(line.written, speaker, whole=entry.heading) if line.say is None else []
    said = by_rules or [(line.written, line.say or line.written)]
    for place, (written, spoken) in enumerate(said, 1):
        last_ms = usual_ms if line.pause_ms is None else line.pause_ms
        yield Utterance(
            role=line.role or role_in(part),
            written=written,
            spoken=spoken,
            pause_ms=last_ms if place == len(said) else pauses.sentence_ms,
            speaker=line.speaker,
        )


def _marks(entry: Entry, utterance: int, article: Article) -> Iterator[Mark]:
    for chapter in entry.chapters:
        title, url = chapter or (article.title, article.canonical_url)
        yield Mark(utterance=utterance, title=title, url=url)
    if entry.heading:
        yield Mark(utterance=utterance, title=entry.line.written)


def _story(parts: Sequence[_Part]) -> Iterator[Block]:
    """The story as blocks: what stands together and is said by one role is one."""
    for part in parts:
        entries = part.entries if part.name == "story" else []
        starts = [0]
        for entry, following in pairwise(entries):
            starts.append(starts[-1] + (entry.gap or entry.line.role is not following.line.role))
        for _, group in groupby(zip(starts, entries, strict=False), key=lambda pair: pair[0]):
            yield _block([entry for _, entry in group])


def _block(entries: Sequence[Entry]) -> Block:
    text = " ".join(entry.line.written for entry in entries)
    if entries[0].heading:
        return Block(kind=BlockKind.HEADING, text=text, level=2)
    return Block(kind=BlockKind.QUOTE if entries[0].line.role is Role.QUOTE else BlockKind.PARAGRAPH, text=text)
