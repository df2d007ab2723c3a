"""What engines that ask a server have in common: kept connections, answers that end, errors in plain words.

Proxies and certificates are those of the environment: HTTPS_PROXY, NO_PROXY, REQUESTS_CA_BUNDLE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from email.utils import parsedate_to_datetime
from queue import Empty, LifoQueue, SimpleQueue
from threading import Thread
from time import monotonic

import requests
import urllib3.exceptions as transport

from narrator.errors import EngineError, EngineUnavailable

CONNECT_S = 5.0


class Connections:
    """Connections to a server, kept open: one requests.Session for each request under way.

    A Session makes no promise to threads, so none is ever used by two.
    """

    def __init__(self) -> None:
        self._idle: LifoQueue[requests.Session] = LifoQueue()

    @contextmanager
    def asked(self, request: requests.PreparedRequest, *, timeout_s: float) -> Iterator[requests.Response]:
        """Send `request` and give the answer, whatever its status, its body still to be read (see `body`).

        Redirects are not followed: a key must not travel on. Raises requests', urllib3's and the system's own errors.
        """
        with self._session() as session:
            settings = session.merge_environment_settings(request.url, {}, True, None, None)
            patience = (min(CONNECT_S, timeout_s), timeout_s)
            with session.send(request, timeout=patience, allow_redirects=False, **settings) as response:
                yield response

    def close(self) -> None:
        """Close the connections."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        try:
            session = self._idle.get_nowait()
        except Empty:
            session = requests.Session()
        try:
            yield session
        finally:
            self._idle.put(session)


def body(response: requests.Response, *, what: str, host: str, deadline: float, limit_bytes: int) -> bytes:
    """The whole body of an answer; its unpacked size and the time until its last byte (`monotonic`) are bounded."""
    whole = bytearray()
    # read1 comes back with whatever has arrived: a time-out of one read does not bound a server that drips.
    while chunk := response.raw.read1(65_536, decode_content=True):
        whole += chunk
        if len(whole) > limit_bytes:
            raise EngineError(what, host, f"answers with more than {limit_bytes} bytes")
        if monotonic() > deadline:
            raise EngineUnavailable(what, host, "does not come to the end of its answer")
    return bytes(whole)


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """The seconds that Retry-After asks for: a number, or a date against the answer's own (RFC 9110, 10.2.3)."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked)
    try:
        wait = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):
        return None
    return max(0.0, wait.total_seconds())


def told_within(seconds: float, call: Callable[[], str | None], *, host: str) -> str | None:
    """What `call` says of the health of `host`, or that this takes too long.

    In a thread of its own, because looking up a name takes no time-out and may outlast everyone's patience.
    """
    word: SimpleQueue[str | None] = SimpleQueue()
    Thread(target=lambda: word.put(call()), daemon=True).start()
    try:
        return word.get(timeout=seconds)
    except Empty:
        return f"{host} does not answer within {seconds:g} seconds"


# ── what can go wrong on the way ─────────────────────────────────────────────────────────────────────────────────────

PROXY_HINT = "look at HTTPS_PROXY and NO_PROXY"
CA_HINT = "behind a proxy that opens TLS, name its certificate in REQUESTS_CA_BUNDLE"

FAULTS: tuple[tuple[type[Exception], str, type[EngineError], str, str], ...] = (
    (OSError, "CERTIFICATE_VERIFY_FAILED", EngineError, "shows a certificate that is not trusted", CA_HINT),
    (OSError, "CA certificate bundle", EngineError, "cannot be asked: there is no such REQUESTS_CA_BUNDLE", CA_HINT),
    (requests.exceptions.ProxyError, "", EngineUnavailable, "cannot be reached through the proxy", PROXY_HINT),
    (requests.exceptions.InvalidProxyURL, "", EngineError, "has a proxy before it that is no URL", PROXY_HINT),
    (requests.exceptions.ConnectionError, "resolve", EngineUnavailable, "does not answer: no network", ""),
    (requests.exceptions.ConnectionError, "unreachable", EngineUnavailable, "does not answer: no network", ""),
    (requests.exceptions.Timeout, "", EngineUnavailable, "does not answer in time", ""),
    (transport.TimeoutError, "", EngineUnavailable, "does not answer in time", ""),
    (requests.exceptions.ConnectionError, "refused", EngineUnavailable, "takes no connections", ""),
    (requests.exceptions.ConnectionError, "", EngineUnavailable, "broke off the connection", ""),
    (requests.exceptions.RequestException, "", EngineError, "cannot be asked", ""),
    (transport.ProtocolError, "", EngineUnavailable, "cut its answer short", ""),
    (transport.HTTPError, "", EngineUnavailable, "sent an answer that cannot be read", ""),
    (OSError, "", EngineUnavailable, "broke off the connection", ""),
)
"""Type, a word of the message, what it is to us, the cause in plain words, a hint; the first row that fits counts."""


@contextmanager
def plainly(what: str, host: str) -> Iterator[None]:
    """Turn the errors of requests and urllib3 into ours, by FAULTS."""
    try:
        yield
    except (OSError, transport.HTTPError) as error:
        raise fault(error, what=what, host=host) from error


def fault(error: Exception, *, what: str, host: str) -> EngineError:
    """What an error of the libraries is to us, by FAULTS."""
    told = str(error)
    ours, cause, hint = next(row[2:] for row in FAULTS if isinstance(error, row[0]) and row[1] in told)
    return ours(what, host, cause, hint)
