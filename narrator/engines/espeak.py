"""The embedded engine: espeak-ng, in worker programs of its own; needs no network and is always there.

[voice.espeak]
voice = "gmw/en-US"          # an identifier from `narrator voices`; by default the language decides
words_per_minute = 165
pitch = 50
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import threading
import unicodedata
import wave
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import IO, Any, cast

import espeakng_loader

from narrator.engines.espeak_ipa import mnemonics
from narrator.engines.espeak_worker import Frame, read_frame, write_frame
from narrator.errors import EngineError
from narrator.model import Take, Voice, WordTime
from narrator.script.ipa import NOTATION
from narrator.show import between
from narrator.speech.engine import Limits, settings

WORKER = Path(__file__).with_name("espeak_worker.py")
SETTINGS: Mapping[str, int] = {"words_per_minute": 165, "pitch": 50}
SLOWEST, FASTEST = 80, 450
CHECKS = {"words_per_minute": between(SLOWEST, FASTEST), "pitch": between(0, 99)}

LANGUAGES = {
    "ca-ba": "ca-x-balear",
    "ca-nw": "ca-x-nw",
    "ca-va": "ca-valencia",
    "chr-us-qaaa-x-west": "chr-US-x-west",
    "en-us-nyc": "en-US-x-nyc",
    "piqd": "tlh",
    "py": "art-x-pyash",
    "ru-cl": "ru-x-classic",
}
"""What espeak-ng 1.52 calls a language otherwise than BCP 47 does ("ca-ba" would be Catalan as spoken in Bosnia)."""

ILLITERATE = frozenset({"art/sjn", "art/xex", "gmq/fo", "iro/chr", "jpx/ja", "sit/hak", "tai/shn", "trk/cv", "trk/kaa"})
"""Voices that do not say what is written. Japanese and Hakka read each Chinese character as the English words "Chinese
letter", Shan some of its own as "Myanmar letter"; of Faroese and Karakalpak the wheel has no dictionary; Cherokee says
nothing of its own letters; Chuvash and Sindarin leave figures out, and a test voice everything."""


class EspeakEngine:
    """Speaks over a hundred languages, robotically, hundreds of times faster than life, always in the same bytes.

    Each of up to four worker programs speaks one text at a time. A worker that dies is replaced and the text tried
    once more; one that says nothing for `patience_s` seconds is ended.
    """

    name = "espeak"

    def __init__(self, table: Mapping[str, Any], *, patience_s: float = 60) -> None:
        chosen = settings(table, engine=self.name, known=SETTINGS, checks=CHECKS)
        self.settings: Mapping[str, Any] = chosen
        # A thousand characters last a minute, in slow Chinese ten; what is longer is rather cut than held whole.
        at_once, words_a_minute = min(os.cpu_count() or 1, 4), chosen["words_per_minute"]
        speeds = (SLOWEST / words_a_minute, FASTEST / words_a_minute)
        self.limits = Limits(characters=1_000, at_once=at_once, ipa=True, speeds=speeds)
        self._pool = Pool(size=self.limits.at_once, patience_s=patience_s)

    @property
    def version(self) -> str:
        """The library's version: "1.52.0". Raises EngineError if it cannot be loaded."""
        return str(self._about["version"])

    def health(self) -> str | None:
        """Why the library cannot be loaded or says nothing, or None."""
        try:
            spoken = self.say("ready", self.voices()[0], 1.0).audio
        except EngineError as error:
            return error.cause
        return None if any(spoken[44:]) else "it keeps silent"

    def voices(self) -> tuple[Voice, ...]:
        """All voices; of one language that one first which espeak-ng itself prefers, hence no accent by chance."""
        pairs = sorted((pair for pair in self._about["voices"] if pair[0] not in ILLITERATE), key=_preference)
        return tuple(Voice(engine=self.name, name=name, language=bcp47(languages[0][1])) for name, languages in pairs)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """A WAV file of 22,050 Hz mono, the same bytes for the same text, voice, speed and settings; and its words.

        Not all words have a time: small ones are said as one with the next ("of the"). Of a number, each figure may.
        Raises EngineError with what the library refused, or where it died or hung.
        """
        words_a_minute = round(self.settings["words_per_minute"] * speed)
        request = {"do": "say", "voice": voice.name, **self.settings, "words_per_minute": words_a_minute}
        stretches = tuple(stretches_of(text, voice.language))
        header, samples = self._pool.ask(request, "".join(stretch.given for stretch in stretches).encode())
        words = tuple(word_times(header["words"], stretches, rate_hz=header["rate_hz"]))
        return Take(audio=_wav(samples, rate_hz=header["rate_hz"]), words=words)

    def close(self) -> None:
        """End the workers."""
        self._pool.close()

    @cached_property
    def _about(self) -> Mapping[str, Any]:
        return self._pool.ask({"do": "about"})[0]


