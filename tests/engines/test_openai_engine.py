"""The openai engine against a server on the loopback that speaks the protocol."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from typing import Any

import pytest
from fakes_openai import FAULTS, SpeechServer
from hypothesis import given
from hypothesis import strategies as st

from narrator.engines.openai import OpenaiEngine
from narrator.engines.servers.openai_answers import refusal, sound_of
from narrator.engines.servers.openai_server import Server
from narrator.engines.servers.openai_voices import listed
from narrator.errors import ConfigError, EngineError, EngineUnavailable
from narrator.model import Take, Voice
from narrator.show import Voicing
from narrator.sound import decode
from narrator.speech.casting import cast
from narrator.speech.engine import Engine
from narrator.speech.registry import installed

HEART = Voice(engine="openai", name="af_heart", language="en-US")
SENTENCE = "The harbour in Port Ellery opened again on Tuesday."
SECRET = "sk-test-Zq81kf"


@pytest.fixture(autouse=True)
def _no_proxy_and_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "OPENAI_API_KEY", "SPEECH_KEY"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def engine_facing(server: SpeechServer, **settings: Any) -> Iterator[OpenaiEngine]:
    with closing(OpenaiEngine({"base_url": server.url, "model": "kokoro", "timeout_s": 20.0} | settings)) as engine:
        yield engine


def failure(fault: str, **settings: Any) -> EngineError:
    with (
        SpeechServer((fault,)) as server,
        engine_facing(server, **settings) as engine,
        pytest.raises(EngineError) as caught,
    ):
        engine.say(SENTENCE, HEART, 1.0)
    return caught.value


def seconds_of(audio: bytes) -> float:
    sound = decode(audio, which="an answer")
    return len(sound.pcm) / sound.rate_hz


# ── a good day ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("form", "start"), [("wav", b"RIFF"), ("mp3", b"\xff"), ("flac", b"fLaC"), ("opus", b"OggS")])
def test_says_a_text_in_each_format(form: str, start: bytes) -> None:
    with SpeechServer() as server, engine_facing(server, format=form) as engine:
        take = engine.say(SENTENCE, HEART, 1.0)
        (asked,) = server.heard
    assert take.audio.startswith(start)
    assert 0.03 * len(SENTENCE) <= seconds_of(take.audio) <= 0.25 * len(SENTENCE)
    assert take.words == ()
    assert asked.payload == {"model": "kokoro", "input": SENTENCE, "voice": "af_heart", "response_format": form}
    assert "Authorization" not in asked.headers


def test_speed_and_instructions_are_sent_where_they_are_wanted() -> None:
    with SpeechServer() as server, engine_facing(server, instructions="Read calmly.") as engine:
        slow, fast = engine.say(SENTENCE, HEART, 0.8), engine.say(SENTENCE, HEART, 1.5)
        assert [asked.payload["speed"] for asked in server.heard] == [0.8, 1.5]
        assert {asked.payload["instructions"] for asked in server.heard} == {"Read calmly."}
    assert seconds_of(slow.audio) > 1.5 * seconds_of(fast.audio)


def test_captions_are_word_times() -> None:
    with SpeechServer() as server, engine_facing(server, captions=True) as engine:
        take = engine.say(SENTENCE, HEART, 1.0)
        assert [asked.path for asked in server.heard] == ["/dev/captioned_speech"]
    words = [SENTENCE[word.at : word.at + word.length] for word in take.words]
    assert {"harbour", "Ellery", "Tuesday"} <= {*words}
    assert [word.start_ms for word in take.words] == sorted(word.start_ms for word in take.words)
    assert take.words[-1].end_ms <= 1000 * seconds_of(take.audio) + 1


def test_several_threads_get_each_their_own_answer_over_kept_connections() -> None:
    texts = [f"{'Word ' * (1 + number)}number {number}." for number in range(16)]
    with SpeechServer() as server, engine_facing(server) as engine:
        alone = [engine.say(text, HEART, 1.0) for text in texts]
        assert server.connections == 1
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda text: engine.say(text, HEART, 1.0), texts))
        assert server.connections <= 9
    assert together == alone


# ── bad days ─────────────────────────────────────────────────────────────────────────────────────────────────────────

UNAVAILABLE = {
    "429": ("too many requests (429): That did not work.", 7.0),
    "429-bare": ("too many requests (429)", None),
    "500": ("status 500: That did not work.", None),
    "503": ("status 503", 2.0),
    "deep": ("status 500", None),
    "empty": ("empty answer", None),
    "cut": ("cut its answer short", None),
    "cut-chunks": ("cut its answer short", None),
}
FINAL = {
    "429-quota": "nothing left to spend: You exceeded your current quota.",
    "400": "refuses the request (400): No such model: x",
    "402": "wants to be paid first (402): Pay first.",
    "403": "refuses to speak (403): Not with",
    "404": "does not know the address, the model or the voice (404)",
    "422": "refuses the request (422): Field required",
    "418": "status 418: I am a teapot!!!",
    "elsewhere": "sends us to another address (307)",
    "page": "answers with a page",
    "error-200": "answers without speech: out of memory",
    "raw": "neither WAV, MP3, FLAC nor Ogg",
}
SLOW = ("drip", "hang")


def test_every_fault_of_the_stand_in_is_tried() -> None:
    assert {*UNAVAILABLE, *FINAL, *SLOW} == set(FAULTS)


@pytest.mark.parametrize("fault", UNAVAILABLE)
def test_what_may_pass_is_unavailable(fault: str) -> None:
    error = failure(fault)
    cause, retry_after_s = UNAVAILABLE[fault]
    assert isinstance(error, EngineUnavailable)
    assert error.transient
    assert cause in str(error)
    assert "127.0.0.1" in str(error)
    assert error.retry_after_s == retry_after_s


@pytest.mark.parametrize("fault", FINAL)
def test_what_will_not_pass_is_an_error(fault: str) -> None:
    error = failure(fault)
    assert not error.transient
    assert FINAL[fault] in str(error)
    assert len(str(error)) < 400


@pytest.mark.parametrize("fault", SLOW)
def test_no_wait_is_for_ever(fault: str) -> None:
    error = failure(fault, timeout_s=0.4)
    assert isinstance(error, EngineUnavailable)
    assert "does not" in error.cause


@pytest.mark.parametrize("fault", ["empty", "page", "raw", "cut", "429"])
def test_captions_fail_as_plain_speech_does(fault: str) -> None:
    error = failure(fault, captions=True)
    assert error.transient == (fault not in {"page", "raw"}) or "damaged" in error.cause


def test_captions_of_a_server_that_has_none_say_what_to_do() -> None:
    error = failure("404", captions=True)
    assert error.cause == "does not tell when words sound"
    assert "take captions out" in error.hint


def test_nothing_to_say_is_not_sent() -> None:
    with SpeechServer() as server, engine_facing(server) as engine:
        with pytest.raises(EngineError, match="nothing to say"):
            engine.say(" … ", HEART, 1.0)
        assert server.heard == []


# ── the key ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_named_key_is_sent_and_never_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("SPEECH_KEY", SECRET)
    caplog.set_level(logging.DEBUG)
    with SpeechServer(("403", "elsewhere"), key=SECRET) as server, engine_facing(server, key="SPEECH_KEY") as engine:
        errors = []
        for _ in range(2):
            with pytest.raises(EngineError) as caught:
                engine.say(SENTENCE, HEART, 1.0)
            errors.append(caught.value)
        assert engine.say(SENTENCE, HEART, 1.0).audio
        assert {asked.headers["Authorization"] for asked in server.heard} == {f"Bearer {SECRET}"}
        told = [*map(str, errors), *(error.hint for error in errors), caplog.text, json.dumps(engine.settings)]
        told += [engine.version, engine.limits.account, repr(engine._server)]
    assert not any(SECRET in each or "sk-12ab" in each for each in told)


def test_a_wrong_key_is_told_by_its_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECH_KEY", SECRET)
    with SpeechServer(key="another") as server, engine_facing(server, key="SPEECH_KEY") as engine:
        with pytest.raises(EngineError, match=r"does not accept the key in SPEECH_KEY \(401\)") as caught:
            engine.say(SENTENCE, HEART, 1.0)
        assert not caught.value.transient
        assert SECRET not in str(caught.value)
        assert "SPEECH_KEY (401)" in (engine.health() or "")


def test_a_server_that_wants_a_key_says_where_to_put_it() -> None:
    with (
        SpeechServer(key=SECRET) as server,
        engine_facing(server) as engine,
        pytest.raises(EngineError, match=r"wants a key \(401\)") as caught,
    ):
        engine.say(SENTENCE, HEART, 1.0)
    assert "environment variable" in caught.value.hint
    with SpeechServer(key=SECRET) as server, engine_facing(server) as engine, pytest.raises(EngineError, match="a key"):
        engine.voices()


def test_openais_key_goes_to_no_one_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    with SpeechServer() as server, engine_facing(server) as engine:
        engine.say(SENTENCE, HEART, 1.0)
        assert "Authorization" not in server.heard[0].headers


def test_two_keys_are_two_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = []
    for key in (SECRET, "sk-other"):
        monkeypatch.setenv("OPENAI_API_KEY", key)
        engine = OpenaiEngine({})
        accounts.append(engine.limits.account)
        engine.close()
    assert len({*accounts}) == 2
    assert all(account.startswith("api.openai.com, key ") for account in accounts)


@pytest.mark.parametrize("key", ["", "two\nlines", "clé"])
def test_without_a_key_openai_is_unwell_and_not_asked(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    engine = OpenaiEngine({})
    assert "OPENAI_API_KEY" in (engine.health() or "")
    with pytest.raises(EngineError, match="OPENAI_API_KEY"):
        engine.say(SENTENCE, Voice(engine="openai", name="marin", language="en"), 1.0)
    engine.close()


def test_a_key_does_not_travel_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECH_KEY", SECRET)
    with pytest.raises(ConfigError, match="unencrypted"):
        OpenaiEngine({"base_url": "http://voices.example/v1", "key": "SPEECH_KEY", "voices": "a:en"})
    OpenaiEngine({"base_url": "http://kokoro:8880/v1", "key": "SPEECH_KEY"}).close()


# ── health, voices, settings ─────────────────────────────────────────────────────────────────────────────────────────


def test_health_is_well_where_the_server_answers() -> None:
    with SpeechServer() as server, engine_facing(server) as engine:
        assert engine.health() is None
        assert server.heard == []


def test_without_a_server_it_is_unwell_and_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    engine = OpenaiEngine({"base_url": f"http://127.0.0.1:{port}/v1"})
    assert engine.health() == f"127.0.0.1:{port} takes no connections"
    with pytest.raises(EngineUnavailable, match="takes no connections"):
        engine.voices()
    engine.close()


def test_the_voices_of_a_kokoro_server_tell_their_language() -> None:
    with SpeechServer() as server, engine_facing(server) as engine:
        names = [(voice.name, voice.language) for voice in engine.voices()]
    assert names == [("af_heart", "en-US"), ("bf_emma", "en-GB"), ("ff_siwis", "fr-FR"), ("em_alex", "es")]


@pytest.mark.parametrize(
    ("answer", "speakers"),
    [
        (["en_US-lessac-medium", "nameless"], [("en_US-lessac-medium", "en-US")]),
        ({"data": [{"id": "M1", "language": "de"}]}, [("M1", "de")]),
        ({"voices": [{"name": "Ana", "languages": ["es", "en-us"]}]}, [("Ana", "es"), ("Ana", "en-US")]),
        ({"voices": [{"name": "Ava", "language": "English"}]}, []),
        ({"voices": "none"}, []),
        ({"error": "no"}, []),
        (7, []),
    ],
)
def test_lists_of_voices_have_many_forms(answer: Any, speakers: list[tuple[str, str]]) -> None:
    assert list(listed(answer)) == speakers


def test_a_server_without_a_list_asks_for_names() -> None:
    with SpeechServer(voices={"voices": ["x"]}) as server, engine_facing(server) as engine:
        with pytest.raises(EngineError, match="does not tell its voices") as caught:
            engine.voices()
        assert 'voices = ["NAME:en"]' in caught.value.hint
    with SpeechServer(voices={}) as server, engine_facing(server, voices=["M1:en", "M1:de"]) as engine:
        assert [voice.language for voice in engine.voices()] == ["en", "de"]


def test_openais_own_voices_speak_every_language() -> None:
    engine = OpenaiEngine({})
    voices = engine.voices()
    assert [voice.name for voice in voices if voice.language == "de"][:2] == ["marin", "cedar"]
    assert len({voice.language for voice in voices}) == 57
    only = OpenaiEngine({"voices": "alloy, nova:en-GB"})
    assert {voice.language for voice in only.voices() if voice.name == "nova"} == {"en-GB"}
    older = OpenaiEngine({"model": "tts-1-hd"})
    assert "marin" not in {voice.name for voice in older.voices()}
    for each in (engine, only, older):
        each.close()


def test_settings_are_checked_all_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        OpenaiEngine(
            {"base_url": "https://me:pw@x.example/v1", "modle": "x", "format": "aac", "key": "sk-1234", "timeout_s": 0}
        )
    assert len(caught.value.problems) == 5
    with pytest.raises(ConfigError, match='say which language "M1" speaks: "M1:en"'):
        OpenaiEngine({"base_url": "http://localhost:8000/v1", "voices": ["M1", "M2:en"]})
    with pytest.raises(ConfigError, match="language tag"):
        OpenaiEngine({"voices": "alloy:english"})


def test_what_changes_the_sound_is_in_the_key_and_nothing_else() -> None:
    home = {"base_url": "http://192.168.1.7:8880/v1", "model": "kokoro"}
    engine = OpenaiEngine(home | {"timeout_s": 9, "captions": True})
    moved = OpenaiEngine(home | {"base_url": "http://nas.local/v1/"})
    hosted = OpenaiEngine({"model": "kokoro"})
    assert engine.settings == moved.settings
    assert engine.settings != hosted.settings
    assert (engine.limits.at_once, engine.limits.per_minute, hosted.limits.at_once) == (2, 0, 4)
    assert engine.limits.speeds == (0.25, 4.0)
    assert OpenaiEngine({"own_speed": False}).limits.speeds == (1.0, 1.0)


def test_it_is_cast_by_its_entry_point_and_keeps_the_contract() -> None:
    assert installed()["openai"].load() is OpenaiEngine
    with SpeechServer() as server:
        settings = {"openai": {"base_url": server.url, "model": "kokoro"}}
        engine, casting = cast(Voicing(engines=("openai",), settings=settings), language="en-GB")
        typed: Engine = engine
        with closing(typed):
            assert (casting.voice.name, casting.engine_version) == ("bf_emma", "kokoro")
            assert isinstance(typed.say("Good evening.", casting.voice, 1.0), Take)


# ── anything may come ────────────────────────────────────────────────────────────────────────────────────────────────

HERE = Server.of("http://localhost:8000/v1", key_name="K", environ={"K": SECRET})
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["error", "detail", "message", "code", "x"]), inner)
    ),
)


@given(st.integers(201, 599), json_values, st.text())
def test_any_error_of_a_server_is_an_engine_error_that_tells_no_secret(status: int, told: Any, more: str) -> None:
    body = json.dumps({"error": {"message": f"{more}{SECRET}{more}", "x": told}} if status % 2 else told).encode()
    error = refusal(status, {}, body, server=HERE)
    assert isinstance(error, EngineError)
    assert SECRET not in str(error)
    assert "\n" not in str(error)


@given(st.binary(max_size=60))
def test_any_body_is_sound_or_an_engine_error(body: bytes) -> None:
    with suppress(EngineError):
        assert sound_of(body, server=HERE) == body


@given(json_values)
def test_any_list_of_voices_is_read(answer: Any) -> None:
    assert all(name and language for name, language in listed(answer))
