"""The network voice through the whole command, against a stand-in that speaks Google's protocol over real TLS."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from fakes_gtts import GoogleStandIn
from shows import STORY, ShowFolder

QUICK = "[voice.gtts]\nper_minute = 3_000\n"
NOWHERE = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")


@pytest.fixture
def listed(show: ShowFolder) -> ShowFolder:
    """A show that would rather have gtts than espeak."""
    config = (show.folder / "show.toml").read_text(encoding="utf-8")
    show.write("show.toml", config.replace('engines = ["espeak"]', 'engines = ["gtts", "espeak"]'))
    show.add_to_config(QUICK)
    return show


def test_with_a_network_gtts_speaks_every_sentence_once(listed: ShowFolder) -> None:
    with GoogleStandIn() as google:
        done = listed.run("make", str(listed.story()), "--json", environ=dict(google.environ))
        assert done.code == 0, done.err
        episode = done.json["outcomes"][0]["episode"]
        assert (episode["engine"], episode["voice"]) == ("gtts", "en-co.uk")
        asked = [heard.text for heard in google.heard]
        assert len(asked) == len(set(asked))
        assert max(map(len, asked)) <= 100
        spoken = listed.run("script", "story.txt", "--json").json["sections"]
        said = " ".join(utterance["spoken"] for section in spoken for utterance in section["utterances"])
        assert sorted(" ".join(asked).split()) == sorted(said.split())
        again = listed.run("make", str(listed.story()), "--again", environ=dict(google.environ))
        assert again.code == 0
        assert len(google.heard) == len(asked)


def test_without_a_network_espeak_speaks_and_it_is_said(listed: ShowFolder) -> None:
    done = listed.run("make", str(listed.story()), environ=NOWHERE)
    assert done.code == 0, done.err
    (voice,) = [line for line in done.out.splitlines() if line.startswith("Voice")]
    assert "espeak" in voice
    assert "gtts passed over: translate.google.com cannot be reached" in voice


def test_a_voice_asked_for_is_not_replaced(listed: ShowFolder) -> None:
    done = listed.run("make", str(listed.story()), "--engine", "gtts", environ=NOWHERE)
    assert done.code == 1
    assert "gtts passed over" in done.err
    assert not listed.feed.exists()


def test_passing_faults_are_waited_out_and_no_piece_is_lost(listed: ShowFolder) -> None:
    with GoogleStandIn(faults=(None, "429-bare", "500", "cut")) as google:
        done = listed.run("make", str(listed.story()), "--json", environ=dict(google.environ))
        assert done.code == 0, done.err
    assert done.json["outcomes"][0]["episode"]["engine"] == "gtts"


def test_where_google_shuts_the_door_midway_the_next_engine_says_it_all(listed: ShowFolder) -> None:
    with GoogleStandIn(faults=(None, None, None, "consent-page"), always="consent-page") as google:
        done = listed.run("make", str(listed.story()), "--json", environ=dict(google.environ))
    assert done.code == 0, done.err
    episode = done.json["outcomes"][0]["episode"]
    assert episode["engine"] == "espeak"
    assert "gtts passed over: gave up midway (translate.google.co.uk: answers with a page" in episode["why"]
    (fallback,) = listed.run("episodes", "list", "--fallback", "--json").json
    assert (fallback["slug"], fallback["passed_over"]) == (episode["slug"], ["gtts"])
    with GoogleStandIn() as google:
        again = listed.run("make", "--fallback", "--json", environ=dict(google.environ))
        assert again.json["outcomes"][0]["episode"]["engine"] == "gtts"
        assert again.json["outcomes"][0]["episode"]["guid"] == episode["guid"]
    assert listed.run("episodes", "list", "--fallback", "--json").json == []


def test_a_consent_page_fails_by_name_and_never_leaves_a_hole(listed: ShowFolder) -> None:
    listed.write("show.toml", listed.config.replace("[voice]\n", '[voice]\nmidway = "later"\n'))
    with GoogleStandIn(faults=(None, None, None, "consent-page")) as google:
        done = listed.run("make", str(listed.story()), environ=dict(google.environ))
    assert done.code == 1
    assert "answers with a page (consent or captcha), not with speech" in done.err
    assert not listed.feed.exists()
    assert listed.run("make", str(listed.story()), "--engine", "espeak").code == 0


def test_what_was_spoken_before_a_failure_is_not_asked_for_again(listed: ShowFolder) -> None:
    show = listed
    show.write("show.toml", show.config.replace("[voice]\n", '[voice]\nmidway = "later"\n'))
    with GoogleStandIn(faults=(*[None] * 6, "403")) as google:
        assert show.run("make", str(show.story()), environ=dict(google.environ)).code == 1
        asked = [heard.text for heard in google.heard]
        assert show.run("make", str(show.story()), environ=dict(google.environ)).code == 0
        every = [heard.text for heard in google.heard]
    repeated = {text for text in every if every.count(text) > 1}
    assert len(asked) >= 7
    assert len(repeated) <= 2, "only what was under way when it failed"
    assert STORY.splitlines()[0] not in repeated


def test_what_is_killed_midway_pays_again_for_what_was_under_way_alone(listed: ShowFolder) -> None:
    listed.story()
    with GoogleStandIn() as google:
        killed = subprocess.Popen(
            [sys.executable, "-m", "narrator", "make", "story.txt", "--quiet", "--show", str(listed.folder)],
            cwd=listed.folder,
            env={**os.environ, **google.environ},
        )
        while len(google.heard) < 6:
            assert killed.poll() is None, "it is killed before it ends"
            time.sleep(0.01)
        killed.kill()
        killed.wait()
        assert listed.run("make", "story.txt", environ=dict(google.environ)).code == 0
        asked = Counter(heard.text for heard in google.heard)
    assert len(asked) > 6
    assert sum(times - 1 for times in asked.values()) <= 2, "as many as are under way at once"
