"""The piper engine with tiny networks of the true signature: the package, its phonemes and the loading are real."""

from __future__ import annotations

import io
import json
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from onnx_by_hand import part
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP
from tiny_voices import HOP, PHONEMES, RATE_HZ, piper_heard, piper_network, piper_voice

from narrator.engines import piper as module
from narrator.engines.espeak import EspeakEngine
from narrator.engines.neural.onnx_session import open_session, with_output
from narrator.engines.piper import PiperEngine, notated
from narrator.errors import ConfigError, EngineError, NoEngine
from narrator.model import Article, Quiet, Role, Script, Section, Source, SourceKind, Take, Utterance, Voice
from narrator.script.ipa import with_ipa
from narrator.show import Terms, Voicing
from narrator.speech import ClipStore, cast, clip_key, speak
from narrator.speech.engine import Engine

SENTENCE = "The mayor of the city came."


@contextmanager
def engine_of(folder: Path) -> Iterator[PiperEngine]:
    engine = PiperEngine({"folder": str(folder)})
    try:
        yield engine
    finally:
        engine.close()


def take_of(folder: Path, text: str, *, number: int = 0, speed: float = 1.0) -> Take:
    with engine_of(folder) as engine:
        return engine.say(text, engine.voices()[number], speed)


def said(take: Take) -> str:
    ((_, phonemes),) = piper_heard(take.audio)
    return phonemes


def seconds(take: Take) -> float:
    with wave.open(io.BytesIO(take.audio)) as file:
        return float(file.getnframes() / file.getframerate())


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_tiny_voices_number_phonemes_as_piper_does() -> None:
    assert {phoneme: [number] for number, phoneme in enumerate(PHONEMES)} == {
        phoneme: numbers for phoneme, numbers in DEFAULT_PHONEME_ID_MAP.items() if len(phoneme) == 1
    }


