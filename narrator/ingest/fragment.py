"""HTML that is all article → blocks: what an editor's system exports, a book's chapter. It has no furniture."""

from __future__ import annotations

import re
from itertools import chain

from lxml.html import HtmlElement

from narrator.ingest.markup import html_of
from narrator.ingest.pages.pieces import Part
from narrator.ingest.pages.runs import runs_of
from narrator.ingest.reading import Reading
from narrator.model import Block, Dropped

_OF_A_PAGE = re.compile(r"<(?:!doctype|html|head|body|title|meta|link|nav|footer|form|script)\b", re.IGNORECASE)


def is_fragment(text: str) -> bool:
    """Tell a piece of HTML from a page: nothing in it is there for a browser or round an article."""
    return not _OF_A_PAGE.search(text)


def read_fragment(text: str) -> Reading:
    """Read a piece of HTML that is all article; its title is its first heading, if it has one."""
    root = html_of(text)
    if root is None:
        return Reading(blocks=())
    blocks, dropped = blocks_of_document(root)
    return Reading(blocks=blocks, dropped=dropped)


def blocks_of_document(root: HtmlElement) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Make blocks of all that a document says, its footnotes last; list what it strikes out, hides, or refers to."""
    runs = runs_of(root)
    told = sorted((run for run in runs if run.part is not Part.REFERENCES), key=lambda run: run.part is Part.NOTES)
    sources = [Dropped(text=run.text, rule="references") for run in runs if run.part is Part.REFERENCES]
    dropped = chain.from_iterable(run.dropped for run in runs)
    return tuple(chain.from_iterable(run.blocks for run in told)), (*dropped, *sources)
