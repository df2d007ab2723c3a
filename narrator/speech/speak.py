"""Script → Speech: each text from the clip store, or spoken within the limits of the engine and kept there."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

from narrator.model import Casting, Clip, Progress, Role, Script, Speech, Utterance
from narrator.script import cut, without_ipa
from narrator.show import Voicing
from narrator.speech.booth import Booth, Line
from narrator.speech.engine import Engine, Limits
from narrator.speech.store import ClipStore, clip_key


def speak(
    script: Script,
    *,
    engine: Engine,
    casting: Casting,
    voicing: Voicing,
    store: ClipStore,
    progress: Progress,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    jitter: Callable[[], float] = random.random,
) -> Speech:
    """Have each utterance said by the voice that was cast for its role, each text once, and keep the clips for ever.

    Raises EngineError, naming the utterance, as soon as a text cannot be said; EngineUnavailable where texts could not
    be said for `voicing.wait_s`: at once when three in a row could not, else when all others are done. The clips made
    until then stay in the store. Ends with no thread of its own left, after a KeyboardInterrupt too; a text then under
    way is waited for, as long as the engine's own time-out lasts.
    """
    said = tuple(_lines(utterance, casting, voicing, limits=engine.limits) for utterance in script)
    how: dict[str, Any] = {"version": casting.engine_version, "settings": engine.settings}
    keys = {line: clip_key(line.text, voice=line.voice, speed=line.speed, **how) for lines in said for line in lines}
    clips = {line: clip for line, key in keys.items() if (clip := store.get(key))}
    progress.step(len(clips), len(keys))
    booth = Booth(engine=engine, store=store, patience_s=voicing.wait_s, sleep=sleep, clock=clock, jitter=jitter)

    def arrived(line: Line, clip: Clip) -> None:
        clips[line] = clip
        progress.step(len(clips), len(keys))

    booth.record({line: key for line, key in keys.items() if line not in clips}, arrived=arrived)
    return Speech(script=script, casting=casting, clips=tuple(tuple(clips[line] for line in lines) for lines in said))


def _lines(utterance: Utterance, casting: Casting, voicing: Voicing, *, limits: Limits) -> tuple[Line, ...]:
    """The texts that an utterance is said in, with the voice that says them, and how fast."""
    parts = {Role.HOST: voicing.host, Role.QUOTE: voicing.quote, Role.ANNOUNCER: voicing.announcer}
    voice, speed = casting.voice_of(utterance.role), voicing.speed * parts[utterance.role].speed
    return tuple(Line(text=piece, voice=voice, speed=speed) for piece in _pieces(utterance.spoken, limits=limits))


def _pieces(text: str, *, limits: Limits) -> tuple[str, ...]:
    """The texts that an utterance is said in; a piece of nothing but marks, which no engine can say, is left out.

    A pronunciation stays for an engine that takes it, if it fits into one text.
    """
    told = without_ipa(text, longer_than=limits.characters if limits.ipa else 0)
    pieces = cut(told, limit=limits.characters)
    return tuple(piece for piece in pieces if any(map(str.isalnum, piece))) or pieces
