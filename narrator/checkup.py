"""What `narrator doctor` looks at: each part of a show, and of the machine, checked as the line would use it."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from narrator.config import FILE_NAME, LEXICON_NAME, load_show
from narrator.errors import NarratorError
from narrator.ingest import check_rules
from narrator.mix import load_music
from narrator.pipeline import check_audio
from narrator.publish import artwork
from narrator.script import load_lexicon
from narrator.show import Show, Voicing
from narrator.speech import Accounts, installed, open_engine
from narrator.workspace import FEED_NAME, Workspace

ENOUGH_MB = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, what was found, and what to do about it; `ok` is None for what is only worth knowing."""

    name: str
    ok: bool | None
    found: str
    remedy: str = ""


def findings(folder: Path | None, *, now: datetime) -> Iterator[Finding]:
    """Look at the machine, then at the show in `folder`, if there is one."""
    yield Finding(name="python", ok=True, found=platform.python_version())
    if folder is None:
        yield Finding(name="show", ok=None, found="none here", remedy="make one with: narrator init my-show")
        yield from _engines(Voicing(), Accounts())
        return
    try:
        show = load_show(folder / FILE_NAME)
    except NarratorError as error:
        yield Finding(name="show", ok=False, found=str(error), remedy=error.hint)
        return
    yield Finding(name="show", ok=True, found=f"{show.title} ({folder})")
    accounts = Accounts(folder=Workspace(show.folder).accounts, timezone=show.timezone, now=lambda: now)
    yield from _engines(show.voice, accounts)
    yield from _show(show, now=now)


def _show(show: Show, *, now: datetime) -> Iterator[Finding]:
    yield from _checked("lexicon", lambda: f"{len(load_lexicon(show.folder / LEXICON_NAME).entries)} entries")
    yield from _checked("reading", lambda: _reading(show))
    yield from _quotes(show)
    yield from _checked("cover", lambda: artwork(show).name and show.cover)
    yield from _checked("music", lambda: ", ".join(load_music(show)) or "none")
    yield from _checked("catalogue", lambda: _catalogue(show, now=now))
    yield _disk(show.folder)
    yield _feed(show)


def _checked(name: str, look: Callable[[], str]) -> Iterator[Finding]:
    try:
        yield Finding(name=name, ok=True, found=look())
    except NarratorError as error:
        yield Finding(name=name, ok=False, found=str(error), remedy=error.hint)


def _engines(voicing: Voicing, accounts: Accounts) -> Iterator[Finding]:
    """Each engine of the show; one that is unwell is a problem only if none is left to narrate."""
    states = {name: _health(name, voicing, accounts) for name in voicing.all_engines}
    some_well = any(not problem for problem, _, _ in states.values())
    for name, (problem, remedy, spent) in states.items():
        ok = True if not problem else None if some_well else False
        yield Finding(name=f"engine {name}", ok=ok, found=problem or f"well{spent}", remedy=remedy)
    others = [name for name in installed() if name not in voicing.all_engines]
    if others:
        yield Finding(name="engines", ok=None, found=f"{', '.join(others)}: installed, not in the show's list")


def _health(name: str, voicing: Voicing, accounts: Accounts) -> tuple[str, str, str]:
    """What is wrong with an engine, what to do about it, and what was spent on it today; "" each where nothing is."""
    try:
        with closing(open_engine(name, voicing)) as engine:
            governor = accounts.governor(name, limits=engine.limits, terms=engine.terms)
            spent = f"; {told}" if (told := governor.spent()) else ""
            if shut := governor.objection():
                return shut.cause, shut.hint, spent
            return engine.health() or "", "", spent
    except NarratorError as error:
        return str(error), error.hint, ""


def _reading(show: Show) -> str:
    check_rules(show.reading, show.sites)
    kept = f", {', '.join(show.reading.keep)} kept" if show.reading.keep else ""
    return f"{len(show.sites)} sites with rules of their own{kept}"


def _quotes(show: Show) -> Iterator[Finding]:
    """A voice for quotations that nothing asks for."""
    named = any(terms.quote for terms in show.voice.terms.values())
    if named and show.style.say.quotes != "voice":
        found = f'a voice for quotations is named, but they are said as "{show.style.say.quotes}"'
        yield Finding(name="quotes", ok=None, found=found, remedy='write quotes = "voice" under [style.say]')


def _catalogue(show: Show, *, now: datetime) -> str:
    workspace = Workspace(show.folder)
    with workspace.held(command="doctor", now=now) as catalogue:
        episodes = catalogue.episodes()
    check_audio(episodes, workspace)
    return f"{len(episodes)} episodes, all their audio in place"


def _disk(folder: Path) -> Finding:
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    remedy = "" if free_mb >= ENOUGH_MB else "free some space: an hour of audio takes 45 MB, its clips 160 MB"
    return Finding(name="disk", ok=free_mb >= ENOUGH_MB, found=f"{free_mb} MB free", remedy=remedy)


def _feed(show: Show) -> Finding:
    if (Workspace(show.folder).public / FEED_NAME).is_file():
        return Finding(name="feed", ok=True, found=f"{show.link}{FEED_NAME}")
    return Finding(name="feed", ok=None, found="none yet", remedy="make the first episode with: narrator make SOURCE")
