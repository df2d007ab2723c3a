"""cues_of: each cue begins when its first word is said, and knows when each of its words is."""

from __future__ import annotations

from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_clips import clip, spoken, told

from narrator.engines.espeak import EspeakEngine
from narrator.model import Clip, Cue, Role, Utterance
from narrator.timeline.cues import Sounding, cues_of


def cues(written: str, *clips: Clip, start_ms: float = 1000, apart_ms: float = 120) -> list[Cue]:
    """The cues of a text that these clips say, so far apart."""
    sounding = []
    for one in clips:
        end_ms = start_ms + one.samples * 1000 / one.rate_hz
        sounding.append(Sounding(clip=one, start_ms=start_ms, end_ms=end_ms))
        start_ms = end_ms + apart_ms
    utterance = Utterance(role=Role.QUOTE, written=written, spoken="", pause_ms=0, speaker="Ann Example")
    return list(cues_of(utterance, sounding))


LONG = "a" * 60 + " " + "b" * 64 + ", " + "c" * 60 + " " + "d" * 64 + "."


def test_a_cue_knows_when_its_words_begin_and_who_speaks() -> None:
    text = "It cost £5m."
    spoken_text = "It cost five million pounds."
    times = told(spoken_text, It=20, cost=300, five=700, million=1100, pounds=1500)
    (cue,) = cues(text, clip(88_200, text=spoken_text, words=times))
    assert cue == Cue(
        start_ms=1000,
        end_ms=3000,
        text=text,
        role=Role.QUOTE,
        speaker="Ann Example",
        starts_ms=(1020, 1300, 1700),
    )


def test_a_cue_begins_with_its_first_word_and_ends_with_the_next() -> None:
    said = clip(220_500, text=LONG, words=told(LONG, bbb=900, ccc=1700, ddd=4000))
    first, second = cues(LONG, said)
    assert (first.start_ms, first.end_ms, second.start_ms, second.end_ms) == (1000, 2700, 2700, 6000)
    assert first.starts_ms == (1000, 1900)
    assert second.starts_ms == (2700, 5000)


def test_a_second_clip_begins_after_the_breath_between_them() -> None:
    half = LONG.index("c")
    first, second = cues(LONG, clip(44_100, text=LONG[: half - 1]), clip(44_100, text=LONG[half:]))
    assert (first.end_ms, second.start_ms, second.end_ms) == (2120, 2120, 3120)
    assert second.starts_ms[0] == 2120


def test_clips_that_say_nothing_known_are_shared_by_what_is_written() -> None:
    first, second = cues(LONG, clip(441_000))
    assert first.end_ms == second.start_ms == pytest.approx(6000, abs=150)


def test_a_word_that_several_captions_share_is_parted_in_proportion() -> None:
    text = "a" * 240
    found = cues(text, clip(88_200, text=text))
    assert "".join(cue.text for cue in found).replace(" ", "") == text
    assert len(found) > 1
    said = 0
    for cue in found:
        assert cue.start_ms == pytest.approx(1000 + 2000 * said / 240, abs=1)
        said += cue.text.count("a")


def test_a_language_without_blanks_has_cues_at_its_characters_and_no_words() -> None:
    text = "港は昨年の嵐以来閉鎖されていたが、今朝再び開かれた。" * 6
    found = cues(text, clip(44_100 * 30, text=text))
    assert len(found) > 1
    assert all(cue.starts_ms == () for cue in found)
    share = len(found[0].text) / len(text)
    assert found[0].end_ms - 1000 == pytest.approx(30_000 * share, rel=0.1)


def test_where_there_is_no_time_for_several_cues_one_has_it_all() -> None:
    (cue,) = cues(LONG, clip(60, text=LONG))
    assert (cue.start_ms, cue.end_ms, cue.text) == (1000, 1001, LONG)
    assert cues(LONG, clip(1, text=LONG)) == []


texts = st.lists(st.sampled_from(["one", "two,", "three.", "港", "–", "£5", "x" * 70, "\u00a0"]), max_size=60)


@given(texts.map(" ".join), texts.map(" ".join), st.lists(st.integers(1, 300_000), min_size=1, max_size=3))
def test_cues_follow_each_other_and_their_words_lie_inside(written: str, said: str, lengths: list[int]) -> None:
    found = cues(written, *(clip(length, text=said) for length in lengths))
    assert all(before.end_ms == after.start_ms for before, after in pairwise(found))
    assert "".join("".join(cue.text for cue in found).split()) in {"", "".join(written.split())}
    for cue in found:
        assert 1000 <= cue.start_ms < cue.end_ms
        assert len(cue.starts_ms) in {0, len(cue.text.split())}
        assert list(cue.starts_ms) == sorted(cue.starts_ms)
        assert all(cue.start_ms <= start_ms <= cue.end_ms for start_ms in cue.starts_ms)


def test_a_real_voice_says_what_a_cue_shows_when_it_shows_it() -> None:
    written = (
        "From 2017, it cost £1.3bn; [Xi] paid, for the ships of the city, 24% of it in the first year or so, he said."
    )
    said = (
        "From twenty seventeen, it cost one point three billion pounds; [Xi](/ʃiː/) paid, for the ships of the city, "
        "twenty-four per cent of it in the first year or so, he said."
    )
    with closing(EspeakEngine({})) as engine:
        voice = next(voice for voice in engine.voices() if voice.language == "en-GB")
        heard = spoken(said, voice, engine)
    begins = {word.at: 1000 + word.start_ms for word in reversed(heard.words)}
    times = [pair for cue in cues(written, heard) for pair in zip(cue.text.split(), cue.starts_ms, strict=True)]
    for shown, place in {"From": "From", "£1.3bn;": "one", "[Xi]": "[Xi", "24%": "twenty-four", "year": "year"}.items():
        assert dict(times)[shown] == pytest.approx(begins[said.index(place)], abs=1)
    assert [shown for shown, _ in times] == written.split()
