"""`narrator voices`: list, try, get."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import click

from narrator.cli.group import Command, Group
from narrator.cli.opening import accounts, settings, show_or_none
from narrator.cli.output import Terminal, print_json, print_table, progress, short_path
from narrator.cli.voices_get import get
from narrator.config import LEXICON_NAME
from narrator.errors import NarratorError
from narrator.show import Voicing
from narrator.speech import ClipStore, installed, open_engine
from narrator.workspace import Workspace

LIST = """
narrator voices
narrator voices list --language de
"""
TRY = """
narrator voices try "Shohrat Zakir told Sky News"
narrator voices try "Guten Morgen" --language de --engine espeak
"""
LANGUAGE = click.option("--language", default="", metavar="TAG", help="Only voices of this language (en, pt-BR).")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group(cls=Group, invoke_without_command=True)
@LANGUAGE
@AS_JSON
@click.pass_context
def voices(ctx: click.Context, *, language: str, as_json: bool) -> None:
    """List the engines and their voices, try them on a text, get more of them; without a word after it, list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_voices, language=language, as_json=as_json)


voices.add_command(get)


# ── list ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@voices.command("list", cls=Command, examples=LIST)
@LANGUAGE
@AS_JSON
def list_voices(*, language: str, as_json: bool) -> None:
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
        chosen = {name for names in (engine.terms.voice, engine.terms.quote, engine.terms.announcer) for name in names}
        listed = [{"name": it.name, "language": it.language, "of_the_show": it.name in chosen} for it in found]
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
            click.echo(f"  {voice['language']:<10} {voice['name']}{'  (the show’s)' if voice['of_the_show'] else ''}")
    elif engine["voices"]:
        languages = sorted({voice["language"] for voice in engine["voices"]})
        click.echo(f"  {len(engine['voices'])} voices, {len(languages)} languages: {', '.join(languages)}")


# ── try ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@voices.command("try", cls=Command, examples=TRY)
@click.argument("text")
@click.option("--language", default="", metavar="TAG", help="The language of the text, if not the show's.")
@click.option(
    "--engine", "engines", multiple=True, metavar="NAME", help="Only this engine; may be given several times."
)
@click.option("--voice", "names", multiple=True, metavar="NAME", help="Only this voice (repeatable).")
@click.option("--most", default=12, show_default=True, metavar="N", help="How many voices of each engine.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="voices",
    show_default=True,
    metavar="DIR",
)
@AS_JSON
def try_voices(
    text: str,
    *,
    language: str,
    engines: tuple[str, ...],
    names: tuple[str, ...],
    most: int,
    output: Path,
    as_json: bool,
) -> None:
    """Have voices say a text, each to a file, with a page to listen on.

    Without --engine all that are installed speak it: a network engine is sent the text, one that costs is paid.
    """
    # What it takes to speak is heavy; listing needs none of it.
    from narrator.audition import PAGE, Audition  # noqa: PLC0415
    from narrator.script import load_lexicon, write_text  # noqa: PLC0415

    show, told = show_or_none(), progress(quiet=settings().quiet)
    voicing = show.voice if show else Voicing()
    lexicon = load_lexicon((show.folder if show else Path.cwd()) / LEXICON_NAME)
    script = write_text(text, language=language or (show.language if show else "en"), lexicon=lexicon)
    with tempfile.TemporaryDirectory() as scratch:
        store = ClipStore(Workspace(show.folder).clips if show else Path(scratch))
        kept = accounts(show, tell=told.stage)
        samples = Audition(script=script, voicing=voicing, store=store, accounts=kept).hold(
            engines=engines or _in_order(voicing), names=names, most=most, folder=output, progress=told
        )
    if isinstance(told, Terminal):
        told.clear()
    if as_json:
        print_json([_sample(sample) for sample in samples])
        return
    for sample in samples:
        said = sample.problem or f"{sample.duration_ms / 1000:.1f} s   {short_path((output / sample.file).absolute())}"
        click.echo(f"{sample.voice.engine:<8} {sample.voice.name:<24} {said}")
    print_table([("Listen", short_path((output / PAGE).absolute()))])


def _sample(sample: Any) -> dict[str, Any]:
    """What a script that reads `--json` wants to know of a sample."""
    return {
        "engine": sample.voice.engine,
        "voice": sample.voice.name,
        "language": sample.voice.language,
        "file": sample.file,
        "duration_ms": sample.duration_ms,
        "times_life": round(sample.times_life, 1),
        "problem": sample.problem,
    }
