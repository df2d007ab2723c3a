"""The starter's music: played, encoded, and decoded again as the mix would do it."""

from __future__ import annotations

import io
from itertools import pairwise

import av
import numpy
import pytest

from narrator.show import MUSIC
from narrator.starter import music

CLIPS = {name: music.clip(name) for name in music.PIECES}
LENGTHS_S = {"intro": (6, 8), "sting": (1.2, 2), "outro": (6, 8)}


def decoded(audio: bytes) -> tuple[music.Sound, int]:
    with av.open(io.BytesIO(audio), "r") as file:
        assert file.format.name == "ogg"
        assert file.streams.audio[0].codec_context.name == "opus"
        frames = [frame.to_ndarray() for frame in file.decode(audio=0)]
        rate_hz = file.streams.audio[0].rate
    return numpy.concatenate(frames, axis=1).astype(numpy.float64), rate_hz


def level_db(sound: music.Sound) -> float:
    return float(20 * numpy.log10(numpy.sqrt(numpy.mean(sound**2)) + 1e-9))


def test_there_is_a_piece_for_each_place_in_a_show() -> None:
    assert tuple(music.PIECES) == MUSIC


@pytest.mark.parametrize("name", MUSIC)
def test_a_piece_lasts_as_long_as_its_place_allows(name: str) -> None:
    sound, rate_hz = decoded(CLIPS[name])
    shortest_s, longest_s = LENGTHS_S[name]
    assert sound.shape[0] == 1
    assert rate_hz == music.RATE_HZ
    assert shortest_s <= sound.shape[1] / rate_hz <= longest_s
    assert sound.shape[1] / rate_hz == pytest.approx(music.PIECES[name].beats * music.BEAT_S, abs=0.05)


@pytest.mark.parametrize("name", MUSIC)
def test_a_piece_is_loud_but_never_clips(name: str) -> None:
    sound, _ = decoded(CLIPS[name])
    assert -6 < 20 * numpy.log10(numpy.abs(sound).max()) < -1
    assert -24 < level_db(sound) < -12
    assert abs(sound.mean()) < 0.001


@pytest.mark.parametrize("name", MUSIC)
def test_a_piece_begins_at_once_and_dies_away(name: str) -> None:
    sound, rate_hz = decoded(CLIPS[name])
    tenths = [level_db(part) for part in numpy.array_split(sound[0], round(sound.shape[1] / rate_hz * 10))]
    assert max(tenths[:2]) > -30
    assert tenths[-1] < -50
    # Nothing breaks off: no tenth of a second of the tail is louder by much than the one before it.
    tail = tenths[len(tenths) * 3 // 4 :]
    assert all(later < earlier + 6 for earlier, later in pairwise(tail))


def test_the_same_notes_give_the_same_sound_and_the_same_file() -> None:
    piece = music.PIECES["sting"]
    sound = music.render(piece)
    assert numpy.array_equal(sound, music.render(piece))
    assert music.ogg_opus(sound) == CLIPS["sting"]


def test_what_is_heard_is_what_is_written() -> None:
    # The last chord of the outro is D major with its ninth: D, E, F sharp, A, over every octave.
    last = music.render(music.PIECES["outro"])[int(7.0 * music.BEAT_S * music.RATE_HZ) :][: music.RATE_HZ]
    spectrum = numpy.abs(numpy.fft.rfft(last * numpy.hanning(last.size)))
    loudest = numpy.argsort(spectrum[:2000])[-8:]
    names = {round(69 + 12 * numpy.log2(hz / 440)) % 12 for hz in loudest}
    assert names <= {2, 4, 6, 9}


def test_the_pieces_are_small() -> None:
    assert sum(map(len, CLIPS.values())) < 130_000


@pytest.mark.parametrize(("key", "hz"), [(69, 440.0), (57, 220.0), (60, 261.626)])
def test_keys_have_their_pitch(key: int, hz: float) -> None:
    assert music._hz(key) == pytest.approx(hz, abs=0.001)
