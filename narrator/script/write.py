"""Article → Script: the parts of the frame as utterances, with pauses and chapter marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from narrator.model import Article, Block, BlockKind, Mark, Role, Script, Section, Utterance
from narrator.script.cut import cut
from narrator.script.frame import check_wordings, frame_values, regional
from narrator.script.lexicon import Lexicon
from narrator.script.marks import nothing_to_say
from narrator.script.normalise import Speaker
from narrator.script.sentences import sentences
from narrator.script.wording import ASIDES, filled, sentence_of, wording_for
from narrator.show import MUSIC, Pauses, Show, Wording

LONGEST = 300
"""Characters an utterance may have as printed: a longer sentence is cut where a speaker would breathe."""

BREATH = 3
"""A cut inside a sentence is a breath: this part of the pause between two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What every part of the frame needs."""

    article: Article
    wording: Wording
    values: Mapping[str, str]
    pauses: Pauses
    speaker: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An utterance on its way: the silence it asks for before it, and the chapter that begins with it ("" none)."""

    role: Role
    written: str
    spoken: str
    pause_ms: int
    part: int = 0
    before_ms: int = 0
    chapter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """How a kind of block is said: `whole` is not parted into sentences, `closed` ends with a full stop."""

    role: Role = Role.HOST
    whole: bool = False
    closed: bool = False


MANNERS: Mapping[BlockKind, _Manner] = {
    BlockKind.HEADING: _Manner(whole=True, closed=True),
    BlockKind.PARAGRAPH: _Manner(),
    BlockKind.QUOTE: _Manner(role=Role.QUOTE),
    BlockKind.LIST_ITEM: _Manner(closed=True),
}
"""Tables and code are told of in a line of their own (`wording.ASIDES`), captions are not said."""

_LINE = _Manner(role=Role.ANNOUNCER, closed=True)
_TITLE = replace(_LINE, whole=True)


def write(article: Article, *, show: Show, lexicon: Lexicon, published: datetime) -> Script:
    """Write the script of an article: the parts of the show's frame, in its order, sentence by sentence.

    `published` (aware) is the date that the frame names, in the show's time zone. The frame is in the article's
    language; where that has no region, the show's counts. The line that a synthetic voice reads ends the sign-off;
    in a frame without one it is a sign-off of its own after the last words. Raises ConfigError for a wording that names
    what there is not.
    """
    check_wordings(show)
    language = regional(article.language, show.language)
    scene = _Scene(
        article=article,
        wording=wording_for(language, show.style.wording),
        values=frame_values(article, show, language=language, published=published),
        pauses=show.style.pauses,
        speaker=Speaker(language, lexicon),
    )
    names = _parts(show)
    drafts = _settled(_drafts(scene, names))
    parts = [(name, [draft for draft in drafts if draft.part == part]) for part, name in enumerate(names)]
    return Script(
        article=article,
        language=language,
        sections=tuple(_section(name, said, scene.pauses) for name, said in parts if said or name in MUSIC),
        marks=_marks(parts, show=show, article=article),
    )


def _parts(show: Show) -> tuple[str, ...]:
    """The parts of the frame that the show has, and the disclosure where none of them is the sign-off that holds it."""
    frame = [name for name in show.style.frame if name not in MUSIC or getattr(show.music, name)]
    if "sign-off" in frame:
        return tuple(frame)
    words = [place for place, name in enumerate(frame, 1) if name not in MUSIC]
    place = words[-1] if words else len(frame)
    return (*frame[:place], "disclosure", *frame[place:])


def _section(name: str, drafts: Sequence[_Draft], pauses: Pauses) -> Section:
    if name in MUSIC:
        return Section(name=name, music=name)
    return Section(
        name="sign-off" if name == "disclosure" else name, utterances=tuple(map(_utterance, _paced(drafts, pauses)))
    )


def _utterance(draft: _Draft) -> Utterance:
    return Utterance(role=draft.role, written=draft.written, spoken=draft.spoken, pause_ms=draft.pause_ms)


# ── the parts of the frame that have words ───────────────────────────────────────────────────────────────────────────


def _drafts(scene: _Scene, names: Sequence[str]) -> Iterator[_Draft]:
    """The drafts of all parts, each with the place of its part."""
    for part, name in enumerate(names):
        for draft in _WORDS[name](scene) if name in _WORDS else ():
            yield replace(draft, part=part)


def _welcome(scene: _Scene) -> Iterator[_Draft]:
    return _lines(scene, scene.wording.welcome)


def _headline(scene: _Scene) -> Iterator[_Draft]:
    return _lines(scene, scene.wording.headline)


def _story(scene: _Scene) -> Iterator[_Draft]:
    told: BlockKind | None = None
    for block in scene.article.blocks:
        if block.kind in MANNERS:
            yield from _block(scene, block)
        elif block.kind != told:
            yield from _aside(scene, block.kind)
        told = block.kind


def _sign_off(scene: _Scene) -> Iterator[_Draft]:
    return _lines(scene, (*scene.wording.sign_off, scene.wording.disclosure))


