"""The show's music: short clips of any format, brought to the programme's rate, and faded."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from narrator.errors import MusicError
from narrator.show import MUSIC, Music, Show
from narrator.sound import PROGRAMME_RATE_HZ, Pcm, SoundError, decode, hop_energies, resample, to_mono, to_signal

with warnings.catch_warnings():
    # pydub looks for ffmpeg's programs, which are not needed here, and tells every user that they are missing.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

LARGEST_MB = 200


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A piece of music, faded, in mono at the programme's rate; `energies` are the K-weighted ones of each 100 ms."""

    name: str
    segment: AudioSegment
    energies: NDArray[np.float64]

    @property
    def pcm(self) -> Pcm:
        """Its samples, one-dimensional."""
        return np.frombuffer(self.segment.raw_data, dtype=np.int16)


def load_music(show: Show) -> Mapping[str, Piece]:
    """Give the pieces of music that show.toml names, by their names: "intro", "sting", "outro".

    Raises MusicError where a file is missing, is not audio, or is longer than ten minutes.
    """
    named = {name: str(getattr(show.music, name)) for name in MUSIC}
    return {name: _load(name, show.folder / path, show.music) for name, path in named.items() if path}


def _load(name: str, path: Path, music: Music) -> Piece:
    pcm = _mono(name, path)
    segment = AudioSegment(data=pcm.tobytes(), sample_width=2, frame_rate=PROGRAMME_RATE_HZ, channels=1)
    faded = _fade(segment, music.fade_in_ms, music.fade_out_ms)
    signal = to_signal(np.frombuffer(faded.raw_data, dtype=np.int16))
    return Piece(name=name, segment=faded, energies=hop_energies(signal, rate_hz=PROGRAMME_RATE_HZ))


def _mono(name: str, path: Path) -> Pcm:
    hint = f'put another file there, or set {name} = "" under [music] in show.toml'
    try:
        samples = to_mono(decode(_read(path), which=str(path)))
    except OSError as error:
        raise MusicError(name, str(path), error.strerror or str(error), hint) from error
    except SoundError as error:
        raise MusicError(name, str(path), error.cause, hint) from error
    return resample(samples.pcm[:, 0], rate_hz=samples.rate_hz, to_hz=PROGRAMME_RATE_HZ)


def _read(path: Path) -> bytes:
    """Read a file of a size that can be audio of ten minutes: no device, no disk image."""
    if path.exists() and not path.is_file():
        raise SoundError(str(path), "is not a file")
    if path.stat().st_size > LARGEST_MB * 1_000_000:
        raise SoundError(str(path), f"is larger than {LARGEST_MB} MB")
    return path.read_bytes()


def _fade(segment: AudioSegment, rise_ms: int, fall_ms: int) -> AudioSegment:
    """Fade in and out; where a piece is shorter than its fades, it falls from half of its length on."""
    rise_ms = min(rise_ms, len(segment) // 2)
    fall_ms = min(fall_ms, len(segment) - rise_ms)
    # pydub takes a fade of 0 ms for one whose length was left out.
    risen = segment.fade_in(rise_ms) if rise_ms else segment
    return risen.fade_out(fall_ms) if fall_ms else risen
