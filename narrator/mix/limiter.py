"""A true-peak limiter that looks ahead, on a stream of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narrator.sound import NEAR, PEAK_REACH, PEAK_SPAN, PROGRAMME_RATE_HZ, Signal, window_peaks

WINDOW = 11 * PEAK_SPAN
"""4 ms at 44.1 kHz: the stretch that gets one gain, reached within the stretch before it."""

_RELEASE_DB_A_SECOND = 40.0
_RELEASE_DB = _RELEASE_DB_A_SECOND * WINDOW / PROGRAMME_RATE_HZ
_STEPS_A_DB = 32
"""Demand is rounded up to 1/32 dB: what a processor's arithmetic does to the last digit then never decides a gain."""

_RAMP = np.arange(WINDOW, dtype=np.float32) / WINDOW


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """What one block leaves for the next: context, samples not given out yet, and the reduction just before them."""

    context: Signal
    waiting: Signal
    reduction_db: float


def limit(blocks: Iterable[Signal], *, ceiling: float) -> Iterator[Signal]:
    """Hold the true peak of a stream of one-dimensional blocks under `ceiling` (full scale 1.0), to about 0.1 dB.

    As many samples come out as go in. The gain falls within the 4 ms before a peak, and rises by 40 dB a second.
    """
    state = _State(np.zeros(PEAK_REACH, np.float32), np.zeros(0, np.float32), 0.0)
    for block in blocks:
        limited, state = _advance(state, block, ceiling)
        yield limited
    left = len(state.waiting)
    limited, _ = _advance(state, np.zeros(-left % WINDOW + WINDOW + PEAK_REACH, np.float32), ceiling)
    yield limited[:left]


def _advance(state: _State, block: Signal, ceiling: float) -> tuple[Signal, _State]:
    """Give out all whole windows whose following window is known too."""
    waiting = np.concatenate([state.waiting, block])
    windows = (len(waiting) - PEAK_REACH) // WINDOW
    if windows < 2:
        return waiting[:0], _State(state.context, waiting, state.reduction_db)
    measured = np.concatenate([state.context, waiting[: windows * WINDOW + PEAK_REACH]])
    reduction_db = _released(_demand_db(measured, ceiling), state.reduction_db)
    done = (windows - 1) * WINDOW
    limited = _apply(waiting[:done], np.concatenate([[state.reduction_db], reduction_db]))
    context = measured[done : done + PEAK_REACH]
    return limited, _State(context, waiting[done:], float(reduction_db[-2]))


def _demand_db(measured: Signal, ceiling: float) -> NDArray[np.float64]:
    peaks = window_peaks(measured, window=WINDOW, above=NEAR * ceiling).astype(np.float64)
    over_db = 20 * np.log10(np.maximum(peaks / ceiling, 1.0))
    return np.asarray(np.ceil(over_db * _STEPS_A_DB) / _STEPS_A_DB)


def _released(demand_db: NDArray[np.float64], before_db: float) -> NDArray[np.float64]:
    """Let the reduction fall by no more than the release from window to window: a running maximum on a slope."""
    slope = _RELEASE_DB * np.arange(1, len(demand_db) + 1)
    risen = np.maximum.accumulate(np.concatenate([[before_db], demand_db + slope]))
    return np.asarray(np.maximum(risen[1:] - slope, 0.0))


def _apply(signal: Signal, reduction_db: NDArray[np.float64]) -> Signal:
    """Turn each window down from the larger of its and the last reduction to the larger of its and the next one's.

    `reduction_db` has one member before the first window of `signal`, and one after its last.
    """
    edges_db = np.maximum(reduction_db[:-1], reduction_db[1:])
    touched = np.flatnonzero(np.maximum(edges_db[:-1], edges_db[1:]))
    if not len(touched):
        return signal
    edges = (10 ** (-edges_db / 20)).astype(np.float32)
    first, last = edges[touched, np.newaxis], edges[touched + 1, np.newaxis]
    limited = signal.copy()
    limited.reshape(-1, WINDOW)[touched] *= first + (last - first) * _RAMP
    return limited
