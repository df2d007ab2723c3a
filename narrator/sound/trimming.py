"""Trim: cut the silence at both ends of a clip."""

from __future__ import annotations

import numpy as np

from narrator.sound.samples import Pcm, Signal, to_signal

_BELOW_LOUDEST_DB = -45.0
_SILENCE_DBFS = -66.0
_WINDOW_MS = 5
_BEFORE_MS, _AFTER_MS = 5, 20
_FADE_IN_MS, _FADE_OUT_MS = 4, 10


def trim(pcm: Pcm, *, rate_hz: int) -> tuple[Pcm, int]:
    """Cut silence off both ends of one-dimensional `pcm`: what lies 45 dB below its loudest 5 ms, or under -66 dBFS.

    5 ms before and 20 ms after stay, faded, so that nothing clicks and no last consonant is lost. Of silence nothing
    stays. The second value is how many samples were cut off the start.
    """
    window = max(1, _WINDOW_MS * rate_hz // 1000)
    levels = _levels(pcm, window)
    silence = max(levels.max(initial=0.0) * 10 ** (_BELOW_LOUDEST_DB / 20), 10 ** (_SILENCE_DBFS / 20))
    sounding = np.flatnonzero(levels > silence)
    if not len(sounding):
        return pcm[:0], 0
    start = max(0, int(sounding[0]) * window - _BEFORE_MS * rate_hz // 1000)
    end = min(len(pcm), int(sounding[-1] + 1) * window + _AFTER_MS * rate_hz // 1000)
    return _fade(pcm[start:end], _FADE_IN_MS * rate_hz // 1000, _FADE_OUT_MS * rate_hz // 1000), start


def _levels(pcm: Pcm, window: int) -> Signal:
    """Give the root mean square of each window, full scale 1.0."""
    padded = np.pad(to_signal(pcm), (0, -len(pcm) % window)).reshape(-1, window)
    return np.asarray(np.sqrt(np.mean(np.square(padded), axis=1)))


def _fade(pcm: Pcm, rise: int, fall: int) -> Pcm:
    faded = pcm.astype(np.float32)
    rise, fall = min(rise, len(pcm) // 2), min(fall, len(pcm) // 2)
    faded[:rise] *= np.linspace(0, 1, rise, endpoint=False, dtype=np.float32)
    faded[len(pcm) - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return np.rint(faded).astype(np.int16)
