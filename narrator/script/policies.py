"""What becomes of each kind of block: a table of kind × policy ([style.say]), and the ways that blocks are told in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from narrator.model import Block, BlockKind, Role
from narrator.script.drafts import Draft, Manner, Scene, said
from narrator.script.roles.interviews import Part
from narrator.script.roles.passages import Passage, Told
from narrator.script.tables import read_out
from narrator.script.wording import sentence_of

PICTURE = frozenset({BlockKind.CAPTION, BlockKind.ALT_TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A block where it stands: between its neighbours, as passages, and with its name if it is a table that has one."""

    block: Block
    told: Told
    before: Block | None = None
    after: Block | None = None
    name: str = ""


Way = Callable[[Scene, Place], Iterator[Draft]]
"""How a block is told."""

POLICY: Mapping[BlockKind, str] = {
    BlockKind.HEADING: "headings",
    BlockKind.PARAGRAPH: "quotes",
    BlockKind.QUOTE: "quotes",
    BlockKind.LIST_ITEM: "lists",
    BlockKind.CODE: "code",
    BlockKind.TABLE: "tables",
    BlockKind.CAPTION: "captions",
    BlockKind.ALT_TEXT: "alt_texts",
    BlockKind.FOOTNOTE: "footnotes",
}
"""The field of [style.say] that decides over each kind."""


def way_of(scene: Scene, block: Block) -> Way | None:
    """How a block is told in a show; None where it is not told at all."""
    policy: str = getattr(scene.policy, POLICY[block.kind])
    return WAYS[block.kind, policy]


# ── headings, pictures, tables, code ─────────────────────────────────────────────────────────────────────────────────

_WHOLE = Manner(whole=True, closed=True)
_CLOSED = Manner(closed=True)


def _heading(scene: Scene, place: Place) -> Iterator[Draft]:
    """A heading begins a chapter, after a sting if the show has one and no other heading stands right before."""
    sting = scene.stings and place.before is not None and place.before.kind is not BlockKind.HEADING
    drafts = said(scene, place.block.text, _WHOLE, pause_ms=scene.pauses.heading_ms)
    for first in drafts:
        chapter = " ".join(place.block.text.split())
        yield replace(first, before_ms=scene.pauses.heading_ms, chapter=chapter, sting=sting)
        yield from drafts


def _picture(scene: Scene, place: Place) -> Iterator[Draft]:
    """What a picture shows and what stands under it, announced once."""
    again = place.before is not None and place.before.kind in PICTURE and place.before.kind is not place.block.kind
    text = place.block.text if again else scene.phrases.picture.format(place.block.text)
    return said(scene, text, _CLOSED, pause_ms=scene.pauses.paragraph_ms)


def _told_table(scene: Scene, place: Place) -> Iterator[Draft]:
    """That there is a table, by its name if it has one; tables without names in a row are told of once."""
    again = place.before is not None and place.before.kind is BlockKind.TABLE
    phrases = scene.phrases
    line = phrases.table_named.format(place.name) if place.name else "" if again else phrases.table
    return _line(scene, line, pause_ms=scene.pauses.paragraph_ms)


def _table_rows(scene: Scene, place: Place) -> Iterator[Draft]:
    """A table row by row."""
    table, phrases = read_out(place.block.text), scene.phrases
    announced = phrases.rows_named.format(place.name) if place.name else phrases.rows
    columns = phrases.columns.format(table.columns) if table.columns else ""
    for line in filter(None, (announced, columns, *table.rows[:-1])):
        yield from _line(scene, line, pause_ms=scene.pauses.sentence_ms)
    for line in table.rows[-1:]:
        yield from _line(scene, line, pause_ms=scene.pauses.paragraph_ms)


def _told_code(scene: Scene, place: Place) -> Iterator[Draft]:
    again = place.before is not None and place.before.kind is BlockKind.CODE
    return _line(scene, "" if again else scene.phrases.code, pause_ms=scene.pauses.paragraph_ms)


