"""Lists of articles: article feeds, and OPML lists of feeds; told from articles by how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from urllib.parse import urlsplit

from lxml.etree import _Element

from narrator.errors import SourceError
from narrator.ingest.markup import xml_of
from narrator.ingest.network.fetch import Fetched
from narrator.model import Source, SourceKind


class Listing(Enum):
    """What kind of list something is."""

    FEED = "an article feed"
    OPML = "an OPML list of article feeds"


_HEAD_BYTES = 8192
_COMMENT = re.compile(r"<!--.{0,4000}?-->|<[?!][^>]{0,2000}>", re.DOTALL)
_ROOTS = (
    (re.compile(r"\s*<(?:\w{1,20}:)?rss\b"), Listing.FEED),
    (re.compile(r"\s*<(?:\w{1,20}:)?feed\b[^>]{0,4000}(?:/2005/Atom|purl\.org/atom)"), Listing.FEED),
    (re.compile(r"\s*<(?:\w{1,20}:)?RDF\b[^>]{0,4000}(?:purl\.org/rss|my\.netscape\.com/rdf)"), Listing.FEED),
    (re.compile(r"\s*<opml\b", re.IGNORECASE), Listing.OPML),
)
_JSON_FEED = re.compile(rb'"https?://(?:www\.)?jsonfeed\.org/version/', re.IGNORECASE)
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}\{")


def listing_of(body: bytes) -> Listing | None:
    """Tell whether bytes are a list of articles, and which; None if they are anything else."""
    if _JSON_START.match(body):
        return Listing.FEED if _JSON_FEED.search(body) else None
    # Without its zeros UTF-16 reads as ASCII, which is what names are written in.
    head = body[:_HEAD_BYTES].replace(b"\0", b"").decode("latin-1").lstrip("ï»¿ÿþ")
    if not head.lstrip().startswith("<"):
        return None
    bare = _COMMENT.sub("", head)
    return next((listing for root, listing in _ROOTS if root.match(bare)), None)


def feeds_of(fetched: Fetched) -> tuple[Source, ...]:
    """List the feeds that an OPML list names, in its order, each once. Raises SourceError if it names none."""
    root = xml_of(fetched.body)
    if root is None:
        raise SourceError("OPML list", fetched.url, "is damaged", "export it once more from your feed reader")
    links = dict.fromkeys(link for outline in root.iter("outline") for link in _addresses(outline))
    if not links:
        raise SourceError(
            "OPML list", fetched.url, "names no article feed", "export it once more from your feed reader"
        )
    return tuple(Source(kind=SourceKind.URL, location=link) for link in links)


def _addresses(outline: _Element) -> Iterator[str]:
    for name in ("xmlUrl", "xmlurl", "xmlURL"):
        if _is_web(address := outline.get(name, "").strip()):
            yield address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