def _disclosure(scene: _Scene) -> Iterator[_Draft]:
    return _lines(scene, (scene.wording.disclosure,))


_WORDS: Mapping[str, Callable[[_Scene], Iterator[_Draft]]] = {
    "welcome": _welcome,
    "headline": _headline,
    "story": _story,
    "sign-off": _sign_off,
    "disclosure": _disclosure,
}


def _lines(scene: _Scene, templates: Sequence[str]) -> Iterator[_Draft]:
    """The lines of a wording that have all their values."""
    for line in (filled(template, scene.values) for template in templates):
        manner = _TITLE if line == scene.article.title else _LINE
        yield from _said(scene, line, manner, pause_ms=scene.pauses.paragraph_ms)


def _aside(scene: _Scene, kind: BlockKind) -> Iterator[_Draft]:
    """What is said in the place of a block that cannot be read out."""
    line = ASIDES.get(kind, {}).get(scene.speaker.language.partition("-")[0], "")
    return _said(scene, line, MANNERS[BlockKind.PARAGRAPH], pause_ms=scene.pauses.paragraph_ms)


def _block(scene: _Scene, block: Block) -> Iterator[_Draft]:
    """A block of the story; a heading begins a chapter, an item of an ordered list says its number."""
    heading = block.kind is BlockKind.HEADING
    pause_ms = scene.pauses.heading_ms if heading else scene.pauses.paragraph_ms
    for place, draft in enumerate(_said(scene, block.text, MANNERS[block.kind], pause_ms=pause_ms)):
        if place:
            yield draft
        elif heading:
            yield replace(draft, before_ms=scene.pauses.heading_ms, chapter=" ".join(block.text.split()))
        else:
            yield _numbered(scene, draft, block.number)


def _numbered(scene: _Scene, draft: _Draft, number: int) -> _Draft:
    if not number:
        return draft
    said = scene.speaker.say(str(number)).capitalize()
    return replace(draft, written=f"{number}. {draft.written}", spoken=f"{said}. {draft.spoken}".rstrip())


_Item = TypeVar("_Item")

# ── a text as drafts ─────────────────────────────────────────────────────────────────────────────────────────────────


def _said(scene: _Scene, text: str, manner: _Manner, *, pause_ms: int) -> Iterator[_Draft]:
    """A line or a block, sentence by sentence, with `pause_ms` after the last."""
    whole = [text] if manner.whole else sentences(text, language=scene.speaker.language)
    pieces = [
        (piece, ends)
        for sentence in whole
        for piece, ends in _with_last(cut(" ".join(sentence.split()), limit=LONGEST))
    ]
    for (piece, ends), last in _with_last(pieces):
        spoken = scene.speaker.say(piece)
        sentence_ms = scene.pauses.sentence_ms if ends else scene.pauses.sentence_ms // BREATH
        yield _Draft(
            role=manner.role,
            written=piece,
            spoken=sentence_of(spoken) if last and manner.closed and spoken else spoken,
            pause_ms=pause_ms if last else sentence_ms,
        )


def _with_last(items: Sequence[_Item]) -> Iterator[tuple[_Item, bool]]:
    """Each item, and whether it is the last."""
    return ((item, place == len(items)) for place, item in enumerate(items, 1))


def _settled(drafts: Iterable[_Draft]) -> list[_Draft]:
    """The drafts that say something; what others have written is kept with their neighbours."""
    settled: list[_Draft] = []
    waiting = ""
    for draft in drafts:
        if not nothing_to_say(draft.spoken):
            settled.append(replace(draft, written=f"{waiting}{draft.written}"))
            waiting = ""
        elif settled:
            pause_ms = max(settled[-1].pause_ms, draft.pause_ms)
            settled[-1] = replace(settled[-1], written=f"{settled[-1].written} {draft.written}", pause_ms=pause_ms)
        else:
            waiting += f"{draft.written} "
    return settled


def _paced(drafts: Sequence[_Draft], pauses: Pauses) -> list[_Draft]:
    """The drafts of a part with the silence that each asks for before it, and the part's own at its end."""
    befores = [draft.before_ms for draft in drafts[1:]]
    paced = [replace(d, pause_ms=max(d.pause_ms, before)) for d, before in zip(drafts, befores, strict=False)]
    return [*paced, *(replace(draft, pause_ms=pauses.section_ms) for draft in drafts[-1:])]


def _marks(parts: Sequence[tuple[str, Sequence[_Draft]]], *, show: Show, article: Article) -> tuple[Mark, ...]:
    """The chapters: the article, where its headline or else its story begins, and its headings.

    What comes before the first of them is a chapter under the show's name.
    """
    openings = (drafts[0] for opening in ("headline", "story") for name, drafts in parts if name == opening and drafts)
    opening = next(openings, None)
    marks = []
    for place, draft in enumerate(draft for _, drafts in parts for draft in drafts):
        if draft is opening:
            marks.append(Mark(utterance=place, title=article.title, url=article.canonical_url))
        elif draft.chapter or not place:
            marks.append(Mark(utterance=place, title=draft.chapter or show.title))
    return tuple(marks)