def _line(scene: Scene, line: str, *, pause_ms: int) -> Iterator[Draft]:
    return said(scene, line, _WHOLE, pause_ms=pause_ms)


# ── lists and footnotes ──────────────────────────────────────────────────────────────────────────────────────────────


def _numbered(scene: Scene, place: Place) -> Iterator[Draft]:
    """An item with its number, if it has one."""
    drafts = _item(scene, place)
    for first in drafts:
        yield _with_number(scene, first, place.block.number)
        yield from drafts


def _item(scene: Scene, place: Place) -> Iterator[Draft]:
    """An item; the one behind it follows the sooner if it is nested."""
    pauses = scene.pauses
    nested = place.after is not None and place.after.kind is BlockKind.LIST_ITEM and place.after.level > 1
    nested_ms = pauses.sentence_ms + (pauses.paragraph_ms - pauses.sentence_ms) * 2 // 3
    return said(scene, place.block.text, _CLOSED, pause_ms=nested_ms if nested else pauses.paragraph_ms)


def _with_number(scene: Scene, draft: Draft, number: int) -> Draft:
    if not number:
        return draft
    spoken = scene.speaker.say(str(number)).capitalize()
    # An engine that is left a figure takes it for an ordinal before a full stop: "erster Bericht" for "1. Bericht".
    mark = ":" if spoken.isdigit() else "."
    return replace(draft, written=f"{number}. {draft.written}", spoken=f"{spoken}{mark} {draft.spoken}".rstrip())


# ── what others say ──────────────────────────────────────────────────────────────────────────────────────────────────


def _plain(scene: Scene, place: Place) -> Iterator[Draft]:
    """What others say, said by the host; a block quote is a quotation all the same, for the transcript."""
    role = Role.QUOTE if place.block.kind is BlockKind.QUOTE else Role.HOST
    if any(passage.part for passage in place.told.passages):
        return _turn(scene, place, answering=Role.HOST)
    return _passages(scene, _unparted(place), words=role, others=role)


def _voice(scene: Scene, place: Place) -> Iterator[Draft]:
    """What others say, said by the quote voice, and who they are by the host."""
    if any(passage.part for passage in place.told.passages):
        return _turn(scene, place, answering=Role.QUOTE)
    return _passages(scene, place.told.passages, words=Role.QUOTE, others=Role.HOST)


def _marked(scene: Scene, place: Place) -> Iterator[Draft]:
    """What others say between "Quote" and "end quote", where it is a whole block; an interview has its names."""
    told = place.told
    whole = told.wholly_quoted or (told.passages[0].quoted and place.block.kind is BlockKind.QUOTE)
    if any(passage.part for passage in told.passages):
        yield from _turn(scene, place, answering=Role.HOST)
    elif whole or told.came_on or told.goes_on:
        yield from _between_marks(scene, told)
    else:
        yield from _passages(scene, _unparted(place), words=Role.HOST, others=Role.HOST)


def _between_marks(scene: Scene, told: Told) -> Iterator[Draft]:
    """A block's passages, with "Quote" where its quotation begins and "end quote" where it ends."""
    quoted = [place for place, passage in enumerate(told.passages) if passage.quoted]
    for place, passage in enumerate(told.passages):
        if place in quoted[:1] and not told.came_on:
            yield from _line(scene, scene.phrases.quote, pause_ms=scene.breath_ms)
        ends = place in quoted[-1:] and not told.goes_on
        after_ms = scene.pauses.sentence_ms if ends else scene.pauses.paragraph_ms
        yield from _passages(scene, (passage,), words=Role.QUOTE, others=Role.HOST, after_ms=after_ms)
        if ends:
            yield from _line(scene, scene.phrases.end_quote, pause_ms=scene.pauses.paragraph_ms)


