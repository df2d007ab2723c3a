"""Puts back the headings that extraction lost, above the block that they stood over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from narrator.ingest.characters import clean, key, one_line
from narrator.ingest.extraction import without_anchor
from narrator.model import Block, BlockKind

_HEADINGS = {"h2": 2, "h3": 3, "h4": 4}
_TEXTS = frozenset({"p", "li", "blockquote", "pre", "td", "div", "h1", "h5", "h6"})
_BESIDE = frozenset({"aside", "figure", "script", "style", "noscript", "template", "button"})
_ELSEWHERE = frozenset({"nav", "footer", "form", "header"})
_LONGEST_HEADING = 160


def with_lost_headings(blocks: Sequence[Block], page: HtmlElement) -> tuple[Block, ...]:
    """Insert each h2, h3 and h4 of `page` that `blocks` lacks, if a block stands right under it."""
    there = {key(block.text) for block in blocks}
    over = {under: lost for lost, under in _over(page) if key(lost.text) not in there}
    return tuple(_inserted(blocks, over))


def _inserted(blocks: Sequence[Block], over: Mapping[str, Block]) -> Iterator[Block]:
    used: set[str] = set()
    before: Block | None = None
    for block in blocks:
        lost = over.get(key(block.text))
        if lost and lost.text not in used and not (before and before.kind is BlockKind.HEADING):
            used.add(lost.text)
            yield lost
        yield block
        before = block


def _over(page: HtmlElement) -> Iterator[tuple[Block, str]]:
    """Pair each heading with the key of the text right under it."""
    heading: Block | None = None
    for element in page.iter(*_HEADINGS, *_TEXTS):
        around = {str(ancestor.tag) for ancestor in element.iterancestors()}
        if around & _BESIDE:
            continue
        if around & _ELSEWHERE:
            heading = None
        elif element.tag in _HEADINGS:
            heading = _heading(element)
        elif heading and (text := key(_own_text(element))):
            yield heading, text
            heading = None


def _heading(element: HtmlElement) -> Block | None:
    text = without_anchor(one_line(clean(element.text_content())))
    level = _HEADINGS[str(element.tag)]
    return Block(kind=BlockKind.HEADING, text=text, level=level) if 0 < len(text) <= _LONGEST_HEADING else None


def _own_text(element: HtmlElement) -> str:
    """Take an element's text; of a mere container only what stands in it before its first child."""
    return (element.text or "") if element.tag in ("div", "td", "li") and len(element) else element.text_content()
