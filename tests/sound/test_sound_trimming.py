"""trim: the silence goes, the sound stays, and nothing clicks."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sound_signals import noise, sine

from narrator.sound import trim

RATE_HZ = 22_050
SILENCE = np.zeros(RATE_HZ // 2, np.int16)
WORD = sine(300, rate_hz=RATE_HZ, seconds=0.4)


def test_silence_at_both_ends_goes_but_for_a_few_milliseconds() -> None:
    trimmed, _ = trim(np.concatenate([SILENCE, WORD, SILENCE]), rate_hz=RATE_HZ)
    assert 0.024 * RATE_HZ <= len(trimmed) - len(WORD) <= 0.035 * RATE_HZ
    start = int(np.flatnonzero(trimmed)[0]) - 1
    assert 0.004 * RATE_HZ <= start <= 0.01 * RATE_HZ
    assert np.array_equal(trimmed[start + 200 : start + 8000], WORD[200:8000])


def test_a_noise_floor_counts_as_silence_and_a_soft_ending_does_not() -> None:
    floor = noise(RATE_HZ // 2, amplitude=0.0002)
    ending = noise(RATE_HZ // 10, amplitude=0.004)
    trimmed, _ = trim(np.concatenate([floor, WORD, ending, floor]), rate_hz=RATE_HZ)
    assert len(WORD) + len(ending) <= len(trimmed) <= len(WORD) + len(ending) + 0.035 * RATE_HZ


def test_a_pause_within_stays() -> None:
    trimmed, _ = trim(np.concatenate([WORD, SILENCE, WORD]), rate_hz=RATE_HZ)
    assert len(trimmed) >= 2 * len(WORD) + len(SILENCE) - 10


def test_of_silence_nothing_stays() -> None:
    assert len(trim(SILENCE, rate_hz=RATE_HZ)[0]) == 0
    assert len(trim(noise(2000, amplitude=0.0001), rate_hz=RATE_HZ)[0]) == 0
    assert len(trim(SILENCE[:0], rate_hz=RATE_HZ)[0]) == 0


def test_both_ends_start_from_nothing() -> None:
    trimmed, _ = trim(np.full(RATE_HZ, 9000, np.int16), rate_hz=RATE_HZ)
    assert (trimmed[0], trimmed[-1]) == (0, 0)
    assert np.abs(np.diff(trimmed.astype(int))).max() < 9000 / 50


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000))
def test_it_never_grows_and_a_second_time_changes_little(before: int, word: int, after: int) -> None:
    pcm = np.concatenate([np.zeros(before, np.int16), WORD[:word], np.zeros(after, np.int16)])
    once, _ = trim(pcm, rate_hz=RATE_HZ)
    twice, _ = trim(once, rate_hz=RATE_HZ)
    assert len(twice) <= len(once) <= len(pcm)
    assert len(once) - len(twice) <= 0.01 * RATE_HZ
