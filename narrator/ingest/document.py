"""How blocks are made of what a document says they are, whichever its form: HTML, a book's chapter, a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.ingest.characters import clean, one_line
from narrator.ingest.text import ENDS_SENTENCE, blocks_of_lines
from narrator.model import Block, BlockKind

_TWO_BREAKS = re.compile(r"\v(?:[ \n]*\v)+")
_LONGEST_HEADING = 90
_LONGEST_CELL = 300


def heading_of(text: str, level: int) -> Block:
    """Make a heading, unless it says a long sentence: leads are set in h2, too."""
    if len(text) > _LONGEST_HEADING and ENDS_SENTENCE.search(text):
        return Block(kind=BlockKind.PARAGRAPH, text=text)
    return Block(kind=BlockKind.HEADING, text=text, level=min(max(level, 1), 6))


def is_bold_heading(line: str) -> bool:
    """Tell whether a line that is set all in bold is a heading."""
    return 0 < len(line) <= _LONGEST_HEADING and not ENDS_SENTENCE.search(line) and any(map(str.isalpha, line))


def table_of(rows: Sequence[Sequence[str]]) -> Block | None:
    """Make one block of a table of facts, a line a row; None of a table that only lays out its text."""
    if not any(len(row) > 1 for row in rows) or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return None
    lines = [" | ".join(cell for cell in row if cell) for row in rows]
    return Block(kind=BlockKind.TABLE, text="\n".join(line for line in lines if line))


def blocks_of_text(text: str, kind: BlockKind) -> Iterator[Block]:
    r"""Make blocks of a text, parted where its lines are broken twice ("\v"); lines with bullets are list items."""
    for chunk in _TWO_BREAKS.split(text):
        lines = [line for line in (one_line(clean(line)) for line in chunk.split("\v")) if line]
        blocks = blocks_of_lines(lines, kind=kind)
        if any(block.kind is BlockKind.LIST_ITEM for block in blocks):
            yield from blocks
        elif lines:
            yield Block(kind=kind, text=" ".join(lines))
