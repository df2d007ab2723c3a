"""What is known of each voice, kept in a small file beside the clips, so that the next run knows it from the start."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from narrator.errors import file_error
from narrator.files import write_whole
from narrator.speech.tempo import Reckoning, Tempo

FORMAT = 1
TAKEN_IN_AT_ONCE = 20
"""Of a voice that is known so many takes are gathered before it is reckoned anew: that takes 0.2 ms."""


class Manners:
    """The tempo of each voice by its key, as it was in former runs and as it is learned in this one.

    Any thread may ask and tell. Of two processes that learn at once the last to save wins: nothing is lost but what
    any run learns again. A damaged file counts as none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._known: dict[str, Tempo] = {}
        self._fresh: dict[str, list[tuple[Reckoning, float, bool]]] = {}
        self._changed: set[str] = set()

    def of(self, voice_key: str) -> Tempo:
        """What is known of a voice by now."""
        with self._lock:
            return self._of(voice_key)

    def learn(self, voice_key: str, text: Reckoning, *, seconds: float, abrupt: bool) -> None:
        """Take in a whole take of a text."""
        with self._lock:
            fresh = self._fresh.setdefault(voice_key, [])
            fresh.append((text, seconds, abrupt))
            if len(fresh) >= (TAKEN_IN_AT_ONCE if self._of(voice_key).known else 1):
                self._take_in(voice_key)

    def save(self) -> None:
        """Write down what was learned; raises WorkspaceError if the folder cannot be written."""
        with self._lock:
            for voice_key in tuple(self._fresh):
                self._take_in(voice_key)
            changed, self._changed = self._changed, set()
            try:
                for voice_key in changed:
                    content = {"format": FORMAT, **asdict(self._known[voice_key])}
                    write_whole(self._path(voice_key), json.dumps(content).encode(), durable=False)
            except OSError as error:
                raise file_error(error, self._folder) from error

    def _take_in(self, voice_key: str) -> None:
        self._known[voice_key] = self._of(voice_key).after(self._fresh.pop(voice_key))
        self._changed.add(voice_key)

    def _of(self, voice_key: str) -> Tempo:
        if voice_key not in self._known:
            self._known[voice_key] = self._read(voice_key)
        return self._known[voice_key]

    def _read(self, voice_key: str) -> Tempo:
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            content = json.loads(self._path(voice_key).read_bytes())
            if content["format"] == FORMAT:
                return Tempo(ratios=tuple(map(_finite, content["ratios"])), abrupt=tuple(map(bool, content["abrupt"])))
        return Tempo()

    def _path(self, voice_key: str) -> Path:
        return self._folder / f"{voice_key[:32]}.json"


def _finite(value: object) -> float:
    """A logarithm of a ratio that may be meant; raises ValueError, TypeError for what was never written here."""
    ratio = float(value)  # type: ignore[arg-type]
    if not -10 < ratio < 10:
        raise ValueError(f"no logarithm of a ratio: {value}")
    return ratio
