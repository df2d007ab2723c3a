"""The embedded engine, for real: what it says, that it says the same each time, and what survives which death."""

from __future__ import annotations

import ctypes
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.engines.espeak import WORKER, EspeakEngine, bcp47, plain
from narrator.errors import ConfigError, EngineError
from narrator.model import Voice
from narrator.sound import Pcm, decode
from narrator.speech import Engine

BRITISH = Voice(engine="espeak", name="gmw/en", language="en-GB")
TEXT = "The council said on Tuesday that six ships had left the harbour."
LONG_TEXT = "The council said on Tuesday that six ships had left. " * 190
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def say(engine: EspeakEngine, text: str, voice: Voice) -> bytes:
    """The audio of a text, at the voice's own speed."""
    return engine.say(text, voice, 1.0).audio


@pytest.fixture
def engine() -> Iterator[EspeakEngine]:
    opened = EspeakEngine({})
    yield opened
    opened.close()


def samples(audio: bytes) -> Pcm:
    return decode(audio, which="espeak").pcm[:, 0]


def seconds(audio: bytes) -> float:
    with wave.open(io.BytesIO(audio)) as file:
        return float(file.getnframes() / file.getframerate())


def workers(parent: int = 0) -> list[int]:
    """The ids of the running workers that a process has started."""
    parent = parent or os.getpid()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            its_parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            is_worker = WORKER.name.encode() in (process / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_parent) == parent and is_worker:
            found.append(int(process.name))
    return found


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.01)


# ── what it says ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_keeps_the_contract(engine: EspeakEngine) -> None:
    contract: Engine = engine
    assert contract.name == "espeak"
    assert re.fullmatch(r"1\.\d+(\.\d+)*(-dev)?", contract.version)
    assert 1 <= contract.limits.at_once <= 4
    assert contract.limits.per_minute == 0
    assert contract.health() is None
    assert contract.settings == {"words_per_minute": 165, "pitch": 50}


def test_it_answers_with_a_wav_of_speech(engine: EspeakEngine) -> None:
    with wave.open(io.BytesIO(say(engine, TEXT, BRITISH))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        assert 2 < file.getnframes() / 22_050 < 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", TEXT),
        ("en-US", TEXT),
        ("de", "Der Rat teilte mit, dass sechs Schiffe den Hafen verlassen haben."),
        ("fr-FR", "Le conseil a annoncé que six navires avaient quitté le port."),
        ("es", "El ayuntamiento dijo que seis barcos habían salido del puerto."),
        ("it", "Il consiglio ha detto che sei navi hanno lasciato il porto."),
        ("pt-BR", "O conselho disse que seis navios deixaram o porto."),
        ("pl", "Rada poinformowała, że sześć statków opuściło port."),
        ("ru", "Совет сообщил, что шесть кораблей покинули гавань."),
        ("uk", "Рада повідомила, що шість кораблів залишили гавань."),
        ("el", "Το συμβούλιο είπε ότι έξι πλοία έφυγαν από το λιμάνι."),
        ("tr", "Konsey, altı geminin limandan ayrıldığını söyledi."),
        ("ar", "قال المجلس إن ست سفن غادرت الميناء يوم الثلاثاء."),
        ("he", "המועצה אמרה כי שש ספינות עזבו את הנמל."),
        ("fa", "شورا گفت شش کشتی بندر را ترک کرده‌اند."),
        ("hi", "परिषद ने कहा कि छह जहाज बंदरगाह छोड़ चुके हैं।"),
        ("ta", "ஆறு கப்பல்கள் துறைமுகத்தை விட்டு வெளியேறின."),
        ("cmn", "市议会周二表示，六艘船已经离开港口。"),
        ("yue", "市議會週二表示，六艘船已經離開港口。"),
        ("ko", "의회는 배 여섯 척이 항구를 떠났다고 밝혔다."),
        ("vi", "Hội đồng cho biết sáu con tàu đã rời cảng."),
        ("sw", "Baraza lilisema kwamba meli sita zimeondoka bandarini."),
    ],
)
def test_languages_are_heard_in_their_own_voice(language: str, text: str, engine: EspeakEngine) -> None:
    voice = next(voice for voice in engine.voices() if voice.language == language)
    heard = samples(say(engine, text, voice))
    assert 1.5 < len(heard) / 22_050 < 9
    assert np.sqrt(np.mean(np.square(heard, dtype=np.float64))) > 500


