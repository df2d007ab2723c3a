"""The gtts engine against a stand-in that speaks Google's protocol over real TLS."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

import av
import numpy
import pytest
import requests
import urllib3.exceptions
from fakes_gtts import FAULTS as GOOGLE_FAULTS
from fakes_gtts import GoogleStandIn, mp3, reply
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.engines import gtts as module
from narrator.engines.gtts import GttsEngine
from narrator.engines.servers import web
from narrator.errors import ConfigError, EngineError, EngineUnavailable
from narrator.model import Voice
from narrator.show import Voicing
from narrator.speech.casting import cast
from narrator.speech.engine import Engine
from narrator.speech.registry import installed

ENGLISH = Voice(engine="gtts", name="en", language="en")
SENTENCE = "The harbour in Port Ellery opened again on Tuesday."


def say(engine: GttsEngine, text: str, voice: Voice) -> bytes:
    """The audio of a text, at the voice's own speed."""
    return engine.say(text, voice, 1.0).audio


@contextmanager
def engine_facing(google: GoogleStandIn, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> Iterator[GttsEngine]:
    for name, value in google.environ.items():
        monkeypatch.setenv(name, value)
    engine = GttsEngine(settings)
    try:
        yield engine
    finally:
        engine.close()


def failure(
    monkeypatch: pytest.MonkeyPatch, *faults: str, always: str | None = None, timeout_s: float = 20.0
) -> EngineError:
    with (
        GoogleStandIn(faults, always=always) as google,
        engine_facing(google, monkeypatch, timeout_s=timeout_s) as engine,
        pytest.raises(EngineError) as caught,
    ):
        say(engine, SENTENCE, ENGLISH)
    return caught.value


def seconds_of(audio: bytes) -> tuple[float, int, int]:
    with av.open(io.BytesIO(audio), "r", format="mp3") as file:
        frames = list(file.decode(audio=0))
    return sum(frame.samples for frame in frames) / frames[0].rate, frames[0].rate, len(frames[0].layout.channels)


# ── a good day ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_says_a_text_as_mp3(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        audio = say(engine, SENTENCE, ENGLISH)
        (heard,) = google.heard
    length_s, rate_hz, channels = seconds_of(audio)
    assert (heard.text, heard.code, heard.host, heard.slow) == (SENTENCE, "en", "translate.google.com", False)
    assert (rate_hz, channels) == (24_000, 1)
    assert 0.03 * len(SENTENCE) <= length_s <= 0.25 * len(SENTENCE)


@pytest.mark.parametrize(
    ("name", "language", "code", "host"),
    [
        ("en-co.uk", "en-GB", "en", "translate.google.co.uk"),
        ("pt-com.br", "pt-BR", "pt", "translate.google.com.br"),
        ("pt-PT", "pt-PT", "pt-PT", "translate.google.com"),
        ("fr-CA", "fr-CA", "fr-CA", "translate.google.com"),
        ("iw", "he", "iw", "translate.google.com"),
        ("no", "nb", "no", "translate.google.com"),
    ],
)
def test_a_voice_is_a_code_at_a_domain(
    name: str, language: str, code: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = Voice(engine="gtts", name=name, language=language)
    with GoogleStandIn() as google, engine_facing(google, monkeypatch, slow=True) as engine:
        assert voice in engine.voices()
        say(engine, "2024", voice)
        (heard,) = google.heard
    assert (heard.code, heard.host, heard.slow) == (code, host, True)


def test_what_is_sent_is_the_text_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    # gTTS would delete the full stop after "first" and "Dr", and turn line ends round.
    texts = ["He finished first. She was last; Dr. Okoro came, too.", "“Über 40 %”, sagt sie – „naja“.", "x" * 100]
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        for text in texts:
            say(engine, text, ENGLISH)
        assert [heard.text for heard in google.heard] == texts


def test_connections_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        for number in range(5):
            say(engine, f"Number {number}.", ENGLISH)
        assert (len(google.heard), google.connections) == (5, 1)


def test_sixteen_threads_get_each_their_own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{'Word ' * (1 + number)}number {number}." for number in range(16)]
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        alone = [say(engine, text, ENGLISH) for text in texts]
        with ThreadPoolExecutor(16) as pool:
            together = list(pool.map(lambda text: say(engine, text, ENGLISH), texts * 2))
        assert google.connections <= 17
    assert together == alone * 2
    assert len(set(together)) == len(texts)


# ── bad days ─────────────────────────────────────────────────────────────────────────────────────────────────────────

UNAVAILABLE = {
    "429": ("too many requests", 7.0),
    "429-date": ("too many requests", 59.0),
    "429-bare": ("too many requests", None),
    "sorry": ("too many requests", None),
    "500": ("status 500", None),
    "503": ("status 503", 2.0),
    "cut": ("cut its answer short", None),
    "cut-audio": ("cut its answer short", None),
    "empty": ("cut its answer short", None),
    "damaged": ("damaged", None),
    "wrong-audio": ("not MP3", None),
    "html": ("not MP3", None),
    "429-soon": ("too many requests", 1.0),
}
FINAL = {
    "400": "status 400",
    "403": "refuses",
    "404": "does not know the request",
    "consent": "status 302",
    "consent-page": "consent or captcha",
    "no-audio": "without speech",
    "endless": "more than 4000000 bytes",
}
SLOW = ("drip", "hang")
SPEECHS_OWN = ("wrong-length", "silence", "other-text", "other-long")
GOOD = ("slow",)


def test_every_fault_of_the_stand_in_is_tried() -> None:
    assert {*UNAVAILABLE, *FINAL, *SLOW, *SPEECHS_OWN, *GOOD} == set(GOOGLE_FAULTS)


@pytest.mark.parametrize("fault", UNAVAILABLE)
def test_what_may_pass_is_unavailable(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure(monkeypatch, fault)
    cause, retry_after_s = UNAVAILABLE[fault]
    assert isinstance(error, EngineUnavailable)
    assert error.transient
    assert cause in str(error)
    assert "translate.google.com" in str(error)
    assert error.retry_after_s == retry_after_s


@pytest.mark.parametrize("fault", FINAL)
def test_what_will_not_pass_is_an_error(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure(monkeypatch, fault)
    assert not error.transient
    assert FINAL[fault] in str(error)


@pytest.mark.parametrize("fault", SLOW)
def test_no_wait_is_for_ever(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure(monkeypatch, fault, timeout_s=0.4)
    assert isinstance(error, EngineUnavailable)
    assert "does not" in error.cause


def test_a_slow_answer_that_ends_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn(("slow",)) as google, engine_facing(google, monkeypatch, timeout_s=1.0) as engine:
        assert say(engine, SENTENCE, ENGLISH) == say(engine, SENTENCE, ENGLISH)


@pytest.mark.parametrize("fault", ["cut", "429", "hang", "consent-page"])
def test_the_next_text_is_said_after_a_fault(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn((fault,)) as google, engine_facing(google, monkeypatch, timeout_s=2) as engine:
        with pytest.raises(EngineError):
            say(engine, SENTENCE, ENGLISH)
        assert seconds_of(say(engine, SENTENCE, ENGLISH))[0] > 1
        assert len(google.heard) == 2


@pytest.mark.parametrize("text", [".", " … – ", "“”", "🎧🎧", "?!", ""])
def test_nothing_to_say_is_not_sent(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        with pytest.raises(EngineError, match="nothing to say") as caught:
            say(engine, text, ENGLISH)
        assert (google.heard, google.connections) == ([], 0)
    assert not caught.value.transient


def test_a_long_text_and_a_strange_voice_are_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        with pytest.raises(EngineError, match="longer than 100 characters"):
            say(engine, "x" * 101, ENGLISH)
        with pytest.raises(EngineError, match="no such voice"):
            say(engine, SENTENCE, Voice(engine="gtts", name="xx", language="xx"))
        assert google.heard == []


# ── TLS and the way there ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_certificate_of_an_unknown_authority_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            monkeypatch.delenv(name)
        with pytest.raises(EngineError, match="certificate that is not trusted") as caught:
            say(engine, SENTENCE, ENGLISH)
        assert not caught.value.transient
        assert "REQUESTS_CA_BUNDLE" in caught.value.hint
        assert "certificate" in (engine.health() or "")

        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "absent.pem"))
        with pytest.raises(EngineError, match="no such REQUESTS_CA_BUNDLE"):
            say(engine, SENTENCE, ENGLISH)
        assert google.heard == []


def test_health_is_well_where_google_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn() as google, engine_facing(google, monkeypatch) as engine:
        assert engine.health() is None
        assert google.heard == []


def test_without_a_way_to_google_it_is_unwell_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    engine = GttsEngine({})
    assert engine.health() == "translate.google.com cannot be reached through the proxy"
    with pytest.raises(EngineUnavailable, match="proxy"):
        say(engine, SENTENCE, ENGLISH)
    engine.close()


def test_health_does_not_wait_for_one_who_keeps_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEALTH_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{silent.getsockname()[1]}")
        before = threading.active_count()
        engine = GttsEngine({"tld": "co.uk"})
        told = engine.health()
        engine.close()
    assert told is not None
    assert told.startswith("translate.google.co.uk ")
    assert threading.active_count() <= before + 1


def test_a_name_that_is_not_found_means_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", not_found)
    engine = GttsEngine({})
    assert engine.health() == "translate.google.com does not answer: no network"
    engine.close()


# ── in the line ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_enters_by_its_entry_point_and_keeps_the_contract() -> None:
    assert installed()["gtts"].load() is GttsEngine
    engine: Engine = GttsEngine({"slow": True})
    assert engine.version == metadata.version("gTTS")
    engine.close()


@pytest.mark.parametrize(
    ("language", "name"), [("en-GB", "en-co.uk"), ("en", "en"), ("en-NZ", "en-co.uk"), ("he", "iw"), ("de-AT", "de")]
)
def test_it_is_cast_where_google_answers(language: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleStandIn() as google:
        for variable, value in google.environ.items():
            monkeypatch.setenv(variable, value)
        engine, casting = cast(Voicing(), language=language)
        with closing(engine):
            assert casting.voice.engine == "gtts"
            assert casting.voice.name == name
            assert engine.say("2024", casting.voice, 1.0).audio


def test_it_is_passed_over_where_google_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    engine, casting = cast(Voicing(), language="en-GB")
    with closing(engine):
        assert casting.voice.engine == "espeak"
    assert "gtts passed over: translate.google.com cannot be reached through the proxy" in casting.why


# ── the tables ───────────────────────────────────────────────────────────────────────────────────────────────────────


def family(root: type[BaseException]) -> Iterator[type[BaseException]]:
    yield root
    for child in root.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize("root", [requests.RequestException, urllib3.exceptions.HTTPError, OSError])
def test_no_error_of_the_libraries_is_missed(root: type[Exception]) -> None:
    for kind in {kind for kind in family(root) if kind.__module__.startswith(("requests", "urllib3", "builtins"))}:
        silent = type("Silent", (kind,), {"__init__": lambda self: None, "__str__": lambda self: "any"})
        fault = web.fault(silent(), what="a voice", host="voice.example")
        assert isinstance(fault, EngineError)
        assert fault.cause


def test_no_row_of_the_table_of_faults_hides_another() -> None:
    for place, (kind, word, *_) in enumerate(web.FAULTS):
        for earlier, earlier_word, *__ in web.FAULTS[:place]:
            assert not (issubclass(kind, earlier) and earlier_word in word)


def test_settings_are_checked() -> None:
    with pytest.raises(ConfigError) as caught:
        GttsEngine({"tdl": "com", "slow": "yes", "tld": "https://google.com", "timeout_s": 0.01})
    assert len(caught.value.problems) == 4
    assert any('Did you mean "tld"?' in problem for problem in caught.value.problems)


def test_settings_reach_limits_and_key() -> None:
    engine = GttsEngine({"tld": "com.hk", "timeout_s": 9})
    assert (engine.limits.characters, engine.limits.at_once, engine.limits.per_minute) == (100, 2, 60)
    assert engine.settings == {"tld": "com.hk", "slow": False}


def test_voices_are_one_a_language_then_the_accents() -> None:
    voices = GttsEngine({}).voices()
    names = [(voice.name, voice.language) for voice in voices]
    assert len(set(voices)) == len(voices)
    assert next(voice.name for voice in voices if voice.language.split("-")[0] == "en") == "en"
    assert {("en-co.uk", "en-GB"), ("es-com.mx", "es-MX"), ("de", "de"), ("zh-TW", "zh-TW"), ("jw", "jv")} <= {*names}
    assert [name for name, language in names if language == "pt-PT"] == ["pt-PT"]


def test_a_domain_of_ones_own_leaves_the_accents_to_it() -> None:
    engine = GttsEngine({"tld": "com.au"})
    assert {voice.language for voice in engine.voices()}.isdisjoint({"en-GB", "en-AU", "es-MX"})
    assert ENGLISH in engine.voices()


@settings(deadline=None)
@given(st.sampled_from([b"\xff\xf3", b"\xff\xfb", b"ID3\x04"]), st.binary(max_size=40))
def test_audio_comes_out_of_an_answer_as_it_went_in(start: bytes, rest: bytes) -> None:
    audio = start + b"\x40\xc4" + rest
    assert module._mp3(reply(audio), host="translate.google.com") == audio


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_of_an_answer_end_in_anything_but_mp3_or_an_engine_error(body: bytes) -> None:
    bodies: Sequence[bytes] = [body, b'["wrb.fr","jQ1olc","[\\"' + body + b'\\"]",null]']
    for each in bodies:
        try:
            audio = module._mp3(each, host="translate.google.com")
        except EngineError:
            continue
        assert audio[:3] == b"ID3" or audio[0] == 0xFF


def test_real_mp3_is_taken_for_mp3() -> None:
    assert module._looks_like_mp3(mp3(numpy.zeros(2400, dtype="<i2")))
