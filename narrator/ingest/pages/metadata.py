"""What a page says of its article: JSON-LD, then OpenGraph and other meta elements, then what trafilatura finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from narrator.ingest.characters import clean, key, one_line
from narrator.ingest.pages.authors import names_of
from narrator.ingest.pages.elements import short_text
from narrator.ingest.pages.json_ld import Statement, statement_of
from narrator.ingest.pages.topics import section_of, tags_of

_XML = "http://www.w3.org/XML/1998/namespace"
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_TITLES = ("twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_AUTHORS = (
    "author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "dcsext.author", "citation_author",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "pubdate",
    "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date",
    "citation_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "parsely-modified-date", "revised",
)  # fmt: skip
_SECTIONS = (
    "article:section", "og:article:section", "articlesection", "section", "parsely-section", "sailthru.section",
    "dcsext.section", "category", "dc.subject.section",
)  # fmt: skip
_TAGS = ("article:tag", "og:article:tag", "parsely-tags", "news_keywords", "sailthru.tags")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")

_LONGEST_BYLINE = 120
_ZONE_TWICE = re.compile(r"(?<=\d)\s+(?:UTC|GMT|Z)$|(?<=[+-]\d{4})\s+[A-Z]{3,4}$")
"""How Go's and other programs write a zone after a time of ISO 8601: "2024-05-01 10:00:00 +0000 UTC"."""
_COPYRIGHT = re.compile(r"\W*(?:copyright\b|©|\(c\))", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[|·•–—-]\s+(?=[^|·•–—]{2,60}$)|\s*[|·]\s*(?=[^|·]{2,60}$)")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?])[”’\"»]?\s+(?=[^\W\d_a-z])")
_ENDS = re.compile(r"[.!?][”’\"»)]*$")
_CUT = re.compile(r"\s*(?:\.{3}|…|[\[(]…[\])]|[\[(]\.\.\.[\])])$")
_FEWEST_WORDS = 5
_WRITTEN_TWICE = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; texts are clean, URLs absolute, times in UTC. `standfirsts` are candidates."""

    title: str
    standfirsts: tuple[str, ...]
    authors: tuple[str, ...]
    published: datetime | None
    modified: datetime | None
    site_name: str
    section: str
    tags: tuple[str, ...]
    canonical_url: str
    image_url: str
    language: str
    free: bool | None
    paid_parts: tuple[str, ...]
    declared_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """What trafilatura found where the page says nothing itself."""

    title: str = ""
    author: str = ""
    date: str = ""
    site_name: str = ""


def metadata_of(page: HtmlElement, *, url: str, fallback: Callable[[], Fallback]) -> Metadata:
    """Read what `page` says of its article; relative URLs count from `url`, "" if there is none.

    `fallback` is asked only if the page leaves something out: it takes as long as the extraction.
    """
    said, meta = statement_of(page), Meta(page)
    found = cache(fallback)
    base = url or next(
        filter(None, (absolute(text, "") for text in (_link(page), *meta.all(("og:url",)), said.url))), ""
    )
    site = next(_sites([*meta.all(_SITES), said.publisher]), "") or next(_sites([found().site_name]), "")
    named = [said.authors, meta.all(_AUTHORS), list(_marked(page))]
    authors = names_of(named if any(named) else [_guessed(found().author)], site=site)
    published = next(_times([said.published, *meta.all(_DATES), *_time_elements(page, "datePublished")]), None)
    published = published or next(_times([found().date]), None)
    modified = next(_times([said.modified, *meta.all(_MODIFIED), *_time_elements(page, "dateModified")]), None)
    return Metadata(
        title=_title(page, said, meta, site) or _without_site(found().title, site),
        standfirsts=tuple(dict.fromkeys(_standfirsts([said.description, *meta.all(_DESCRIPTIONS)]))),
        authors=authors,
        published=published,
        modified=modified if modified and not (published and modified < published) else None,
        site_name=site,
        section=section_of([said.section, *meta.all(_SECTIONS)], site=site),
        tags=tags_of([said.keywords, meta.all(_TAGS), meta.all(("keywords",))], but=[site, *authors]),
        canonical_url=_canonical([_link(page), *meta.all(("og:url",)), said.url], base) or url,
        image_url=next(filter(None, (absolute(text, base) for text in [*meta.all(_IMAGES), said.image])), ""),
        language=next(_languages(page, meta, said), ""),
        free=said.free,
        paid_parts=said.paid_parts,
        declared_words=said.words,
    )


class Meta:
    """The meta elements of a page, by lower-case name (of name, property, itemprop or http-equiv)."""

    def __init__(self, page: HtmlElement) -> None:
        self._contents: dict[str, list[str]] = {}
        for element in page.iter("meta"):
            name = next((element.get(key) for key in _META_KEYS if element.get(key)), None)
            if name and (content := element.get("content")):
                self._contents.setdefault(name.strip().lower(), []).append(content)

    def all(self, names: Sequence[str]) -> list[str]:
        """List the contents under `names`, in their order."""
        return [content for name in names for content in self._contents.get(name, [])]


def absolute(text: str, base: str) -> str:
    """Make a http(s) URL of `text` as it stands on a page at `base`, or "" if it is none."""
    try:
        url = urljoin(base, text.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", url) else ""


def time_of(text: str) -> datetime | None:
    """Read a time in ISO 8601 (in UTC where it names no zone) or RFC 2822; None if it is neither, or before 1900."""
    bare = _ZONE_TWICE.sub("", text.strip())
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = read(bare)
            return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC) if time.year > 1900 else None
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def whole_sentences(text: str) -> str:
    """Take the sentences of a description that are whole: many are cut at a number of characters."""
    bare = _CUT.sub("", text)
    if bare == text and (_ENDS.search(text) or not _SENTENCES.search(text)):
        return text
    sentences = _SENTENCES.split(bare)
    return " ".join(sentences[:-1])


def _clean(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in (one_line(clean(_plain(text))) for text in texts) if text)


def _plain(text: str) -> str:
    """Take what programs wrote as HTML into an attribute as what it says: "&amp;rsquo;", "<b>"."""
    plain = unescape(text) if _WRITTEN_TWICE.search(text) else text
    return _TAG.sub("", plain) if "<" in plain else plain


def _sites(texts: Iterable[str]) -> Iterator[str]:
    """Yield the names that texts give a site: of an address its host, of a line on copyright none."""
    for text in _clean(texts):
        name = _host(text) if "://" in text else text
        if name and not _COPYRIGHT.match(name):
            yield name


def _host(url: str) -> str:
    return (urlsplit(absolute(url, "")).hostname or "").removeprefix("www.")


def _title(page: HtmlElement, said: Statement, meta: Meta, site: str) -> str:
    """Take the h1 that the page's other titles confirm, as it is what readers see; else the first of those."""
    stated = list(_clean([*meta.all(("og:title",)), said.headline, page.findtext(".//title") or ""]))
    printed = [heading for heading in _clean(h1.text_content() for h1 in page.iter("h1")) if len(heading) > 2]
    confirmed = [heading for heading in printed if any(_confirms(other, heading) for other in stated)]
    others = [_without_site(other, site) for other in (*stated, *_clean(meta.all(_TITLES)))]
    return next(iter([*confirmed, *others, *printed]), "")