@pytest.mark.parametrize("text", ["1 2 3", "mana"])
def test_every_voice_says_figures_and_letters(text: str, engine: EspeakEngine) -> None:
    silent = [voice.name for voice in engine.voices() if samples(say(engine, text, voice)).max(initial=0) < 500]
    assert silent == []


def test_voices_have_language_tags_and_no_accent_comes_first_by_chance(engine: EspeakEngine) -> None:
    voices = engine.voices()
    assert all(
        re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?(-[a-z]{5,8})?(-x-\w+)?", v.language)
        for v in voices
    )
    first: dict[str, Voice] = {}
    for voice in voices:
        first.setdefault(voice.language.split("-")[0], voice)
    chosen = {
        language: first[language].language for language in ("ca", "cmn", "de", "en", "es", "fr", "pt", "ru", "vi")
    }
    assert {tag for language, tag in chosen.items() if language != tag} == {"en-GB", "fr-FR"}
    assert len(first) > 100


def test_voices_that_cannot_read_their_language_are_left_out(engine: EspeakEngine) -> None:
    assert not {"ja", "hak", "fo"} & {voice.language for voice in engine.voices()}


@pytest.mark.parametrize(
    ("espeak", "tag"),
    [
        ("en-gb", "en-GB"),
        ("en-gb-x-rp", "en-GB-x-rp"),
        ("en-gb-x-gbclan", "en-GB-x-gbclan"),
        ("en-029", "en-029"),
        ("en-us-nyc", "en-US-x-nyc"),
        ("en-shaw", "en-Shaw"),
        ("pt-br", "pt-BR"),
        ("es-419", "es-419"),
        ("cmn-latn-pinyin", "cmn-Latn-pinyin"),
        ("ca-ba", "ca-x-balear"),
        ("chr-US-Qaaa-x-west", "chr-US-x-west"),
        ("vi-vn-x-central", "vi-VN-x-central"),
        ("de", "de"),
    ],
)
def test_languages_are_written_as_others_write_them(espeak: str, tag: str) -> None:
    assert bcp47(espeak) == tag


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"words_per_minute": 79}, "words_per_minute: must lie from 80 to 450"),
        ({"words_per_minute": 451}, "words_per_minute: must lie from 80 to 450"),
        ({"pitch": -1}, "pitch: must lie from 0 to 99"),
        ({"pitch": "low"}, "pitch: must be a whole number"),
        ({"speed": 3}, "speed: no such setting"),
    ],
)
def test_a_wrong_setting_is_told(table: dict[str, object], fault: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(fault)):
        EspeakEngine(table)


def test_settings_are_heard(engine: EspeakEngine) -> None:
    fast, high = EspeakEngine({"words_per_minute": 300}), EspeakEngine({"pitch": 99})
    try:
        usual = say(engine, TEXT, BRITISH)
        assert seconds(say(fast, TEXT, BRITISH)) < 0.7 * seconds(usual)
        assert say(high, TEXT, BRITISH) != usual
        assert fast.settings != engine.settings
    finally:
        fast.close()
        high.close()


# ── what no article should be able to do ─────────────────────────────────────────────────────────────────────────────


def test_a_very_long_text_is_said_to_its_end(engine: EspeakEngine) -> None:
    assert len(LONG_TEXT) > 10_000
    assert seconds(say(engine, LONG_TEXT, BRITISH)) > 150 * seconds(say(engine, LONG_TEXT[:53], BRITISH))


@pytest.mark.parametrize("text", ["", " ", "—", "...", "\u200b"])
def test_what_says_nothing_is_nearly_nothing(text: str, engine: EspeakEngine) -> None:
    assert seconds(say(engine, text, BRITISH)) < 0.1


