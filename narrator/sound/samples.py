"""Samples: decoded audio as a value, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

PROGRAMME_RATE_HZ = 44_100
"""The one rate of every programme: Apple's table, and no decoder in use gets it wrong."""

FULL_SCALE = 32_768.0
"""What counts as 1.0 in signed 16-bit samples."""

Pcm: TypeAlias = NDArray[np.int16]
Signal: TypeAlias = NDArray[np.float32]


class SoundError(ValueError):
    """Bytes are not audio that can be used here: which, and the cause."""

    def __init__(self, which: str, cause: str) -> None:
        super().__init__(which, cause)
        self.which, self.cause = which, cause

    def __str__(self) -> str:
        return f"{self.which}: {self.cause}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Samples:
    """Decoded audio: `pcm` is signed 16-bit of shape [samples, channels]."""

    rate_hz: int
    channels: int
    pcm: Pcm

    @property
    def duration_s(self) -> float:
        """The length in seconds."""
        return len(self.pcm) / self.rate_hz


def to_mono(samples: Samples) -> Samples:
    """Give the mean of all channels, as one channel."""
    if samples.channels == 1:
        return samples
    mean = np.rint(samples.pcm.mean(axis=1, dtype=np.float32)).astype(np.int16)
    return Samples(rate_hz=samples.rate_hz, channels=1, pcm=mean[:, np.newaxis])


def to_signal(pcm: Pcm) -> Signal:
    """Give 16-bit samples as 32-bit floats, full scale 1.0."""
    return pcm.astype(np.float32) * np.float32(1 / FULL_SCALE)
