"""What a timeline places, by its name there: how long it is, how loud, and its samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narrator.errors import MixError
from narrator.mix.music import Piece
from narrator.model import Clip, Role, Speech, Voice
from narrator.sound import PROGRAMME_RATE_HZ, Pcm, Signal, resample, to_signal
from narrator.timeline import What


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sources:
    """The clips of a speech and the show's music; samples are read when they are asked for, and not kept."""

    speech: Speech
    music: Mapping[str, Piece]

    def music_lengths(self) -> Mapping[str, int]:
        """Give the length of each piece of music in samples of the programme."""
        return {name: len(piece.pcm) for name, piece in self.music.items()}

    def parts(self) -> tuple[tuple[Role, Voice], ...]:
        """Give the role and the voice of each utterance."""
        casting = self.speech.casting
        return tuple((utterance.role, casting.voice_of(utterance.role)) for utterance in self.speech.script)

    def energies(self, what: What) -> NDArray[np.float64]:
        """Give the K-weighted mean square of each 100 ms."""
        if isinstance(what, str):
            return self.music[what].energies
        return np.asarray(self._clip(what).energies, dtype=np.float64)

    def signal(self, what: What) -> Signal:
        """Give the samples at the programme's rate, at their own level; raises MixError if a clip is gone."""
        if isinstance(what, str):
            return to_signal(self.music[what].pcm)
        clip = self._clip(what)
        return to_signal(resample(_read(clip), rate_hz=clip.rate_hz, to_hz=PROGRAMME_RATE_HZ))

    def _clip(self, what: tuple[int, int]) -> Clip:
        utterance, piece = what
        return self.speech.clips[utterance][piece]


def _read(clip: Clip) -> Pcm:
    hint = "run the same command again: what is missing is spoken anew"
    try:
        pcm = np.fromfile(clip.path, dtype="<i2")
    except OSError as error:
        raise MixError("clip", str(clip.path), error.strerror or str(error), hint) from error
    if len(pcm) != clip.samples:
        raise MixError("clip", str(clip.path), f"holds {len(pcm)} samples, not {clip.samples}", hint)
    return pcm.astype(np.int16, copy=False)
