"""Where texts become clips: in parallel, as fast as the engine takes them, and again where it was unavailable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import count

from narrator.errors import EngineError, EngineShut, EngineUnavailable, NarratorError
from narrator.model import Clip, Take
from narrator.speech.engine import Engine
from narrator.speech.governor import Governor
from narrator.speech.manners import Manners
from narrator.speech.store import ClipStore
from narrator.speech.takes import Count, Line, Takes

FIRST_WAIT_S = 1.0
GIVEN_UP_IN_A_ROW = 3


class Booth:
    """Where texts become clips: in parallel, as fast as the engine takes them, and again where it was unavailable."""

    def __init__(
        self,
        *,
        engine: Engine,
        governor: Governor,
        store: ClipStore,
        patience_s: float,
        sleep: Callable[[float], None],
        clock: Callable[[], float],
        jitter: Callable[[], float],
    ) -> None:
        self._engine, self._governor, self._store, self._patience_s = engine, governor, store, patience_s
        self._sleep, self._clock, self._jitter = sleep, clock, jitter
        self._limits = engine.limits
        self._manners = Manners(store.voices)
        self._takes = Takes(engine, self._say, self._manners)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._given_up_in_a_row = 0
        self._shut_since_s: float | None = None

    @property
    def counted(self) -> Count:
        """How many texts were said once more, and how many in parts."""
        return self._takes.count

    def record(self, keys: Mapping[Line, str], *, arrived: Callable[[Line, Clip], None]) -> None:
        """Make the clip of each line, and hand it over in this thread as it comes.

        Those that were made before their voice was known, and are doubted then, are made and handed over once more.
        """
        crew = ThreadPoolExecutor(self._limits.at_once, thread_name_prefix="booth")
        try:
            failures = self._record(keys, crew, arrived)
            if not failures:
                failures = self._record({line: keys[line] for line in self._takes.doubted()}, crew, arrived)
        finally:
            self._stopped.set()
            crew.shutdown(cancel_futures=True)
        self._manners.save()
        if failures:
            raise failures[0]

    def _record(
        self, keys: Mapping[Line, str], crew: ThreadPoolExecutor, arrived: Callable[[Line, Clip], None]
    ) -> list[EngineUnavailable]:
        """Make these clips; why some could not be."""
        failures: list[EngineUnavailable] = []
        under_way = {crew.submit(self._clip, line, key): line for line, key in keys.items()}
        for future in as_completed(under_way):
            try:
                arrived(under_way[future], future.result())
            except EngineUnavailable as failure:
                failures.append(failure)
            except CancelledError:
                continue
        return failures

    def _clip(self, line: Line, key: str) -> Clip:
        """Make one clip; what makes the others pointless stops them too."""
        if self._stopped.is_set():
            raise CancelledError
        try:
            with _naming(line.text):
                heard = self._takes.whole(line)
            clip = self._store.put(
                key, heard.pcm, rate_hz=heard.rate_hz, text=line.text, words=heard.words, voice=line.voice
            )
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
                self._rest(min(wait_s, left_s))
        raise AssertionError("count() does not end")

    def _shut(self, since_s: float) -> float:
        """Since when nothing can be said: neither this text, which failed first at `since_s`, nor any other."""
        with self._lock:
            self._shut_since_s = since_s if self._shut_since_s is None else self._shut_since_s
            return min(self._shut_since_s, since_s)

    def _patience_left_s(self) -> float:
        """How long a door that is shut is still waited for."""
        with self._lock:
            since_s = self._shut_since_s
        return self._patience_s if since_s is None else max(0.0, since_s + self._patience_s - self._clock())

    def _say_once(self, line: Line) -> Take:
        self._rest(0)  # Who is stopped takes no turn.
        with self._governor.turn(len(line.text), rest=self._rest, patience_s=self._patience_left_s()):
            return self._engine.say(line.text, line.voice, line.speed)

    def _rest(self, seconds: float) -> None:
        """Wait, in naps, so that nobody who stops the booth has to wait for it."""
        while seconds > 0 and not self._stopped.is_set():
            nap_s = min(seconds, 0.2)
            self._sleep(nap_s)
            seconds -= nap_s
        if self._stopped.is_set():
            raise CancelledError


@contextmanager
def _naming(text: str) -> Iterator[None]:
    """Have an engine's error name the text, shortened, that could not be said."""
    try:
        yield
    except EngineError as error:
        which = f"“{text[:59]}…”" if len(text) > 60 else f"“{text}”"
        cause = ": ".join(filter(None, (error.which, error.cause)))
        if isinstance(error, EngineUnavailable):
            ours = EngineShut if isinstance(error, EngineShut) else EngineUnavailable
            raise ours(error.what, which, cause, error.hint, retry_after_s=error.retry_after_s) from error
        raise EngineError(error.what, which, cause, error.hint) from error