def bcp47(language: str) -> str:
    """espeak-ng's name of a language as BCP 47 writes it: "en-gb-x-rp" → "en-GB-x-rp", "fa-latn" → "fa-Latn"."""
    first, *rest = LANGUAGES.get(language.lower(), language).split("-")
    cased = []
    for part in rest:
        is_private = "x" in cased
        cased.append(part if is_private else _CASES.get(len(part), str.lower)(part))
    return "-".join([first.lower(), *cased])


_CASES = {2: str.upper, 4: str.title}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What espeak-ng is given for the characters from `at` to `end` of a text, as it is or for a pronunciation."""

    given: str
    at: int
    end: int

    def span(self, offset: int, length: int) -> tuple[int, int]:
        """Where that stands in the text, and how long it is, which in `given` is `length` characters at `offset`."""
        if len(self.given) != self.end - self.at:
            return self.at, self.end - self.at
        at = max(self.at, min(self.at + offset, self.end - 1))
        return at, max(1, min(length, self.end - at))


def stretches_of(text: str, language: str) -> Iterator[Stretch]:
    """A text as espeak-ng is to be given it: `[word](/ipa/)` as phonemes where it knows them, else as the word.

    Only its English voices are given phonemes.
    """
    done = 0
    for match in _PRONOUNCED.finditer(text) if "](/" in text else ():
        yield Stretch(plain(text[done : match.start()]), done, match.start())
        phonemes = mnemonics(match[2], possessive=bool(match[3])) if language.startswith("en") else None
        given = f"[[{phonemes}]]" if phonemes else plain(match[1] + (match[3] or ""))
        yield Stretch(given, *match.span())
        done = match.end()
    yield Stretch(plain(text[done:]), done, len(text))


_PRONOUNCED = re.compile(rf"{NOTATION.pattern}(['’]s\b)?")


def pronounced(text: str, language: str) -> str:
    """The whole of what espeak-ng is given for `text`."""
    return "".join(stretch.given for stretch in stretches_of(text, language))


def plain(text: str) -> str:
    """`text`, as long as it is, without what espeak-ng might take for a command.

    That is control characters and `[[`, which begins phonemes.
    """
    shown = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in text)
    return re.sub(r"\[(?=\[)", " ", shown)


def word_times(
    told: Iterable[tuple[int, int, int, int]], stretches: Sequence[Stretch], *, rate_hz: int
) -> Iterator[WordTime]:
    """What the worker tells of the words that it was given, in terms of the text that these stretches are of."""
    begun = [*accumulate((len(stretch.given) for stretch in stretches[:-1]), initial=0)]
    for place, characters, first, end in told:
        number = bisect_right(begun, max(place, 0)) - 1
        at, length = stretches[number].span(place - begun[number], characters)
        yield WordTime(at=at, length=length, start_ms=round(first * 1000 / rate_hz), end_ms=round(end * 1000 / rate_hz))


def _preference(pair: tuple[str, list[tuple[int, str]]]) -> tuple[str, int]:
    """Sorts voices by language, and those of one by the priority that they claim for it, the lowest first."""
    _, languages = pair
    language = languages[0][1].split("-")[0]
    return language, min((priority for priority, name in languages if name == language), default=99)


def _wav(samples: bytes, *, rate_hz: int) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples)
    return content.getvalue()


# ── the worker programs ──────────────────────────────────────────────────────────────────────────────────────────────


class Pool:
    """Worker programs, started as they are needed, at most `size`; any number of threads may ask at once."""

    def __init__(self, *, size: int, patience_s: float) -> None:
        self._patience_s = patience_s
        self._places = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._closed = False
        # The kernel ends a worker with the *thread* that started it, so one thread that lasts starts them all.
        self._starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="espeak-starter")

    def ask(self, header: Mapping[str, Any], body: bytes = b"") -> Frame:
        """The reply to a request, by another worker if one dies over it.

        Raises EngineError with what the library refused, or where two workers died or one gave no answer in time.
        """
        try:
            reply = self._ask((header, body))
        except WorkerDied:
            reply = self._ask_again((header, body))
        if "error" in reply[0]:
            raise EngineError("espeak", "", reply[0]["error"])
        return reply

    def _ask_again(self, request: Frame) -> Frame:
        try:
            return self._ask(request)
        except WorkerDied as death:
            raise EngineError("espeak", "", f"died of this text twice; {death}") from None

    def _ask(self, request: Frame) -> Frame:
        with self._places, self._worker() as worker:
            return worker.ask(request, patience_s=self._patience_s)

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        """A worker for one request; it is ended if the request is not answered, for what it would say next then?"""
        worker = self._taken()
        try:
            yield worker
        except BaseException:
            with self._lock:
                self._workers.discard(worker)
            worker.end()
            raise
        with self._lock:
            self._idle.append(worker)

    def _taken(self) -> Worker:
        with self._lock:
            if self._closed:
                raise EngineError("espeak", "", "is closed")
            if self._idle:
                return self._idle.pop()
            try:
                worker = self._starter.submit(Worker).result()
            except OSError as error:
                raise EngineError("espeak", "", f"cannot start its worker program: {error}") from error
            self._workers.add(worker)
            return worker

    def close(self) -> None:
        """End all workers; a request under way fails."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.kill()
            for worker in self._idle:
                worker.end()
        self._starter.shutdown()


