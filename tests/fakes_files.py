"""A server of files on this machine, with the faults that a test asks for."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

FAULTS = ("cut", "wrong", "ranges", "elsewhere", "long", "short", "gone", "refused", "busy", "broken", "moved")
"""Half a body; other bytes; no ranges; another range than asked for; too long; too short and called whole; 404; 403;
429; 500; sent to another address."""

STATUSES = {"gone": 404, "refused": 403, "busy": 429, "broken": 500}


class FileStandIn:
    """Serves `files` by their paths; `faults[path]` are used up one a request, and `always[path]` never."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.faults: dict[str, list[str]] = {}
        self.always: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def ranges(self, path: str) -> list[str]:
        """The ranges that were asked for of a file, "" for all of it."""
        return [asked for where, asked in self.asked if where == path]

    def __enter__(self) -> FileStandIn:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                path, asked = self.path.lstrip("/"), self.headers.get("Range", "")
                stand_in.asked.append((path, asked))
                waiting = stand_in.faults.get(path, [])
                fault = waiting.pop(0) if waiting else stand_in.always.get(path, "")
                if fault == "moved":
                    self.send_response(302)
                    self.send_header("Location", f"/else/{path}")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                content = stand_in.files.get(path.removeprefix("else/"))
                if fault in STATUSES or content is None:
                    self.send_response(STATUSES.get(fault, 404))
                    self.send_header("Retry-After", "7")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                self._send(content, asked, fault)

            def _send(self, content: bytes, asked: str, fault: str) -> None:
                found = re.fullmatch(r"bytes=(\d+)-", asked)
                begin = int(found[1]) if found and fault != "ranges" else 0
                if begin >= len(content) > 0 and begin:
                    self.send_response(416)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                told = begin + (1 if fault == "elsewhere" else 0)
                body = content[told:]
                if fault == "wrong":
                    body = bytes(byte ^ 1 for byte in body)
                body += b"x" * 10 if fault == "long" else b""
                body = body[:-5] if fault == "short" else body
                self.send_response(206 if begin else 200)
                if begin:
                    self.send_header("Content-Range", f"bytes {told}-{len(content) - 1}/{len(content)}")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if fault == "cut" else body)

        return Handler
