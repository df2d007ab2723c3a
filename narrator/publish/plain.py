"""Text and addresses made safe for where they go: an XML document, a podcast app, a link."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit, urlunsplit

from narrator.transcript import without_tags

_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_WORD = 40
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def printable(text: str) -> str:
    """`text` without what XML 1.0 does not allow (section 2.2, production 2) and without C1 control characters."""
    return _ILLEGAL.sub("", text)


def plain_text(text: str) -> str:
    """`text` on one line, so that it reads the same however often an app decodes it as HTML and whether it drops tags.

    AntennaPod parses titles as HTML, so "<canvas>" would vanish; others decode "R&amp;D" once, twice or never; gPodder
    takes a no-break space for a blank.
    """
    decoded = text
    while _ENTITY.search(decoded) and (again := html.unescape(decoded)) != decoded:
        decoded = again
    return without_tags(" ".join(printable(decoded).split()))


def cut(text: str, *, limit_bytes: int) -> str:
    """`text`, or where that is too long its beginning and "…", cut at a blank if there is one nearby."""
    if len(text.encode()) <= limit_bytes:
        return text
    head = text.encode()[: max(limit_bytes - len("…".encode()), 0)].decode(errors="ignore")
    blank = head.rfind(" ")
    return (head[:blank].rstrip() if blank > len(head) - _LONGEST_WORD else head) + "…"


def web_url(url: str) -> str:
    """`url` in ASCII, or "" unless it is an http or https address: others wrote it, and a link runs what it names."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    address = f"[{host}]" if ":" in host else host
    path, query, fragment = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in parts[2:])
    return urlunsplit((parts.scheme, address + port, path, query, fragment))


def clock(time_ms: int) -> str:
    """A time as listeners write it: "07:05", "1:02:03"."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
