"""One text until it is said whole: a bad take is said again, then in parts, and else it is told which check it failed.

What a check only suspects is overruled by a second witness: where the parts of a text, each said by itself, together
last as long as the whole did, the whole was whole.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

import numpy as np

from narrator.errors import EngineError
from narrator.model import Take, Voice, WordTime
from narrator.script import cut
from narrator.script.ipa import UNPARTED
from narrator.sound import resample, stretch
from narrator.speech.checks import Fault, Said, ends_abruptly, faults
from narrator.speech.engine import Engine
from narrator.speech.hearing import Heard, hear
from narrator.speech.manners import Manners
from narrator.speech.store import clip_key
from narrator.speech.tempo import ENOUGH_LETTERS, reckon
from narrator.timeline import BETWEEN_PIECES_MS

PART = 0.6
"""How much of a text a part of it may be: so it is mostly two, cut where a speaker would breathe."""

ALIKE, ALIKE_S = 0.1, 0.3
"""How much of its length, and how many seconds at each cut, the whole and its parts may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A text, the voice that says it, and how fast."""

    text: str
    voice: Voice
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of saying a text once; nothing was heard where it was not even sound."""

    line: Line
    heard: Heard | None
    faults: tuple[Fault, ...]

    @property
    def suspect(self) -> Heard | None:
        """What was heard, if it may be whole although a check doubts it."""
        return None if any(fault.sure for fault in self.faults) else self.heard

    @property
    def cut_off(self) -> bool:
        """Whether it seems to be cut off at its end."""
        return any(fault.name == "end" for fault in self.faults)

    def whole(self) -> Heard:
        """What was heard; raises EngineError with the check that it failed for sure, or at all."""
        if self.heard is not None and not self.faults:
            return self.heard
        worst = min(self.faults, key=lambda fault: not fault.sure)
        hint = f"of its takes, and of those of its parts, none passed the check “{worst.name}”"
        raise EngineError(self.line.voice.engine, "", worst.cause, hint)


@dataclass(slots=True)
class Count:
    """How many texts were said once more, and how many in parts."""

    said_again: int = 0
    split: int = 0


@dataclass
class Takes:
    """Has the texts of one engine said by `say`, which is given the speed that the engine speaks at by itself.

    Any number of threads may ask. What is learned of each voice goes into `manners`.
    """

    engine: Engine
    say: Callable[[Line], Take]
    manners: Manners
    count: Count = field(default_factory=Count)

    def __post_init__(self) -> None:
        self._version, self._settings = self.engine.version, self.engine.settings
        self._speeds = self.engine.limits.speeds
        self._lock = threading.Lock()
        self._early: dict[Line, float] = {}

    def whole(self, line: Line) -> Heard:
        """What was heard of a text that was said whole, as fast as its line asks for.

        Raises EngineError with the check that neither its takes nor those of its parts passed, and what `say` raises.
        """
        spoken = self._spoken(line)
        known = self.manners.of(self._voice_key(spoken)).known
        heard = self._whole(spoken)
        if not known:
            with self._lock:
                self._early[line] = heard.seconds
        return _at_speed(heard, line.speed / spoken.speed)

    def doubted(self) -> tuple[Line, ...]:
        """The texts that were said before their voice was known, and last too long or too short for what is known now.

        Each is named once, and counts as said again: it is to be asked for once more.
        """
        with self._lock:
            early, self._early = self._early, {}
        doubted = tuple(line for line, seconds in early.items() if self._strange(line, seconds))
        self.count.said_again += len(doubted)
        return doubted

    def _strange(self, line: Line, seconds: float) -> bool:
        text, tempo = reckon(line.text), self.manners.of(self._voice_key(self._spoken(line)))
        if text.letters < ENOUGH_LETTERS or not tempo.known:
            return False
        shortest_s, longest_s = tempo.bounds_s(text)
        return not shortest_s <= seconds <= longest_s

    def _spoken(self, line: Line) -> Line:
        """The line at the speed that the engine is asked for."""
        slowest, fastest = self._speeds
        return replace(line, speed=min(max(line.speed, slowest), fastest))

    def _whole(self, line: Line) -> Heard:
        first = self._attempt(line)
        if not first.faults:
            return self._learned(first.whole(), line)
        with self._lock:
            self.count.said_again += 1
        again = self._attempt(line)
        if not again.faults:
            return self._learned(again.whole(), line)
        return self._in_parts(line, (again, first))

    def _attempt(self, line: Line) -> Attempt:
        take = self.say(line)
        try:
            heard = hear(take, text=line.text, engine=line.voice.engine)
        except EngineError as error:
            return Attempt(line=line, heard=None, faults=(Fault(name="sound", cause=error.cause, sure=True),))
        said = Said(text=reckon(line.text), tempo=self.manners.of(self._voice_key(line)))
        return Attempt(line=line, heard=heard, faults=faults(heard, said))

    def _learned(self, heard: Heard, line: Line) -> Heard:
        """What was heard in a take that counts, and tells of the voice."""
        text, abrupt = reckon(line.text), ends_abruptly(heard)
        self.manners.learn(self._voice_key(line), text, seconds=heard.seconds, abrupt=abrupt)
        return heard

    def _in_parts(self, line: Line, wholes: Sequence[Attempt]) -> Heard:
        """The parts of a text, said one by one and joined; or the whole, where they come to the same."""
        texts = parts_of(line.text)
        if len(texts) < 2:
            return self._agreed(line, wholes)
        parts = [self._part(replace(line, text=text)) for text in texts]
        together_s = sum(part.suspect.seconds for part in parts if part.suspect)
        for whole in wholes:
            alike = whole.suspect and _alike(whole.suspect.seconds, together_s, cuts=len(parts) - 1)
            if whole.suspect and alike and parts[-1].cut_off >= whole.cut_off:
                return self._learned(whole.suspect, line)
        joined = _joined(line.text, texts, [part.whole() for part in parts])
        with self._lock:
            self.count.split += 1
        return joined

    def _agreed(self, line: Line, wholes: Sequence[Attempt]) -> Heard:
        """The newest take of a text that has no parts, if the takes speak for one another; raises EngineError."""
        newest, *others = (whole.suspect for whole in wholes)
        if newest and all(other and _alike(newest.seconds, other.seconds, cuts=0) for other in others):
            return self._learned(newest, line)
        return wholes[0].whole()

    def _part(self, line: Line) -> Attempt:
        """A part of a text, said twice at most; raises EngineError if it cannot be whole then."""
        first = self._attempt(line)
        if not first.faults:
            return first
        again = self._attempt(line)
        if not again.suspect:
            again.whole()
        return again

    def _voice_key(self, line: Line) -> str:
        return clip_key("", version=self._version, voice=line.voice, settings=self._settings, speed=line.speed)


