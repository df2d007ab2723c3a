"""How the rules are applied to an article's blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import compress, takewhile

from narrator.ingest.furniture.inline import without_inline
from narrator.ingest.furniture.notices import NOTICES
from narrator.ingest.furniture.offers import OFFERS
from narrator.ingest.furniture.origins import ORIGINS
from narrator.ingest.furniture.rules import LONGEST_LINE, Rule
from narrator.ingest.furniture.subscriptions import SUBSCRIPTIONS
from narrator.ingest.wording import written
from narrator.model import ASIDES, Block, BlockKind, Dropped

RULES = (*OFFERS, *SUBSCRIPTIONS, *NOTICES, *ORIGINS)
"""Tried in this order; the first that fits names what was dropped."""

NO_TEXT = "heading without text"
AT_THE_TOP = "line at the top"
AT_THE_END = "line at the end"
ABOUT = "about the author"

_LONGEST = max(rule.longest for rule in RULES)
_LONGEST_TEASER = 300
_LONGEST_FIRST_LINE, _MOST_FIRST_WORDS, _MOST_FIRST_LINES = 40, 4, 3
_LONGEST_LAST_LINE = 110
_FEWEST_LAST_WORDS = 4
_MOST_LAST_LINES = 3
_MOST_LABEL_WORDS = 3
_TOP_BLOCKS, _END_BLOCKS = 8, 2
_LAST_NOTES, _LONGEST_NOTE = 4, 900
_IS_SOMEBODY = (
    r" (?:is|are|was|has|writes|covers|reports|works|teaches|joined|lives|can be|ist|sind|schreibt|arbeitet|lebt"
    r"|studierte|est|écrit|travaille|es|escribe|trabaja|è|scrive|lavora|é|escreve|trabalha|schrijft|werkt)\b"
)
_FEWEST_WHOLE = 3
_NO_LABELS_END = ".!?…,;。！？”\"'»)"
_STARTS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_NEVER = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.FOOTNOTE})
CREDIT = "credit"
DATE_LINE = "date line"
_PART = re.compile(r"(?<=[.!?…”’\"»)])\s+|\s[|–—]\s")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_BRACKETED = re.compile(r"\((?=[^()]{2,60}\)\Z)[^()]+\)|[（【［][^（）【】［］]{2,60}[）】］]")
_SENTENCE = re.compile(r"""[.!?…:;。！？](?: ?[)\]”’»"'*])*$""")


class _Table:
    """Some of the rules, to be tried on a line together."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)

    @cached_property
    def _gate(self) -> re.Pattern[str]:
        """All rules as one pattern for lines in small letters, a group each: most lines are none, told in one go.

        It passes a little more than the rules do, as it does not see capitals. Matching in any case would take three
        times as long.
        """
        one = "|".join(f"({written(rule.lines)})" for rule in self.rules).replace("(?-i:", "(?:")
        return re.compile(_CAPITAL.sub(lambda letter: letter[0].lower(), one))

    def fitting(self, small: str) -> tuple[Rule, ...]:
        """The rules of which the first may take a line (in small letters), and then any."""
        found = self._gate.fullmatch(small) if self.rules else None
        return self.rules[found.lastindex - 1 :] if found and found.lastindex else ()


_PLACES = (
    tuple(rule for rule in RULES if not (rule.at_top or rule.at_end)),
    tuple(rule for rule in RULES if rule.at_top),
    tuple(rule for rule in RULES if rule.at_end),
)
_TABLES = tuple(map(_Table, _PLACES))
"""The rules that hold anywhere, at the top, and at the end."""
_LONG_TABLES = tuple(_Table(rule for rule in rules if rule.longest > LONGEST_LINE) for rules in _PLACES)
"""Of each those for lines that are longer than most: few, and nearly every paragraph of a story is such a line."""


def sweep(
    blocks: Sequence[Block], *, authors: Sequence[str] = (), keep: Collection[str] = ()
) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Part the article from its furniture: the blocks that stay, and what goes, in order.

    What the last blocks tell of one of the `authors` by name is no part of the story. Rules whose names are in `keep`
    take nothing out.
    """
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for part in _without_lines(list(_without_credits(without_inline(blocks, keep), keep)), keep):
        if isinstance(part, Block):
            kept.append(part)
        else:
            dropped.append(part)
    if ABOUT not in keep:
        dropped += _notes_on(authors, kept)
    if AT_THE_TOP not in keep:
        dropped += _first_lines(kept)
    if AT_THE_END not in keep:
        dropped += _last_lines(kept)
    while NO_TEXT not in keep and kept and _leads_on(kept[-1]):
        dropped.append(Dropped(text=kept.pop().text, rule=NO_TEXT))
    return tuple(kept), tuple(dropped)


def _leads_on(block: Block) -> bool:
    """Tell what says nothing if nothing follows: a heading, or a word or two and a colon."""
    is_label = block.kind is BlockKind.PARAGRAPH and block.text.endswith(":")
    return block.kind is BlockKind.HEADING or (is_label and len(block.text.split()) <= _MOST_LABEL_WORDS)


def rule_of(
    line: str, *, heading: bool = False, at_top: bool = True, at_end: bool = True, keep: Collection[str] = ()
) -> Rule | None:
    """Find the rule that takes `line`, a whole line of a page, for furniture."""
    if len(line) > _LONGEST:
        return None
    small = line.lower()
    tables = _LONG_TABLES if len(line) > LONGEST_LINE else _TABLES
    for table in compress(tables, (True, at_top, at_end)):
        for rule in table.fitting(small):
            holds = (rule.headings or not heading) and rule.name not in keep
            if holds and len(line) <= rule.longest and rule.pattern.fullmatch(line):
                return rule
    return None


