"""Bytes from the network, within limits of time, size, redirects and place.

A page is whatever its server says, and the server need not be a friend: see `transport` for where it may lie and how
long it may take. Decoded bytes are counted while they come, so that a small answer cannot become a large one in memory.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from importlib.metadata import version
from pathlib import Path
from typing import Protocol
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
import urllib3

from narrator.errors import FetchError, FetchUnavailable
from narrator.ingest.network.failures import (
    ASTRAY,
    CIRCLE,
    NO_ADDRESS,
    NO_ANSWER,
    Failure,
    failure_of,
    refusal_of,
    retry_after_s,
)
from narrator.ingest.network.transport import Adapter, AddressRefused, Deadline, OneHop
from narrator.show import Fetching

MAX_REDIRECTS = 5
WHOLE_TRANSFER = 3
"""A whole fetch, all redirects included, may take this many times what a server may take to answer."""
PIECE_BYTES = 64 * 1024
MEGABYTE = 1_000_000
ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/*;q=0.8, */*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered: the final URL (no credentials in it) and the decoded body.

    `content_type` and `charset` are in lower case, "" where the server does not say. With `not_modified` (only ever in
    answer to a conditional request) the body is empty.
    """

    url: str
    status: int
    content_type: str
    charset: str = ""
    body: bytes
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False


