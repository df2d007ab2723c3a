"""Sentences: where one ends, and that none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples_sentences import PASSAGES

from narrator.script import sentences

LANGUAGES = ("en-GB", "de", "fr", "es", "it", "pt-BR", "nl", "ar", "zh", "xx", "")


@pytest.mark.parametrize(("language", "expected"), [(tag, parts) for tag in PASSAGES for parts in PASSAGES[tag]])
def test_ends_where_a_sentence_ends(language: str, expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected), language=language) == expected


def test_the_region_changes_nothing() -> None:
    text = "He went to St. Ives at 9 a.m. on Nov. 24. They met."
    assert sentences(text, language="en-GB") == sentences(text, language="en-US") == sentences(text, language="en")


@pytest.mark.parametrize(
    "expected",
    [
        ("1. Boil the water", "2. Pour the tea", "3. Wait."),
        ("1.) Boil it.", "2.) Drink it."),
        ("a. Boil it", "b. Drink it"),
        ("• 9. Boil it", "• 10. Drink it"),
    ],
)
def test_a_list_in_one_paragraph_is_parted_into_its_items(expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected), language="en") == expected


def test_an_ordinal_is_no_item_of_a_list() -> None:
    text = "1. Liga und 2. Liga beginnen im August."
    assert sentences(text, language="de") == (text,)


def test_a_footnote_mark_stays_with_its_sentence() -> None:
    assert sentences("He won twice.¹² She won once.", language="en") == ("He won twice.¹²", "She won once.")


@given(
    text=st.one_of(st.text(st.characters()), st.text(alphabet="aA .!?…\"'“”()\n1。é–,:«»")),
    language=st.sampled_from(LANGUAGES),
)
def test_nothing_is_lost(text: str, language: str) -> None:
    said = sentences(text, language=language)
    assert "".join("".join(said).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in said)


@given(text=st.text(alphabet='aA .!?…”"“() ', max_size=60))
def test_no_sentence_is_only_punctuation_unless_all_is(text: str) -> None:
    said = sentences(text, language="en")
    assert len(said) <= 1 or all(any(character.isalnum() for character in sentence) for sentence in said[1:])


def test_white_space_within_a_paragraph_does_not_part_it() -> None:
    assert sentences("One\ntwo.\n\nThree\u00a0four.", language="en") == ("One two.", "Three four.")


def test_a_text_without_blanks_ends() -> None:
    assert len(sentences("这是一个句子，然后。" * 10_000, language="zh")) >= 10_000


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10**6,
        "1" * 10**6,
        " " * 10**6,
        "a" * 10**6,
        "“" * 10**6,
        '"' * 10**6,
        "J. K. " * 10**5,
        "e.g. (a " * 10**5,
    ],
    ids=lambda text: text[:6],
)
def test_a_megabyte_of_anything_is_parted(text: str) -> None:
    assert "".join("".join(sentences(text, language="en")).split()) == "".join(text.split())
