"""Which engine and which voice narrate an episode, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
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


def cast(voicing: Voicing, *, language: str, only: str = "") -> tuple[Engine, Casting]:
    """The first engine of the show that is well and speaks `language` (BCP 47), or the engine `only`, with its voice.

    The caller closes it. Raises NoEngine with the reason of each, ConfigError for an engine that is not installed,
    settings that it refuses, or a voice that it does not have.
    """
    passed_over: list[str] = []
    for name in (only,) if only else voicing.engines:
        try:
            engine, voice, version = _audition(name, voicing, language)
        except EngineError as error:
            passed_over.append(f"{name} passed over: {error.cause}")
        else:
            why = "; ".join([*passed_over, f"{name} speaks {voice.language}"])
            return engine, Casting(voice=voice, engine_version=version, why=why)
    hint = "`narrator doctor` says what each engine needs, `narrator voices` which languages it speaks"
    raise NoEngine("no engine", f"for the language {language}", "; ".join(passed_over), hint)


def _audition(name: str, voicing: Voicing, language: str) -> tuple[Engine, Voice, str]:
    """The engine `name`, opened, with its voice and version; raises EngineError if it will not do, closed again."""
    settings = voicing.settings.get(name, {})
    with ExitStack() as closing:
        engine = open_engine(name, settings)
        closing.callback(engine.close)
        if unwell := engine.health():
            raise EngineError(name, "", unwell)
        voice = choose(engine.voices(), language=language, preferred=str(settings.get("voice", "")), engine=name)
        version = engine.version
        closing.pop_all()
    return engine, voice, version


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