def test_it_says_what_is_written_in_the_voices_language(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    piper_voice(tmp_path, "de_DE-thorsten-medium", espeak="de")
    assert said(take_of(tmp_path, "Nein, der Zug.", number=0)) == "nˈaɪn, dɛɾ tsˈuːk."
    take = take_of(tmp_path, SENTENCE, number=1)
    assert said(take) == "ðə mˈeəɹ ɒvðə sˈɪtɪ kˈeɪm."
    with wave.open(io.BytesIO(take.audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE_HZ, 1, 2)


def test_a_louder_sentence_does_not_reach_full_scale(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    with wave.open(io.BytesIO(take_of(tmp_path, "Go.").audio)) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 28_000 < max(map(abs, samples)) < 30_000


def test_all_sentences_of_a_text_are_said(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    assert said(take_of(tmp_path, "Go home. Stay here! Why?")) == "ɡˌəʊ hˈəʊm.stˈeɪ hˈiə!wˈaɪ?"


def test_a_pronunciation_is_said_as_it_is_given(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    text = f"See {with_ipa('Nike', 'ˈnaɪki')}’s shop, {with_ipa('Xi', 'ʃiː')}."
    assert said(take_of(tmp_path, text)) == "sˈiː ˈnaɪkiz ʃˈɒp, ʃiː."


def test_a_sound_that_the_voice_does_not_know_leaves_the_word() -> None:
    known = dict.fromkeys(PHONEMES)
    assert notated("a [word](/wʘɮ/) [b](/bᴀ/)", known, language="en") == "a [[wʘɮ]] b"


@pytest.mark.parametrize(
    ("ipa", "ending"), [("dʒɔːdʒ", "ɪz"), ("pæt", "s"), ("nˈaɪki", "z"), ("ɹuːθ", "s"), ("bʊʃ", "ɪz")]
)
def test_an_english_possessive_is_pronounced_by_the_sound_before_it(ipa: str, ending: str) -> None:
    assert notated(f"[X](/{ipa}/)'s", dict.fromkeys(PHONEMES), language="en-GB") == f"[[{ipa}{ending}]]"


def test_printed_brackets_are_no_pronunciation(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    assert said(take_of(tmp_path, "a [[h@l]] b")).startswith("ɐ ")
    assert "[[" not in notated("[[h@l]]", dict.fromkeys(PHONEMES), language="en")


@pytest.mark.parametrize("text", [" ", "…", "\u200b", "🎈"])
def test_a_text_without_sounds_is_refused_or_short(text: str, tmp_path: Path) -> None:
    piper_voice(tmp_path)
    try:
        assert seconds(take_of(tmp_path, text)) < 2
    except EngineError as error:
        assert "nothing to say" in str(error)  # noqa: PT017


# ── speed and speakers ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_speed_is_the_networks_own(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    slow, plain, fast = (take_of(tmp_path, SENTENCE, speed=speed) for speed in (0.5, 1.0, 2.0))
    assert said(slow) == said(plain) == said(fast)
    assert 1.7 < seconds(slow) / seconds(plain) < 2
    assert 0.5 < seconds(fast) / seconds(plain) < 0.65


def test_a_voice_that_is_slow_by_itself_keeps_its_measure(tmp_path: Path) -> None:
    piper_voice(tmp_path, "en_GB-a-low")
    piper_voice(tmp_path, "en_GB-b-low", inference={"length_scale": 1.5})
    assert seconds(take_of(tmp_path, SENTENCE, number=1)) > 1.3 * seconds(take_of(tmp_path, SENTENCE, number=0))


def test_each_speaker_of_a_voice_is_a_voice(tmp_path: Path) -> None:
    piper_voice(tmp_path, "en_GB-vctk-medium", speakers=["p239", "p236", "p264"], default_speaker_id=2)
    with engine_of(tmp_path) as engine:
        heard = {voice.name: piper_heard(engine.say("Go.", voice, 1.0).audio)[0][0] for voice in engine.voices()}
    assert list(heard.items()) == [
        ("en_GB-vctk-medium", 2),
        ("en_GB-vctk-medium#p239", 0),
        ("en_GB-vctk-medium#p236", 1),
        ("en_GB-vctk-medium#p264", 2),
    ]


@pytest.mark.parametrize(
    ("name", "espeak", "described", "language"),
    [
        ("en_GB-alan-medium", "en-gb-x-rp", {"language": {"code": "en_GB"}}, "en-GB"),
        ("my-own", "en-us", {"language": {"code": "en_US"}}, "en-US"),
        ("sr_RS-serbski-medium", "sr", {}, "sr-RS"),
        ("our-editor", "de", {}, "de"),
        ("our-reader", "en-gb-x-rp", {}, "en-GB-x-rp"),
    ],
)
def test_a_voice_speaks_the_language_that_is_told_of_it(
    name: str, espeak: str, described: dict[str, Any], language: str, tmp_path: Path
) -> None:
    piper_voice(tmp_path, name, espeak=espeak, **described)
    with engine_of(tmp_path) as engine:
        assert [(voice.name, voice.language) for voice in engine.voices()] == [(name, language)]


# ── the times of the words ───────────────────────────────────────────────────────────────────────────────────────────


def test_each_word_has_its_time(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    take = take_of(tmp_path, f"The mayor of the city came: {with_ipa('Nike', 'ˈnaɪki')}’s. End.")
    text = "The mayor of the city came: [Nike](/ˈnaɪki/)’s. End."
    words = [text[word.at : word.at + word.length] for word in take.words]
    assert words == ["The", "mayor", "of", "the", "city", "came:", "[Nike](/ˈnaɪki/)’s.", "End."]
    assert all(a.end_ms <= b.start_ms for a, b in zip(take.words, take.words[1:], strict=False))


def test_a_words_time_is_where_it_sounds(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    take = take_of(tmp_path, SENTENCE)
    with wave.open(io.BytesIO(take.audio)) as file:
        frames = file.readframes(file.getnframes())
    frame_bytes, rate_per_ms = 2 * HOP, RATE_HZ / 1000 / HOP
    heard = []
    for word in (take.words[1], take.words[4], take.words[5]):
        first, past = round(word.start_ms * rate_per_ms), round(word.end_ms * rate_per_ms)
        content = io.BytesIO()
        with wave.open(content, "wb") as cut:
            cut.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
            cut.writeframes(frames[first * frame_bytes : past * frame_bytes])
        heard.append(piper_heard(content.getvalue())[0][1])
    assert heard == [" mˈeəɹ", " sˈɪtɪ", " kˈeɪm"]


def test_a_network_that_keeps_its_durations_to_itself_gives_no_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piper_voice(tmp_path)
    monkeypatch.setattr(module, "DURATIONS", "Floor")
    take = take_of(tmp_path, SENTENCE)
    assert said(take).startswith("ðə mˈeəɹ")
    assert take.words == ()


def test_an_output_is_added_once() -> None:
    plain = piper_network()
    shown = with_output(plain, "Ceil")
    assert len(shown) > len(plain)
    assert with_output(shown, "Ceil") == shown
    assert with_output(plain, "Gather") == plain, "of several nodes none is meant"


# ── versions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_file_of_the_same_name_is_another_voice(tmp_path: Path) -> None:
    model = piper_voice(tmp_path)
    with engine_of(tmp_path) as engine:
        (first,) = engine.voices()
    model.write_bytes(model.read_bytes() + part(2, "another tool"))
    with engine_of(tmp_path) as engine:
        (second,) = engine.voices()
    assert replace(first, version=second.version) == second
    assert first.version != second.version
    keys = {clip_key("a", version="1.8.0", voice=voice, settings={}) for voice in (first, second)}
    assert len(keys) == 2


def test_a_new_voice_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    with engine_of(tmp_path) as engine:
        before, version = engine.voices(), engine.version
    piper_voice(tmp_path, "de_DE-thorsten-medium", espeak="de")
    with engine_of(tmp_path) as engine:
        assert set(before) < set(engine.voices())
        assert engine.version == version == metadata.version("piper-tts")


# ── many at once ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_network_is_loaded_once_and_shared_by_all_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piper_voice(tmp_path, "en_GB-vctk-medium", speakers=["a", "b"])
    opened: list[Path] = []

    def counted(path: Path, **how: Any) -> Any:
        opened.append(path)
        return open_session(path, **how)

    monkeypatch.setattr(module, "open_session", counted)
    texts = [f"{word} is here." for word in ("Anna", "Ben", "Carl", "Dora", "Emil", "Fritz")] * 2
    with engine_of(tmp_path) as engine, ThreadPoolExecutor(6) as crew:
        alone = [said(engine.say(text, engine.voices()[0], 1.0)) for text in texts]
        together = [said(take) for take in crew.map(lambda text: engine.say(text, engine.voices()[0], 1.0), texts)]
    assert together == alone
    assert len(opened) == 1


def test_it_speaks_beside_the_embedded_engine(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    espeak = EspeakEngine({})
    voice = Voice(engine="espeak", name="gmw/en", language="en-GB")
    try:
        with engine_of(tmp_path) as engine, ThreadPoolExecutor(4) as crew:
            alone = espeak.say(SENTENCE, voice, 1.0).audio, said(engine.say(SENTENCE, engine.voices()[0], 1.0))
            robots = [crew.submit(espeak.say, SENTENCE, voice, 1.0) for _ in range(6)]
            neural = [crew.submit(engine.say, SENTENCE, engine.voices()[0], 1.0) for _ in range(6)]
            heard = {robot.result().audio for robot in robots}, {said(each.result()) for each in neural}
    finally:
        espeak.close()
    assert heard == ({alone[0]}, {alone[1]})


# ── what can be missing ──────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_voice_it_tells_how_to_get_one(tmp_path: Path) -> None:
    engine: Engine = PiperEngine({"folder": str(tmp_path / "none")})
    assert engine.voices() == ()
    assert engine.health() == f"there is no voice in {tmp_path}/none: narrator voices get en_GB-alan-medium"
    piper_voice(tmp_path / "none")
    assert PiperEngine({"folder": str(tmp_path / "none")}).health() is None


def test_without_the_package_it_tells_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piper_voice(tmp_path)
    missing = metadata.PackageNotFoundError("piper-tts")
    monkeypatch.setattr(metadata, "version", lambda name: (_ for _ in ()).throw(missing))
    with engine_of(tmp_path) as engine:
        assert engine.health() == "its package is not installed: pip install 'narrator[piper]'"
        assert len(engine.voices()) == 1
        with pytest.raises(EngineError, match=r"^piper: its package is not installed: pip install"):
            _ = engine.version


def test_a_show_is_told_why_piper_was_passed_over(tmp_path: Path) -> None:
    voicing = Voicing(
        engines=("piper",),
        settings={"piper": {"folder": str(tmp_path)}},
        terms={"piper": Terms(voice=("en_GB-alan-medium",))},
    )
    with pytest.raises(NoEngine, match=r"piper passed over: there is no voice in .*: narrator voices get"):
        cast(voicing, language="en-GB")


@pytest.mark.parametrize("content", [b"", b"not a network", b"\x08", b"\x3a\x05ab", b"<!doctype html>"])
def test_a_damaged_network_is_told_by_its_name(content: bytes, tmp_path: Path) -> None:
    piper_voice(tmp_path).write_bytes(content)
    with pytest.raises(EngineError, match=r"en_GB-alan-medium\.onnx: cannot be read") as caught:
        take_of(tmp_path, SENTENCE)
    assert "narrator voices get en_GB-alan-medium" in caught.value.hint


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"audio": {}}', "\ud800"])
def test_a_damaged_description_is_told_by_its_name(content: str, tmp_path: Path) -> None:
    model = piper_voice(tmp_path)
    model.with_name(f"{model.name}.json").write_bytes(content.encode(errors="surrogatepass"))
    with engine_of(tmp_path) as engine, pytest.raises(EngineError, match="is no description of a voice"):
        engine.voices()


def test_a_network_without_a_description_is_no_voice(tmp_path: Path) -> None:
    model = piper_voice(tmp_path)
    model.with_name(f"{model.name}.json").unlink()
    with engine_of(tmp_path) as engine:
        assert engine.voices() == ()


def test_the_settings_are_checked() -> None:
    with pytest.raises(ConfigError, match=r"folder: must be a whole path, as /srv/voices or ~/voices"):
        PiperEngine({"folder": "voices"})
    with pytest.raises(ConfigError, match="noise: no such setting"):
        PiperEngine({"noise": 1})


def test_voices_are_looked_for_in_the_users_own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piper_voice(tmp_path / "narrator" / "voices")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert [voice.name for voice in PiperEngine({}).voices()] == ["en_GB-alan-medium"]


# ── the whole of a script ────────────────────────────────────────────────────────────────────────────────────────────


def test_it_narrates_a_script(tmp_path: Path) -> None:
    piper_voice(tmp_path)
    said = ("The mayor of the city came to the opening.", "Everyone was there, and nobody left early.")
    article = Article(source=Source(kind=SourceKind.STDIN, location="-"), title="", blocks=(), language="en-GB")
    story = tuple(Utterance(role=Role.HOST, written=text, spoken=text, pause_ms=0) for text in said)
    script = Script(article=article, language="en-GB", sections=(Section(name="story", utterances=story),))
    voicing = Voicing(engines=("piper",), settings={"piper": {"folder": str(tmp_path)}})
    engine, casting = cast(voicing, language="en-GB")
    try:
        store = ClipStore(tmp_path / "clips")
        speech = speak(script, engine=engine, casting=casting, voicing=voicing, store=store, progress=Quiet())
    finally:
        engine.close()
    assert casting.why == "piper speaks en-GB"
    assert casting.engine_version == metadata.version("piper-tts")
    assert [[len(clip.words) for clip in clips] for clips in speech.clips] == [[9], [7]]
    assert json.loads(json.dumps(engine.settings)) == {}
