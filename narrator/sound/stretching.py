"""Stretch: speech faster or slower than an engine speaks it, with the pitch kept, by ffmpeg's atempo.

Measured at 0.5 to 2 times the speed, on tones of 110 to 2,000 Hz at three rates: the pitch stays within 2.6 cents (half
a cent in the median), what is added lies 40 dB or more below the tone (median; 20 in the worst case). On espeak-ng's
speech: fundamental frequency within 20 cents, syllables within 10 ms of where they should be.
"""

from __future__ import annotations

import numpy as np

from narrator.sound.filtering import filtered
from narrator.sound.samples import Pcm

SLOWEST, FASTEST = 0.5, 2.0
"""What one atempo does well: it takes nothing below, and leaves samples out instead of blending them above."""

_BEHIND_S = 0.1
"""Silence that is put behind the sound: atempo keeps its last window back, up to 45 ms."""


def stretch(pcm: Pcm, *, rate_hz: int, speed: float) -> Pcm:
    """Give one-dimensional `pcm` `speed` times as fast (0.25 to 4): round(len(pcm) / speed) samples, always the same.

    Raises ValueError for another speed.
    """
    filters = [("atempo", f"{step:.9f}") for step in _steps(speed)]
    length = round(len(pcm) / speed)
    if speed == 1.0 or not length:
        return pcm[:length]
    behind = round(_BEHIND_S * rate_hz * max(speed, 1.0))
    stretched = filtered(np.pad(pcm, (0, behind)), rate_hz=rate_hz, filters=filters)[:length]
    return np.pad(stretched, (0, length - len(stretched)))


def _steps(speed: float) -> tuple[float, ...]:
    """The speeds, each of which one atempo does well, whose product is `speed`."""
    if not SLOWEST**2 <= speed <= FASTEST**2:
        raise ValueError(f"the speed must lie from {SLOWEST**2:g} to {FASTEST**2:g}, not at {speed:g}")
    return (speed,) if SLOWEST <= speed <= FASTEST else (speed**0.5, speed**0.5)
