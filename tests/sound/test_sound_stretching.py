"""stretch: faster and slower at an exact length, with the pitch kept, and the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sound_signals import noise, sine

from narrator.sound import Pcm, stretch

RATE_HZ = 22_050


@settings(max_examples=60)
@given(st.integers(0, 9000), st.floats(0.25, 4), st.sampled_from([8_000, 22_050, 48_000]))
def test_the_length_is_exact(samples: int, speed: float, rate_hz: int) -> None:
    stretched = stretch(noise(samples), rate_hz=rate_hz, speed=speed)
    assert stretched.dtype == np.int16
    assert len(stretched) == round(samples / speed)


def strongest_hz(pcm: Pcm) -> float:
    """The frequency of the strongest tone in a second from the middle, by a parabola through its spectrum's peak."""
    middle = pcm[len(pcm) // 2 - 8_192 :][:16_384] * np.blackman(16_384)
    spectrum = np.log(np.abs(np.fft.rfft(middle)))
    peak = int(np.argmax(spectrum))
    below, at, above = spectrum[peak - 1 : peak + 2]
    return float((peak + (below - above) / (2 * (below - 2 * at + above))) * RATE_HZ / 16_384)


@pytest.mark.parametrize("speed", [0.25, 0.5, 0.8, 0.95, 1.1, 1.5, 2.0, 3.0, 4.0])
@pytest.mark.parametrize("frequency_hz", [110.3, 443.0, 1999.0])
def test_the_pitch_is_kept(speed: float, frequency_hz: float) -> None:
    stretched = stretch(sine(frequency_hz, rate_hz=RATE_HZ, seconds=6), rate_hz=RATE_HZ, speed=speed)
    assert abs(1200 * np.log2(strongest_hz(stretched) / frequency_hz)) < 8


def levels(pcm: Pcm) -> NDArray[np.float64]:
    """The level of each 10 ms."""
    hops = pcm[: len(pcm) // 220 * 220].astype(float).reshape(-1, 220)
    return np.asarray(np.sqrt(np.mean(hops**2, axis=1)))


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_every_syllable_falls_where_it_should(speed: float) -> None:
    syllables = [noise(2_200, seed=seed) if seed % 3 else noise(6_600, amplitude=0.0) for seed in range(30)]
    pcm = np.concatenate([part for syllable in syllables for part in (syllable, np.zeros(1_100, np.int16))])
    stretched = levels(stretch(pcm, rate_hz=RATE_HZ, speed=speed))
    meant = np.interp(np.arange(len(stretched)) * speed, np.arange(len(levels(pcm))), levels(pcm))
    assert max(float(np.corrcoef(np.roll(stretched, by), meant)[0, 1]) for by in (-2, -1, 0, 1, 2)) > 0.75


def test_the_end_is_not_lost() -> None:
    word = sine(300, rate_hz=RATE_HZ, seconds=1)
    for speed in (0.5, 0.7, 1.3, 2.0, 4.0):
        last = stretch(word, rate_hz=RATE_HZ, speed=speed)[-220:]
        assert np.abs(last).max() > 0.5 * np.abs(word).max()


def test_the_same_is_the_same_to_the_last_sample() -> None:
    murmur = noise(30_000)
    first, again = (stretch(murmur, rate_hz=RATE_HZ, speed=1.37) for _ in range(2))
    assert np.array_equal(first, again)
    assert np.array_equal(stretch(murmur, rate_hz=RATE_HZ, speed=1.0), murmur)


@pytest.mark.parametrize("speed", [0.2, 4.1])
def test_nobody_speaks_that_slow_or_fast(speed: float) -> None:
    with pytest.raises(ValueError, match=r"from 0\.25 to 4"):
        stretch(noise(100), rate_hz=RATE_HZ, speed=speed)
