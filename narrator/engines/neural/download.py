"""Large files from a server: resumed where they broke off, checked, and there whole or not at all."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import requests

from narrator.engines.servers import web
from narrator.errors import EngineError, EngineUnavailable, file_error
from narrator.files import flush_folder, whole_file

WHAT = "voice"
PATIENCE_S = (10.0, 30.0)
"""How long a connection, and then each piece, is waited for."""

TRIES = 4
INDEX_BYTES = 16_000_000
PIECE_BYTES = 1 << 18
RESUME = "what has arrived is kept: the same command goes on from there"

Told = Callable[[int], None]
"""Is told how many bytes have arrived since it was told last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """A file to be had: its URL, its length, and the hash of its content ("md5" or "sha256", hex)."""

    url: str
    size_bytes: int
    algorithm: str
    digest: str

    def is_at(self, path: Path) -> bool:
        """Whether the file at `path` is this one, by its content."""
        try:
            if path.stat().st_size != self.size_bytes:
                return False
            with path.open("rb") as file:
                return hashlib.file_digest(file, self.algorithm).hexdigest() == self.digest
        except FileNotFoundError:
            return False


def fetch_text(url: str) -> bytes:
    """A small file, whole. Raises EngineError, or EngineUnavailable where another try may help."""
    with web.plainly(WHAT, _host(url)), _answer(url) as response:
        return b"".join(_pieces(response, url, limit_bytes=INDEX_BYTES))


def fetch_file(remote: RemoteFile, path: Path, *, told: Told) -> None:
    """Have a file at `path`; what arrives is kept in `<name>.part` beside it until it is whole and its hash is right.

    Raises EngineError (EngineUnavailable where another try may help) and WorkspaceError, as for a full disk. A file
    whose hash differs is not kept; one that breaks off is gone on with: at once, and by the next call.
    """
    if remote.is_at(path):
        told(remote.size_bytes)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _part_of(path) as part:
            told(os.fstat(part.fileno()).st_size)
            _fill(part, remote, told)
            part.flush()
            os.fsync(part.fileno())
            _checked(remote, _part_path(path)).replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise file_error(error, path) from error


def copy_file(source: Path, path: Path) -> None:
    """Have a copy of a file at `path`, whole or not at all. Raises WorkspaceError as the file system does."""
    try:
        with source.open("rb") as file, whole_file(path) as copy:
            while piece := file.read(PIECE_BYTES):
                copy.write(piece)
    except OSError as error:
        raise file_error(error, path) from error


# ── a file that grows ────────────────────────────────────────────────────────────────────────────────────────────────


def _part_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


@contextmanager
def _part_of(path: Path) -> Iterator[BinaryIO]:
    """The file that grows, opened at its end; nobody else writes to it meanwhile."""
    with _part_path(path).open("ab") as part:
        try:
            fcntl.lockf(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise EngineUnavailable(WHAT, path.name, "another narrator is fetching it") from error
        yield part


def _fill(part: BinaryIO, remote: RemoteFile, told: Told) -> None:
    """Append what is missing; where the server breaks off, ask for the rest, as long as something comes."""
    for tries_left in reversed(range(TRIES)):
        begun = os.fstat(part.fileno()).st_size
        if begun >= remote.size_bytes:
            return
        try:
            _append(part, remote, told)
        except EngineUnavailable as failure:
            part.flush()
            if not tries_left or os.fstat(part.fileno()).st_size == begun:
                raise EngineUnavailable(failure.what, failure.which, failure.cause, RESUME) from failure


def _append(part: BinaryIO, remote: RemoteFile, told: Told) -> None:
    """Ask for all that is not there yet, and append it; from the beginning, if the server knows no other way."""
    begun = os.fstat(part.fileno()).st_size
    with web.plainly(WHAT, _host(remote.url)):
        response = _answer(remote.url, begin=begun)
    with response:
        if begun and response.status_code == 200:
            part.truncate(0)
            told(-begun)
            begun = 0
        for piece in _pieces(response, remote.url, limit_bytes=remote.size_bytes - begun):
            part.write(piece)
            told(len(piece))
        part.flush()
    if os.fstat(part.fileno()).st_size < remote.size_bytes:
        raise EngineUnavailable(WHAT, _host(remote.url), "cut its answer short")


def _checked(remote: RemoteFile, part: Path) -> Path:
    """The file that grew, if it is the one that was to be had; else it is removed."""
    if remote.is_at(part):
        return part
    part.unlink()
    cause = f"the file that came is another one (its {remote.algorithm} differs); it is not kept"
    raise EngineError(WHAT, remote.url, cause, "try again; if it stays so, the server or its list is at fault")


# ── one request ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _answer(url: str, *, begin: int = 0) -> requests.Response:
    """The answer to a request for a file from byte `begin`, its body still to be read; raises for a refusal.

    A server that knows no ranges answers with status 200 and the whole file.
    """
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={begin}-"} if begin else {})
    response = requests.get(url, headers=headers, timeout=PATIENCE_S, stream=True)
    if begin and (response.status_code == 416 or (response.status_code == 206 and _begin_of(response) != begin)):
        response.close()  # The file there has become another one.
        return _answer(url)
    if response.status_code not in (200, 206):
        response.close()
        raise _refusal(response, url)
    return response


def _refusal(response: requests.Response, url: str) -> EngineError:
    status = response.status_code
    if status in (408, 429) or status >= 500:
        after_s = web.retry_after_s(response.headers)
        return EngineUnavailable(WHAT, url, f"the server cannot give it now ({status})", retry_after_s=after_s)
    cause = "there is no such file (404)" if status == 404 else f"the server refuses it ({status})"
    return EngineError(WHAT, url, cause, "`narrator voices get` lists what there is; --site names another server")


def _begin_of(response: requests.Response) -> int:
    """The byte of the file that an answer begins with (RFC 9110, 14.4)."""
    told = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    return int(told[1]) if told else 0


def _pieces(response: requests.Response, url: str, *, limit_bytes: int) -> Iterator[bytes]:
    """The body of an answer, as it comes; its errors become ours, those of who writes it do not."""
    came = 0
    while True:
        with web.plainly(WHAT, _host(url)):
            piece: bytes = response.raw.read1(PIECE_BYTES)
        if not piece:
            return
        came += len(piece)
        if came > limit_bytes:
            raise EngineError(WHAT, url, f"is longer than the {limit_bytes} bytes it should have")
        yield piece


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
