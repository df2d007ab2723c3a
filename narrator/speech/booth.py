"""Where texts become clips: in parallel, as fast as the engine takes them, and again where it was unavailable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from narrator.errors import EngineError, EngineUnavailable, NarratorError
from narrator.model import Clip, Take, Voice
from narrator.speech.checks import usable
from narrator.speech.engine import Engine
from narrator.speech.store import ClipStore

FIRST_WAIT_S = 1.0
GIVEN_UP_IN_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A text, the voice that says it, and how fast."""

    text: str
    voice: Voice
    speed: float = 1.0


class Booth:
    """Where texts become clips: in parallel, as fast as the engine takes them, and again where it was unavailable."""

    def __init__(
        self,
        *,
        engine: Engine,
        store: ClipStore,
        patience_s: float,
        sleep: Callable[[float], None],
        clock: Callable[[], float],
        jitter: Callable[[], float],
    ) -> None:
        self._engine, self._store, self._patience_s = engine, store, patience_s
        self._sleep, self._clock, self._jitter = sleep, clock, jitter
        self._limits = engine.limits
        self._pace = Pace(per_second=self._limits.per_minute / 60, clock=clock)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._given_up_in_a_row = 0
        self._shut_since_s: float | None = None

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
        try:
            with _naming(line.text):
                heard = usable(self._say(line), text=line.text, engine=line.voice.engine)
            clip = self._store.put(key, heard.pcm, rate_hz=heard.rate_hz, text=line.text, words=heard.words)
        except EngineUnavailable:
            self._given_up()
            raise
        except NarratorError:
            self._stopped.set()
            raise
        with self._lock:
            self._given_up_in_a_row, self._shut_since_s = 0, None
        return clip

    def _given_up(self) -> None:
        with self._lock:
            self._given_up_in_a_row += 1
            if self._given_up_in_a_row == GIVEN_UP_IN_A_ROW:
                self._stopped.set()

    def _say(self, line: Line) -> Take:
        """Say a text, again and again while patience lasts; each wait is twice the one before, give or take half."""
        since_s: float | None = None
        for earlier in count():
            try:
                return self._say_once(line)
            except EngineUnavailable as error:
                asked_s = error.retry_after_s or 0
                wait_s = FIRST_WAIT_S * 2**earlier * (0.5 + self._jitter())
                since_s = self._clock() if since_s is None else since_s
                left_s = self._shut(since_s) + self._patience_s - self._clock()
                if left_s <= 0 or asked_s > left_s:
                    raise
                self._pace.hold(asked_s)
                self._rest(min(wait_s, left_s))
        raise AssertionError("count() does not end")

    def _shut(self, since_s: float) -> float:
        """Since when nothing can be said: neither this text, which failed first at `since_s`, nor any other."""
        with self._lock:
            self._shut_since_s = since_s if self._shut_since_s is None else self._shut_since_s
            return min(self._shut_since_s, since_s)

    def _say_once(self, line: Line) -> Take:
        self._rest(self._pace.wait_s())
        slowest, fastest = self._limits.speeds
        return self._engine.say(line.text, line.voice, min(max(line.speed, slowest), fastest))

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

    def __init__(self, *, per_second: float, clock: Callable[[], float]) -> None:
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
