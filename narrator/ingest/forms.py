"""Material → reading: which form it has, and the reader of that form."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from enum import Enum

from narrator.errors import RefusedArticle
from narrator.ingest.characters import clean
from narrator.ingest.decoding import damage, decode
from narrator.ingest.fragment import is_fragment, read_fragment
from narrator.ingest.lists import Listing, listing_of
from narrator.ingest.markdown import looks_like_markdown, read_markdown
from narrator.ingest.material import FOLLOW, GIVE_TEXT, Material
from narrator.ingest.packages.archive import SIGNATURE, Archive
from narrator.ingest.packages.docx import is_docx, read_docx
from narrator.ingest.packages.epub import is_epub, read_epub
from narrator.ingest.pages.page import read_page
from narrator.ingest.reading import Reading
from narrator.ingest.sites import Site, site_at
from narrator.ingest.text import read_text

_MOST_DAMAGE = 0.05
_MOST_TAGS = 100_000
"""Five times those of the longest pages of Wikipedia; the time to extract an article grows faster than they do."""


class Form(Enum):
    """How a text is written."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    FRAGMENT = "a piece of HTML"


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
    r"<(?:!doctype html|html|head|body|meta|title|article|main|section|div|p|h[1-6]|ul|ol|blockquote|figure|table)\b",
    re.IGNORECASE,
)
_XML_START = re.compile(r"\s*<(?:\?xml|urlset|sitemapindex|svg)\b", re.IGNORECASE)
_FOLLOWED = {
    Listing.FEED: ("is an article feed, not an article", FOLLOW.format("feed")),
    Listing.OPML: (
        "is an OPML list of article feeds, not an article",
        "`narrator make` takes the newest articles of each feed in it",
    ),
}

_READERS: Mapping[Form, Callable[[str, str, tuple[Site, ...], Collection[str]], Reading]] = {
    Form.TEXT: lambda text, _url, _sites, _keep: read_text(text),
    Form.MARKDOWN: lambda text, _url, _sites, _keep: read_markdown(text),
    Form.HTML: lambda text, url, sites, keep: read_page(text, url=url, sites=sites, keep=keep),
    Form.FRAGMENT: lambda text, _url, _sites, _keep: read_fragment(text),
}
_PACKAGES = ((is_epub, read_epub), (is_docx, read_docx))
_OTHER_PACKAGES = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a set of PowerPoint slides"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/MANIFEST.MF", "a program"),
)


def reading_of(material: Material, *, sites: tuple[Site, ...] = (), keep: Collection[str] = ()) -> Reading:
    """Read `material` by the reader of its form, a page by the rule for its site, and by no rule that `keep` names.

    Raises RefusedArticle where it has none that is read.
    """
    if material.body.startswith(SIGNATURE):
        return _unpacked(material)
    text = _text_of(material)
    form = _form_of(material, text)
    if form is Form.FRAGMENT and site_at(sites, material.url).host:
        form = Form.HTML  # by which the site's own rule is applied
    if form in (Form.HTML, Form.FRAGMENT) and text.count("<") > _MOST_TAGS:
        raise _refused(material, f"has over {_MOST_TAGS:,} tags", "give narrator its text alone")
    return _READERS[form](text, material.url, sites, keep)


def _unpacked(material: Material) -> Reading:
    archive = Archive(material.body, which=str(material.source))
    for is_one, read in _PACKAGES:
        if is_one(archive):
            return read(archive, which=str(material.source))
    name = next((name for file, name in _OTHER_PACKAGES if file in archive), "a zip archive")
    raise _refused(material, f"is {name}, not an article", GIVE_TEXT)


def _text_of(material: Material) -> str:
    if listing := listing_of(material.body):
        raise _refused(material, *_FOLLOWED[listing])
    if material.media_type.endswith(("/json", "+json")):
        raise _refused(material, "is JSON, not an article", GIVE_TEXT)
    text = decode(material.body, charset=material.charset)
    if damage(text) > _MOST_DAMAGE:
        raise _refused(material, "is a binary file, not text", GIVE_TEXT)
    if _XML_START.match(text) and not _HTML_START.match(text):
        raise _refused(material, "is XML, not an article", GIVE_TEXT)
    return clean(text)


def _form_of(material: Material, text: str) -> Form:
    """Tell a text's form by its media type, the end of its name, or how it begins."""
    said = _BY_MEDIA_TYPE.get(material.media_type) or _BY_SUFFIX.get(material.suffix)
    if said is None and _HTML_START.match(text):
        said = Form.HTML
    if said is None and looks_like_markdown(text):
        return Form.MARKDOWN
    if said is Form.HTML and is_fragment(text):
        return Form.FRAGMENT
    return said or Form.TEXT


def _refused(material: Material, cause: str, hint: str) -> RefusedArticle:
    return RefusedArticle("article", str(material.source), cause, hint)
