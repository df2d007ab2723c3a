"""Source → Article and Script: an article is read and written, a script that someone has reviewed is read as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from narrator.errors import SourceError, WorkspaceError
from narrator.files import write_whole
from narrator.ingest import Fetcher, article_key, read
from narrator.model import Article, Script, Source
from narrator.script import SCRIPT_SUFFIX, Lexicon, is_as_written, is_document, read_document, write, write_document
from narrator.show import Show

MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article on its way to what will be said; `reviewed` is the script of one that was read from a script."""

    article: Article
    show: Show
    lexicon: Lexicon
    reviewed: Script | None = None

    @property
    def key(self) -> str:
        """What the article is known by."""
        return article_key(self.article)

    def script(self, *, published: datetime) -> Script:
        """What will be said: as it was reviewed, else as the show's rules write it for an episode of that date."""
        return self.reviewed or write(self.article, show=self.show, lexicon=self.lexicon, published=published)

    def document(self, *, published: datetime) -> str:
        """The script as Markdown, to be reviewed before anything is spoken."""
        script, pauses = self.script(published=published), self.show.style.pauses
        return write_document(script, key=self.key, pauses=pauses, lexicon=self.lexicon)


def draft(source: Source, *, show: Show, lexicon: Lexicon, fetch: Fetcher, stdin: BinaryIO | None = None) -> Draft:
    """Read what a source holds: an article, or (by its name) a script. Raises SourceError, and what `fetch` raises."""
    if is_document(source):
        reviewed = load_document(Path(source.location), lexicon=lexicon)
        return Draft(article=reviewed.article, show=show, lexicon=lexicon, reviewed=reviewed)
    article = read(source, fetch=fetch, stdin=stdin, reading=show.reading, sites=show.sites)
    return Draft(article=article, show=show, lexicon=lexicon)


# ── scripts as files ──────────────────────────────────────────────────────────────────────────────────────────────────


def load_document(path: Path, *, lexicon: Lexicon) -> Script:
    """The script in a file, with its article. Raises SourceError with all that is wrong with it."""
    return read_document(_text(path), which=str(path), lexicon=lexicon)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError("script", str(path), "there is no such file", "check its name, and the folder") from error
    except OSError as error:
        raise SourceError("script", str(path), f"cannot be read: {error.strerror}", "check who may read it") from error
    if len(content) > MOST_BYTES:
        raise SourceError("script", str(path), f"is larger than {MOST_BYTES // 1_000_000} MB", "make it in parts")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError("script", str(path), f"line {line}: is not UTF-8", "save it as UTF-8") from error


def save_document(path: Path, text: str, *, force: bool) -> None:
    """Write a script to a file, whole or not at all.

    Raises SourceError where the name is none of a script, WorkspaceError where what is there was edited, unless
    `force`.
    """
    if not path.name.lower().endswith(SCRIPT_SUFFIX):
        hint = f"name it {path.name.partition('.')[0] or 'story'}{SCRIPT_SUFFIX}"
        raise SourceError(
            "script", str(path), f"its name must end in {SCRIPT_SUFFIX}, so that it is known for one", hint
        )
    if not force and path.exists() and not is_as_written(_there(path)):
        hint = "give another name, or overwrite what is there with --force"
        raise WorkspaceError("script", str(path), "has been edited since narrator wrote it", hint)
    write_whole(path, text.encode())


def _there(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
