"""From a source to an article: the line, one statement a step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import BinaryIO

from narrator.errors import RefusedArticle
from narrator.ingest.characters import clean, one_line
from narrator.ingest.decoding import damage, decode
from narrator.ingest.fetch import Fetcher
from narrator.ingest.furniture import sweep
from narrator.ingest.head import with_title
from narrator.ingest.language import detect
from narrator.ingest.markdown import looks_like_markdown, read_markdown
from narrator.ingest.material import GIVE_TEXT, Material, gather
from narrator.ingest.page import read_page
from narrator.ingest.paragraphs import for_pauses
from narrator.ingest.reading import Reading
from narrator.ingest.refusal import refuse
from narrator.ingest.repeats import without_repeats
from narrator.ingest.text import read_text
from narrator.model import Article, Block, BlockKind, Source

_MOST_DAMAGE = 0.05
_MOST_TAGS = 100_000
"""Five times those of the longest pages of Wikipedia; the time to extract an article grows faster than they do."""


class Form(Enum):
    """How a text is written."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"


_BY_SUFFIX = {
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".mdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
}
_BY_MEDIA_TYPE = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "text/x-markdown": Form.MARKDOWN,
}
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?"
    r"<(?:!doctype html|html|head|body|meta|title|article|div|p|h1)\b",
    re.IGNORECASE,
)
_XML_START = re.compile(r"\s*(?:<\?xml|<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b)", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)

_READERS: Mapping[Form, Callable[[str, str], Reading]] = {
    Form.TEXT: lambda text, _url: read_text(text),
    Form.MARKDOWN: lambda text, _url: read_markdown(text),
    Form.HTML: lambda text, url: read_page(text, url=url),
}


def read(source: Source, *, fetch: Fetcher, stdin: BinaryIO | None = None) -> Article:
    """Read the article at `source`: its text as blocks, what it says of itself, and what was left out.

    Raises SourceError where there is nothing to read, RefusedArticle where it is no article that could be narrated
    whole, and whatever `fetch` raises.
    """
    material = gather(source, fetch=fetch, stdin=stdin)
    text = _text_of(material)
    form = _form_of(material, text)
    if form is Form.HTML and text.count("<") > _MOST_TAGS:
        raise RefusedArticle("article", str(source), f"has over {_MOST_TAGS:,} tags", "give narrator its text alone")
    reading = _READERS[form](text, material.url)
    language = detect(_story(reading), page=reading.page_language)
    swept, dropped = sweep(reading.blocks)
    reading = replace(reading, blocks=swept, dropped=(*reading.dropped, *dropped))
    reading = without_repeats(with_title(reading, language=language))
    refuse(reading, which=str(source))
    return _article(reading, source=source, language=language, url=material.url)


def _text_of(material: Material) -> str:
    text = decode(material.body, charset=material.charset)
    if damage(text) > _MOST_DAMAGE:
        raise RefusedArticle("article", str(material.source), "is a binary file, not text", GIVE_TEXT)
    if _XML_START.match(text) and not _HTML_START.match(text):
        raise RefusedArticle("article", str(material.source), *_xml(text))
    return clean(text)


def _xml(text: str) -> tuple[str, str]:
    if _FEED.search(text[:2000]):
        return "is an article feed, not an article", 'let `narrator run` follow it: [[sources]] feed = "…" in show.toml'
    return "is XML, not an article", GIVE_TEXT


def _form_of(material: Material, text: str) -> Form:
    """Tell a text's form by its media type, the end of its name, or how it begins."""
    said = _BY_MEDIA_TYPE.get(material.media_type) or _BY_SUFFIX.get(material.suffix)
    if said is None and _HTML_START.match(text):
        return Form.HTML
    if said is None and looks_like_markdown(text):
        return Form.MARKDOWN
    return said or Form.TEXT


def _story(reading: Reading) -> str:
    return " ".join([reading.title, *(block.text for block in reading.blocks if block.kind is not BlockKind.CODE)])


def _article(reading: Reading, *, source: Source, language: str, url: str) -> Article:
    """Close the reading: whatever way a text came in, it leaves clean."""
    return Article(
        source=source,
        title=_line(reading.title),
        blocks=tuple(block for block in map(_clean_block, for_pauses(reading.blocks)) if block.text),
        language=language,
        standfirst=_line(reading.standfirst),
        authors=tuple(name for name in map(_line, reading.authors) if name),
        published=reading.published,
        site_name=_line(reading.site_name),
        canonical_url=reading.canonical_url or url,
        image_url=reading.image_url,
        dropped=tuple(replace(dropped, text=_line(dropped.text)) for dropped in reading.dropped),
    )


def _clean_block(block: Block) -> Block:
    text = clean(block.text).strip("\n")
    kept = text if block.kind in (BlockKind.CODE, BlockKind.TABLE) else one_line(text)
    return replace(block, text=kept)


def _line(text: str) -> str:
    return one_line(clean(text))
