"""decode: what is taken, what is refused, and that not a sample is lost or added."""

from __future__ import annotations

import wave
from contextlib import suppress
from io import BytesIO

import lameenc
import numpy as np
import pytest
from coded_audio import coded
from hypothesis import given
from hypothesis import strategies as st
from sound_signals import noise, sine

from narrator.sound import Samples, SoundError, decode, to_mono

TONE = sine(440, rate_hz=44_100, seconds=1.5)


def lame(*, rate_hz: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_channels(1)
    encoder.set_bit_rate(64)
    encoder.silence()
    pcm = sine(440, rate_hz=rate_hz, seconds=2)
    return bytes(encoder.encode(pcm.tobytes()) + encoder.flush())


def level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples.pcm / 32768.0))))


@pytest.mark.parametrize(
    ("container", "codec", "sample_fmt", "most_off"),
    [
        ("wav", "pcm_s16le", "", 0),
        ("wav", "pcm_u8", "", 256),
        ("wav", "pcm_s24le", "s32", 0),
        ("wav", "pcm_f32le", "", 1),
        ("wav", "pcm_f64le", "", 1),
        ("aiff", "pcm_s16be", "", 0),
        ("flac", "flac", "s16", 0),
        ("ipod", "alac", "s16p", 0),
    ],
)
def test_what_is_lossless_comes_back_sample_for_sample(
    container: str, codec: str, sample_fmt: str, most_off: int
) -> None:
    samples = decode(
        coded(TONE, rate_hz=44_100, container=container, codec=codec, sample_fmt=sample_fmt), which="a tone"
    )
    assert (samples.rate_hz, samples.channels, samples.pcm.shape) == (44_100, 1, (len(TONE), 1))
    assert samples.pcm.dtype == np.int16
    assert np.abs(samples.pcm[:, 0].astype(int) - TONE).max() <= most_off


@pytest.mark.parametrize(
    ("container", "codec", "gain"),
    [("mp3", "libmp3lame", 0.95), ("ogg", "libopus", 1.0), ("ipod", "aac", 1.0)],  # LAME takes 5 % off by itself.
)
def test_what_is_lossy_comes_back_in_length_and_level(container: str, codec: str, gain: float) -> None:
    tone = sine(440, rate_hz=48_000, seconds=1.5)
    samples = decode(coded(tone, rate_hz=48_000, container=container, codec=codec), which="a tone")
    assert len(samples.pcm) == len(tone)
    assert level(samples) == pytest.approx(gain * 0.25 / np.sqrt(2), rel=0.02)


def test_an_mp3_of_24_khz_without_a_tag_is_a_clean_tone() -> None:
    samples = decode(lame(rate_hz=24_000), which="a tone")
    assert samples.rate_hz == 24_000
    spectrum = np.abs(np.fft.rfft(samples.pcm[4_800:28_800, 0] * np.hanning(24_000)))
    assert np.argmax(spectrum) == 440
    assert spectrum[500:].max() < spectrum[440] / 1000


def test_six_channels_of_96_khz_keep_their_shape() -> None:
    pcm = np.stack([noise(96_000, seed=seed) for seed in range(6)], axis=1)
    samples = decode(coded(pcm, rate_hz=96_000, container="wav", codec="pcm_f32le", layout="5.1"), which="a chord")
    assert (samples.rate_hz, samples.channels) == (96_000, 6)
    assert np.abs(samples.pcm.astype(int) - pcm).max() <= 1
    mono = to_mono(samples)
    assert mono.pcm.shape == (96_000, 1)
    assert np.abs(mono.pcm[:, 0] - pcm.mean(axis=1)).max() <= 0.51


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/hostname\n#EXT-X-ENDLIST\n"
RIFF_WITHOUT_SOUND = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x44\xac\0\0\x88\x58\1\0\2\0\x10\0data\0\0\0\0"


