"""The music that a new show starts with: three short pieces of our own, worked out note by note.

A mallet tune over a pad and a bass, in D major: an intro that opens, a sting that marks a place, an outro that comes
home. The samples are the same on every machine to within rounding; nothing here is anyone else's, so a show may do
with it what it likes.

PyAV encodes here as well as in `sound`: this is the one place that writes Opus, and nothing of the line needs it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import av
import numpy
import numpy.typing as npt

Sound = npt.NDArray[numpy.float64]
"""Mono samples at RATE_HZ, full scale = 1.0."""

RATE_HZ = 48_000
BEAT_S = 0.6
BIT_RATE = 40_000
PEAK_DBFS = -3.0


@dataclass(frozen=True, slots=True)
class Note:
    """One stroke of the mallet: when, which MIDI key, how hard (1.0 = full)."""

    beat: float
    key: int
    strength: float = 0.8


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord of the pad over its bass note, from `beat` for `beats`; MIDI keys."""

    beat: float
    beats: float
    bass: int
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of music: `beats` long with its tail, the shaker keeping time until `pulse`."""

    beats: float
    chords: tuple[Chord, ...]
    melody: tuple[Note, ...]
    pulse: float = 0.0


B_MINOR = (47, (59, 62, 66, 69))
G_MAJOR = (43, (59, 62, 66, 67))
A_OPEN = (45, (57, 62, 64, 69))
A_MAJOR = (45, (57, 61, 64, 69))
D_MAJOR = (38, (57, 62, 64, 66))

PIECES: Mapping[str, Piece] = MappingProxyType(
    {
        "intro": Piece(
            beats=12,
            pulse=8.0,
            chords=(
                Chord(0, 2, *B_MINOR),
                Chord(2, 2, *G_MAJOR),
                Chord(4, 2, *A_OPEN),
                Chord(6, 2, *A_MAJOR),
                Chord(8, 3, *D_MAJOR),
            ),
            melody=(
                Note(0, 71, 0.9),
                Note(0.5, 74, 0.6),
                Note(1, 78, 0.8),
                Note(2, 81, 0.9),
                Note(2.5, 78, 0.5),
                Note(3, 74, 0.7),
                Note(3.5, 78, 0.5),
                Note(4, 76, 0.9),
                Note(4.5, 81, 0.6),
                Note(5, 86, 0.9),
                Note(6, 85, 0.8),
                Note(6.5, 81, 0.5),
                Note(7, 76, 0.7),
                Note(7.5, 81, 0.6),
                Note(8, 74, 0.9),
                Note(8, 81, 0.7),
                Note(8, 86, 0.8),
                Note(9, 81, 0.35),
                Note(9.5, 86, 0.3),
                Note(10, 90, 0.22),
            ),
        ),
        "sting": Piece(
            beats=3,
            chords=(Chord(0, 1.4, *D_MAJOR),),
            melody=(
                Note(0, 74, 0.8),
                Note(0.25, 76, 0.5),
                Note(0.5, 81, 0.7),
                Note(1, 78, 0.5),
                Note(1, 86, 0.8),
            ),
        ),
        "outro": Piece(
            beats=12.5,
            pulse=6.0,
            chords=(
                Chord(0, 2, *G_MAJOR),
                Chord(2, 2, *A_MAJOR),
                Chord(4, 1, *B_MINOR),
                Chord(5, 1, *G_MAJOR),
                Chord(6, 3.5, *D_MAJOR),
            ),
            melody=(
                Note(0, 78, 0.8),
                Note(0.5, 81, 0.6),
                Note(1, 86, 0.9),
                Note(2, 85, 0.8),
                Note(2.5, 81, 0.5),
                Note(3, 76, 0.7),
                Note(4, 74, 0.8),
                Note(4.5, 78, 0.6),
                Note(5, 83, 0.8),
                Note(5.5, 81, 0.6),
                Note(6, 74, 0.8),
                Note(6, 78, 0.7),
                Note(6, 81, 0.7),
                Note(7, 86, 0.35),
                Note(7.5, 81, 0.28),
                Note(8, 74, 0.22),
            ),
        ),
    }
)
"""The pieces by their names in [music] of show.toml."""


def clip(name: str) -> bytes:
    """The piece `name` ("intro", "sting" or "outro") as an Ogg file: Opus, mono, 48 kHz."""
    return ogg_opus(render(PIECES[name]))


def render(piece: Piece) -> Sound:
    """Play a piece: a small room round all but the bass, the peak at PEAK_DBFS, silence at the very end."""
    dry, low = numpy.zeros((2, _samples(piece.beats * BEAT_S)))
    for chord in piece.chords:
        _play(dry, chord.beat, _pad(chord.keys, chord.beats * BEAT_S), gain=0.30)
        _play(low, chord.beat, _bass(chord.bass, chord.beats * BEAT_S), gain=0.26)
    for note in piece.melody:
        _play(dry, note.beat, _mallet(note.key), gain=0.6 * note.strength)
    for eighth in range(int(piece.pulse * 2)):
        _play(dry, eighth / 2, _shaker(), gain=0.035 if eighth % 2 else 0.06)
    return _settled(low + dry + 0.5 * _room(dry))


def ogg_opus(sound: Sound) -> bytes:
    """Encode mono samples at RATE_HZ as Opus in Ogg; the same samples give the same bytes."""
    content = io.BytesIO()
    # Without bitexact the Ogg stream gets a serial number by chance.
    with av.open(content, "w", format="ogg", options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream("libopus", rate=RATE_HZ, layout="mono", options={"application": "audio"})
        stream.bit_rate = BIT_RATE
        pcm = numpy.rint(sound * 32_767).astype("<i2").reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return content.getvalue()


# ── the instruments ──────────────────────────────────────────────────────────────────────────────────────────────────


def _mallet(key: int) -> Sound:
    """A bar struck with a soft head, tuned as a marimba's: partials at 1, 4 and 10 times its pitch."""
    time = _time(2.2)
    pitch = _hz(key)
    partials = ((1.0, 1.0, 0.55), (4.0, 0.22, 0.16), (10.0, 0.05, 0.04))
    tone = _sum(level * numpy.exp(-time / fall_s) * _sine(ratio * pitch, time) for ratio, level, fall_s in partials)
    return tone * numpy.minimum(time / 0.003, 1.0)


