"""What `narrator lexicon try` looks through, and how it shows what would be said otherwise."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path

import click

from narrator.cli.opening import network
from narrator.cli.output import count
from narrator.ingest import source_of
from narrator.library import Change, Passage, changes, inbox, library
from narrator.script import Entry, Lexicon
from narrator.show import Show
from narrator.workspace import Workspace


def changes_in(show: Show, entry: Entry, *, lexicon: Lexicon, within: Iterable[str]) -> list[Change]:
    """What an entry would change in the show's episodes, in the articles in its folder, and in those `within`."""
    return [*changes(entry, lexicon=lexicon, passages=_passages(show, within))]


def _passages(show: Show, within: Iterable[str]) -> Iterable[Passage]:
    with Workspace(show.folder).read() as catalogue:
        episodes = catalogue.episodes()
    asked = [source_of(argument, cwd=Path.cwd()) for argument in within]
    sources = dict.fromkeys([*asked, *inbox(show)])
    return library(
        show,
        episodes=episodes,
        sources=tuple(sources),
        fetch=network(show),
        refused=lambda _, error: _tell_refused(error),
    )


def _tell_refused(error: Exception) -> None:
    click.echo(f"left out: {error}", err=True)


def print_changes(found: list[Change]) -> None:
    """Show each changed sentence before and after, by article, and what is to be made again."""
    passages = list(dict.fromkeys((change.passage.slug or change.passage.source) for change in found))
    for name in passages:
        click.secho(f"── {name}", bold=True)
        for change in found:
            if (change.passage.slug or change.passage.source) == name:
                click.secho(f"- {change.before}", fg="red")
                click.secho(f"+ {change.after}", fg="green")
    if not found:
        click.echo("no sentence would be said otherwise")
        return
    click.echo(f"{count(len(found), 'sentence')} in {count(len(passages), 'article')} would be said otherwise")
    _print_remaking([change.passage for change in found])


def _print_remaking(passages: Iterable[Passage]) -> None:
    """Which episodes are to be made again after the change, and by which command."""
    commands = {passage.slug: passage.source for passage in passages if passage.slug}
    if commands:
        click.echo("after adding it, make these episodes again; only the sentences above are spoken anew:")
    for slug, source in commands.items():
        click.echo(f"  narrator make {shlex.quote(source) if source else 'SOURCE'} --again    # {slug}")


def change_facts(change: Change) -> dict[str, str]:
    """What a script that reads `--json` wants to know of a change."""
    passage = change.passage
    return {
        "title": passage.title,
        "slug": passage.slug,
        "source": passage.source,
        "written": change.written,
        "before": change.before,
        "after": change.after,
    }
