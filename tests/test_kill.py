"""Killed with -9 in the middle (the full sweep is tests/bench/kill.py)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from killing import length_of_a_run, violations
from shows import MakeShow, ShowFolder


def test_a_killed_run_breaks_no_promise(make_show: MakeShow) -> None:
    whole_s = length_of_a_run(make_show("whole"))
    for number in range(6):
        assert list(violations(make_show(str(number)), whole_s * (0.4 + 0.1 * number))) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the programs of a killed parent")
def test_a_killed_run_leaves_no_program_behind(show: ShowFolder) -> None:
    body = " ".join(f"Bus number {number} crossed the bridge in good order and without delay." for number in range(300))
    story = show.write("story.txt", f"A long morning on the bridge\n\n{body}")
    process = subprocess.Popen([sys.executable, "-m", "narrator", "make", str(story), "--show", str(show.folder)])
    while not (children := _children(process.pid)):
        time.sleep(0.02)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []


def _children(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task")
    texts = [(task / "children").read_text() for task in tasks.iterdir()] if os.path.isdir(tasks) else []  # noqa: PTH112
    return [int(child) for text in texts for child in text.split()]
