"""Whether what was heard of a text is the whole of the text, and nothing else: each check is a row of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from narrator.speech.hearing import LONGEST_LETTER_S, Heard
from narrator.speech.tempo import ENOUGH_LETTERS, Reckoning, Tempo

SHORTEST_LETTER_S = 0.012
"""What is said of a text of 20 letters and digits or more lasts as long as this for each. Measured with espeak-ng at 80
to 450 words a minute: 0.018 (French) to 0.58 (Chinese), runs of digits up to 1.2; network voices 0.03 to 0.25."""

FLAT_SAMPLES, FLAT_SHARE = 4, 0.003
FLAT_FROM = 2_000
"""Speech that was made too loud has flat tops: four samples or more within 1 of the clip's own peak, in 0.3 % of it. Of
660 whole clips of espeak-ng none has a single one; made 6 dB too loud nine in ten have so many, 9 dB all."""

STEADY_FROM_S = 1.0
STEADY_DB, STEADY_CROSSINGS = 3.0, 0.5
"""Of all 20 ms of speech nine tenths lie below a level that is 10 dB or more above the one that a tenth lies below
(espeak-ng, flite); of noise and tones it is less than 2. Nor does their pitch change: how often they cross nought in
20 ms varies, between the same tenths, by 0.2 of the median at most."""

LONGEST_PAUSE_S, LONGEST_PAUSE_WITHOUT_MARKS_S = 1.5, 0.9
"""The longest silence within a clip, at the common tempo, in a text with marks and without; espeak-ng makes one of
0.53 s at 165 words a minute, 1.34 s at 80 (twice the common tempo), flite of 0.4 s."""

CUT_OFF_DB = -24.0
"""How loud the last 3 ms may be against the voice while it speaks. Those of espeak-ng's whole clips lie 31 dB and more
below it, of flite's 41; of clips cut off anywhere three in four end louder than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was to be heard: what the text comes to, and what is known of the voice at this speed."""

    text: Reckoning
    tempo: Tempo


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row: its name, and a function that says what is wrong, as in "sent silence", or "".

    A `sure` check is right whatever else is known. The others go by how voices mostly speak; they are overruled where
    the parts of the text, said one by one, come to the same.
    """

    name: str
    problem: Callable[[Heard, Said], str]
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A check that was not passed, and what it says."""

    name: str
    cause: str
    sure: bool


def faults(heard: Heard, said: Said) -> tuple[Fault, ...]:
    """Every check that what was heard does not pass."""
    told = ((check, check.problem(heard, said)) for check in CHECKS)
    return tuple(Fault(name=check.name, cause=cause, sure=check.sure) for check, cause in told if cause)


def _length(heard: Heard, said: Said) -> str:
    letters = said.text.letters
    if letters < ENOUGH_LETTERS or SHORTEST_LETTER_S * letters <= heard.seconds <= LONGEST_LETTER_S * letters:
        return ""
    return f"sent {heard.seconds:.1f} seconds of sound for {letters} letters"


def _clipped(heard: Heard, _: Said) -> str:
    peak = max(int(heard.pcm.max()), -int(heard.pcm.min()))
    if peak < FLAT_FROM:
        return ""
    at_peak = np.flatnonzero((heard.pcm >= peak - 1) | (heard.pcm <= 1 - peak))
    if len(at_peak) < FLAT_SHARE * len(heard.pcm):
        return ""
    runs = np.split(at_peak, np.flatnonzero(np.diff(at_peak) > 1) + 1)
    share = sum(len(run) for run in runs if len(run) >= FLAT_SAMPLES) / len(heard.pcm)
    return f"sent sound that is clipped ({share:.1%} of it lies flat at the peak)" if share >= FLAT_SHARE else ""


def _steady(heard: Heard, _: Said) -> str:
    if heard.seconds < STEADY_FROM_S:
        return ""
    squares = np.square(heard.levels[: len(heard.levels) // 4 * 4]).reshape(-1, 4).sum(axis=1)
    softest, _median, loudest = _tenths(squares)
    if loudest > softest * 10 ** (STEADY_DB / 10):
        return ""
    fewest, median, most = _tenths(_crossings(heard))
    return "sent a steady noise or tone, not speech" if most - fewest <= STEADY_CROSSINGS * median else ""


def _tenths(values: NDArray[Any]) -> tuple[float, float, float]:
    """The values that a tenth, half and nine tenths lie below."""
    ranked = np.sort(values)
    return float(ranked[len(ranked) // 10]), float(ranked[len(ranked) // 2]), float(ranked[len(ranked) * 9 // 10])


def _crossings(heard: Heard) -> NDArray[Any]:
    """How often each 20 ms cross nought."""
    hop = heard.rate_hz // 50
    below = np.signbit(heard.pcm[: (len(heard.pcm) - 1) // hop * hop + 1])
    return np.asarray((below[1:] != below[:-1]).reshape(-1, hop).sum(axis=1))


def _tempo(heard: Heard, said: Said) -> str:
    if said.text.letters < ENOUGH_LETTERS or not said.tempo.known:
        return ""
    shortest_s, longest_s = said.tempo.bounds_s(said.text)
    if shortest_s <= heard.seconds <= longest_s:
        return ""
    return f"sent {heard.seconds:.1f} seconds for what takes this voice {shortest_s:.1f} to {longest_s:.1f}"


def _pause(heard: Heard, said: Said) -> str:
    silent = np.concatenate([[False], heard.levels <= heard.silence, [False]])
    edges = np.flatnonzero(silent[1:] != silent[:-1])
    pause_s = float((edges[1::2] - edges[::2]).max(initial=0)) * 0.005
    usual_s = LONGEST_PAUSE_S if said.text.most_s > said.text.least_s else LONGEST_PAUSE_WITHOUT_MARKS_S
    # Of a voice that is not known yet the clip itself tells how slow it is.
    times = said.tempo.times if said.tempo.known else (heard.seconds - pause_s) / max(said.text.likely_s, 0.1)
    return f"sent a silence of {pause_s:.1f} seconds within" if pause_s > usual_s * max(1.0, times) else ""


def ends_abruptly(heard: Heard) -> bool:
    """Whether the voice is there to the last sample, as where something was cut off."""
    return heard.last > heard.loud * 10 ** (CUT_OFF_DB / 20)


def _end(heard: Heard, said: Said) -> str:
    if said.tempo.ends_abruptly or not ends_abruptly(heard):
        return ""
    return "sent sound that is cut off at its end"


CHECKS = (
    Check(name="length", problem=_length),
    Check(name="clipped", problem=_clipped),
    Check(name="steady", problem=_steady),
    Check(name="tempo", problem=_tempo, sure=False),
    Check(name="pause", problem=_pause, sure=False),
    Check(name="end", problem=_end, sure=False),
)
"""What every clip is checked by, once it was decoded and is not silent (see `hear`)."""