class Fetcher(Protocol):
    """Whatever gets the bytes of a URL."""

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch `url`, on condition that it is not as it was then, if that is told. Raises FetchError."""


Headers = Callable[[str], Mapping[str, str]]
"""What is sent to a URL beside our own headers, by name. May raise ConfigError."""


def _nothing_more(_url: str) -> Mapping[str, str]:
    return {}


class HttpFetcher:
    """Fetches http and https URLs within a show's limits; safe to call from several threads.

    A server may take `limits.timeout_s` to connect and between any two pieces of its answer, and three times that for
    the whole. Private addresses are refused, unless the limits allow them, by the number the connection ended at, for
    every redirect anew. Where the environment names a proxy (HTTP_PROXY, HTTPS_PROXY), what may be reached through it
    is the proxy's decision. `ca_file` holds the only CA certificates to trust (PEM); else REQUESTS_CA_BUNDLE, else
    certifi's. `headers` tells, for each URL that is asked, redirects too, what is sent to it beside our own headers.
    """

    def __init__(self, limits: Fetching, *, ca_file: Path | None = None, headers: Headers = _nothing_more) -> None:
        self._limits, self._headers = limits, headers
        self._verify = True if ca_file is None else os.fspath(ca_file)

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch `url`; with `etag` or `last_modified` of an earlier answer, only if it has changed since.

        Raises FetchUnavailable when another try may help (no answer, no network, 408, 425, 429, 5xx), else FetchError.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        given = {name: value for name, value in conditions.items() if value}
        with (
            Deadline(self._limits.timeout_s * WHOLE_TRANSFER) as deadline,
            OneHop(Adapter(deadline, allow_private=self._limits.allow_private)) as session,
        ):
            exchange = _Exchange(
                session, deadline, limits=self._limits, verify=self._verify, headers=self._headers, conditions=given
            )
            return exchange.fetched(url)


class _Exchange:
    """The requests and answers of one fetch; `trail` holds the URLs asked so far, the last of them now."""

    def __init__(
        self,
        session: OneHop,
        deadline: Deadline,
        *,
        limits: Fetching,
        verify: str | bool,
        headers: Headers,
        conditions: Mapping[str, str],
    ) -> None:
        self._session, self._deadline = session, deadline
        self._limits, self._verify, self._headers, self._conditions = limits, verify, headers, conditions
        self._trail: list[str] = []

    def fetched(self, url: str) -> Fetched:
        """Follow redirects from `url` to an answer; every foreign exception becomes one of ours here."""
        try:
            return self._follow(url)
        except AddressRefused as refused:
            cause = f"leads to {refused.address}, an address for {refused.kind}"
            raise self._error(Failure(FetchError, cause, "allow_private = true under [fetch] allows it")) from refused
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, zlib.error, EOFError) as error:
            raise self._error(NO_ANSWER if self._deadline.over else failure_of(error)) from error

    def _follow(self, url: str) -> Fetched:
        for _ in range(MAX_REDIRECTS + 1):
            self._trail.append(url)
            with self._answer(url) as response:
                target = self._session.target(response)
                if target is None:
                    return self._read(response)
            url = _joined(url, target)
        raise self._error(CIRCLE if url in self._trail else ASTRAY)

    def _answer(self, url: str) -> requests.Response:
        if not _is_web_address(url):
            raise self._error(NO_ADDRESS)
        headers = {
            "User-Agent": f"narrator/{version('narrator')} (+podcast maker)",
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            **self._conditions,
        }
        request = requests.Request("GET", url, headers=headers, cookies=self._session.cookies).prepare()
        self._add(request)
        return self._session.ask(request, timeout_s=self._limits.timeout_s, verify=self._verify)

    def _add(self, request: requests.PreparedRequest) -> None:
        """Add what belongs to the host that will be asked: as requests reads the URL, which is how it will connect."""
        for name, value in self._headers(request.url or "").items():
            ours = name.title() == "Cookie" and request.headers.get("Cookie")
            request.headers[name] = f"{value}; {ours}" if ours else value

    def _read(self, response: requests.Response) -> Fetched:
        unchanged = response.status_code == 304 and bool(self._conditions)
        if not unchanged and not 200 <= response.status_code < 300:
            raise self._refused(response)
        content_type, charset = _kind(response.headers.get("Content-Type", ""))
        return Fetched(
            url=urldefrag(without_credentials(response.url)).url,
            status=response.status_code,
            content_type=content_type,
            charset=charset,
            body=b"" if unchanged else self._body(response),
            etag=response.headers.get("ETag", ""),
            last_modified=response.headers.get("Last-Modified", ""),
            not_modified=unchanged,
        )

    def _body(self, response: requests.Response) -> bytes:
        body = bytearray()
        for piece in _unpacked(_pieces(response.raw), response.headers.get("Content-Encoding", "")):
            body += piece
            if len(body) > self._limits.max_mb * MEGABYTE:
                cause = f"is larger than {self._limits.max_mb} MB"
                raise self._error(Failure(FetchError, cause, "raise max_mb under [fetch] if that is meant"))
        if self._deadline.over:
            raise self._error(NO_ANSWER)
        return bytes(body)

    def _refused(self, response: requests.Response) -> FetchError:
        error = self._error(refusal_of(response.status_code))
        if isinstance(error, FetchUnavailable):
            asked = response.headers.get("Retry-After", "")
            error.retry_after_s = retry_after_s(asked, now=datetime.now(UTC))
        return error

    def _error(self, failure: Failure) -> FetchError:
        first, last = without_credentials(self._trail[0]), without_credentials(self._trail[-1])
        which = first if first == last else f"{first} → {last}"
        return failure.error("URL", which, failure.cause, failure.hint)


def without_credentials(url: str) -> str:
    """`url` without the user name and password that may stand in it."""
    return re.sub(r"^([^/?#]*//)[^/?#]*@", r"\1", url)


def _joined(base: str, target: str) -> str:
    """The URL that `target` is, seen from `base`; one that cannot be parsed stays as it is, to be refused."""
    try:
        return urljoin(base, target)
    except ValueError:
        return target


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _kind(header: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type header, in lower case, "" where it does not say."""
    if not header:
        return "", ""
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), message.get_content_charset("")


def _pieces(raw: urllib3.HTTPResponse) -> Iterator[bytes]:
    """The bytes of an answer, as they are packed."""
    while piece := raw.read(PIECE_BYTES, decode_content=False):
        yield piece


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The content of gzip members in pieces of at most 64 kB; raises zlib.error, or EOFError where they break off."""
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for packed in pieces:
        rest = packed
        while rest:
            if member.eof:
                if not rest.startswith(b"\x1f"):
                    return
                member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            yield member.decompress(rest, PIECE_BYTES)
            rest = member.unconsumed_tail or member.unused_data
    if not member.eof:
        raise EOFError("the packed answer breaks off")


UNPACKERS: Mapping[str, Callable[[Iterable[bytes]], Iterable[bytes]]] = {
    "": iter,
    "identity": iter,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
}


def _unpacked(pieces: Iterable[bytes], coding: str) -> Iterable[bytes]:
    """What was packed by `coding`, in pieces of at most 64 kB."""
    unpack = UNPACKERS.get(coding.strip().lower())
    if unpack is None:
        raise urllib3.exceptions.DecodeError(f"only gzip was asked for, not {coding}")
    return unpack(pieces)
