"""EPUB (3.3, 2.0.1) → reading: its chapters in the order of the spine, without cover, contents and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml.etree import _Element
from lxml.html import HtmlElement

from narrator.errors import RefusedArticle
from narrator.ingest.characters import clean, letters, one_line
from narrator.ingest.decoding import decode
from narrator.ingest.fragment import blocks_of_document
from narrator.ingest.markup import html_of, line_of, local, xhtml_of, xml_of
from narrator.ingest.packages.archive import Archive
from narrator.ingest.pages.metadata import time_of
from narrator.ingest.reading import Reading
from narrator.model import Block, BlockKind, Dropped

_CONTAINER, _LOCKS, _APPLE_LOCK = "META-INF/container.xml", "META-INF/encryption.xml", "META-INF/sinf.xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that only obfuscate fonts; with any other the text itself is locked."""
_DRM = ("is locked by its seller (DRM)", "narrator reads only books that are free to open")
_BROKEN = ("is an EPUB without a list of its chapters", "is the file whole?")

_DOCUMENTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_NO_CHAPTERS = {
    name: rule
    for rule, names in {
        "cover": "cover coverpage doc-cover",
        "title page": "titlepage title-page halftitlepage halftitle",
        "table of contents": "toc doc-toc landmarks page-list doc-pagelist",
        "list of pictures": "loi",
        "list of tables": "lot",
        "copyright page": "copyright-page copyright imprint colophon doc-colophon",
        "index": "index doc-index",
    }.items()
    for name in names.split()
}
_COPYRIGHT = (
    re.compile(r"\be?-?ISBN\b"),
    re.compile(r"©|\(c\) ?\d{4}|\bcopyright\b", re.IGNORECASE),
    re.compile(r"\ball rights reserved\b|\balle Rechte vorbehalten\b|\btous droits réservés\b", re.IGNORECASE),
)
_MOST_COPYRIGHT_WORDS, _LEAST_SIGNS = 400, 2
_FEWEST_LINKS, _LINKED_SHARE = 4, 0.7
_BOUGHT = frozenset({"pg-boilerplate", "pgheader", "pg-footer"})
_LONGEST_LABEL = 160
_MOST_BESIDE_TITLE = len("illustratedandtranslatedby")
_YEAR = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """An EPUB's package document: its root, and the folder that its addresses count from."""

    archive: Archive
    package: _Element
    folder: str

    def path(self, address: str, *, folder: str | None = None) -> str:
        """Name the file at `address`, as written in a document of `folder`; never one outside the archive."""
        bare = unquote(address.partition("#")[0])
        return normpath(join("/", self.folder if folder is None else folder, bare)).lstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chapter:
    """A document of the spine; `role` names what it is if it is no chapter ("" if it may be one)."""

    path: str
    role: str = ""
    linear: bool = True


def is_epub(archive: Archive) -> bool:
    """Tell whether an archive is an EPUB."""
    return _CONTAINER in archive


def read_epub(archive: Archive, *, which: str) -> Reading:
    """Read a book as one article. Raises RefusedArticle where its text is locked, or it names no chapters."""
    _refuse_locked(archive, which)
    book = _opened(archive, which)
    labels = _labels(book)
    title, authors = next(_said(book, "title"), ""), tuple(_authors(book))
    blocks, dropped = list[Block](), list[Dropped]()
    for chapter in _spine(book, which):
        body = _body(archive.read(chapter.path))
        if body is None:
            continue
        if rule := chapter.role or _role(body, title, authors):
            dropped.append(Dropped(text=_shown(body), rule=rule))
            continue
        found, struck = blocks_of_document(body)
        blocks += _labelled(found, labels.get(chapter.path, "")) if chapter.linear else _notes(found)
        dropped += struck
    return Reading(
        blocks=tuple(blocks),
        title=title,
        authors=authors,
        published=next((time for text in _said(book, "date") if (time := time_of(_day(text)))), None),
        site_name=next(_said(book, "publisher"), ""),
        page_language=next(_said(book, "language"), ""),
        dropped=tuple(each for each in dropped if each.text),
    )


