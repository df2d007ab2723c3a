"""HTML → reading: trafilatura finds the article, which is read from the page itself, with what the page says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

import trafilatura
from lxml.html import HtmlElement
from trafilatura.meta import reset_caches
from trafilatura.metadata import extract_metadata

from narrator.ingest.characters import clean, one_line
from narrator.ingest.fragment import blocks_of_document
from narrator.ingest.markup import settled
from narrator.ingest.pages.extraction import extract
from narrator.ingest.pages.metadata import Fallback, metadata_of
from narrator.ingest.pages.runs import runs_of
from narrator.ingest.pages.standfirst import named_standfirst, standfirst_of
from narrator.ingest.pages.story import Story, story_of
from narrator.ingest.reading import Reading
from narrator.ingest.sites import Site, address_of, site_at, words_of

_LARGE = 500_000
_UNSEEN = frozenset({"script", "style", "template", "svg", "iframe", "object", "select"})
_LONGEST_PAGE_TEXT = 50_000


def read_page(text: str, *, url: str, sites: tuple[Site, ...] = (), keep: Collection[str] = ()) -> Reading:
    """Read an HTML page by the rule for its site, if there is one; `url` is where it lay, "" for a file.

    The description becomes the standfirst if it is whole sentences that tell of the story, and not its beginning. Of
    the rules on what stands around a story those that `keep` names do not hold.
    """
    page = _tree(text)
    if page is None:
        return Reading(blocks=())
    said = metadata_of(page, url=url, fallback=partial(_fallback, page))
    shown = one_line(clean(" ".join(_shown(page)))[:_LONGEST_PAGE_TEXT])
    named = named_standfirst(page)
    paid = words_of(page, said.paid_parts)
    pruned = site_at(sites, url or address_of(page)).pruned(page)
    story = _chosen(pruned.page) if pruned.chosen else _found(pruned.page, keep)
    if len(text) > _LARGE:
        reset_caches()  # they keep the lines of large pages; filling them anew costs a third of a second
    return Reading(
        blocks=story.blocks,
        title=said.title,
        standfirst=standfirst_of(said, story, named),
        authors=said.authors,
        published=said.published,
        modified=said.modified,
        site_name=said.site_name,
        section=said.section,
        tags=said.tags,
        canonical_url=said.canonical_url,
        image_url=said.image_url,
        dropped=(*pruned.dropped, *story.dropped),
        page_language=said.language,
        page_text=shown,
        free=said.free,
        paid_words=paid,
        declared_words=said.declared_words,
    )


def _found(page: HtmlElement, keep: Collection[str]) -> Story:
    runs = runs_of(page)
    extracted = extract(page, runs)
    return Story(blocks=extracted.loose) if extracted.loose else story_of(runs, extracted.kept, keep)


def _chosen(page: HtmlElement) -> Story:
    blocks, dropped = blocks_of_document(page)
    return Story(blocks=blocks, dropped=dropped)


def _tree(text: str) -> HtmlElement | None:
    """Parse a page; trafilatura takes a lone element for no page at all, so that one gets a page round it."""
    text = settled(text)
    tree = trafilatura.load_html(text)
    return tree if tree is not None else trafilatura.load_html(f"<html><body><div>{text}</div></body></html>")


def _fallback(page: HtmlElement) -> Fallback:
    # The wide search takes any date on the page for its own, such as a copyright line's.
    found = extract_metadata(page, date_config={"original_date": True, "extensive_search": False})
    return Fallback(
        title=found.title or "",
        author=found.author or "",
        date=found.date or "",
        site_name=found.sitename or "",
    )


def _shown(page: HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in _UNSEEN:
            yield element.text or ""
        yield element.tail or ""
