"""Sound as samples: decoding, resampling, trimming, loudness. Pure functions, shared by speech and mix."""

from __future__ import annotations

from narrator.sound.decoding import decode
from narrator.sound.loudness import energies, hop_energies, hop_samples, integrated_lufs, lufs, mean_square
from narrator.sound.peaks import NEAR, PEAK_REACH, PEAK_SPAN, true_peak, window_peaks
from narrator.sound.resampling import resample
from narrator.sound.samples import (
    FULL_SCALE,
    PROGRAMME_RATE_HZ,
    Pcm,
    Samples,
    Signal,
    SoundError,
    to_mono,
    to_signal,
)
from narrator.sound.stretching import stretch
from narrator.sound.trimming import levels, silence, trim

__all__ = [
    "FULL_SCALE",
    "NEAR",
    "PEAK_REACH",
    "PEAK_SPAN",
    "PROGRAMME_RATE_HZ",
    "Pcm",
    "Samples",
    "Signal",
    "SoundError",
    "decode",
    "energies",
    "hop_energies",
    "hop_samples",
    "integrated_lufs",
    "levels",
    "lufs",
    "mean_square",
    "resample",
    "silence",
    "stretch",
    "to_mono",
    "to_signal",
    "trim",
    "true_peak",
    "window_peaks",
]
