"""The tree that trafilatura leaves of a page → blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from narrator.ingest.characters import clean, one_line
from narrator.ingest.text import ENDS_SENTENCE, blocks_of_lines
from narrator.model import Block, BlockKind, Dropped

_BLOCK_TAGS = frozenset({"p", "head", "list", "item", "quote", "table", "figure", "note", "div", "ab"})
_TEXT_TAGS = frozenset({"p", "head", "item", "cell", "hi", "ref", "del"})
_TWO_BREAKS = re.compile(r"\v(?:[ \n]*\v)+")
_ANCHOR = re.compile(r"\s*(?:[#¶§]|\[edit\]|\[(?:bearbeiten|modifier|editar|modifica)[^\]]*\])+$")
_FOOTNOTE = re.compile(r"\[[^\]]{1,12}\]|[*†‡§]+")
_FOOTNOTE_NUMBER = re.compile(r"\s?\[\d{1,3}\]")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_UNIT_BEFORE = re.compile(r"(?:\b[kcmdµn]?m|\b(?:ft|in|yd|mi|s)|\d|\))\Z")
_LONGEST_BOLD_HEADING = _LONGEST_HEADING = 90
_LONGEST_CELL = 300
_EMPHASIS = frozenset({"#b", "#i"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What is left of a page: its blocks, which of their texts are set off from the story, and what was struck out.

    Set off are headings and whole paragraphs in bold or italics.
    """

    blocks: tuple[Block, ...]
    set_off: frozenset[str] = frozenset()
    dropped: tuple[Dropped, ...] = ()

    @property
    def words(self) -> int:
        """The number of words in the blocks."""
        return sum(len(block.text.split()) for block in self.blocks)


def blocks_of(body: _Element) -> Extract:
    """Read trafilatura's tree (its XML output's `main`); changes the tree."""
    dropped = tuple(_struck_out(body))
    _settle_raised(body)
    set_off = {_line(element) for element in body.iter("p", "head") if element.tag == "head" or _is_emphasised(element)}
    blocks = tuple(block for block in _walk(body, BlockKind.PARAGRAPH) if block.text)
    return Extract(blocks=blocks, set_off=frozenset(set_off), dropped=dropped)


def _walk(parent: _Element, kind: BlockKind) -> Iterator[Block]:
    """Make blocks of an element's children; loose text between them is a block of the parent's `kind`."""
    loose = [parent.text or ""]
    for child in parent:
        if child.tag in _BLOCK_TAGS or _is_code_block(child, parent):
            yield from _paragraphs("".join(loose), kind)
            yield from _block(child, kind)
            loose = [child.tail or ""]
        else:
            loose += [_text(child), child.tail or ""]
    yield from _paragraphs("".join(loose), kind)


def _block(element: _Element, kind: BlockKind) -> Iterator[Block]:
    match element.tag:
        case "head":
            yield _heading(element)
        case "list":
            yield from _items(element)
        case "quote":
            yield from _walk(element, BlockKind.QUOTE)
        case "table":
            yield from _table(element, kind)
        case "code":
            yield Block(kind=BlockKind.CODE, text=clean(_text(element)).strip("\n"))
        case "p" if _is_bold_heading(element):
            yield Block(kind=BlockKind.HEADING, text=_line(element), level=3)
        case _:
            yield from _walk(element, kind)


def without_anchor(heading: str) -> str:
    """Take off the mark by which a page links to a heading: "#", "¶", "[edit]"."""
    return _ANCHOR.sub("", heading)


def _heading(element: _Element) -> Block:
    """Make a heading, unless it says a long sentence: pages set their leads in h2."""
    text = without_anchor(_line(element))
    if len(text) > _LONGEST_HEADING and ENDS_SENTENCE.search(text):
        return Block(kind=BlockKind.PARAGRAPH, text=text)
    level = int("".join(filter(str.isdigit, element.get("rend", ""))) or 2)
    return Block(kind=BlockKind.HEADING, text=text, level=min(max(level, 1), 6))


