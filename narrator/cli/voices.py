"""`narrator voices`: the engines that are installed, and what they can say."""

from __future__ import annotations

from typing import Any

import click

from narrator.cli.group import command
from narrator.cli.opening import show_or_none
from narrator.cli.output import print_json
from narrator.errors import NarratorError
from narrator.show import Voicing
from narrator.speech import installed, open_engine

EXAMPLES = """
narrator voices
narrator voices --language de
"""


@command(EXAMPLES)
@click.option("--language", default="", metavar="TAG", help="Only voices of this language (en, pt-BR).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def voices(*, language: str, as_json: bool) -> None:
    """List the engines, whether they are well, and their voices.

    A voice of your choice goes into show.toml, as voice = "NAME" below [voice.ENGINE].
    """
    show = show_or_none()
    voicing = show.voice if show else Voicing()
    engines = [_facts(name, voicing, language) for name in _in_order(voicing)]
    if as_json:
        print_json(engines)
        return
    for engine in engines:
        _print(engine, in_detail=bool(language))


def _in_order(voicing: Voicing) -> list[str]:
    """The engines of the show in its order of preference, then the others."""
    others = [name for name in installed() if name not in voicing.all_engines]
    return [*voicing.all_engines, *others]


def _facts(name: str, voicing: Voicing, language: str) -> dict[str, Any]:
    facts: dict[str, Any] = {"engine": name, "of_the_show": name in voicing.all_engines}
    try:
        engine = open_engine(name, voicing)
    except NarratorError as error:
        return {**facts, "problem": str(error), "voices": []}
    try:
        found = [voice for voice in engine.voices() if voice.language.lower().startswith(language.lower())]
        listed = [{"name": voice.name, "language": voice.language} for voice in found]
        return {**facts, "version": engine.version, "problem": engine.health() or "", "voices": listed}
    except NarratorError as error:
        return {**facts, "problem": str(error), "voices": []}
    finally:
        engine.close()


def _print(engine: dict[str, Any], *, in_detail: bool) -> None:
    health = f"not now: {engine['problem']}" if engine["problem"] else "well"
    use = "" if engine["of_the_show"] else ", not in the show's list"
    click.secho(f"{engine['engine']} {engine.get('version', '')} — {health}{use}", bold=True)
    if in_detail:
        for voice in engine["voices"]:
            click.echo(f"  {voice['language']:<10} {voice['name']}")
    else:
        languages = sorted({voice["language"] for voice in engine["voices"]})
        click.echo(f"  {len(engine['voices'])} voices, {len(languages)} languages: {', '.join(languages)}")
