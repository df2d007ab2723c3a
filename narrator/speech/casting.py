"""Which engine and which voice narrate an episode, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

from narrator.errors import ConfigError, EngineError, NoEngine
from narrator.model import Casting, Voice
from narrator.show import Voicing
from narrator.speech.engine import Engine, meant
from narrator.speech.registry import open_engine

SAME_LANGUAGE = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "tl": "fil", "mo": "ro"}
"""Codes that engines and pages use for one and the same spoken language (IANA's registry: macrolanguages whose usual
member is meant, and codes withdrawn)."""

NEAREST = {
    "en": {"gb": "au hk ie in jm ke mt my ng nz pk sg za", "us": "ca ph pr"},
    "es": {"419": "ar bo cl co cr cu do ec gt hn mx ni pa pe pr py sv us uy ve"},
    "pt": {"pt": "ao cv gw mo mz st tl"},
}
"""For each language, the region that stands in for others (CLDR's parent locales; but Canada and the Philippines speak
nearer to the United States)."""

_TAG = re.compile(r"(?P<language>[a-z]+)(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?:-(?P<rest>.+))?")


def cast(voicing: Voicing, *, language: str, only: str = "", quotes: bool = False) -> tuple[Engine, Casting]:
    """The first engine of the show that is well and speaks `language` (BCP 47), or the engine `only`, with its voice.

    With `quotes` the show's quote voice is cast too, where that engine has it and it speaks the language; `why` tells
    where it does not. The caller closes the engine. Raises NoEngine with the reason of each, ConfigError for an engine
    that is not installed, settings that it refuses, or a voice that it does not have; for a quote voice, that none of
    the show's engines has.
    """
    reasons: list[str] = []
    for name in (only,) if only else voicing.engines:
        try:
            engine, voices, voice, version = _audition(name, voicing, language)
        except EngineError as error:
            reasons.append(f"{name} passed over: {error.cause}")
            continue
        reasons.append(f"{name} speaks {voice.language}")
        with ExitStack() as stack:
            stack.callback(engine.close)
            quote, told = _quote_voice(voicing, voices, name, language) if quotes and voicing.quote else (None, "")
            stack.pop_all()
        why = "; ".join(filter(None, [*reasons, told]))
        return engine, Casting(voice=voice, engine_version=version, why=why, quote=quote)
    hint = "`narrator doctor` says what each engine needs, `narrator voices` which languages it speaks"
    raise NoEngine("no engine", f"for the language {language}", "; ".join(reasons), hint)


def _audition(name: str, voicing: Voicing, language: str) -> tuple[Engine, tuple[Voice, ...], Voice, str]:
    """The engine `name`, opened, with all its voices, the one to narrate and its version.

    Raises EngineError if it will not do, closed again.
    """
    settings = voicing.settings.get(name, {})
    with ExitStack() as stack:
        engine = open_engine(name, settings)
        stack.callback(engine.close)
        if unwell := engine.health():
            raise EngineError(name, "", unwell)
        voices = engine.voices()
        voice = choose(voices, language=language, preferred=str(settings.get("voice", "")), engine=name)
        version = engine.version
        stack.pop_all()
    return engine, voices, voice, version


def _quote_voice(voicing: Voicing, voices: Sequence[Voice], engine: str, language: str) -> tuple[Voice | None, str]:
    """The quote voice among `voices` of the engine that narrates, or None, and what is to be told of it.

    A name that another engine of the show has is that engine's; one that none has is misspelt: a ConfigError.
    """
    named = [voice for voice in voices if voice.name == voicing.quote]
    fitting = [voice for voice in named if Tag.of(voice.language).language == Tag.of(language).language]
    if fitting:
        quote = min(fitting, key=lambda voice: Tag.of(language).distance(Tag.of(voice.language)))
        return quote, f"{quote.name} says what others said"
    if named:
        return None, f"its voice {voicing.quote} for quotations speaks {named[0].language}, not {language}"
    others = _names_of_others(voicing, engine)
    if others is not None and voicing.quote not in others:
        close = meant(voicing.quote, dict.fromkeys([*(voice.name for voice in voices), *others]))
        problem = f'quote: none of the show\'s engines has a voice "{voicing.quote}".{close}'
        raise ConfigError("[voice]", (problem,), "`narrator voices` lists them")
    return None, f"{engine} has no voice {voicing.quote} for quotations"


def _names_of_others(voicing: Voicing, engine: str) -> frozenset[str] | None:
    """The names of all voices of the show's other engines; None if one of them cannot tell now."""
    names: set[str] = set()
    for name in voicing.engines:
        if name == engine:
            continue
        try:
            with closing(open_engine(name, voicing.settings.get(name, {}))) as other:
                names |= {voice.name for voice in other.voices()}
        except EngineError:
            return None
    return frozenset(names)


def choose(voices: Sequence[Voice], *, language: str, preferred: str = "", engine: str) -> Voice:
    """The voice that fits `language` best, of equal ones the first; the one named `preferred` if it fits at all.

    Raises EngineError if none speaks the language, ConfigError if there is no voice `preferred`.
    """
    names = {voice.name: voice for voice in voices}
    if preferred and preferred not in names:
        problem = f'voice: {engine} has no voice "{preferred}".{meant(preferred, names)}'
        raise ConfigError(f"[voice.{engine}]", (problem,), "`narrator voices` lists them")
    wanted = Tag.of(language)
    fitting = [voice for voice in voices if Tag.of(voice.language).language == wanted.language]
    if not fitting:
        raise EngineError(engine, "", f"does not speak {language}")
    wished = [voice for voice in fitting if voice.name == preferred]
    return min(wished or fitting, key=lambda voice: wanted.distance(Tag.of(voice.language)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A BCP 47 tag in its parts, in lower case."""

    language: str
    script: str = ""
    region: str = ""
    rest: str = ""

    @classmethod
    def of(cls, tag: str) -> Tag:
        """The parts of a tag; underscores may stand for hyphens, what is no tag fits nothing."""
        found = _TAG.fullmatch(tag.lower().replace("_", "-"))
        parts = {name: part or "" for name, part in found.groupdict().items()} if found else {"language": tag}
        return cls(**parts | {"language": SAME_LANGUAGE.get(parts["language"], parts["language"])})

    def distance(self, voice: Tag) -> tuple[int, int, int]:
        """How far a voice of the same language is from what is wanted; smaller is better.

        A script of its own is the worst (Shavian letters for English), a dialect that nobody asked for the next; then
        the region counts: itself, the nearest, none, another.
        """
        stand_ins = NEAREST.get(self.language, {}).items()
        nearest = next((region for region, others in stand_ins if self.region in others.split()), self.region)
        return (
            (self.script, "", voice.script).index(voice.script),
            (self.rest, "", voice.rest).index(voice.rest),
            (self.region, nearest, "", voice.region).index(voice.region),
        )
