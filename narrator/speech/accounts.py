"""Where the ledger of an account is kept: in a file that all processes of a show share, or in memory."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

from narrator.errors import file_error
from narrator.files import slug
from narrator.speech.ledger import Ledger

T = TypeVar("T")
Tell = Callable[[str], None]

MOST_BYTES = 65_536

# Single bytes are locked, far behind what is written.
PROBE, MUTEX, SLOTS, PLEDGES = (1 << 30) + 1, (1 << 30) + 2, (1 << 30) + 1_000, (1 << 30) + 1_000_000
MOST_PLEDGES = 10_000

BUSY = (errno.EACCES, errno.EAGAIN)


def account_in(folder: Path | None, name: str) -> Account:
    """The account `name` whose ledger lies in `folder`, the same one each time; None: one in memory, a new one."""
    if folder is None:
        return Account(None)
    return _of_this_process(os.getpid(), folder / f"{slug(name, unique=name)}.json")


@cache
def _of_this_process(process: int, path: Path) -> Account:
    """The only account of a file in a process: its POSIX locks are gone when it closes the file, whoever does so.

    A child that was forked has none of its parent's locks, and begins anew.
    """
    return Account(path)


class Account:
    """A ledger, and seats that are taken by threads at work; with a `path`, shared with all processes that use it.

    Seats are POSIX record locks (gone at once when the process is, not inherited by programs it starts); no more than
    one process changes the ledger at a time. The file may be deleted, or damaged, at any time: then what this process
    knows of it is written anew. Where it cannot be used at all, that is told and everything counts in this process.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._descriptor: int | None = None
        self._ledger = Ledger()
        self._seats: set[int] = set()
        self._lock = threading.RLock()

    @property
    def last_seen(self) -> Ledger:
        """The ledger as it was when this process last looked."""
        return self._ledger

    def look(self, tell: Tell) -> Ledger:
        """The ledger as it is; nothing is written."""
        if self._descriptor is None and self._path and not self._path.exists():
            return self._ledger
        return self.change(lambda ledger: (ledger, ledger), tell)

    def change(self, change: Callable[[Ledger], tuple[Ledger, T]], tell: Tell) -> T:
        """Have the ledger changed by `change`, while nobody else has it; give the other thing that it gives.

        What `change` raises leaves everything as it was. Raises WorkspaceError if the disk takes no more.
        """
        with self._lock, self._alone(tell) as descriptor:
            before = self._read(descriptor, tell)
            after, result = change(before)
            self._ledger = after
            if descriptor is not None and after is not before:
                self._write(descriptor, after)
        return result

    def take(self, first: int, many: int, tell: Tell) -> int | None:
        """Take the first free one of `many` seats, if any; it is held until `leave`, or until this process ends."""
        with self._lock:
            descriptor = self._open(tell)
            for seat in range(first, first + many):
                if seat not in self._seats and _locked(descriptor, seat):
                    self._seats.add(seat)
                    return seat
        return None

    def leave(self, seat: int) -> None:
        """Give a seat back."""
        with self._lock:
            self._seats.discard(seat)
            _unlock(self._descriptor, seat)

    # ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _alone(self, tell: Tell) -> Iterator[int | None]:
        """Keep the other processes away; gives the file's descriptor, None where there is no file."""
        descriptor = self._open(tell)
        if descriptor is None:
            yield None
            return
        _wait_for(descriptor, MUTEX)
        try:
            yield descriptor
        finally:
            _unlock(descriptor, MUTEX)

    def _open(self, tell: Tell) -> int | None:
        """The file, made (anew) where it is not there, with the seats that this process holds; None without a file."""
        if self._path is None or (self._descriptor is not None and _is(self._descriptor, self._path)):
            return self._descriptor
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        try:
            self._descriptor = _lockable(self._path)
        except OSError as error:
            tell(f"{self._path}: {error.strerror}: what is asked of engines counts for this run only")
            self._path = None
            return None
        for seat in self._seats:
            _locked(self._descriptor, seat)
        return self._descriptor

    def _read(self, descriptor: int | None, tell: Tell) -> Ledger:
        """The ledger, without what processes pledged that are no more."""
        ledger = self._ledger if descriptor is None else self._written(descriptor, tell)
        gone = [by for by in ledger.pledged if self._deserted(descriptor, PLEDGES + int(by))]
        return ledger.without_pledges(*gone) if gone else ledger

    def _written(self, descriptor: int, tell: Tell) -> Ledger:
        """The ledger in the file; what this process knows where that is new, or damaged."""
        # One line counts: what a longer one may have left behind it does not.
        line = os.pread(descriptor, MOST_BYTES, 0).partition(b"\n")[0]
        if not line:
            return self._ledger
        try:
            return Ledger.of(line)
        except ValueError:
            tell(f"{self._path}: is damaged: what was asked of an engine before is forgotten")
            return self._ledger

    def _write(self, descriptor: int, ledger: Ledger) -> None:
        try:
            # One call, within one page of memory: whoever kills this process finds it done or not begun.
            os.ftruncate(descriptor, os.pwrite(descriptor, ledger.as_json(), 0))
        except OSError as error:
            raise file_error(error, self._path or Path()) from error

    def _deserted(self, descriptor: int | None, seat: int) -> bool:
        """Whether whoever took a seat is no more."""
        if seat in self._seats or not _locked(descriptor, seat):
            return False
        _unlock(descriptor, seat)
        return True


# ── locks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lockable(path: Path) -> int:
    """The descriptor of a file, made where there is none; raises OSError where it cannot be used, or not be locked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _locked(descriptor, PROBE)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _is(descriptor: int, path: Path) -> bool:
    """Whether an open file is still the one of this name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _locked(descriptor: int | None, byte: int) -> bool:
    """Lock a byte if it is free; say whether it is ours now. Without a file it always is."""
    if descriptor is None:
        return True
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
    except OSError as error:
        if error.errno in BUSY:
            return False
        raise
    return True


def _wait_for(descriptor: int, byte: int) -> None:
    """Lock a byte as soon as it is free."""
    while True:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX, 1, byte)
        except OSError as error:
            # The kernel looks at processes: two threads of each, at two accounts, may look like a ring to it.
            if error.errno != errno.EDEADLK:
                raise
        else:
            return


def _unlock(descriptor: int | None, byte: int) -> None:
    if descriptor is not None:
        fcntl.lockf(descriptor, fcntl.LOCK_UN, 1, byte)
