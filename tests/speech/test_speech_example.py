"""The engine that the README shows: it is as short as promised, keeps the contract, and narrates an episode."""

from __future__ import annotations

import inspect
from pathlib import Path

import example_engine
import pytest
from speech_kit import install, script_of

from narrator.model import Quiet
from narrator.show import Voicing
from narrator.sound import decode
from narrator.speech import ClipStore, Engine, cast, speak


def test_it_is_thirty_lines() -> None:
    code = [line for line in inspect.getsource(example_engine.MorseEngine).splitlines() if line.strip()]
    assert len(code) <= 30


def test_it_keeps_the_contract() -> None:
    engine: Engine = example_engine.MorseEngine({})
    lasts = [
        decode(engine.say(text, engine.voices()[0], 1.0).audio, which="Morse").duration_s
        for text in ("Paris", "Paris Paris")
    ]
    # "PARIS" and the blank after it are 50 units by definition; at 25 words a minute they take 2.4 seconds.
    assert lasts[1] - lasts[0] == pytest.approx(2.4)


def test_it_narrates_once_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = inspect.getsource(example_engine)
    install(tmp_path / "site", monkeypatch, name="morse", module="narrator_morse", source=source, factory="MorseEngine")
    engine, casting = cast(Voicing(engines=("morse", "espeak")), language="en-GB")
    script = script_of("What hath God wrought?", "Good news from the far end of the line.")
    store = ClipStore(tmp_path / "clips")
    speech = speak(script, engine=engine, casting=casting, voicing=Voicing(), store=store, progress=Quiet())
    engine.close()
    assert casting.why == "morse speaks en"
    assert [clip.rate_hz for clips in speech.clips for clip in clips] == [8000, 8000]
    assert speech.clips[1][0].duration_ms > speech.clips[0][0].duration_ms > 5000
