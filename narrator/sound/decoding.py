"""Decode: the bytes of an audio file → Samples.

The container is told by its first bytes and opened as just that. Left to guess, ffmpeg takes a playlist for audio and
opens the files and addresses that it names.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from narrator.sound.samples import Pcm, Samples, SoundError


@dataclass(frozen=True, slots=True)
class _Container:
    """How a container begins, ffmpeg's name for it, the codecs taken in it, and whether it states its exact length."""

    magic: re.Pattern[bytes]
    name: str
    codecs: re.Pattern[str]
    states_length: bool = True


_PCM = re.compile(r"pcm_(?!s64)\w+")
_CONTAINERS = (
    _Container(re.compile(rb"(?:RIFF|RF64)....WAVE", re.DOTALL), "wav", _PCM),
    _Container(re.compile(rb"FORM....AIF[FC]", re.DOTALL), "aiff", _PCM),
    _Container(re.compile(rb"fLaC"), "flac", re.compile("flac")),
    _Container(re.compile(rb"....ftyp", re.DOTALL), "mov", re.compile("aac|alac")),
    _Container(re.compile(rb"OggS"), "ogg", re.compile("vorbis|(?:lib)?opus|flac"), states_length=False),
    # An ID3 tag, or a frame of MPEG 1, 2 or 2.5, layer III.
    _Container(
        re.compile(rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"), "mp3", re.compile("mp3|mp3float"), states_length=False
    ),
)

_CHANNELS = 8
_RATES_HZ = range(4_000, 384_001)
_UNPACKED_BYTES = 256 << 20
"""Half a megabyte of FLAC can hold gigabytes of silence."""

_MISSING_S = 0.1
_ENDLESS_S = 6 * 3600
_ENDLESS_BYTES = 0x7FFF_0000
"""What is written before its length is known states the longest there is: that is no promise."""


class _Unusable(Exception):
    """What is wrong with the audio, without its name."""


def decode(audio: bytes, *, which: str, limit_s: float = 600) -> Samples:
    """Decode a whole WAV, AIFF, FLAC, MP3, M4A or Ogg (Vorbis, Opus) file of any depth, rate and up to 8 channels.

    What an encoder added at either end is taken off again, where the file says how much. Raises SoundError when the
    bytes are no such file, are damaged, hold no sound, or would last longer than `limit_s` seconds (no more than
    that is decoded). `which` names the audio in the message.
    """
    try:
        return _decode_plain(audio, limit_s) or _decode_any(audio, limit_s)
    except _Unusable as error:
        raise SoundError(which, str(error)) from error
    except av.FFmpegError as error:
        raise SoundError(which, f"is damaged ({error.strerror})") from error


def _decode_plain(audio: bytes, limit_s: float) -> Samples | None:
    """Decode the WAV that most engines give, of 16 bits, without ffmpeg: 0.03 ms, where opening alone takes 7 there."""
    chunks = _wav_chunks(audio) if audio[:4] == b"RIFF" and audio[8:12] == b"WAVE" else {}
    if b"data" not in chunks or len(chunks.get(b"fmt ", b"")) < 16:
        return None
    coding, channels, rate_hz, width, depth = struct.unpack("<HHI4xHH", chunks[b"fmt "][:16])
    if (coding, depth, width) != (1, 16, 2 * channels) or len(chunks[b"data"]) < width or not width:
        return None
    pcm = np.frombuffer(chunks[b"data"], "<i2", count=len(chunks[b"data"]) // width * channels).astype(np.int16)
    _check_length(len(pcm) // channels, _check_form(rate_hz, channels), limit_s)
    return Samples(rate_hz=rate_hz, channels=channels, pcm=pcm.reshape(-1, channels))


def _wav_chunks(audio: bytes) -> Mapping[bytes, memoryview]:
    """Give the chunks of a WAV up to its data, which must be all there unless their length was not known beforehand."""
    chunks: dict[bytes, memoryview] = {}
    at = 12
    while at + 8 < len(audio) and b"data" not in chunks:
        name, stated = struct.unpack_from("<4sI", audio, at)
        there = len(audio) - at - 8
        if name == b"data" and there < stated < _ENDLESS_BYTES:
            raise _Unusable(f"is damaged (only {there} of {stated} bytes of sound are there)")
        chunks[name] = memoryview(audio)[at + 8 :][: stated if 0 < stated < _ENDLESS_BYTES else there]
        at += 8 + stated + stated % 2
    return chunks


_OF_ANY_LETTERS: dict[str, Any] = {"metadata_errors": "ignore"} if int(av.__version__.split(".")[0]) < 19 else {}
"""Tags in another encoding than UTF-8 are no reason to refuse a sound; from PyAV 19 on they are none of themselves."""


def _decode_any(audio: bytes, limit_s: float) -> Samples:
    kind = next((kind for kind in _CONTAINERS if kind.magic.match(audio)), None)
    if kind is None:
        raise _Unusable("is not WAV, AIFF, FLAC, MP3, M4A or Ogg audio" if audio else "is empty")
    with av.open(BytesIO(audio), mode="r", format=kind.name, **_OF_ANY_LETTERS) as opened:
        if not opened.streams.audio:
            raise _Unusable("holds no audio")
        stream = opened.streams.audio[0]
        if not kind.codecs.fullmatch(stream.codec_context.name):
            raise _Unusable(f"is coded as {stream.codec_context.name}, which is not taken here")
        samples = _gather(_frames(opened), limit_s)
        return _hold_to(_stated_s(stream), samples) if kind.states_length else samples


def _frames(opened: av.container.InputContainer) -> Iterator[av.AudioFrame]:
    """Decode packet by packet.

    Rubbish before or after the audio is common, and left out; within it, sound would be lost.
    """
    heard, torn = False, False
    for packet in opened.demux(opened.streams.audio[0]):
        try:
            frames = packet.decode()
        except av.FFmpegError:
            torn = heard
            continue
        if frames and torn:
            raise _Unusable("is damaged (a stretch within it cannot be decoded)")
        heard = heard or bool(frames)
        yield from frames


def _gather(frames: Iterator[av.AudioFrame], limit_s: float) -> Samples:
    first = next(frames, None)
    if first is None:
        raise _Unusable("holds no sound")
    rate_hz, channels = form = _check_form(*_form_of(first))
    pieces: list[Pcm] = []
    samples = 0
    for frame in chain((first,), frames):
        if _form_of(frame) != form:
            raise _Unusable("is damaged (its rate or its channels change on the way)")
        samples += frame.samples
        _check_length(samples, form, limit_s)
        pieces.append(_pcm_of(frame))
    return Samples(rate_hz=rate_hz, channels=channels, pcm=np.concatenate(pieces))


def _form_of(frame: av.AudioFrame) -> tuple[int, int]:
    return frame.sample_rate, frame.layout.nb_channels


def _check_form(rate_hz: int, channels: int) -> tuple[int, int]:
    if not 1 <= channels <= _CHANNELS:
        raise _Unusable(f"has {channels} channels, more than {_CHANNELS}")
    if not _RATES_HZ.start <= rate_hz < _RATES_HZ.stop:
        raise _Unusable(f"has {rate_hz} samples a second")
    return rate_hz, channels


def _check_length(samples: int, form: tuple[int, int], limit_s: float) -> None:
    rate_hz, channels = form
    longest_s = min(limit_s, _UNPACKED_BYTES / (2 * rate_hz * channels))
    if samples > longest_s * rate_hz:
        raise _Unusable(f"is longer than {longest_s:.0f} s")


def _stated_s(stream: av.AudioStream) -> float | None:
    if stream.duration is None or stream.time_base is None:
        return None
    stated_s = float(stream.duration * stream.time_base)
    return stated_s if 0 < stated_s < _ENDLESS_S else None


def _hold_to(stated_s: float | None, samples: Samples) -> Samples:
    """Cut what a coder added at the end; refuse what ends before the length that the file itself states."""
    if stated_s is None:
        return samples
    if samples.duration_s < stated_s - _MISSING_S:
        raise _Unusable(f"is damaged (only {samples.duration_s:.1f} of {stated_s:.1f} s are there)")
    return replace(samples, pcm=samples.pcm[: round(stated_s * samples.rate_hz)])


def _from_float(values: NDArray[Any]) -> Pcm:
    scaled = np.nan_to_num(values, nan=0.0, posinf=1.0, neginf=-1.0) * 32_768
    return np.asarray(np.clip(np.rint(scaled), -32_768, 32_767), dtype=np.int16)


_TO_PCM: Mapping[str, Callable[[NDArray[Any]], Pcm]] = {
    "u1": lambda x: (x.astype(np.int16) - 128) << 8,
    "i2": lambda x: x,
    "i4": lambda x: ((np.minimum(x, 0x7FFF7FFF) + 0x8000) >> 16).astype(np.int16),
    "f4": _from_float,
    "f8": _from_float,
}
"""How samples of each type become 16-bit ones."""


def _pcm_of(frame: av.AudioFrame) -> Pcm:
    """Give a frame as 16-bit samples of shape [samples, channels]."""
    values = frame.to_ndarray()
    interleaved = values.T if frame.format.is_planar else values.reshape(-1, frame.layout.nb_channels)
    return _TO_PCM[interleaved.dtype.str[1:]](interleaved)
