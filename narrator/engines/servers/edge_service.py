"""One request to Microsoft's service through edge-tts: the audio and the words of a text, the list of voices.

Proxies and certificates are those of the environment, as for every engine (HTTPS_PROXY, NO_PROXY, REQUESTS_CA_BUNDLE);
edge-tts alone would heed a proxy for the list of voices only.
"""

from __future__ import annotations

import asyncio
import math
import os
import ssl
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar
from urllib.request import getproxies, proxy_bypass

import aiohttp
import edge_tts
from edge_tts import communicate, exceptions, voices
from edge_tts.constants import MP3_BITRATE_BPS, TICKS_PER_SECOND

from narrator.engines.edge import HOST, WHAT
from narrator.engines.servers import web
from narrator.engines.servers.told_words import Spoken
from narrator.errors import EngineError, EngineShut, EngineUnavailable

ANSWER_BYTES = 8_000_000
"""More than any answer: 1,000 characters, read at half the speed, are some 1,200,000 bytes."""

CLOSING_S = 0.1

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the service gave for a text: an MP3 of a constant rate, and the words that it says are in there."""

    audio: bytes
    words: tuple[Spoken, ...]

    @property
    def length_ms(self) -> int:
        """How long the audio lasts."""
        return len(self.audio) * 8_000 // MP3_BITRATE_BPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A voice as Microsoft lists it."""

    name: str
    language: str
    for_news: bool


class Service:
    """The service, asked from any thread. Its connections live in an event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="edge", daemon=True)
        self._thread.start()

    def speech(self, text: str, *, voice: str, rate: str, timeout_s: float) -> Told:
        """What the service gives for `text`; each wait is bounded by `timeout_s`, the whole by twice that.

        Raises EngineUnavailable, EngineError.
        """
        with _plainly():
            asked = edge_tts.Communicate(
                text,
                voice,
                rate=rate,
                boundary="WordBoundary",
                proxy=_proxy(),
                connect_timeout=math.ceil(min(web.CONNECT_S, timeout_s)),
                receive_timeout=math.ceil(timeout_s),
            )
            return self._done(_told(asked), timeout_s=2 * timeout_s)

    def listing(self, *, timeout_s: float) -> tuple[Row, ...]:
        """The voices of the service, without those that it gives up. Raises EngineUnavailable, EngineError."""
        with _plainly():
            return tuple(_rows(self._done(edge_tts.list_voices(proxy=_proxy()), timeout_s=timeout_s)))

    def close(self) -> None:
        """End what is under way, and the loop."""
        asyncio.run_coroutine_threadsafe(_ended(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _done(self, request: Coroutine[Any, Any, T], *, timeout_s: float) -> T:
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(request, timeout_s), self._loop).result()


async def _ended() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    loop = asyncio.get_running_loop()
    await loop.shutdown_asyncgens()
    # aiohttp says of closed connections under TLS that they need a moment to be gone.
    await asyncio.sleep(CLOSING_S)


async def _told(asked: edge_tts.Communicate) -> Told:
    audio, words = bytearray(), []
    async for part in asked.stream():
        if part["type"] == "audio":
            audio += part["data"]
        else:
            words.append(_spoken(part["text"], ticks=part["offset"], ticks_long=part["duration"]))
        if len(audio) > ANSWER_BYTES:
            raise EngineError(WHAT, HOST, f"answers with more than {ANSWER_BYTES} bytes")
    return Told(audio=bytes(audio), words=tuple(words))


def _spoken(word: str, *, ticks: float, ticks_long: float) -> Spoken:
    start_ms, end_ms = (round(time * 1000 / TICKS_PER_SECOND) for time in (ticks, ticks + ticks_long))
    return Spoken(word=word, start_ms=start_ms, end_ms=end_ms)


def _rows(rows: Iterable[Any]) -> Iterator[Row]:
    for row in rows:
        if row.get("Status") != "Deprecated":
            for_news = "News" in row["VoiceTag"]["ContentCategories"]
            yield Row(name=str(row["ShortName"]), language=str(row["Locale"]), for_news=for_news)


# ── the way there ────────────────────────────────────────────────────────────────────────────────────────────────────


def _proxy() -> str | None:
    return None if proxy_bypass(HOST) else getproxies().get("https")


def _trust() -> None:
    """Have edge-tts trust the environment's certificates besides its own; raises OSError for a bad file."""
    bundle = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE")
    if bundle:
        for context in (communicate._SSL_CTX, voices._SSL_CTX):
            context.load_verify_locations(bundle)


