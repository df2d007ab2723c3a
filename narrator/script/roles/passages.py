"""The blocks of a story as passages: what the narrator says, and what others said, with their names where sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from narrator.model import Article, Block, BlockKind
from narrator.script.roles.attributions import (
    Attributions,
    attributions_of,
    bare_signature,
    names_in,
    signature,
    signed,
    whole_name,
)
from narrator.script.roles.interviews import Part, Turn, is_asking, turns_of
from narrator.script.roles.quotation_marks import Marks, marks_of, parts_of

_LEAST_PARTED = 4
"""Words of direct speech from which on a paragraph is parted into it and the words that say whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One stretch of a block: its text, whether it is somebody's own words, and whose ("" if that is not sure).

    `part` is set where an interview's label stands before it; `label` is that label, and not a part of `text`.
    """

    text: str
    quoted: bool = False
    speaker: str = ""
    label: str = ""
    part: Part | None = None
    asking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A block as passages; `came_on` and `goes_on` tell whether its quotation is one with that of its neighbours."""

    passages: tuple[Passage, ...]
    came_on: bool = False
    goes_on: bool = False

    @property
    def wholly_quoted(self) -> bool:
        """Whether nothing in it is the narrator's."""
        return all(passage.quoted for passage in self.passages)


def told(article: Article, language: str) -> tuple[Told, ...]:
    """Each block of an article as passages, by the rules of `language` (BCP 47).

    Direct speech is a paragraph that begins and ends with quotation marks, or several that begin with one, of which
    only the last ends with one; such a paragraph may hold, once, the words that say who speaks. A block quote is
    somebody's own words but for its last line, if that says whose.
    """
    return tuple(_Reader(article, language).read())


