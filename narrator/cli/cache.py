"""`narrator cache`: the clips that are kept, so that no sentence is spoken twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from narrator.cli.group import Command, Group
from narrator.cli.opening import the_show, utc_now
from narrator.cli.output import count, print_json
from narrator.show import Keeping, Show
from narrator.workspace import Workspace

if TYPE_CHECKING:
    from narrator.speech.stock import Held, Removed

MB = 1_000_000


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def cache(ctx: click.Context) -> None:
    """Show, prune or clear the clips that are kept; without a word after it, show."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_cache, as_json=False)


@cache.command("show", cls=Command, examples="narrator cache show --json")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_cache(*, as_json: bool) -> None:
    """Show how many clips are kept of each engine and voice, how large they are, and since when one was not used."""
    # What it takes to read a clip is heavy.
    from narrator.speech.stock import held  # noqa: PLC0415

    show = the_show()
    rows = held(Workspace(show.folder).clips)
    if as_json:
        print_json(_facts(rows, show.cache))
        return
    for row in rows:
        who = f"{row.engine} {row.voice}" if row.engine else "of no use any more"
        used = f"oldest used {row.oldest:%Y-%m-%d}"
        click.echo(f"{count(row.clips, 'clip'):>12}  {_mb(row.size_bytes):>9}  {used}  {who}")
    total_bytes = sum(row.size_bytes for row in rows)
    click.echo(f"{count(sum(row.clips for row in rows), 'clip')}, {_mb(total_bytes)} of {_bounds(show.cache)}")


@cache.command("prune", cls=Command, examples="narrator cache prune")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def prune_cache(*, as_json: bool) -> None:
    """Take out what passes the bounds of [cache] in show.toml, least recently used first, and what is of no use.

    Every `narrator make` and `narrator run` keeps to the bounds by itself.
    """
    from narrator.speech.stock import clear_unusable, prune  # noqa: PLC0415

    with _held("cache prune") as (show, workspace):
        unusable = clear_unusable(workspace.clips)
        most_age = timedelta(days=show.cache.clips_days) if show.cache.clips_days else None
        most_bytes = show.cache.clips_mb * MB
        _tell(unusable + prune(workspace.clips, most_bytes=most_bytes, most_age=most_age, now=utc_now()), as_json)


@cache.command("clear", cls=Command, examples="narrator cache clear --engine gtts")
@click.option("--engine", default="", metavar="NAME", help="Only the clips of this engine.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def clear_cache(*, engine: str, as_json: bool) -> None:
    """Take out all clips: each sentence is spoken anew when it is wanted again. Episodes lose nothing."""
    from narrator.speech.stock import clear  # noqa: PLC0415

    with _held("cache clear") as (_, workspace):
        _tell(clear(workspace.clips, engine=engine), as_json)


@contextmanager
def _held(command: str) -> Iterator[tuple[Show, Workspace]]:
    """The show and its folder, locked: no run that speaks or mixes is under way."""
    show = the_show()
    workspace = Workspace(show.folder)
    with workspace.held(command=command, now=utc_now()):
        yield show, workspace


def _tell(removed: Removed, as_json: bool) -> None:  # noqa: FBT001
    if as_json:
        print_json({"clips": removed.clips, "bytes": removed.size_bytes})
    else:
        click.echo(f"taken out: {count(removed.clips, 'clip')}, {_mb(removed.size_bytes)}")


def _facts(rows: tuple[Held, ...], bounds: Keeping) -> dict[str, Any]:
    voices = [
        {
            "engine": row.engine,
            "voice": row.voice,
            "clips": row.clips,
            "bytes": row.size_bytes,
            "oldest_use": row.oldest.isoformat(timespec="seconds"),
        }
        for row in rows
    ]
    total = {"clips": sum(row.clips for row in rows), "bytes": sum(row.size_bytes for row in rows)}
    return {**total, "most_bytes": bounds.clips_mb * MB, "most_days": bounds.clips_days, "voices": voices}


def _mb(size_bytes: int) -> str:
    return f"{size_bytes / MB:.1f} MB"


def _bounds(bounds: Keeping) -> str:
    days = f", each for {count(bounds.clips_days, 'day')} after its last use" if bounds.clips_days else ""
    return f"{bounds.clips_mb} MB at most{days}"