_OUTDATED = "Microsoft changes the door from time to time: pip install --upgrade edge-tts"

FAULTS: tuple[tuple[type[Exception], type[EngineError], str, str], ...] = (
    (aiohttp.ClientConnectorCertificateError, EngineError, "shows a certificate that is not trusted", web.CA_HINT),
    (aiohttp.ClientProxyConnectionError, EngineUnavailable, "cannot be reached through the proxy", web.PROXY_HINT),
    (aiohttp.ClientHttpProxyError, EngineUnavailable, "cannot be reached through the proxy", web.PROXY_HINT),
    (aiohttp.ClientConnectorDNSError, EngineUnavailable, "does not answer: no network", ""),
    (aiohttp.InvalidURL, EngineError, "has a proxy before it that is no URL", web.PROXY_HINT),
    (TimeoutError, EngineUnavailable, "does not answer in time", ""),
    (CancelledError, EngineUnavailable, "was not waited for", ""),
    (aiohttp.ClientConnectorError, EngineUnavailable, "takes no connections", ""),
    (aiohttp.ClientError, EngineUnavailable, "broke off the connection", ""),
    (exceptions.NoAudioReceived, EngineUnavailable, "sent no sound", ""),
    (exceptions.WebSocketError, EngineUnavailable, "broke off the connection", ""),
    (exceptions.SkewAdjustmentError, EngineUnavailable, "does not tell what time it is", ""),
    (exceptions.EdgeTTSException, EngineError, "answers in a way that edge-tts does not understand", _OUTDATED),
    (ssl.SSLError, EngineError, "cannot be asked: REQUESTS_CA_BUNDLE holds no certificate", web.CA_HINT),
    (FileNotFoundError, EngineError, "cannot be asked: there is no such REQUESTS_CA_BUNDLE", web.CA_HINT),
    (OSError, EngineUnavailable, "broke off the connection", ""),
    (ValueError, EngineError, "answers in a way that edge-tts does not understand", _OUTDATED),
    (LookupError, EngineError, "answers in a way that edge-tts does not understand", _OUTDATED),
    (TypeError, EngineError, "answers in a way that edge-tts does not understand", _OUTDATED),
)
"""Type, what it is to us, the cause in plain words, a hint; the first row that fits counts."""


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn the errors of edge-tts and aiohttp into ours, by FAULTS and by the status of an answer."""
    try:
        _trust()
        yield
    except EngineError:
        raise
    except tuple(row[0] for row in FAULTS) as error:
        raise fault(error) from error


def fault(error: Exception) -> EngineError:
    """What an error is to us."""
    if isinstance(error, aiohttp.ClientResponseError) and not isinstance(error, aiohttp.ClientHttpProxyError):
        return _refusal(error)
    ours, cause, hint = next(row[1:] for row in FAULTS if isinstance(error, row[0]))
    return ours(WHAT, HOST, cause, hint)


def _refusal(error: aiohttp.ClientResponseError) -> EngineError:
    if error.status == 429 or error.status >= 500:
        shut = (EngineShut, "has had too many requests from here (429)")
        ours, cause = shut if error.status == 429 else (EngineUnavailable, f"fails ({error.status})")
        return ours(WHAT, HOST, cause, retry_after_s=web.retry_after_s(error.headers or {}))
    return EngineError(WHAT, HOST, f"refuses to speak ({error.status})", _OUTDATED)
