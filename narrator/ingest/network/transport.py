"""How a request travels: over connections whose other end is judged first, and for no longer than is allowed.

urllib3 is reached through requests' adapter; `_new_conn` is the one place in it where a socket is connected and nothing
has been sent on it yet, not even the first bytes of TLS.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from narrator.ingest.network.addresses import refusal

Opened = Callable[[socket.socket], None]
"""Is shown each socket once it is connected; what it raises ends the request."""


class AddressRefused(Exception):
    """A connection ended at an address that nothing may be read from: the number, and what it is for."""

    def __init__(self, address: str, kind: str) -> None:
        super().__init__(address, kind)
        self.address, self.kind = address, kind


def judge(connected: socket.socket) -> None:
    """Raise AddressRefused unless the other end of `connected` is a public address."""
    address = connected.getpeername()[0]
    kind = refusal(address)
    if kind is not None:
        raise AddressRefused(address, kind)


class Deadline:
    """Hangs up on whatever is connected when the time is over, wherever the exchange then stands.

    A socket's own time-out begins anew with each byte, so a server that drips could hold a reader for ever: in the
    headers, where no reader of ours is in the loop, as well as in the body.
    """

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._lock = Lock()
        self._twins: list[socket.socket] = []
        self._timer = Timer(seconds, self._hang_up)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._timer.cancel()
        self._timer.join()
        for twin in self._twins:
            twin.close()

    def watch(self, connected: socket.socket) -> None:
        """Have `connected` shut down when the time is over. A duplicate is kept, as TLS empties the socket it wraps."""
        with self._lock:
            self._twins.append(connected.dup())
        if self.over:
            self._hang_up()

    def _hang_up(self) -> None:
        self.over = True
        with self._lock:
            for twin in self._twins:
                with suppress(OSError):
                    twin.shutdown(socket.SHUT_RDWR)


def _pools(opened: Opened) -> dict[str, Callable[..., Any]]:
    """Connection pools, by scheme, that show every new socket to `opened`."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _shown(super()._new_conn(), opened)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _shown(super()._new_conn(), opened)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _shown(connected: socket.socket, opened: Opened) -> socket.socket:
    try:
        opened(connected)
    except BaseException:
        connected.close()
        raise
    return connected


class Adapter(HTTPAdapter):
    """An adapter that judges the other end of each connection and watches the time on it.

    Through a proxy there is nothing to judge: the connection ends at the proxy, which the user has chosen, and the
    proxy decides what may be reached.
    """

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._direct)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make the pools of connections through `proxy`."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = _pools(self._deadline.watch)
        return manager

    def _direct(self, connected: socket.socket) -> None:
        if not self._allow_private:
            judge(connected)
        self._deadline.watch(connected)


class OneHop(Session):
    """A session that leaves redirects to its user: requests would read the whole body of each redirect first.

    Proxies and CA bundles are taken from the environment as requests does it (HTTP_PROXY, HTTPS_PROXY, NO_PROXY,
    REQUESTS_CA_BUNDLE); passwords from a .netrc file are not, as the request is prepared by hand.
    """

    def __init__(self, adapter: HTTPAdapter) -> None:
        super().__init__()
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def get_redirect_target(self, resp: Response) -> str | None:
        """Hide redirects from requests."""
        return None

    def target(self, response: Response) -> str | None:
        """Where `response` redirects to, as it says it (possibly relative), or None."""
        try:
            return super().get_redirect_target(response)
        except UnicodeDecodeError:  # requests takes the header for UTF-8
            return response.headers["Location"]

    def ask(self, request: PreparedRequest, *, timeout_s: float, verify: str | bool) -> Response:
        """Send `request`; the body of the answer is still to be read."""
        surroundings = self.merge_environment_settings(request.url or "", {}, True, verify, None)
        return self.send(request, timeout=(timeout_s, timeout_s), **surroundings)
