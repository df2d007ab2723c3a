"""A show's folder as a store: where things lie, the lock that one run at a time holds, and the catalogue of episodes.

The catalogue is SQLite (write-ahead log, every commit on disk before it returns); whoever writes holds the lock.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO
from uuid import uuid4

from narrator.errors import ShowLocked, WorkspaceError, file_error
from narrator.files import TEMPORARY, slug
from narrator.model import Article, Episode, Identity
from narrator.record import episode_from_json, episode_json
from narrator.schedule import Attempt, Result

FEED_NAME = "feed.xml"
INDEX_NAME = "index.html"

GRACE = timedelta(days=7)
"""How long audio that was once in the feed stays after it left it: apps keep a feed for days."""

SCHEMA = """
CREATE TABLE show (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE episode (
    number INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    published TEXT NOT NULL,
    article_key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('making', 'ready', 'removed')),
    fingerprint TEXT NOT NULL,
    record BLOB,
    location TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX episode_by_fingerprint ON episode (fingerprint);
CREATE TABLE retired (path TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT;
CREATE TABLE attempt (
    location TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('made', 'failed', 'transient')),
    problem TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
PRAGMA user_version = 2;
"""
SCHEMA_VERSION = 2
MIGRATIONS = {1: "ALTER TABLE episode ADD COLUMN location TEXT NOT NULL DEFAULT ''; PRAGMA user_version = 2;"}
"""What brings a catalogue of an older narrator one version further."""


class State(StrEnum):
    """How far an episode is: begun, published, or taken out for good."""

    MAKING = "making"
    READY = "ready"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the catalogue; `episode` is None until it was made.

    `location` is where it was last made from (a path, a URL, "-"), "" where that is not known.
    """

    identity: Identity
    article_key: str
    state: State
    fingerprint: str
    episode: Episode | None
    location: str = ""


class Workspace:
    """A show's folder. Open it with `open_workspace`, and hold its lock while writing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.public = folder / "public"
        self.clips = folder / ".narrator" / "clips"
        self.accounts = folder / ".narrator" / "accounts"
        self.database = folder / "narrator.db"

    def episode_folder(self, identity: Identity) -> Path:
        """Where an episode's files lie in the site."""
        return self.public / "episodes" / identity.slug

    @contextmanager
    def held(self, *, command: str, now: datetime, trusting: bool = False) -> Iterator[Catalogue]:
        """Hold the show's lock and its catalogue, both let go at the end, however that comes.

        Raises ShowLocked at once where another run holds it, WorkspaceError where the folder cannot be written or,
        unless `trusting`, where the catalogue is empty and the site is not.
        """
        with _writable(self.folder), self._lock_file() as lock:
            _claim(lock, self.folder, command=command, now=now)
            with closing(Catalogue(self.database)) as catalogue:
                if not trusting:
                    self._refuse_a_lost_catalogue(catalogue)
                yield catalogue

    @contextmanager
    def read(self) -> Iterator[Catalogue]:
        """The catalogue for reading only, with no lock: empty where none was written yet."""
        with closing(Catalogue(self.database, read_only=True)) as catalogue:
            yield catalogue

    @contextmanager
    def _lock_file(self) -> Iterator[IO[str]]:
        # A file of its own that is never deleted: a lock on the database would be dropped by SQLite's own closing.
        with (self.folder / "narrator.db.lock").open("a+", encoding="utf-8") as lock:
            yield lock

    def _refuse_a_lost_catalogue(self, catalogue: Catalogue) -> None:
        published = self.public / "episodes"
        if not catalogue.is_empty() or not published.is_dir() or not any(published.glob("*/episode.json")):
            return
        raise WorkspaceError(
            "catalogue",
            str(self.database),
            "is empty, but the site holds episodes",
            "take them back into the catalogue with: narrator rebuild",
        )

    def sweep(self, catalogue: Catalogue, wanted: set[Path], *, now: datetime) -> None:
        """Delete what no feed names any more: unfinished files, files of a former run, retired audio after its grace.

        Only folders of episodes that the catalogue knows are looked into: a stranger's file is left alone.
        """
        kept = wanted | {self.public / path for path in catalogue.retired(since=now - GRACE)}
        for entry in catalogue.entries():
            folder = self.episode_folder(entry.identity)
            for path in _files_in(folder):
                if path not in kept:
                    path.unlink()
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        for path in _files_in(self.public):
            if path.name.startswith((TEMPORARY, "cover-")) and path not in kept:
                path.unlink()
        for path in self.clips.glob(f"*/{TEMPORARY}*"):
            path.unlink()
        catalogue.forget_retired(until=now - GRACE)


def _files_in(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ()


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Map what the file system says into an error that names the folder and the way out."""
    try:
        yield
    except BrokenPipeError:  # whoever read our messages has gone, the folder is well
        raise
    except OSError as error:
        raise file_error(error, folder) from error
    except sqlite3.OperationalError as error:
        raise WorkspaceError("catalogue", str(folder), str(error), "is the folder writable, the disk full?") from error


def _claim(lock: IO[str], folder: Path, *, command: str, now: datetime) -> None:
    """Take the lock and write who holds it, or say who does."""
    try:
        # POSIX record locks: gone at once when the process is, and not inherited by the programs it starts.
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EAGAIN):
            raise
        lock.seek(0)
        holder = lock.read().strip() or "another run"
        raise ShowLocked("show", str(folder), f"is held by {holder}", "wait until that run is done") from error
    lock.truncate(0)
    lock.write(f"narrator {command}, process {os.getpid()}, since {now.astimezone():%Y-%m-%d %H:%M:%S}")
    lock.flush()


class Catalogue:
    """What must be remembered: episodes and their GUIDs, what was tried, what left the feed."""

    def __init__(self, database: Path, *, read_only: bool = False) -> None:
        self._connection = _connect(database, read_only=read_only)
        self._connection.row_factory = sqlite3.Row
        with ExitStack() as failing:
            failing.callback(self.close)
            self._migrate(database, read_only=read_only)
            failing.pop_all()

    def _migrate(self, database: Path, *, read_only: bool) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            self._connection.executescript(f"BEGIN; {SCHEMA} COMMIT;")
        elif version in MIGRATIONS:
            if not read_only:
                self._connection.executescript(f"BEGIN; {MIGRATIONS[version]} COMMIT;")
                self._migrate(database, read_only=False)
        elif version != SCHEMA_VERSION:
            raise WorkspaceError(
                "catalogue", str(database), f"was written by a newer narrator (version {version})", "upgrade narrator"
            )

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def is_empty(self) -> bool:
        """Whether no episode was ever begun."""
        return self._connection.execute("SELECT 1 FROM episode LIMIT 1").fetchone() is None

    # ── the show ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def podcast_guid(self, mint: str) -> str:
        """The show's own GUID: the one stored, else `mint`, which is stored now and kept for ever."""
        self._connection.execute("INSERT OR IGNORE INTO show VALUES ('podcast_guid', ?)", (mint,))
        (guid,) = self._connection.execute("SELECT value FROM show WHERE name = 'podcast_guid'").fetchone()
        return str(guid)

    # ── episodes ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def find(self, article_key: str, fingerprint: str) -> Entry | None:
        """The entry of an article: by its key, else by its very content (the same text under another name)."""
        return self._entry("article_key = ?", article_key) or self._entry(
            "fingerprint = ? AND state = 'ready'", fingerprint
        )

    def named(self, name: str) -> Entry:
        """The entry with this GUID or slug, or the only one that begins so. Raises WorkspaceError."""
        found = self._entries("guid = ?1 OR slug = ?1", name) or self._entries(
            "substr(guid, 1, length(?1)) = ?1 OR substr(slug, 1, length(?1)) = ?1", name
        )
        if len(found) == 1:
            return found[0]
        cause = f"{len(found)} episodes begin so" if found else "there is no such episode"
        raise WorkspaceError("episode", name, cause, "their names are listed by: narrator episodes")

    def entries(self) -> tuple[Entry, ...]:
        """All entries, newest first."""
        return self._entries("TRUE")

    def episodes(self) -> tuple[Episode, ...]:
        """The published episodes, newest first."""
        return tuple(entry.episode for entry in self._entries("state = 'ready'") if entry.episode)

    def begin(self, article: Article, article_key: str, *, now: datetime) -> Entry:
        """Mint an article's identity and store it before any work on it.

        A try that did not come to its end left an identity behind: it is the one used, with the new date.
        """
        guid = str(uuid4())
        self._connection.execute(
            "INSERT INTO episode (guid, slug, published, article_key, state, fingerprint) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (article_key)"
            " DO UPDATE SET published = excluded.published, fingerprint = excluded.fingerprint",
            (guid, slug(article.title, unique=guid), _text(now), article_key, State.MAKING, article.fingerprint),
        )
        return self._entries("article_key = ?", article_key)[0]

    def commit(self, episode: Episode, *, location: str, now: datetime) -> None:
        """Store a finished episode; audio that it replaces is retired. From here on it belongs to the feed."""
        with self._transaction():
            self._retire(episode.identity.guid, now=now, but=episode.enclosure.name)
            self._connection.execute(
                "UPDATE episode SET state = 'ready', fingerprint = ?, record = ?, location = ? WHERE guid = ?",
                (episode.fingerprint, episode_json(episode), location, episode.identity.guid),
            )

    def remove(self, guid: str, *, now: datetime) -> None:
        """Take an episode out of the feed for good; the row stays, so that a batch does not make it again."""
        with self._transaction():
            self._retire(guid, now=now)
            self._connection.execute("UPDATE episode SET state = 'removed' WHERE guid = ?", (guid,))

    def adopt(self, episode: Episode) -> bool:
        """Take a published episode back into a catalogue that lost it; say whether it was unknown."""
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO episode (guid, slug, published, article_key, state, fingerprint, record)"
            " VALUES (?, ?, ?, ?, 'ready', ?, ?)",
            (
                episode.identity.guid,
                episode.identity.slug,
                _text(episode.identity.published),
                episode.article_key,
                episode.fingerprint,
                episode_json(episode),
            ),
        )
        return cursor.rowcount == 1

    # ── what left the feed ───────────────────────────────────────────────────────────────────────────────────────────

    def retired(self, *, since: datetime) -> tuple[str, ...]:
        """Paths below `public/` of audio that left the feed at `since` or later."""
        rows = self._connection.execute("SELECT path FROM retired WHERE since >= ?", (_text(since),))
        return tuple(path for (path,) in rows)

    def forget_retired(self, *, until: datetime) -> None:
        """Forget audio that left the feed before `until`."""
        self._connection.execute("DELETE FROM retired WHERE since < ?", (_text(until),))

    def _retire(self, guid: str, *, now: datetime, but: str = "") -> None:
        entry = self._entry("guid = ?", guid)
        if entry is None or entry.episode is None or entry.episode.enclosure.name == but:
            return
        path = f"episodes/{entry.identity.slug}/{entry.episode.enclosure.name}"
        self._connection.execute("INSERT OR REPLACE INTO retired VALUES (?, ?)", (path, _text(now)))

    # ── what a batch tried ───────────────────────────────────────────────────────────────────────────────────────────

    def attempts(self) -> dict[str, Attempt]:
        """What became of each source that a batch ever tried, by its location."""
        rows = self._connection.execute("SELECT location, stamp, result, problem FROM attempt")
        return {row[0]: Attempt(location=row[0], stamp=row[1], result=Result(row[2]), problem=row[3]) for row in rows}

    def note(self, attempt: Attempt, *, now: datetime) -> None:
        """Remember what became of a source."""
        self._connection.execute(
            "INSERT OR REPLACE INTO attempt VALUES (?, ?, ?, ?, ?)",
            (attempt.location, attempt.stamp, attempt.result, attempt.problem, _text(now)),
        )

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            yield

    def _entry(self, where: str, *values: str) -> Entry | None:
        found = self._entries(where, *values)
        return found[0] if found else None

    def _entries(self, where: str, *values: str) -> tuple[Entry, ...]:
        rows = self._connection.execute(
            f"SELECT * FROM episode WHERE {where} ORDER BY published DESC, number DESC",  # noqa: S608
            values,
        )
        return tuple(_entry_of(row) for row in rows)


def _connect(database: Path, *, read_only: bool) -> sqlite3.Connection:
    if read_only:
        return _connect_to_read(database)
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _connect_to_read(database: Path) -> sqlite3.Connection:
    """The catalogue as it is; an empty one in memory where none is there, or a killed run had only begun to make it."""
    if database.exists():
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        if connection.execute("PRAGMA user_version").fetchone() != (0,):
            return connection
        connection.close()
    return sqlite3.connect(":memory:", isolation_level=None)


def _entry_of(row: sqlite3.Row) -> Entry:
    published = datetime.fromisoformat(row["published"])
    return Entry(
        identity=Identity(guid=row["guid"], slug=row["slug"], published=published),
        article_key=row["article_key"],
        state=State(row["state"]),
        fingerprint=row["fingerprint"],
        episode=episode_from_json(row["record"]) if row["record"] else None,
        # A catalogue of an older narrator that is only read stays as it is.
        location=row["location"] if "location" in row.keys() else "",  # noqa: SIM118
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