_UNCUT = re.compile(rf"{UNPARTED}|\S{{1,30}}")
"""What no part may end within: a word (where a language writes no blanks, 30 characters), and its pronunciation."""


def parts_of(text: str) -> tuple[str, ...]:
    """The parts that a text is said in when it cannot be said whole: whole words, and none of mere marks."""
    longest = max(map(len, _UNCUT.findall(text)), default=1)
    parts = cut(text, limit=max(ceil(PART * len(text)), longest))
    return tuple(part for part in parts if any(map(str.isalnum, part)))


def _alike(seconds: float, others_s: float, *, cuts: int) -> bool:
    return abs(seconds - others_s) <= ALIKE * max(seconds, others_s) + ALIKE_S * cuts


def _at_speed(heard: Heard, speed: float) -> Heard:
    """What was heard, so many times as fast, with the pitch kept."""
    if abs(speed - 1) < 0.005:
        return heard
    pcm = stretch(heard.pcm, rate_hz=heard.rate_hz, speed=speed)
    words = tuple(
        replace(word, start_ms=round(word.start_ms / speed), end_ms=round(word.end_ms / speed)) for word in heard.words
    )
    return Heard(pcm=pcm, rate_hz=heard.rate_hz, words=words)


def _joined(text: str, parts: Sequence[str], heard: Sequence[Heard]) -> Heard:
    """The parts of a text one behind the other, with the pause that the timeline lays between pieces."""
    rate_hz = heard[0].rate_hz
    pause = np.zeros(BETWEEN_PIECES_MS * rate_hz // 1000, np.int16)
    pieces, words, at, samples = [], [], 0, 0
    for part, sound in zip(parts, heard, strict=True):
        pcm = resample(sound.pcm, rate_hz=sound.rate_hz, to_hz=rate_hz)
        at = text.index(part, at)
        words += _moved(sound.words, at=at, by_ms=round(samples * 1000 / rate_hz))
        pieces += [pcm, pause]
        at, samples = at + len(part), samples + len(pcm) + len(pause)
    return Heard(pcm=np.concatenate(pieces[:-1]), rate_hz=rate_hz, words=tuple(words))


def _moved(words: Sequence[WordTime], *, at: int, by_ms: int) -> list[WordTime]:
    """The times of a part's words in the whole text and its audio."""
    return [
        replace(word, at=word.at + at, start_ms=word.start_ms + by_ms, end_ms=word.end_ms + by_ms) for word in words
    ]