def _without_lines(parts: Sequence[Block | Dropped], keep: Collection[str]) -> Iterator[Block | Dropped]:
    over: tuple[Rule, Block] | None = None
    before: Block | None = None
    for place, part in enumerate(parts):
        if isinstance(part, Dropped) or part.kind in _NEVER:
            yield part
            continue
        at_end = place >= len(parts) - _END_BLOCKS
        heading = part.kind is BlockKind.HEADING
        rule = rule_of(part.text, heading=heading, at_top=place < _TOP_BLOCKS, at_end=at_end, keep=keep)
        is_entry = over is not None and _is_entry(part, over[1], before)
        if rule and (rule.entries or not is_entry):
            over = (rule, part) if rule.entries else None
        elif not is_entry:
            over = None
        taken = rule or (over[0] if over else None)
        before = part
        yield Dropped(text=part.text, rule=taken.name) if taken else part


def _without_credits(parts: Iterable[Block | Dropped], keep: Collection[str]) -> Iterator[Block | Dropped]:
    """Take off the credit that ends a caption: "A crane over the river. Photograph: Ann Example"."""
    for part in parts:
        is_caption = isinstance(part, Block) and part.kind is BlockKind.CAPTION
        credit = _credit_in(part.text, keep) if is_caption else 0
        if credit and isinstance(part, Block):
            yield replace(part, text=part.text[:credit].rstrip(" |–—"))
            yield Dropped(text=part.text[credit:], rule=CREDIT)
        else:
            yield part


def _credit_in(caption: str, keep: Collection[str]) -> int:
    """Where the credit of a caption begins, after a sentence or a bar; 0 where there is none."""
    places = (found.end() for found in _PART.finditer(caption))
    taken = ((place, rule_of(caption[place:], keep=keep)) for place in places)
    return next((place for place, rule in taken if rule and rule.name == CREDIT), 0)


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
    return block.kind is not BlockKind.HEADING and len(block.text) <= LONGEST_LINE and not _ends(block)


def _notes_on(authors: Sequence[str], kept: list[Block]) -> list[Dropped]:
    """Take off the notes on the authors that end a story: paragraphs that begin with a name and tell who that is."""
    names = "|".join(re.escape(name) for name in authors if " " in name)
    if not names:
        return []
    told = re.compile(rf"[\s*_–—-]{{0,3}}(?:{names})(?:, [^.]{{2,60}},)?{_IS_SOMEBODY}", re.IGNORECASE)
    notes = [block for block in kept[1:][-_LAST_NOTES:] if len(block.text) <= _LONGEST_NOTE and told.match(block.text)]
    kept[:] = [block for block in kept if not any(block is note for note in notes)]
    return [Dropped(text=block.text, rule=ABOUT) for block in notes]


def _first_lines(kept: list[Block]) -> list[Dropped]:
    """Take off the labels before a story's first sentence: a place, a section, the site's name.

    Only where nearly all paragraphs after them are sentences, and no more than three lines.
    """
    story = [block for block in kept if block.kind not in ASIDES]
    taken = list(takewhile(_is_first_line, story))
    rest = story[len(taken) :]
    starts = bool(rest) and rest[0].kind in _STARTS and (rest[0].kind is BlockKind.HEADING or _ends(rest[0]))
    if not 0 < len(taken) <= _MOST_FIRST_LINES or not starts or not _is_prose(rest):
        return []
    kept[:] = [block for block in kept if not any(block is line for line in taken)]
    return [Dropped(text=block.text, rule=AT_THE_TOP) for block in taken]


def _is_first_line(block: Block) -> bool:
    text = block.text
    few = 0 < len(text) <= _LONGEST_FIRST_LINE and len(text.split()) <= _MOST_FIRST_WORDS
    return few and block.kind is BlockKind.PARAGRAPH and not text[0].islower() and text[-1] not in _NO_LABELS_END


def _is_prose(blocks: Sequence[Block]) -> bool:
    """Tell whether nearly all paragraphs are sentences, and there are some."""
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    whole = sum(map(_ends, paragraphs))
    return whole >= _FEWEST_WHOLE and whole >= len(paragraphs) * 0.8


def _last_lines(kept: list[Block]) -> list[Dropped]:
    """Take off the lines after a story's last sentence: another story's headline, a label, the editors' greeting.

    Only where nearly all paragraphs before them are sentences, and no more than three lines.
    """
    last = 0
    while last < len(kept) and _is_last_line(kept[-1 - last]):
        last += 1
    if not 0 < last <= _MOST_LAST_LINES or not _is_prose(kept[: len(kept) - last]):
        return []
    if last == len(kept) or kept[-1 - last].kind is not BlockKind.PARAGRAPH or not _ends(kept[-1 - last]):
        return []
    taken = kept[len(kept) - last :]
    del kept[len(kept) - last :]
    return [Dropped(text=block.text, rule=AT_THE_END) for block in taken]


def _is_last_line(block: Block) -> bool:
    if block.kind is BlockKind.PARAGRAPH and _BRACKETED.fullmatch(block.text):
        return True
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= _LONGEST_LAST_LINE
        and len(block.text.split()) >= _FEWEST_LAST_WORDS
        and not block.text[0].islower()
        and not _ends(block)
    )


def _ends(block: Block) -> bool:
    return _SENTENCE.search(block.text) is not None
