"""HTML → reading: trafilatura finds the article; this puts back what it lost and adds what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from itertools import islice

import trafilatura
from lxml.html import HtmlElement
from trafilatura.meta import reset_caches
from trafilatura.settings import Document

from narrator.ingest.captions import with_captions
from narrator.ingest.characters import clean, key, one_line
from narrator.ingest.extraction import Extract, blocks_of
from narrator.ingest.headings import with_lost_headings
from narrator.ingest.metadata import Fallback, Metadata, metadata_of
from narrator.ingest.reading import Reading


class _Mode(Enum):
    PRECISE = "precision"
    BALANCED = "balanced"
    RECALL = "recall"


# From the most exact mode to the one that leaves least out, each with the words at which no other is tried.
_MODES = ((_Mode.PRECISE, 300), (_Mode.BALANCED, 60), (_Mode.RECALL, 0))
_FAR_MORE = 1.5
_MANY_ELEMENTS = 5_000
_LARGE = 500_000
_TOP_BLOCKS = 4
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,8}|[0-9]{1,10});?", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"stand-?first|sub-?(?:title|head)|\b(?:dek|deck|lead|lede|chap[oô]|chapeau|bajada|entradilla|sommario|anriss)\b"
    r"|\b(?:article|story|post|entry)[-_]*(?:summary|intro|description|excerpt)|anriss|vorspann",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"script", "style", "template", "svg", "iframe", "object", "select"})
_LONGEST_PAGE_TEXT = 50_000

# Where nobody has set logging up, Python would print their remarks on a page among the user's own output.
for _name in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(text: str, *, url: str) -> Reading:
    """Read an HTML page; `url` is where it lay, "" for a file.

    Headings that the extraction lost are put back above the block that stood under them. The description becomes the
    standfirst if it is whole sentences and not the beginning of the story once more.
    """
    page = _tree(text)
    if page is None:
        return Reading(blocks=())
    extract, fallback = _extract(page)
    said = metadata_of(page, url=url, fallback=fallback)
    if len(text) > _LARGE:
        reset_caches()  # they keep the lines of large pages; filling them anew costs a third of a second
    return Reading(
        blocks=with_captions(with_lost_headings(extract.blocks, page), page),
        title=said.title,
        standfirst=next(_standfirsts(said, extract, page), ""),
        authors=said.authors,
        published=said.published,
        site_name=said.site_name,
        canonical_url=said.canonical_url,
        image_url=said.image_url,
        dropped=extract.dropped,
        page_language=said.language,
        page_text=one_line(clean(" ".join(_shown(page)))[:_LONGEST_PAGE_TEXT]),
        free=said.free,
        declared_words=said.declared_words,
    )


def _tree(text: str) -> HtmlElement | None:
    """Parse a page; trafilatura takes a lone element for no page at all, so that one gets a page round it."""
    text = _REFERENCE.sub(_settled, text)
    tree = trafilatura.load_html(text)
    return tree if tree is not None else trafilatura.load_html(f"<html><body><div>{text}</div></body></html>")


def _settled(reference: re.Match[str]) -> str:
    """Write out a reference to a character that no text may hold: one would spoil the whole page."""
    character = unescape(reference[0])
    return reference[0] if character and clean(character) == character else clean(character)


def _extract(page: HtmlElement) -> tuple[Extract, Fallback]:
    """Extract with the most exact mode; with the next where that found little, and the next finds far more."""
    best, fallback = Extract(blocks=()), Fallback()
    for mode, enough_words in _MODES:
        document = _document(page, mode)
        if document is not None:
            fallback = _fallback(document)
            extract = blocks_of(document.body)
            best = extract if extract.words > best.words * _FAR_MORE else best
        if best.words >= enough_words:
            break
    return best, fallback


def _document(page: HtmlElement, mode: _Mode) -> Document | None:
    found = trafilatura.bare_extraction(
        page,
        output_format="xml",
        include_formatting=True,
        include_comments=False,
        with_metadata=True,
        # The wide search takes any date on the page for its own, such as a copyright line's.
        date_extraction_params={"original_date": True, "extensive_search": False},
        # The second opinions take time that grows with the square of a page's elements.
        fast=_is_vast(page),
        favor_precision=mode is _Mode.PRECISE,
        favor_recall=mode is _Mode.RECALL,
    )
    return found if isinstance(found, Document) else None


def _is_vast(page: HtmlElement) -> bool:
    return next(islice(page.iter(), _MANY_ELEMENTS, None), None) is not None


def _fallback(document: Document) -> Fallback:
    return Fallback(
        title=document.title or "",
        author=document.author or "",
        date=document.date or "",
        site_name=document.sitename or "",
    )


def _standfirsts(said: Metadata, extract: Extract, page: HtmlElement) -> Iterator[str]:
    """Yield the descriptions that are no beginning of the story, or whose place on the page sets them off from it."""
    top = extract.blocks[:_TOP_BLOCKS]
    set_off = {key(text) for text in (*extract.set_off, *_named_standfirst(page))}
    for text in said.standfirsts:
        repeated = [block for block in top if key(block.text) == key(text) or block.text.startswith(text)]
        if key(text) != key(said.title) and all(key(block.text) in set_off for block in repeated):
            yield text


def _named_standfirst(page: HtmlElement) -> Iterator[str]:
    for element in page.iter("p", "div", "h2", "h3", "h4", "span"):
        if _STANDFIRST.search(element.get("class", "")) or element.get("itemprop") in (
            "description",
            "alternativeHeadline",
        ):
            yield str(element.text_content())


def _shown(page: HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in _UNSEEN:
            yield element.text or ""
        yield element.tail or ""
