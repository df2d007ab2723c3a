"""Script → the texts that an engine is given, each with its voice, its speed and the key of its clip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from narrator.model import Casting, Role, Script, Utterance
from narrator.script import cut, without_ipa
from narrator.show import Voicing
from narrator.speech.engine import Engine, Limits
from narrator.speech.store import clip_key
from narrator.speech.takes import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What is to be said: `said[i]` are the texts of utterance i, `keys` the clip of each text, each text once."""

    said: tuple[tuple[Line, ...], ...]
    keys: Mapping[Line, str]


def lines_of(script: Script, *, engine: Engine, casting: Casting, voicing: Voicing) -> Lines:
    """The texts of a script as an engine will be given them."""
    limits, settings, version = engine.limits, engine.settings, casting.engine_version
    said = tuple(_lines(utterance, casting, voicing, limits=limits) for utterance in script)
    keys = {
        line: clip_key(line.text, voice=line.voice, version=version, settings=settings, speed=line.speed)
        for lines in said
        for line in lines
    }
    return Lines(said=said, keys=keys)


def pieces(text: str, *, limits: Limits) -> tuple[str, ...]:
    """The texts that an utterance is said in; a piece of nothing but marks, which no engine can say, is left out.

    A pronunciation stays for an engine that takes it, if it fits into one text.
    """
    told = without_ipa(text, longer_than=limits.characters if limits.ipa else 0)
    cut_up = cut(told, limit=limits.characters)
    return tuple(piece for piece in cut_up if any(map(str.isalnum, piece))) or cut_up


def _lines(utterance: Utterance, casting: Casting, voicing: Voicing, *, limits: Limits) -> tuple[Line, ...]:
    """The texts that an utterance is said in, with the voice that says them, and how fast."""
    parts = {Role.HOST: voicing.host, Role.QUOTE: voicing.quote, Role.ANNOUNCER: voicing.announcer}
    voice, speed = casting.voice_of(utterance.role), voicing.speed * parts[utterance.role].speed
    return tuple(Line(text=piece, voice=voice, speed=speed) for piece in pieces(utterance.spoken, limits=limits))
