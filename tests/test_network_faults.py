"""A day on which every fifth answer of Google is bad: an episode is whole, or fails by name; it never has a hole."""

from __future__ import annotations

import random

import pytest
from fakes_gtts import FAULTS, GoogleStandIn
from shows import MakeShow, ShowFolder

CONFIG = """
[voice.gtts]
at_once = 8
per_minute = 3_000
timeout_s = 1.0
"""
PASSING = (
    "429-soon",
    "429-bare",
    "500",
    "hang",
    "drip",
    "cut",
    "cut-audio",
    "empty",
    "damaged",
    "wrong-audio",
    "html",
    "silence",
    "other-text",
    "other-long",
    "wrong-length",
    "slow",
)
FINAL = ("consent-page", "consent", "403", "no-audio", "endless")
NAMED = ("consent or captcha", "status 302", "refuses to speak", "without speech", "more than 4000000 bytes")
RUNS = 25


def bad_day(seed: int, *faults: str) -> list[str | None]:
    """What each request of a long day meets: one in five a fault."""
    dice = random.Random(seed)
    return [dice.choice(faults) if dice.random() < 0.2 else None for _ in range(1_000)]


def with_gtts_alone(show: ShowFolder) -> ShowFolder:
    show.write("show.toml", show.config.replace('engines = ["espeak"]', 'engines = ["gtts"]\nmidway = "later"'))
    show.add_to_config(CONFIG)
    return show


@pytest.fixture(scope="module")
def whole_ms(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How long the episode is on a good day."""
    show = with_gtts_alone(ShowFolder(tmp_path_factory.mktemp("good") / "show"))
    with GoogleStandIn() as google:
        done = show.run("make", str(show.story()), "--json", environ=dict(google.environ))
    assert done.code == 0, done.err
    return int(done.json["outcomes"][0]["episode"]["duration_ms"])


def test_each_fault_takes_part() -> None:
    assert {*PASSING, *FINAL} <= set(FAULTS)
    assert {*bad_day(1, *PASSING)} == {*PASSING, None}


def test_what_passes_is_waited_out_and_the_episode_is_whole(make_show: MakeShow, whole_ms: int) -> None:
    show = with_gtts_alone(make_show("bad"))
    with GoogleStandIn(bad_day(1, *PASSING)) as google:
        done = show.run("make", str(show.story()), "--json", environ=dict(google.environ))
        assert done.code == 0, done.err
        episode = done.json["outcomes"][0]["episode"]
        assert episode["engine"] == "gtts"
        assert any(google._faults[: len(google.heard)])
    # A text that was said in parts has pauses more; one that is missing would be a second and more.
    assert -300 <= episode["duration_ms"] - whole_ms <= 2_500


def test_what_does_not_pass_fails_by_name_until_there_is_a_whole_episode(make_show: MakeShow, whole_ms: int) -> None:
    show, runs = with_gtts_alone(make_show("worse")), 1
    with GoogleStandIn(bad_day(3, *FINAL)) as google:
        environ = dict(google.environ)
        while (done := show.run("make", str(show.story()), "--json", environ=environ)).code and runs < RUNS:
            assert done.code == 1
            assert any(name in done.err for name in NAMED), done.err
            assert not show.feed.exists()
            runs += 1
        paid = [heard.text for heard in google.heard]
    assert 1 < runs < RUNS
    assert done.json["outcomes"][0]["episode"]["duration_ms"] == whole_ms
    # Only what met a fault, or was under way while another did, is asked for again.
    assert len(paid) <= 8 * runs + len({*paid})
