"""What Word's styles and numberings say of a paragraph (ECMA-376, part 1, 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from narrator.model import BlockKind

SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
TITLE, SUBTITLE, AUTHOR, DATE, CONTENTS = "title", "subtitle", "author", "date", "table of contents"
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(
        ("quote", "intense quote", "quotations", "quotation", "block text", "block quotation", "blockquote"),
        BlockKind.QUOTE,
    ),
    **dict.fromkeys(("caption", "image caption", "table caption", "figure caption"), BlockKind.CAPTION),
    **dict.fromkeys(
        ("source code", "html preformatted", "preformatted text", "code", "code block", "macro", "macro text"),
        BlockKind.CODE,
    ),
}
_PARTS = frozenset({TITLE, SUBTITLE, AUTHOR, DATE})
_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc heading|toc \d|contents \d|contents heading|table of figures|index heading|index \d")
_NO_OUTLINE = 9
_LONGEST_CHAIN = 12
_UNNUMBERED = ("bullet", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a paragraph is: its kind, a heading's level from 1, which list it is in ("" none) and how deep, from 0.

    `part` names the part of the document's head that it is, "" for none.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    numbering: str = ""
    depth: int = 0
    part: str = ""


class Styles:
    """The styles of a document, by their id; none if it has no such part."""

    def __init__(self, root: _Element | None) -> None:
        styles = [] if root is None else [element for element in root if word(element) == "style"]
        self._by_id = {attribute(style, "styleId"): style for style in styles}
        self.language = _default_language(root)

    def format(self, paragraph: _Element) -> Format:
        """Tell what a paragraph is, by its own properties and those of its style and the styles under that."""
        own = child(paragraph, "pPr")
        chain = list(self._chain(value(own, "pStyle")))
        properties = [own, *(child(style, "pPr") for style in chain)]
        numbering, depth = next(filter(None, map(_numbering, properties)), ("", 0))
        names = [value(style, "name").lower() for style in chain] or [value(own, "pStyle").lower()]
        level = next(filter(None, map(_outline, properties)), 0) or next(filter(None, map(_level, names)), 0)
        if 0 < level <= _NO_OUTLINE:
            return Format(kind=BlockKind.HEADING, level=level, part=_part(names))
        kind = next((_KINDS[name] for name in names if name in _KINDS), BlockKind.PARAGRAPH)
        if kind is BlockKind.PARAGRAPH and numbering not in ("", "0"):
            return Format(kind=BlockKind.LIST_ITEM, numbering=numbering, depth=depth)
        return Format(kind=kind, part=_part(names))

    def _chain(self, style_id: str) -> Iterator[_Element]:
        for _ in range(_LONGEST_CHAIN):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn")


class Numbering:
    """The numbered lists of a document: counts their items as they come."""

    def __init__(self, root: _Element | None) -> None:
        elements = [] if root is None else list(root)
        self._levels = {
            (attribute(abstract, "abstractNumId"), attribute(level, "ilvl")): level
            for abstract in elements
            for level in abstract
            if word(abstract) == "abstractNum" and word(level) == "lvl"
        }
        self._lists = {attribute(number, "numId"): number for number in elements if word(number) == "num"}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()

    def count(self, numbering: str, depth: int) -> int:
        """Count an item of a list; 0 where the list is not ordered."""
        number = self._lists.get(numbering)
        abstract = value(number, "abstractNumId")
        level = self._levels.get((abstract, str(depth)))
        for deeper in [place for place in self._counts if place[0] == abstract and place[1] > depth]:
            del self._counts[deeper]
        if value(level, "numFmt") in ("", *_UNNUMBERED):
            return 0
        place, restart = (abstract, depth), _restart(number, depth)
        if restart is not None and (numbering, depth) not in self._begun:
            self._counts[place] = restart - 1
        self._begun.add((numbering, depth))
        self._counts[place] = self._counts.get(place, _whole(value(level, "start"), 1) - 1) + 1
        return self._counts[place]


def word(element: _Element) -> str:
    """Name an element of Word's own vocabulary; "" for those of others."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space[1:] in SPACES else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """Find the first child of that name."""
    children = () if element is None else element
    return next((found for found in children if word(found) == name), None)


def value(element: _Element | None, name: str) -> str:
    """Read the value of the child of that name, "" if there is none."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def attribute(element: _Element, name: str) -> str:
    """Read an attribute of Word's vocabulary, "" if it is not there."""
    return next(filter(None, (element.get(f"{{{space}}}{name}") for space in SPACES)), "")


def is_on(properties: _Element | None, name: str) -> bool:
    """Tell whether a property that is on or off is on (17.17.4)."""
    found = child(properties, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


def _numbering(properties: _Element | None) -> tuple[str, int] | None:
    found = child(properties, "numPr")
    return None if found is None else (value(found, "numId"), min(_whole(value(found, "ilvl"), 0), 8))


def _outline(properties: _Element | None) -> int:
    found = child(properties, "outlineLvl")
    return 0 if found is None else _whole(attribute(found, "val"), _NO_OUTLINE) + 1


def _level(name: str) -> int:
    found = _HEADING.fullmatch(name) or re.fullmatch(r"heading([1-9])", name)
    return int(found[1]) if found else 0


def _part(names: list[str]) -> str:
    if any(_CONTENTS.fullmatch(name) for name in names):
        return CONTENTS
    return next((name for name in names if name in _PARTS), "")


def _restart(number: _Element | None, depth: int) -> int | None:
    overrides = () if number is None else number
    for override in overrides:
        if word(override) == "lvlOverride" and attribute(override, "ilvl") == str(depth):
            start = value(override, "startOverride")
            return _whole(start, 1) if start else None
    return None


def _default_language(root: _Element | None) -> str:
    languages = () if root is None else (found for found in root.iter() if word(found) == "lang")
    return next((code for found in languages if (code := attribute(found, "val"))), "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else otherwise
