"""A stream of samples → MP3 of constant bit rate whose decoded length is exact, by LAME.

LAME's own program writes an Info frame first, by which decoders find the delay, the padding and any second of the
file; lameenc does not. So room is left for one, and it is filled in at the end. Layout: the MPEG 1 layer III frame
header of ISO/IEC 11172-3, and the "Info" tag with LAME's extension (gabriel.mp3-tech.org/mp3infotag.html).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import BinaryIO

import lameenc
import numpy as np

from narrator.errors import MixError
from narrator.sound import FULL_SCALE, PROGRAMME_RATE_HZ, Signal

LAME_GAIN = 0.95
"""What LAME multiplies its input by at constant bit rates up to 160 kbit/s, unasked."""

_QUALITY = 3
"""What LAME's own program takes by default."""

_FRAME_SAMPLES = 1152
_DELAY_SAMPLES = 576
_BITRATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160)
_SIDE_INFORMATION_BYTES = 17
_CRC_16 = 0xA001


def encode(blocks: Iterable[Signal], file: BinaryIO, *, bitrate_kbps: int) -> int:
    """Append a mono MP3 of one-dimensional blocks (44.1 kHz, full scale 1.0) to `file`; give the number of samples.

    The samples decode at the level that they have here. Raises MixError if LAME gives another number of frames than
    so many samples take.
    """
    start = file.seek(0, 2)
    file.write(bytes(_frame_bytes(bitrate_kbps)))
    encoder = _encoder(bitrate_kbps)
    samples = 0
    for block in blocks:
        samples += len(block)
        file.write(encoder.encode(_pcm_bytes(block)) if len(block) else b"")
    file.write(encoder.flush() if samples else b"")
    length_bytes = file.tell() - start
    file.seek(start)
    file.write(_info_frame(samples, length_bytes, bitrate_kbps))
    file.seek(0, 2)
    return samples


def _encoder(bitrate_kbps: int) -> lameenc.Encoder:
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(PROGRAMME_RATE_HZ)
    encoder.set_out_sample_rate(PROGRAMME_RATE_HZ)
    encoder.set_bit_rate(bitrate_kbps)
    encoder.set_quality(_QUALITY)
    encoder.silence()
    return encoder


def _pcm_bytes(block: Signal) -> bytes:
    scaled = block * np.float32(FULL_SCALE / LAME_GAIN)
    np.rint(scaled, out=scaled)
    np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1, out=scaled)
    return scaled.astype("<i2").tobytes()


def _frame_bytes(bitrate_kbps: int) -> int:
    return 144_000 * bitrate_kbps // PROGRAMME_RATE_HZ


def _info_frame(samples: int, length_bytes: int, bitrate_kbps: int) -> bytes:
    """Give the first frame, which says how many frames and bytes follow and how much of their ends is not sound."""
    frames = round((length_bytes - _frame_bytes(bitrate_kbps)) * PROGRAMME_RATE_HZ / (144_000 * bitrate_kbps))
    padding = frames * _FRAME_SAMPLES - _DELAY_SAMPLES - samples
    if samples and not 0 <= padding < 1 << 12:
        raise MixError("MP3", f"{samples} samples", f"LAME made {frames} frames of them")
    # Constant bit rate, mono, 44.1 kHz, no padding slot, no checksum.
    header = bytes([0xFF, 0xFB, _BITRATES_KBPS.index(bitrate_kbps) << 4, 0xC4])
    tag = struct.pack(">4s3I", b"Info", 0b1111, frames, length_bytes) + bytes(
        place * 256 // 100 for place in range(100)
    )
    lame = struct.pack(">I9sBB", 0, b"LAME3.100", 0x01, 0) + bytes(8) + bytes([0, min(bitrate_kbps, 255)])
    ends = (_DELAY_SAMPLES << 12 | max(0, padding)).to_bytes(3, "big")
    body = header + bytes(_SIDE_INFORMATION_BYTES) + tag + lame + ends + bytes(4) + struct.pack(">IH", length_bytes, 0)
    return (body + _crc(body).to_bytes(2, "big")).ljust(_frame_bytes(bitrate_kbps), b"\0")


def _crc(content: bytes) -> int:
    """Give the CRC-16 (x¹⁶ + x¹⁵ + x² + 1, bits reversed) that LAME's tag ends with."""
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (_CRC_16 if crc & 1 else 0)
    return crc
