"""What lies in a clip store: told by engine and voice, and kept within the bounds of size and age that a show sets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from narrator.errors import file_error
from narrator.speech.store import Record

IN_USE = timedelta(hours=1)
"""What was used so lately may be in use still, by a command that holds no lock: pruning leaves it."""

_FILE = re.compile(r"(?P<key>[0-9a-f]{64})(?:-(?P<hash>[0-9a-f]{8})\.s16|\.json)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a store holds of one voice: how many clips, how large, and since when one was not used."""

    engine: str
    voice: str
    clips: int
    size_bytes: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """How many clips were taken out of a store, and what room they took."""

    clips: int = 0
    size_bytes: int = 0

    def __add__(self, other: Removed) -> Removed:
        return Removed(clips=self.clips + other.clips, size_bytes=self.size_bytes + other.size_bytes)


@dataclass(slots=True)
class _Files:
    """The files of one clip; without a record they are what a crash or a newer take left."""

    record: Path | None = None
    samples: list[Path] = field(default_factory=list)
    size_bytes: int = 0
    used_s: float = 0.0

    def read(self) -> Record | None:
        """The record, or None where there is none that could be used."""
        with suppress(OSError, ValueError):
            return Record.of(self.record.read_bytes()) if self.record else None
        return None

    def remove_strays(self) -> int:
        """Take out the samples that the record does not tell of, an older take; how many bytes that is."""
        record, freed = self.read() if len(self.samples) > 1 else None, 0
        for path in self.samples:
            if record and not path.stem.endswith(record.sha256[:8]):
                with suppress(FileNotFoundError, PermissionError):
                    freed += path.stat().st_size
                    path.unlink()
        self.size_bytes -= freed
        return freed

    def remove(self) -> Removed:
        """Take the clip out, its record first: without it nobody looks for the samples. What resists stays."""
        for path in filter(None, [self.record, *self.samples]):
            with suppress(FileNotFoundError, PermissionError):
                path.unlink()
        return Removed(clips=1, size_bytes=self.size_bytes)


def held(folder: Path) -> tuple[Held, ...]:
    """What the store in `folder` holds of each voice, the largest first; what it cannot use counts as of engine "".

    Raises WorkspaceError if the folder cannot be read.
    """
    by_voice: dict[tuple[str, str], list[_Files]] = {}
    for files in _clips(folder).values():
        record = files.read()
        by_voice.setdefault((record.engine, record.voice) if record else ("", ""), []).append(files)
    rows = [
        Held(
            engine=engine,
            voice=voice,
            clips=len(clips),
            size_bytes=sum(clip.size_bytes for clip in clips),
            oldest=datetime.fromtimestamp(min(clip.used_s for clip in clips)).astimezone(),
        )
        for (engine, voice), clips in by_voice.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.size_bytes, row.engine, row.voice)))


def prune(folder: Path, *, most_bytes: int, most_age: timedelta | None, now: datetime) -> Removed:
    """Take out of the store in `folder` what was not used for longest, until it is within its bounds.

    Nothing goes that was used within the last hour. Samples that belong to no record go too. Whoever calls this holds
    the show's lock. Raises WorkspaceError if the folder cannot be read.
    """
    clips = sorted(_clips(folder).values(), key=lambda files: files.used_s)
    kept_bytes, removed = sum(files.size_bytes for files in clips), Removed()
    for files in clips:
        age = now - datetime.fromtimestamp(files.used_s).astimezone()
        if age < IN_USE:
            break
        kept_bytes -= files.remove_strays()
        if files.record is None or kept_bytes > most_bytes or (most_age is not None and age > most_age):
            removed += files.remove()
            kept_bytes -= files.size_bytes
    return removed


def clear(folder: Path, *, engine: str = "") -> Removed:
    """Take all clips of an engine out of the store in `folder`, or all of them; raises WorkspaceError."""
    removed = Removed()
    for files in _clips(folder).values():
        record = files.read() if engine else None
        if not engine or (record and record.engine == engine):
            removed += files.remove()
    return removed


def clear_unusable(folder: Path) -> Removed:
    """Take out what this version of narrator cannot use: clips of an older form, and damaged ones; WorkspaceError."""
    removed = Removed()
    for files in _clips(folder).values():
        if files.record and files.read() is None:
            removed += files.remove()
    return removed


def _clips(folder: Path) -> Mapping[str, _Files]:
    """The files of each clip, by its key."""
    clips: dict[str, _Files] = {}
    try:
        for entry in _files(folder):
            named = _FILE.fullmatch(entry.name)
            if named is None:
                continue
            with suppress(FileNotFoundError):
                status = entry.stat()
                files = clips.setdefault(named["key"], _Files())
                files.size_bytes += status.st_size
                files.used_s = max(files.used_s, status.st_mtime)
                if named["hash"]:
                    files.samples.append(Path(entry.path))
                else:
                    files.record = Path(entry.path)
    except OSError as error:
        raise file_error(error, folder) from error
    return clips


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every file of the store's own folders, which are called by the two digits that their keys begin with."""
    if not folder.is_dir():
        return
    for shelf in os.scandir(folder):
        if len(shelf.name) == 2 and shelf.is_dir():
            yield from os.scandir(shelf.path)
