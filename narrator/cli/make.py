"""`narrator make`: articles become episodes, now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from narrator.cli.edge import tell
from narrator.cli.group import command
from narrator.cli.output import episode_facts, minutes, print_json, print_table, short_path
from narrator.cli.working import studio
from narrator.errors import NarratorError, PublishError, WorkspaceError
from narrator.ingest import source_of
from narrator.model import Episode, Outcome, Source, Status
from narrator.pipeline import Studio, make_episode
from narrator.workspace import FEED_NAME

PARTLY, LATER = 3, 75

EXAMPLES = """
narrator make story.txt
narrator make https://news.example/story notes.md
pbpaste | narrator make -
narrator make story.txt --again
"""

SAID = {
    Status.MADE: "made",
    Status.REMADE: "made anew, under the same GUID",
    Status.UNCHANGED: "is made already and has not changed; --again makes it anew",
}


@command(EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--again", is_flag=True, help="Make anew what is there already, under the same GUID.")
@click.option("--engine", default="", metavar="NAME", help="The engine to narrate, instead of the show's choice.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def make(sources: tuple[str, ...], *, again: bool, engine: str, as_json: bool) -> int:
    """Turn articles into episodes and publish them.

    SOURCE is a file (text, Markdown, HTML), a URL, or - for standard input.
    """
    with studio("make", engine=engine) as opened:
        asked = [source_of(argument, cwd=Path.cwd()) for argument in sources]
        if len(asked) == 1:
            outcomes = [make_episode(asked[0], opened, again=again)]
        else:
            outcomes = [_try(source, opened, again=again) for source in asked]
    _print(outcomes, opened, as_json=as_json)
    return _exit_code(outcomes)


def _try(source: Source, opened: Studio, *, again: bool) -> Outcome:
    """Make one of several: what fails is told and does not stop the others, unless it is the show's own trouble."""
    try:
        return make_episode(source, opened, again=again)
    except (WorkspaceError, PublishError):
        raise
    except NarratorError as error:
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
        "problem": outcome.problem,
        "transient": outcome.transient,
    }
