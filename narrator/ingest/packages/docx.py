"""DOCX → reading: paragraphs by their styles, lists by their numbering, tables, footnotes (ECMA-376, part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath

from lxml import etree
from lxml.etree import _Element

from narrator.errors import RefusedArticle
from narrator.ingest.characters import clean, one_line
from narrator.ingest.document import blocks_of_text, heading_of, is_bold_heading, table_of
from narrator.ingest.markup import line_of, local, xml_of
from narrator.ingest.packages.archive import Archive
from narrator.ingest.packages.word_styles import (
    AUTHOR,
    CONTENTS,
    DATE,
    SPACES,
    SUBTITLE,
    TITLE,
    Format,
    Numbering,
    Styles,
    attribute,
    child,
    is_on,
    value,
    word,
)
from narrator.ingest.pages.elements import description_of
from narrator.ingest.pages.metadata import time_of
from narrator.ingest.pages.raised import raised
from narrator.ingest.reading import Reading
from narrator.model import Block, BlockKind, Dropped

_RELATIONS = "_rels/.rels"
_BROKEN = ("is a Word document without a text", "is the file whole?")
_NO_AUTHORS = re.compile(
    r"(?:windows |microsoft |microsoft office |default )?user|microsoft|admin(?:istrator)?|author|unknown|un-named"
    r"|python-docx|apache poi|\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:microsoft )?word (?:document|- ).*|document ?\d*|untitled.{0,20}|.*\.(?:docx?|odt|rtf)|\W*", re.IGNORECASE
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\v", "cr": "\v", "noBreakHyphen": "-"}
_PASSED = frozenset(
    {"pPr", "rPr", "tblPr", "sectPr", "sdtPr", "instrText", "delText", "delInstrText", "moveFrom", "del", "rt",
     "txbxContent", "footnoteRef", "endnoteRef"}
)  # fmt: skip
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_TABLES = tuple(f"{{{space}}}tbl" for space in SPACES)


def is_docx(archive: Archive) -> bool:
    """Tell whether an archive is a document of Word (a workbook and a set of slides are made alike)."""
    part = _related(archive, "").get("officeDocument", "")
    root = xml_of(archive.read(part)) if part.endswith(".xml") else None
    return root is not None and word(root) == "document"


def read_docx(archive: Archive, *, which: str) -> Reading:
    """Read a document as one article; a title in the text counts before the one in the file's properties.

    Raises RefusedArticle if it has no text.
    """
    package = _related(archive, "")
    main = package.get("officeDocument", "")
    root = xml_of(archive.read(main))
    body = None if root is None else child(root, "body")
    if body is None:
        raise RefusedArticle("article", which, *_BROKEN)
    parts = _related(archive, main)
    text = _Text(body, Styles(_part(archive, parts, "styles")), Numbering(_part(archive, parts, "numbering")))
    notes = {kind: _part(archive, parts, f"{kind}s") for kind in _NOTES.values()}
    return _described(
        Reading(
            blocks=(*text.blocks, *text.notes(notes)),
            title=" ".join(text.head.get(TITLE, [])),
            standfirst=" ".join(text.head.get(SUBTITLE, [])),
            authors=tuple(text.head.get(AUTHOR, [])),
            published=next(filter(None, map(time_of, text.head.get(DATE, []))), None),
            dropped=tuple(text.dropped),
            page_language=text.styles.language,
        ),
        _part(archive, package, "core-properties"),
    )


def _related(archive: Archive, part: str) -> dict[str, str]:
    """Read which parts a part of the package refers to, by the last word of their kind."""
    folder, _, name = part.rpartition("/")
    root = xml_of(archive.read(join(folder, "_rels", f"{name}.rels") if part else _RELATIONS))
    relations = [] if root is None else list(root.iter("{*}Relationship"))
    return {
        relation.get("Type", "").rpartition("/")[2]: normpath(
            join("/", dirname(part), relation.get("Target", ""))
        ).lstrip("/")
        for relation in relations
        if relation.get("TargetMode") != "External"
    }


def _part(archive: Archive, parts: dict[str, str], name: str) -> _Element | None:
    return xml_of(archive.read(parts[name])) if name in parts else None


def _described(reading: Reading, properties: _Element | None) -> Reading:
    """Fill in what the text does not say of itself from the properties of the file."""
    said: dict[str, str] = {}
    for element in () if properties is None else properties:
        said.setdefault(local(element), line_of(element))
    title, author = said.get("title", ""), said.get("creator", "")
    printed = reading.title or any(block.kind is BlockKind.HEADING for block in reading.blocks[:1])
    return replace(
        reading,
        title=reading.title if printed or _NO_TITLE.fullmatch(title) else title,
        authors=reading.authors or (() if _NO_AUTHORS.fullmatch(author) else tuple(_names(author))),
        published=reading.published or time_of(said.get("created", "")),
        modified=time_of(said.get("modified", "")),
        page_language=said.get("language") or reading.page_language,
    )


def _names(text: str) -> Iterator[str]:
    return (name for name in map(str.strip, text.split(";")) if name)


class _Text:
    """A walk along a document's body: its blocks, the parts of its head, and which notes it refers to."""

    def __init__(self, body: _Element, styles: Styles, numbering: Numbering) -> None:
        self.styles, self._numbering = styles, numbering
        self.blocks: list[Block] = []
        self.dropped: list[Dropped] = []
        self.head: dict[str, list[str]] = {}
        self._notes: list[tuple[str, str]] = []
        self._pictures: list[Block] = []
        layout = {outer for table in body.iter(*_TABLES) for outer in list(table.iterancestors(*_TABLES))[:1]}
        walk = etree.iterwalk(body, events=("start",))
        for _, element in walk:
            table = self._table(element) if word(element) == "tbl" and element not in layout else None
            if table:
                self.blocks.append(table)
            if table or local(element) == "Fallback" or word(element) == "moveFrom":
                walk.skip_subtree()
            elif word(element) == "p":
                self._paragraph(element)

    def notes(self, parts: dict[str, _Element | None]) -> Iterator[Block]:
        """Make the footnotes and endnotes that the text refers to, in the order in which it does."""
        found = {
            (kind, attribute(note, "id")): note
            for kind, root in parts.items()
            for note in (() if root is None else root)
            if not attribute(note, "type")
        }
        for number, place in enumerate(dict.fromkeys(self._notes), start=1):
            if (note := found.get(place)) is not None and (text := self._cell(note)):
                yield Block(kind=BlockKind.FOOTNOTE, text=text, number=number)

    def _paragraph(self, element: _Element) -> None:
        text, form = self._text(element), self.styles.format(element)
        if form.part == CONTENTS:
            if text.strip():
                self.dropped.append(Dropped(text=one_line(clean(text)), rule=CONTENTS))
        elif form.part and not self.blocks and text.strip():
            self.head.setdefault(form.part, []).append(one_line(clean(text)))
        else:
            self._add(element, text, form)
        self.blocks += self._pictures
        self._pictures = []

    def _add(self, element: _Element, text: str, form: Format) -> None:
        line = one_line(clean(text))
        if not line:
            return
        match form.kind:
            case BlockKind.HEADING:
                self.blocks.append(heading_of(line, form.level))
            case BlockKind.LIST_ITEM:
                number = self._numbering.count(form.numbering, form.depth)
                self.blocks.append(Block(kind=form.kind, text=line, level=form.depth + 1, number=number))
            case BlockKind.CODE:
                self._code(clean(text.replace("\v", "\n")))
            case BlockKind.PARAGRAPH if is_bold_heading(line) and _is_bold(element):
                self.blocks.append(Block(kind=BlockKind.HEADING, text=line, level=3))
            case _:
                self.blocks += blocks_of_text(text, form.kind)

    def _code(self, text: str) -> None:
        """Add to the listing that the last paragraph belongs to, or begin one."""
        before = self.blocks[-1] if self.blocks and self.blocks[-1].kind is BlockKind.CODE else None
        if before:
            self.blocks[-1] = replace(before, text=f"{before.text}\n{text}")
        else:
            self.blocks.append(Block(kind=BlockKind.CODE, text=text))

    def _table(self, element: _Element) -> Block | None:
        rows = (row for row in element.iter() if word(row) == "tr")
        return table_of([[self._cell(cell) for cell in row.iter() if word(cell) == "tc"] for row in rows])

    def _cell(self, element: _Element) -> str:
        """Take the text of all paragraphs in an element, on one line."""
        paragraphs = (self._text(paragraph) for paragraph in element.iter() if word(paragraph) == "p")
        return one_line(clean(" ".join(paragraphs)))

    def _text(self, paragraph: _Element) -> str:
        r"""Take what a paragraph shows, line breaks as "\v"; notes and pictures in it are noted."""
        parts: list[str] = []
        walk = etree.iterwalk(paragraph, events=("start",))
        for _, element in walk:
            name = word(element)
            if name in _PASSED or local(element) == "Fallback" or (name == "r" and self._takes(element, parts)):
                walk.skip_subtree()
            elif local(element) == "t":
                parts.append(element.text or "")
            elif name in _NOTES:
                self._notes.append((_NOTES[name], attribute(element, "id")))
            elif name in _SIGNS:
                parts.append(_SIGNS[name])
            elif local(element) == "docPr" and (shown := description_of(element.get("descr", ""))):
                self._pictures.append(Block(kind=BlockKind.ALT_TEXT, text=shown))
        return "".join(parts)

    def _takes(self, run: _Element, parts: list[str]) -> bool:
        """Take a run that is not shown as it is: hidden, struck out, or above the line."""
        properties = child(run, "rPr")
        if properties is None:
            return False
        text = one_line("".join(part.text or "" for part in run if word(part) == "t"))
        if is_on(properties, "vanish") or is_on(properties, "strike") or is_on(properties, "dstrike"):
            rule = "hidden" if is_on(properties, "vanish") else "struck out"
            self.dropped += [Dropped(text=clean(text), rule=rule)] if text else []
            return True
        if value(properties, "vertAlign") == "superscript" and text:
            parts.append(raised(text, before="".join(parts[-3:])))
            return True
        return False


def _is_bold(paragraph: _Element) -> bool:
    """Tell whether all the text of a paragraph is set in bold."""
    runs = [run for run in paragraph.iter() if word(run) == "r" and _shows(run)]
    return bool(runs) and all(is_on(child(run, "rPr"), "b") for run in runs)


def _shows(run: _Element) -> Iterable[str]:
    return [part.text for part in run if word(part) == "t" and part.text and part.text.strip()]
