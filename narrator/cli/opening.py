"""How a command finds its show and reads its settings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from narrator.cli.group import Settings
from narrator.config import FILE_NAME, find_show, load_show
from narrator.errors import WorkspaceError
from narrator.show import Show


def settings() -> Settings:
    """The common options of the command that runs."""
    return click.get_current_context().ensure_object(Settings)


def the_show() -> Show:
    """The show that the command works on. Raises WorkspaceError, ConfigError."""
    return load_show(find_show(Path.cwd(), settings().show) / FILE_NAME)


def find_folder() -> Path | None:
    """The folder of the show that the command works on, if there is one; raises WorkspaceError if one was asked for."""
    try:
        return find_show(Path.cwd(), settings().show)
    except WorkspaceError:
        if settings().show:
            raise
        return None


def show_or_none() -> Show | None:
    """The show that the command works on, if there is one. Raises ConfigError where it cannot be read."""
    folder = find_folder()
    return load_show(folder / FILE_NAME) if folder else None


def utc_now() -> datetime:
    """The clock of the outside world."""
    return datetime.now(UTC)
