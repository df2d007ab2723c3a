"""What was asked for → its articles: a folder's files, a feed's newest items, those of the feeds in an OPML list."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from narrator.errors import SourceError
from narrator.ingest.articlefeed import entries
from narrator.ingest.lists import Listing, feeds_of, listing_of
from narrator.ingest.material import MAX_BYTES
from narrator.ingest.network.fetch import Fetched, Fetcher
from narrator.model import Source, SourceKind
from narrator.script import SCRIPT_SUFFIX

Unread = Callable[[Source, SourceError], None]
"""Takes a feed of a list that cannot be read, and why."""

_LEAVINGS = re.compile(r"\..*|~\$.*|.*~|(?:thumbs\.db|desktop\.ini)|.*\.(?:tmp|part|crdownload|swp|bak)", re.IGNORECASE)
"""Names of files that programs leave in a folder, or have not finished."""


def expand(source: Source, *, fetch: Fetcher, newest: int, unread: Unread | None = None) -> tuple[Source, ...]:
    """List the articles that `source` stands for, the oldest first; an article stands for itself.

    A folder stands for its files, without hidden ones and sub-folders; an article feed, at a URL or in a file, for its
    `newest` articles; an OPML list for the `newest` of each of its feeds. Of those feeds the ones that cannot be read
    are told to `unread`; without it the first one raises. A URL is asked to tell which it is: with `LastKept` the page
    of an article is not asked again when it is read.

    Raises SourceError where a folder, a feed or a list cannot be read or holds nothing, and what `fetch` raises.
    """
    if source.kind is SourceKind.FILE and Path(source.location).is_dir():
        files = files_in(Path(source.location))
        if not files:
            raise SourceError("folder", source.location, "holds no files", "put articles in it: .txt, .md, .docx …")
        return tuple(Source(kind=SourceKind.FILE, location=str(path)) for path in files)
    fetched = _fetched(source, fetch)
    listing = listing_of(fetched.body)
    if listing is Listing.FEED:
        return tuple(reversed(entries(fetched, limit=newest)))
    if listing is Listing.OPML:
        return _of_feeds(feeds_of(fetched), fetch, newest, unread or _raise)
    return (source,)


def files_in(folder: Path) -> tuple[Path, ...]:
    """List the files of a folder that someone put there, the oldest first. Raises SourceError if it cannot be read.

    A script stands for the file that it was made of: of story.txt and story.script.md only the script is listed.
    """
    try:
        paths = [path for path in folder.iterdir() if path.is_file() and not _LEAVINGS.fullmatch(path.name)]
        return tuple(sorted(_without_scripted(paths), key=_age))
    except FileNotFoundError as error:
        raise SourceError("folder", str(folder), "there is no such folder", "check its name") from error
    except OSError as error:
        cause = f"cannot be read: {error.strerror or error}"
        raise SourceError("folder", str(folder), cause, "check who may read it") from error


def _without_scripted(paths: list[Path]) -> list[Path]:
    names = {path.name.lower() for path in paths}
    return [
        path
        for path in paths
        if path.name.lower().endswith(SCRIPT_SUFFIX) or f"{path.stem.lower()}{SCRIPT_SUFFIX}" not in names
    ]


def _age(path: Path) -> tuple[int, str]:
    return path.stat().st_mtime_ns, path.name


def _fetched(source: Source, fetch: Fetcher) -> Fetched:
    """Get what lies at a source, as far as it can be a list: a file that cannot be read is told of by its reader."""
    if source.kind is SourceKind.URL:
        return fetch(source.location)
    is_file = source.kind is SourceKind.FILE and Path(source.location).is_file()  # a pipe can be read only once
    return Fetched(
        url=source.location, status=200, content_type="", body=_beginning(Path(source.location)) if is_file else b""
    )


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError:
        return b""


def _of_feeds(feeds: tuple[Source, ...], fetch: Fetcher, newest: int, unread: Unread) -> tuple[Source, ...]:
    articles: dict[Source, None] = {}
    for feed in feeds:
        try:
            articles |= dict.fromkeys(reversed(entries(fetch(feed.location), limit=newest)))
        except SourceError as error:
            unread(feed, error)
    return tuple(articles)


def _raise(_feed: Source, error: SourceError) -> None:
    raise error
