"""`narrator script`: what would be said, before it is spoken; and the file to change it in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from narrator.cli.group import command
from narrator.cli.opening import network, the_show, utc_now
from narrator.cli.output import print_json, print_table, short_path
from narrator.config import LEXICON_NAME
from narrator.drafting import Draft, draft, save_document
from narrator.ingest import source_of
from narrator.model import Article, Script
from narrator.script import load_lexicon
from narrator.workspace import Workspace

EXAMPLES = """
narrator script story.txt
narrator script https://news.example/story --why
narrator script https://news.example/story -o story.script.md
narrator script story.txt -o - | less
"""


@command(EXAMPLES)
@click.argument("source")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write the script to FILE (story.script.md, or - for standard output), to be changed and then made.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE though it has been edited.")
@click.option("--why", is_flag=True, help="Show what was left out of the article, and the rule that took it out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def script(source: str, *, output: Path | None, force: bool, why: bool, as_json: bool) -> None:
    """Print what would be said, without making audio.

    A line an utterance: who says it, and what; where the spoken form differs from the written one, it stands below.

    With -o it becomes a file that you can edit in any editor: words, pauses, who speaks, what is left out. `narrator
    make story.script.md` then says exactly that, as the episode of the same article.
    """
    show = the_show()
    drafted = draft(
        source_of(source, cwd=Path.cwd()),
        show=show,
        lexicon=load_lexicon(show.folder / LEXICON_NAME),
        fetch=network(show),
        stdin=sys.stdin.buffer,
    )
    if output:
        _write(drafted, output, force=force)
    elif as_json:
        print_json(_facts(drafted.article, _script(drafted)))
    else:
        _print(_script(drafted))
    if why and not as_json:
        _print_dropped(drafted.article, err=bool(output))


def _script(drafted: Draft) -> Script:
    return drafted.script(published=utc_now())


def _write(drafted: Draft, output: Path, *, force: bool) -> None:
    """Write the script as a document, with the date of the article's episode if that is made already."""
    with Workspace(drafted.show.folder).read() as catalogue:
        known = catalogue.find(drafted.key, drafted.article.fingerprint)
    document = drafted.document(published=known.identity.published if known and known.episode else utc_now())
    if str(output) == "-":
        click.echo(document, nl=False)
        return
    save_document(output, document, force=force)
    path = short_path(output)
    print_table([("Script", path), ("Next", f"edit it, then: narrator make {path}")])


def _print(written: Script) -> None:
    for section in written.sections:
        click.secho(f"── {section.name}{' (music)' if section.music else ''}", bold=True)
        for utterance in section.utterances:
            click.echo(f"{utterance.role:<10}{utterance.written}")
            if utterance.spoken != utterance.written:
                click.secho(f"{'':<10}{utterance.spoken}", dim=True)


def _print_dropped(article: Article, *, err: bool) -> None:
    click.secho("── left out", bold=True, err=err)
    for dropped in article.dropped:
        click.echo(f"{dropped.rule}: {dropped.text}", err=err)
    if not article.dropped:
        click.echo("nothing", err=err)


def _facts(article: Article, written: Script) -> dict[str, Any]:
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": article.authors,
        "language": written.language,
        "words": article.words,
        "sections": [
            {
                "name": section.name,
                "music": section.music,
                "utterances": [
                    {
                        "role": u.role,
                        "speaker": u.speaker,
                        "written": u.written,
                        "spoken": u.spoken,
                        "pause_ms": u.pause_ms,
                    }
                    for u in section.utterances
                ],
            }
            for section in written.sections
        ],
        "dropped": [{"rule": dropped.rule, "text": dropped.text} for dropped in article.dropped],
    }
