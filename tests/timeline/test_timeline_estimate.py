"""word_starts: what the engine tells is kept, and what it does not is shared out by weight and by pauses."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_clips import clip, spoken, told

from narrator.engines.espeak import EspeakEngine
from narrator.model import Clip, WordTime
from narrator.timeline.estimate import word_starts

LOUD, SOFT = 0.01, 0.000_001


def starts(said: Clip) -> list[int]:
    return [round(start_ms) for _, start_ms in word_starts(said)]


def test_what_the_engine_tells_is_kept_and_the_rest_lies_between() -> None:
    text = "six ships of the city left"
    times = told(text, six=10, ships=300, of=700, city=1000, left=1500)
    found = starts(clip(88_200, text=text, words=times))
    assert [found[0], *found[1:3], *found[4:]] == [10, 300, 700, 1000, 1500]
    assert 800 < found[3] < 900


def test_several_times_in_one_word_are_its_first() -> None:
    text = "in 1,234 days"
    words = tuple(
        WordTime(at=at, length=1, start_ms=start_ms, end_ms=start_ms + 9)
        for at, start_ms in ((0, 0), (3, 200), (5, 700), (6, 900), (9, 1500))
    )
    assert starts(clip(88_200, text=text, words=words)) == [0, 200, 1500]


def test_times_that_lie_outside_or_run_backwards_are_not_believed() -> None:
    text = "one two three four"
    times = told(text, one=0, three=900, two=500, four=9000)
    assert starts(clip(44_100, text=text, words=times)) == [0, 512, 900, 1000]
    lower = told(text, one=400, two=300)
    assert starts(clip(44_100, text=text, words=lower))[0] == 400


def test_without_times_a_word_lasts_as_long_as_it_is_long_to_say() -> None:
    first, second, third = starts(clip(44_100, text="banana banana internationalisation"))
    assert first == 0
    assert 300 < third < 450
    assert third == pytest.approx(2 * second, abs=1)


def test_a_pause_that_is_heard_belongs_to_the_mark_next_to_it() -> None:
    heard = (*[LOUD] * 6, SOFT, SOFT, *[LOUD] * 12)
    text = "banana banana, banana banana banana banana"
    assert starts(clip(88_200, text=text, energies=heard))[2] == 800
    assert starts(clip(88_200, text=text, energies=(LOUD,) * 20))[2] < 750


def test_a_pause_far_from_any_mark_moves_nothing_but_what_it_is_next_to() -> None:
    text = "banana banana banana banana"
    at_once = starts(clip(88_200, text=text, energies=(LOUD,) * 20))
    assert at_once == [0, 500, 1000, 1500]
    within = (*[LOUD] * 7, SOFT, *[LOUD] * 12)
    assert starts(clip(88_200, text=text, energies=within)) == at_once
    between = (*[LOUD] * 9, SOFT, SOFT, *[LOUD] * 9)
    assert starts(clip(88_200, text=text, energies=between))[2] == 1100


def test_silence_at_the_ends_of_a_clip_is_no_pause_within_it() -> None:
    heard = (SOFT, SOFT, *[LOUD] * 16, SOFT, SOFT)
    assert starts(clip(88_200, text="banana, banana", energies=heard))[0] == 0
    assert starts(clip(88_200, text="banana, banana", energies=(SOFT,) * 20))[0] == 0


def test_nothing_said_has_no_words() -> None:
    assert word_starts(clip(44_100, text=" \n")) == ()


texts = st.text(max_size=80) | st.lists(st.sampled_from(["one", "two,", "港", "–", "1987."]), max_size=30).map(" ".join)


@given(
    texts,
    st.integers(1, 500_000),
    st.lists(st.sampled_from([LOUD, SOFT, 0.0]), max_size=120).map(tuple),
    st.lists(
        st.builds(
            WordTime, at=st.integers(0, 90), length=st.just(1), start_ms=st.integers(0, 20_000), end_ms=st.just(0)
        ),
        max_size=6,
    ).map(tuple),
)
def test_words_are_in_order_and_inside_their_clip(
    text: str, samples: int, heard: tuple[float, ...], words: tuple[WordTime, ...]
) -> None:
    said = clip(samples, text=text, energies=heard, words=words)
    times = [start_ms for _, start_ms in word_starts(said)]
    assert all(before <= after + 1e-6 for before, after in pairwise([0.0, *times, float(said.duration_ms)]))


SENTENCES = (
    "The ferry to the outer islands will sail again from Monday, the harbour board said.",
    "It had been tied up since the storm of last November, which tore a hole into the breakwater.",
    "Islanders, who had been supplied by air through the winter, welcomed the news with some relief.",
    "The first crossing is fully booked; a second ship is to be chartered in the summer months.",
)


def test_an_estimate_is_near_to_what_a_real_voice_does() -> None:
    errors_ms: list[float] = []
    by_characters_ms: list[float] = []
    with closing(EspeakEngine({})) as engine:
        voice = next(voice for voice in engine.voices() if voice.language == "en-GB")
        for text in SENTENCES:
            heard = spoken(text, voice, engine)
            estimated = {word.at: start_ms for word, start_ms in word_starts(replace(heard, words=()))}
            for word in heard.words[1:]:
                errors_ms.append(abs(estimated[word.at] - word.start_ms))
                by_characters_ms.append(abs(heard.duration_ms * word.at / len(text) - word.start_ms))
    assert len(errors_ms) > 50
    assert median(errors_ms) < 70
    assert sorted(errors_ms)[round(0.95 * len(errors_ms))] < 250
    assert median(errors_ms) < 0.8 * median(by_characters_ms)


@pytest.mark.parametrize("text", ["六艘船，离开港口。", "เรือออกจากท่า"])
def test_without_blanks_each_character_has_its_time(text: str) -> None:
    found = starts(clip(88_200, text=text))
    assert len(found) >= 6
    assert found == sorted(set(found))
