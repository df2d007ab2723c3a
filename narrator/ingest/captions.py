"""Tells a picture's caption from a paragraph: extraction keeps the words of some, but not what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from narrator.ingest.characters import key
from narrator.model import Block, BlockKind

_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:[\s_-]|$|text)", re.IGNORECASE)
_PICTURES = frozenset({"figure", "picture", "img"})
_MAY_BE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
_LONGEST_CAPTION = 600


def with_captions(blocks: Sequence[Block], page: HtmlElement) -> tuple[Block, ...]:
    """Mark those `blocks` as captions that are captions on `page`: by element, by class, or alone under a picture."""
    captions = {key(text) for text in _captions(page) if len(text) <= _LONGEST_CAPTION} - {""}
    return tuple(
        replace(block, kind=BlockKind.CAPTION, level=0, number=0)
        if block.kind in _MAY_BE and key(block.text) in captions
        else block
        for block in blocks
    )


def _captions(page: HtmlElement) -> Iterator[str]:
    for element in page.iter("figcaption", "caption", "p", "div", "span", "ul"):
        by_name = element.tag in ("figcaption", "caption") or _CAPTION_CLASS.search(element.get("class", ""))
        if by_name or (element.tag == "ul" and _is_alone_under_picture(element)):
            yield str(element.text_content())


def _is_alone_under_picture(items: HtmlElement) -> bool:
    previous = items.getprevious()
    return len(items) == 1 and previous is not None and previous.tag in _PICTURES
