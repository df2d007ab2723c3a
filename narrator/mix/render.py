"""Timeline → a stream of samples: clips and music, read one at a time, on a floor of soft noise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import shake_256
from typing import TypeAlias

import numpy as np

from narrator.mix.limiter import WINDOW
from narrator.sound import Signal
from narrator.timeline import Placement, What

BLOCK = 1024 * WINDOW
"""4 seconds: long enough that numpy's own cost does not count, short enough for a processor's cache."""

_FLOOR_DBFS = -75.0
"""Digital silence between clips is heard as a hole on headphones; the gates of loudness begin above, at -70 LUFS."""

Load: TypeAlias = Callable[[What], Signal]
"""Gives the samples of a clip or a piece of music at the programme's rate and level, full scale 1.0."""


def render(placements: Sequence[Placement], *, total: int, load: Load) -> Iterator[Signal]:
    """Give `total` samples in blocks, each placement loaded when its first sample is due and dropped after its last.

    Placements are in order and do not overlap. Raises what `load` raises.
    """
    floor = _floor()
    due = iter(placements)
    sounding: tuple[int, Signal] | None = _next(due, load)
    for start in range(0, total, BLOCK):
        block = floor[: min(BLOCK, total - start)].copy()
        while sounding and sounding[0] < start + len(block):
            at, signal = sounding
            _add(block, signal, at - start)
            if at + len(signal) > start + len(block):
                break
            sounding = _next(due, load)
        yield block


def _next(due: Iterator[Placement], load: Load) -> tuple[int, Signal] | None:
    placement = next(due, None)
    return (placement.start, load(placement.what)) if placement else None


def _add(block: Signal, signal: Signal, offset: int) -> None:
    """Add what of `signal`, whose first sample falls on `offset`, falls into `block`."""
    first, last = max(0, offset), min(len(block), offset + len(signal))
    block[first:last] += signal[first - offset : last - offset]


def _floor() -> Signal:
    """Give a block of noise of -75 dBFS, triangularly distributed, that is the same on every machine."""
    drawn = np.frombuffer(shake_256(b"room tone").digest(4 * BLOCK), "<u2").astype(np.float32).reshape(2, BLOCK)
    # The difference of two even distributions has a sixth of its greatest square as its mean square.
    scale = 10 ** (_FLOOR_DBFS / 20) * 6**0.5 / 65_536
    return np.asarray((drawn[0] - drawn[1]) * np.float32(scale))
