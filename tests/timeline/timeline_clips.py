"""Clips for the tests of timeline/: only what a plan looks at, with no file behind them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from narrator.engines.espeak import EspeakEngine
from narrator.model import Clip, Voice, WordTime
from narrator.sound import decode, energies, to_mono, trim

RATE_HZ = 44_100


def clip(
    samples: int,
    *,
    text: str = "",
    words: tuple[WordTime, ...] = (),
    energies: tuple[float, ...] = (),
    rate_hz: int = RATE_HZ,
) -> Clip:
    """A clip of so many samples, in which `text` is said."""
    return Clip(
        key="", path=Path("none"), rate_hz=rate_hz, samples=samples, energies=energies, peak=1.0, text=text, words=words
    )


def told(text: str, **starts_ms: int) -> tuple[WordTime, ...]:
    """The times of words that stand in `text` once, each until 100 ms later."""
    return tuple(
        WordTime(at=text.index(word), length=len(word), start_ms=start_ms, end_ms=start_ms + 100)
        for word, start_ms in starts_ms.items()
    )


def spoken(text: str, voice: Voice, engine: EspeakEngine) -> Clip:
    """A clip as the embedded engine says it."""
    take = engine.say(text, voice, 1.0)
    sound = to_mono(decode(take.audio, which=text))
    pcm, cut = trim(sound.pcm[:, 0], rate_hz=sound.rate_hz)
    cut_ms = round(cut * 1000 / sound.rate_hz)
    words = tuple(replace(word, start_ms=max(0, word.start_ms - cut_ms)) for word in take.words)
    loudness = energies(pcm, rate_hz=sound.rate_hz)
    return clip(len(pcm), text=text, words=words, energies=loudness, rate_hz=sound.rate_hz)
