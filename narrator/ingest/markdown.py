"""Markdown → reading: CommonMark with tables, struck-out text and footnotes, by way of the HTML that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from narrator.ingest.fragment import read_fragment
from narrator.ingest.front_matter import described, split
from narrator.ingest.reading import Reading
from narrator.ingest.text import read_text

_NOTE_TEXT = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ ]*(.*\n?(?:(?:[ ]{2,}|\t)\S.*\n?)*)", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_LOOKS_SO = re.compile(r"\s*(?:#{1,6}[ ]+\S|---[ ]*\n[A-Za-z_][\w-]*[ ]*:|\+\+\+[ ]*\n[A-Za-z_][\w-]*[ ]*=)")
_TASK = re.compile(r"\[[ xX]\][ ]+")
_CALLOUT = re.compile(r"\[!\w{1,20}\][+-]?[ ]*")
_ATTRIBUTES = re.compile(r"[ ]*\{[#.:][^{}]{0,80}\}$")
_EMBEDDED = re.compile(r"!\[\[[^\[\]]{1,200}\]\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_DEFINITION = re.compile(r":[ ]+")
_LONGEST_CHUNK = 50_000
"""Characters between two blank lines; more is no Markdown, and the parser takes seconds for it."""


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text without a name begins as Markdown does: with a # heading or a front matter."""
    return bool(_LOOKS_SO.match(text))


def read_markdown(text: str) -> Reading:
    """Read Markdown; title, author, date and the like from the front matter, if it has one."""
    fields, story = split(text)
    if any(len(chunk) > _LONGEST_CHUNK for chunk in story.split("\n\n")):
        return described(read_text(story), fields)
    return described(read_fragment(_html_of(story)), fields)


def _html_of(story: str) -> str:
    parser = _parser()
    tokens = parser.parse(_NOTE_TEXT.sub("", story))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            _settle(token, before)
    _frame_pictures(tokens)
    notes = "".join(_note(found[1], found[2], place) for place, found in enumerate(_NOTE_TEXT.finditer(story), start=1))
    listed = f'<section class="footnotes"><ol>{notes}</ol></section>' if notes else ""
    return f"<div>{parser.renderer.render(tokens, parser.options, {})}</div>{listed}"


def _note(label: str, text: str, place: int) -> str:
    number = int(label) if label.isdecimal() and label.isascii() and len(label) < 4 else place
    return f'<li value="{number}">{_parser().renderInline(" ".join(text.split()))}</li>'


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _settle(token: Token, before: Token | None) -> None:
    """Take out of a line of text what is there for programs: marks of notes, boxes of tasks, names of anchors."""
    children = token.children or []
    for place, child in enumerate(children):
        if child.type == "text":
            child.content = _WIKI_LINK.sub(r"\1", _EMBEDDED.sub("", _NOTE.sub("", child.content)))
            _part_definition(children, place)
    texts = [child for child in children if child.type == "text"]
    if texts and children[0] is texts[0]:
        texts[0].content = _CALLOUT.sub("", _TASK.sub("", texts[0].content, count=1), count=1)
    if texts and before is not None and before.type == "heading_open":
        texts[-1].content = _ATTRIBUTES.sub("", texts[-1].content)


def _part_definition(children: Sequence[Token], place: int) -> None:
    """Make a paragraph of its own of a definition, which stands behind a colon in the line under its term."""
    child = children[place]
    opens = place == 0 or children[place - 1].type == "softbreak"
    if not opens or not _DEFINITION.match(child.content):
        return
    child.content = _DEFINITION.sub("", child.content, count=1)
    if place:
        children[place - 1].type, children[place - 1].content = "html_inline", "<br><br>"


def _frame_pictures(tokens: Sequence[Token]) -> None:
    """Make a figure of each paragraph that is pictures alone; the title of one is its caption."""
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "paragraph_open" and _shows_pictures(inline):
            opening.tag = closing.tag = "figure"
            opening.hidden = closing.hidden = False
            inline.children = [*(inline.children or ()), *_captions(inline)]


def _shows_pictures(inline: Token) -> bool:
    children = [child for child in inline.children or () if child.type not in ("softbreak", "hardbreak")]
    blank = [child for child in children if child.type == "text" and not child.content.strip()]
    pictures = [child for child in children if child.type == "image"]
    return bool(pictures) and len(pictures) + len(blank) == len(children)


def _captions(inline: Token) -> Iterator[Token]:
    for child in inline.children or ():
        if title := child.attrGet("title"):
            yield Token("html_inline", "", 0, content=f"<figcaption>{escape(str(title))}</figcaption>")
