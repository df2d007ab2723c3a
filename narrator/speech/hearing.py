"""What an engine sent, made ready: one channel without silence at the ends, and what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from narrator.errors import EngineError
from narrator.model import Take, WordTime
from narrator.sound import Pcm, Signal, SoundError, decode, levels, silence, to_mono, to_signal, trim

LONGEST_LETTER_S = 1.5
"""What is longer than so much a character, and a minute, is not even decoded; runs of figures come to 1.2."""

_OFFSET_MS = 5
_OFFSET_SPREAD = 8
_LAST_MS = 3
_LOUD = 0.9
"""How loud a voice is while it speaks: nine in ten of its 5 ms that sound are softer."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Heard:
    """What was heard of a text: 16-bit mono samples without silence at the ends, and the times of its words in them.

    `last` is the level of the last 3 ms before anything was cut off, full scale 1.0.
    """

    pcm: Pcm
    rate_hz: int
    words: tuple[WordTime, ...] = ()
    last: float = 0.0

    @property
    def seconds(self) -> float:
        """The length."""
        return len(self.pcm) / self.rate_hz

    @cached_property
    def levels(self) -> Signal:
        """The root mean square of each 5 ms, full scale 1.0."""
        return levels(self.pcm, rate_hz=self.rate_hz)

    @cached_property
    def silence(self) -> float:
        """Up to which level it is silent."""
        return silence(self.pcm)

    @cached_property
    def loud(self) -> float:
        """How loud the voice is while it speaks."""
        sounding = np.sort(self.levels[self.levels > self.silence])
        return float(sounding[int(_LOUD * len(sounding))]) if len(sounding) else 0.0


def hear(take: Take, *, text: str, engine: str) -> Heard:
    """What an engine sent for a text, made ready; raises EngineError if it is not sound, or is silent."""
    try:
        sound = to_mono(decode(take.audio, which="its audio", limit_s=60 + LONGEST_LETTER_S * len(text)))
    except SoundError as error:
        raise EngineError(engine, "", f"sent what cannot be used: {error}") from error
    whole, rate_hz = _centred(sound.pcm[:, 0], sound.rate_hz), sound.rate_hz
    pcm, cut = trim(whole, rate_hz=rate_hz)
    if not len(pcm):
        raise EngineError(engine, "", "sent silence")
    by_ms, end_ms = -round(cut * 1000 / rate_hz), round(len(pcm) * 1000 / rate_hz)
    words = tuple(_shifted(word, by_ms=by_ms, end_ms=end_ms) for word in take.words)
    return Heard(pcm=pcm, rate_hz=rate_hz, words=words, last=_level(whole[-max(1, _LAST_MS * rate_hz // 1000) :]))


def _centred(pcm: Pcm, rate_hz: int) -> Pcm:
    """The samples without a constant offset: what both ends rest at is silence, whatever number stands for it there.

    Speech itself is never moved: its ends do not rest on one number other than nought.
    """
    length = max(1, _OFFSET_MS * rate_hz // 1000)
    ends = np.concatenate([pcm[:length], pcm[-length:]])
    offset = int(np.median(ends))
    if not offset or np.ptp(ends) > _OFFSET_SPREAD or len(pcm) < 2 * length:
        return pcm
    return np.clip(pcm.astype(np.int32) - offset, -32_768, 32_767).astype(np.int16)


def _level(pcm: Pcm) -> float:
    return float(np.sqrt(np.mean(np.square(to_signal(pcm)))))


def _shifted(word: WordTime, *, by_ms: int, end_ms: int) -> WordTime:
    """A word's times moved by so much, and kept within the clip."""
    start_ms, until_ms = (min(max(time_ms + by_ms, 0), end_ms) for time_ms in (word.start_ms, word.end_ms))
    return replace(word, start_ms=start_ms, end_ms=until_ms)
