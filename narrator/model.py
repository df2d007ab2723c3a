"""The frozen values that pass down the line from article to feed.

    Source → Article → Script → Speech → Episode

Each value holds the one it was made from. Times are aware UTC datetimes or integer milliseconds, collections are
tuples. Nothing here reads a file, a clock or the network, and nothing here imports the rest of narrator.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import filterfalse
from pathlib import Path
from typing import Protocol

# ── what was asked for, and what was read ────────────────────────────────────────────────────────────────────────────


class SourceKind(StrEnum):
    """Where a source is read from."""

    FILE = "file"
    URL = "url"
    STDIN = "stdin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was asked for: a file (absolute path), a URL, or standard input (location "-").

    As text it is fit for messages and logs: without the name and the password that a URL may hold.
    """

    kind: SourceKind
    location: str

    def __str__(self) -> str:
        return "standard input" if self.kind is SourceKind.STDIN else re.sub("//[^/?#]*@", "//", self.location, count=1)


class BlockKind(StrEnum):
    """What a stretch of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list-item"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"
    ALT_TEXT = "alt-text"
    FOOTNOTE = "footnote"


ASIDES = frozenset({BlockKind.CAPTION, BlockKind.ALT_TEXT, BlockKind.FOOTNOTE})
"""What stands beside a story, and is said only where a show asks for it."""

# Thai, Lao, Burmese, Khmer, kana and Chinese characters.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, quote, list item … of an article, as printed.

    `level` is a heading's 1 to 6, and how deep a list item is nested, from 1 (else 0); `number` is the place of an item
    in an ordered list, or of a footnote, from 1 (else 0). A table is a line a row, its cells parted by " | ". An
    alt-text says what a picture shows, a caption is what stands under it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: int = 0

    @property
    def words(self) -> int:
        """The number of words: of what has a letter or a figure in it, and two characters where no blanks part them."""
        unparted = len(_UNPARTED.findall(self.text))
        parted = (_UNPARTED.sub(" ", self.text) if unparted else self.text).split()
        # Those with a mark alone are looked at by character: that takes a third of looking at all.
        marked = filterfalse(str.isalnum, parted)
        return len(parted) - sum(not any(map(str.isalnum, word)) for word in marked) + (unparted + 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A stretch that the page carried and the article does not, with the name of the rule that took it out."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was read from a source: its text as blocks, its metadata, and what was left out of it.

    `language` is a BCP 47 tag ("en", "de", "pt-BR"); texts carry no control characters and are in NFC; URLs are
    absolute or "". `key` and `script_digest` are those of an article that was read from a script: what it was known by
    when the script was written, and SHA-256, in hex, of what an editor made of it; else "".
    """

    source: Source
    title: str
    blocks: tuple[Block, ...]
    language: str
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    site_name: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    canonical_url: str = ""
    image_url: str = ""
    dropped: tuple[Dropped, ...] = ()
    key: str = ""
    script_digest: str = ""

    @property
    def words(self) -> int:
        """The number of words of the story: what stands under pictures and at its foot does not count."""
        return sum(block.words for block in self.blocks if block.kind not in ASIDES)

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hex, of what would be narrated: title, standfirst and blocks, or a script."""
        parts = [self.title, self.standfirst, *(f"{b.kind}\x1f{b.text}" for b in self.blocks)]
        parts += [self.script_digest] if self.script_digest else []
        return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()


# ── what will be said, and what was ───────────────────────────────────────────────────────────────────────────────────


class Role(StrEnum):
    """Who speaks in a script."""

    ANNOUNCER = "announcer"
    HOST = "host"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One stretch of a script, sent to an engine at once: as printed, as said, by whom, and the pause after it.

    `spoken` is plain text, but for `[word](/ipa/)`: a word and how it is pronounced, in the International Phonetic
    Alphabet. `speaker` is the name of the person whose words these are, "" where nobody is quoted.
    """

    role: Role
    written: str
    spoken: str
    pause_ms: int
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the frame: words (`utterances`) or a piece of music ("intro", "sting", "outro"), never both."""

    name: str
    utterances: tuple[Utterance, ...] = ()
    music: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The place in a script that a chapter comes from: it begins with utterance number `utterance` (from 0)."""

    utterance: int
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything that will be said, in order, between the pieces of music that frame it."""

    article: Article
    language: str
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances of all sections, in order."""
        return tuple(self)

    def __iter__(self) -> Iterator[Utterance]:
        for section in self.sections:
            yield from section.utterances


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A named speaker in one language (BCP 47); `version` changes where it alone of its engine may sound different."""

    engine: str
    name: str
    language: str
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTime:
    """When a word sounds: the characters `at` to `at + length` of a text, from `start_ms` to `end_ms` of its audio."""

    at: int
    length: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What an engine gives for one text: a whole WAV, MP3, FLAC or Ogg file, and when its words sound, if it knows."""

    audio: bytes
    words: tuple[WordTime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The audio of one spoken text, kept in the clip store, with what the mix must know of it, measured once.

    The file at `path` holds `samples` little-endian signed 16-bit mono samples at `rate_hz`, silence at both ends cut
    away. `energies` are the K-weighted mean squares of each 100 ms (full scale = 1.0), `peak` the highest absolute
    true peak (full scale = 1.0). `text` is what the engine was given, `words` are the times of its words, if it tells.
    """

    key: str
    path: Path
    rate_hz: int
    samples: int
    energies: tuple[float, ...]
    peak: float
    text: str
    words: tuple[WordTime, ...] = ()

    @property
    def duration_ms(self) -> int:
        """The length in whole milliseconds, rounded to the nearest."""
        return round(self.samples * 1000 / self.rate_hz)


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """Which voice narrates, of which engine in which version, and why it was that one.

    `quote` is the voice of the same engine that says what others said, `announcer` the one that says the frame; None
    where the narrator says that, too. `passed_over` are the engines that the show would rather have heard: they speak
    the language, but were not well, or gave up midway.
    """

    voice: Voice
    engine_version: str
    why: str
    quote: Voice | None = None
    announcer: Voice | None = None
    passed_over: tuple[str, ...] = ()

    def voice_of(self, role: Role) -> Voice:
        """The voice that speaks in a role."""
        return {Role.QUOTE: self.quote, Role.ANNOUNCER: self.announcer}.get(role) or self.voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How many clips of a speech were kept `from_store`, or `spoken` now, and of these said once more, or in parts."""

    from_store: int = 0
    spoken: int = 0
    said_again: int = 0
    split: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All clips of a script, dry: `clips[i]` are those of utterance i, several where the engine's limit cut it."""

    script: Script
    casting: Casting
    clips: tuple[tuple[Clip, ...], ...]
    checked: Checked = Checked()


# ── what is published ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One timed caption: the written form, the role that speaks it, and the name of who is quoted ("" nobody).

    `starts_ms` says when each word of `text` (what blanks part) begins, in order; empty where nobody knows.
    """

    start_ms: int
    end_ms: int
    text: str
    role: Role
    speaker: str = ""
    starts_ms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A titled start time."""

    start_ms: int
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What an episode is known by, minted once and stored: neither a new title nor a new recording changes it."""

    guid: str
    slug: str
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """The audio file as a feed names it: a file name that its content decides, its length and its MIME type."""

    name: str
    length_bytes: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One published item, with all that its page, its feed entry and a rebuilt catalogue need to know."""

    identity: Identity
    title: str
    summary: str
    language: str
    authors: tuple[str, ...]
    site_name: str
    source_url: str
    article_key: str
    fingerprint: str
    words: int
    casting: Casting
    enclosure: Enclosure
    duration_ms: int
    loudness_lufs: float
    peak_dbtp: float
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]


class Status(StrEnum):
    """What became of a source."""

    MADE = "made"
    REMADE = "remade"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source: an episode that is there now (`checked` if made now), or why there is none."""

    source: Source
    status: Status
    episode: Episode | None = None
    checked: Checked | None = None
    problem: str = ""
    transient: bool = False


class Progress(Protocol):
    """What the line tells while it works; the command line shows it, a library may pass `Quiet`."""

    def stage(self, text: str) -> None:
        """Say what begins now, in a few words."""

    def step(self, done: int, total: int) -> None:
        """Say how far the stage is."""


class Quiet:
    """A progress that says nothing."""

    def stage(self, text: str) -> None:
        """Say nothing."""

    def step(self, done: int, total: int) -> None:
        """Say nothing."""
