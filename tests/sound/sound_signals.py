"""Signals that the tests of sound/ measure, and the files they are coded into."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray


def sine(frequency_hz: float, *, rate_hz: int, seconds: float, amplitude: float = 0.25) -> NDArray[np.int16]:
    """Give a sine as one-dimensional 16-bit samples."""
    time_s = np.arange(round(rate_hz * seconds)) / rate_hz
    return np.rint(32767 * amplitude * np.sin(2 * np.pi * frequency_hz * time_s)).astype(np.int16)


def noise(samples: int, *, amplitude: float = 0.1, seed: int = 1) -> NDArray[np.int16]:
    """Give white noise as one-dimensional 16-bit samples."""
    wide = np.random.default_rng(seed).standard_normal(samples) * 32767 * amplitude
    return np.clip(np.rint(wide), -32768, 32767).astype(np.int16)


def coded(
    pcm: NDArray[Any], *, rate_hz: int, container: str, codec: str, layout: str = "mono", sample_fmt: str = ""
) -> bytes:
    """Code 16-bit samples of shape [samples, channels] with ffmpeg's libraries into a file of any kind."""
    file = BytesIO()
    with av.open(file, "w", format=container) as output:
        stream: Any = output.add_stream(codec, rate=rate_hz)
        stream.layout = layout
        stream.format = sample_fmt or stream.codec_context.codec.audio_formats[0].name
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(pcm.reshape(1, -1)), format="s16", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = rate_hz, 0, Fraction(1, rate_hz)
        for packet in (*stream.encode(frame), *stream.encode(None)):
            output.mux(packet)
    return file.getvalue()
