"""The story of an article as drafts: each block in its way, headings that are not said as chapters, footnotes last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from narrator.model import Block, BlockKind, Role
from narrator.script.drafts import Draft, Scene
from narrator.script.policies import Place, way_of
from narrator.script.roles.passages import Told, told
from narrator.script.tables import named_by

_Pair = tuple[Block, Told]


def story(scene: Scene) -> Iterator[Draft]:
    """Everything that is said of an article's blocks.

    A heading that is not said begins its chapter with what is said next. Footnotes that are said come at the end,
    under a chapter of their own.
    """
    blocks = scene.article.blocks
    pairs = [*zip(blocks, told(scene.article, scene.speaker.language), strict=True)]
    body = [pair for pair in pairs if pair[0].kind is not BlockKind.FOOTNOTE]
    notes = [pair for pair in pairs if pair[0].kind is BlockKind.FOOTNOTE and way_of(scene, pair[0])]
    yield from _drafts(scene, body)
    if notes:
        yield from _announcement(scene)
        yield from _drafts(scene, notes)


def _announcement(scene: Scene) -> Iterator[Draft]:
    """What says that footnotes follow, in the languages that have a word for it."""
    title = scene.phrases.footnotes
    if title:
        heading_ms = scene.pauses.heading_ms
        yield Draft(
            role=Role.HOST,
            written=title,
            spoken=title,
            pause_ms=heading_ms,
            before_ms=heading_ms,
            chapter=title.rstrip("."),
        )


def _drafts(scene: Scene, pairs: Sequence[_Pair]) -> Iterator[Draft]:
    """The drafts of blocks; the chapter of a heading that is not said waits for the next of them."""
    chapter = ""
    for place in _places(scene, pairs):
        way = way_of(scene, place.block)
        if way is None:
            chapter = " ".join(place.block.text.split())
            continue
        for draft in way(scene, place):
            waiting = chapter and not draft.chapter
            yield replace(draft, chapter=chapter, before_ms=scene.pauses.heading_ms) if waiting else draft
            chapter = ""


def _places(scene: Scene, pairs: Sequence[_Pair]) -> Iterator[Place]:
    """The blocks that are told, and all headings, each between its neighbours."""
    names = _table_names(scene, [block for block, _ in pairs])
    kept = [
        (block, passages, names.get(number, ""))
        for number, (block, passages) in enumerate(pairs)
        if block.kind is BlockKind.HEADING or (number + 1 not in names and way_of(scene, block))
    ]
    blocks = [None, *(block for block, _, _ in kept), None]
    for (block, passages, name), before, after in zip(kept, blocks, blocks[2:], strict=False):
        yield Place(block=block, told=passages, before=before, after=after, name=name)


def _table_names(scene: Scene, blocks: Sequence[Block]) -> Mapping[int, str]:
    """The names of tables by their number: the caption over one, or its heading where headings are not said."""
    names: dict[int, str] = {}
    for number, (above, over, block) in enumerate(zip([None, *blocks], blocks, blocks[1:], strict=False), 1):
        if block.kind is not BlockKind.TABLE:
            continue
        of_picture = above is not None and above.kind is BlockKind.ALT_TEXT
        captioned = over.kind is BlockKind.CAPTION and not of_picture and named_by(over.text)
        if captioned or (over.kind is BlockKind.HEADING and scene.policy.headings == "skip"):
            names[number] = " ".join(over.text.split())
    return names
