"""`narrator script`: what would be said, before it is spoken."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from narrator.cli.group import command
from narrator.cli.opening import the_show, utc_now
from narrator.cli.output import print_json
from narrator.config import LEXICON_NAME
from narrator.ingest import HttpFetcher, read, source_of
from narrator.model import Article, Script
from narrator.script import load_lexicon, write

EXAMPLES = """
narrator script story.txt
narrator script https://news.example/story --why
"""


@command(EXAMPLES)
@click.argument("source")
@click.option("--why", is_flag=True, help="Show what was left out of the article, and the rule that took it out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def script(source: str, *, why: bool, as_json: bool) -> None:
    """Print what would be said, without making audio.

    A line an utterance: who says it, and what; where the spoken form differs from the written one, it stands below.
    """
    show = the_show()
    article = read(source_of(source, cwd=Path.cwd()), fetch=HttpFetcher(show.fetch), stdin=sys.stdin.buffer)
    written = write(article, show=show, lexicon=load_lexicon(show.folder / LEXICON_NAME), published=utc_now())
    if as_json:
        print_json(_facts(article, written))
        return
    _print(written)
    if why:
        _print_dropped(article)


def _print(written: Script) -> None:
    for section in written.sections:
        click.secho(f"── {section.name}{' (music)' if section.music else ''}", bold=True)
        for utterance in section.utterances:
            click.echo(f"{utterance.role:<10}{utterance.written}")
            if utterance.spoken != utterance.written:
                click.secho(f"{'':<10}{utterance.spoken}", dim=True)


def _print_dropped(article: Article) -> None:
    click.secho("── left out", bold=True)
    for dropped in article.dropped:
        click.echo(f"{dropped.rule}: {dropped.text}")
    if not article.dropped:
        click.echo("nothing")


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
                    {"role": u.role, "written": u.written, "spoken": u.spoken, "pause_ms": u.pause_ms}
                    for u in section.utterances
                ],
            }
            for section in written.sections
        ],
        "dropped": [{"rule": dropped.rule, "text": dropped.text} for dropped in article.dropped],
    }
