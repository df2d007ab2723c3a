"""Laying phonemes along words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.engines.neural.spoken_words import Group, word_times


def groups(phonemes: str, *, letter_ms: float = 50) -> list[Group]:
    """The groups of phonemes in a line, each sound as long as the others, a blank between two groups as well."""
    found, at = [], 0
    for part in phonemes.split(" "):
        found.append(Group(phonemes=part, start_ms=at * letter_ms, end_ms=(at + len(part)) * letter_ms))
        at += len(part) + 1
    return found


def laid(text: str, phonemes: str) -> dict[str, str]:
    """For each word, the sounds that lie in its time."""
    return {
        text[word.at : word.at + word.length]: phonemes[round(word.start_ms / 50) : round(word.end_ms / 50)]
        for word in word_times(text, groups(phonemes))
    }


@pytest.mark.parametrize(
    ("text", "phonemes", "expected"),
    [
        ("See the city", "siː ðə sɪti", {"See": "siː", "the": "ðə", "city": "sɪti"}),
        ("the mayor of the city", "ðə mɛə ɒvðə sɪti", {"of": "ɒv", "the": "ðə", "mayor": "mɛə", "city": "sɪti"}),
        ("the BBC came", "ðə biːbiːsiː keɪm", {"the": "ðə", "BBC": "biːbiːsiː", "came": "keɪm"}),
        ("a well-read man", "ɐ wɛl ɹɛd man", {"a": "ɐ", "well-read": "wɛl ɹɛd", "man": "man"}),
        ("– Yes – no!", "jɛs nəʊ", {"Yes": "jɛs", "no!": "nəʊ"}),
        ("[Xi](/ʃiː dʒɪnpɪŋ/) spoke", "ʃiː dʒɪnpɪŋ spəʊk", {"[Xi](/ʃiː dʒɪnpɪŋ/)": "ʃiː dʒɪnpɪŋ", "spoke": "spəʊk"}),
    ],
)
def test_words_have_the_sounds_that_are_theirs(text: str, phonemes: str, expected: dict[str, str]) -> None:
    assert laid(text, phonemes) == expected


@pytest.mark.parametrize(
    ("text", "phonemes"), [("", "ɐ"), ("…", "ɐ"), ("word", ""), ("一二三四五六", "i ɑɚ sɑn sɨ u ljoʊ")]
)
def test_what_cannot_be_told_apart_has_no_times(text: str, phonemes: str) -> None:
    assert word_times(text, groups(phonemes) if phonemes else []) == ()


@given(st.text(max_size=80), st.lists(st.text("abcðəˈː.", max_size=9), max_size=25))
def test_times_are_in_order_and_within_the_sound_whatever_the_text(text: str, sounds: list[str]) -> None:
    given_groups = groups(" ".join(sounds))
    times = word_times(text, given_groups)
    assert all(earlier.end_ms <= later.start_ms for earlier, later in pairwise(times))
    assert all(earlier.at + earlier.length <= later.at for earlier, later in pairwise(times))
    assert all(0 <= word.start_ms <= word.end_ms <= given_groups[-1].end_ms for word in times)
    assert not times or len(times) == sum(any(map(str.isalnum, word)) for word in text.split())
