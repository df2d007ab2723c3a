"""Pasted text → blocks: where paragraphs end in text that has no marks for it but its line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from narrator.ingest.characters import one_line
from narrator.ingest.furniture import rule_of
from narrator.ingest.mail import without_mail_head
from narrator.ingest.reading import Reading
from narrator.model import Block, BlockKind, Dropped

_BULLET = re.compile(r"[•·‣▪◦●○■*+-] +(?=\S)")
_NUMBER = re.compile(r"(?:\((\d{1,3})\)|(\d{1,3})[.)]|\(?([a-z])\)) +(?=\S)")
_RULER = re.compile(r"[-–—_=*~#.•·⁂❦◆◇■□●○+ ]{3,}|[⁂❦#*•~]")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|—{3,}")
_QUOTED = re.compile(r" {0,3}(?:> {0,2}){1,9}")
_NOTE_MARK = re.compile(r"(?<=\S)\[(\d{1,3})\]")
_NOTE = re.compile(r"\[(\d{1,3})\] *(?=\S)")
ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？](?:[)\]”"’'»]|\[\d{1,3}\])*$""")
_HYPHENATED = re.compile(r"\w-$")
_NARROWEST, _WIDEST = 34, 110
_LONGEST_HEADING = 80
_FEWEST_CAPITALS = 4
_MOSTLY = 0.8
_BROKEN_SHARE = 0.5


@dataclass(slots=True)
class _Chunk:
    """Lines that stand together, and what they are: `level` is that of a heading that is underlined."""

    kind: BlockKind = BlockKind.PARAGRAPH
    lines: list[str] = field(default_factory=list)
    level: int = 0


def read_text(text: str) -> Reading:
    """Read text as people paste it: blank lines part paragraphs, single line ends may.

    Lines that were broken to fit a width are joined again: a line end was such a break if the next line's first word
    would not have fitted, or if a sentence runs on in small letters. Bullets and numbers make list items, and so do
    letters in brackets; ">" makes quotations, unless all of the text stands behind it, as a forwarded one does. A
    heading is what is underlined, a line in capitals above others, or a short line alone without a full stop, above a
    paragraph. Notes with their number in square brackets are footnotes where the text refers to them so. The subject
    of an e-mail is the title.
    """
    title, head, text = without_mail_head(text)
    chunks = _chunks(text)
    width = _width([line for chunk in chunks for line in chunk.lines[:-1]], chunks)
    groups = [group for chunk in chunks if (group := _blocks(chunk, width))]
    dropped = (Dropped(text=head, rule="head of an e-mail"),) if head else ()
    return Reading(blocks=tuple(_with_notes(_with_headings(groups))), title=title, dropped=dropped)


def blocks_of_lines(lines: Sequence[str], *, kind: BlockKind = BlockKind.PARAGRAPH, width: int = 0) -> list[Block]:
    """Make paragraphs (or blocks of another `kind`) and list items of lines that stand together.

    `width` is how many characters a line has at the most where lines were broken to fit, else 0.
    """
    texts = _joined([line for line in lines if not _RULER.fullmatch(line.strip())], width)
    items = [_item(text, kind) for text in texts]
    if sum(item.kind is BlockKind.LIST_ITEM for item in items) == 1:
        # a sentence that begins with a dash or a number
        return [Block(kind=kind, text=one_line(text)) for text in texts]
    return _nested(items, [len(text) - len(text.lstrip()) for text in texts])


def _chunks(text: str) -> list[_Chunk]:
    """Part a text at blank lines, rulers, and where a quotation begins or ends."""
    lines = text.split("\n")
    said = [line for line in lines if line.strip()]
    is_forwarded = sum(_QUOTED.match(line) is not None for line in said) > _MOSTLY * len(said)
    chunks = [_Chunk()]
    for line in lines:
        quoted = _QUOTED.match(line)
        bare = (line[quoted.end() :] if quoted else line).rstrip()
        kind = BlockKind.QUOTE if quoted and not is_forwarded else BlockKind.PARAGRAPH
        if level := _underlined(bare.strip(), chunks[-1]):
            chunks[-1:] = [_Chunk(kind, chunks[-1].lines[:-1]), _Chunk(kind, chunks[-1].lines[-1:], level), _Chunk()]
        elif not bare.strip() or _RULER.fullmatch(bare.strip()):
            chunks.append(_Chunk(kind))
        elif kind is not chunks[-1].kind:
            chunks.append(_Chunk(kind, [bare]))
        elif len(chunks[-1].lines) == 1 and _is_in_capitals(chunks[-1].lines[0], bare) and not _is_shouted(text):
            chunks[-1].level = 2
            chunks.append(_Chunk(kind, [bare]))
        else:
            chunks[-1].lines.append(bare)
    return [chunk for chunk in chunks if chunk.lines]