class _Reader:
    """Reads an article's blocks from the first to the last."""

    def __init__(self, article: Article, language: str) -> None:
        base = language.partition("-")[0]
        self._article, self._blocks = article, article.blocks
        self._marks: Marks = marks_of(base)
        self._attributions: Attributions | None = attributions_of(base)
        self._turns = turns_of(article, language)

    @cached_property
    def _names(self) -> frozenset[str]:
        texts = (self._article.title, self._article.standfirst, *(block.text for block in self._blocks))
        return names_in(iter(texts))

    def _resolve(self, part: str) -> str:
        return whole_name(part, self._names)

    def read(self) -> Iterator[Told]:
        """Each block in turn; what belongs together is read at once."""
        at, lead = 0, ""
        while at < len(self._blocks):
            block = self._blocks[at]
            if block.kind is BlockKind.QUOTE:
                run = self._quotes(at, lead)
            elif block.kind is not BlockKind.PARAGRAPH:
                run = [_narrated(block)]
            elif turn := self._turns.get(at):
                run = [self._turn(turn, self._turns.get(at - 1))]
            else:
                run = self._paragraphs(at, lead)
            yield from run
            at += len(run)
            lead = self._lead(self._blocks[at - 1])

    def _lead(self, block: Block) -> str:
        """Who the block says will speak next: "Ann Example, the mayor, said:"."""
        if block.kind is not BlockKind.PARAGRAPH or not block.text.endswith(":") or not self._attributions:
            return ""
        return self._attributions.before(block.text, self._resolve) or ""

    # ── block quotes ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _quotes(self, at: int, lead: str) -> list[Told]:
        """A block quote of one block or more, and the line under it that says whose it is."""
        end = at
        while end < len(self._blocks) and self._blocks[end].kind is BlockKind.QUOTE:
            end += 1
        lines = [block.text for block in self._blocks[at:end]]
        after = self._blocks[end] if end < len(self._blocks) else None
        name = signature(after.text) if after and after.kind is BlockKind.PARAGRAPH else ""
        if after and name:
            lines.append(after.text)
        elif len(lines) > 1:
            name = signature(lines[-1]) or bare_signature(lines[-1])
        under = (Passage(text=lines.pop()),) if name else ()
        lines[-1], line, signer = (lines[-1], "", name) if name else signed(lines[-1])
        run = _one_quotation(lines, signer or lead)
        if line:
            run[-1] = replace(run[-1], passages=(*run[-1].passages, Passage(text=line)))
        return [*run, *(Told(passages=(passage,)) for passage in under)]

    # ── direct speech ────────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraphs(self, at: int, lead: str) -> list[Told]:
        """A paragraph, with those that its direct speech goes on in."""
        first, end = self._parts(self._blocks[at].text), at
        while end < len(self._blocks) and self._goes_on(self._blocks[end], first if end == at else ()):
            end += 1
        closing = self._closing(end) if end > at else None
        if end == at or not closing:
            return [self._alone(self._blocks[at], first, lead)]
        speaker = _speaker_in(first) or lead or _speaker_in(closing)
        run = [first, *((Passage(text=block.text, quoted=True),) for block in self._blocks[at + 1 : end]), closing]
        last = len(run) - 1
        return [
            Told(passages=_spoken_by(speaker, passages), came_on=place > 0, goes_on=place < last)
            for place, passages in enumerate(run)
        ]

    def _goes_on(self, block: Block, parts: Sequence[Passage]) -> bool:
        """Whether a paragraph's direct speech is not closed in it: all of it, or that which ends its `parts`."""
        if block.kind is not BlockKind.PARAGRAPH or not block.text:
            return False
        if block.text[0] in self._marks.openers and self._marks.opened.fullmatch(block.text):
            return True
        return bool(parts) and parts[-1].quoted and bool(self._marks.opened.fullmatch(parts[-1].text))

    def _closing(self, at: int) -> tuple[Passage, ...]:
        """The passages of the paragraph that closes direct speech which came on from the one before, or none."""
        block = self._blocks[at] if at < len(self._blocks) else None
        if not block or block.kind is not BlockKind.PARAGRAPH or block.text[:1] not in self._marks.openers:
            return ()
        parts = self._parts(block.text)
        return parts if parts[0].quoted and not self._marks.opened.fullmatch(parts[-1].text) else ()

    def _alone(self, block: Block, parts: Sequence[Passage], lead: str) -> Told:
        """A paragraph by itself; what it does not close is a slip of the page's, and no direct speech."""
        if any(part.quoted and self._marks.opened.fullmatch(part.text) for part in parts):
            return _narrated(block)
        return Told(passages=_spoken_by(_speaker_in(parts) or (lead if parts[0].quoted else ""), parts))

    def _parts(self, text: str) -> tuple[Passage, ...]:
        """A paragraph as direct speech and the words that say who speaks, or as one passage of the narrator's.

        The narrator's words hold the name until `_spoken_by` gives it to those whose it is.
        """
        if not any(mark in text for mark in self._marks.openers):
            return (Passage(text=text),)
        if text[0] in self._marks.openers and self._marks.whole.fullmatch(text):
            return (Passage(text=text, quoted=True),)
        parts = parts_of(text, self._marks)
        ends = not parts[-1][1] or not self._marks.opened.fullmatch(parts[-1][0])
        if all(said for _, said in parts):
            return (Passage(text=text, quoted=ends or len(parts) == 1),)
        whose = self._whose(parts)
        few = ends and sum(len(part.split()) for part, said in parts if said) < _LEAST_PARTED
        if whose is None or few:
            return (Passage(text=text),)
        return tuple(Passage(text=part, quoted=said, speaker="" if said else whose) for part, said in parts)

    def _whose(self, parts: Sequence[tuple[str, bool]]) -> str | None:
        """Who speaks, by the narrator's words among direct speech; None if they tell not.

        What goes before it ends in a colon, or in a comma before a sentence; else it may be a few words of somebody's.
        """
        if not self._attributions or len(parts) == 1:
            return None
        aside = next(part for part, said in parts if not said)
        if parts[0][1]:
            return self._attributions.after(aside, self._resolve)
        sentence = aside.endswith(":") or (aside.endswith(",") and parts[1][0][1:].lstrip()[:1].isupper())
        return self._attributions.before(f"{aside[:-1]}:", self._resolve) if sentence else None

    # ── interviews ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _turn(self, turn: Turn, before: Turn | None) -> Told:
        """A turn of an interview; it came on if the one before it has the same label."""
        asking = turn.part is Part.QUESTION or is_asking(turn.speaker, self._article)
        passage = Passage(
            text=turn.words, quoted=True, speaker=turn.speaker, label=turn.label, part=turn.part, asking=asking
        )
        return Told(passages=(passage,), came_on=before is not None and before.label == turn.label)


def _narrated(block: Block) -> Told:
    return Told(passages=(Passage(text=block.text),))


def _one_quotation(texts: Sequence[str], speaker: str) -> list[Told]:
    last = len(texts) - 1
    return [
        Told(passages=(Passage(text=text, quoted=True, speaker=speaker),), came_on=place > 0, goes_on=place < last)
        for place, text in enumerate(texts)
    ]


def _speaker_in(passages: Sequence[Passage]) -> str:
    """Who the narrator's words in a paragraph of direct speech name."""
    return next((passage.speaker for passage in passages if passage.speaker), "")


def _spoken_by(speaker: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, those of direct speech with the name of who speaks and the others without one."""
    spoken = ((passage, speaker if passage.quoted else "") for passage in passages)
    return tuple(passage if passage.speaker == name else replace(passage, speaker=name) for passage, name in spoken)
