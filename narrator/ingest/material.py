"""The bytes of a source, from wherever they lie, and a refusal where they are no text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from narrator.errors import RefusedArticle, SourceError
from narrator.ingest.network.fetch import Fetcher
from narrator.ingest.packages import archive
from narrator.model import Source, SourceKind

MAX_BYTES = 10_000_000
"""More than ten novels; a page of this size takes some ten seconds to read."""

GIVE_TEXT = "give narrator the text itself: a .txt, .md, .html, .docx or .epub file, a URL, or - for standard input"

FOLLOW = (
    "name one of its articles; `narrator make` takes all of them, and `narrator run` follows it:"
    ' [[sources]] {} = "…" in show.toml'
)

# How the formats begin that get renamed or mistaken for text.
_BINARY = (
    (b"\x89PNG", 0, "a PNG picture"),
    (b"\xff\xd8\xff", 0, "a JPEG picture"),
    (b"GIF8", 0, "a GIF picture"),
    (b"%PDF-", 0, "a PDF document"),
    (b"PK\x05\x06", 0, "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", 0, "an old Word document"),
    (b"{\\rtf", 0, "an RTF document"),
    (b"\x1f\x8b", 0, "a gzip archive"),
    (b"7z\xbc\xaf", 0, "a 7z archive"),
    (b"ID3", 0, "an MP3 file"),
    (b"\xff\xfb", 0, "an MP3 file"),
    (b"\xff\xf3", 0, "an MP3 file"),
    (b"OggS", 0, "an Ogg file"),
    (b"fLaC", 0, "a FLAC file"),
    (b"RIFF", 0, "a WAV, AVI or WebP file"),
    (b"ftyp", 4, "an MP4 or M4A file"),
    (b"\x7fELF", 0, "a program"),
    (b"SQLite format 3\x00", 0, "a database"),
)
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What lies at a source: its bytes, and what their place says of them ("" where it says nothing).

    `suffix` is the lower-case end of its name (".md"); `url` the one that answered; `media_type` and `charset` are
    those of the HTTP header, in lower case.
    """

    source: Source
    body: bytes
    suffix: str = ""
    url: str = ""
    media_type: str = ""
    charset: str = ""


def gather(source: Source, *, fetch: Fetcher, stdin: BinaryIO | None) -> Material:
    """Get the bytes of `source`: at most 10 MB of text, or an archive of 100 MB, which holds pictures as well.

    Raises SourceError, RefusedArticle, and what `fetch` raises.
    """
    material = _GATHER[source.kind](source, fetch, stdin)
    most = _most(material.body)
    if len(material.body) > most:
        raise RefusedArticle(
            "article", str(source), f"is larger than {most // 1_000_000} MB", "narrate it in parts, a file each"
        )
    _refuse_binary(material)
    return material


def _most(body: bytes) -> int:
    return archive.MAX_BYTES if body.startswith(archive.SIGNATURE) else MAX_BYTES


def _bounded(file: BinaryIO) -> bytes:
    """Read a file, one byte more than it may have if it has too many."""
    head = file.read(len(archive.SIGNATURE))
    return head + file.read(_most(head) + 1 - len(head))


def _from_file(source: Source, _fetch: Fetcher, _stdin: BinaryIO | None) -> Material:
    path = Path(source.location)
    try:
        with path.open("rb") as file:
            body = _bounded(file)
    except FileNotFoundError as error:
        raise SourceError("article", str(path), "there is no such file", "check its name, and the folder") from error
    except IsADirectoryError as error:
        raise SourceError("article", str(path), "is a folder, not an article", FOLLOW.format("folder")) from error
    except OSError as error:
        cause = f"cannot be read: {error.strerror or error}"
        raise SourceError("article", str(path), cause, "check who may read it") from error
    except ValueError as error:
        raise SourceError("article", repr(str(path)), "is no name that a file can have") from error
    return Material(source=source, body=body, suffix=path.suffix.lower())


def _from_url(source: Source, fetch: Fetcher, _stdin: BinaryIO | None) -> Material:
    fetched = fetch(source.location)
    return Material(
        source=source,
        body=fetched.body,
        suffix=PurePosixPath(urlsplit(fetched.url).path).suffix.lower(),
        url=fetched.url,
        media_type=fetched.content_type,
        charset=fetched.charset,
    )


def _from_stdin(source: Source, _fetch: Fetcher, stdin: BinaryIO | None) -> Material:
    if stdin is None:
        raise SourceError("article", str(source), "there is none to read from", "name a file or a URL instead of -")
    try:
        return Material(source=source, body=_bounded(stdin))
    except OSError as error:
        raise SourceError("article", str(source), f"cannot be read: {error.strerror or error}") from error


_GATHER: dict[SourceKind, Callable[[Source, Fetcher, BinaryIO | None], Material]] = {
    SourceKind.FILE: _from_file,
    SourceKind.URL: _from_url,
    SourceKind.STDIN: _from_stdin,
}


def _refuse_binary(material: Material) -> None:
    if material.body.startswith(archive.SIGNATURE):
        return
    for signature, offset, name in _BINARY:
        if material.body.startswith(signature, offset):
            raise RefusedArticle("article", str(material.source), f"is {name}, not text", GIVE_TEXT)
    if material.media_type.startswith(_NO_TEXT):
        raise RefusedArticle("article", str(material.source), f"is {material.media_type}, not text", GIVE_TEXT)