def _refuse_locked(archive: Archive, which: str) -> None:
    locks = xml_of(archive.read(_LOCKS))
    methods = [] if locks is None else [method.get("Algorithm", "") for method in locks.iter("{*}EncryptionMethod")]
    in_data = [] if locks is None else list(locks.iter("{*}EncryptedData"))
    if _APPLE_LOCK in archive or any(method not in _FONTS_ONLY for method in methods) or (in_data and not methods):
        raise RefusedArticle("article", which, *_DRM)


def _opened(archive: Archive, which: str) -> _Book:
    container = xml_of(archive.read(_CONTAINER))
    roots = [] if container is None else list(container.iter("{*}rootfile"))
    for path in (root.get("full-path", "") for root in roots):
        if (package := xml_of(archive.read(path))) is not None:
            return _Book(archive=archive, package=package, folder=dirname(path))
    raise RefusedArticle("article", which, *_BROKEN)


def _spine(book: _Book, which: str) -> Iterator[_Chapter]:
    """List the documents to read, in order, each once; without a usable spine all of the manifest."""
    items = {item.get("id", ""): item for item in book.package.iter("{*}item")}
    roles = _guide(book)
    itemrefs = [ref for ref in book.package.iter("{*}itemref") if ref.get("idref", "") in items]
    listed = [(items[ref.get("idref", "")], ref.get("linear") != "no") for ref in itemrefs]
    chapters = {
        path: _Chapter(path=path, role=_role_of_item(item) or roles.get(path, ""), linear=linear)
        for item, linear in listed or [(item, True) for item in items.values()]
        if item.get("media-type", "") in _DOCUMENTS and (path := book.path(item.get("href", ""))) in book.archive
    }
    if not chapters:
        raise RefusedArticle("article", which, *_BROKEN)
    yield from chapters.values()


def _role_of_item(item: _Element) -> str:
    return "table of contents" if "nav" in item.get("properties", "").split() else ""


def _guide(book: _Book) -> Mapping[str, str]:
    """Read what an EPUB 2 says of its documents: which is the cover, which the contents."""
    references = book.package.iter("{*}reference")
    return {
        book.path(reference.get("href", "")): role
        for reference in references
        if (role := _NO_CHAPTERS.get(reference.get("type", "").lower(), ""))
    }


def _body(content: bytes) -> HtmlElement | None:
    """Parse a document as the XHTML it should be, else as HTML, and take its body."""
    root = xhtml_of(content)
    if root is None:
        root = html_of(decode(content))
    return None if root is None else next(root.iter("body"), root)


def _role(body: HtmlElement, title: str, authors: tuple[str, ...]) -> str:
    """Name what a document is if it is no chapter: by its own word, or by what stands on it."""
    said = (_NO_CHAPTERS.get(name, "") for part in (body, *_outer(body)) for name in sorted(_kinds(part)))
    if role := next(filter(None, said), ""):
        return role
    text = _shown(body)
    words = len(text.split())
    if any(_BOUGHT & set(part.get("class", "").split()) for part in (body, *_outer(body))):
        return "note of the library"
    if words <= _MOST_COPYRIGHT_WORDS and _has_imprint(text):
        return "copyright page"
    if _is_contents(body, text):
        return "table of contents"
    return "title page" if words and _is_title_page(text, title, authors) else ""


def _shown(body: HtmlElement) -> str:
    """Take all the text of a document, that of each element apart from the next."""
    return one_line(clean(" ".join(map(str, body.itertext()))))


def _kinds(element: _Element) -> frozenset[str]:
    """List what an element says it is: its role, and its epub:type."""
    return frozenset(f"{element.get('role', '')} {element.get('epub:type', '')}".lower().split())


def _has_imprint(text: str) -> bool:
    return sum(sign.search(text) is not None for sign in _COPYRIGHT) >= _LEAST_SIGNS


