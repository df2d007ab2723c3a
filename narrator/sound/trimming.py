"""Trim: cut the silence at both ends of a clip."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from narrator.sound.samples import FULL_SCALE, Pcm, Signal, to_signal

WINDOW_MS = 5
_BELOW_PEAK_DB = -52.0
_SILENCE_DBFS = -66.0
_BEFORE_MS, _AFTER_MS = 3, 18
_FADE_IN_MS, _FADE_OUT_MS = 4, 10
_LOOKED_AT_MS = 80
"""How much is searched for the first sound at a time: most clips begin and end in less."""


def trim(pcm: Pcm, *, rate_hz: int) -> tuple[Pcm, int]:
    """Cut silence off both ends of one-dimensional `pcm`: 5 ms that lie 52 dB below its peak, or under -66 dBFS.

    3 ms before and 18 ms after the first and the last 5 ms that sound stay, faded, so that nothing clicks and no last
    consonant is lost: to the sample the same, however much silence there was. Of silence nothing stays. The second
    value is how many samples were cut off the start.
    """
    window = window_samples(rate_hz)
    threshold = window * (silence(pcm) * FULL_SCALE) ** 2
    first, last = (_first_sounding(way, window, threshold, rate_hz) for way in (pcm, pcm[::-1]))
    if first is None or last is None:
        return pcm[:0], 0
    start = max(0, first - _BEFORE_MS * rate_hz // 1000)
    end = min(len(pcm), len(pcm) - last + _AFTER_MS * rate_hz // 1000)
    return _fade(pcm[start:end], _FADE_IN_MS * rate_hz // 1000, _FADE_OUT_MS * rate_hz // 1000), start


def silence(pcm: Pcm) -> float:
    """Up to which root mean square 5 ms of `pcm` are silent, full scale 1.0."""
    peak = max(int(pcm.max(initial=0)), -int(pcm.min(initial=0))) / FULL_SCALE
    return float(max(peak * 10 ** (_BELOW_PEAK_DB / 20), 10 ** (_SILENCE_DBFS / 20)))


def levels(pcm: Pcm, *, rate_hz: int) -> Signal:
    """Give the root mean square of each whole 5 ms, full scale 1.0."""
    window = window_samples(rate_hz)
    windows = to_signal(pcm[: len(pcm) // window * window]).reshape(-1, window)
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", windows, windows) / np.float32(window)))


def window_samples(rate_hz: int) -> int:
    """Give the number of samples in 5 ms."""
    return max(1, WINDOW_MS * rate_hz // 1000)


def _first_sounding(pcm: Pcm, window: int, threshold: float, rate_hz: int) -> int | None:
    """Where the first `window` samples begin whose squares add up to more than `threshold`: exact, on any sample."""
    looked_at = max(_LOOKED_AT_MS * rate_hz // 1000, window)
    for begin in range(0, len(pcm), looked_at):
        sounding = np.flatnonzero(_moving_sums(pcm[begin : begin + looked_at + window - 1], window) > threshold)
        if len(sounding):
            return begin + int(sounding[0])
    return None


def _moving_sums(pcm: Pcm, window: int) -> NDArray[np.int64]:
    """The sum of the squares of each `window` samples in a row; what is shorter counts as one."""
    sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.square(pcm.astype(np.int64)))])
    return sums[window:] - sums[:-window] if len(pcm) >= window else sums[-1:]


def _fade(pcm: Pcm, rise: int, fall: int) -> Pcm:
    """The samples with both ends faded; those between are as they were."""
    faded = pcm.copy()
    rise, fall = min(rise, len(pcm) // 2), min(fall, len(pcm) // 2)
    faded[:rise] = np.rint(pcm[:rise] * np.linspace(0, 1, rise, endpoint=False))
    faded[len(pcm) - fall :] = np.rint(pcm[len(pcm) - fall :] * np.linspace(1, 0, fall))
    return faded
