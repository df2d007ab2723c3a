"""Any program as an engine: it is given a text, and gives a sound file.

[voice.command]
program = ["say-it", "--voice", "{voice}", "--speed", "{speed}"]   # never through a shell
voices = ["anna:de", "ben:en-GB"]                                  # names that the program knows, and their languages
at_once = 2

The text comes on standard input, or in the file {text}; a WAV, MP3, FLAC or Ogg file is taken from standard output, or
from the file {output}. {language} is the voice's language. Status 75 says that another try may help.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from narrator.engines.neural.onnx_session import cores
from narrator.engines.neural.voice_folder import fingerprint
from narrator.errors import EngineError, EngineUnavailable
from narrator.model import Take, Voice
from narrator.show import between
from narrator.speech.engine import Limits, settings

NAME = "command"
EXAMPLE = 'program = ["say-it", "{voice}"] and voices = ["anna:de"] in [voice.command]'
NO_PROGRAM = f"no program is named: {EXAMPLE}"
NO_VOICES = 'no voice is named: voices = ["anna:de"] in [voice.command]'
TRY_AGAIN = 75
"""The exit status that asks for another try (EX_TEMPFAIL of sysexits.h)."""

VERSION_S = 10.0
PLACEHOLDER = re.compile(r"\{(voice|language|speed|text|output)\}")
VOICE = re.compile(r"(?P<name>.+):(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")


def _voices_fault(voices: tuple[str, ...]) -> str | None:
    strange = [voice for voice in voices if not VOICE.fullmatch(voice)]
    return f'"{strange[0]}" is not of the form NAME:LANGUAGE, as "anna:de"' if strange else None


SETTINGS: Mapping[str, int | float | tuple[str, ...]] = MappingProxyType(
    {"program": (), "voices": (), "version": (), "characters": 1_000, "timeout_s": 120.0}
)
CHECKS = MappingProxyType(
    {"voices": _voices_fault, "characters": between(20, 100_000), "timeout_s": between(0.1, 3_600)}
)


class CommandEngine:
    """Speaks by a program of the user's own, started for each text, ended with all that it started.

    Its voices may sound otherwise when a file changes that `program` names, or what the program `version` says.
    """

    name = NAME

    def __init__(self, table: Mapping[str, Any]) -> None:
        chosen = settings(table, engine=NAME, known=SETTINGS, checks=CHECKS)
        self._program: tuple[str, ...] = chosen["program"]
        self._version_program: tuple[str, ...] = chosen["version"]
        self._voices: tuple[str, ...] = chosen["voices"]
        self._timeout_s = float(chosen["timeout_s"])
        speeds = (0.5, 2.0) if any("{speed}" in word for word in self._program) else (1.0, 1.0)
        self.limits = Limits(characters=chosen["characters"], at_once=min(cores(), 4), speeds=speeds)
        self.settings: Mapping[str, Any] = {"program": list(self._program)}
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()

    @cached_property
    def version(self) -> str:
        """What the program `version` says in its first line, else what tells the files that `program` names.

        Raises EngineError where that program fails.
        """
        if not self._program:
            return ""
        if self._version_program:
            with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
                told = self._run(self._version_program, b"", Path(folder), timeout_s=VERSION_S)
            return told.decode(errors="replace").strip().partition("\n")[0][:80]
        found = [Path(shutil.which(word) or word).expanduser() for word in self._program]
        return fingerprint(*(path for path in found if path.is_file()))

    def health(self) -> str | None:
        """What show.toml does not tell, or that the program is not there, or None; the program is not started."""
        if not self._program:
            return NO_PROGRAM
        if not self._voices:
            return NO_VOICES
        return None if _startable(self._program[0]) else f"there is no program {self._program[0]}"

    def voices(self) -> tuple[Voice, ...]:
        """The voices that show.toml names."""
        found = [match for voice in self._voices if (match := VOICE.fullmatch(voice))]
        return tuple(Voice(engine=NAME, name=match["name"], language=match["language"]) for match in found)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """What the program gives. Raises EngineError where it cannot be started, fails, hangs or gives nothing."""
        with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
            files = {"text": str(Path(folder, "text.txt")), "output": str(Path(folder, "output"))}
            values = {"voice": voice.name, "language": voice.language, "speed": f"{speed:g}", **files}
            words = [PLACEHOLDER.sub(lambda match: values[match[1]], word) for word in self._program]
            printed = self._run(words, text.encode(), Path(folder), timeout_s=self._timeout_s)
            output = Path(files["output"])
            audio = output.read_bytes() if output.is_file() else printed
            if not audio:
                raise EngineError(NAME, words[0], f"gives no sound{_last_words(Path(folder))}")
        return Take(audio=audio)

    def close(self) -> None:
        """End what is still running."""
        with self._lock:
            running = list(self._running)
        for process in running:
            _end(process)

    def _run(self, words: Sequence[str], text: bytes, folder: Path, *, timeout_s: float) -> bytes:
        """What a program prints that reads `text`; its files lie in `folder`. Raises EngineError where it fails."""
        (folder / "text.txt").write_bytes(text)
        with self._started(words, folder) as process:
            try:
                status = process.wait(timeout_s)
            except subprocess.TimeoutExpired as error:
                cause = f"is not done after {timeout_s:g} seconds{_last_words(folder)}"
                raise EngineError(
                    NAME, words[0], cause, "timeout_s in [voice.command] says how long it may take"
                ) from error
        if status:
            kind = EngineUnavailable if status == TRY_AGAIN else EngineError
            raise kind(NAME, words[0], f"{_told(status)}{_last_words(folder)}")
        return (folder / "printed").read_bytes()

    @contextmanager
    def _started(self, words: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
        """A program under way, in a process group of its own; at the end nothing of it is left."""
        # Files, not pipes: a pipe is only at its end when whatever the program has started closes it, too.
        with (
            (folder / "text.txt").open("rb") as text,
            (folder / "printed").open("wb") as printed,
            (folder / "complaints").open("wb") as complaints,
        ):
            command = [str(Path(words[0]).expanduser()) if words[0].startswith("~") else words[0], *words[1:]]
            try:
                process = subprocess.Popen(
                    command, stdin=text, stdout=printed, stderr=complaints, start_new_session=True
                )
            except OSError as error:
                raise EngineError(NAME, words[0], f"cannot be started: {error.strerror}") from error
            with self._lock:
                self._running.add(process)
            try:
                yield process
            finally:
                _end(process)
                with self._lock:
                    self._running.discard(process)


def _startable(program: str) -> bool:
    return shutil.which(Path(program).expanduser()) is not None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _told(status: int) -> str:
    """An exit status in words; a negative one is that of a signal."""
    if status >= 0:
        return f"ended with status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"


def _last_words(folder: Path) -> str:
    """The last line that a program wrote to standard error, if any."""
    complaints = folder / "complaints"
    lines = complaints.read_text(encoding="utf-8", errors="replace").split("\n") if complaints.is_file() else []
    said = [shown for line in lines if (shown := "".join(filter(str.isprintable, line)).strip())]
    return f": {said[-1][:200]}" if said else ""