def _outer(body: HtmlElement) -> Iterator[HtmlElement]:
    """List the elements that hold all of a document: its lone sections, one in the other."""
    while len(body) == 1 and local(body[0]) in ("section", "div", "article", "main", "nav"):
        body = body[0]
        yield body


def _is_contents(body: HtmlElement, text: str) -> bool:
    linked = [line_of(link) for link in body.iter("a") if link.get("href")]
    return len(linked) >= _FEWEST_LINKS and sum(map(len, linked)) >= _LINKED_SHARE * len(text)


def _is_title_page(text: str, title: str, authors: tuple[str, ...]) -> bool:
    """Tell whether a document says the title and hardly more than who wrote it."""
    rest = letters(text)
    if not letters(title) or letters(title) not in rest:
        return False
    for said in filter(None, map(letters, (title, *authors))):
        rest = rest.replace(said, "", 1)
    return len(rest) <= _MOST_BESIDE_TITLE


def _labels(book: _Book) -> Mapping[str, str]:
    """Read how the contents call each document (NCX, then nav), for chapters that do not print their heading."""
    labels: dict[str, str] = {}
    for item in book.package.iter("{*}item"):
        is_ncx = item.get("media-type") == "application/x-dtbncx+xml"
        if not is_ncx and not _role_of_item(item):
            continue
        path = book.path(item.get("href", ""))
        read = xml_of if is_ncx else xhtml_of
        contents = read(book.archive.read(path))
        pairs = () if contents is None else _ncx(contents) if is_ncx else _nav(contents)
        for address, label in pairs:
            if label and len(label) <= _LONGEST_LABEL:
                labels.setdefault(book.path(address, folder=dirname(path)), label)
    return labels


def _ncx(contents: _Element) -> Iterator[tuple[str, str]]:
    for point in contents.iter("{*}navPoint"):
        address = next((content.get("src", "") for content in point.iterchildren("{*}content")), "")
        yield address, next((line_of(label) for label in point.iterchildren("{*}navLabel")), "")


def _nav(contents: _Element) -> Iterator[tuple[str, str]]:
    for nav in contents.iter("nav"):
        if "toc" in _kinds(nav) or not _kinds(nav):
            yield from ((a.get("href", ""), line_of(a)) for a in nav.iter("a"))


def _labelled(blocks: Iterable[Block], label: str) -> Iterator[Block]:
    """Put the chapter's name from the contents over it, unless it prints a heading itself."""
    blocks = tuple(blocks)
    top = next((block for block in blocks if block.kind is not BlockKind.ALT_TEXT), None)
    if top and label and top.kind is not BlockKind.HEADING and letters(label) not in letters(top.text[:200]):
        yield Block(kind=BlockKind.HEADING, text=label, level=1)
    yield from blocks


def _notes(blocks: Iterable[Block]) -> Iterator[Block]:
    """Keep the footnotes of a document that is only reached by a link."""
    return (block for block in blocks if block.kind is BlockKind.FOOTNOTE)


def _said(book: _Book, name: str) -> Iterator[str]:
    """List what the metadata says under a name of Dublin Core."""
    elements = book.package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    return (text for text in (line_of(element) for element in elements) if text)


def _authors(book: _Book) -> Iterator[str]:
    """List the creators, without those who only translated, drew or edited."""
    roles = {
        meta.get("refines", "").lstrip("#"): (meta.text or "").strip()
        for meta in book.package.iter("{*}meta")
        if meta.get("property") == "role"
    }
    for creator in book.package.iter("{http://purl.org/dc/elements/1.1/}creator"):
        role = creator.get("{http://www.idpf.org/2007/opf}role") or roles.get(creator.get("id", ""), "aut")
        if role == "aut" and (name := line_of(creator)):
            yield name


def _day(text: str) -> str:
    """Write a date of a year, or of a year and a month, as its first day."""
    return f"{text}-01-01"[:10] if _YEAR.fullmatch(text) else text
