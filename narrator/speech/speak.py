"""Script → Speech: each text from the clip store, or spoken within the limits of the engine and kept there."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any, TypeAlias

from narrator.errors import EngineError, EngineUnavailable, NarratorError
from narrator.model import Casting, Clip, Progress, Script, Speech, Utterance, Voice
from narrator.script import cut, without_ipa
from narrator.sound import Pcm, SoundError, decode, to_mono, trim
from narrator.speech.engine import Engine, Limits
from narrator.speech.store import ClipStore, clip_key

TRIES = 5
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
GIVEN_UP_IN_A_ROW = 3

SECONDS_A_LETTER = (0.012, 1.5)
"""What is said of a text of 20 letters and digits or more lasts as long as this for each. Measured with espeak-ng at 80
to 450 words a minute: 0.018 (French) to 0.58 (Chinese), runs of digits up to 1.2; network voices 0.03 to 0.25."""

ENOUGH_LETTERS = 20

Line: TypeAlias = tuple[str, Voice]
"""A text, and the voice that says it."""


def speak(
    script: Script,
    *,
    engine: Engine,
    casting: Casting,
    store: ClipStore,
    progress: Progress,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    jitter: Callable[[], float] = random.random,
) -> Speech:
    """Have each utterance said by the voice that was cast for its role, each text once, and keep the clips for ever.

    Raises EngineError, naming the utterance, as soon as a text cannot be said; EngineUnavailable where texts could not
    be said in several tries: at once when three in a row could not, else when all others are done. The clips made
    until then stay in the store. Ends with no thread of its own left, after a KeyboardInterrupt too; a text then under
    way is waited for, as long as the engine's own time-out lasts.
    """
    said = tuple(_lines(utterance, casting, limits=engine.limits) for utterance in script)
    how: dict[str, Any] = {"engine": casting.voice.engine, "version": casting.engine_version}
    keys = {line: clip_key(line[0], **how, voice=line[1], settings=engine.settings) for lines in said for line in lines}
    clips = {line: clip for line, key in keys.items() if (clip := store.get(key))}
    progress.step(len(clips), len(keys))
    booth = Booth(engine=engine, store=store, sleep=sleep, clock=clock, jitter=jitter)

    def arrived(line: Line, clip: Clip) -> None:
        clips[line] = clip
        progress.step(len(clips), len(keys))

    booth.record({line: key for line, key in keys.items() if line not in clips}, arrived=arrived)
    return Speech(script=script, casting=casting, clips=tuple(tuple(clips[line] for line in lines) for lines in said))


def _lines(utterance: Utterance, casting: Casting, *, limits: Limits) -> tuple[Line, ...]:
    """The texts that an utterance is said in, with the voice that says them."""
    voice = casting.voice_of(utterance.role)
    return tuple((piece, voice) for piece in _pieces(utterance.spoken, limits=limits))


def _pieces(text: str, *, limits: Limits) -> tuple[str, ...]:
    """The texts that an utterance is said in; a piece of nothing but marks, which no engine can say, is left out.

    A pronunciation stays for an engine that takes it, if it fits into one text.
    """
    told = without_ipa(text, longer_than=limits.characters if limits.ipa else 0)
    pieces = cut(told, limit=limits.characters)
    return tuple(piece for piece in pieces if any(map(str.isalnum, piece))) or pieces


class Booth:
    """Where texts become clips: in parallel, as fast as the engine takes them, and again where it was unavailable."""

    def __init__(
        self,
        *,
        engine: Engine,
        store: ClipStore,
        sleep: Callable[[float], None],
        clock: Callable[[], float],
        jitter: Callable[[], float],
    ) -> None:
        self._engine, self._store = engine, store
        self._sleep, self._jitter = sleep, jitter
        self._limits = engine.limits
        self._pace = Pace(per_second=self._limits.per_second, clock=clock)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._given_up_in_a_row = 0

    def record(self, keys: Mapping[Line, str], *, arrived: Callable[[Line, Clip], None]) -> None:
        """Make the clip of each line, and hand it over in this thread as it comes."""
        failures: list[EngineUnavailable] = []
        crew = ThreadPoolExecutor(self._limits.at_once, thread_name_prefix="booth")
        try:
            under_way = {crew.submit(self._clip, line, key): line for line, key in keys.items()}
            for future in as_completed(under_way):
                try:
                    arrived(under_way[future], future.result())
                except EngineUnavailable as failure:
                    failures.append(failure)
                except CancelledError:
                    continue
        finally:
            self._stopped.set()
            crew.shutdown(cancel_futures=True)
        if failures:
            raise failures[0]

    def _clip(self, line: Line, key: str) -> Clip:
        """Make one clip; what makes the others pointless stops them too."""
        text, voice = line
        try:
            with _naming(text):
                pcm, rate_hz = usable(self._say(line), text=text, engine=voice.engine)
            clip = self._store.put(key, pcm, rate_hz=rate_hz)
        except EngineUnavailable:
            self._given_up()
            raise
        except NarratorError:
            self._stopped.set()
            raise
        with self._lock:
            self._given_up_in_a_row = 0
        return clip

    def _given_up(self) -> None:
        with self._lock:
            self._given_up_in_a_row += 1
            if self._given_up_in_a_row == GIVEN_UP_IN_A_ROW:
                self._stopped.set()

    def _say(self, line: Line) -> bytes:
        """Say a text, several times if need be; each wait is twice the one before, give or take half."""
        for earlier in range(TRIES - 1):
            try:
                return self._say_once(line)
            except EngineUnavailable as error:
                asked_s = error.retry_after_s or 0
                if asked_s > LONGEST_WAIT_S:
                    raise
                self._pace.hold(asked_s)
                self._rest(FIRST_WAIT_S * 2**earlier * (0.5 + self._jitter()))
        return self._say_once(line)

    def _say_once(self, line: Line) -> bytes:
        self._rest(self._pace.wait_s())
        return self._engine.say(*line)

    def _rest(self, seconds: float) -> None:
        """Wait, in naps, so that nobody who stops the booth has to wait for it."""
        while seconds > 0 and not self._stopped.is_set():
            nap_s = min(seconds, 0.2)
            self._sleep(nap_s)
            seconds -= nap_s
        if self._stopped.is_set():
            raise CancelledError


class Pace:
    """Whose turn it is: at most `per_second` texts begin in a second, none before a wait that was asked for ends."""

    def __init__(self, *, per_second: float | None, clock: Callable[[], float]) -> None:
        self._interval_s = 1 / per_second if per_second else 0.0
        self._clock = clock
        self._lock = threading.Lock()
        self._free_at_s = clock()

    def wait_s(self) -> float:
        """Take the next turn; how many seconds are left until then."""
        with self._lock:
            now_s = self._clock()
            turn_s = max(now_s, self._free_at_s)
            self._free_at_s = turn_s + self._interval_s
            return turn_s - now_s

    def hold(self, seconds: float) -> None:
        """Give no turn for so long."""
        with self._lock:
            self._free_at_s = max(self._free_at_s, self._clock() + seconds)


def usable(audio: bytes, *, text: str, engine: str) -> tuple[Pcm, int]:
    """What an engine sent for a text, as mono samples without silence at the ends, and their rate in Hz.

    Raises EngineError if it is not sound, is silent, or cannot be the whole of the text and nothing else.
    """
    least, most = SECONDS_A_LETTER
    try:
        heard = to_mono(decode(audio, which="its audio", limit_s=60 + most * len(text)))
    except SoundError as error:
        raise EngineError(engine, "", f"sent what cannot be used: {error}") from error
    pcm = trim(heard.pcm[:, 0], rate_hz=heard.rate_hz)
    if not len(pcm):
        raise EngineError(engine, "", "sent silence")
    letters, seconds = sum(map(str.isalnum, without_ipa(text))), len(pcm) / heard.rate_hz
    if letters >= ENOUGH_LETTERS and not least * letters <= seconds <= most * letters:
        raise EngineError(engine, "", f"sent {seconds:.1f} seconds of sound for {letters} letters")
    return pcm, heard.rate_hz


@contextmanager
def _naming(text: str) -> Iterator[None]:
    """Have an engine's error name the text, shortened, that could not be said."""
    try:
        yield
    except EngineError as error:
        which = f"“{text[:59]}…”" if len(text) > 60 else f"“{text}”"
        cause = ": ".join(filter(None, (error.which, error.cause)))
        if isinstance(error, EngineUnavailable):
            after_s = error.retry_after_s
            raise EngineUnavailable(error.what, which, cause, error.hint, retry_after_s=after_s) from error
        raise EngineError(error.what, which, cause, error.hint) from error
