"""`narrator lexicon`: try, add, list, check, import, export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

import click

from narrator.cli.group import Command, Group
from narrator.cli.opening import the_show
from narrator.cli.output import count, print_json
from narrator.config import LEXICON_NAME
from narrator.files import write_whole
from narrator.script import Entry, Lexicon, load_lexicon
from narrator.script.lexicon.check import Failure, failures, failures_of
from narrator.script.lexicon.edit import entry_from, with_entries
from narrator.script.lexicon.file import place_of, read_text
from narrator.script.lexicon.pls import read_pls, write_pls
from narrator.show import Show

FAILED = 1

TRY = """
narrator lexicon try 'Uighur = wee-gur'
narrator lexicon try 'match = "Reading", say = "Redding", case = true' --in story.txt
"""
ADD = """
narrator lexicon add 'Uighur = wee-gur'
narrator lexicon add 'match = "Siobhan", ipa = "ʃɪˈvɔːn"'
"""


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def lexicon(ctx: click.Context) -> None:
    """Say names right: try, add, list, check, import or export the lexicon's entries; without a word after it, list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_entries, built_in=False, as_json=False)


# ── try ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@lexicon.command("try", cls=Command, examples=TRY)
@click.argument("entry")
@click.option("--in", "within", multiple=True, metavar="SOURCE", help="Look into this file or URL as well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def try_entry(entry: str, *, within: tuple[str, ...], as_json: bool) -> int:
    """Show every sentence of the show that an entry would change, before anything is spoken.

    ENTRY is WORD = SAY AS, or the options of an [[entry]] in one line. Looked through are the episodes, the articles
    in the show's folder, and what --in names; the wrong hits are shown as well, so look at all of them.
    """
    # What it takes to read articles is heavy; the other commands need none of it.
    from narrator.cli.trial import change_facts, changes_in, print_changes  # noqa: PLC0415

    show, tried = the_show(), entry_from(entry)
    known = _load(show)
    found = changes_in(show, tried, lexicon=known, within=within)
    broken = _failed(tried, known, show)
    if as_json:
        print_json({"changes": [*map(change_facts, found)], "failed": [*map(_failure_facts, broken)]})
    else:
        print_changes(found)
        _print_failures(broken)
    return FAILED if broken else 0


# ── add, list, check ─────────────────────────────────────────────────────────────────────────────────────────────────


@lexicon.command("add", cls=Command, examples=ADD)
@click.argument("entry")
def add_entry(entry: str) -> int:
    """Add an entry to the show's lexicon.toml; what stands in it stays, comments and all.

    ENTRY is WORD = SAY AS, or the options of an [[entry]] in one line.
    """
    show, added = the_show(), entry_from(entry)
    broken = _failed(added, _load(show), show)
    if broken:
        _print_failures(broken)
        return FAILED
    _write(show, (added,))
    click.echo(f"added: {_line(added)}")
    click.echo("episodes made already keep the old way until they are made again; `narrator lexicon try` names them")
    return 0


@lexicon.command("list", cls=Command, examples="narrator lexicon list --built-in")
@click.option("--built-in", is_flag=True, help="List the entries that come with narrator as well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_entries(*, built_in: bool, as_json: bool) -> None:
    """List the entries of the show's lexicon."""
    known = _load(the_show())
    entries = (*known.entries, *(known.built_in if built_in else ()))
    if as_json:
        print_json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        click.echo(_line(entry))
    if not entries:
        click.echo("no entries yet; add one with: narrator lexicon add 'WORD = SAY AS'")


@lexicon.command("check", cls=Command, examples="narrator lexicon check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def check(*, as_json: bool) -> int:
    """Run the tests that the entries carry, those that come with narrator too."""
    show = the_show()
    known = _load(show)
    broken = [*failures(known, language=show.language)]
    tests = sum(len(entry.tests) for entry in (*known.entries, *known.built_in))
    if as_json:
        print_json({"tests": tests, "failed": [*map(_failure_facts, broken)]})
    else:
        _print_failures(broken)
        entries = f"{count(len(known.entries), 'entry', 'entries')} of the show, {len(known.built_in)} of narrator"
        click.echo(f"{entries}: {count(tests, 'test')}, {len(broken) or 'none'} failed")
    return FAILED if broken else 0


# ── import, export ───────────────────────────────────────────────────────────────────────────────────────────────────


@lexicon.command("import", cls=Command, examples="narrator lexicon import names.pls")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--language", default="", metavar="TAG", help="For texts in this language, instead of the file's.")
def import_pls(file: Path, *, language: str) -> None:
    """Add the entries of a W3C PLS file to the show's lexicon; words that have an entry keep it."""
    show = the_show()
    given = read_pls(file.read_bytes(), which=str(file), language=language)
    there = {place_of(entry) for entry in _load(show).entries}
    fresh = {place_of(entry): entry for entry in reversed(given.entries) if place_of(entry) not in there}
    _write(show, tuple(reversed(fresh.values())))
    _tell_left_out(given.left_out)
    click.echo(f"added {count(len(fresh), 'entry', 'entries')}; {len(given.entries) - len(fresh)} were there already")


@lexicon.command("export", cls=Command, examples="narrator lexicon export names.pls --language en-GB")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", default="", metavar="TAG", help="The language of the file, if not the show's.")
def export_pls(file: Path, *, language: str) -> None:
    """Write the show's entries for one language to a W3C PLS file, for other programs that speak."""
    show = the_show()
    given = write_pls(_load(show).entries, language=language or show.language)
    write_whole(file, given.content)
    _tell_left_out(given.left_out)
    click.echo(f"wrote {count(len(given.entries), 'entry', 'entries')} to {file}")


def _tell_left_out(reasons: Iterable[str]) -> None:
    for reason in reasons:
        click.echo(f"left out: {reason}", err=True)


# ── what they share ──────────────────────────────────────────────────────────────────────────────────────────────────


def _load(show: Show) -> Lexicon:
    return load_lexicon(show.folder / LEXICON_NAME)


def _write(show: Show, entries: tuple[Entry, ...]) -> None:
    """Put entries into the show's lexicon.toml. Raises ConfigError where one is there already."""
    path = show.folder / LEXICON_NAME
    if entries:
        write_whole(path, with_entries(read_text(path), entries, which=str(path)).encode())


def _failed(entry: Entry, known: Lexicon, show: Show) -> list[Failure]:
    """The entry's own tests that it does not pass in the show's lexicon."""
    others = tuple(other for other in known.entries if place_of(other) != place_of(entry))
    return [*failures_of(entry, replace(known, entries=(*others, entry)), language=show.language)]


def _print_failures(broken: Iterable[Failure]) -> None:
    for failure in broken:
        click.secho(f"{failure.entry.name}: {failure.written}", fg="red")
        click.echo(f"  should be: {failure.expected}\n  is:        {failure.said}")


def _line(entry: Entry) -> str:
    """An entry in one line."""
    ways = (
        entry.say,
        entry.ipa and f"/{entry.ipa}/",
        *(way for way in ("letters", "word", "keep") if getattr(entry, way)),
    )
    where = (entry.language, entry.article, "case" if entry.case else "", "pattern" if entry.pattern else "")
    told = ", ".join(part for part in where if part)
    return f"{entry.name} → {', '.join(way for way in ways if way)}{f'  ({told})' if told else ''}"


def _failure_facts(failure: Failure) -> dict[str, str]:
    return {
        "entry": failure.entry.name,
        "written": failure.written,
        "expected": failure.expected,
        "said": failure.said,
    }
