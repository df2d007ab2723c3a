"""A meter that a stream passes through: integrated loudness and true peak of all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from narrator.sound import NEAR, PEAK_REACH, PEAK_SPAN, Signal, hop_energies, hop_samples, integrated_lufs, window_peaks

_PEAK_WINDOW = 11 * PEAK_SPAN


class Meter:
    """Measures one-dimensional blocks of a signal as they pass, full scale 1.0; memory grows by 80 bytes a second."""

    def __init__(self, *, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._energies: list[NDArray[np.float64]] = []
        self._unmeasured = np.zeros(0, np.float32)
        self._unpeaked = np.zeros(PEAK_REACH, np.float32)
        self._peak = 0.0

    def listen(self, blocks: Iterable[Signal]) -> Iterator[Signal]:
        """Give on each block unchanged."""
        for block in blocks:
            self._measure(block)
            yield block
        self._finish()

    @property
    def loudness_lufs(self) -> float:
        """The integrated loudness of what has passed; minus infinity for silence."""
        return integrated_lufs(np.concatenate([*self._energies, np.zeros(0)]))

    @property
    def peak_dbtp(self) -> float:
        """The true peak of what has passed; minus infinity for digital silence."""
        return float(20 * np.log10(self._peak)) if self._peak else float("-inf")

    def _measure(self, block: Signal) -> None:
        hop = hop_samples(self._rate_hz)
        waiting = np.concatenate([self._unmeasured, block])
        whole = len(waiting) // hop * hop
        self._energies.append(hop_energies(waiting[:whole], rate_hz=self._rate_hz))
        self._unmeasured = waiting[whole:]
        self._follow_peak(block)

    def _follow_peak(self, block: Signal) -> None:
        waiting = np.concatenate([self._unpeaked, block])
        windows = max(0, len(waiting) - 2 * PEAK_REACH) // _PEAK_WINDOW
        if windows:
            self._raise_peak(waiting[: windows * _PEAK_WINDOW + 2 * PEAK_REACH])
        self._unpeaked = waiting[windows * _PEAK_WINDOW :]

    def _raise_peak(self, signal: Signal) -> None:
        highest = max(self._peak, float(signal.max()), -float(signal.min()))
        self._peak = max(self._peak, float(window_peaks(signal, window=_PEAK_WINDOW, above=NEAR * highest).max()))

    def _finish(self) -> None:
        self._energies.append(hop_energies(self._unmeasured, rate_hz=self._rate_hz))
        rest = np.pad(self._unpeaked, (0, -(len(self._unpeaked) - PEAK_REACH) % _PEAK_WINDOW + PEAK_REACH))
        self._unmeasured, self._unpeaked = rest[:0], rest[:0]
        if len(rest) > 2 * PEAK_REACH:
            self._raise_peak(rest)
