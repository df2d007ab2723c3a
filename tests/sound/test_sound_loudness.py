"""Loudness and true peak against BS.1770's own numbers, and against ffmpeg's ebur128."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from coded_audio import coded
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sound_signals import noise, sine

from narrator.sound import energies, integrated_lufs, lufs, mean_square, true_peak
from narrator.sound.loudness import k_weighting

SHELF_48_KHZ = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
HIGH_PASS_48_KHZ = ([1.0, -2.0, 1.0], [1, -1.99004745483398, 0.99007225036621])


def loudness(pcm: NDArray[np.int16], rate_hz: int = 44_100) -> float:
    return integrated_lufs(energies(pcm, rate_hz=rate_hz))


def test_at_48_khz_the_filter_is_that_of_the_standards_tables() -> None:
    frequencies_hz = np.linspace(10, 23_000, 500)
    z = np.exp(-2j * np.pi * frequencies_hz / 48_000)
    expected = np.ones_like(z)
    for numerator, denominator in (SHELF_48_KHZ, HIGH_PASS_48_KHZ):
        expected *= np.polyval(numerator[::-1], z) / np.polyval(denominator[::-1], z)
    assert k_weighting(frequencies_hz, rate_hz=48_000) == pytest.approx(np.abs(expected) ** 2, rel=1e-6)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_sine_of_997_hz_reads_3_01_below_its_peak_level(rate_hz: int) -> None:
    # BS.1770-4, Annex 1: "If a 0 dB FS, 997 Hz sine wave is applied …, the indicated loudness will equal -3.01 LKFS."
    assert loudness(sine(997, rate_hz=rate_hz, seconds=5, amplitude=0.1), rate_hz) == pytest.approx(-23.01, abs=0.05)


def test_the_gates_leave_pauses_and_whispers_out() -> None:
    # EBU Tech 3341, cases 3 and 4 on one channel: what lies 10 LU or more below does not count.
    loud, soft, silent = (sine(1000, rate_hz=44_100, seconds=30, amplitude=a) for a in (0.1, 0.01, 0.0))
    assert loudness(np.concatenate([soft, loud, silent, loud, soft])) == pytest.approx(loudness(loud), abs=0.1)


def test_silence_has_no_loudness_and_a_short_sound_has_one() -> None:
    assert loudness(np.zeros(44_100, np.int16)) == float("-inf")
    assert integrated_lufs(()) == float("-inf")
    assert loudness(sine(997, rate_hz=44_100, seconds=0.1, amplitude=0.1)) == pytest.approx(-23.01, abs=0.3)


@given(st.floats(-69, 0))
def test_a_steady_energy_reads_as_itself(level_lufs: float) -> None:
    assert integrated_lufs([mean_square(level_lufs)] * 12) == pytest.approx(level_lufs, abs=1e-6)
    assert lufs(mean_square(level_lufs)) == pytest.approx(level_lufs, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=80), st.floats(0.01, 100))
def test_loudness_lies_between_the_softest_and_the_loudest_hop(hops: list[float], gain: float) -> None:
    assert integrated_lufs(hops) <= lufs(max(hops)) + 1e-6
    assert not integrated_lufs([gain * hop for hop in hops]) > lufs(gain * max(hops)) + 1e-6


@given(st.integers(0, 20_000))
def test_every_hop_counts_and_the_last_is_filled_up(samples: int) -> None:
    hops = energies(noise(samples), rate_hz=22_050)
    assert len(hops) == -(-samples // 2205)
    assert all(hop > 0 for hop in hops)


def test_true_peak_finds_what_lies_between_the_samples() -> None:
    # A sine of a quarter of the rate, sampled at 45°: its samples reach 0.707, the wave 1.0 (BS.1770-4, Annex 2).
    time = np.arange(4_410)
    between = np.rint(32767 * 0.5 * np.sin(2 * np.pi * time / 4 + np.pi / 4)).astype(np.int16)
    assert np.abs(between).max() < 0.36 * 32767
    assert true_peak(between[200:-200]) == pytest.approx(0.5, rel=0.04)
    assert true_peak(np.zeros(100, np.int16)) == 0.0
    assert true_peak(np.zeros(0, np.int16)) == 0.0


@given(st.integers(1, 200), st.integers(0, 2**32 - 1))
def test_true_peak_is_never_below_the_highest_sample(samples: int, seed: int) -> None:
    pcm = noise(samples, seed=seed)
    assert true_peak(pcm) >= np.abs(pcm.astype(int)).max() / 32768 - 1e-6


needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg program is not installed")


@needs_ffmpeg
@pytest.mark.parametrize("rate_hz", [22_050, 44_100])
def test_the_meter_agrees_with_ebur128(rate_hz: int, tmp_path: Path) -> None:
    swell = np.abs(np.sin(np.arange(rate_hz * 20) / rate_hz)) ** 3
    pcm = (noise(rate_hz * 20) * swell).astype(np.int16) + sine(180, rate_hz=rate_hz, seconds=20, amplitude=0.1)
    file = tmp_path / "swell.wav"
    file.write_bytes(coded(pcm, rate_hz=rate_hz, container="wav", codec="pcm_s16le"))
    meter = ["ffmpeg", "-nostats", "-hide_banner", "-i", str(file), "-af", "ebur128=peak=true", "-f", "null", "-"]
    report = subprocess.run(meter, capture_output=True, text=True, check=True).stderr.rpartition("Summary:")[2]
    integrated, peak = (float(value) for value in re.findall(r"(?:I|Peak): +(-?[\d.]+) (?:LUFS|dBFS)", report))
    assert loudness(pcm, rate_hz) == pytest.approx(integrated, abs=0.1)
    assert 20 * np.log10(true_peak(pcm)) == pytest.approx(peak, abs=0.2)