def _underlined(line: str, chunk: _Chunk) -> int:
    """Tell the level of the heading that `line` underlines: the last line of the chunk above; 0 if it does not."""
    if not _UNDERLINE.fullmatch(line) or not chunk.lines:
        return 0
    heading = chunk.lines[-1].strip()
    fits = len(heading) <= _LONGEST_HEADING and len(heading) < 2 * len(line) and len(line) < 2 * len(heading) + 5
    return (1 if line[0] == "=" else 2) if fits and not ENDS_SENTENCE.search(heading) else 0


def _is_in_capitals(line: str, below: str) -> bool:
    """Tell a heading that is set apart by its capitals alone from the first line of a text that is all capitals."""
    fits = len(line) <= _LONGEST_HEADING and sum(map(str.isupper, line)) >= _FEWEST_CAPITALS
    return fits and line.isupper() and not below.isupper() and line.rstrip()[-1] not in ".!?…,;"


def _is_shouted(text: str) -> bool:
    """Tell a text most of whose letters are capitals: in it they set nothing apart."""
    return sum(map(str.islower, text)) <= sum(map(str.isupper, text))


def _blocks(chunk: _Chunk, width: int) -> list[Block]:
    if chunk.level:
        return [Block(kind=BlockKind.HEADING, text=one_line(" ".join(chunk.lines)).rstrip(":"), level=chunk.level)]
    return blocks_of_lines(chunk.lines, kind=chunk.kind, width=width)


def _width(lines: Sequence[str], chunks: Sequence[_Chunk]) -> int:
    """Tell the width that `lines` were broken to fit; 0 if they were not: too short, too long, or mostly sentences.

    Where they were, the word that begins the next line would not have fitted on most of them.
    """
    width = max(map(len, lines), default=0)
    whole = sum(ENDS_SENTENCE.search(line) is not None for line in lines)
    pairs = [pair for chunk in chunks for pair in zip(chunk.lines, chunk.lines[1:], strict=False) if _may_run_on(*pair)]
    full = sum(_is_full(line.rstrip(), below.strip(), width) for line, below in pairs)
    fits = _NARROWEST <= width <= _WIDEST and whole * 2 < len(lines) and full >= _BROKEN_SHARE * len(pairs)
    return width if fits else 0


def _may_run_on(line: str, below: str) -> bool:
    return not (_is_item(below.strip()) or ENDS_SENTENCE.search(line.rstrip()))


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _is_full(line: str, below: str, width: int) -> bool:
    return width < len(line) + 1 + len(below.split(" ", 1)[0])


def _joined(lines: Sequence[str], width: int) -> list[str]:
    """Join the lines that were one line before they were broken to fit `width`."""
    joined: list[list[str]] = []
    for line in lines:
        if joined and _runs_on(joined[-1][-1].rstrip(), line.strip(), width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_indent(parts[0]) + "".join(map(_with_blank, parts)).strip() for parts in joined]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _runs_on(before: str, line: str, width: int) -> bool:
    if not line or _is_item(line):
        return False
    return (width > 0 and _is_full(before, line, width)) or (line[0].islower() and not ENDS_SENTENCE.search(before))


def _with_blank(line: str) -> str:
    """Part a line from the next by a blank, unless it ends in a hyphen: lines are broken there, too."""
    line = line.strip()
    return line if _HYPHENATED.search(line[-2:]) else f"{line} "


def _item(text: str, kind: BlockKind) -> Block:
    text = text.strip()
    if bullet := _BULLET.match(text):
        return Block(kind=BlockKind.LIST_ITEM, text=one_line(text[bullet.end() :]), level=1)
    if number := _NUMBER.match(text):
        place = ord(number[3]) - ord("a") + 1 if number[3] else int(number[1] or number[2])
        return Block(kind=BlockKind.LIST_ITEM, text=one_line(text[number.end() :]), level=1, number=place)
    return Block(kind=kind, text=one_line(text))


def _nested(blocks: Sequence[Block], indents: Sequence[int]) -> list[Block]:
    """Give each list item its level: one that is indented further than the one before it is within that one."""
    nested, levels = list[Block](), list[int]()
    for block, indent in zip(blocks, indents, strict=True):
        if block.kind is not BlockKind.LIST_ITEM:
            levels = []
        else:
            levels = [*(level for level in levels if level < indent), indent]
        nested.append(replace(block, level=len(levels)) if levels else block)
    return nested


def _with_notes(blocks: Iterator[Block]) -> Iterator[Block]:
    """Tell footnotes by the number in square brackets that they begin with, and that the text above refers to."""
    marks: set[str] = set()
    for block in blocks:
        note = _NOTE.match(block.text)
        if note and note[1] in marks and block.kind is BlockKind.PARAGRAPH:
            yield Block(kind=BlockKind.FOOTNOTE, text=block.text[note.end() :], number=int(note[1]))
        else:
            marks.update(_NOTE_MARK.findall(block.text) if "[" in block.text else ())
            yield block


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
        and not block.text.endswith(",")
        and not block.text[0].islower()
        and any(map(str.isalpha, block.text))
        and not rule_of(block.text)
    )