@pytest.mark.parametrize(
    ("audio", "cause"),
    [
        (b"", "is empty"),
        (b"Dear reader, this is not music.", "is not WAV"),
        (PLAYLIST, "is not WAV"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "is not WAV"),
        ("\ufeffnot audio".encode("utf-16-le"), "is not WAV"),
        (RIFF_WITHOUT_SOUND, "holds no sound"),
        (b"ID3" + bytes(2000), "is damaged"),
        (b"fLaC" + bytes(2000), "is damaged"),
        (b"OggS" + bytes(2000), "is damaged"),
        (b"\0\0\0\x20ftypM4A " + bytes(2000), "is damaged"),
        (b"RIFF\0\0\0\0WAVE" + bytes(2000), "is damaged"),
        (coded(TONE, rate_hz=44_100, container="wav", codec="adpcm_ms"), "is coded as adpcm_ms"),
        (
            coded(np.tile(TONE, 9), rate_hz=44_100, container="wav", codec="pcm_s16le", layout="9 channels"),
            "9 channels",
        ),
    ],
)
def test_what_is_no_audio_is_refused_with_its_name_and_the_cause(audio: bytes, cause: str) -> None:
    with pytest.raises(SoundError, match=f"^intro.mp3: .*{cause}") as refused:
        decode(audio, which="intro.mp3")
    assert refused.value.which == "intro.mp3"
    assert cause in refused.value.cause


def test_a_playlist_behind_an_id3_tag_opens_nothing() -> None:
    with pytest.raises(SoundError, match="is damaged"):
        decode(b"ID3\3\0\0\0\0\0\0" + PLAYLIST, which="intro.mp3")


def test_a_hole_in_the_middle_is_refused_and_rubbish_at_the_end_is_not() -> None:
    whole = lame(rate_hz=24_000)
    torn = whole[:5000] + noise(1000).tobytes() + whole[7000:]
    with pytest.raises(SoundError, match="is damaged"):
        decode(torn, which="clip")
    assert len(decode(whole + b"TAG" + b"x" * 125, which="clip").pcm) == len(decode(whole, which="clip").pcm)


@pytest.mark.parametrize("container", ["wav", "flac", "aiff"])
def test_a_file_that_ends_too_soon_is_refused(container: str) -> None:
    codec = {"wav": "pcm_s16le", "aiff": "pcm_s16be", "flac": "flac"}[container]
    whole = coded(TONE, rate_hz=44_100, container=container, codec=codec, sample_fmt="s16")
    with pytest.raises(SoundError, match="is damaged"):
        decode(whole[: len(whole) // 2], which="clip")


def test_a_wav_written_as_a_stream_is_taken_although_it_states_no_length() -> None:
    whole = coded(TONE, rate_hz=44_100, container="wav", codec="pcm_s16le")
    at = whole.index(b"data") + 4
    for stated in (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"):
        streamed = b"RIFF\xff\xff\xff\xff" + whole[8:at] + stated + whole[at + 4 :]
        assert np.array_equal(decode(streamed, which="clip").pcm[:, 0], TONE)


@pytest.mark.parametrize(("container", "codec"), [("wav", "pcm_s16le"), ("flac", "flac")])
def test_what_is_longer_than_the_limit_is_refused(container: str, codec: str) -> None:
    silence = coded(np.zeros(8_000 * 60, np.int16), rate_hz=8_000, container=container, codec=codec, sample_fmt="s16")
    assert len(decode(silence, which="bed", limit_s=60).pcm) == 8_000 * 60
    with pytest.raises(SoundError, match="bed: is longer than 59 s"):
        decode(silence, which="bed", limit_s=59)


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"ID3", b"fLaC", b"OggS", b"RIFF....WAVE", b"....ftyp", b"\xff\xfb"])
)
def test_no_bytes_bring_anything_but_samples_or_a_sound_error(rest: bytes, magic: bytes) -> None:
    with suppress(SoundError):
        assert len(decode(magic + rest, which="clip").pcm) > 0


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=300), st.sampled_from([8_000, 22_050, 44_100]))
def test_a_wav_by_the_standard_library_comes_back(values: list[int], rate_hz: int) -> None:
    file = BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes(np.array(values, "<i2").tobytes())
    samples = decode(file.getvalue(), which="clip")
    assert (samples.rate_hz, samples.pcm[:, 0].tolist()) == (rate_hz, values)
