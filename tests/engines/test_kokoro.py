"""The Kokoro engine with a tiny network of the true signature; phonemes, styles and the loading are real."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_voices import KOKORO_HOP, KOKORO_TOKENS, heard, kokoro_voices, piper_network

from narrator.engines import kokoro as module
from narrator.engines.kokoro import KokoroEngine
from narrator.engines.neural.kokoro_sounds import VOCABULARY, tied, written
from narrator.errors import ConfigError, EngineError, NoEngine
from narrator.model import Take
from narrator.show import Voicing
from narrator.speech import cast
from narrator.speech.engine import Engine

SIGNS = {number: sign for sign, number in VOCABULARY.items()}
BEST = ("af_heart", "bf_emma", "ef_dora", "ff_siwis", "if_sara", "pf_dora")


@contextmanager
def engine_of(folder: Path, **settings: Any) -> Iterator[KokoroEngine]:
    engine = KokoroEngine({"folder": str(folder), **settings})
    try:
        yield engine
    finally:
        engine.close()


def said(take: Take) -> tuple[int, str]:
    """Which voice said what signs."""
    ((voice, tokens),) = heard(take.audio, tokens=KOKORO_TOKENS, hop=KOKORO_HOP)
    return voice, "".join(SIGNS[token] for token in tokens)


def take_of(folder: Path, text: str, *, voice: str = "bf_emma", speed: float = 1.0) -> Take:
    with engine_of(folder) as engine:
        (chosen,) = [known for known in engine.voices() if known.name == voice]
        return engine.say(text, chosen, speed)


def seconds(take: Take) -> float:
    with wave.open(io.BytesIO(take.audio)) as file:
        return float(file.getnframes() / file.getframerate())


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("voice", "text", "expected"),
    [
        ("bf_emma", "Go away, judge: near here.", (1, "ɡˌQ əwˈA, ʤˈʌʤ: nˌɪə hˈɪə.")),
        ("af_heart", "Go away, judge: near here.", (0, "ɡˌO əwˈA, ʤˈʌʤ: nˌɪɹ hˈɪɹ.")),
        ("af_heart", "A boy saw a button now (so what?)", (0, "ə bˈY sˈɔ ə bˈʌtᵊn nˈW (sˌO wˈʌt?)")),
        ("ff_siwis", "Bonjour tout le monde !", (2, "bɔ̃ʒˈuʁ tulmˈɔ̃d !")),
    ],
)
def test_it_says_what_is_written_in_kokoros_own_alphabet(
    voice: str, text: str, expected: tuple[int, str], tmp_path: Path
) -> None:
    assert said(take_of(kokoro_voices(tmp_path), text, voice=voice)) == expected


def test_words_of_another_language_are_said_and_not_the_flags_round_them(tmp_path: Path) -> None:
    _, signs = said(take_of(kokoro_voices(tmp_path), "near chairs", voice="ff_siwis"))
    assert "(" not in signs
    assert "fr" not in signs


def test_a_pronunciation_is_said_as_it_is_given(tmp_path: Path) -> None:
    take = take_of(kokoro_voices(tmp_path), "See [Nike](/ˈnaɪki/)’s [George](/dʒɔːdʒ/)’s shop.")
    assert said(take)[1] == "sˈiː ˈnIkiz ʤɔːʤɪz ʃˈɒp."


def test_the_sound_has_kokoros_rate(tmp_path: Path) -> None:
    with wave.open(io.BytesIO(take_of(kokoro_voices(tmp_path), "Go.").audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (24_000, 1, 2)


def test_a_long_text_is_said_whole(tmp_path: Path) -> None:
    text = "Strengths and lengths, " * 30
    _, signs = said(take_of(kokoro_voices(tmp_path), text.strip()))
    assert len(signs) > module.LONGEST
    assert signs.count("stɹˈɛŋ") == signs.count("lˈɛŋ") == 30


def test_the_speed_is_the_networks_own(tmp_path: Path) -> None:
    kokoro_voices(tmp_path)
    slow, plain, fast = (take_of(tmp_path, "The mayor of the city came.", speed=speed) for speed in (0.5, 1.0, 2.0))
    assert said(slow) == said(plain) == said(fast)
    assert 1.8 < seconds(slow) / seconds(plain) < 2.1
    assert 0.5 < seconds(fast) / seconds(plain) < 0.7


@pytest.mark.parametrize("text", [" ", "…", "\u200b", "🎈", "( )"])
def test_a_text_without_sounds_is_refused_or_short(text: str, tmp_path: Path) -> None:
    try:
        assert seconds(take_of(kokoro_voices(tmp_path), text)) < 2
    except EngineError as error:
        assert "nothing to say" in str(error)  # noqa: PT017


def test_an_older_export_is_spoken_with_too(tmp_path: Path) -> None:
    take = take_of(kokoro_voices(tmp_path, tokens_input="tokens", durations=False), "Go.")
    assert said(take) == (1, "ɡˈQ.")
    assert take.words == ()


@given(st.text(max_size=60))
def test_whatever_espeak_tells_becomes_signs_that_kokoro_knows(phonemes: str) -> None:
    for language in ("en-GB", "en-US", "fr-FR"):
        assert set(written(phonemes, language)) <= VOCABULARY.keys()


def test_a_diphthong_of_a_dictionary_is_one_sound() -> None:
    assert tied("t͡ʃaɪ.nə dʒəʊ") == "t^ʃa^ɪnə d^ʒə^ʊ"


# ── the times of the words ───────────────────────────────────────────────────────────────────────────────────────────


def test_each_word_has_its_time(tmp_path: Path) -> None:
    text = "The mayor of the city: “[Nike](/ˈnaɪki/)’s!” End."
    take = take_of(kokoro_voices(tmp_path), text)
    words = [text[word.at : word.at + word.length] for word in take.words]
    assert words == ["The", "mayor", "of", "the", "city:", "“[Nike](/ˈnaɪki/)’s!”", "End."]
    assert all(earlier.end_ms <= later.start_ms for earlier, later in pairwise(take.words))


def test_a_words_time_is_where_it_sounds(tmp_path: Path) -> None:
    take = take_of(kokoro_voices(tmp_path), "The mayor of the city came.")
    _, signs = said(take)
    assert signs == "ðə mˈɛːɹ ɒvðə sˈɪti kˈAm."
    # The padding takes 25 ms, every sign 75; half of the blank before it is the word's.
    begins = [signs.index(sounds) * 75 + 25 - 37.5 for sounds in ("mˈɛːɹ", "sˈɪti", "kˈAm")]
    assert [take.words[number].start_ms for number in (1, 4, 5)] == pytest.approx(begins, abs=1)
    assert take.words[5].end_ms == pytest.approx(signs.index(".") * 75 + 25, abs=1)


# ── voices and files ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_best_voice_of_a_language_comes_first_and_those_it_cannot_read_are_left_out(tmp_path: Path) -> None:
    names = ["am_adam", "af_heart", "bm_george", "bf_emma", "jf_alpha", "zf_xiaobei", "ff_siwis", "pm_alex", "pf_dora"]
    with engine_of(kokoro_voices(tmp_path, names)) as engine:
        assert [(voice.name, voice.language) for voice in engine.voices()] == [
            ("af_heart", "en-US"),
            ("am_adam", "en-US"),
            ("bf_emma", "en-GB"),
            ("bm_george", "en-GB"),
            ("ff_siwis", "fr-FR"),
            ("pf_dora", "pt-BR"),
            ("pm_alex", "pt-BR"),
        ]


def test_another_network_is_another_voice(tmp_path: Path) -> None:
    with engine_of(kokoro_voices(tmp_path)) as engine:
        first = engine.voices()[0]
    with engine_of(kokoro_voices(tmp_path, durations=False)) as engine:
        second = engine.voices()[0]
    assert first.version != second.version
    assert replace(first, version=second.version) == second


def test_it_is_one_network_for_all_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kokoro_voices(tmp_path)
    opened: list[Path] = []
    load = module._load

    def counted(path: Path) -> Any:
        opened.append(path)
        return load(path)

    monkeypatch.setattr(module, "_load", counted)
    texts = [f"{word} is here." for word in ("Anna", "Ben", "Carl", "Dora")] * 2
    with engine_of(tmp_path) as engine, ThreadPoolExecutor(4) as crew:
        voice = engine.voices()[0]
        together = [said(take) for take in crew.map(lambda text: engine.say(text, voice, 1.0), texts)]
        assert together == [said(engine.say(text, voice, 1.0)) for text in texts]
    assert len(opened) == 1


def test_another_export_can_be_named(tmp_path: Path) -> None:
    kokoro_voices(tmp_path)
    (tmp_path / "kokoro-v1.0.onnx").rename(tmp_path / "kokoro-v1.0.int8.onnx")
    with engine_of(tmp_path, model="kokoro-v1.0.int8.onnx") as engine:
        assert engine.health() is None
        assert engine.settings == {"model": "kokoro-v1.0.int8.onnx"}
        assert said(engine.say("Go.", engine.voices()[1], 1.0)) == (1, "ɡˈQ.")


@pytest.mark.parametrize("name", ["kokoro-v1.0.onnx", "voices-v1.0.bin"])
def test_without_its_files_it_tells_how_to_get_them(name: str, tmp_path: Path) -> None:
    (kokoro_voices(tmp_path) / name).unlink()
    engine: Engine = KokoroEngine({"folder": str(tmp_path)})
    try:
        assert engine.health() == f"{tmp_path}/{name} is not there: narrator voices get kokoro"
        assert engine.voices() == ()
    finally:
        engine.close()
    voicing = Voicing(engines=("kokoro",), settings={"kokoro": {"folder": str(tmp_path)}})
    with pytest.raises(NoEngine, match=r"kokoro passed over: .* is not there: narrator voices get kokoro"):
        cast(voicing, language="en")


def test_without_the_package_it_tells_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with engine_of(kokoro_voices(tmp_path)) as engine:
        assert engine.health() == "its package is not installed: pip install 'narrator[kokoro]'"


def test_damaged_files_are_told_by_their_names(tmp_path: Path) -> None:
    kokoro_voices(tmp_path)
    (tmp_path / "kokoro-v1.0.onnx").write_bytes(b"<!doctype html>")
    with pytest.raises(EngineError, match=r"kokoro-v1\.0\.onnx: cannot be read"):
        take_of(tmp_path, "Go.")
    (tmp_path / "voices-v1.0.bin").write_bytes(b"<!doctype html>")
    with engine_of(tmp_path) as engine, pytest.raises(EngineError, match=r"voices-v1\.0\.bin: is damaged"):
        engine.voices()


def test_a_network_of_another_kind_is_refused(tmp_path: Path) -> None:
    (kokoro_voices(tmp_path) / "kokoro-v1.0.onnx").write_bytes(piper_network())
    with pytest.raises(EngineError, match="is no export of Kokoro"):
        take_of(tmp_path, "Go.")


def test_the_settings_are_checked() -> None:
    with pytest.raises(ConfigError, match=r"model: must be the name of a file"):
        KokoroEngine({"model": "../kokoro.onnx"})
