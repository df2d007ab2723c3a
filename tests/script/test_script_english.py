"""English as it is said: sentences in the forms that news pages print, and words that are spelled alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script import normalise
from narrator.script.spoken.normalise import rules_for
from narrator.script.spoken.rule import Rule, tokens_of

GOLDEN = Path(__file__).parents[1] / "golden" / "script"


def sentences_of(name: str) -> Iterator[tuple[str, str, str]]:
    """The lines of a golden file: language, written, spoken."""
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            language, written, spoken = line.split("\t")
            yield language, written, spoken


NEWS = tuple(sentences_of("english.tsv"))
ALIKE = tuple(sentences_of("heteronyms.tsv"))


def wrong(sentences: tuple[tuple[str, str, str], ...]) -> list[str]:
    """What is said otherwise than it should be, a line each."""
    found = [(spoken, normalise(written, language=language)) for language, written, spoken in sentences]
    return [f"{heard!r} for {spoken!r}" for spoken, heard in found if heard != spoken]


def test_news_sentences_are_said_right() -> None:
    assert wrong(NEWS) == []


def test_words_spelled_alike_are_told_apart() -> None:
    assert wrong(ALIKE) == []


def test_what_is_said_of_a_sentence_stays_as_it_is() -> None:
    assert wrong(tuple((language, spoken, spoken) for language, _, spoken in (*NEWS, *ALIKE))) == []


def test_the_golden_sentences_are_many_and_no_two_the_same() -> None:
    assert len(NEWS) >= 500
    assert len(ALIKE) >= 60
    assert [
        pair for pair, count in Counter((lang, text) for lang, text, _ in (*NEWS, *ALIKE)).items() if count > 1
    ] == []


def test_many_golden_sentences_are_left_as_they_are() -> None:
    assert sum(written == spoken for _, written, spoken in NEWS) >= 60
    assert sum(written == spoken for _, written, spoken in ALIKE) >= 30


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_a_rule_waits_for_a_token_of_each_of_its_examples(language: str) -> None:
    assert [asleep for rule in rules_for(language) for asleep in _asleep(rule)] == []


def _asleep(rule: Rule) -> Iterator[str]:
    """The examples of a rule that has tokens to wait for and finds none of them."""
    for written, _ in rule.hits:
        if rule.on and rule.on.isdisjoint(tokens_of(written)):
            yield f"{rule.name}: {written}"


@given(text=st.text(st.sampled_from("aAIVXL1205.,:/-–'’\"£$%°²xmpkst ()[]#*&+"), max_size=40))
def test_any_row_of_signs_rests(text: str) -> None:
    for language in ("en-GB", "en-US"):
        spoken = normalise(text, language=language)
        assert normalise(spoken, language=language) == spoken


@pytest.mark.parametrize("unit", ["(", "7", " ", "a", "1,", "£", "-", "/", "°", "a/b", "x", "'", "I"])
def test_a_megabyte_without_blanks_ends(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert len(normalise(text, language="en-GB")) <= len(text)
