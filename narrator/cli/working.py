"""How a command opens its show for work: everything made ready, under the show's lock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from narrator.cli.opening import network, settings, the_show, utc_now
from narrator.cli.output import Terminal, progress
from narrator.pipeline import Studio, open_studio


@contextmanager
def studio(command: str, *, engine: str = "", looking: bool = False) -> Iterator[Studio]:
    """The show opened for work, its lock held; `command` is what others are told who find it locked.

    To be `looking` takes no lock.
    """
    show, told = the_show(), progress(quiet=settings().quiet)
    try:
        with open_studio(
            show,
            command=command,
            fetch=network(show),
            progress=told,
            now=utc_now,
            stdin=sys.stdin.buffer,
            engine=engine,
            looking=looking,
        ) as opened:
            yield opened
    finally:
        if isinstance(told, Terminal):
            told.clear()
