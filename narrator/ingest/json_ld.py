"""What a page says of its article in JSON-LD (schema.org), read without trust in its types."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

Node = Mapping[str, Any]

_ARTICLE = re.compile(r"\w*(?:Article|Posting|Report|Review|Recipe|Essay)", re.IGNORECASE)
_WRAPPED = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?:\]\]>|-->|//\s*\]\]>|;)\s*$")
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the page's article node says; "" or () or None or 0 where it says nothing."""

    headline: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    url: str = ""
    image: str = ""
    language: str = ""
    free: bool | None = None
    words: int = 0


def statement_of(page: HtmlElement) -> Statement:
    """Read the first article among the page's JSON-LD; an empty statement if there is none."""
    node = next((node for node in _nodes(page) if _is_article(node)), {})
    return Statement(
        headline=_first(node.get("headline")) or _first(node.get("name")),
        description=_first(node.get("description")) or _first(node.get("alternativeHeadline")),
        authors=tuple(_names(node.get("author")) or _names(node.get("creator"))),
        published=_first(node.get("datePublished")),
        publisher=next(iter(_names(node.get("publisher"))), ""),
        url=_first(node.get("mainEntityOfPage"), "@id") or _first(node.get("url")),
        image=_first(node.get("image"), "url") or _first(node.get("thumbnailUrl")),
        language=_first(node.get("inLanguage"), "alternateName"),
        free=_free(node),
        words=_number(node.get("wordCount")) or len(_first(node.get("articleBody")).split()),
    )


def _is_article(node: Node) -> bool:
    return any(_ARTICLE.fullmatch(kind) for kind in _texts(node.get("@type")))


def _nodes(page: HtmlElement) -> Iterator[Node]:
    for script in page.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            yield from _within(_parsed(script.text or ""), depth=0)


def _parsed(text: str) -> Any:
    for attempt in (text, _WRAPPED.sub("", _WRAPPED.sub("", text)), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _within(value: Any, *, depth: int) -> Iterator[Node]:
    """Yield the objects at the top and in lists and graphs, not those that are a property of another."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _within(member, depth=depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _within(value.get(name), depth=depth + 1)


def _texts(value: Any, name: str = "name", *, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a value that may be a text, an object with a `name`, or a list of either."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, list) and depth < _DEEPEST:
        for member in value:
            yield from _texts(member, name, depth=depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield from _texts(value.get(name) or value.get("@list"), name, depth=depth + 1)


def _first(value: Any, name: str = "name") -> str:
    return next((text for text in _texts(value, name) if text), "")


def _names(value: Any) -> list[str]:
    return [html.unescape(text) for text in _texts(value) if text]


def _free(node: Node) -> bool | None:
    parts = node.get("hasPart")
    nodes = [node, *(part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict))]
    said = {str(part["isAccessibleForFree"]).strip().lower() for part in nodes if "isAccessibleForFree" in part}
    if any(word in ("false", "no", "0", "http://schema.org/false", "https://schema.org/false") for word in said):
        return False
    return True if said else None


def _number(value: Any) -> int:
    found = re.match(r"\s*(\d{1,7})", str(value)) if isinstance(value, str | int) else None
    return int(found[1]) if found else 0