def test_control_characters_are_blanks(engine: EspeakEngine) -> None:
    assert say(engine, "six\x00ships\x01\x1b[2J\ud800left", BRITISH) == say(engine, "six ships  [2J left", BRITISH)


def test_markup_is_no_command(engine: EspeakEngine) -> None:
    slow = say(engine, '<prosody rate="x-slow">six ships</prosody>', BRITISH)
    assert seconds(slow) > 2 * seconds(say(engine, "six ships", BRITISH))


def test_double_brackets_do_not_begin_phonemes(engine: EspeakEngine) -> None:
    assert plain("a [[b]] [[[c") == "a  [b]]   [c"
    assert seconds(say(engine, "[[h@'loU]]", BRITISH)) > 2 * seconds(say(engine, "hello", BRITISH))


@given(st.text())
def test_no_text_reaches_the_library_as_a_command(text: str) -> None:
    shown = plain(text)
    assert "[[" not in shown
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", shown)
    assert len(shown.encode()) >= len(text)


def test_words_of_another_script_are_said_too(engine: EspeakEngine) -> None:
    assert seconds(say(engine, "He said שלום twice.", BRITISH)) > seconds(say(engine, "He said twice.", BRITISH))


# ── the same each time ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_text_has_the_same_bytes_whatever_was_said_before(engine: EspeakEngine) -> None:
    first = say(engine, TEXT, BRITISH)
    say(engine, "Something else, hissing: ships, fish, sixths.", BRITISH)
    assert say(engine, TEXT, BRITISH) == first


def test_the_same_text_has_the_same_bytes_in_another_worker(engine: EspeakEngine) -> None:
    other = EspeakEngine({})
    try:
        assert say(other, TEXT, BRITISH) == say(engine, TEXT, BRITISH)
    finally:
        other.close()


def test_threads_get_what_one_after_the_other_would_get(engine: EspeakEngine) -> None:
    texts = [f"Sentence {number}: {TEXT}" for number in range(16)]
    with ThreadPoolExecutor(4) as crew:
        together = list(crew.map(lambda text: say(engine, text, BRITISH), texts))
    assert together == [say(engine, text, BRITISH) for text in texts]


@linux
def test_there_are_no_more_workers_than_it_said(engine: EspeakEngine) -> None:
    before = set(workers())
    with ThreadPoolExecutor(8) as crew:
        list(crew.map(lambda _: say(engine, TEXT, BRITISH), range(32)))
    assert 1 <= len(set(workers()) - before) <= engine.limits.at_once


# ── death ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@linux
def test_a_worker_killed_over_a_text_is_replaced_and_the_text_said(engine: EspeakEngine) -> None:
    expected = say(engine, TEXT, BRITISH)
    (worker,) = workers()
    os.kill(worker, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as crew:
        saying = crew.submit(say, engine, TEXT, BRITISH)
        time.sleep(0.1)
        assert not saying.done()
        os.kill(worker, signal.SIGKILL)
        assert saying.result(timeout=60) == expected
    assert workers() != [worker]


@linux
def test_a_worker_killed_between_two_texts_is_not_missed(engine: EspeakEngine) -> None:
    expected = say(engine, TEXT, BRITISH)
    (worker,) = workers()
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: not workers())
    assert say(engine, TEXT, BRITISH) == expected


@linux
def test_a_text_that_kills_two_workers_is_given_up_and_the_next_is_said(engine: EspeakEngine) -> None:
    expected = say(engine, TEXT, BRITISH)
    given_up = threading.Event()

    def kill_them_all() -> None:
        while not given_up.is_set():
            for worker in workers():
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)

    murderer = threading.Thread(target=kill_them_all)
    murderer.start()
    try:
        with pytest.raises(EngineError, match=r"^espeak: died of this text twice; the worker ended with status -9"):
            say(engine, LONG_TEXT * 5, BRITISH)
    finally:
        given_up.set()
        murderer.join()
    assert say(engine, TEXT, BRITISH) == expected


