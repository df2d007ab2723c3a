"""`narrator episodes`: list, show, remove."""

from __future__ import annotations

import click

from narrator.cli.group import Command, Group
from narrator.cli.opening import the_show, utc_now
from narrator.cli.output import episode_facts, minutes, print_json, print_table
from narrator.errors import WorkspaceError
from narrator.model import Episode
from narrator.workspace import Workspace

FALLBACK = click.option("--fallback", is_flag=True, help="Only those that a lesser voice made.")


@click.group(cls=Group, invoke_without_command=True)
@FALLBACK
@click.pass_context
def episodes(ctx: click.Context, *, fallback: bool) -> None:
    """List, show or remove the show's episodes; without a word after it, list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_episodes, fallback=fallback, as_json=False)


@episodes.command("list", cls=Command, examples="narrator episodes list --json\nnarrator episodes list --fallback")
@FALLBACK
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_episodes(*, fallback: bool, as_json: bool) -> None:
    """List the published episodes, newest first."""
    workspace = Workspace(the_show().folder)
    with workspace.read() as catalogue:
        published = [one for one in catalogue.episodes() if one.casting.passed_over or not fallback]
    if as_json:
        print_json([_facts(episode, workspace) for episode in published])
        return
    for episode in published:
        day = f"{episode.identity.published:%Y-%m-%d}"
        click.echo(f"{day}  {minutes(episode.duration_ms):>12}  {episode.identity.slug}")
    if fallback and published:
        click.echo("make them anew, now that a better voice is well, with: narrator make --fallback", err=True)
    elif not published:
        click.echo(
            "none was made by a lesser voice" if fallback else "no episodes yet; make one with: narrator make SOURCE"
        )


@episodes.command("show", cls=Command, examples="narrator episodes show un-letter")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_episode(name: str, *, as_json: bool) -> None:
    """Show one episode; NAME is its slug or GUID, or how one of them begins."""
    workspace = Workspace(the_show().folder)
    with workspace.read() as catalogue:
        entry = catalogue.named(name)
    if entry.episode is None:
        raise WorkspaceError("episode", name, "was begun, but is not finished", "narrator make on its source makes it")
    facts = {"state": entry.state, **_facts(entry.episode, workspace)}
    if as_json:
        print_json(facts)
    else:
        print_table((key.replace("_", " "), str(value)) for key, value in facts.items())


@episodes.command("remove", cls=Command, examples="narrator episodes remove un-letter")
@click.argument("name")
def remove_episode(name: str) -> None:
    """Take one episode out of the feed and the site at once, and its audio a week later.

    It is not made again by a run; `narrator make SOURCE --again` brings it back under the same GUID.
    """
    # What it takes to publish is heavy; listing and showing need none of it.
    from narrator.cli.working import studio  # noqa: PLC0415
    from narrator.pipeline import publish_show  # noqa: PLC0415

    with studio("episodes remove") as opened:
        entry = opened.catalogue.named(name)
        opened.catalogue.remove(entry.identity.guid, now=utc_now())
        publish_show(opened)
    click.echo(f"removed: {entry.episode.title if entry.episode else entry.identity.slug}")


def _facts(episode: Episode, workspace: Workspace) -> dict[str, object]:
    return episode_facts(episode, audio=workspace.episode_folder(episode.identity) / episode.enclosure.name)
