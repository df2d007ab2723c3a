"""A dry run tells what then happens and leaves no trace; budgets and closed doors through the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes_gtts import GoogleStandIn
from shows import STORY, Ran, ShowFolder

OTHER = "The ferry has a new captain\n" + STORY.split("\n", 1)[1].replace("bridge", "ferry")


@pytest.fixture
def listed(show: ShowFolder) -> ShowFolder:
    """A show that would rather have gtts than espeak, and is in a hurry."""
    config = (show.folder / "show.toml").read_text(encoding="utf-8")
    show.write("show.toml", config.replace('engines = ["espeak"]', 'engines = ["gtts", "espeak"]\nwait_s = 1'))
    return show


def with_terms(show: ShowFolder, *, later: bool = False, **terms: float) -> None:
    """Set terms for gtts, besides a quick rate."""
    lines = [f"{name} = {value}" for name, value in {"per_minute": 3_000, **terms}.items()]
    show.add_to_config("\n".join(["[voice.gtts]", *lines, ""]))
    if later:
        config = (show.folder / "show.toml").read_text(encoding="utf-8")
        show.write("show.toml", config.replace("[voice]\n", '[voice]\nmidway = "later"\n'))


def everything(show: ShowFolder) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in show.folder.rglob("*") if path.is_file()}


def make(show: ShowFolder, google: GoogleStandIn, *arguments: str) -> Ran:
    return show.run("make", *arguments, "--json", environ=dict(google.environ))


def test_what_a_dry_run_tells_is_what_then_happens(listed: ShowFolder) -> None:
    with_terms(listed, price_per_million=16.0, characters_a_day=5_000)
    story, other = listed.story(), listed.write("other.txt", OTHER)
    before = everything(listed)
    with GoogleStandIn() as google:
        told = make(listed, google, str(story), str(other), "--dry-run")
        assert told.code == 0, told.err
        assert google.heard == []
        assert everything(listed) == before
        assert {path.name for path in listed.folder.iterdir()} == {path.name for path in before}
        plans = [outcome["plan"] for outcome in told.json["outcomes"]]
        done = make(listed, google, str(story), str(other))
    assert done.code == 0, done.err
    sent = sum(len(heard.text) for heard in google.heard)
    total = told.json["total"]
    assert (total["episodes"], total["requests"], total["characters"]) == (2, len(google.heard), sent)
    assert total["cost"] == pytest.approx(sent * 16 / 1e6)
    assert plans[1]["requests"] < plans[0]["requests"], "what both say is said once"
    assert [plan["left_today"] for plan in plans] == [5_000 - plans[0]["characters"], 5_000 - sent]
    for outcome, plan in zip(done.json["outcomes"], plans, strict=True):
        episode = outcome["episode"]
        assert [episode[name] for name in ("title", "engine", "voice", "why")] == [
            plan[name] for name in ("title", "engine", "voice", "why")
        ]
    lasts_ms = sum(outcome["episode"]["duration_ms"] for outcome in done.json["outcomes"])
    assert 0.5 < total["sound_ms"] / lasts_ms < 1.0, "without the pauses, and what is said twice"


def test_what_is_in_the_clip_store_costs_nothing_though_the_budget_is_spent(listed: ShowFolder) -> None:
    story = listed.story()
    with_terms(listed)
    with GoogleStandIn() as google:
        assert make(listed, google, str(story)).code == 0
        asked = len(google.heard)
        assert f"engine gtts: well; {sum(len(heard.text) for heard in google.heard)} characters spent today" in (
            listed.run("doctor", environ=dict(google.environ)).out
        )
        sent = sum(len(heard.text) for heard in google.heard)
        config = (listed.folder / "show.toml").read_text(encoding="utf-8")
        listed.write("show.toml", f"{config}characters_a_day = {sent}\n")
        plan = make(listed, google, str(story), "--again", "--dry-run").json["outcomes"][0]["plan"]
        assert (plan["engine"], plan["requests"], plan["cost"], plan["left_today"]) == ("gtts", 0, 0, 0)
        again = make(listed, google, str(story), "--again")
        assert again.json["outcomes"][0]["episode"]["engine"] == "gtts"
        assert len(google.heard) == asked


def test_an_episode_that_would_pass_the_budget_never_starts(listed: ShowFolder) -> None:
    with_terms(listed, later=True, characters_a_day=300)
    with GoogleStandIn() as google:
        for arguments in (["--dry-run"], []):
            done = make(listed, google, str(listed.story()), *arguments)
            assert done.code == 75
            assert "gtts: 0 of today’s 300 characters are spent, " in done.err
            assert "they count anew from " in done.err
            assert "no day’s budget is enough for it: raise characters_a_day in [voice.gtts]" in done.err
    assert google.heard == []
    assert not listed.feed.exists()


def test_beyond_the_budget_the_next_engine_narrates_and_it_is_said(listed: ShowFolder) -> None:
    with_terms(listed, characters_a_day=300)
    with GoogleStandIn() as google:
        plan = make(listed, google, str(listed.story()), "--dry-run").json["outcomes"][0]["plan"]
        done = make(listed, google, str(listed.story()))
    episode = done.json["outcomes"][0]["episode"]
    assert (episode["engine"], episode["passed_over"]) == ("espeak", ["gtts"])
    assert episode["why"].startswith("gtts passed over: 0 of today’s 300 characters are spent, ")
    assert (plan["engine"], plan["passed_over"], plan["why"]) == ("espeak", ["gtts"], episode["why"])
    assert google.heard == []


def test_a_new_run_knows_that_the_door_is_shut(listed: ShowFolder) -> None:
    with_terms(listed, later=True, at_once=1)
    with GoogleStandIn(always="429-date") as google:
        first = make(listed, google, str(listed.story()))
        assert (first.code, len(google.heard)) == (75, 1)
        assert "has had too many requests" in first.err
        second = make(listed, google, str(listed.story()))
        assert (second.code, len(google.heard)) == (75, 1)
        looked = listed.run("doctor", environ=dict(google.environ))
    assert "gtts: takes nothing more until " in second.err
    assert "engine gtts: takes nothing more until " in looked.out


def test_a_dry_run_of_the_batch_goes_through_what_is_due(show: ShowFolder) -> None:
    show.add_to_config('[[sources]]\nfolder = "articles"\n')
    show.story("articles/one.txt")
    show.write("articles/empty.txt", "Too short")
    before = everything(show)
    done = show.run("run", "--dry-run")
    assert done.code == 3
    assert "would be made" in done.out
    assert "failed: article: " in done.out
    assert done.out.rstrip().endswith("nothing was spoken, written or published")
    assert everything(show) == before
    assert show.run("run").code == 3
    told = show.run("run", "--dry-run", "--json").json
    assert told["outcomes"] == [], "what is made, and what failed for good, is not due"
