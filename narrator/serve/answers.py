"""The HTTP side of the site: which answer a request gets, and the headers that podcast apps and browsers look for."""

from __future__ import annotations

import asyncio
import hashlib
import math
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

from narrator.serve.moved import moved
from narrator.serve.site import Site, cache_control, media_type, parts

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter

EVERYWHERE = {
    "Server": "narrator",
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
}
"""On every answer. All of the site is public, so any web player may read it (CORS)."""
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-Modified-Since, If-None-Match, If-Range, Range",
    "Access-Control-Max-Age": "86400",
}
NOT_FOUND = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Not found</title></head>
<body><h1>Not found</h1><p>There is no such page here. <a href="/">All episodes</a></p></body></html>
"""
DOCUMENTS = frozenset({".xml", ".html", ".json"})
HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
"""A Host header that may be written into a document: a name or an IP address, perhaps a port, nothing else."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers for a site; with a `link`, addresses under it are told under the address that the client used."""

    site: Site
    link: str = ""

    def application(self) -> web.Application:
        """An aiohttp application that takes GET, HEAD and OPTIONS of any path."""
        application = web.Application()
        application.add_routes([web.get("/{path:.*}", self.page), web.options("/{path:.*}", _preflight)])
        application.on_response_prepare.append(_complete)
        return application

    async def page(self, request: web.Request) -> web.StreamResponse:
        """The file, the page of the folder, or the page that says there is none."""
        found = self.site.find(request.path)
        if found is not None and found.is_dir():
            if not request.path.endswith("/"):
                return _folder(request.path)
            found = self.site.find(f"{request.path}index.html")
        if found is None or not found.is_file():
            return _not_found()
        headers = {"Content-Type": media_type(found.name), "Cache-Control": cache_control(found.name)}
        if self.link and found.suffix in DOCUMENTS:
            return await self._document(request, found, headers)
        return _File(found, headers=headers)

    async def _document(self, request: web.Request, file: Path, headers: dict[str, str]) -> web.Response:
        try:
            content, modified_s = await asyncio.to_thread(self._moved, file, f"http://{_host(request)}")
        except OSError:  # it was there a moment ago
            return _not_found()
        tag = hashlib.sha256(content).hexdigest()[:32]
        fresh = _is_fresh(request, tag, modified_s)
        response = web.Response(status=304, headers=headers) if fresh else web.Response(body=content, headers=headers)
        response.etag, response.last_modified = tag, modified_s
        return response

    def _moved(self, file: Path, base: str) -> tuple[bytes, float]:
        with file.open("rb") as opened:
            content, modified_s = opened.read(), os.fstat(opened.fileno()).st_mtime
        return moved(content, link=self.link, base=base, here=self._stands), modified_s

    def _stands(self, path: str) -> bool:
        return self.site.find(path) is not None


class _File(web.FileResponse):
    """A file, in part if that was asked for in a way that counts.

    aiohttp heeds If-Range only where it holds a date, and refuses what RFC 9110 (14.2) lets a server pass over: several
    ranges at once, and ranges that are not in bytes. All these get the whole file.
    """

    def __init__(self, file: Path, *, headers: dict[str, str]) -> None:
        super().__init__(file, headers=headers)
        self._file = file

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Send the headers and the file."""
        asked = request.headers.get("Range")
        if asked is not None and not (_is_one_range(asked) and await asyncio.to_thread(self._is_same, request)):
            headers = request.headers.copy()
            headers.popall("Range")
            request = request.clone(headers=headers)
        return await super().prepare(request)

    def _is_same(self, request: web.BaseRequest) -> bool:
        """Whether the client holds a part of the file as it is now, as far as it says so other than by a date."""
        validator = request.headers.get("If-Range")
        if validator is None or request.if_range is not None:
            return True
        try:
            now = self._file.stat()
        except OSError:
            return False
        return validator == f'"{now.st_mtime_ns:x}-{now.st_size:x}"'  # as aiohttp writes its ETag


def _is_one_range(value: str) -> bool:
    return value.lower().startswith("bytes=") and "," not in value


def _is_fresh(request: web.Request, tag: str, modified_s: float) -> bool:
    """Whether the client has this already (RFC 9110, 13.2.2: a date counts only where no ETag is given)."""
    if request.if_none_match is not None:
        return any(known.value in (tag, "*") for known in request.if_none_match)
    since = request.if_modified_since
    return since is not None and math.ceil(modified_s) <= since.timestamp()


def _host(request: web.Request) -> str:
    """The host and port that the client used; what it says of them counts only if it can be nothing but that."""
    said = request.headers.get("Host", "")
    if HOST.fullmatch(said):
        return said
    address, port = request.get_extra_info("sockname")[:2]
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _not_found() -> web.Response:
    return web.Response(status=404, text=NOT_FOUND, content_type="text/html")


def _folder(path: str) -> web.Response:
    """The way to a folder's page; its names are put together anew, as "//host" would lead to another server."""
    location = "".join(f"/{quote(name)}" for name in parts(path))
    return web.Response(status=308, headers={"Location": f"{location}/"})


async def _preflight(_: web.Request) -> web.Response:
    return web.Response(status=204, headers=PREFLIGHT)


async def _complete(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(EVERYWHERE)