def _is_code_block(element: _Element, parent: _Element) -> bool:
    """Tell a listing from code within a sentence."""
    return element.tag == "code" and (parent.tag not in _TEXT_TAGS or "\n" in _text(element).strip())


def _items(element: _Element) -> Iterator[Block]:
    numbered = element.get("rend") == "ol"
    for number, item in enumerate(element.iterchildren("item"), start=1):
        for block in _walk(item, BlockKind.LIST_ITEM):
            if block.kind is BlockKind.LIST_ITEM and numbered and not block.number:
                yield Block(kind=BlockKind.LIST_ITEM, text=block.text, number=number)
            else:
                yield block


def _table(element: _Element, kind: BlockKind) -> Iterator[Block]:
    """Make one block of a table of facts, a line a row; a table that only lays out the page is read cell by cell."""
    rows = [[_FOOTNOTE_NUMBER.sub("", _line(cell)) for cell in row.iter("cell")] for row in element.iter("row")]
    if any(len(row) > 1 for row in rows) and all(len(cell) <= _LONGEST_CELL for row in rows for cell in row):
        lines = [" | ".join(cell for cell in row if cell) for row in rows]
        yield Block(kind=BlockKind.TABLE, text="\n".join(line for line in lines if line))
        return
    for cell in element.iter("cell"):
        yield from _walk(cell, kind)


def _paragraphs(text: str, kind: BlockKind) -> Iterator[Block]:
    """Part text where the page broke lines twice; lines that begin with numbers or bullets are items of a list."""
    if not text.strip():
        return
    for chunk in _TWO_BREAKS.split(text):
        lines = [one_line(clean(line)) for line in chunk.split("\v")]
        yield from _broken(lines, kind)


def _broken(lines: list[str], kind: BlockKind) -> Iterator[Block]:
    blocks = blocks_of_lines([line for line in lines if line], kind=kind)
    if any(block.kind is BlockKind.LIST_ITEM for block in blocks):
        yield from blocks
    elif text := " ".join(line for line in lines if line):
        yield Block(kind=kind, text=text)


def _text(element: _Element) -> str:
    r"""Take the text within an element, line breaks as "\v": a character that clean text does not hold."""
    if element.tag == "lb":
        return "\v"
    parts = [element.text or ""]
    for child in element:
        parts += [_text(child), child.tail or ""]
    return "".join(parts)


def _line(element: _Element) -> str:
    return one_line(clean(_text(element)))


def _is_emphasised(element: _Element) -> bool:
    children = list(element)
    return (
        len(children) == 1
        and children[0].get("rend") in _EMPHASIS
        and not (element.text or "").strip()
        and not (children[0].tail or "").strip()
    )


def _is_bold_heading(element: _Element) -> bool:
    text = _line(element)
    return (
        _is_emphasised(element)
        and element[0].get("rend") == "#b"
        and 0 < len(text) <= _LONGEST_BOLD_HEADING
        and not ENDS_SENTENCE.search(text)
    )


def _struck_out(body: _Element) -> Iterator[Dropped]:
    for element in list(body.iter("del")):
        if text := _line(element):
            yield Dropped(text=text, rule="struck out")
        _become(element, "")


def _settle_raised(body: _Element) -> None:
    """Take footnote marks out; write powers and square metres with raised figures, all else on the line."""
    for element in [hi for hi in body.iter("hi") if hi.get("rend") == "#sup"]:
        text = _line(element)
        before = _text_before(element)
        if _FOOTNOTE.fullmatch(text) or (text.isdigit() and not _UNIT_BEFORE.search(before)):
            _become(element, "")
        elif _UNIT_BEFORE.search(before):
            _become(element, text.translate(_RAISED))


def _text_before(element: _Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or _text(previous)
    return (parent.text or "") if parent is not None else ""


def _become(element: _Element, text: str) -> None:
    tail = element.tail
    element.clear()
    element.text, element.tail = text, tail
