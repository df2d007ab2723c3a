"""What can go wrong while something is fetched: foreign exceptions and statuses, and what each is told as."""

from __future__ import annotations

import re
import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
import urllib3

from narrator.errors import FetchError, FetchUnavailable

LATER = "try again later"
BY_HAND = "save the page from a browser and give narrator the file"


@dataclass(frozen=True, slots=True)
class Failure:
    """What a failure is told as; "{}" in the cause stands for what the library says, in a few words."""

    error: type[FetchError]
    cause: str
    hint: str


REFUSALS: Mapping[int, Failure] = {
    401: Failure(FetchError, "asks for a login (401)", BY_HAND),
    402: Failure(FetchError, "asks for payment (402)", BY_HAND),
    403: Failure(FetchError, "does not let programs read it (403)", BY_HAND),
    404: Failure(FetchError, "there is no such page (404)", "check the address"),
    406: Failure(FetchError, "has it in no form that narrator reads (406)", BY_HAND),
    408: Failure(FetchUnavailable, "waited too long for the question (408)", LATER),
    410: Failure(FetchError, "the page is gone for good (410)", "take it off the list of sources"),
    421: Failure(FetchError, "is not the server of that name (421)", "check the address"),
    425: Failure(FetchUnavailable, "will not answer this early (425)", LATER),
    429: Failure(FetchUnavailable, "has had too many requests (429)", "wait a while, and ask it for less"),
    451: Failure(FetchError, "may not be shown here, for legal reasons (451)", BY_HAND),
}
"""Statuses that have a message of their own; `refusal_of` words the others."""

NO_ANSWER = Failure(FetchUnavailable, "no whole answer in time", "try again later, or raise timeout_s under [fetch]")
NO_CONNECTION = Failure(FetchUnavailable, "no connection: {}", "check the network, then try again")
BROKEN_OFF = Failure(FetchUnavailable, "the answer breaks off", LATER)
DAMAGED = Failure(FetchError, "the answer is packed in a way that cannot be unpacked", BY_HAND)
TLS = Failure(FetchError, "no secure connection: {}", "check the address, and the clock and CA certificates here")
NO_ADDRESS = Failure(FetchError, "is not an address that can be fetched", "write it as https://host/path")
NO_PROXY = Failure(FetchError, "the proxy cannot be used", "check HTTP_PROXY and HTTPS_PROXY in the environment")
CIRCLE = Failure(FetchError, "is redirected in a circle", BY_HAND)
ASTRAY = Failure(FetchError, "is redirected too often", BY_HAND)
STRANGE = Failure(FetchError, "cannot be read: {}", BY_HAND)

FAILURES: Mapping[type[BaseException], Failure] = {
    requests.exceptions.ProxyError: Failure(FetchUnavailable, "the proxy does not let it through", NO_PROXY.hint),
    requests.exceptions.InvalidProxyURL: NO_PROXY,
    requests.exceptions.InvalidSchema: NO_PROXY,  # our own check lets only http and https come this far
    ssl.SSLError: TLS,
    socket.gaierror: Failure(
        FetchUnavailable, "the name is not found: {}", "check the address, and that there is a network here"
    ),
    ConnectionRefusedError: Failure(FetchUnavailable, "the server refuses connections", LATER),
    urllib3.exceptions.NewConnectionError: NO_CONNECTION,  # for urllib3 a kind of time-out
    TimeoutError: NO_ANSWER,
    requests.exceptions.SSLError: TLS,
    requests.exceptions.ConnectTimeout: NO_ANSWER,
    requests.exceptions.ReadTimeout: NO_ANSWER,
    requests.exceptions.Timeout: NO_ANSWER,
    urllib3.exceptions.TimeoutError: NO_ANSWER,
    requests.exceptions.ContentDecodingError: DAMAGED,
    urllib3.exceptions.DecodeError: DAMAGED,
    zlib.error: DAMAGED,
    requests.exceptions.ChunkedEncodingError: BROKEN_OFF,
    urllib3.exceptions.IncompleteRead: BROKEN_OFF,
    urllib3.exceptions.ProtocolError: BROKEN_OFF,
    EOFError: BROKEN_OFF,
    requests.exceptions.ConnectionError: NO_CONNECTION,
    requests.exceptions.URLRequired: NO_ADDRESS,
    requests.exceptions.MissingSchema: NO_ADDRESS,
    requests.exceptions.InvalidURL: NO_ADDRESS,
    urllib3.exceptions.LocationValueError: NO_ADDRESS,
    requests.exceptions.TooManyRedirects: ASTRAY,
    requests.exceptions.InvalidHeader: STRANGE,
    requests.exceptions.JSONDecodeError: STRANGE,
    requests.exceptions.InvalidJSONError: STRANGE,
    requests.exceptions.HTTPError: STRANGE,
    requests.exceptions.StreamConsumedError: STRANGE,
    requests.exceptions.RetryError: STRANGE,
    requests.exceptions.UnrewindableBodyError: STRANGE,
    requests.exceptions.RequestException: STRANGE,
    urllib3.exceptions.HTTPError: STRANGE,
    OSError: NO_CONNECTION,
}
"""What foreign exceptions mean, the surest sign first: the first that stands anywhere in a chain of causes counts."""


def failure_of(error: BaseException) -> Failure:
    """What `error` is told as, with the words of whatever lies beneath it."""
    chain = tuple(_beneath(error))
    signs = (failure for kind, failure in FAILURES.items() if any(isinstance(link, kind) for link in chain))
    failure = next(signs, STRANGE)
    return replace(failure, cause=failure.cause.format(_words(chain)))


def _beneath(error: BaseException) -> Iterator[BaseException]:
    """`error` and all that it was made from: urllib3 and requests hide causes in `reason` and in the arguments."""
    pending, seen = [error], {id(error)}
    while pending:
        current = pending.pop(0)
        yield current
        for linked in (*current.args, getattr(current, "reason", None), current.__cause__, current.__context__):
            if isinstance(linked, BaseException) and id(linked) not in seen:
                seen.add(id(linked))
                pending.append(linked)


def _words(chain: tuple[BaseException, ...]) -> str:
    """What a library says of a failure, without the URLs and object names that str() would put in."""
    named = (getattr(link, name, None) for link in chain for name in ("verify_message", "reason", "strerror"))
    words = next((words for words in named if isinstance(words, str) and words), type(chain[0]).__name__)
    plain = words.rstrip(".").replace("_", " ")
    return plain.lower() if plain.isupper() else plain


def refusal_of(status: int) -> Failure:
    """What an answer that is no success is told as."""
    if status >= 500:
        return Failure(FetchUnavailable, f"the server is in trouble ({status})", LATER)
    return REFUSALS.get(status) or Failure(FetchError, f"the server answers with status {status}", BY_HAND)


def retry_after_s(value: str, *, now: datetime) -> float | None:
    """How many seconds a Retry-After header asks to wait from `now` on, or None (RFC 9110, 10.2.3)."""
    if re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now).total_seconds())
