"""Filters: 16-bit mono samples through a chain of ffmpeg's audio filters."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
from av.filter import Graph

from narrator.sound.samples import Pcm


def filtered(pcm: Pcm, *, rate_hz: int, filters: Sequence[tuple[str, str]]) -> Pcm:
    """Give what comes out of a chain of filters, each a name and its options, when one-dimensional `pcm` goes in."""
    graph = Graph()
    source = f"sample_rate={rate_hz}:sample_fmt=s16:channel_layout=mono:time_base=1/{rate_hz}"
    chain = [graph.add("abuffer", source), *(graph.add(*step) for step in filters), graph.add("abuffersink")]
    for step, following in pairwise(chain):
        step.link_to(following)
    graph.configure()
    graph.push(_frame(pcm, rate_hz))
    graph.push(None)
    return _pull_all(graph)


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
