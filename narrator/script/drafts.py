"""Utterances on their way: a text as drafts, sentence by sentence, and the silence and the chapters they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from narrator.model import Article, Role, Utterance
from narrator.script.cut import cut
from narrator.script.emoji_names import named
from narrator.script.phrases import Phrases
from narrator.script.sentences import sentences
from narrator.script.spoken.marks import nothing_to_say
from narrator.script.spoken.normalise import Speaker
from narrator.script.wording import sentence_of
from narrator.show import Pauses, Saying, Wording

LONGEST = 300
"""Characters an utterance may have as printed: a longer sentence is cut where a speaker would breathe."""

BREATH = 3
"""A cut inside a sentence is a breath: this part of the pause between two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What every part of the frame needs; `stings` tells whether a heading in the story has its sting."""

    article: Article
    wording: Wording
    phrases: Phrases
    values: Mapping[str, str]
    pauses: Pauses
    policy: Saying
    speaker: Speaker
    stings: bool = False

    @property
    def breath_ms(self) -> int:
        """The pause at a cut inside a sentence."""
        return self.pauses.sentence_ms // BREATH

    def say(self, text: str) -> str:
        """The spoken form of a text, its emoji by their names if the show wants that."""
        told = named(text, language=self.speaker.language) if self.policy.emoji == "name" else text
        return self.speaker.say(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An utterance on its way: the silence it asks for before it, and the chapter that begins with it ("" none).

    With `sting` a section of its own begins with it, behind the show's sting.
    """

    role: Role
    written: str
    spoken: str
    pause_ms: int
    speaker: str = ""
    before_ms: int = 0
    chapter: str = ""
    sting: bool = False

    def utterance(self, pause_ms: int) -> Utterance:
        """The draft as it goes into the script."""
        return Utterance(
            role=self.role, written=self.written, spoken=self.spoken, pause_ms=pause_ms, speaker=self.speaker
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a text is said: `whole` is not parted into sentences, `closed` ends with a full stop."""

    role: Role = Role.HOST
    whole: bool = False
    closed: bool = False
    speaker: str = ""


def said(scene: Scene, text: str, manner: Manner, *, pause_ms: int) -> Iterator[Draft]:
    """A line or a block, sentence by sentence, with `pause_ms` after the last."""
    whole = (" ".join(text.split()),) if manner.whole else sentences(text, language=scene.speaker.language)
    pieces, pauses_ms = _in_pieces(whole, scene)
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        spoken = scene.say(piece)
        yield Draft(
            role=manner.role,
            written=piece,
            spoken=sentence_of(spoken) if place == last and manner.closed and spoken else spoken,
            pause_ms=pause_ms if place == last else pauses_ms[place],
            speaker=manner.speaker,
        )


def _in_pieces(whole: Sequence[str], scene: Scene) -> tuple[list[str], list[int]]:
    """The pieces of sentences, and the pause behind each."""
    pieces: list[str] = []
    pauses_ms: list[int] = []
    for sentence in whole:
        parts = cut(sentence, limit=LONGEST)
        pieces += parts
        pauses_ms += [scene.breath_ms] * (len(parts) - 1)
        pauses_ms += [scene.pauses.sentence_ms] if parts else []
    return pieces, pauses_ms


def settled(parts: Iterable[Iterable[Draft]]) -> tuple[tuple[Draft, ...], ...]:
    """The drafts of each part that say something; what others have written is kept with their neighbours."""
    kept: list[tuple[int, Draft]] = []
    waiting, count = "", 0
    for part, drafts in enumerate(parts):
        count = part + 1
        for draft in drafts:
            if not nothing_to_say(draft.spoken):
                kept.append((part, replace(draft, written=f"{waiting}{draft.written}") if waiting else draft))
                waiting = ""
            elif kept:
                kept[-1] = (kept[-1][0], _with_silent(kept[-1][1], draft))
            else:
                waiting += f"{draft.written} "
    return tuple(tuple(draft for place, draft in kept if place == part) for part in range(count))


def _with_silent(draft: Draft, silent: Draft) -> Draft:
    """A draft with what a silent one behind it has written, and its pause if that is longer."""
    written = f"{draft.written} {silent.written}".rstrip()
    return replace(draft, written=written, pause_ms=max(draft.pause_ms, silent.pause_ms))


def paced(drafts: Sequence[Draft], pauses: Pauses) -> tuple[Utterance, ...]:
    """The utterances of a section, with the silence that each asks for before it, and the section's own at its end."""
    befores = [*(draft.before_ms for draft in drafts[1:]), pauses.section_ms]
    last = len(drafts) - 1
    return tuple(
        draft.utterance(before_ms if place == last else max(draft.pause_ms, before_ms))
        for place, (draft, before_ms) in enumerate(zip(drafts, befores, strict=True))
    )
