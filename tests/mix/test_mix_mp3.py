"""encode: the decoded file has the samples that went in, as many and as loud, in every decoder there is."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mix_speech import murmur
from mutagen.mp3 import BitrateMode

from narrator.mix.mp3 import encode
from narrator.sound import Signal, decode, to_signal

VOICE = to_signal(murmur(5, rate_hz=44_100))
BITRATES_KBPS = [64, 96, 128]


def encoded(signal: Signal, *, bitrate_kbps: int = 96, block: int = 50_000, tags: bytes = b"") -> bytes:
    file = BytesIO()
    file.write(tags)
    blocks = (signal[at : at + block] for at in range(0, len(signal), block))
    assert encode(blocks, file, bitrate_kbps=bitrate_kbps) == len(signal)
    return file.getvalue()


def frames_of(audio: bytes, *, bitrate_kbps: int) -> int:
    """Walk from frame header to frame header: the last must end with the file."""
    at, frames = 0, 0
    while at < len(audio):
        assert audio[at : at + 2] == b"\xff\xfb", f"no frame at {at}"
        at += 144_000 * bitrate_kbps // 44_100 + (audio[at + 2] >> 1 & 1)
        frames += 1
    assert at == len(audio)
    return frames


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 20_000), st.sampled_from(BITRATES_KBPS), st.sampled_from([700, 50_000]))
def test_the_decoded_length_is_exact(samples: int, bitrate_kbps: int, block: int) -> None:
    audio = encoded(VOICE[:samples], bitrate_kbps=bitrate_kbps, block=block)
    assert len(decode(audio, which="mp3").pcm) == samples


@pytest.mark.parametrize("bitrate_kbps", BITRATES_KBPS)
def test_the_sound_is_where_it_was_and_as_loud(bitrate_kbps: int) -> None:
    pcm = decode(encoded(VOICE, bitrate_kbps=bitrate_kbps), which="mp3").pcm[:, 0] / 32_768
    spectra = np.fft.rfft(pcm) * np.conj(np.fft.rfft(VOICE))
    assert int(np.argmax(np.fft.irfft(spectra))) == 0
    assert 20 * np.log10(np.std(pcm) / np.std(VOICE)) == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("bitrate_kbps", BITRATES_KBPS)
def test_the_first_frame_tells_frames_bytes_and_ends(bitrate_kbps: int, tmp_path: Path) -> None:
    audio = encoded(VOICE, bitrate_kbps=bitrate_kbps)
    at = audio.index(b"Info")
    frames, length_bytes = (int.from_bytes(audio[at + 8 + 4 * n : at + 12 + 4 * n], "big") for n in range(2))
    assert (frames, length_bytes) == (frames_of(audio, bitrate_kbps=bitrate_kbps) - 1, len(audio))
    file = tmp_path / "voice.mp3"
    file.write_bytes(audio)
    told: Any = mutagen.File(file).info
    assert (told.bitrate_mode, told.sample_rate, told.channels) == (BitrateMode.CBR, 44_100, 1)
    assert told.bitrate == pytest.approx(bitrate_kbps * 1000, abs=20)
    assert told.length == pytest.approx(len(VOICE) / 44_100, abs=1e-6)


def test_what_stands_before_the_audio_stays() -> None:
    audio = encoded(VOICE[:4_410], tags=b"ID3\3\0\0\0\0\0\0")
    assert audio.startswith(b"ID3\3\0\0\0\0\0\0\xff\xfb")
    assert len(decode(audio, which="mp3").pcm) == 4_410


def test_full_scale_is_clipped_and_never_wraps() -> None:
    steps = np.repeat(np.array([-1.2, 1.2], np.float32), 2_205)
    pcm = decode(encoded(steps), which="mp3").pcm[:, 0]
    assert (pcm[500:2_000] < 0).all()
    assert (pcm[2_800:4_000] > 0).all()


def test_the_same_samples_give_the_same_bytes() -> None:
    assert encoded(VOICE) == encoded(VOICE) == encoded(VOICE, block=12_345)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg program is not installed")
@pytest.mark.parametrize("bitrate_kbps", BITRATES_KBPS)
def test_the_ffmpeg_program_counts_the_same_samples(bitrate_kbps: int, tmp_path: Path) -> None:
    file = tmp_path / "voice.mp3"
    file.write_bytes(encoded(VOICE[:100_001], bitrate_kbps=bitrate_kbps))
    command = ["ffmpeg", "-v", "warning", "-i", str(file), "-f", "s16le", "-"]
    told = subprocess.run(command, capture_output=True, check=True)
    assert (len(told.stdout), told.stderr) == (2 * 100_001, b"")


@pytest.mark.skipif(shutil.which("lame") is None, reason="the lame program is not installed")
def test_the_lame_program_counts_the_same_samples(tmp_path: Path) -> None:
    file = tmp_path / "voice.mp3"
    file.write_bytes(encoded(VOICE[:100_001]))
    subprocess.run(["lame", "--quiet", "--decode", "-t", str(file), str(tmp_path / "voice.raw")], check=True)
    assert (tmp_path / "voice.raw").stat().st_size == 2 * 100_001
