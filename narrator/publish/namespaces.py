"""Tags of the itunes and podcast namespaces, and the pair of classes by which feedgen takes them into a feed.

feedgen's own podcast extension is not used: it writes yes/no/clean where Apple takes true/false only, drops a cover
whose address does not end in .jpg or .png, and knows nothing of the podcast namespace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from lxml import etree

from narrator.publish.plain import printable

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
    }
)

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one tag holds: text, attributes in order, and tags by their names."""

    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    inside: tuple[tuple[str, Content], ...] = ()


@dataclass(frozen=True, slots=True)
class Row(Generic[Subject]):
    """One line of a specification: a tag, what it holds for a subject (none, one or several), and its rule."""

    tag: str
    contents: Callable[[Subject], Iterable[Content]]
    rule: str


class ChannelTags:
    """feedgen's extension of a channel: tags in the order given, before the items."""

    def __init__(self) -> None:
        self.tags: tuple[tuple[str, Content], ...] = ()
        self.dated = True

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the feed declares."""
        return dict(NAMESPACES)

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Put the tags into the channel; an undated one loses the build date, which feedgen cannot leave out."""
        channel = rss[0]
        for built in [] if self.dated else channel.findall("lastBuildDate"):
            channel.remove(built)
        _add(channel, self.tags)
        return rss


class ItemTags:
    """feedgen's extension of an item."""

    def __init__(self) -> None:
        self.tags: tuple[tuple[str, Content], ...] = ()

    def extend_rss(self, item: etree._Element) -> etree._Element:
        """Put the tags into the item."""
        _add(item, self.tags)
        return item


def tags(rows: Iterable[Row[Subject]], subject: Subject) -> tuple[tuple[str, Content], ...]:
    """Every tag that the rows ask for, in their order."""
    return tuple((row.tag, content) for row in rows for content in row.contents(subject))


def text(value: str) -> tuple[Content, ...]:
    """A tag with a text, or none at all if there is no text."""
    return (Content(text=value),) if value else ()


def attributes(value: str = "", /, **pairs: str) -> tuple[Content, ...]:
    """A tag with a text and those attributes that have a value."""
    return (Content(text=value, attributes=tuple((name, given) for name, given in pairs.items() if given)),)


def _add(parent: etree._Element, given: Iterable[tuple[str, Content]]) -> None:
    for tag, content in given:
        prefix, name = tag.split(":")
        element = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}")
        element.text = printable(content.text) or None
        for attribute, value in content.attributes:
            element.set(attribute, printable(value))
        _add(element, content.inside)
