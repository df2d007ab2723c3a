"""What an engine sent, made ready: whatever it is coded as, with the silence at its ends gone to the sample."""

from __future__ import annotations

import numpy as np
import pytest
from clips_kit import RATE_HZ, noise, silence, speaking, wav
from hypothesis import given
from hypothesis import strategies as st
from speech_kit import BRITISH

from narrator.errors import EngineError
from narrator.model import Take, WordTime
from narrator.sound import Pcm
from narrator.speech.hearing import Heard, hear

TEXT = "The bridge is open."


@pytest.fixture(scope="module")
def spoken() -> Pcm:
    with speaking() as say:
        return say(TEXT, BRITISH)


def heard(audio: bytes, *words: WordTime) -> Heard:
    return hear(Take(audio=audio, words=words), text=TEXT, engine="parrot")


@pytest.mark.parametrize(
    ("audio", "cause"),
    [
        (b"", "sent what cannot be used: its audio: "),
        (b"<html>Please accept cookies</html>", "sent what cannot be used: its audio: "),
        (wav(silence(1)), "sent silence"),
        (wav(silence(0)), "sent "),
        (wav(np.full(RATE_HZ, 5000, np.int16)), "sent silence"),
        (wav(noise(120)), "sent what cannot be used: its audio: is longer than"),
    ],
)
def test_what_is_no_sound_or_silent_is_told(audio: bytes, cause: str) -> None:
    with pytest.raises(EngineError) as caught:
        heard(audio)
    assert caught.value.cause.startswith(cause)


@given(before=st.integers(600, 9_000), after=st.integers(600, 9_000), channels=st.sampled_from([1, 2]))
def test_the_silence_around_speech_changes_not_one_sample(spoken: Pcm, before: int, after: int, channels: int) -> None:
    padded = np.pad(spoken, (before, after))
    usual, other = heard(wav(np.pad(spoken, 600))), heard(wav(np.repeat(padded, channels), channels=channels))
    assert np.array_equal(usual.pcm, other.pcm)


@pytest.mark.parametrize("level", [0.00005, 0.0002])
def test_a_noise_floor_is_trimmed_like_silence(spoken: Pcm, level: float) -> None:
    usual = heard(wav(np.pad(spoken, RATE_HZ)))
    hissing = np.pad(spoken, RATE_HZ) + noise(2 + len(spoken) / RATE_HZ, level=level)[: len(spoken) + 2 * RATE_HZ]
    assert abs(len(heard(wav(hissing)).pcm) - len(usual.pcm)) < 0.02 * RATE_HZ


@pytest.mark.parametrize("offset", [-256, 40, 900])
def test_a_constant_offset_is_taken_off_before_silence_is_looked_for(spoken: Pcm, offset: int) -> None:
    padded = np.pad(spoken, 2_000)
    moved = np.clip(padded.astype(int) + offset, -32_768, 32_767).astype(np.int16)
    assert np.array_equal(heard(wav(moved)).pcm, heard(wav(padded)).pcm)


def test_speech_that_begins_and_ends_at_once_is_not_moved() -> None:
    voiced = noise(0.5)
    assert np.array_equal(heard(wav(voiced)).pcm[200:-400], voiced[200:-400])


def test_words_follow_the_cut_and_stay_within(spoken: Pcm) -> None:
    plain = heard(wav(np.pad(spoken, 600)))
    lasts_ms = round(plain.seconds * 1000)
    words = (
        WordTime(at=0, length=3, start_ms=1000, end_ms=1300),
        WordTime(at=4, length=6, start_ms=1300, end_ms=60_000),
    )
    late = heard(wav(np.concatenate([silence(1), spoken, silence(0.3)])), *words)
    told = [(word.start_ms, word.end_ms) for word in late.words]
    assert told[0][0] == 0
    assert told[0][1] == told[1][0] == pytest.approx(295, abs=8)
    assert told[1][1] == lasts_ms
