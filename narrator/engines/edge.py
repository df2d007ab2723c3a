"""The voices that Microsoft's browser Edge reads pages with, asked through edge-tts (edge-tts: LGPL-3, an extra).

**Every text that this engine says goes to Microsoft.** There is no account, no published quota and no promise: the
service is meant for the browser, and has shut its door to others before. It is known to leave out the end of a text
without a word about it, so what it tells of the words that it spoke is held against the text each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module, metadata
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from narrator.engines.servers import web
from narrator.engines.servers.told_words import find, left_out, word_times
from narrator.errors import EngineError, EngineUnavailable
from narrator.model import Take, Voice
from narrator.show import Check, between
from narrator.speech.engine import Limits
from narrator.speech.engine import settings as read_settings

if TYPE_CHECKING:
    from narrator.engines.servers.edge_service import Service

NAME = "edge"
WHAT = "Edge's voices"
HOST = "speech.platform.bing.com"
HEALTH_S = 3.0
LATE_MS = 300
"""So much later than the audio ends may a word be told to end: the service rounds."""

SETTINGS: Mapping[str, bool | int | float | str] = MappingProxyType({"timeout_s": 30.0})
CHECKS: Mapping[str, Check] = MappingProxyType({"timeout_s": between(0.1, 300)})


class EdgeEngine:
    """Speaks with Microsoft Edge's voices, over the network.

    Settings: `timeout_s` (for each wait, and twice that for a whole answer).
    """

    name = NAME

    def __init__(self, settings: Mapping[str, Any]) -> None:
        chosen = read_settings(settings, engine=NAME, known=SETTINGS, checks=CHECKS)
        # No quota is published. A text stays below the 4,096 bytes at which edge-tts would cut it.
        self.limits = Limits(characters=1_000, at_once=4, per_minute=120, account=HOST, speeds=(0.5, 2.0))
        self.settings: Mapping[str, Any] = MappingProxyType({})
        self._timeout_s = float(chosen["timeout_s"])
        self._listed: tuple[Voice, ...] = ()
        self._asked: Service | None = None
        self._lock = Lock()

    @property
    def version(self) -> str:
        """The version of edge-tts, which decides the format; of the voices Microsoft tells none."""
        try:
            return metadata.version("edge-tts")
        except metadata.PackageNotFoundError as error:
            raise _missing() from error

    def health(self) -> str | None:
        """Say why the voices cannot be asked, or None; takes at most three seconds."""
        return web.told_within(HEALTH_S, self._unwell, host=HOST)

    def voices(self) -> tuple[Voice, ...]:
        """The voices that Microsoft lists now; of a language those first that are meant for news.

        Asked for once. Raises EngineUnavailable and EngineError where there is no list: without the network, that the
        engine could have spoken is of no use to anyone.
        """
        if not self._listed:
            rows = sorted(self._service().listing(timeout_s=self._timeout_s), key=lambda row: not row.for_news)
            self._listed = tuple(Voice(engine=NAME, name=row.name, language=row.language) for row in rows)
        return self._listed

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """Send `text` to Microsoft and return the MP3 it answers with (24 kHz, mono), and the times of its words.

        Raises EngineUnavailable where there is no answer, a part of one, 429 or 5xx, and EngineError for everything
        else: nothing to say, no such voice, a refusal, an answer that edge-tts does not understand.
        """
        if not any(map(str.isalnum, text)):
            raise EngineError(WHAT, repr(text), "there is nothing to say in it")
        rate = f"{round(100 * speed) - 100:+d}%"
        told = self._service().speech(text, voice=voice.name, rate=rate, timeout_s=self._timeout_s)
        found = find(text, told.words)
        if missing := left_out(text, found):
            raise EngineUnavailable(WHAT, HOST, f"left out “{missing[:60]}”")
        if told.words[-1].end_ms > told.length_ms + LATE_MS:
            raise EngineUnavailable(WHAT, HOST, "sent less sound than words")
        return Take(audio=told.audio, words=word_times(found))

    def close(self) -> None:
        """Close the connections."""
        if self._asked:
            self._asked.close()

    def _service(self) -> Service:
        """The way to the service, which needs edge-tts; raises EngineError where that is not installed."""
        with self._lock:
            if not self._asked:
                try:
                    module = import_module("narrator.engines.servers.edge_service")
                except ModuleNotFoundError as error:
                    raise _missing() from error
                self._asked = module.Service()
            service: Service = self._asked
            return service

    def _unwell(self) -> str | None:
        try:
            return None if self.voices() else f"{HOST} lists no voices"
        except EngineError as error:
            return f"{error.which} {error.cause}".strip()


def _missing() -> EngineError:
    return EngineError(WHAT, "", "edge-tts is not installed", 'pip install "narrator[edge]"')
