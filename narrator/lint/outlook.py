"""What an episode will be like before it is made: its length, and what each engine is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from narrator.model import Script
from narrator.script import cut, without_ipa
from narrator.speech.engine import Limits

MS_A_LETTER = 75
"""Measured with espeak-ng's usual pace on English news (77 ms); network voices lie within a fifth of it."""

MS_A_SIGN = 230
"""A sign of a script that writes a syllable or a word: Chinese, Japanese, Korean."""

_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is expected of a script; `requests` are the texts that each engine would be given, each counted once."""

    words: int
    utterances: int
    characters: int
    duration_ms: int
    requests: Mapping[str, int]


def outlook(script: Script, *, limits: Mapping[str, Limits]) -> Outlook:
    """What to expect of a script; `limits` are those of the engines that may say it, by name."""
    spoken = [without_ipa(utterance.spoken) for utterance in script]
    return Outlook(
        words=sum(len(text.split()) for text in spoken),
        utterances=len(spoken),
        characters=sum(map(len, spoken)),
        duration_ms=sum(map(_duration_ms, spoken)) + sum(utterance.pause_ms for utterance in script),
        requests={name: _requests(script, limit) for name, limit in limits.items()},
    )


def _duration_ms(text: str) -> int:
    signs = len(_SIGN.findall(text))
    return signs * MS_A_SIGN + (sum(map(str.isalnum, text)) - signs) * MS_A_LETTER


def _requests(script: Script, limits: Limits) -> int:
    longest = limits.characters if limits.ipa else 0
    texts = {without_ipa(utterance.spoken, longer_than=longest) for utterance in script}
    return len({piece for text in texts for piece in cut(text, limit=limits.characters)})
