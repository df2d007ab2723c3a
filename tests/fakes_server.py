"""The HTTP server under the stand-ins: a thread for each client, and what goes wrong in one is kept for the test."""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class LoopbackServer(ThreadingHTTPServer):
    """Listens on a free port of 127.0.0.1; `bound` is what its handlers find as attributes of their own."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[BaseHTTPRequestHandler], **bound: object) -> None:
        self.failures: list[BaseException] = []
        super().__init__(("127.0.0.1", 0), type("Bound", (handler,), bound))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep what went wrong; a client that hangs up is no failure of ours."""
        error = sys.exception()
        if error and not isinstance(error, OSError):
            self.failures.append(error)
