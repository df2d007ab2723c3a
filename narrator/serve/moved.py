"""A show's addresses, moved to where a client finds the show: what hangs under its link is told under another base.

The files in `public/` name the address that the world will know (`link` in show.toml). A phone on the same network
knows only the address of this machine, and a feed that sends it elsewhere for the audio would play nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

Here = Callable[[str], bool]
"""Whether something stands at a path of the site ("/feed.xml", no escapes)."""

_INSIDE = r"[^\s\"'<>\\?#&]"  # what the path of a URL is made of, in XML, HTML and JSON alike
_OTHER_SCHEME = r"(?!https?:)\b[a-z][a-z-]*://(?:subscribe/)?"  # podcast://host/…, pktc://subscribe/host/…


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which documents write an address: how the old one is found, and how the new one is written."""

    pattern: re.Pattern[bytes]
    new: bytes
    path_of: Callable[[str], str]


def moved(document: bytes, *, link: str, base: str, here: Here) -> bytes:
    """`document` (UTF-8: XML, HTML, JSON) with each address under `link` that stands `here` put under `base`.

    Addresses are found as they are, with `&` escaped, without their scheme after that of an app (podcast://…), and
    percent-encoded within another address. `base` must need no escaping. Other addresses under `link` stay: an article
    may lie on the same site, and is not served from here.
    """
    for form in _forms(link.rstrip("/"), base.rstrip("/")):
        document = form.pattern.sub(_replacement(form, here), document)
    return document


def _forms(old: str, new: str) -> tuple[_Form, ...]:
    escaped = html.escape(old, quote=False)
    return (
        _Form(_address(old), new.encode(), unquote),
        *([_Form(_address(escaped), new.encode(), unquote)] if escaped != old else []),
        _Form(_address(_bare(old), before=_OTHER_SCHEME), _bare(new).encode(), unquote),
        _Form(_address(quote(old, safe=""), slash="%2F"), quote(new, safe="").encode(), _unquoted_twice),
    )


def _address(stem: str, *, before: str = "", slash: str = "/") -> re.Pattern[bytes]:
    """Matches `stem` and what hangs under it, but neither "stem.other" nor "stem:8080"."""
    return re.compile(rf"({before}){re.escape(stem)}((?:{slash}{_INSIDE}*)?)(?!{_INSIDE})".encode())


def _replacement(form: _Form, here: Here) -> Callable[[re.Match[bytes]], bytes]:
    def replacement(found: re.Match[bytes]) -> bytes:
        before, path = found.groups()
        stands = here(form.path_of(path.decode(errors="replace")) or "/")
        return before + form.new + path if stands else found[0]

    return replacement


def _bare(url: str) -> str:
    return url.partition("://")[2]


def _unquoted_twice(path: str) -> str:
    return unquote(unquote(path))
