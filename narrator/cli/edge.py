"""The error edge: every exception becomes an exit code and, unless `--debug`, one message without a traceback."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from narrator.cli.group import Settings, narrator
from narrator.errors import NarratorError, file_error

BUG, INTERRUPTED, TERMINATED = 70, 130, 143
LATER = "nothing is lost: later the same command goes on where this one stopped"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code (the table in the README)."""
    signal.signal(signal.SIGTERM, _terminate)
    settings = Settings()
    try:
        result = narrator.main(args=arguments, prog_name="narrator", obj=settings, standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted: nothing is lost, the same command goes on where this one stopped", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the fence round everything: see `_bug`
        if settings.debug:
            traceback.print_exc()
        return next((tell(error) for kind, tell in TELLERS if isinstance(error, kind)), None) or _bug(error)
    return result if isinstance(result, int) else 0


def tell(error: NarratorError) -> int:
    """Write an error and its hint to standard error; give its exit code."""
    click.secho(f"narrator: {error}", err=True, fg="red")
    hint = error.hint or (LATER if error.transient else "")
    if hint:
        click.echo(f"  {hint}", err=True)
    return error.exit_code


def _usage(error: click.ClickException) -> int:
    error.show()
    return error.exit_code


def _reader_gone(error: BrokenPipeError) -> int:
    # The interpreter must not try to flush into the void at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


TELLERS: tuple[tuple[type[Exception], Callable[[Any], int]], ...] = (
    (NarratorError, tell),
    (click.ClickException, _usage),
    (BrokenPipeError, _reader_gone),
    (OSError, lambda error: tell(file_error(error, Path.cwd()))),
)


def _bug(error: Exception) -> int:
    """What nobody expected: said in a line, its traceback kept where a report can take it from."""
    handle, log = tempfile.mkstemp(prefix="narrator-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(traceback.format_exc())
    click.echo(f"narrator: a bug: {type(error).__name__}: {error}\n  the traceback is in {log}", err=True)
    return BUG


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)
