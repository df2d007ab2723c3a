"""`narrator make`: articles become episodes, now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from narrator.cli.edge import tell
from narrator.cli.group import command
from narrator.cli.output import episode_facts, minutes, print_json, print_table, short_path, told_of
from narrator.cli.rehearsing import print_rehearsal
from narrator.cli.working import studio
from narrator.errors import NarratorError, PublishError, SourceError, WorkspaceError
from narrator.ingest import LastKept, expand, source_of
from narrator.model import Episode, Outcome, Source, Status
from narrator.pipeline import Studio, make_episode
from narrator.rehearsal import Rehearsal
from narrator.workspace import FEED_NAME

PARTLY, LATER = 3, 75

EXAMPLES = """
narrator make story.txt
narrator make https://news.example/story notes.md
pbpaste | narrator make -
narrator make articles/ report.docx
narrator make https://news.example/feed.xml --newest 3
narrator make story.txt --again
narrator make --fallback
narrator make articles/ --dry-run
"""

SAID = {
    Status.MADE: "made",
    Status.REMADE: "made anew, under the same GUID",
    Status.UNCHANGED: "is made already and has not changed; --again makes it anew",
}


@command(EXAMPLES)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--again", is_flag=True, help="Make anew what is there already, under the same GUID.")
@click.option("--fallback", is_flag=True, help="Make anew the episodes that a lesser voice made.")
@click.option(
    "--newest",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="How many articles to take of a feed, and of each feed in an OPML list.",
)
@click.option("--engine", default="", metavar="NAME", help="The engine to narrate, instead of the show's choice.")
@click.option("--dry-run", is_flag=True, help="Tell what would be spoken, by whom, and what it costs; do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def make(
    sources: tuple[str, ...],
    *,
    again: bool,
    fallback: bool,
    newest: int | None,
    engine: str,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Turn articles into episodes and publish them.

    SOURCE is a file (text, Markdown, HTML, EPUB, DOCX), a URL, or - for standard input; a folder stands for its files,
    an article feed (RSS, Atom, JSON Feed) for its newest articles, an OPML list for those of each of its feeds.
    """
    if not sources and not fallback:
        raise click.UsageError("Name a SOURCE: a file, a folder, a URL, or - for standard input.")
    with studio("make", engine=engine, looking=dry_run) as opened:
        asked = [source_of(argument, cwd=Path.cwd()) for argument in sources]
        asked += _lesser(opened) if fallback else []
        reading = replace(opened, fetch=LastKept(opened.fetch))
        rehearsal = Rehearsal(reading)
        make_one = rehearsal.make if dry_run else partial(make_episode, studio=reading)
        work = _Work(reading, partial(make_one, again=again or fallback), newest=newest or opened.show.reading.newest)
        outcomes = work.alone(asked[0]) if len(asked) == 1 else [it for source in asked for it in work.each(source)]
    if dry_run:
        print_rehearsal(outcomes, rehearsal, as_json=as_json)
    else:
        _print(outcomes, opened, as_json=as_json)
    return _exit_code(outcomes)


def _lesser(opened: Studio) -> list[Source]:
    """Where the episodes that a lesser voice made were read; one that cannot be read again is told."""
    lesser = [it for it in opened.catalogue.entries() if it.episode and it.episode.casting.passed_over]
    for entry in lesser:
        if entry.location in ("", "-"):
            click.echo(f"{entry.identity.slug}: it is not known where it was read; name its source", err=True)
    return [source_of(it.location, cwd=Path.cwd()) for it in reversed(lesser) if it.location not in ("", "-")]


class _Work:
    """Makes what was asked for, article by article."""

    def __init__(self, opened: Studio, make_one: Callable[[Source], Outcome], *, newest: int) -> None:
        self._opened, self._make_one, self._newest = opened, make_one, newest

    def alone(self, asked: Source) -> list[Outcome]:
        """Make the only thing that was asked for; where it is one article, what fails is raised."""
        articles, unread = self._articles(asked)
        if articles == (asked,):
            return [self._make_one(asked)]
        return [*unread, *map(self._try, articles)]

    def each(self, asked: Source) -> list[Outcome]:
        """Make one of several things that were asked for."""
        try:
            articles, unread = self._articles(asked)
        except SourceError as error:
            return [_failed(asked, error)]
        return [*unread, *map(self._try, articles)]

    def _articles(self, asked: Source) -> tuple[tuple[Source, ...], list[Outcome]]:
        """List the articles that a source stands for, and the feeds in it that could not be read."""
        self._opened.progress.stage(f"looking at {asked}")
        unread: list[Outcome] = []
        articles = expand(
            asked,
            fetch=self._opened.fetch,
            newest=self._newest,
            unread=lambda feed, error: unread.append(_failed(feed, error)),
        )
        if not articles and not unread:
            click.echo(f"{asked}: has no articles yet", err=True)
        return articles, unread

    def _try(self, source: Source) -> Outcome:
        """Make one of several: what fails is told and stops no other, unless it is the show's own trouble."""
        try:
            return self._make_one(source)
        except (WorkspaceError, PublishError):
            raise
        except NarratorError as error:
            return _failed(source, error)


def _failed(source: Source, error: NarratorError) -> Outcome:
    tell(error)
    return Outcome(source=source, status=Status.FAILED, problem=str(error), transient=error.transient)


def _exit_code(outcomes: list[Outcome]) -> int:
    failed = [outcome for outcome in outcomes if outcome.status is Status.FAILED]
    if not failed:
        return 0
    if len(failed) < len(outcomes):
        return PARTLY
    return LATER if all(outcome.transient for outcome in failed) else 1


def _print(outcomes: list[Outcome], opened: Studio, *, as_json: bool) -> None:
    if as_json:
        print_json({"feed": str(_feed(opened)), "outcomes": [_facts(outcome, opened) for outcome in outcomes]})
        return
    for outcome in outcomes:
        _print_outcome(outcome, opened)
    if any(outcome.episode for outcome in outcomes):
        print_table([("Feed", short_path(_feed(opened))), ("Next", "narrator serve")])


def _print_outcome(outcome: Outcome, opened: Studio) -> None:
    episode = outcome.episode
    if episode is None:
        if outcome.status is Status.UNCHANGED:
            click.echo(f"{outcome.source}: was removed from the show; --again brings it back")
        return
    print_table(
        [
            ("Episode", f"{episode.title} — {SAID[outcome.status]}"),
            ("Read", f"{episode.words} words, {episode.language}, from {outcome.source}"),
            ("Voice", f"{episode.casting.voice.engine} {episode.casting.voice.name} ({episode.casting.why})"),
            (
                "Length",
                f"{minutes(episode.duration_ms)}, {episode.loudness_lufs:.1f} LUFS, peak {episode.peak_dbtp:.1f} dBTP",
            ),
            *([("Checked", told_of(outcome.checked))] if outcome.checked else []),
            ("Audio", short_path(_audio(episode, opened))),
        ]
    )


def _audio(episode: Episode, opened: Studio) -> Path:
    return opened.workspace.episode_folder(episode.identity) / episode.enclosure.name


def _feed(opened: Studio) -> Path:
    return opened.workspace.public / FEED_NAME


def _facts(outcome: Outcome, opened: Studio) -> dict[str, Any]:
    episode = outcome.episode
    facts = episode_facts(episode, audio=_audio(episode, opened)) if episode else None
    return {
        "source": str(outcome.source),
        "status": outcome.status,
        "episode": facts,
        "checked": asdict(outcome.checked) if outcome.checked else None,
        "problem": outcome.problem,
        "transient": outcome.transient,
    }
