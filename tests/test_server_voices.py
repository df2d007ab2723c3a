"""The openai and the edge engine through the whole command, on days on which every fifth answer is bad."""

from __future__ import annotations

import random

from fakes_edge import EdgeStandIn
from fakes_openai import SpeechServer
from shows import ShowFolder

NO_PROXY = dict.fromkeys(("NO_PROXY", "no_proxy"), "127.0.0.1")
SECRET = "sk-test-Zq81kf"


def bad_day(seed: int, *faults: str) -> list[str | None]:
    """What each request of a long day meets: one in five a fault."""
    dice = random.Random(seed)
    return [dice.choice(faults) if dice.random() < 0.2 else None for _ in range(1_000)]


def with_engine(show: ShowFolder, name: str, *settings: str) -> ShowFolder:
    show.write("show.toml", show.config.replace('engines = ["espeak"]', f'engines = ["{name}"]\nmidway = "later"'))
    show.add_to_config("\n".join([f"[voice.{name}]", "per_minute = 3_000", "timeout_s = 1.0", *settings]))
    return show


def spoken(show: ShowFolder) -> set[str]:
    """Every text of the story's script."""
    sections = show.run("script", "story.txt", "--json").json["sections"]
    return {utterance["spoken"] for section in sections for utterance in section["utterances"]}


def test_a_server_of_ones_own_says_every_sentence_and_the_key_stays_a_secret(show: ShowFolder) -> None:
    faults = bad_day(5, "429-bare", "500", "cut", "cut-chunks", "empty", "hang")
    with SpeechServer(faults, key=SECRET) as server:
        own = with_engine(
            show, "openai", f'base_url = "{server.url}"', 'model = "kokoro"', 'key = "SPEECH_KEY"', "captions = true"
        )
        environ = {**NO_PROXY, "SPEECH_KEY": SECRET}
        done = own.run("make", str(own.story()), "--json", environ=environ)
        assert done.code == 0, done.err
        assert {asked.text for asked in server.heard} == spoken(own)
    episode = done.json["outcomes"][0]["episode"]
    assert (episode["engine"], episode["voice"]) == ("openai", "bf_emma")
    told = [
        done.out,
        done.err,
        *(path.read_bytes().decode("latin-1") for path in own.folder.rglob("*") if path.is_file()),
    ]
    assert not any(SECRET in text for text in told)


def test_an_account_that_is_used_up_fails_by_name(show: ShowFolder) -> None:
    with SpeechServer((None, None, "429-quota")) as server:
        own = with_engine(show, "openai", f'base_url = "{server.url}"', 'model = "kokoro"')
        done = own.run("make", str(own.story()), environ=NO_PROXY)
    assert done.code == 1
    assert "nothing left to spend: You exceeded your current quota." in done.err
    assert not own.feed.exists()


def test_edge_says_every_sentence_though_it_drops_some(show: ShowFolder) -> None:
    faults = bad_day(6, "dropped", "last-word", "short-sound", "no-words", "no-sound", "cut", "abort", "500", "hang")
    with EdgeStandIn((None, "dropped", None, "last-word", "cut", *faults)) as edge:
        own = with_engine(show, "edge")
        done = own.run("make", str(own.story()), "--json", environ=dict(edge.environ))
        assert done.code == 0, done.err
        assert {heard.text for heard in edge.heard} == spoken(own)
        assert len(edge.heard) > len({heard.text for heard in edge.heard})
    episode = done.json["outcomes"][0]["episode"]
    assert (episode["engine"], episode["voice"]) == ("edge", "en-GB-RyanNeural")


def test_without_a_network_the_list_of_voices_tells_so_and_goes_on(show: ShowFolder) -> None:
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9") | {"OPENAI_API_KEY": ""}
    done = show.run("voices", "--json", environ=nowhere)
    assert done.code == 0, done.err
    engines = {engine["engine"]: engine for engine in done.json}
    assert "cannot be reached through the proxy" in engines["edge"]["problem"]
    assert "OPENAI_API_KEY is not set" in engines["openai"]["problem"]
    assert engines["espeak"]["voices"]
