"""What is known of an account: turns, closed doors, days; clocks that jump; what is damaged."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.speech.ledger import LONGEST_SHUT_S, Ledger, Moment

NOON = Moment(steady_s=5_000, wall_s=1_800_000_000)


def later(seconds: float, *, start: Moment = NOON) -> Moment:
    return Moment(steady_s=start.steady_s + seconds, wall_s=start.wall_s + seconds)


# ── turns ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(
    interval_s=st.just(0.0) | st.floats(0.01, 60),
    events=st.lists(st.tuples(st.floats(0, 5), st.none() | st.floats(0, 30), st.floats(-1e6, 1e6)), max_size=30),
)
def test_turns_keep_their_distance_and_every_door_whatever_the_wall_clock_shows(
    interval_s: float, events: list[tuple[float, float | None, float]]
) -> None:
    ledger, steady_s, turns, opens_s = Ledger(), 100.0, list[float](), 0.0
    for passes_s, shut_for_s, wall_jumps_s in events:
        steady_s += passes_s
        if shut_for_s is not None:
            ledger = ledger.refused(Moment(steady_s=steady_s, wall_s=1.8e9), retry_after_s=shut_for_s)
            opens_s = max(opens_s, steady_s + shut_for_s)
        ledger, wait_s = ledger.turn(Moment(steady_s=steady_s, wall_s=1.8e9 + wall_jumps_s), interval_s=interval_s)
        turns.append(steady_s + wait_s)
        # A wall clock set forward opens the door too early, which costs one refusal; set back it shuts none.
        assert wall_jumps_s > 0 or turns[-1] >= opens_s - 1e-6
        assert turns[-1] <= max(opens_s, steady_s) + interval_s * len(turns) + 1e-6
    assert all(after - before >= interval_s - 1e-6 for before, after in pairwise(turns))


def test_the_first_turn_is_at_once() -> None:
    assert Ledger().turn(NOON, interval_s=60)[1] == 0


def test_a_machine_started_anew_keeps_nobody_waiting_for_its_old_clock() -> None:
    ledger, _ = Ledger().turn(NOON, interval_s=60)
    assert ledger.turn(Moment(steady_s=20, wall_s=NOON.wall_s + 90), interval_s=60)[1] == 0


# ── the door ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_door_is_shut_as_long_as_was_asked_for() -> None:
    ledger = Ledger().refused(NOON, retry_after_s=600)
    assert [ledger.shut_left_s(later(s)) for s in (0, 1, 599, 600, 601)] == [600, 599, 1, 0, 0]
    assert ledger.turn(later(100), interval_s=0)[1] == 500


@pytest.mark.parametrize(
    ("moment", "left_s"),
    [
        pytest.param(Moment(steady_s=30, wall_s=NOON.wall_s + 100), 500, id="started anew"),
        pytest.param(Moment(steady_s=30, wall_s=NOON.wall_s + 700), 0, id="started anew, later"),
        pytest.param(Moment(steady_s=5_100, wall_s=NOON.wall_s - 86_400 * 365), 500, id="set back a year"),
        pytest.param(Moment(steady_s=5_100, wall_s=NOON.wall_s + 86_400 * 365), 0, id="set forward a year"),
        pytest.param(Moment(steady_s=30, wall_s=NOON.wall_s - 86_400), 0, id="started anew, and set back"),
    ],
)
def test_a_restart_and_a_clock_that_jumps_keep_no_door_shut_for_longer(moment: Moment, left_s: float) -> None:
    ledger = Ledger().refused(NOON, retry_after_s=600)
    assert ledger.shut_left_s(moment) == left_s
    queued, wait_s = ledger.turn(moment, interval_s=0)
    assert wait_s == left_s
    assert queued.shut_left_s(moment) == left_s, "and it stays so when a turn was taken"


def test_nobody_is_shut_out_for_longer_than_a_day() -> None:
    assert Ledger().refused(NOON, retry_after_s=1e9).shut_left_s(NOON) == LONGEST_SHUT_S


def test_the_longer_refusal_counts() -> None:
    ledger = Ledger().refused(NOON, retry_after_s=600).refused(later(10), retry_after_s=5)
    assert ledger.shut_left_s(later(10)) == 590


def test_refusals_without_a_time_shut_the_door_from_the_third_on_for_longer_and_longer() -> None:
    ledger, at, shut_for_s = Ledger(), NOON, []
    for _ in range(12):
        ledger = ledger.refused(at, retry_after_s=None)
        shut_for_s.append(ledger.shut_left_s(at))
        at = later(ledger.shut_left_s(at), start=at)
    assert shut_for_s == [0, 0, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]
    assert ledger.answered().refused(at, retry_after_s=None).shut_left_s(at) == 0


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_sent_counts_for_its_day_though_the_clock_jumps() -> None:
    ledger = Ledger().sent(500, today="2026-03-28").sent(200, today="2026-03-29")
    # Into the far future and back: what was sent today is still known.
    ledger = ledger.sent(9, today="2099-01-01").sent(1, today="2026-03-29")
    assert (ledger.sent_on("2026-03-28"), ledger.sent_on("2026-03-29")) == (500, 201)
    for day in range(1, 31):
        ledger = ledger.sent(day, today=f"2026-04-{day:02}")
    assert len(ledger.days) <= 4
    assert ledger.sent_on("2026-04-30") == 30


def test_what_was_not_taken_is_free_again() -> None:
    ledger = Ledger().pledge(100, by="7").sent(60, today="2026-03-29", by="7")
    assert (ledger.sent_on("2026-03-29"), ledger.pledged) == (60, {"7": 40})
    ledger = ledger.sent(-60, today="2026-03-29", by="7")
    assert (ledger.sent_on("2026-03-29"), ledger.pledged) == (0, {"7": 100})
    assert ledger.sent(-1, today="2026-03-30").sent_on("2026-03-30") == 0


# ── as JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────

FULL = Ledger(
    noted_s=1.5,
    free_s=2.5,
    shut_s=3.5,
    refused_s=4.5,
    shut_for_s=5.5,
    refusals=6,
    days={"2026-03-29": 7},
    pledged={"8": 9},
)


def test_a_ledger_is_read_as_it_was_written() -> None:
    assert Ledger.of(FULL.as_json()) == FULL
    assert FULL.as_json().count(b"\n") == 1


@given(content=st.binary() | st.text().map(str.encode))
def test_what_is_no_ledger_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  of any kind
        Ledger.of(content)


@given(
    name=st.sampled_from([*json.loads(FULL.as_json())]),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=12), inner, max_size=2),
    ),
)
def test_a_ledger_with_anything_in_it_is_refused_or_serves(name: str, value: object) -> None:
    content = json.dumps(json.loads(FULL.as_json()) | {name: value}).encode()
    try:
        ledger = Ledger.of(content)
    except ValueError:
        return
    _, wait_s = ledger.sent(5, today="2026-03-29").turn(NOON, interval_s=1)
    assert 0 <= wait_s <= LONGEST_SHUT_S + 7 * 86_400


@given(size=st.integers(0, 400))
def test_a_ledger_cut_short_is_refused(size: int) -> None:
    whole = FULL.as_json().strip()
    if size < len(whole):
        with pytest.raises(ValueError):  # noqa: PT011  of any kind
            Ledger.of(whole[:size])
    assert replace(Ledger.of(whole)) == FULL
