"""render: every sample where the timeline says, on a floor that is never quite silent."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.mix.render import BLOCK, render
from narrator.sound import Signal
from narrator.timeline import Placement, What

FLOOR = np.concatenate(list(render((), total=3 * BLOCK, load=lambda _: np.zeros(0, np.float32))))


def constant(what: What, length: int) -> Signal:
    return np.full(length, 0.25 + 0.01 * int(what[0]), np.float32)


def test_the_floor_is_soft_and_never_the_same_twice_in_a_row() -> None:
    assert 20 * np.log10(np.std(FLOOR)) == pytest.approx(-75, abs=0.1)
    assert np.abs(FLOOR).max() < 10 ** (-66 / 20)
    assert abs(np.mean(FLOOR)) < 1e-6
    assert (np.abs(np.diff(FLOOR[:1000])) > 0).all()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.sampled_from([1, 100, BLOCK - 1, BLOCK, 2 * BLOCK + 7])), max_size=5)
)
def test_everything_sounds_in_its_place_and_is_loaded_once(parts: list[tuple[int, int]]) -> None:
    ends = list(accumulate(gap + length for gap, length in parts))
    placements = [
        Placement(what=(number, 0), start=end - length, length=length)
        for number, ((_, length), end) in enumerate(zip(parts, ends, strict=True))
    ]
    total = (ends[-1] if ends else 0) + 100
    expected = np.resize(FLOOR[:BLOCK], total).copy()
    for placement in placements:
        expected[placement.start : placement.end] += constant(placement.what, placement.length)
    loaded: list[What] = []

    def load(what: What) -> Signal:
        loaded.append(what)
        return constant(what, placements[int(what[0])].length)

    blocks = list(render(placements, total=total, load=load))
    assert np.array_equal(np.concatenate(blocks), expected)
    assert loaded == [placement.what for placement in placements]
    assert {len(block) for block in blocks[:-1]} <= {BLOCK}


def test_nothing_is_loaded_before_it_is_due() -> None:
    loaded: list[What] = []

    def load(what: What) -> Signal:
        loaded.append(what)
        return constant(what, 10)

    placements = [Placement(what=(number, 0), start=number * BLOCK, length=10) for number in range(5)]
    blocks = render(placements, total=5 * BLOCK, load=load)
    for number in range(5):
        next(blocks)
        assert len(loaded) <= number + 2
