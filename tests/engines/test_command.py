"""The command engine with real programs: they speak, fail, hang, leave children behind."""

from __future__ import annotations

import shlex
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from narrator.engines.command import CommandEngine
from narrator.errors import ConfigError, EngineError, EngineUnavailable, NoEngine
from narrator.model import Take, Voice
from narrator.show import Terms, Voicing
from narrator.sound import decode
from narrator.speech import cast, open_engine
from narrator.speech.engine import Engine

BEEP = """
import math, sys, wave
voice, speed, *more = sys.argv[1:]
text = open(more[0]).read() if more else sys.stdin.read()
with wave.open(more[1] if more else sys.stdout.buffer, "wb") as file:
    file.setparams((1, 2, 8000, 0, "NONE", ""))
    count = int(len(text) * 400 / float(speed))
    pitch = 600 if voice == "anna" else 300
    levels = (int(9000 * math.sin(at * pitch / 1273)) for at in range(count))
    file.writeframes(b"".join(level.to_bytes(2, "little", signed=True) for level in levels))
"""


def program(folder: Path, source: str = BEEP, *, name: str = "say-it") -> str:
    """A program of its own file, run by this Python."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{source}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@contextmanager
def engine_of(*words: str, **settings: Any) -> Iterator[CommandEngine]:
    engine = CommandEngine({"program": list(words), "voices": ["anna:de", "ben:en-GB"], **settings})
    try:
        yield engine
    finally:
        engine.close()


def say(engine: CommandEngine, text: str = "Guten Tag.", *, speed: float = 1.0) -> Take:
    return engine.say(text, engine.voices()[0], speed)


def shell(line: str) -> tuple[str, ...]:
    return ("/bin/sh", "-c", line)


def ends(pid: int) -> bool:
    """Whether a process ends, or has ended; one that is only waiting to be buried has."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False


# ── speaking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_program_speaks_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    with engine_of(program(tmp_path), "{voice}", "{speed}") as engine:
        sound = decode(say(engine, "x" * 40).audio, which="test")
    assert (sound.rate_hz, round(sound.duration_s, 2)) == (8_000, 2.0)


def test_a_program_speaks_from_a_file_to_a_file(tmp_path: Path) -> None:
    with engine_of(program(tmp_path), "{voice}", "{speed}", "{text}", "{output}") as engine:
        assert decode(say(engine, "ß" * 40).audio, which="test").duration_s == pytest.approx(2.0)


def test_the_speed_is_the_programs_if_it_takes_one(tmp_path: Path) -> None:
    with engine_of(program(tmp_path), "{voice}", "{speed}") as engine:
        assert engine.limits.speeds == (0.5, 2.0)
        assert decode(say(engine, "x" * 40, speed=1.25).audio, which="test").duration_s == pytest.approx(1.6)
    with engine_of(program(tmp_path), "{voice}", "1") as engine:
        assert engine.limits.speeds == (1.0, 1.0)


def test_words_are_never_read_by_a_shell(tmp_path: Path) -> None:
    source = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:])); print('x')"
    said = tmp_path / "said"
    with engine_of(program(tmp_path, source), str(said), "{voice}; rm -rf {language}", "$HOME `ls`") as engine:
        say(engine)
    assert said.read_text() == "['anna; rm -rf de', '$HOME `ls`']"


def test_a_voice_name_with_braces_is_a_name(tmp_path: Path) -> None:
    source = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2]); print('x')"
    said = tmp_path / "said"
    with engine_of(program(tmp_path, source), str(said), "{voice}", voices=["{text}:en"]) as engine:
        say(engine)
    assert said.read_text() == "{text}"


def test_several_texts_are_spoken_at_once(tmp_path: Path) -> None:
    with engine_of(program(tmp_path), "{voice}", "{speed}") as engine, ThreadPoolExecutor(4) as crew:
        takes = list(crew.map(lambda count: say(engine, "x" * count), range(20, 32)))
    lasts = [decode(take.audio, which="test").duration_s for take in takes]
    assert lasts == pytest.approx([count / 20 for count in range(20, 32)])


def test_it_is_cast_like_any_engine(tmp_path: Path) -> None:
    told = {"program": [program(tmp_path), "{voice}", "{speed}"], "voices": ["anna:de", "ben:en-GB"]}
    voicing = Voicing(engines=("command",), settings={"command": told}, terms={"command": Terms(at_once=1)})
    engine, casting = cast(voicing, language="de-AT")
    try:
        assert casting.voice == Voice(engine="command", name="anna", language="de")
        assert engine.limits.at_once == 1
    finally:
        engine.close()


# ── failing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (
            "echo 'loading model' >&2; echo 'no such voice: anna' >&2; exit 3",
            "ended with status 3: no such voice: anna",
        ),
        ("exit 1", "ended with status 1"),
        ("kill -SEGV $$", "was ended by SIGSEGV"),
        ("true", "gives no sound"),
        ("printf 'out of memory\\n\\n' >&2", "gives no sound: out of memory"),
        ("printf 'caf\\351 \\033[31mred' >&2; exit 1", "ended with status 1: caf\ufffd [31mred"),
    ],
)
def test_what_fails_is_told_with_the_last_words(line: str, cause: str) -> None:
    with engine_of(*shell(line)) as engine, pytest.raises(EngineError) as caught:
        say(engine)
    assert (caught.value.what, caught.value.which, caught.value.cause) == ("command", "/bin/sh", cause)
    assert not caught.value.transient


