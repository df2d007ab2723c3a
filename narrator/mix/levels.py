"""How loud each source is in a programme, so that the whole comes out at its target after the limiter.

No second pass over the audio is needed: the energies stored with each clip, scaled and laid on the timeline, go
through both gates of BS.1770-4, and what the limiter will take is measured on an excerpt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from types import MappingProxyType

import numpy as np

from narrator.errors import MixError
from narrator.mix.limiter import limit
from narrator.mix.sources import Sources
from narrator.model import Role, Voice
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
_SILENT_LUFS = float("-inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """One gain for each utterance, `spoken_db`, and one for each piece of music.

    In dB, rounded to 0.01: so they are the same on every machine, whatever the last digit of its arithmetic.
    """

    spoken_db: tuple[float, ...]
    music_db: Mapping[str, float]

    def gain(self, what: What) -> float:
        """Give the factor for a source's samples."""
        gain_db = self.music_db[what] if isinstance(what, str) else self.spoken_db[what[0]]
        return float(10 ** (gain_db / 20))

    def raised(self, by_db: float) -> Levels:
        """Give the levels with everything louder by so many dB."""
        music_db = {name: round(gain_db + by_db, 2) for name, gain_db in self.music_db.items()}
        return replace(self, spoken_db=tuple(round(one + by_db, 2) for one in self.spoken_db), music_db=music_db)


def balance(
    timeline: Timeline,
    sources: Sources,
    *,
    target_lufs: float,
    music_gain_db: float,
    ceiling: float,
    role_gain_db: Mapping[Role, float] = MappingProxyType({}),
) -> Levels:
    """Give the levels at which a programme has `target_lufs` once its true peaks are limited to `ceiling` (linear).

    All voices come out as loud as the host's, and each role `role_gain_db` louder than that, music `music_gain_db`.
    Raises MixError if there is nothing to hear.
    """
    voices_lufs = _voices_lufs(timeline, sources)
    host_lufs = voices_lufs.get(sources.speech.casting.voice, _SILENT_LUFS)
    wanted_lufs = max(voices_lufs.values(), default=_SILENT_LUFS) if np.isinf(host_lufs) else host_lufs
    music_db = {
        name: _matching_gain(integrated_lufs(piece.energies), wanted_lufs + music_gain_db)
        for name, piece in sources.music.items()
    }
    voices_db = {voice: _matching_gain(lufs, wanted_lufs) for voice, lufs in voices_lufs.items()}
    spoken_db = (voices_db.get(voice, 0.0) + role_gain_db.get(role, 0.0) for role, voice in sources.parts())
    levels = Levels(spoken_db=tuple(spoken_db), music_db=music_db)
    programme_lufs = _programme_lufs(timeline, sources, levels)
    if np.isinf(programme_lufs):
        raise MixError("mix", sources.speech.script.article.title, "nothing is heard in it", "try another voice")
    levels = levels.raised(target_lufs - programme_lufs)
    return levels.raised(_make_up_db(_excerpt(timeline, sources, levels), ceiling))


def _voices_lufs(timeline: Timeline, sources: Sources) -> dict[Voice, float]:
    """Give how loud each voice is, over all that it says."""
    parts = sources.parts()
    said: dict[Voice, list[Placement]] = {}
    for placement in timeline.placements:
        if placement.utterance >= 0:
            said.setdefault(parts[placement.utterance][1], []).append(placement)
    return {voice: _loudness(placements, sources) for voice, placements in said.items()}


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
