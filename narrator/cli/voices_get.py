"""`narrator voices get`: fetch a voice for piper or Kokoro, or list those that can be had."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from narrator.cli.group import command
from narrator.cli.opening import settings, show_or_none
from narrator.cli.output import Terminal, print_json, progress
from narrator.engines.neural.voice_catalogue import SITE_VARIABLE, Offer, fetch, find, name_of, offers, take
from narrator.engines.neural.voice_folder import voice_folder
from narrator.model import Progress

EXAMPLES = """
narrator voices get
narrator voices get --language de
narrator voices get en_GB-alan-medium
narrator voices get kokoro
narrator voices get --from /media/stick/en_GB-alan-medium.onnx
"""


@command(EXAMPLES)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="Take it from this file or folder, without a network.",
)
@click.option("--folder", type=click.Path(path_type=Path), metavar="DIR", help="Where to, else where the engine looks.")
@click.option("--site", envvar=SITE_VARIABLE, default="", metavar="URL", help="A server that mirrors the files.")
@click.option("--language", default="", metavar="TAG", help="List only voices of this language (en, pt-BR).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def get(
    names: tuple[str, ...], *, source: Path | None, folder: Path | None, site: str, language: str, as_json: bool
) -> None:
    """Fetch voices for piper and Kokoro, or list those that can be had.

    What breaks off is gone on with by the same command; every file is checked against the list's hash.
    """
    if source:
        _take(names or (name_of(source),), source, folder)
    elif names:
        _fetch(names, folder, site)
    else:
        listed = [offer for offer in offers(site) if offer.language.lower().startswith(language.lower())]
        _print(listed, folder, as_json=as_json)


def _folder_of(name: str, asked: Path | None) -> Path:
    """Where the engine that has this voice looks for it."""
    show = show_or_none()
    table = show.voice.settings.get("kokoro" if name == "kokoro" else "piper", {}) if show else {}
    return asked or voice_folder(str(table.get("folder", "")))


def _take(names: tuple[str, ...], source: Path, asked: Path | None) -> None:
    for name in names:
        copies = take(name, source, _folder_of(name, asked))
        click.echo(f"{name}: {copies[0].parent}")


def _fetch(names: tuple[str, ...], asked: Path | None, site: str) -> None:
    told = progress(quiet=settings().quiet)
    for offer in [find(name, site=site) for name in names]:
        folder = _folder_of(offer.name, asked)
        fetch(offer, folder, told=_Megabytes(offer, told))
        if isinstance(told, Terminal):
            told.clear()
        click.echo(f"{offer.name}: {folder}")


class _Megabytes:
    """Tells in whole megabytes how much of a voice has arrived."""

    def __init__(self, offer: Offer, progress: Progress) -> None:
        self._total, self._arrived, self._progress = offer.size_bytes, 0, progress
        progress.stage(f"{offer.name}, megabytes")

    def __call__(self, arrived: int) -> None:
        before, self._arrived = self._arrived, self._arrived + arrived
        if before // 1_000_000 != self._arrived // 1_000_000:
            self._progress.step(round(self._arrived / 1e6), round(self._total / 1e6))


def _print(listed: list[Offer], asked: Path | None, *, as_json: bool) -> None:
    here = {offer.name: offer.is_in(_folder_of(offer.name, asked)) for offer in listed}
    if as_json:
        facts = [
            {"name": it.name, "language": it.language, "about": it.about, "bytes": it.size_bytes, "here": here[it.name]}
            for it in listed
        ]
        print_json(facts)
        return
    for language, voices in groupby(listed, key=lambda offer: offer.language):
        click.secho(language, bold=True)
        for offer in voices:
            there = ", is here" if here[offer.name] else ""
            click.echo(f"  {offer.name:<34} {offer.size_bytes / 1e6:>4.0f} MB  {offer.about}{there}")
