"""`narrator lint`: what to look at before an article is spoken."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from narrator.cli.edge import tell
from narrator.cli.group import command
from narrator.cli.opening import network, the_show, utc_now
from narrator.cli.output import minutes, print_json
from narrator.config import LEXICON_NAME
from narrator.drafting import draft
from narrator.errors import NarratorError
from narrator.ingest import Fetcher, LastKept, expand, source_of
from narrator.lint import Finding, Severity
from narrator.lint import lint as look_over
from narrator.model import Source
from narrator.script import Lexicon, load_lexicon
from narrator.show import Show
from narrator.speech import open_engine
from narrator.speech.engine import Limits
from narrator.speech.outlook import Outlook, outlook

FOUND = 1

COLOURS = {Severity.WARNING: "yellow", Severity.NOTE: None}

EXAMPLES = """
narrator lint story.txt
narrator lint https://news.example/story story.script.md
narrator lint articles/ --json
narrator lint https://news.example/feed.xml --newest 3 --strict
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linted:
    """What became of one article: its findings and its outlook, or why it could not be read."""

    source: Source
    title: str = ""
    findings: tuple[Finding, ...] = ()
    outlook: Outlook | None = None
    problem: str = ""


@command(EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--strict", is_flag=True, help="End with exit code 1 for notes, too, not only for warnings.")
@click.option(
    "--newest",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="How many articles to take of a feed, and of each feed in an OPML list.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def lint(sources: tuple[str, ...], *, strict: bool, newest: int | None, as_json: bool) -> int:
    """Look over what would be said, before anything is spoken.

    Tells names that no lexicon knows, acronyms and signs that no rule says, leftovers of the page, sentences in other
    languages, signs of a story that is not whole; and how long the episode will be. SOURCE is what `narrator make`
    takes. Exit code 0: nothing but notes; 1: warnings, or a source that cannot be read.
    """
    show = the_show()
    linter = _Linter(show, newest=newest or show.reading.newest)
    linted = [one for argument in sources for one in linter.each(source_of(argument, cwd=Path.cwd()))]
    if as_json:
        print_json([_facts(one) for one in linted])
    else:
        _print(linted)
    found = [finding for one in linted for finding in one.findings]
    serious = [finding for finding in found if strict or finding.severity is Severity.WARNING]
    return FOUND if serious or any(one.problem for one in linted) else 0


class _Linter:
    """Looks over what was asked for, article by article."""

    def __init__(self, show: Show, *, newest: int) -> None:
        self._show, self._newest = show, newest
        self._fetch: Fetcher = LastKept(network(show))
        self._lexicon: Lexicon = load_lexicon(show.folder / LEXICON_NAME)
        self._limits = _limits(show)

    def each(self, asked: Source) -> Iterable[_Linted]:
        """Look over the articles that a source stands for."""
        unread: list[_Linted] = []
        try:
            articles = expand(
                asked,
                fetch=self._fetch,
                newest=self._newest,
                unread=lambda feed, error: unread.append(_unread(feed, error)),
            )
        except NarratorError as error:
            return [_unread(asked, error)]
        return [*unread, *map(self._one, articles)]

    def _one(self, source: Source) -> _Linted:
        try:
            drafted = draft(source, show=self._show, lexicon=self._lexicon, fetch=self._fetch, stdin=sys.stdin.buffer)
            script = drafted.script(published=utc_now())
        except NarratorError as error:
            return _unread(source, error)
        return _Linted(
            source=source,
            title=drafted.article.title,
            findings=look_over(drafted.article, script, lexicon=self._lexicon),
            outlook=outlook(script, limits=self._limits),
        )


def _unread(source: Source, error: NarratorError) -> _Linted:
    tell(error)
    return _Linted(source=source, problem=str(error))


def _limits(show: Show) -> Mapping[str, Limits]:
    """The limits of the show's engines; one that cannot be opened is left out."""
    limits = {}
    for name in show.voice.all_engines:
        try:
            engine = open_engine(name, show.voice)
        except NarratorError:
            continue
        limits[name] = engine.limits
        engine.close()
    return limits


# ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _print(linted: Iterable[_Linted]) -> None:
    proposals: dict[str, None] = {}
    for one in linted:
        if one.outlook is None:
            continue
        click.secho(f"── {one.title} ({one.source})", bold=True)
        click.echo(_expected(one.outlook))
        for finding in one.findings:
            told = f"{finding.severity:<8} {finding.check}: {finding.told}"
            click.secho(told, fg=COLOURS[finding.severity], nl=not finding.where)
            click.echo(f"  — {finding.where}" if finding.where else "", nl=bool(finding.where))
        proposals |= dict.fromkeys(finding.proposal for finding in one.findings if finding.proposal)
        if not one.findings:
            click.echo("nothing to look at")
    _print_proposals(proposals)


def _expected(expected: Outlook) -> str:
    costs = {name: f" ({cost:.2f})" for name, cost in expected.costs.items()}
    asked = "".join(f", {many} requests to {name}{costs.get(name, '')}" for name, many in expected.requests.items())
    return (
        f"about {minutes(expected.duration_ms)}: {expected.words} words in {expected.utterances} utterances, "
        f"{expected.characters} characters{asked}"
    )


def _print_proposals(proposals: Iterable[str]) -> None:
    """Lines that can be pasted into lexicon.toml: the words first, their table would swallow what follows."""
    words = [proposal for proposal in proposals if not proposal.startswith("[[")]
    entries = [proposal for proposal in proposals if proposal.startswith("[[")]
    if words or entries:
        click.secho("── for lexicon.toml: keep what is said wrong, and spell it as it should be said", bold=True)
    if words:
        click.echo("\n".join(["[words]", *words]))
    for entry in entries:
        click.echo(f"\n{entry}")


def _facts(one: _Linted) -> dict[str, Any]:
    return {
        "source": str(one.source),
        "title": one.title,
        "problem": one.problem,
        "expected": None if one.outlook is None else asdict(one.outlook),
        "findings": [asdict(finding) for finding in one.findings],
    }