@linux
def test_a_worker_that_hangs_is_ended_and_the_next_text_said() -> None:
    engine = EspeakEngine({}, patience_s=5)
    try:
        expected = say(engine, TEXT, BRITISH)
        (worker,) = workers()
        os.kill(worker, signal.SIGSTOP)
        with pytest.raises(EngineError, match="gave no answer for 5 seconds"):
            say(engine, TEXT, BRITISH)
        assert worker not in workers()
        assert say(engine, TEXT, BRITISH) == expected
    finally:
        engine.close()


@linux
def test_a_worker_outlives_the_thread_that_needed_it_first(engine: EspeakEngine) -> None:
    needing = threading.Thread(target=say, args=(engine, TEXT, BRITISH))
    needing.start()
    needing.join()
    first = workers()
    time.sleep(0.2)
    say(engine, TEXT, BRITISH)
    assert workers() == first != []


PARENT = """
from narrator.engines.espeak import EspeakEngine
from narrator.model import Voice
engine = EspeakEngine({})
voice = Voice(engine="espeak", name="gmw/en", language="en-GB")
engine.say("ready", voice, 1.0)
print("ready", flush=True)
while True:
    engine.say("The council said on Tuesday that six ships had left. " * 190, voice, 1.0)
"""


@linux
def test_no_worker_outlives_a_killed_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        orphans = workers(parent.pid)
        parent.kill()
    assert len(orphans) == 1
    wait_for(lambda: not any(Path(f"/proc/{orphan}").exists() for orphan in orphans))


@linux
def test_closing_ends_the_workers_and_the_text_under_way(engine: EspeakEngine) -> None:
    say(engine, TEXT, BRITISH)
    (worker,) = workers()
    os.kill(worker, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as crew:
        saying = crew.submit(say, engine, TEXT, BRITISH)
        time.sleep(0.1)
        engine.close()
        with pytest.raises(EngineError, match="is closed"):
            saying.result(timeout=60)
    assert workers() == []
    with pytest.raises(EngineError, match="is closed"):
        say(engine, TEXT, BRITISH)


# ── a library that cannot be used ────────────────────────────────────────────────────────────────────────────────────


def move_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    library = folder / Path(espeakng_loader.get_library_path()).name
    monkeypatch.setattr(espeakng_loader, "get_library_path", lambda: str(library))
    return library


def test_without_the_library_it_is_unwell_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: EspeakEngine
) -> None:
    library = move_library(tmp_path, monkeypatch)
    assert str(library) in (engine.health() or "")
    with pytest.raises(EngineError, match=r"^espeak: .*cannot open|^espeak: .*not found|^espeak: .*no such file"):
        _ = engine.version


def test_without_its_data_it_is_unwell_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: EspeakEngine
) -> None:
    library = espeakng_loader.get_library_path()
    shutil.copy(library, move_library(tmp_path, monkeypatch))
    assert engine.health() == f"no espeak-ng-data in {tmp_path}"


def test_it_works_in_a_folder_with_a_long_and_foreign_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: EspeakEngine
) -> None:
    expected = say(engine, TEXT, BRITISH)
    folder = tmp_path / ("long " * 30) / "Hörspiel 放送"
    shutil.copytree(Path(espeakng_loader.get_library_path()).parent, folder)
    move_library(folder, monkeypatch)
    moved = EspeakEngine({})
    try:
        assert say(moved, TEXT, BRITISH) == expected
    finally:
        moved.close()


def test_without_a_worker_program_it_is_unwell(monkeypatch: pytest.MonkeyPatch, engine: EspeakEngine) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert (engine.health() or "").startswith("cannot start its worker program")


def test_a_voice_that_is_not_there_is_an_error(engine: EspeakEngine) -> None:
    with pytest.raises(EngineError, match=r"^espeak: no voice gmw/xx$"):
        say(engine, TEXT, Voice(engine="espeak", name="gmw/xx", language="xx"))


def test_the_library_is_never_in_this_process() -> None:
    with pytest.raises(AttributeError):
        ctypes.CDLL(None).espeak_Initialize  # noqa: B018, it is looked up
