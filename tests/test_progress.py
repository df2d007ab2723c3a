"""What a terminal shows while something takes long."""

from __future__ import annotations

import pytest

from narrator.cli.output import Terminal


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.rpartition("\r")[2]


def test_how_long_the_rest_takes_is_told_by_the_pace_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    now_s = 0.0
    terminal = Terminal(clock=lambda: now_s)
    terminal.stage("speaking")
    told = []
    for now_s, done in [(100.0, 40), (101.0, 42), (110.0, 60), (130.0, 99), (131.0, 100)]:  # noqa: B007, the clock reads it
        terminal.step(done, 100)
        told.append(shown(capsys))
    assert told == [
        "speaking — 40 of 100",
        "speaking — 42 of 100",
        "speaking — 60 of 100, about 20 s left",
        "speaking — 99 of 100, about 1 s left",
        "speaking — 100 of 100",
    ]


def test_each_stage_has_a_pace_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    now_s = 0.0
    terminal = Terminal(clock=lambda: now_s)
    for stage in ("speaking", "mixing"):
        terminal.stage(stage)
        terminal.step(0, 10)
        now_s += 3_600
    terminal.stage("publishing")
    terminal.step(0, 10)
    now_s += 4
    terminal.step(4, 10)
    assert shown(capsys) == "publishing — 4 of 10, about 6 s left"
