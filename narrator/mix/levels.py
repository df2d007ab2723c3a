"""How loud each source is in a programme, so that the whole comes out at its target after the limiter.

No second pass over the audio is needed: the energies stored with each clip, scaled and laid on the timeline, go
through both gates of BS.1770-4, and what the limiter will take is measured on an excerpt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from narrator.errors import MixError
from narrator.mix.limiter import limit
from narrator.mix.sources import Sources
from narrator.sound import PROGRAMME_RATE_HZ, Signal, hop_energies, hop_samples, integrated_lufs
from narrator.timeline import Placement, Timeline, What

_EXCERPT_S = 30
_EXCERPT_PIECE_S = 10
_MOST_MAKE_UP_DB = 6.0
"""Where more than this would have to be limited away, the voice would pump: the programme rather stays softer."""
_ROUNDS = 8
_CLOSE_DB = 0.02
_FLATTEST = 0.05
_MOST_GAIN_DB = 30.0
"""What is softer than this is hardly meant as music, and would come out as hiss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """One gain for the voice, one for the quote voice, which says the utterances `quoted`, one for each piece of music.

    In dB, rounded to 0.01: so they are the same on every machine, whatever the last digit of its arithmetic.
    """

    voice_db: float
    music_db: Mapping[str, float]
    quote_db: float = 0.0
    quoted: frozenset[int] = frozenset()

    def gain(self, what: What) -> float:
        """Give the factor for a source's samples."""
        return float(10 ** (self._db(what) / 20))

    def raised(self, by_db: float) -> Levels:
        """Give the levels with everything louder by so many dB."""
        music_db = {name: round(gain_db + by_db, 2) for name, gain_db in self.music_db.items()}
        voice_db, quote_db = round(self.voice_db + by_db, 2), round(self.quote_db + by_db, 2)
        return replace(self, voice_db=voice_db, quote_db=quote_db, music_db=music_db)

    def _db(self, what: What) -> float:
        if isinstance(what, str):
            return self.music_db[what]
        return self.quote_db if what[0] in self.quoted else self.voice_db


def balance(
    timeline: Timeline, sources: Sources, *, target_lufs: float, music_gain_db: float, ceiling: float
) -> Levels:
    """Give the levels at which a programme has `target_lufs` once its true peaks are limited to `ceiling` (linear).

    Music comes out `music_gain_db` louder than the voice, a quote voice as loud as it. Raises MixError if there is
    nothing to hear.
    """
    quoted = sources.quoted()
    spoken = [placement for placement in timeline.placements if placement.utterance >= 0]
    quote_lufs = _loudness([placement for placement in spoken if placement.utterance in quoted], sources)
    voice_lufs = _loudness([placement for placement in spoken if placement.utterance not in quoted], sources)
    voice_lufs = quote_lufs if np.isinf(voice_lufs) else voice_lufs
    music_db = {
        name: _matching_gain(integrated_lufs(piece.energies), voice_lufs + music_gain_db)
        for name, piece in sources.music.items()
    }
    quote_db = _matching_gain(quote_lufs, voice_lufs)
    levels = Levels(voice_db=0.0, music_db=music_db, quote_db=quote_db, quoted=quoted)
    programme_lufs = _programme_lufs(timeline, sources, levels)
    if np.isinf(programme_lufs):
        raise MixError("mix", sources.speech.script.article.title, "nothing is heard in it", "try another voice")
    levels = levels.raised(target_lufs - programme_lufs)
    return levels.raised(_make_up_db(_excerpt(timeline, sources, levels), ceiling))


def _loudness(placements: Sequence[Placement], sources: Sources) -> float:
    return integrated_lufs(
        np.concatenate([*(sources.energies(placement.what) for placement in placements), np.zeros(0)])
    )


def _matching_gain(loudness_lufs: float, wanted_lufs: float) -> float:
    """Give what brings a source from one loudness to another; nothing for one that is silent."""
    if np.isinf(loudness_lufs) or np.isinf(wanted_lufs):
        return 0.0
    return min(wanted_lufs - loudness_lufs, _MOST_GAIN_DB)


def _programme_lufs(timeline: Timeline, sources: Sources, levels: Levels) -> float:
    """Give the loudness of all sources at their levels, in their places; a hop is shared by the two it falls into."""
    hop = hop_samples(timeline.rate_hz)
    energies = np.zeros(timeline.total_samples // hop + 3)
    for placement in timeline.placements:
        scaled = sources.energies(placement.what) * levels.gain(placement.what) ** 2
        first, offset = divmod(placement.start, hop)
        later = offset / hop
        energies[first : first + len(scaled)] += (1 - later) * scaled
        energies[first + 1 : first + 1 + len(scaled)] += later * scaled
    return integrated_lufs(energies)


# ── what the limiter takes ───────────────────────────────────────────────────────────────────────────────────────────


def _excerpt(timeline: Timeline, sources: Sources, levels: Levels) -> Signal:
    """Give sources at even distances and at their levels: about 30 s in all, none longer than 10 s."""
    longest = _EXCERPT_PIECE_S * PROGRAMME_RATE_HZ
    total = sum(min(placement.length, longest) for placement in timeline.placements)
    chosen = timeline.placements[:: max(1, ceil(total / (_EXCERPT_S * PROGRAMME_RATE_HZ)))]
    return np.concatenate(
        [sources.signal(what)[:longest] * np.float32(levels.gain(what)) for what in (one.what for one in chosen)]
    )


def _make_up_db(excerpt: Signal, ceiling: float) -> float:
    """Give how much louder the excerpt must be to have, once limited, the loudness that it has now; at most 6 dB.

    The root of a function that rises ever more slowly, by the secant method.
    """
    wanted_lufs = _signal_lufs(excerpt)
    raised_db, missing_lu, slope = 0.0, wanted_lufs - _limited_lufs(excerpt, ceiling), 1.0
    for _ in range(_ROUNDS):
        step_db = min(missing_lu / slope, _MOST_MAKE_UP_DB - raised_db)
        if step_db < _CLOSE_DB:
            break
        before_lu, raised_db = missing_lu, raised_db + step_db
        missing_lu = wanted_lufs - _limited_lufs(excerpt * np.float32(10 ** (raised_db / 20)), ceiling)
        slope = max((before_lu - missing_lu) / step_db, _FLATTEST)
    return raised_db


def _limited_lufs(signal: Signal, ceiling: float) -> float:
    return _signal_lufs(np.concatenate(list(limit([signal], ceiling=ceiling))))


def _signal_lufs(signal: Signal) -> float:
    return integrated_lufs(hop_energies(signal, rate_hz=PROGRAMME_RATE_HZ))
