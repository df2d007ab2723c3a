"""Audio files of any kind for tests, coded with ffmpeg's libraries."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray


def coded(
    pcm: NDArray[Any], *, rate_hz: int, container: str, codec: str, layout: str = "mono", sample_fmt: str = ""
) -> bytes:
    """Code 16-bit samples of shape [samples, channels] into a file."""
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