def test_a_status_may_ask_for_another_try() -> None:
    with (
        engine_of(*shell("echo busy >&2; exit 75")) as engine,
        pytest.raises(EngineUnavailable, match="status 75: busy"),
    ):
        say(engine)


@pytest.mark.parametrize(
    ("name", "cause"), [("gone", "No such file"), ("locked", "Permission denied"), ("empty", "Exec")]
)
def test_a_program_that_cannot_be_started_is_told(name: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / "locked").write_text("#!/bin/sh\n")
    (tmp_path / "empty").write_bytes(b"\x00\x01")
    (tmp_path / "empty").chmod(0o755)
    with engine_of(str(tmp_path / name)) as engine, pytest.raises(EngineError, match=f"cannot be started: {cause}"):
        say(engine)


def test_a_program_that_hangs_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    line = f"sleep 100 & echo $! $$ > {shlex.quote(str(pids))}; echo thinking >&2; wait"
    with (
        engine_of(*shell(line), timeout_s=1) as engine,
        pytest.raises(EngineError, match="is not done after 1 seconds: thinking") as caught,
    ):
        say(engine)
    assert "timeout_s" in caught.value.hint
    assert all(ends(int(pid)) for pid in pids.read_text().split())


def test_a_child_that_is_left_behind_neither_delays_nor_survives(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    line = f"sleep 100 & echo $! > {shlex.quote(str(pids))}; echo sound"
    with engine_of(*shell(line), timeout_s=60) as engine:
        assert say(engine).audio == b"sound\n"
    assert ends(int(pids.read_text()))


def test_closing_ends_what_is_under_way(tmp_path: Path) -> None:
    started, failures = tmp_path / "started", []
    with engine_of(*shell(f"echo $$ > {shlex.quote(str(started))}; sleep 100")) as engine:

        def speak() -> None:
            try:
                say(engine)
            except EngineError as error:
                failures.append(error.cause)

        thread = threading.Thread(target=speak)
        thread.start()
        deadline = time.monotonic() + 60
        while not (started.is_file() and started.read_text().strip()) and time.monotonic() < deadline:
            time.sleep(0.01)
        engine.close()
        thread.join(60)
    assert failures == ["was ended by SIGKILL"]
    assert ends(int(started.read_text()))


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with engine_of(program(tmp_path), "{voice}", "{speed}", "{text}", "{output}") as engine:
        say(engine)
    with engine_of("/bin/false") as engine, pytest.raises(EngineError):
        say(engine)
    assert list((tmp_path / "temporary").iterdir()) == []


# ── versions and health ──────────────────────────────────────────────────────────────────────────────────────────────


def test_another_file_of_the_program_is_another_version(tmp_path: Path) -> None:
    script, model = program(tmp_path), tmp_path / "model.bin"
    model.write_bytes(b"1")
    with engine_of(script, f"{model}", "{voice}") as engine:
        first = engine.version
    with engine_of(script, f"{model}", "{voice}") as engine:
        assert engine.version == first
    model.write_bytes(b"2")
    with engine_of(script, f"{model}", "{voice}") as engine:
        second = engine.version
    program(tmp_path, BEEP + "# changed\n")
    with engine_of(script, f"{model}", "{voice}") as engine:
        assert len({first, second, engine.version}) == 3


def test_a_program_may_tell_its_version(tmp_path: Path) -> None:
    with engine_of("true", version=[*shell("printf 'say-it 2.1\\nbuilt today\\n'")]) as engine:
        assert engine.version == "say-it 2.1"
    with engine_of("true", version="false") as engine, pytest.raises(EngineError, match="false: ended with status 1"):
        _ = engine.version


def test_the_program_is_part_of_what_decides_the_sound() -> None:
    with engine_of("espeak", "-v", "{voice}", timeout_s=3) as engine:
        assert engine.settings == {"program": ["espeak", "-v", "{voice}"]}


def test_health_tells_what_show_toml_lacks(tmp_path: Path) -> None:
    engine: Engine = CommandEngine({})
    assert engine.voices() == ()
    assert (engine.health() or "").startswith('no program is named: program = ["say-it", "{voice}"]')
    assert CommandEngine({"program": "true"}).health() == 'no voice is named: voices = ["anna:de"] in [voice.command]'
    assert CommandEngine({"program": "gone-away", "voices": "a:de"}).health() == "there is no program gone-away"
    assert CommandEngine({"program": program(tmp_path), "voices": "a:de"}).health() is None
    with pytest.raises(NoEngine, match="command passed over: no program is named"):
        cast(Voicing(engines=("command",)), language="en")


def test_a_program_below_the_home_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program(tmp_path)
    with engine_of("~/say-it", "{voice}", "{speed}") as engine:
        assert engine.health() is None
        assert say(engine).audio.startswith(b"RIFF")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"voices": ["anna"]}, 'voices: "anna" is not of the form NAME:LANGUAGE'),
        ({"voices": ["anna:"]}, 'voices: "anna:" is not of the form'),
        ({"program": ["say", 1]}, "program: must be a list of texts in quotes"),
        ({"program": 5}, "program: must be a list of texts in quotes, not 5"),
        ({"timeout_s": 0}, "timeout_s: must lie from 0.1"),
        ({"programm": []}, 'programm: no such setting. Did you mean "program"?'),
    ],
)
def test_the_settings_are_checked(table: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        open_engine("command", Voicing(settings={"command": table}))
    assert problem in str(caught.value)
