"""written_starts: written words get the times of the spoken ones that say them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.timeline.alignment import MOST_PAIRS, written_starts
from narrator.timeline.words import words_of


def aligned(written: str, spoken: str) -> dict[str, float]:
    """When each written word is said, if the spoken ones follow each other each second."""
    said = [(word, 1000.0 * place) for place, word in enumerate(words_of(spoken))]
    words = words_of(written)
    starts = written_starts(words, said, start_ms=0, end_ms=1000.0 * len(said))
    return {written[word.at : word.end]: start for word, start in zip(words, starts, strict=True)}


def test_words_that_read_alike_are_said_at_the_same_time() -> None:
    found = aligned("“It’s Mr. Okoro’s BOAT”, he said.", "“It's Mr Okoro's boat”, he said")
    assert list(found.values()) == [0, 1000, 2000, 3000, 4000, 5000]


def test_a_figure_has_the_time_of_all_the_words_that_say_it() -> None:
    found = aligned(
        "It cost £1.3bn in 2019, he said.", "It cost one point three billion pounds in twenty nineteen, he said."
    )
    assert list(found.values()) == [0, 1000, 2000, 7000, 8000, 10000, 11000]


def test_words_that_are_written_in_another_order_share_the_time_of_what_is_said() -> None:
    found = aligned("On 24 March the $5 million ship", "On the twenty fourth of March the five million dollar ship")
    assert (found["On"], found["March"], found["the"], found["million"], found["ship"]) == (0, 5000, 6000, 8000, 10000)
    assert found["24"] == 1000
    assert found["$5"] == 7000


def test_the_long_word_counts_for_more_than_two_small_ones() -> None:
    found = aligned("harbour the of", "the of harbour")
    assert found["harbour"] == 2000


def test_what_is_not_said_passes_in_no_time() -> None:
    assert aligned("six ships (pictured) left", "six ships left") == {
        "six": 0,
        "ships": 1000,
        "(pictured)": 2000,
        "left": 2000,
    }
    assert aligned("yes – no", "yes no")["–"] == 1000
    assert list(aligned("left …", "left").values()) == [0, 1000]


def test_several_words_for_one_share_its_time_by_how_long_they_are_to_say() -> None:
    found = aligned("go to internationalisation xx now", "go elsewhere now")
    assert 1000 == found["to"] < found["internationalisation"] < 1300
    assert 1800 < found["xx"] < 2000


def test_where_nothing_is_known_to_be_said_the_words_share_all_of_the_time() -> None:
    words = words_of("banana banana")
    assert list(written_starts(words, [], start_ms=500, end_ms=1500)) == [500, 1000]
    assert list(written_starts((), [], start_ms=500, end_ms=1500)) == []


def test_a_text_without_end_takes_no_time_to_speak_of() -> None:
    many = MOST_PAIRS
    found = aligned(" ".join(f"a{number}" for number in range(many)) + " end", "b " * many + "end")
    assert len(found) == many + 1
    assert found["end"] == 1000 * many


vocabulary = st.lists(st.sampled_from(["one", "two", "the", "–", "港", "5", "fünf"]), max_size=25).map(" ".join)


@given(vocabulary, vocabulary)
def test_times_are_in_order_and_inside(written: str, spoken: str) -> None:
    said = [(word, 1000.0 * place) for place, word in enumerate(words_of(spoken))]
    end_ms = 1000.0 * max(1, len(said))
    starts = list(written_starts(words_of(written), said, start_ms=0, end_ms=end_ms))
    assert len(starts) == len(words_of(written))
    assert all(before <= after for before, after in pairwise([0, *starts, end_ms]))


@given(vocabulary)
def test_a_text_said_as_it_is_written_has_each_word_in_its_place(text: str) -> None:
    said = [(word, 1000.0 * place) for place, word in enumerate(words_of(text))]
    assert list(written_starts(words_of(text), said, start_ms=0, end_ms=1e6)) == [start for _, start in said]


@pytest.mark.parametrize("spoken", ["", "six"])
def test_nothing_written_has_no_times(spoken: str) -> None:
    assert aligned("", spoken) == {}
