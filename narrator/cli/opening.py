"""How a command finds its show and reads its settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from narrator.cli.group import Settings
from narrator.config import FILE_NAME, find_show, load_show
from narrator.errors import WorkspaceError
from narrator.show import Show

if TYPE_CHECKING:
    from narrator.ingest import Fetcher
    from narrator.speech import Accounts


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


def network(show: Show) -> Fetcher:
    """What reads from the network for a show: within its limits, with what its [[sites]] have sent to their hosts."""
    # What it takes to read pages is heavy, and most commands need none of it.
    from narrator.ingest import HttpFetcher, headers_of  # noqa: PLC0415

    return HttpFetcher(show.fetch, headers=headers_of(show.sites, os.environ))


def accounts(show: Show | None, *, tell: Callable[[str], None]) -> Accounts:
    """What is known of the servers that engines ask, kept in the show's folder; without a show, for this run only."""
    # To speak takes heavy packages, and most commands do not.
    from narrator.speech import Accounts  # noqa: PLC0415
    from narrator.workspace import Workspace  # noqa: PLC0415

    if show is None:
        return Accounts(now=utc_now, tell=tell)
    return Accounts(folder=Workspace(show.folder).accounts, timezone=show.timezone, now=utc_now, tell=tell)


def utc_now() -> datetime:
    """The clock of the outside world."""
    return datetime.now(UTC)
