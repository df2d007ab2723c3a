"""How the rules are applied to an article's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from narrator.ingest.characters import one_line
from narrator.ingest.furniture.notices import NOTICES
from narrator.ingest.furniture.offers import OFFERS
from narrator.ingest.furniture.origins import ORIGINS
from narrator.ingest.furniture.rules import PODCAST, Rule
from narrator.model import Block, BlockKind, Dropped

LONGEST_LINE = 160
"""Characters of a line that can be furniture."""

RULES = (*OFFERS, *NOTICES, *ORIGINS)
"""Tried in this order; the first that fits names what was dropped."""

_ANY_RULE = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in RULES), re.IGNORECASE)
_LONGEST_TEASER = 300
_TOP_BLOCKS = 8
_NEVER = frozenset({BlockKind.CODE, BlockKind.TABLE})
_MARK = re.compile(r"(?:^|(?<=\s))::(?=\s|$)")
_PODCAST_RUN = re.compile(rf"::\s*(?:{PODCAST.pattern})", re.IGNORECASE)
_SENTENCE_RUN = re.compile(r"::[^.!?]{1,160}[.!?][”’»\"']?(?=\s+[“‘«„\"]?[^\W\d_a-z]|\s*$)")
_SENTENCE = re.compile(r"[.!?…][)\]”’»\"']*$")


def sweep(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Part the article from its furniture: the blocks that stay, and what goes, in order."""
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for part in _without_lines(_without_runs(blocks)):
        if isinstance(part, Block):
            kept.append(part)
        else:
            dropped.append(part)
    while kept and kept[-1].kind is BlockKind.HEADING:
        dropped.append(Dropped(text=kept.pop().text, rule="heading without text"))
    return tuple(kept), tuple(dropped)


def rule_of(line: str, *, heading: bool = False, at_top: bool = True) -> Rule | None:
    """Find the rule that takes `line`, a whole line of a page, for furniture."""
    if len(line) > LONGEST_LINE or not _ANY_RULE.fullmatch(line):
        return None
    rules = (rule for rule in RULES if (rule.headings or not heading) and (at_top or not rule.at_top))
    return next((rule for rule in rules if rule.pattern.fullmatch(line)), None)


def _without_lines(parts: Iterable[Block | Dropped]) -> Iterator[Block | Dropped]:
    over: tuple[Rule, Block] | None = None
    before: Block | None = None
    for place, part in enumerate(parts):
        if isinstance(part, Dropped) or part.kind in _NEVER:
            yield part
            continue
        rule = rule_of(part.text, heading=part.kind is BlockKind.HEADING, at_top=place < _TOP_BLOCKS)
        if rule:
            over = (rule, part) if rule.entries else None
        elif over and not _is_entry(part, over[1], before):
            over = None
        taken = rule or (over[0] if over else None)
        before = part
        yield Dropped(text=part.text, rule=taken.name) if taken else part


def _is_entry(block: Block, label: Block, before: Block | None) -> bool:
    """Tell whether a block stands in the list that `label` heads.

    Under a heading that is whatever is no paragraph: list items, quotations, lower headings each with a few words under
    it. Under a line only what is short and no sentence.
    """
    if label.kind is BlockKind.HEADING:
        if block.kind is not BlockKind.PARAGRAPH:
            return block.kind is not BlockKind.HEADING or block.level > label.level
        if before and before.kind is BlockKind.HEADING and before is not label:
            return len(block.text) <= _LONGEST_TEASER
    return block.kind is not BlockKind.HEADING and len(block.text) <= LONGEST_LINE and not _SENTENCE.search(block.text)


def _without_runs(blocks: Iterable[Block]) -> Iterator[Block | Dropped]:
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH or not _MARK.search(block.text):
            yield block
            continue
        runs = list(_runs(block.text))
        yield from (Dropped(text=block.text[begin:end].strip(), rule=rule) for begin, end, rule in runs)
        if text := _without(block.text, runs):
            yield replace(block, text=text)


def _without(text: str, runs: Sequence[tuple[int, int, str]]) -> str:
    begins = [0, *(end for _, end, _ in runs)]
    ends = [*(begin for begin, _, _ in runs), len(text)]
    return one_line(" ".join(text[begin:end] for begin, end in zip(begins, ends, strict=True)))


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the `::` runs of a paragraph: where each begins and ends, and the rule that says so."""
    marks = [found.start() for found in _MARK.finditer(text)]
    for begin, after in zip(marks, [*marks[1:], len(text)], strict=True):
        if found := _PODCAST_RUN.match(text, begin, after):
            yield begin, found.end(), "podcast promo"
        elif after - begin <= LONGEST_LINE:
            yield begin, after, "promo"
        elif found := _SENTENCE_RUN.match(text, begin, after):
            yield begin, found.end(), "promo"