def _unparted(place: Place) -> tuple[Passage, ...]:
    """The passages of a block, as one where they are not all somebody's own words."""
    passages = place.told.passages
    if len(passages) == 1 or place.block.kind is BlockKind.QUOTE:
        return passages
    return (Passage(text=place.block.text),)


def _passages(
    scene: Scene, passages: tuple[Passage, ...], *, words: Role, others: Role, after_ms: int | None = None
) -> Iterator[Draft]:
    """Passages, by who says `words` of others and who the rest, with a paragraph's pause at the end unless told."""
    last = len(passages) - 1
    last_ms = scene.pauses.paragraph_ms if after_ms is None else after_ms
    for place, passage in enumerate(passages):
        manner = Manner(role=words if passage.quoted else others, speaker=passage.speaker)
        pause_ms = last_ms if place == last else scene.breath_ms
        yield from said(scene, passage.text, manner, pause_ms=pause_ms)


def _turn(scene: Scene, place: Place, *, answering: Role) -> Iterator[Draft]:
    """A turn of an interview: "Question" or "Answer" or a name, once until another speaks, and then the words.

    Who asks is the host. A name that the host says as well as the words is not parted from them, unless it is printed
    in capitals: those are for the eye.
    """
    passage, came_on = place.told.passages[0], place.told.came_on
    manner = Manner(role=Role.HOST if passage.asking else answering, speaker=passage.speaker)
    together = passage.part is Part.NAMED and manner.role is Role.HOST and not passage.label.isupper()
    pause_ms = scene.pauses.paragraph_ms
    if not came_on and together:
        yield from said(scene, place.block.text, manner, pause_ms=pause_ms)
        return
    if not came_on and passage.part:
        spoken = sentence_of(scene.say(_LABELS[passage.part](scene, passage)))
        yield Draft(role=Role.HOST, written=passage.label, spoken=spoken, pause_ms=scene.breath_ms)
    drafts = said(scene, passage.text, manner, pause_ms=pause_ms)
    for first in drafts:
        yield replace(first, written=f"{passage.label} {first.written}") if came_on else first
        yield from drafts


_LABELS: Mapping[Part, Callable[[Scene, Passage], str]] = {
    Part.QUESTION: lambda scene, passage: scene.phrases.question,
    Part.ANSWER: lambda scene, passage: scene.phrases.answer,
    Part.NAMED: lambda scene, passage: f"{passage.speaker}:",
}

WAYS: Mapping[tuple[BlockKind, str], Way | None] = {
    (BlockKind.HEADING, "say"): _heading,
    (BlockKind.HEADING, "sting"): _heading,
    (BlockKind.HEADING, "skip"): None,
    (BlockKind.CAPTION, "say"): _picture,
    (BlockKind.CAPTION, "skip"): None,
    (BlockKind.ALT_TEXT, "say"): _picture,
    (BlockKind.ALT_TEXT, "skip"): None,
    (BlockKind.TABLE, "tell"): _told_table,
    (BlockKind.TABLE, "rows"): _table_rows,
    (BlockKind.TABLE, "skip"): None,
    (BlockKind.CODE, "tell"): _told_code,
    (BlockKind.CODE, "skip"): None,
    (BlockKind.LIST_ITEM, "numbered"): _numbered,
    (BlockKind.LIST_ITEM, "paused"): _item,
    (BlockKind.FOOTNOTE, "end"): _numbered,
    (BlockKind.FOOTNOTE, "drop"): None,
    (BlockKind.PARAGRAPH, "plain"): _plain,
    (BlockKind.PARAGRAPH, "voice"): _voice,
    (BlockKind.PARAGRAPH, "marked"): _marked,
    (BlockKind.QUOTE, "plain"): _plain,
    (BlockKind.QUOTE, "voice"): _voice,
    (BlockKind.QUOTE, "marked"): _marked,
}
"""How each kind of block is told under each policy; None: not at all."""
