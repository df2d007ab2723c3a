"""Long paragraphs in parts, so that a listener gets a pause where the writer of a pasted page gave none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from narrator.model import Block, BlockKind

LONGEST = 900
"""Characters that a paragraph may have and stay whole: a minute of speech."""

_LEAST, _FEWEST, _MOST = 240, 2, 4
_SHORTEST_REST = 60
# A sentence may end after two letters of one case, a number or a closing mark: never after "Dr.", "U.S." or "z. B.".
_END = re.compile(
    r"""(?:(?<=[^\W\d_A-ZÀ-Þ]{2})|(?<=[A-ZÀ-Þ]{2})|(?<=[\d)\]%”"’'»]))"""
    r"""[.!?…]+[)\]”"’'»]*[ ]+(?=["“‘„«¿¡(]?[^\Wa-zß-öø-ÿ_])"""
    r"""|[。！？]+[」』”）]*"""
)
_ABBREVIATIONS = re.compile(
    r"\b(?:Gen|Gov|Sen|Rep|Prof|Capt|Col|Sgt|Mrs|Messrs|Hon|Rev|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu"
    r"|Fri|Sat|Sun|vs|ca|cf|pp|ff|nr|Inc|Ltd|Corp|Nos|Vol|Fig|approx|Dipl|bzw|usw|Abs|Art|Hrsg|Mme|Mlle|etc|Sra|Dra|Srta|Sig|Dott)\.$",
    re.IGNORECASE,
)
_SPOKEN_BY = (("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“”"), ("「", "」"), (r"\(", r"\)"), (r"\[", r"\]"))
_WITHIN = re.compile(
    "|".join(rf"{opens}(?:[^{opens}{shuts}]|[{shuts}](?=\w)){{1,3000}}[{shuts}](?!\w)" for opens, shuts in _SPOKEN_BY)
    + r"""|"[^"]{1,3000}\""""
)


def for_pauses(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Part each paragraph over 900 characters after every two to four sentences, never inside a quotation.

    Joined by blanks, the parts are the paragraph.
    """
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Iterator[Block]:
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) <= LONGEST:
        yield block
        return
    begin = 0
    for cut in _cuts(block.text):
        yield replace(block, text=block.text[begin:cut].strip())
        begin = cut
    yield replace(block, text=block.text[begin:].strip())


def _cuts(text: str) -> Iterator[int]:
    begin = sentences = 0
    for end in _sentence_ends(text):
        sentences += 1
        long_enough = end - begin >= _LEAST and sentences >= _FEWEST
        if (long_enough or sentences == _MOST) and len(text) - end >= _SHORTEST_REST:
            yield end
            begin, sentences = end, 0


def _sentence_ends(text: str) -> Iterator[int]:
    """Find the places where a sentence surely ends, outside quotations and brackets."""
    within = _spans(text)
    begins, ends = next(within)
    for found in _END.finditer(text):
        while ends <= found.start():
            begins, ends = next(within)
        inside = begins <= found.start() and found.end() < ends
        if not inside and not _ABBREVIATIONS.search(text, max(0, found.start() - 8), found.start() + 1):
            yield found.end()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _WITHIN.finditer(text))
    yield len(text) + 1, len(text) + 1
