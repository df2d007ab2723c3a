"""Resample: 16-bit mono samples from one rate to another, by ffmpeg's swresample."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
from av.filter import Graph

from narrator.sound.samples import Pcm

_FILTER = "filter_size=64:exact_rational=1"
"""Twice the default length: images and aliases lie under -90 dB up to 90 % of the lower Nyquist frequency (the default
of 32 leaves them at -27 dB there)."""


def resample(pcm: Pcm, *, rate_hz: int, to_hz: int) -> Pcm:
    """Give one-dimensional `pcm` at another rate: exactly round(len(pcm) * to_hz / rate_hz) samples, without delay."""
    length = round(len(pcm) * to_hz / rate_hz)
    if rate_hz == to_hz or not length:
        return pcm[:length]
    graph = _graph(rate_hz, to_hz)
    graph.push(_frame(pcm, rate_hz))
    graph.push(None)
    resampled = _pull_all(graph)[:length]
    return np.pad(resampled, (0, length - len(resampled)))


def _graph(rate_hz: int, to_hz: int) -> Graph:
    graph = Graph()
    steps = (
        graph.add("abuffer", f"sample_rate={rate_hz}:sample_fmt=s16:channel_layout=mono:time_base=1/{rate_hz}"),
        graph.add("aresample", f"{to_hz}:{_FILTER}"),
        graph.add("abuffersink"),
    )
    for step, following in pairwise(steps):
        step.link_to(following)
    graph.configure()
    return graph


def _frame(pcm: Pcm, rate_hz: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(pcm)[np.newaxis], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = rate_hz, 0, Fraction(1, rate_hz)
    return frame


def _pull_all(graph: Graph) -> Pcm:
    pieces: list[Pcm] = [np.zeros(0, np.int16)]
    while True:
        try:
            frame = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return np.concatenate(pieces)
        if isinstance(frame, av.AudioFrame):
            pieces.append(frame.to_ndarray()[0])
