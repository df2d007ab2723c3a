"""What is checked of a show whose run was killed with -9, and of the run after it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser
from shows import ShowFolder

from narrator.files import TEMPORARY
from narrator.workspace import Workspace

SITE = "https://podcast.example/"


def length_of_a_run(show: ShowFolder) -> float:
    """How many seconds an undisturbed run takes, from its start to its end."""
    start = time.perf_counter()
    done = show.run("make", str(show.story()))
    assert done.code == 0, done.err
    return time.perf_counter() - start


def violations(show: ShowFolder, moment_s: float) -> Iterator[str]:
    """Kill a run after `moment_s`, look, run again, look again; tell everything that is not as it must be."""
    story = show.story()
    minted = _kill(show, story, moment_s)
    yield from _broken_promises(show)
    done = show.run("make", str(story))
    if done.code != 0:
        yield f"the next run failed: {done.code} {done.err}"
        return
    yield from _broken_promises(show)
    guids = [entry.id for entry in feedparser.parse(show.feed.read_bytes()).entries]
    if len(guids) != 1:
        yield f"{len(guids)} episodes"
    if minted and guids != minted:
        yield f"the GUID {minted} became {guids}"
    yield from (f"a stray file {name}" for name in _strays(show))


def _kill(show: ShowFolder, story: Path, moment_s: float) -> list[str]:
    """Kill the run and tell the GUIDs that it had minted until then."""
    command = [sys.executable, "-m", "narrator", "make", str(story), "--quiet", "--show", str(show.folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(moment_s)
        process.kill()
    with Workspace(show.folder).read() as catalogue:
        return [entry.identity.guid for entry in catalogue.entries()]


def _broken_promises(show: ShowFolder) -> Iterator[str]:
    """A feed on disk is whole and names only files that are there, in the length it tells."""
    if not show.feed.exists():
        return
    parsed = feedparser.parse(show.feed.read_bytes())
    if parsed.bozo:
        yield f"the feed is not well-formed: {parsed.bozo_exception}"
    for entry in parsed.entries:
        for enclosure in entry.enclosures:
            path = show.public / enclosure.href.removeprefix(SITE)
            if not path.is_file() or path.stat().st_size != int(enclosure.length):
                yield f"the feed names {enclosure.href}, which is not there as told"


def _strays(show: ShowFolder) -> Iterator[str]:
    """Files that an undisturbed run would not have left."""
    named = show.feed.read_text(encoding="utf-8")
    for path in show.folder.rglob("*"):
        if path.name.startswith(TEMPORARY) or (path.suffix == ".mp3" and path.name not in named):
            yield str(path.relative_to(show.folder))