class WorkerDied(Exception):
    """A worker ended without an answer; the message says how."""


class Worker:
    """One worker program and the pipes to it. Only `kill` may be called by a thread that does not hold it."""

    def __init__(self) -> None:
        library = espeakng_loader.get_library_path()
        program = [sys.executable, "-I", "-S", str(WORKER), library, str(Path(library).parent), str(os.getpid())]
        with ExitStack() as opened:
            self._complaints = opened.enter_context(tempfile.TemporaryFile())
            self._process = opened.enter_context(
                subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints)
            )
            self._opened = opened.pop_all()
        self._expired = False

    def ask(self, request: Frame, *, patience_s: float) -> Frame:
        """Send a request and wait for the reply; raises WorkerDied, or EngineError where it does not come in time."""
        alarm = threading.Timer(patience_s, self._expire)
        alarm.start()
        try:
            write_frame(cast("IO[bytes]", self._process.stdin), *request)
            return read_frame(cast("IO[bytes]", self._process.stdout))
        except (OSError, EOFError):
            if self._expired:
                raise EngineError("espeak", "", f"gave no answer for {patience_s:g} seconds") from None
            raise WorkerDied(self._last_words()) from None
        finally:
            alarm.cancel()

    def _expire(self) -> None:
        self._expired = True
        self.kill()

    def _last_words(self) -> str:
        status = self._process.wait()
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").splitlines()
        return f"the worker ended with status {status}" + (f" ({lines[-1]})" if lines else "")

    def kill(self) -> None:
        """End the program at once, whatever it is at."""
        self._process.kill()

    def end(self) -> None:
        """End the program and let go of all that belongs to it."""
        self.kill()
        with suppress(BrokenPipeError):
            self._opened.close()
