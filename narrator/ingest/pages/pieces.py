"""The pieces that a page's text comes in → blocks: where a paragraph ends, and what a stretch of text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from lxml.html import HtmlElement

from narrator.ingest.characters import clean, one_line
from narrator.ingest.document import heading_of, is_bold_heading
from narrator.ingest.text import blocks_of_lines, read_text
from narrator.model import Block, BlockKind

Spot = tuple[HtmlElement, str]
"""An element, and which of its texts: "text" (before its first child) or "tail" (after its end)."""

_ANCHOR = re.compile(r"\s*(?:[#¶§]|\[edit\]|\[(?:bearbeiten|modifier|editar|modifica)[^\]]*\])+$")
_NOTE_NUMBER = re.compile(r"[\[(]?(\d{1,3})(?:[\])]?[.:]?[ ]|[\])]|[.:](?=\S))[ ]*|[*†‡§]{1,3}\s*")
_CODE_SIGNS = re.compile(r"[{}<>=;|\\$#_]")
_CODE_SHARE = 0.01
_FEWEST_LETTERS_CODE = 40


class Part(Enum):
    """Which part of a page a run belongs to."""

    TEXT = "text"
    FIGURE = "figure"
    NOTES = "footnotes"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the tree as it is read, and where it stands (None for what was made up)."""

    text: str
    spot: Spot | None = None
    linked: bool = False
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Place:
    """What the text directly within an element is."""

    element: HtmlElement
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    number: int = 0
    part: Part = Part.TEXT
    beside: bool = False


def without_anchor(heading: str) -> str:
    """Take off the mark by which a page links to a heading: "#", "¶", "[edit]"."""
    return _ANCHOR.sub("", heading)


def parted(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Part pieces where the page broke lines twice."""
    part: list[Piece] = []
    breaks = 0
    for piece in pieces:
        breaks = breaks + 1 if piece.text == "\v" else breaks if not piece.text.strip() else 0
        if breaks == 2:
            yield part
            part = []
        part.append(piece)
    yield part


def blocks_of(text: str, place: Place, pieces: Sequence[Piece]) -> Iterator[Block]:
    r"""Make blocks of the text at one place; "\v" stands where its lines are broken."""
    lines = [line for line in (one_line(clean(line)) for line in text.split("\v")) if line]
    joined = " ".join(lines)
    if not joined:
        return
    match place.kind:
        case BlockKind.HEADING:
            if heading := without_anchor(joined):
                yield heading_of(heading, place.level)
        case BlockKind.FOOTNOTE:
            yield from _note_of(joined, place.number)
        case BlockKind.LIST_ITEM:
            yield Block(kind=place.kind, text=joined, level=place.level, number=place.number)
        case BlockKind.PARAGRAPH if _is_bold_heading(joined, place, pieces):
            yield Block(kind=BlockKind.HEADING, text=joined, level=3)
        case _:
            yield from _prose(lines, place.kind)


def _prose(lines: list[str], kind: BlockKind) -> list[Block]:
    """Make a block of lines; those that begin with numbers or bullets are items of a list."""
    blocks = blocks_of_lines(lines, kind=kind)
    if any(block.kind is BlockKind.LIST_ITEM for block in blocks):
        return [replace(block, level=1) if block.kind is BlockKind.LIST_ITEM else block for block in blocks]
    return [Block(kind=kind, text=" ".join(lines))]


def _note_of(text: str, number: int) -> Iterator[Block]:
    """Make a footnote, without the number it may begin with."""
    found = _NOTE_NUMBER.match(text)
    if found and found.end() < len(text):
        yield Block(kind=BlockKind.FOOTNOTE, text=text[found.end() :], number=int(found[1] or number))
    elif any(map(str.isalpha, text)):
        yield Block(kind=BlockKind.FOOTNOTE, text=text, number=number)


def _is_bold_heading(text: str, place: Place, pieces: Sequence[Piece]) -> bool:
    """Tell a heading that is set as a paragraph all in bold."""
    bold = bool(pieces) and all(piece.bold for piece in pieces) and place.part is Part.TEXT
    return bold and is_bold_heading(text)


def preformatted(element: HtmlElement) -> tuple[Block, ...]:
    """Make a listing, or prose of lines that are words: old pages set whole articles so."""
    for line_break in element.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    text = clean("".join(element.itertext())).strip("\n")
    is_code = next(element.iter("code", "samp", "kbd"), None) is not None
    if is_code or len(_CODE_SIGNS.findall(text)) > _CODE_SHARE * len(text) or len(text) < _FEWEST_LETTERS_CODE:
        return (Block(kind=BlockKind.CODE, text=text),) if text.strip() else ()
    return read_text(text).blocks


def spots_of(element: HtmlElement) -> Iterator[tuple[HtmlElement, str, int]]:
    """Yield where the texts within an element stand, and how many characters each has."""
    for inner in element.iter():
        yield inner, "text", len((inner.text or "").strip())
        if inner is not element:
            yield inner, "tail", len((inner.tail or "").strip())


def longest(spots: Iterable[tuple[HtmlElement, str, int]]) -> Iterator[Spot]:
    """Take the longest of some texts, by which the whole is known."""
    found = max(spots, key=lambda spot: spot[2], default=None)
    if found and found[2]:
        yield found[0], found[1]
