"""Article → Script: the parts of the frame as utterances, with pauses and chapter marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from narrator.model import Article, Mark, Role, Script, Section
from narrator.script.drafts import Draft, Manner, Scene, paced, said, settled
from narrator.script.frame import check_wordings, frame_values, regional
from narrator.script.lexicon.entries import Lexicon, concerning
from narrator.script.phrases import phrases_for
from narrator.script.spoken.normalise import Speaker
from narrator.script.story import story
from narrator.script.wording import filled, wording_for
from narrator.show import MUSIC, Pauses, Show

_LINE = Manner(role=Role.ANNOUNCER, closed=True)
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
    scene = Scene(
        article=article,
        wording=wording_for(language, show.style.wording),
        phrases=phrases_for(language),
        values=frame_values(article, show, language=language, published=published),
        pauses=show.style.pauses,
        policy=show.style.say,
        speaker=Speaker(language, lexicon, concerning(article)),
        stings=bool(show.music.sting) and show.style.say.headings == "sting",
    )
    names = _parts(show)
    drafts = settled(_WORDS[name](scene) if name in _WORDS else () for name in names)
    parts = [*zip(names, drafts, strict=True)]
    return Script(
        article=article,
        language=language,
        sections=tuple(section for name, said in parts for section in _sections(name, said, scene.pauses)),
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


def _sections(name: str, drafts: Sequence[Draft], pauses: Pauses) -> Iterator[Section]:
    """A part of the frame: a piece of music, or words, parted where a sting is played; nothing where nobody speaks."""
    if name in MUSIC:
        yield Section(name=name, music=name)
        return
    shown = "sign-off" if name == "disclosure" else name
    starts = [place for place, draft in enumerate(drafts) if draft.sting or not place]
    for start, end in pairwise([*starts, len(drafts)]):
        if start:
            yield Section(name="sting", music="sting")
        yield Section(name=shown, utterances=paced(drafts[start:end], pauses))


# ── the parts of the frame that have words ───────────────────────────────────────────────────────────────────────────


def _welcome(scene: Scene) -> Iterator[Draft]:
    return _lines(scene, scene.wording.welcome)


def _headline(scene: Scene) -> Iterator[Draft]:
    return _lines(scene, scene.wording.headline)


def _sign_off(scene: Scene) -> Iterator[Draft]:
    return _lines(scene, (*scene.wording.sign_off, scene.wording.disclosure))


def _disclosure(scene: Scene) -> Iterator[Draft]:
    return _lines(scene, (scene.wording.disclosure,))


_WORDS: Mapping[str, Callable[[Scene], Iterator[Draft]]] = {
    "welcome": _welcome,
    "headline": _headline,
    "story": story,
    "sign-off": _sign_off,
    "disclosure": _disclosure,
}


def _lines(scene: Scene, templates: Sequence[str]) -> Iterator[Draft]:
    """The lines of a wording that have all their values."""
    for line in (filled(template, scene.values) for template in templates):
        manner = _TITLE if line == scene.article.title else _LINE
        yield from said(scene, line, manner, pause_ms=scene.pauses.paragraph_ms)


def _marks(parts: Sequence[tuple[str, Sequence[Draft]]], *, show: Show, article: Article) -> tuple[Mark, ...]:
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
