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
# What people write into JSON that has no place there, beside strings that may hold the like: comments, a last comma.
_NOT_JSON = re.compile(
    r'("(?:[^"\\]|\\(?:.|\Z))*+(?:"|\Z))|/\*(?:[^*]|\*(?!/)){0,2000}+\*/|//[^\n]{0,2000}|,(?=\s*+[}\]])', re.DOTALL
)
_LONGEST_MENDED = 500_000
_DEEPEST = 8
_POINTERS = ("author", "creator", "contributor", "publisher", "image")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the page's article node says; "" or () or None or 0 where it says nothing."""

    headline: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    image: str = ""
    language: str = ""
    free: bool | None = None
    paid_parts: tuple[str, ...] = ()
    words: int = 0


def statement_of(page: HtmlElement) -> Statement:
    """Read the first article among the page's JSON-LD; an empty statement if there is none.

    What a node only points at by its @id is read from the node of that name.
    """
    nodes = list(_nodes(page))
    node = next((node for node in nodes if _is_article(node)), {})
    by_id = {name: other for other in nodes if isinstance(name := other.get("@id"), str) and len(other) > 1}
    named = {name: _named(node.get(name), by_id) for name in _POINTERS}
    return Statement(
        headline=_first(node.get("headline")) or _first(node.get("name")),
        description=_first(node.get("description")) or _first(node.get("alternativeHeadline")),
        authors=tuple(_names(named["author"]) or _names(named["creator"]) or _names(named["contributor"])),
        published=_first(node.get("datePublished")) or _first(node.get("dateCreated")),
        modified=_first(node.get("dateModified")),
        section=_first(node.get("articleSection")) or _first(node.get("genre")),
        keywords=tuple(_names(node.get("keywords"))),
        publisher=next(iter(_names(named["publisher"])), ""),
        url=_first(node.get("mainEntityOfPage"), "@id") or _first(node.get("url")),
        image=_first(named["image"], "url") or _first(named["image"], "contentUrl") or _first(node.get("thumbnailUrl")),
        language=_first(node.get("inLanguage"), "alternateName"),
        free=_free(node),
        paid_parts=tuple(_paid_parts(node)),
        words=_number(node.get("wordCount")) or len(_first(node.get("articleBody")).split()),
    )


def _is_article(node: Node) -> bool:
    return any(_ARTICLE.fullmatch(kind.rpartition("/")[2]) for kind in _texts(node.get("@type")))


def _nodes(page: HtmlElement) -> Iterator[Node]:
    for script in page.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            yield from _within(_parsed(script.text or ""), depth=0)


def _parsed(text: str) -> Any:
    bare = _WRAPPED.sub("", _WRAPPED.sub("", text))
    for attempt in (text, bare, html.unescape(text), _mended(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    return _NOT_JSON.sub(lambda found: found[1] or "", text) if len(text) <= _LONGEST_MENDED else ""


def _within(value: Any, *, depth: int) -> Iterator[Node]:
    """Yield the objects at the top and in lists and graphs, not those that are a property of another."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _within(member, depth=depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _within(value.get(name), depth=depth + 1)


def _named(value: Any, by_id: Mapping[str, Node]) -> Any:
    """Put in the place of what only points at a node (`{"@id": …}`) that node, in a list, too."""
    if isinstance(value, list):
        return [_named(member, by_id) if not isinstance(member, list) else member for member in value]
    name = value.get("@id") if isinstance(value, dict) else None
    points = isinstance(name, str) and isinstance(value, dict) and not value.keys() & {"name", "url", "contentUrl"}
    return by_id.get(name, value) if points and isinstance(name, str) else value


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
    nodes = [node, *_parts(node)]
    said = {str(part["isAccessibleForFree"]).strip().lower() for part in nodes if "isAccessibleForFree" in part}
    if any(word in ("false", "no", "0", "http://schema.org/false", "https://schema.org/false") for word in said):
        return False
    return True if said else None


def _paid_parts(node: Node) -> Iterator[str]:
    """Yield the CSS selectors of the parts that are not free to read, as schema.org's hasPart has them."""
    for part in _parts(node):
        if _free(part) is False:
            yield from _texts(part.get("cssSelector"))


def _parts(node: Node) -> list[Node]:
    parts = node.get("hasPart")
    return [part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]


def _number(value: Any) -> int:
    found = re.match(r"\s*(\d{1,7})", str(value)) if isinstance(value, str | int) else None
    return int(found[1]) if found else 0
