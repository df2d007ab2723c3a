"""words_of: every character that is not blank belongs to one word, and words weigh what it takes to say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script import ipa
from narrator.script.lexicon.file import built_in
from narrator.timeline.words import mostly_unparted, words_of

texts = st.text(max_size=300) | st.text(alphabet="ab 港。[](/)/ˈ“’,1", max_size=80)


def shown(text: str) -> list[str]:
    return [text[word.at : word.end] for word in words_of(text)]


@given(texts)
def test_words_hold_every_character_once_and_in_order(text: str) -> None:
    words = words_of(text)
    assert all(word.at < word.end for word in words)
    assert [word.at for word in words] == sorted(word.at for word in words)
    assert "".join("".join(shown(text)).split()) == "".join(text.split())
    assert all(word.weight_ms > 0 for word in words)


@pytest.mark.parametrize(
    ("text", "words", "keys"),
    [
        ("It’s “well-known”, he said.", ["It’s", "“well-known”,", "he", "said."], ["its", "wellknown", "he", "said"]),
        ("Mr [Xi Jinping](/ʃiː dʒɪnˈpɪŋ/)’s", ["Mr", "[Xi Jinping](/ʃiː dʒɪnˈpɪŋ/)’s"], ["mr", "xijinpings"]),
        ("([Xi](/ʃiː/)) [a](b)", ["([Xi](/ʃiː/))", "[a](b)"], ["xi", "ab"]),
        ("六艘船，离开。", ["六", "艘", "船，", "离", "开。"], ["六", "艘", "船", "离", "开"]),
        ("Der 7. Mai – ja", ["Der", "7.", "Mai", "–", "ja"], ["der", "7", "mai", "", "ja"]),
        ("ISTANBUL Straße", ["ISTANBUL", "Straße"], ["istanbul", "strasse"]),
        ("", [], []),
    ],
)
def test_words_and_what_they_are_known_by(text: str, words: list[str], keys: list[str]) -> None:
    assert shown(text) == words
    assert [word.key for word in words_of(text)] == keys


def test_what_takes_longer_to_say_weighs_more() -> None:
    weights = [word.weight_ms for word in words_of("& a strength banana banana, 1987")]
    assert weights == sorted(weights)
    assert words_of("naïve")[0].weight_ms == words_of("naive")[0].weight_ms
    assert words_of("вода")[0].weight_ms > words_of("вд")[0].weight_ms


def test_marks_end_a_phrase_behind_quotation_marks_too() -> None:
    words = words_of("“Yes,” she said (today.) and wrote e.g")
    assert [word.ends_phrase for word in words] == [True, False, False, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "unparted"),
    [("港は今朝", True), ("The 港 opened", False), ("", False), ("เรือออกจากท่า", True), ("배 여섯 척", False)],
)
def test_a_language_that_writes_no_blanks_is_known_by_its_characters(text: str, *, unparted: bool) -> None:
    assert mostly_unparted(text) is unparted


def test_a_pronunciation_is_told_here_as_the_script_writes_it() -> None:
    entries = [entry for entry in built_in() if entry.ipa]
    assert len(entries) > 100
    for entry in entries:
        noted = ipa.with_ipa(entry.match, entry.ipa)
        assert shown(f"before {noted} after")[1:-1] == [noted]
        assert ipa.NOTATION.fullmatch(noted)
