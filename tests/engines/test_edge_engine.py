"""The edge engine against a stand-in that speaks the protocol of Microsoft's service over real TLS."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib import metadata
from typing import Any

import aiohttp
import pytest
from edge_tts import exceptions
from edge_tts.drm import DRM
from fakes_edge import FAULTS, REFUSALS, EdgeStandIn

from narrator.engines import edge as module
from narrator.engines.edge import EdgeEngine
from narrator.engines.servers import edge_service
from narrator.errors import ConfigError, EngineError, EngineUnavailable
from narrator.model import Voice
from narrator.show import Voicing
from narrator.sound import decode
from narrator.speech.casting import cast
from narrator.speech.engine import Engine
from narrator.speech.registry import installed

RYAN = Voice(engine="edge", name="en-GB-RyanNeural", language="en-GB")
SENTENCE = "The harbour in Port Ellery opened again on Tuesday, said Smith & Sons."


@pytest.fixture(autouse=True)
def _a_clock_that_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DRM, "clock_skew_seconds", 0.0)


@contextmanager
def engine_facing(edge: EdgeStandIn, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> Iterator[EdgeEngine]:
    for name, value in edge.environ.items():
        monkeypatch.setenv(name, value)
    with closing(EdgeEngine(settings)) as engine:
        yield engine


def failure(monkeypatch: pytest.MonkeyPatch, fault: str, timeout_s: float = 20.0) -> EngineError:
    with (
        EdgeStandIn((fault,), always=fault if fault == "403" else None) as edge,
        engine_facing(edge, monkeypatch, timeout_s=timeout_s) as engine,
        pytest.raises(EngineError) as caught,
    ):
        engine.say(SENTENCE, RYAN, 1.0)
    return caught.value


def seconds_of(audio: bytes) -> float:
    sound = decode(audio, which="an answer")
    return len(sound.pcm) / sound.rate_hz


# ── a good day ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_says_a_text_with_the_times_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        take = engine.say(SENTENCE, RYAN, 1.0)
        (heard,) = edge.heard
    assert (heard.text, heard.rate) == (SENTENCE, "+0%")
    assert heard.voice == "Microsoft Server Speech Text to Speech Voice (en-GB, RyanNeural)"
    words = [SENTENCE[word.at : word.at + word.length] for word in take.words]
    assert words == [word.strip(",.") for word in SENTENCE.split() if word != "&"]
    starts = [word.start_ms for word in take.words]
    assert starts == sorted(starts)
    assert take.words[-1].end_ms <= 1000 * seconds_of(take.audio)


def test_speed_is_a_rate_in_percent(monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        slow, fast = engine.say(SENTENCE, RYAN, 0.7), engine.say(SENTENCE, RYAN, 1.55)
        assert [heard.rate for heard in edge.heard] == ["-30%", "+55%"]
    assert seconds_of(slow.audio) > 1.5 * seconds_of(fast.audio)


@pytest.mark.parametrize("text", ["“Yes” – 5 < 6 & 7.", "Ellery’s 400-year-old pier", "Fin.", "x " * 499 + "x"])
def test_what_is_sent_is_the_text_itself(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        assert engine.say(text, RYAN, 1.0).audio
        assert [heard.text for heard in edge.heard] == [text]


def test_several_threads_get_each_their_own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{'Word ' * (1 + number)}number {number}." for number in range(8)]
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        alone = [engine.say(text, RYAN, 1.0) for text in texts]
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda text: engine.say(text, RYAN, 1.0), texts))
    assert together == alone


def test_a_clock_that_is_wrong_is_made_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn(clock_off_s=86_400) as edge, engine_facing(edge, monkeypatch) as engine:
        assert engine.say("Good evening.", RYAN, 1.0).audio
        assert engine.say("Good night.", RYAN, 1.0).audio
        assert edge.refused == 1


# ── bad days ─────────────────────────────────────────────────────────────────────────────────────────────────────────

UNAVAILABLE = {
    "429": "too many requests",
    "500": "fails (500)",
    "dropped": "left out “again on Tuesday, said Smith & Sons.”",
    "last-word": "left out “& Sons.”",
    "no-words": "left out “The harbour",
    "short-sound": "less sound than words",
    "no-sound": "sent no sound",
    "cut": "left out",
    "abort": "",
}
FINAL = {"403": "refuses to speak (403)", "strange": "does not understand"}
SLOW = ("drip", "hang")


def test_every_fault_of_the_stand_in_is_tried() -> None:
    assert {*UNAVAILABLE, *FINAL, *SLOW} == {*FAULTS, *REFUSALS}


@pytest.mark.parametrize("fault", UNAVAILABLE)
def test_what_may_pass_is_unavailable(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure(monkeypatch, fault)
    assert isinstance(error, EngineUnavailable)
    assert UNAVAILABLE[fault] in str(error)
    assert error.retry_after_s == (7.0 if fault == "429" else None)


@pytest.mark.parametrize("fault", FINAL)
def test_what_will_not_pass_is_an_error(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure(monkeypatch, fault)
    assert not error.transient
    assert FINAL[fault] in str(error)
    assert "pip install --upgrade edge-tts" in error.hint


@pytest.mark.parametrize("fault", SLOW)
def test_no_wait_is_for_ever(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure(monkeypatch, fault, timeout_s=0.5)
    assert isinstance(error, EngineUnavailable)
    assert error.cause == "does not answer in time"


@pytest.mark.parametrize("fault", ["dropped", "abort", "500"])
def test_the_next_text_is_said_after_a_fault(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn((fault,)) as edge, engine_facing(edge, monkeypatch) as engine:
        with pytest.raises(EngineUnavailable):
            engine.say(SENTENCE, RYAN, 1.0)
        assert engine.say(SENTENCE, RYAN, 1.0).words


def test_nothing_to_say_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        with pytest.raises(EngineError, match="nothing to say"):
            engine.say(" … ", RYAN, 1.0)
        assert edge.heard == []


# ── TLS and the way there ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_certificate_of_an_unknown_authority_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        monkeypatch.delenv("REQUESTS_CA_BUNDLE")
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        with pytest.raises(EngineError, match="certificate that is not trusted") as caught:
            engine.say(SENTENCE, RYAN, 1.0)
        assert not caught.value.transient
        assert "REQUESTS_CA_BUNDLE" in caught.value.hint
        assert "certificate" in (engine.health() or "")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/absent.pem")
        with pytest.raises(EngineError, match="no such REQUESTS_CA_BUNDLE"):
            engine.say(SENTENCE, RYAN, 1.0)
        assert edge.heard == []


def test_without_a_way_there_it_is_unwell_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    engine = EdgeEngine({})
    assert engine.health() == "speech.platform.bing.com cannot be reached through the proxy"
    for call in (engine.voices, lambda: engine.say(SENTENCE, RYAN, 1.0)):
        with pytest.raises(EngineUnavailable, match="cannot be reached through the proxy"):
            call()
    engine.close()


def test_health_does_not_wait_for_one_who_keeps_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEALTH_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{silent.getsockname()[1]}")
        engine = EdgeEngine({"timeout_s": 1})
        assert engine.health() == "speech.platform.bing.com does not answer within 0.3 seconds"
    engine.close()


# ── in the line ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_voices_for_news_come_first_and_the_list_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with EdgeStandIn() as edge, engine_facing(edge, monkeypatch) as engine:
        names = [voice.name for voice in engine.voices()]
        assert engine.health() is None
        assert engine.voices()[0] == RYAN
        assert edge.listings == 1
    assert names == ["en-GB-RyanNeural", "en-GB-LibbyNeural", "de-DE-KatjaNeural"]


def test_it_is_cast_by_its_entry_point_and_keeps_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed()["edge"].load() is EdgeEngine
    with EdgeStandIn() as edge:
        for name, value in edge.environ.items():
            monkeypatch.setenv(name, value)
        engine, casting = cast(Voicing(engines=("edge",)), language="de")
        typed: Engine = engine
        with closing(typed):
            assert casting.voice.name == "de-DE-KatjaNeural"
            assert casting.engine_version == metadata.version("edge-tts")
            assert typed.say("Guten Abend.", casting.voice, 1.0).words


def test_without_edge_tts_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name="edge_tts")

    monkeypatch.setattr(module, "import_module", absent)
    engine = EdgeEngine({})
    assert engine.health() == "edge-tts is not installed"
    with pytest.raises(EngineError, match="not installed") as caught:
        engine.voices()
    assert caught.value.hint == 'pip install "narrator[edge]"'


def test_settings_are_checked() -> None:
    with pytest.raises(ConfigError, match="timeout_s: must lie from"):
        EdgeEngine({"timeout_s": 0})
    limits = EdgeEngine({}).limits
    assert (limits.account, limits.speeds, EdgeEngine({}).settings) == ("speech.platform.bing.com", (0.5, 2.0), {})


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def family(root: type[BaseException]) -> Iterator[type[BaseException]]:
    yield root
    for child in root.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize("root", [aiohttp.ClientError, exceptions.EdgeTTSException, OSError, ValueError, LookupError])
def test_no_error_of_the_libraries_is_missed(root: type[Exception]) -> None:
    homes = ("aiohttp", "edge_tts", "builtins", "asyncio", "json")
    for kind in {kind for kind in family(root) if kind.__module__.startswith(homes)}:
        silent = type(
            "Silent",
            (kind,),
            {"__init__": lambda self: None, "__str__": lambda self: "any", "status": 400, "headers": {}},
        )
        assert edge_service.fault(silent()).cause


def test_no_row_of_the_table_of_faults_hides_another() -> None:
    for place, (kind, *_) in enumerate(edge_service.FAULTS):
        assert not any(issubclass(kind, earlier) for earlier, *__ in edge_service.FAULTS[:place])
