"""What speaking will be like before it begins: its length, what an engine is asked for, how long it takes, its cost."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from narrator.model import Script
from narrator.script import without_ipa
from narrator.speech.engine import Limits
from narrator.speech.lines import pieces
from narrator.speech.takes import Line

MS_A_LETTER = 75
"""Measured with espeak-ng's usual pace on English news (77 ms); network voices lie within a fifth of it."""

MS_A_SIGN = 230
"""A sign of a script that writes a syllable or a word: Chinese, Japanese, Korean."""

TIMES_LIFE = MappingProxyType({"espeak": 300.0, "piper": 20.0, "kokoro": 2.6})
"""The seconds of sound that an engine on this machine makes in one, a text at a time; measured, checks and all."""

ANSWER_S, SERVER_TIMES_LIFE = 0.4, 15.0
"""What a server is taken to need for an answer, and the seconds of sound that it then makes in a second."""

_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is expected of a script; `requests` are the texts that each engine would be given, each counted once.

    `costs` are what they cost at those engines that have a price.
    """

    words: int
    utterances: int
    characters: int
    duration_ms: int
    requests: Mapping[str, int]
    costs: Mapping[str, float]


def outlook(script: Script, *, limits: Mapping[str, Limits]) -> Outlook:
    """What to expect of a script; `limits` are those of the engines that may say it, by name."""
    spoken = [without_ipa(utterance.spoken) for utterance in script]
    texts = {name: _texts(script, limit) for name, limit in limits.items()}
    prices = {name: limit.price_per_million for name, limit in limits.items() if limit.price_per_million}
    return Outlook(
        words=sum(len(text.split()) for text in spoken),
        utterances=len(spoken),
        characters=sum(map(len, spoken)),
        duration_ms=sum(map(expected_ms, spoken)) + sum(utterance.pause_ms for utterance in script),
        requests={name: len(asked) for name, asked in texts.items()},
        costs={name: sum(map(len, texts[name])) * price / 1e6 for name, price in prices.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What an engine is to do: how many texts, of how many characters, for how much sound, in which time, at what cost.

    `wall_s` is None where nothing is known of the engine's speed.
    """

    texts: int
    characters: int
    sound_ms: int
    wall_s: float | None
    cost: float


def work(lines: Collection[Line], *, engine: str, limits: Limits) -> Work:
    """What it takes an engine to say lines that are not in the clip store."""
    sound_ms = round(sum(expected_ms(line.text) / line.speed for line in lines))
    characters = sum(len(line.text) for line in lines)
    return Work(
        texts=len(lines),
        characters=characters,
        sound_ms=sound_ms,
        wall_s=_wall_s(len(lines), sound_ms / 1000, engine=engine, limits=limits),
        cost=characters * limits.price_per_million / 1e6,
    )


def expected_ms(text: str) -> int:
    """How long a text lasts when it is said, at the usual speed."""
    signs = len(_SIGN.findall(text))
    return signs * MS_A_SIGN + (sum(map(str.isalnum, text)) - signs) * MS_A_LETTER


def _wall_s(texts: int, sound_s: float, *, engine: str, limits: Limits) -> float | None:
    """How long it takes: as long as the rate asks for, or as long as the engine needs, whichever is more."""
    if not texts:
        return 0.0
    spaced_s = (texts - 1) * 60 / limits.per_minute if limits.per_minute else 0.0
    if limits.account:
        return max(spaced_s, (texts * ANSWER_S + sound_s / SERVER_TIMES_LIFE) / limits.at_once)
    if engine in TIMES_LIFE:
        return max(spaced_s, sound_s / TIMES_LIFE[engine] / limits.at_once)
    return None


def _texts(script: Script, limits: Limits) -> set[str]:
    return {piece for utterance in script for piece in pieces(utterance.spoken, limits=limits)}
