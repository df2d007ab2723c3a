"""`narrator cache`: what is kept, the bounds of the show, and clearing; and what `make` says of the clips' checks."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from shows import ShowFolder


@pytest.fixture
def spoken(show: ShowFolder) -> ShowFolder:
    done = show.run("make", str(show.story()))
    assert done.code == 0, done.err
    return show


def clips(show: ShowFolder) -> list[Path]:
    return sorted((show.folder / ".narrator" / "clips").glob("??/*.json"))


def age(paths: list[Path], *, days: float) -> None:
    for path in paths:
        for file in path.parent.glob(f"{path.stem}*"):
            os.utime(file, (time.time() - days * 86_400,) * 2)


def test_an_episode_tells_that_its_clips_were_checked(show: ShowFolder) -> None:
    done = show.run("make", str(show.story()))
    assert re.search(r"^Checked   \d+ clips: all whole$", done.out, re.MULTILINE)
    again = show.run("make", str(show.story()), "--again", "--json").json["outcomes"][0]["checked"]
    assert again["from_store"] > 5
    assert again == {"from_store": again["from_store"], "spoken": 0, "said_again": 0, "split": 0}
    assert show.run("make", str(show.story()), "--json").json["outcomes"][0]["checked"] is None


def test_what_is_kept_is_shown_by_voice(spoken: ShowFolder) -> None:
    told = spoken.run("cache")
    assert told.code == 0, told.err
    assert re.search(r"\d+ clips +\d+\.\d MB +oldest used \d{4}-\d\d-\d\d +espeak gmw/en$", told.out, re.MULTILINE)
    assert "of 4096 MB at most" in told.out
    facts = spoken.run("cache", "show", "--json").json
    assert facts["clips"] == len(clips(spoken)) == facts["voices"][0]["clips"]
    assert (facts["most_bytes"], facts["most_days"]) == (4_096_000_000, 0)


def test_a_show_without_clips_is_told(show: ShowFolder) -> None:
    assert show.run("cache").out == "0 clips, 0.0 MB of 4096 MB at most\n"
    assert show.run("cache", "prune").out == "taken out: 0 clips, 0.0 MB\n"


def test_a_run_keeps_to_the_bounds_of_the_show(spoken: ShowFolder) -> None:
    age(clips(spoken), days=40)
    spoken.add_to_config("[cache]\nclips_days = 30\n")
    assert spoken.run("make", str(spoken.story(name="other.txt", title="Another headline"))).code == 0
    left = spoken.run("cache", "show", "--json")
    assert left.json["most_days"] == 30
    used = [path.stat().st_mtime for path in clips(spoken)]
    assert min(used) > time.time() - 86_400


def test_pruning_by_hand_takes_what_passes_the_bounds_and_what_is_of_no_use(spoken: ShowFolder) -> None:
    first, second, *others = clips(spoken)
    age([first], days=40)
    second.write_bytes(b"torn")
    spoken.add_to_config("[cache]\nclips_days = 30\n")
    assert spoken.run("cache", "prune", "--json").json["clips"] == 2
    assert clips(spoken) == others


def test_clearing_leaves_the_episodes_and_has_everything_spoken_anew(spoken: ShowFolder) -> None:
    site, number = spoken.files(), len(clips(spoken))
    assert spoken.run("cache", "clear", "--engine", "gtts", "--json").json == {"clips": 0, "bytes": 0}
    assert spoken.run("cache", "clear").out.startswith(f"taken out: {number} clips, ")
    assert clips(spoken) == []
    assert spoken.files() == site
    again = spoken.run("make", str(spoken.story()), "--again", "--json").json["outcomes"][0]["checked"]
    assert (again["from_store"], again["spoken"]) == (0, number)