def _confirms(other: str, heading: str) -> bool:
    mine, theirs = key(heading), key(other)
    return bool(mine) and len(mine) * 3 > len(theirs) and (mine in theirs or theirs in mine)


def _without_site(title: str, site: str) -> str:
    parts = _SUFFIX.split(title)
    if len(parts) > 1 and site and (key(parts[-1]) in key(site) or key(site) in key(parts[-1])):
        return title[: title.rindex(parts[-1])].rstrip(" |·•–—-")
    return title


def _standfirsts(texts: Iterable[str]) -> Iterator[str]:
    sentences = (whole_sentences(text) for text in _clean(texts))
    return (text for text in sentences if len(text.split()) >= _FEWEST_WORDS)


def _times(texts: Iterable[str]) -> Iterator[datetime]:
    return (time for text in texts if text and (time := time_of(text)))


def _time_elements(page: HtmlElement, which: str) -> Iterator[str]:
    """Yield the times that the page's microdata call `which`."""
    for element in page.iter("time", "span", "abbr", "div", "p"):
        is_marked = element.get("itemprop") == which
        if is_marked or (element.get("pubdate") is not None and which == "datePublished"):
            yield element.get("datetime") or element.get("content") or element.get("title") or ""


def _guessed(names: str) -> list[str]:
    """Take the names out of a guess, which a lone word is too likely to be wrong for."""
    return [name for name in names.split(";") if " " in name.strip()]


def _marked(page: HtmlElement) -> Iterator[str]:
    """Yield the names that the page's microdata and its links call the author's."""
    for element in page.iter("a", "span", "div", "p", "address"):
        if element.get("itemprop") == "author" or "author" in element.get("rel", "").split():
            names = [inner for inner in element.iter() if inner.get("itemprop") == "name"]
            if name := short_text(names[0] if names else element, _LONGEST_BYLINE):
                yield name


def _link(page: HtmlElement) -> str:
    return next((link.get("href", "") for link in page.iter("link") if link.get("rel", "").lower() == "canonical"), "")


def _canonical(candidates: Iterable[str], base: str) -> str:
    """Take the first URL the page gives for itself, unless it only names its site's front page."""
    found = (absolute(text, base) for text in candidates if text)
    return next((address for address in found if address and urlsplit(address).path.strip("/")), "")


def _languages(page: HtmlElement, meta: Meta, said: Statement) -> Iterator[str]:
    roots = (page.get("lang", ""), page.get("xml:lang", ""), page.get(f"{{{_XML}}}lang", ""))
    texts = (*roots, *meta.all(("content-language", "og:locale", "language")), said.language)
    return (text.strip() for text in texts if text.strip())
