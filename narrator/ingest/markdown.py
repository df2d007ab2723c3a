"""Markdown → reading: CommonMark with tables, under a front matter of plain lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from narrator.ingest.characters import one_line
from narrator.ingest.metadata import absolute, time_of
from narrator.ingest.reading import Reading
from narrator.ingest.text import read_text
from narrator.model import Block, BlockKind

_FRONT_MATTER = re.compile(r"---[ ]*\n((?:(?!---|\.\.\.).*\n){0,200})(?:---|\.\.\.)[ ]*(?:\n|\Z)")
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ ]*:(?:[ ]+(.*))?")
_MEMBER = re.compile(r"[ ]*-[ ]+(.*)")
_FOOTNOTE_TEXT = re.compile(r"^\[\^[^\]\s]{1,40}\]:.*\n?(?:[ ]{2,}\S.*\n?)*", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_LOOKS_SO = re.compile(r"\s*(?:#{1,6}[ ]+\S|---[ ]*\n[A-Za-z_][\w-]*[ ]*:)")
_TAG = re.compile(r"<[^<>]{0,500}>")
_NO_TEXT = re.compile(r"\s*<(?:script|style|textarea|!|\?)", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_LONGEST_CHUNK = 50_000
"""Characters between two blank lines; more is no Markdown, and the parser takes seconds for it."""

_AUTHORS, _DATES = ("authors", "author", "by"), ("date", "published", "datepublished", "created")
_STANDFIRSTS = ("standfirst", "description", "subtitle", "summary", "excerpt", "dek")


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text without a name begins as Markdown does: with a # heading or a front matter."""
    return bool(_LOOKS_SO.match(text))


def read_markdown(text: str) -> Reading:
    """Read Markdown; title, author, date and the like from the front matter, if it has one."""
    found = _FRONT_MATTER.match(text)
    fields = _fields(found[1]) if found else {}
    story = _FOOTNOTE_TEXT.sub("", text[found.end() :] if found else text)
    if any(len(chunk) > _LONGEST_CHUNK for chunk in story.split("\n\n")):
        return _described(read_text(story), fields)
    return _described(Reading(blocks=_Walk().blocks_of(_parser().parse(story))), fields)


def _fields(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read `name: value`, `name: [a, b]` and a name with `- ` lines under it: what front matter needs of YAML."""
    fields: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in text.split("\n"):
        if field := _FIELD.fullmatch(line):
            name = field[1].lower()
            fields[name] = tuple(_values((field[2] or "").strip()))
        elif name and (member := _MEMBER.fullmatch(line)):
            fields[name] = (*fields[name], *_values(member[1].strip()))
    return fields


def _values(text: str) -> Iterable[str]:
    texts = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    unquoted = (part.strip().strip("\"'").strip() for part in texts)
    return [part for part in unquoted if part]


def _described(reading: Reading, fields: Mapping[str, tuple[str, ...]]) -> Reading:
    def first(*names: str) -> str:
        return next((one_line(value) for name in names for value in fields.get(name, ())), "")

    return replace(
        reading,
        title=first("title", "headline"),
        standfirst=first(*_STANDFIRSTS),
        authors=next((fields[name] for name in _AUTHORS if fields.get(name)), ()),
        published=next((time for name in _DATES if (time := time_of(first(name)))), None),
        site_name=first("site", "site_name", "publication"),
        canonical_url=absolute(first("canonical_url", "canonical", "url", "link"), ""),
        image_url=absolute(first("image", "cover", "thumbnail"), ""),
        page_language=first("language", "lang"),
    )


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


class _Walk:
    """A walk along a document's tokens: where it is, and the blocks found so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.quotes = 0
        self.numbers: list[int] = []
        self.heading = 0
        self.rows: list[list[str]] | None = None

    def blocks_of(self, tokens: Iterable[Token]) -> tuple[Block, ...]:
        for token in tokens:
            if step := _STEPS.get(token.type):
                step(self, token)
        return tuple(self.blocks)

    def add(self, kind: BlockKind, text: str, *, level: int = 0, number: int = 0) -> None:
        if text.strip():
            self.blocks.append(Block(kind=kind, text=text, level=level, number=number))

    def inline(self, token: Token) -> None:
        text = one_line(_FOOTNOTE.sub("", "".join(_plain(child) for child in token.children or ())))
        if self.rows is not None:
            self.rows[-1].append(text)
        elif self.heading:
            self.add(BlockKind.HEADING, text, level=self.heading)
        elif self.numbers:
            self.add(BlockKind.LIST_ITEM, text, number=self.numbers[-1])
            self.numbers[-1] = 0
        else:
            self.add(BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH, text)

    def head(self, token: Token) -> None:
        self.heading = int(token.tag[1:])

    def end_head(self, _token: Token) -> None:
        self.heading = 0

    def quote(self, _token: Token) -> None:
        self.quotes += 1

    def end_quote(self, _token: Token) -> None:
        self.quotes -= 1

    def list(self, _token: Token) -> None:
        self.numbers.append(0)

    def end_list(self, _token: Token) -> None:
        self.numbers.pop()

    def item(self, token: Token) -> None:
        self.numbers[-1] = int(token.info or 0)

    def code(self, token: Token) -> None:
        self.add(BlockKind.CODE, token.content.strip("\n"))

    def html(self, token: Token) -> None:
        if not _NO_TEXT.match(token.content):
            kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
            self.add(kind, one_line(unescape(_TAG.sub(" ", token.content))))

    def table(self, _token: Token) -> None:
        self.rows = []

    def row(self, _token: Token) -> None:
        if self.rows is not None:
            self.rows.append([])

    def end_table(self, _token: Token) -> None:
        rows, self.rows = self.rows or [], None
        lines = [" | ".join(cell for cell in row if cell) for row in rows]
        self.add(BlockKind.TABLE, "\n".join(line for line in lines if line))


_STEPS: Mapping[str, Callable[[_Walk, Token], None]] = {
    "inline": _Walk.inline,
    "heading_open": _Walk.head,
    "heading_close": _Walk.end_head,
    "blockquote_open": _Walk.quote,
    "blockquote_close": _Walk.end_quote,
    "bullet_list_open": _Walk.list,
    "ordered_list_open": _Walk.list,
    "bullet_list_close": _Walk.end_list,
    "ordered_list_close": _Walk.end_list,
    "list_item_open": _Walk.item,
    "fence": _Walk.code,
    "code_block": _Walk.code,
    "html_block": _Walk.html,
    "table_open": _Walk.table,
    "tr_open": _Walk.row,
    "table_close": _Walk.end_table,
}


def _plain(token: Token) -> str:
    """Take the text of an inline token; a picture has none, whatever its description says."""
    match token.type:
        case "softbreak" | "hardbreak":
            return " "
        case "html_inline":
            return " " if _BREAK.match(token.content) else ""
        case "image":
            return ""
        case _:
            return token.content
