"""What the tests of whole clips share: real speech as samples, and every way to damage it."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from narrator.engines.espeak import EspeakEngine
from narrator.model import Voice
from narrator.sound import Pcm, decode

RATE_HZ = 22_050
SENTENCES = (
    "The swing bridge at Port Ellery carried its first buses on Monday morning.",
    "About four hundred people walked across it before the traffic was let in.",
    "The repair cost half of what the first plan had foreseen, and nobody was hurt.",
    "A second closure is not expected before the end of the next decade.",
    "Those who live on the far side had waited ninety days, and some of them sang.",
    "Nobody on the council wished to say who had paid for the brass band.",
    "It rained in the afternoon, but the queue at the ferry was gone for good.",
    "The harbour master closed his book and went home earlier than he ever had.",
    "In the spring the workers found a crack that was longer than a man is tall.",
    "They wrote to the ministry, which answered after eleven weeks and two letters.",
    "Engineers from three countries looked at drawings that were a century old.",
    "The steel came from the north by rail, then by barge, and once by mistake.",
    "Children were given the day off school, which the head teacher regretted later.",
    "One shop has sold a postcard of the old bridge every day since the war.",
    "The last ferry left at midnight with a single passenger, who asked to go back.",
    "Next year the bridge is to be painted green, as the people had voted.",
)


@contextmanager
def speaking(words_per_minute: int = 165) -> Iterator[Callable[[str, Voice], Pcm]]:
    """Espeak, as a function from text and voice to samples."""
    engine = EspeakEngine({"words_per_minute": words_per_minute})
    try:
        yield lambda text, voice: decode(engine.say(text, voice, 1.0).audio, which=text).pcm[:, 0]
    finally:
        engine.close()


def wav(pcm: Pcm, *, channels: int = 1, rate_hz: int = RATE_HZ) -> bytes:
    """Samples as a WAV file."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm.astype("<i2").tobytes())
    return content.getvalue()


def noise(seconds: float, *, level: float = 0.1) -> Pcm:
    """White noise."""
    return (np.random.default_rng(1).standard_normal(round(seconds * RATE_HZ)) * 32_767 * level).astype(np.int16)


def silence(seconds: float) -> Pcm:
    """Nothing."""
    return np.zeros(round(seconds * RATE_HZ), np.int16)


def cut_to(share: float) -> Callable[[Pcm], Pcm]:
    """Lose the end."""
    return lambda pcm: pcm[: int(len(pcm) * share)]


def cut_while_loud(pcm: Pcm) -> Pcm:
    """Lose what follows the loudest moment of the second half."""
    middle = len(pcm) // 2
    return pcm[: middle + int(np.argmax(np.abs(pcm[middle:].astype(int)))) + 1]


def with_a_hole(seconds: float) -> Callable[[Pcm], Pcm]:
    """Have silence in the middle."""
    return lambda pcm: np.concatenate([pcm[: len(pcm) // 2], silence(seconds), pcm[len(pcm) // 2 :]])


def too_loud(pcm: Pcm) -> Pcm:
    """Be 12 dB louder than there is room for."""
    louder = pcm.astype(float) * 4 * 32_767 / np.abs(pcm.astype(int)).max()
    return np.asarray(np.clip(louder, -32_768, 32_767), dtype=np.int16)


def twice(pcm: Pcm) -> Pcm:
    """Say it twice over."""
    return np.concatenate([pcm, pcm])
