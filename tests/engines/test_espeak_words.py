"""When espeak-ng says which word: places in the text that it was given, times in the very audio that it gave."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.engines.espeak import EspeakEngine, Stretch, pronounced, stretches_of, word_times
from narrator.model import Voice, WordTime
from narrator.sound import decode

BRITISH = Voice(engine="espeak", name="gmw/en", language="en-GB")
GERMAN = Voice(engine="espeak", name="gmw/de", language="de")


@pytest.fixture(scope="module")
def engine() -> Iterator[EspeakEngine]:
    opened = EspeakEngine({})
    yield opened
    opened.close()


def said(engine: EspeakEngine, text: str, voice: Voice = BRITISH) -> list[tuple[str, int, int]]:
    """What stands in the text where each word is told, and from when to when."""
    words = engine.say(text, voice, 1.0).words
    return [(text[word.at : word.at + word.length], word.start_ms, word.end_ms) for word in words]


def test_words_are_told_in_order_and_small_ones_as_one(engine: EspeakEngine) -> None:
    found = said(engine, "The council of the city said, that six ships had left. Yes.")
    assert " ".join(word for word, _, _ in found) == "The council of city said that six ships had left Yes"
    assert found[0][1] == 0
    assert all(start < end == after for (_, start, end), (_, after, _) in pairwise(found))


def test_a_word_begins_where_it_is_heard(engine: EspeakEngine) -> None:
    text = "Six. Ships, boats; and… then they left."
    take = engine.say(text, BRITISH, 1.0)
    pcm = decode(take.audio, which=text).pcm[:, 0].astype(np.float64)
    quiet = np.abs(pcm).max() / 200
    begins = {text[word.at : word.at + word.length]: round(word.start_ms * 22.05) for word in take.words}
    for word in ("Ships", "boats", "and", "then"):
        before, after = pcm[begins[word] - 1500 : begins[word] - 400], pcm[begins[word] : begins[word] + 2200]
        assert np.abs(before).max() < quiet, word
        assert np.abs(after).max() > 10 * quiet, word


def test_a_pronunciation_is_told_as_it_stands_in_the_text(engine: EspeakEngine) -> None:
    text = "Mr [Xi Jinping](/ʃiː dʒɪnˈpɪŋ/)’s boat and [Keith](/kiːθ/) left."
    found = said(engine, text)
    assert [word for word, _, _ in found] == [
        "Mr",
        *["[Xi Jinping](/ʃiː dʒɪnˈpɪŋ/)’s"] * 2,
        "boat",
        "and",
        "[Keith](/kiːθ/)",
        "left",
    ]


def test_another_language_is_given_the_word_and_told_in_the_same_way(engine: EspeakEngine) -> None:
    text = "Für die [Xi](/ʃiː/) Übergrößen 😀 gehen wir."
    found = [word for word, _, _ in said(engine, text, GERMAN)]
    assert found[0] == "Für"
    assert {"[Xi](/ʃiː/)", "Übergrößen", "gehen", "wir"} <= set(found)


@pytest.mark.parametrize(
    "text", ["[[h@l'oU]]", "\x00\n… — !", "1,234,567.89 km²", "„a“ “b” ’c’", "x" * 900, "a\u0301 e\u0301 👩‍👩‍👧 z"]
)
def test_strange_texts_have_words_inside_them(text: str, engine: EspeakEngine) -> None:
    for voice in (BRITISH, GERMAN):
        words = engine.say(text, voice, 1.0).words
        assert all(0 <= word.at < word.at + word.length <= len(text) for word in words)
        assert [word.start_ms for word in words] == sorted(word.start_ms for word in words)


texts = st.text(max_size=60) | st.text(alphabet="[]()/ax'’s ː", max_size=40) | st.just("a [b c](/ʃiː/)’s [[ [d](/ǃ/) e")


@given(texts, st.sampled_from(["en-GB", "de"]))
def test_the_stretches_of_a_text_are_all_of_it(text: str, language: str) -> None:
    stretches = list(stretches_of(text, language))
    assert "".join(stretch.given for stretch in stretches) == pronounced(text, language)
    assert [stretches[0].at, *(stretch.end for stretch in stretches)] == [
        *(stretch.at for stretch in stretches),
        len(text),
    ]


@given(texts.filter(bool), st.sampled_from(["en-GB", "de"]), st.integers(-2, 80), st.integers(-1, 9))
def test_whatever_place_the_library_tells_lies_in_the_text(text: str, language: str, at: int, length: int) -> None:
    (word,) = word_times([(at, length, 0, 22_050)], tuple(stretches_of(text, language)), rate_hz=22_050)
    assert 0 <= word.at < word.at + word.length <= len(text)
    assert (word.start_ms, word.end_ms) == (0, 1000)


def test_a_place_in_what_was_given_is_found_in_the_text() -> None:
    stretches = (Stretch("Mr ", 0, 3), Stretch("[['Si:]]", 3, 14), Stretch(" left", 14, 19))
    told = [(0, 2, 0, 10), (5, 3, 10, 20), (12, 4, 20, 30)]
    assert list(word_times(told, stretches, rate_hz=1000)) == [
        WordTime(at=0, length=2, start_ms=0, end_ms=10),
        WordTime(at=3, length=11, start_ms=10, end_ms=20),
        WordTime(at=15, length=4, start_ms=20, end_ms=30),
    ]
