"""The articles that an article feed (RSS, Atom, JSON Feed) links to, newest first."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import fastfeedparser

from narrator.errors import SourceError
from narrator.ingest.network.fetch import Fetched
from narrator.model import Source, SourceKind

HTML = "is a web page, not an article feed"
ASK_FOR_FEED = "look for the address of the site's RSS, Atom or JSON feed, or give narrator the page itself"
FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (ValueError, "is not an article feed that can be read"),
    (LookupError, "is an article feed with parts missing"),
    (ArithmeticError, "is an article feed with impossible numbers"),
    (TypeError, "is an article feed of the wrong form"),
    (AttributeError, "is an article feed of the wrong form"),
    (RecursionError, "is nested too deeply for an article feed"),
)
"""What fastfeedparser raises: ValueError by its own word; the others where an item of a JSON Feed is no object, or a
text is a number."""
KINDS = tuple(kind for kind, _ in FAULTS)
ENTITIES = re.compile(rb"<!DOCTYPE[^>\[]*\[\s*<!ENTITY\s+(?!%)")
"""Where a document declares entities of its own. They are never expanded (a few lines of them make gigabytes), so that
a link which holds one would lead elsewhere. What old RDF feeds declare are parameter entities (%), which harm nothing.
"""


def entries(fetched: Fetched, *, limit: int) -> tuple[Source, ...]:
    """The newest `limit` articles of the feed in `fetched`, newest first, each once.

    Items are ordered by date; those that give none keep their place in the feed. Links are absolute http or https URLs
    without fragment; those of a feed in a file count from the site that it names. An answer "not modified" has none,
    nor has a feed that is new. Raises SourceError when it is no feed, or its items have no links.
    """
    if fetched.not_modified:
        return ()
    items, home = _read(fetched)
    base = fetched.url if _absolute(fetched.url, "") else home
    links = dict.fromkeys(link for item in _newest_first(items) if (link := _link(item, base)))
    if items and not links:
        raise SourceError("article feed", fetched.url, "has no item with a web address", ASK_FOR_FEED)
    return tuple(Source(kind=SourceKind.URL, location=link) for link in list(links)[:limit])


def _read(fetched: Fetched) -> tuple[list[Mapping[str, Any]], str]:
    """Parse a feed into its items and the address of the site that it is of, "" if it names none."""
    if not fetched.body.strip():
        raise SourceError("article feed", fetched.url, "is empty", "check the address")
    if ENTITIES.search(fetched.body):
        raise SourceError("article feed", fetched.url, "declares entities of its own", "ask its maker for a plain feed")
    try:
        with warnings.catch_warnings():
            # A time zone that nobody knows ("MT") is passed over, and no reader of a log can do anything about it.
            warnings.simplefilter("ignore", RuntimeWarning)
            # Bytes only: a string that begins with http:// would be fetched, past all our limits.
            feed = fastfeedparser.parse(
                fetched.body, include_content=False, include_media=False, include_enclosures=False
            )
    except KINDS as fault:
        raise SourceError("article feed", fetched.url, _cause(fetched, fault), ASK_FOR_FEED) from fault
    return list(feed["entries"]), _absolute(feed["feed"].get("link"), "")


def _cause(fetched: Fetched, fault: Exception) -> str:
    if "HTML" in str(fault) or fetched.content_type in ("text/html", "application/xhtml+xml"):
        return HTML
    return next(cause for kind, cause in FAULTS if isinstance(fault, kind))


def _newest_first(items: list[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """Items by date, as ISO 8601 in UTC, each without a date directly after the one before it in the feed."""
    dates: list[str] = []
    for item in items:
        date = item.get("published") or item.get("updated") or (dates[-1] if dates else "9999")
        dates.append(date)
    order = sorted(range(len(items)), key=lambda place: dates[place], reverse=True)
    return (items[place] for place in order)


def _link(item: Mapping[str, Any], feed_url: str) -> str:
    """Where an item's article lies, or "": its alternate link (which one without a rel is, RFC 4287), else its own."""
    alternates = [link["href"] for link in item.get("links", ()) if link.get("rel") in (None, "alternate")]
    return next((url for given in (*alternates, item.get("link")) if (url := _absolute(given, feed_url))), "")


def _absolute(given: object, feed_url: str) -> str:
    if not isinstance(given, str) or not given.strip():
        return ""
    try:
        url = urldefrag(urljoin(feed_url, given.strip())).url
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""
