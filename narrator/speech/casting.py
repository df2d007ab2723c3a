"""Which engine and which voice narrate an episode, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import MappingProxyType

from narrator.errors import ConfigError, EngineError, NoEngine
from narrator.model import Casting, Role, Voice
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


def cast(
    voicing: Voicing,
    *,
    language: str,
    only: str = "",
    besides: Mapping[str, str] = MappingProxyType({}),
    roles: Collection[Role] = (Role.QUOTE, Role.ANNOUNCER),
) -> tuple[Engine, Casting]:
    """The first engine of the show that is well and speaks `language` (BCP 47), or the engine `only`, with its voices.

    `besides` are engines that are not asked, each with the reason. Of `roles` those have a voice of their own for which
    the show names one of that engine that speaks the language. The caller closes the engine.
    Raises NoEngine with the reason of each, ConfigError for an engine that is not installed, settings that it refuses,
    or a voice that it does not have.
    """
    reasons: list[str] = []
    passed_over: list[str] = []
    for name in (only,) if only else voicing.engines_for(language):
        if name in besides:
            reasons.append(f"{name} passed over: {besides[name]}")
            passed_over.append(name)
            continue
        try:
            engine, voices = _audition(name, voicing, language)
        except EngineError as error:
            reasons.append(f"{name} passed over: {error.cause}")
            passed_over += [] if isinstance(error, NotItsLanguage) else [name]
            continue
        why = "; ".join([*reasons, f"{name} speaks {voices[Role.HOST].language}"])
        cast_for = {role: voice for role, voice in voices.items() if role in roles}
        return engine, Casting(
            voice=voices[Role.HOST],
            engine_version=engine.version,
            why=why,
            quote=cast_for.get(Role.QUOTE),
            announcer=cast_for.get(Role.ANNOUNCER),
            passed_over=tuple(passed_over),
        )
    hint = "`narrator doctor` says what each engine needs, `narrator voices` which languages it speaks"
    raise NoEngine("no engine", f"for the language {language}", "; ".join(reasons), hint)


class NotItsLanguage(EngineError):
    """An engine has no voice for a language."""


def _audition(name: str, voicing: Voicing, language: str) -> tuple[Engine, dict[Role, Voice]]:
    """The engine `name`, opened, with the voice of each role that has one of its own; the host always has.

    Raises EngineError if it will not do, closed again.
    """
    with ExitStack() as stack:
        engine = open_engine(name, voicing)
        stack.callback(engine.close)
        voices, terms = engine.voices(), engine.terms
        if not voices and (unwell := engine.health()):  # It says what is missing, its package or its files.
            raise EngineError(name, "", unwell)
        host = choose(voices, language=language, preferred=terms.voice, engine=name)
        if unwell := engine.health():
            raise EngineError(name, "", unwell)
        wished = {Role.QUOTE: terms.quote, Role.ANNOUNCER: terms.announcer}
        others = {role: _wished(voices, language, names, engine=name) for role, names in wished.items()}
        engine.version  # noqa: B018  an engine without one is unwell too
        stack.pop_all()
    return engine, {Role.HOST: host} | {role: voice for role, voice in others.items() if voice}


def choose(voices: Sequence[Voice], *, language: str, preferred: Sequence[str] = (), engine: str) -> Voice:
    """The first of the voices named `preferred` that speaks `language`; else the one that fits it best.

    Raises NotItsLanguage if none speaks the language, ConfigError if there is no voice of a name in `preferred`.
    """
    if wished := _wished(voices, language, preferred, engine=engine):
        return wished
    fitting = speaking(voices, language)
    if not fitting:
        raise NotItsLanguage(engine, "", f"does not speak {language}")
    return fitting[0]


def speaking(voices: Iterable[Voice], language: str) -> tuple[Voice, ...]:
    """Those voices that speak `language` (BCP 47), the one that fits it best first, equals in the order they came."""
    wanted = Tag.of(language)
    fitting = [voice for voice in voices if Tag.of(voice.language).language == wanted.language]
    return tuple(sorted(fitting, key=lambda voice: wanted.distance(Tag.of(voice.language))))


def _wished(voices: Sequence[Voice], language: str, names: Sequence[str], *, engine: str) -> Voice | None:
    """The voice of the first of `names` that speaks `language`, if any; one name may have voices in several."""
    known = {voice.name: voice for voice in voices}
    if strange := [name for name in names if name not in known]:
        problems = tuple(f'{engine} has no voice "{name}".{meant(name, known)}' for name in strange)
        raise ConfigError(f"[voice.{engine}]", problems, "`narrator voices` lists them")
    fitting = [speaking((voice for voice in voices if voice.name == name), language) for name in names]
    return next((found[0] for found in fitting if found), None)


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
