"""How long a voice takes for a text: reckoned from what stands in it, at a tempo that is learned from the voice.

One number a voice is learned, how many times as long as reckoned it takes, and how much that varies. Measured with 132
voices of espeak-ng in as many languages at 80 to 450 words a minute, and five of flite: for texts of 20 letters and
more the standard deviation within a voice is 6 to 10 %, whatever the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from statistics import median

from narrator.script import without_ipa

ENOUGH_LETTERS = 20
"""A text with fewer says too little of a voice, and may last as it likes."""

ENOUGH_TAKES = 12
"""From how many takes on a voice is known: the median of so many stands, even if five of them are bad."""

KEPT_TAKES = 300
"""The newest of so many are remembered: enough for a tail of one in a hundred, and a voice may change."""

SHORTEST, LONGEST = (0.25, 3.5), (0.4, 5.0)
"""How far below and above its usual tempo a known voice may be: so much of a logarithm, and so many of its standard
deviations, whichever is more. None of 7,678 whole clips of 121 known voices lay outside; of those cut to half their
length 93 % did, to two thirds 70 %, and of those said twice over 88 %."""

SLACK_S = 0.2
"""What counts little in a long text, and much in one of three words."""

_WIDE = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_SECONDS = (
    # What is counted, and how long each of it takes at the least, mostly, and at the most.
    (re.compile(rf"[^\W\d_{_WIDE}]"), 0.06, 0.06, 0.06),
    (re.compile(rf"[{_WIDE}]"), 0.2, 0.2, 0.2),
    (re.compile(r"\S+"), 0.066, 0.066, 0.066),
    (re.compile(r"[A-Z](?=[A-Z])|(?<=[A-Z])[A-Z]"), -0.02, 0.06, 0.3),
    (re.compile(r"\d"), 0.12, 0.29, 0.6),
    (re.compile(r"[^\w\s.,;:!?…'’‘\"“”„«»。！？、，；：।؟۔،-]|[_]|\b[.:/-]\b"), 0.0, 0.2, 0.6),
    (re.compile(r"[.!?…:;।؟۔](?=\s)|[。！？；：]|\s[–—-]\s"), 0.0, 0.26, 0.5),
    (re.compile(r"[,،](?=\s)|[、，]"), 0.0, 0.17, 0.4),
)
"""Letters; characters that are a syllable or more; words; capitals in a row, which may be spelt; figures; signs, which
may be named; and pauses. Fitted to the seconds that espeak-ng takes at 165 words a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """How long a text takes at the common tempo, in seconds: at the least, most likely, and at the most."""

    letters: int
    least_s: float
    likely_s: float
    most_s: float


def reckon(text: str) -> Reckoning:
    """Reckon a spoken text; `letters` are all letters and figures of it."""
    said = without_ipa(text).strip()
    counts = [(len(kind.findall(said)), *seconds) for kind, *seconds in _SECONDS]
    least_s, likely_s, most_s = (sum(row[0] * row[column] for row in counts) for column in (1, 2, 3))
    return Reckoning(letters=sum(map(str.isalnum, said)), least_s=least_s, likely_s=likely_s, most_s=most_s)


@dataclass(frozen=True, kw_only=True)
class Tempo:
    """What is known of a voice, of each whole take.

    `ratios` are the logarithms of how many times as long as reckoned they were, `abrupt` is whether they ended at full
    level.
    """

    ratios: tuple[float, ...] = ()
    abrupt: tuple[bool, ...] = ()

    @property
    def known(self) -> bool:
        """Whether enough takes were heard."""
        return len(self.ratios) >= ENOUGH_TAKES

    @property
    def ends_abruptly(self) -> bool:
        """Whether it is the voice's manner to end at full level: then that tells nothing."""
        return len(self.abrupt) >= 3 and 2 * sum(self.abrupt) >= len(self.abrupt)

    @cached_property
    def times(self) -> float:
        """How many times as long as reckoned the voice takes: the median, which no bad take can move far."""
        return exp(median(self.ratios)) if self.ratios else 1.0

    @cached_property
    def deviation(self) -> float:
        """The standard deviation of the logarithm, by the median of the distances from the median."""
        return 1.4826 * median(abs(ratio - log(self.times)) for ratio in self.ratios) if self.ratios else 0.0

    def bounds_s(self, reckoning: Reckoning) -> tuple[float, float]:
        """How short and how long a take of a text may be, in seconds; the voice must be known."""
        below, above = (max(least, times * self.deviation) for least, times in (SHORTEST, LONGEST))
        shortest_s = self.times * reckoning.least_s * exp(-below) - SLACK_S
        return max(0.0, shortest_s), self.times * reckoning.most_s * exp(above) + SLACK_S

    def after(self, takes: Sequence[tuple[Reckoning, float, bool]]) -> Tempo:
        """What is known after more whole takes: of what text, how many seconds long, and whether it ended abruptly."""
        ratios = [log(seconds / text.likely_s) for text, seconds, _ in takes if text.letters >= ENOUGH_LETTERS]
        return Tempo(
            ratios=(*self.ratios, *(round(ratio, 3) for ratio in ratios))[-KEPT_TAKES:],
            abrupt=(*self.abrupt, *(abrupt for *_, abrupt in takes))[-KEPT_TAKES:],
        )