def _pad(keys: tuple[int, ...], seconds: float) -> Sound:
    """A soft bowed chord: each note three times, a few cents apart, with few overtones."""
    time = _time(seconds + 0.9)
    detuned = [_hz(key) * 2 ** (cents / 1200) for key in keys for cents in (-5, 0, 6)]
    overtones = [(number, number**-2.2) for number in range(1, 5)]
    tone = _sum(
        level * _sine(number * pitch, time, phase=pitch % 1) for pitch in detuned for number, level in overtones
    )
    swell = _swell(time, seconds, rise_s=0.18, fall_s=0.9)
    return tone * swell / len(detuned)


def _bass(key: int, seconds: float) -> Sound:
    """A round low note, with enough overtones to be heard from a telephone's speaker."""
    time = _time(seconds + 0.5)
    pitch = _hz(key)
    tone = _sum(level * _sine(number * pitch, time) for number, level in ((1, 1.0), (2, 0.45), (3, 0.16), (4, 0.06)))
    return tone * _swell(time, seconds, rise_s=0.02, fall_s=0.5) * numpy.exp(-time / 1.6)


def _shaker() -> Sound:
    """A grain of bright noise, always the same."""
    time = _time(0.07)
    noise = numpy.diff(numpy.random.default_rng(7).standard_normal(time.size + 1))
    return noise * numpy.minimum(time / 0.008, 1.0) * numpy.exp(-time / 0.016)


def _room(dry: Sound) -> Sound:
    """What a small warm room gives back of `dry`: noise that dies away within 1.3 s, convolved by FFT."""
    time = _time(1.3)
    noise = numpy.random.default_rng(11).standard_normal(time.size) * numpy.exp(-time / 0.28)
    echo = numpy.convolve(noise, numpy.hanning(24) / 12, mode="same")
    echo[: _samples(0.012)] = 0
    echo /= numpy.sqrt(numpy.sum(echo**2))
    size = 1 << (dry.size + echo.size).bit_length()
    reflected: Sound = numpy.fft.irfft(numpy.fft.rfft(dry, size) * numpy.fft.rfft(echo, size), size)
    return reflected[: dry.size]


def _settled(sound: Sound) -> Sound:
    """`sound` about zero, faded out over its last 1.2 s (or half), at the peak that is wanted."""
    tail = min(_samples(1.2), sound.size // 2)
    faded: Sound = sound - sound.mean()
    faded[-tail:] *= numpy.cos(numpy.linspace(0, numpy.pi / 2, tail)) ** 2
    return faded * (10 ** (PEAK_DBFS / 20) / float(numpy.abs(faded).max()))


# ── their parts ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _play(onto: Sound, beat: float, sound: Sound, *, gain: float) -> None:
    start = _samples(beat * BEAT_S)
    room = onto[start : start + sound.size]
    room += gain * sound[: room.size]


def _swell(time: Sound, seconds: float, *, rise_s: float, fall_s: float) -> Sound:
    """Rise over `rise_s`, hold until `seconds`, then fall over `fall_s`."""
    rise = numpy.clip(time / rise_s, 0, 1)
    fall = numpy.clip((seconds + fall_s - time) / fall_s, 0, 1)
    swell: Sound = numpy.sin(rise * numpy.pi / 2) * fall**2
    return swell


def _sine(hz: float, time: Sound, *, phase: float = 0.0) -> Sound:
    sine: Sound = numpy.sin(2 * numpy.pi * (hz * time + phase))
    return sine


def _hz(key: int) -> float:
    """The pitch of a MIDI key, in equal temperament: key 69 is 440 Hz."""
    return float(440 * 2 ** ((key - 69) / 12))


def _time(seconds: float) -> Sound:
    return numpy.arange(_samples(seconds)) / RATE_HZ


def _samples(seconds: float) -> int:
    return round(seconds * RATE_HZ)


def _sum(sounds: Iterator[Sound]) -> Sound:
    total: Sound = sum(sounds, start=numpy.zeros(1))
    return total
