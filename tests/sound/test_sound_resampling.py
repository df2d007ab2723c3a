"""resample: exact lengths, no delay, and no images of what was there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_signals import noise, sine

from narrator.sound import resample

RATES_HZ = [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.sampled_from(RATES_HZ), st.sampled_from(RATES_HZ))
def test_the_length_is_exact(samples: int, rate_hz: int, to_hz: int) -> None:
    resampled = resample(noise(samples), rate_hz=rate_hz, to_hz=to_hz)
    assert resampled.dtype == np.int16
    assert len(resampled) == round(samples * to_hz / rate_hz)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 24_000, 48_000, 96_000])
def test_a_tone_keeps_its_place_and_brings_no_images(rate_hz: int) -> None:
    frequency_hz = 0.9 * min(rate_hz, 44_100) / 2
    resampled = resample(sine(frequency_hz, rate_hz=rate_hz, seconds=1), rate_hz=rate_hz, to_hz=44_100) / 32767
    inner = slice(4_410, -4_410)
    turns = 2 * np.pi * frequency_hz * np.arange(44_100) / 44_100
    parts = np.stack([np.sin(turns), np.cos(turns)], axis=1)[inner]
    (straight, across), *_ = np.linalg.lstsq(parts, resampled[inner], rcond=None)
    rest = resampled[inner] - parts @ np.array([straight, across])
    assert straight == pytest.approx(0.25, rel=0.005)
    shift_samples = np.arctan2(across, straight) / (2 * np.pi * frequency_hz) * 44_100
    assert abs(shift_samples) < 0.01
    assert np.sqrt(np.mean(rest**2)) < 0.25 / np.sqrt(2) * 10 ** (-80 / 20)


def test_a_click_stays_where_it_was() -> None:
    click = np.zeros(22_050, np.int16)
    click[11_025] = 20_000
    assert np.argmax(np.abs(resample(click, rate_hz=22_050, to_hz=44_100))) == 22_050


def test_the_same_rate_changes_nothing() -> None:
    tone = sine(440, rate_hz=44_100, seconds=0.1)
    assert np.array_equal(resample(tone, rate_hz=44_100, to_hz=44_100), tone)
