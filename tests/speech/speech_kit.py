"""What the tests of speech/ share: scripts, a progress that remembers, engines that fail as told, foreign packages."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from narrator.engines.espeak import EspeakEngine
from narrator.model import Article, Casting, Role, Script, Section, Source, SourceKind, Take, Utterance, Voice
from narrator.speech import Limits

BRITISH = Voice(engine="espeak", name="gmw/en", language="en-GB")


def script_of(*spoken: str) -> Script:
    """A script that says just this."""
    article = Article(source=Source(kind=SourceKind.STDIN, location="-"), title="", blocks=(), language="en-GB")
    utterances = tuple(Utterance(role=Role.HOST, written=text, spoken=text, pause_ms=0) for text in spoken)
    return Script(article=article, language="en-GB", sections=(Section(name="story", utterances=utterances),))


class Steps:
    """A progress that remembers how far it was."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def stage(self, text: str) -> None:
        """Say nothing."""

    def step(self, done: int, total: int) -> None:
        """Remember."""
        self.seen.append((done, total))


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self._lock = threading.Lock()

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        with self._lock:
            self.now_s += seconds

    def clock(self) -> float:
        """The time that has passed."""
        return self.now_s


class Unsteady:
    """A network engine as a test wants it: before it speaks, with espeak's real voice, `before(text)` may raise."""

    name = "unsteady"
    version = "1"

    def __init__(
        self,
        before: Callable[[str], None] = lambda text: None,
        *,
        limits: Limits = Limits(characters=1000, at_once=1),  # noqa: B008, it is frozen
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        self.limits, self.settings = limits, settings or {}
        self.said: list[str] = []
        self._before = before
        self._espeak = EspeakEngine({})

    @property
    def casting(self) -> Casting:
        """Its only voice."""
        return Casting(voice=self.voices()[0], engine_version=self.version, why="it is the test's")

    def health(self) -> str | None:
        """Never unwell."""
        return None

    def voices(self) -> tuple[Voice, ...]:
        """One."""
        return (Voice(engine=self.name, name=BRITISH.name, language=BRITISH.language),)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """Fail as told, or speak."""
        self.said.append(text)
        self._before(text)
        return self._espeak.say(text, voice, speed)

    def close(self) -> None:
        """Close espeak."""
        self._espeak.close()


@contextmanager
def closing(engine: Unsteady) -> Iterator[Unsteady]:
    """An engine that is closed at the end."""
    try:
        yield engine
    finally:
        engine.close()


def install(site: Path, monkeypatch: pytest.MonkeyPatch, *, name: str, module: str, source: str, factory: str) -> None:
    """Install a package with one engine, as pip would: its module and its dist-info, found on the path."""
    info = site / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    (site / f"{module}.py").write_text(source, encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[narrator.engines]\n{name} = {module}:{factory}\n", encoding="utf-8")
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.syspath_prepend(str(site))
