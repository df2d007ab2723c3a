"""Files that are whole or absent, and names that every file system takes."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

TEMPORARY = ".writing-"
"""How the name of a file begins that is not whole yet; whoever holds the show's lock may delete such a file."""


@contextmanager
def whole_file(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Open `path` for writing so that it appears whole, on disk, at the end of the block, or not at all.

    Raises OSError as the file system does; what was there before then stays as it was. Without `durable` a power cut
    may still leave it empty or in part: for what is checked when it is read, and can be made again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{TEMPORARY}{uuid4().hex}")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            temporary.unlink()
        raise
    if durable:
        flush_folder(path.parent)


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write `content` to `path`, whole or not at all; for `durable` see `whole_file`."""
    with whole_file(path, durable=durable) as file:
        file.write(content)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write `content` to `path` unless just that stands there; say whether anything was written."""
    with suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return False
    write_whole(path, content)
    return True


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system can (Windows cannot)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def slug(text: str, *, unique: str, length: int = 60) -> str:
    """A file name in plain ASCII for `text`, ending in 8 hex digits of `unique`: "un-letter-1f2e3d4c"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    short = words[:length].rsplit("-", 1)[0] if len(words) > length else words
    return "-".join(part for part in (short, hashlib.sha256(unique.encode()).hexdigest()[:8]) if part)
