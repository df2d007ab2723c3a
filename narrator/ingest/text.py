"""Pasted text → blocks: where paragraphs end in text that has no marks for it but its line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from narrator.ingest.characters import one_line
from narrator.ingest.furniture import rule_of
from narrator.ingest.reading import Reading
from narrator.model import Block, BlockKind

_BLANK_LINES = re.compile(r"\n(?: *\n)+")
_BULLET = re.compile(r"[•·‣▪*-] +(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_RULER = re.compile(r"[-–—_=*~#. ]{3,}")
ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？][)\]”"’'»]*$""")
_HYPHENATED = re.compile(r"\w-$")
_NARROWEST, _WIDEST = 34, 110
_LONGEST_HEADING = 80


def read_text(text: str) -> Reading:
    """Read text as people paste it: blank lines part paragraphs, single line ends may.

    Lines that were broken to fit a width are joined again: a line end was such a break if the next line's first word
    would not have fitted, or if a sentence runs on in small letters. Bullets and numbers make list items, a short line
    alone without a full stop, above a paragraph, a heading.
    """
    return Reading(blocks=tuple(_with_headings(_chunks(text))))


def blocks_of_lines(lines: Sequence[str], *, kind: BlockKind = BlockKind.PARAGRAPH, width: int = 0) -> list[Block]:
    """Make paragraphs (or blocks of another `kind`) and list items of lines that stand together.

    `width` is how many characters a line has at the most where lines were broken to fit, else 0.
    """
    texts = _joined([line for line in lines if not _RULER.fullmatch(line.strip())], width)
    items = [_item(text, kind) for text in texts]
    if sum(item.kind is BlockKind.LIST_ITEM for item in items) == 1:
        return [
            Block(kind=kind, text=one_line(text)) for text in texts
        ]  # a sentence that begins with a dash or a number
    return items


def _chunks(text: str) -> list[list[Block]]:
    chunks = [[line.rstrip() for line in chunk.split("\n") if line.strip()] for chunk in _BLANK_LINES.split(text)]
    width = _width([line for chunk in chunks for line in chunk[:-1]])
    return [blocks for chunk in chunks if (blocks := blocks_of_lines(chunk, width=width))]


def _width(lines: Sequence[str]) -> int:
    """Tell the width that `lines` were broken to fit; 0 if they were not: too short, too long, or mostly sentences."""
    width = max(map(len, lines), default=0)
    whole = sum(ENDS_SENTENCE.search(line) is not None for line in lines)
    return width if _NARROWEST <= width <= _WIDEST and whole * 2 < len(lines) else 0


def _joined(lines: Sequence[str], width: int) -> list[str]:
    """Join the lines that were one line before they were broken to fit `width`."""
    joined: list[list[str]] = []
    for line in lines:
        if joined and _runs_on(joined[-1][-1].rstrip(), line.strip(), width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return ["".join(map(_with_blank, parts)).strip() for parts in joined]


def _runs_on(before: str, line: str, width: int) -> bool:
    if not line or _BULLET.match(line) or _NUMBER.match(line):
        return False
    broken_to_fit = 0 < width < len(before) + 1 + len(line.split(" ", 1)[0])
    return broken_to_fit or (line[0].islower() and not ENDS_SENTENCE.search(before))


def _with_blank(line: str) -> str:
    """Part a line from the next by a blank, unless it ends in a hyphen: lines are broken there, too."""
    line = line.strip()
    return line if _HYPHENATED.search(line[-2:]) else f"{line} "


def _item(text: str, kind: BlockKind) -> Block:
    if bullet := _BULLET.match(text):
        return Block(kind=BlockKind.LIST_ITEM, text=one_line(text[bullet.end() :]))
    if number := _NUMBER.match(text):
        return Block(kind=BlockKind.LIST_ITEM, text=one_line(text[number.end() :]), number=int(number[1]))
    return Block(kind=kind, text=one_line(text))


def _with_headings(chunks: Sequence[list[Block]]) -> Iterator[Block]:
    for chunk, after in zip_longest(chunks, chunks[1:]):
        if len(chunk) == 1 and after and _is_heading(chunk[0], after[0]):
            yield Block(kind=BlockKind.HEADING, text=chunk[0].text, level=2)
        else:
            yield from chunk


def _is_heading(block: Block, after: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= _LONGEST_HEADING
        and (len(after.text) > _LONGEST_HEADING or ENDS_SENTENCE.search(after.text) is not None)
        and not ENDS_SENTENCE.search(block.text)
        and not block.text[0].islower()
        and any(map(str.isalpha, block.text))
        and not rule_of(block.text)
    )
