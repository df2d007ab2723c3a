"""limit: nothing passes the ceiling, nothing below it is touched, and it does not matter how the stream is cut."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mix_speech import murmur

from narrator.mix.limiter import WINDOW, limit
from narrator.sound import Signal, to_signal, true_peak

CEILING = 10 ** (-2 / 20)
LOUD = to_signal(murmur(4, level=0.05, rate_hz=44_100)) * np.float32(12)


def limited(signal: Signal, cuts: list[int] | None = None) -> Signal:
    bounds = sorted({0, *(cuts or []), len(signal)})
    return np.concatenate(list(limit([signal[a:b] for a, b in pairwise(bounds)], ceiling=CEILING)))


def test_the_true_peak_stays_under_the_ceiling() -> None:
    assert np.abs(LOUD).max() > 2
    assert true_peak(np.rint(limited(LOUD) * 32767).astype(np.int16)) <= CEILING * 10 ** (0.1 / 20)


def test_what_lies_between_the_samples_counts() -> None:
    # A sine of a quarter of the rate, sampled at 45°: its samples reach 0.707 of the wave.
    between = (np.sin(2 * np.pi * np.arange(44_100) / 4 + np.pi / 4)).astype(np.float32)
    assert np.abs(between).max() < CEILING
    assert np.abs(limited(between)[2000:-2000]).max() == pytest.approx(CEILING * np.sqrt(0.5), rel=0.01)


def test_what_keeps_under_the_ceiling_passes_untouched() -> None:
    soft = LOUD / np.abs(LOUD).max() * np.float32(CEILING * 0.7)
    assert np.array_equal(limited(soft), soft)


def test_after_a_peak_the_gain_comes_back_by_40_db_a_second() -> None:
    signal = np.full(44_100, 0.1, np.float32)
    signal[10_000] = 4.0
    gain_db = 20 * np.log10(limited(signal) / signal)
    assert gain_db[10_000] == pytest.approx(20 * np.log10(CEILING / 4), abs=0.5)
    assert (gain_db[: 10_000 - 2 * WINDOW] == 0).all()
    returning = gain_db[12_000:14_000]
    assert (returning[-1] - returning[0]) / 2_000 * 44_100 == pytest.approx(40, rel=0.1)
    assert gain_db[-1] == 0
    assert np.abs(np.diff(gain_db[10_200:])).max() < 0.01


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40_000), max_size=8), st.integers(0, 40_000))
def test_however_the_stream_is_cut_the_same_comes_out(cuts: list[int], length: int) -> None:
    signal = LOUD[:length]
    result = limited(signal, [cut for cut in cuts if cut < length])
    assert len(result) == length
    assert np.array_equal(result, limited(signal))
