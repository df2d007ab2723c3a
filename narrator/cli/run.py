"""`narrator run`: the scheduled batch."""

from __future__ import annotations

from typing import Any

import click

from narrator import batch
from narrator.cli.group import command
from narrator.cli.output import minutes, print_json
from narrator.cli.rehearsing import print_rehearsal
from narrator.cli.working import studio
from narrator.model import Outcome, Status
from narrator.rehearsal import Rehearsal

EXAMPLES = """
narrator run
narrator run --max 3 --json
narrator run --dry-run
*/15 * * * *  narrator run --quiet --show /srv/my-show     (in a crontab)
"""


@command(EXAMPLES)
@click.option("--max", "at_most", type=click.IntRange(min=1), metavar="N", help="Make no more than N episodes.")
@click.option("--engine", default="", metavar="NAME", help="The engine to narrate, instead of the show's choice.")
@click.option("--dry-run", is_flag=True, help="Tell what would be spoken, by whom, and what it costs; do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def run(*, at_most: int | None, engine: str, dry_run: bool, as_json: bool) -> int:
    """Make what is new in the show's sources: the command for a timer.

    Each article once; a bad one does not stop the next. Exit code 0: done, or nothing to do; 3: some failed, the rest
    is published; 75: another run holds the show, or what failed may succeed later.
    """
    with studio("run", engine=engine, looking=dry_run) as opened:
        rehearsal = Rehearsal(opened)
        done = (
            batch.rehearse(opened, rehearsal.make, at_most=at_most) if dry_run else batch.run(opened, at_most=at_most)
        )
    if dry_run:
        print_rehearsal(done.outcomes, rehearsal, as_json=as_json)
    elif as_json:
        print_json({"exit_code": done.exit_code, "outcomes": [_facts(outcome) for outcome in done.outcomes]})
    else:
        _print(done)
    return done.exit_code


def _print(done: batch.Batch) -> None:
    for outcome in done.outcomes:
        click.echo(_line(outcome))
    for source in done.changed:
        click.echo(f"changed   {source}: has changed since it was made; narrator make takes the change over")
    count = {status: sum(outcome.status is status for outcome in done.outcomes) for status in Status}
    made = count[Status.MADE] + count[Status.REMADE]
    click.echo(f"{made} made, {count[Status.UNCHANGED]} known already, {count[Status.FAILED]} failed")


def _line(outcome: Outcome) -> str:
    if outcome.status is Status.FAILED:
        again = "is tried again by the next run" if outcome.transient else "is not tried again until it changes"
        return f"failed    {outcome.problem} ({again})"
    title = outcome.episode.title if outcome.episode else str(outcome.source)
    length = f" ({minutes(outcome.episode.duration_ms)})" if outcome.episode else ""
    return f"{outcome.status:<9} {title}{length}"


def _facts(outcome: Outcome) -> dict[str, Any]:
    return {
        "source": str(outcome.source),
        "status": outcome.status,
        "guid": outcome.episode.identity.guid if outcome.episode else "",
        "title": outcome.episode.title if outcome.episode else "",
        "problem": outcome.problem,
        "transient": outcome.transient,
    }
