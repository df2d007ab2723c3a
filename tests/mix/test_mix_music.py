"""load_music: any format, rate and channel count comes in; what is no music is refused with a hint."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from coded_audio import coded
from mix_speech import murmur, show_of
from numpy.typing import NDArray

from narrator.errors import MusicError
from narrator.mix import Piece, load_music
from narrator.show import Music
from narrator.sound import integrated_lufs


def tone(rate_hz: int, seconds: float = 2, channels: int = 1, amplitude: float = 0.3) -> NDArray[np.int16]:
    wave = np.rint(32_767 * amplitude * np.sin(2 * np.pi * 440 * np.arange(round(rate_hz * seconds)) / rate_hz))
    return np.repeat(wave.astype(np.int16)[:, np.newaxis], channels, axis=1)


def load(
    folder: Path, content: bytes, *, name: str = "intro.mp3", fade_in_ms: int = 20, fade_out_ms: int = 600
) -> Piece:
    (folder / name).write_bytes(content)
    music = Music(intro=name, fade_in_ms=fade_in_ms, fade_out_ms=fade_out_ms)
    return load_music(show_of(folder, music=music))["intro"]


@pytest.mark.parametrize(
    ("rate_hz", "layout", "container", "codec"),
    [
        (8_000, "mono", "wav", "pcm_u8"),
        (96_000, "5.1", "wav", "pcm_f32le"),
        (44_100, "stereo", "wav", "pcm_s24le"),
        (48_000, "stereo", "ogg", "libopus"),
        (44_100, "stereo", "ipod", "aac"),
        (48_000, "mono", "flac", "flac"),
        (44_100, "stereo", "mp3", "libmp3lame"),
        (22_050, "mono", "aiff", "pcm_s16be"),
    ],
)
def test_every_format_becomes_the_same_tone(
    rate_hz: int, layout: str, container: str, codec: str, tmp_path: Path
) -> None:
    channels = {"mono": 1, "stereo": 2, "5.1": 6}[layout]
    sample_fmt = {"pcm_s24le": "s32", "flac": "s16"}.get(codec, "")
    pcm = tone(rate_hz, channels=channels)
    piece = load(
        tmp_path, coded(pcm, rate_hz=rate_hz, container=container, codec=codec, layout=layout, sample_fmt=sample_fmt)
    )
    assert abs(len(piece.pcm) - 88_200) <= 45  # pydub counts in ms
    inner = piece.pcm[4_410:48_510]
    assert np.argmax(np.abs(np.fft.rfft(inner))) == 440
    assert np.abs(inner).max() == pytest.approx(0.3 * 32_767, rel=0.07)


def test_it_rises_and_falls(tmp_path: Path) -> None:
    pcm = load(tmp_path, coded(tone(44_100), rate_hz=44_100, container="wav", codec="pcm_s16le")).pcm.astype(int)
    assert np.abs(pcm[:44]).max() < 0.1 * 9_830
    assert np.abs(pcm[1_000:50_000]).max() == pytest.approx(9_830, rel=0.01)
    levels = [np.abs(pcm[at : at + 441]).max() for at in range(88_200 - 26_460, 88_200 - 441, 4_410)]
    assert levels == sorted(levels, reverse=True)
    assert np.abs(pcm[-44:]).max() < 0.01 * 9_830


@pytest.mark.parametrize("seconds", [0.001, 0.0004, 0.1, 0.5])
@pytest.mark.parametrize(("fade_in_ms", "fade_out_ms"), [(20, 600), (0, 0), (10_000, 20_000)])
def test_a_piece_shorter_than_its_fades_is_taken(
    seconds: float, fade_in_ms: int, fade_out_ms: int, tmp_path: Path
) -> None:
    content = coded(tone(44_100, seconds), rate_hz=44_100, container="wav", codec="pcm_s16le")
    piece = load(tmp_path, content, fade_in_ms=fade_in_ms, fade_out_ms=fade_out_ms)
    assert abs(len(piece.pcm) - 44_100 * seconds) <= 45


def test_silence_is_taken(tmp_path: Path) -> None:
    piece = load(tmp_path, coded(tone(44_100) * 0, rate_hz=44_100, container="wav", codec="pcm_s16le"))
    assert integrated_lufs(piece.energies) == float("-inf")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"Dear editor, here is the music.\n", "is not WAV"),
        (b"#EXTM3U\n#EXTINF:10,\n/etc/hostname\n", "is not WAV"),
        (b"", "is empty"),
        (coded(murmur(3), rate_hz=22_050, container="flac", codec="flac", sample_fmt="s16")[:60_000], "is damaged"),
    ],
)
def test_what_is_no_music_is_refused(content: bytes, cause: str, tmp_path: Path) -> None:
    with pytest.raises(MusicError, match=rf"^intro: .*intro\.mp3: {cause}") as refused:
        load(tmp_path, content)
    assert refused.value.hint == 'put another file there, or set intro = "" under [music] in show.toml'


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(MusicError, match=r"^sting: .*clips/sting\.wav: No such file"):
        load_music(show_of(tmp_path, music=Music(sting="clips/sting.wav")))


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    for name in (".", "pipe.mp3"):
        with pytest.raises(MusicError, match="is not a file"):
            load_music(show_of(tmp_path, music=Music(intro=name)))


def test_a_path_may_lead_out_of_the_shows_folder(tmp_path: Path) -> None:
    (tmp_path / "show").mkdir()
    content = coded(tone(44_100), rate_hz=44_100, container="wav", codec="pcm_s16le")
    (tmp_path / "jingle.wav").write_bytes(content)
    for path in ("../jingle.wav", str(tmp_path / "jingle.wav")):
        assert list(load_music(show_of(tmp_path / "show", music=Music(outro=path)))) == ["outro"]


def test_what_is_not_named_is_not_there(tmp_path: Path) -> None:
    assert load_music(show_of(tmp_path)) == {}
