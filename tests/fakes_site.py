"""A small web server at 127.0.0.1 for tests: pages with a fixed answer, and pages that misbehave.

with ArticleSite({"/story": page("<p>…"), "/gone": status(410), "/slow": hang()}) as site:
    fetch(f"{site.url}/story")
assert site.requests[0].headers["User-Agent"]
"""

from __future__ import annotations

import ssl
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

FixedAnswer = tuple[int, Mapping[str, str], bytes]
"""Status, headers, body; Content-Length is added."""
Behaviour = Callable[["Handler"], None]
"""Answers a request in its own way, down to single bytes."""
Answer = FixedAnswer | Behaviour

# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def page(body: str | bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> FixedAnswer:
    """An answer 200; keywords are headers (`last_modified="…"` is Last-Modified)."""
    content = body.encode() if isinstance(body, str) else body
    return 200, {"Content-Type": content_type, **_named(headers)}, content


def status(code: int, **headers: str) -> FixedAnswer:
    """An answer that says little more than its status."""
    return code, {"Content-Type": "text/plain", **_named(headers)}, b"" if code == 304 else b"status page\n"


def redirect(to: str, code: int = 302, **headers: str) -> FixedAnswer:
    """A redirect; to its own path it is a loop."""
    return code, {"Location": to, **_named(headers)}, b""


def conditional(body: str | bytes, *, etag: str, content_type: str = "text/html; charset=utf-8") -> Behaviour:
    """A page with an ETag, which answers 304 to who has it already."""

    def answer(handler: Handler) -> None:
        fresh = handler.headers.get("If-None-Match") == etag
        handler.fixed(status(304, etag=etag) if fresh else page(body, content_type, etag=etag))

    return answer


def first(*answers: FixedAnswer) -> Behaviour:
    """The first answer to the first request, the second to the second …, the last to all that follow."""
    left = list(answers)
    return lambda handler: handler.fixed(left.pop(0) if len(left) > 1 else left[0])


def hang() -> Behaviour:
    """No answer at all, until the site is closed."""

    def answer(handler: Handler) -> None:
        handler.pause(60)

    return answer


def drip(pause_s: float = 0.2, *, opening: bytes = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n") -> Behaviour:
    """A byte now and then, for ever; with `opening=b""` already in the status line."""

    def answer(handler: Handler) -> None:
        handler.raw(opening)
        while not handler.pause(pause_s):
            handler.raw(b"H")

    return answer


def endless(piece: bytes = b"<p>more and more</p>\n" * 1000) -> Behaviour:
    """A body without end, as fast as it is taken."""

    def answer(handler: Handler) -> None:
        handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        while not handler.site.closing.is_set():
            handler.raw(piece)

    return answer


def bomb(megabytes: int = 200, code: int = 200, **headers: str) -> FixedAnswer:
    """A small gzip body that holds many megabytes of zeros."""
    packer = zlib.compressobj(level=1, wbits=16 + zlib.MAX_WBITS)
    packed = b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])
    return code, {"Content-Type": "text/html", "Content-Encoding": "gzip", **_named(headers)}, packed


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


# ── the server ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Request:
    """What a client asked."""

    method: str
    path: str
    headers: Message


class Handler(BaseHTTPRequestHandler):
    """Answers from the site's pages; one connection carries one request."""

    protocol_version = "HTTP/1.1"
    site: ArticleSite

    def do_GET(self) -> None:
        self.site.requests.append(Request(self.command, self.path, self.headers))
        pages = self.site.pages
        answer = pages.get(self.path) or pages.get(self.path.partition("?")[0]) or status(404)
        if isinstance(answer, tuple):
            self.fixed(answer)
        else:
            answer(self)
        self.close_connection = True

    def do_HEAD(self) -> None:
        self.do_GET()

    def fixed(self, answer: FixedAnswer) -> None:
        """Send an answer with its length."""
        code, headers, body = answer
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.raw(body)

    def raw(self, content: bytes) -> None:
        """Send bytes as they are."""
        self.wfile.write(content)
        self.wfile.flush()

    def pause(self, seconds: float) -> bool:
        """Wait, or return True at once when the site closes."""
        return self.site.closing.wait(seconds)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Let clients hang up; anything else is a fault of the test and is shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@dataclass
class ArticleSite:
    """A web site with `pages` by path (with or without its query); `requests` is what clients asked, in order.

    With `tls` it speaks https. Pages may be changed while it runs.
    """

    pages: dict[str, Answer]
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    requests: list[Request] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def __enter__(self) -> ArticleSite:
        handler = type("SiteHandler", (Handler,), {"site": self})
        self._server = _Server((self.host, 0), handler)
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Its address, without a slash at the end: "http://127.0.0.1:49152"."""
        return f"{'https' if self.tls else 'http'}://{self.host}:{self.port}"

    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]
