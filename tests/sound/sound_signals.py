"""Signals that the tests of sound/ measure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def sine(frequency_hz: float, *, rate_hz: int, seconds: float, amplitude: float = 0.25) -> NDArray[np.int16]:
    """Give a sine as one-dimensional 16-bit samples."""
    time_s = np.arange(round(rate_hz * seconds)) / rate_hz
    return np.rint(32767 * amplitude * np.sin(2 * np.pi * frequency_hz * time_s)).astype(np.int16)


def noise(samples: int, *, amplitude: float = 0.1, seed: int = 1) -> NDArray[np.int16]:
    """Give white noise as one-dimensional 16-bit samples."""
    wide = np.random.default_rng(seed).standard_normal(samples) * 32767 * amplitude
    return np.clip(np.rint(wide), -32768, 32767).astype(np.int16)
