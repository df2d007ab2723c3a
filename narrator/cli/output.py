"""How the command line tells things: results on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from narrator.model import Checked, Episode, Progress, Quiet

SURE_AFTER_S = 2.0
"""How long a stage must have run before its first steps tell how long the others will take."""


class Terminal:
    """Progress in one line that is written over."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._text = ""
        self._began: tuple[float, int] | None = None

    def stage(self, text: str) -> None:
        """Say what begins now, over what was said before."""
        self._text, self._began = text, None
        self._line(text)

    def step(self, done: int, total: int) -> None:
        """Say how far it is behind the stage's text, and how long the rest takes at the pace so far."""
        self._line(f"{self._text} — {done} of {total}{self._left(done, total)}")

    def _left(self, done: int, total: int) -> str:
        if self._began is None:
            # What is there at the first step was made another day, and tells nothing of the pace.
            self._began = self._clock(), done
        began_s, before = self._began
        took_s = self._clock() - began_s
        if took_s < SURE_AFTER_S or done in (before, total):
            return ""
        return f", about {minutes(round(took_s / (done - before) * (total - done)) * 1000)} left"

    def clear(self) -> None:
        """Wipe the line, for what stays."""
        self._line("")

    def _line(self, text: str) -> None:
        width = max(20, shutil.get_terminal_size()[0])
        click.echo(f"\r\x1b[2K{text[: width - 1]}", nl=False, err=True)


class Plain:
    """Progress in plain lines, for logs: stages only."""

    def stage(self, text: str) -> None:
        """Write what begins now on a line of its own."""
        click.echo(text, err=True)

    def step(self, done: int, total: int) -> None:
        """Say nothing: a log needs no count."""


def progress(*, quiet: bool) -> Progress:
    """The progress that fits where standard error goes."""
    if quiet:
        return Quiet()
    return Terminal() if sys.stderr.isatty() else Plain()


def print_json(value: Any) -> None:
    """Write one JSON document to standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Iterable[tuple[str, str]]) -> None:
    """Write names and values in two columns."""
    for name, value in rows:
        click.echo(f"{name:<9} {value}")


def minutes(duration_ms: int) -> str:
    """A duration as a person says it: "2 min 41 s"."""
    minute, second = divmod(round(duration_ms / 1000), 60)
    return f"{minute} min {second:02} s" if minute else f"{second} s"


def short_path(path: Path) -> str:
    """A path as short as it can be typed: counted from the current folder where it lies below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def episode_facts(episode: Episode, *, audio: Path) -> dict[str, Any]:
    """What a script that reads `--json` wants to know of an episode."""
    return {
        "guid": episode.identity.guid,
        "slug": episode.identity.slug,
        "title": episode.title,
        "published": episode.identity.published.isoformat(),
        "language": episode.language,
        "source": episode.source_url,
        "words": episode.words,
        "engine": episode.casting.voice.engine,
        "voice": episode.casting.voice.name,
        "why": episode.casting.why,
        "passed_over": list(episode.casting.passed_over),
        "duration_ms": episode.duration_ms,
        "loudness_lufs": round(episode.loudness_lufs, 2),
        "peak_dbtp": round(episode.peak_dbtp, 2),
        "audio": str(audio),
        "audio_bytes": episode.enclosure.length_bytes,
    }


def count(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 entry", "2 entries"."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def told_of(checked: Checked) -> str:
    """How the clips of an episode came to be whole: "84 clips: all whole; 2 said again, 60 kept from before"."""
    mended = [(checked.said_again, "said again"), (checked.split, "in parts"), (checked.from_store, "kept from before")]
    parts = ", ".join(f"{number} {what}" for number, what in mended if number)
    clips = count(checked.from_store + checked.spoken, "clip")
    return f"{clips}: all whole" + (f"; {parts}" if parts else "")
