"""Resample: 16-bit mono samples from one rate to another, by ffmpeg's swresample."""

from __future__ import annotations

import numpy as np

from narrator.sound.filtering import filtered
from narrator.sound.samples import Pcm

_FILTER = "filter_size=64:exact_rational=1"
"""Twice the default length: images and aliases lie under -90 dB up to 90 % of the lower Nyquist frequency (the default
of 32 leaves them at -27 dB there)."""


def resample(pcm: Pcm, *, rate_hz: int, to_hz: int) -> Pcm:
    """Give one-dimensional `pcm` at another rate: exactly round(len(pcm) * to_hz / rate_hz) samples, without delay."""
    length = round(len(pcm) * to_hz / rate_hz)
    if rate_hz == to_hz or not length:
        return pcm[:length]
    resampled = filtered(pcm, rate_hz=rate_hz, filters=[("aresample", f"{to_hz}:{_FILTER}")])[:length]
    return np.pad(resampled, (0, length - len(resampled)))
