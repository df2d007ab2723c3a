"""Meter: what passes through is unchanged, and measured as if it were in one piece."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mix_speech import murmur

from narrator.mix.meter import Meter
from narrator.sound import energies, integrated_lufs, to_signal, true_peak

PCM = murmur(3, rate_hz=44_100)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3 * 44_100), max_size=8), st.integers(1, 3 * 44_100))
def test_however_the_stream_is_cut_it_reads_the_same(cuts: list[int], length: int) -> None:
    pcm = PCM[:length]
    bounds = sorted({0, *(cut for cut in cuts if cut < length), length})
    meter = Meter(rate_hz=44_100)
    passed = list(meter.listen(to_signal(pcm[a:b]) for a, b in pairwise(bounds)))
    assert np.array_equal(np.concatenate(passed), to_signal(pcm))
    assert meter.loudness_lufs == pytest.approx(integrated_lufs(energies(pcm, rate_hz=44_100)), abs=1e-3)
    assert 10 ** (meter.peak_dbtp / 20) == pytest.approx(true_peak(pcm), rel=1e-4, abs=1e-9)


def test_of_silence_there_is_no_level() -> None:
    meter = Meter(rate_hz=44_100)
    assert list(meter.listen([])) == []
    list(meter.listen([np.zeros(44_100, np.float32)]))
    assert (meter.loudness_lufs, meter.peak_dbtp) == (float("-inf"), float("-inf"))
