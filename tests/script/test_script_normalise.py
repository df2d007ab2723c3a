"""The spoken form: golden pairs, the rules' own examples, and what holds of any text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script import Entry, Lexicon, normalise
from narrator.script.spoken.marks import STRUCTURE, TIDY, nothing_to_say
from narrator.script.spoken.normalise import PASSES, Speaker, one_pass, rules_for
from narrator.script.spoken.rule import Rule

GOLDEN = Path(__file__).parents[1] / "golden" / "script"
LANGUAGES = ("en-GB", "en-US", "en", "de", "fr", "es", "it", "pt", "pt-BR", "nl")


def golden_pairs() -> Iterator[tuple[str, str, str]]:
    for path in sorted(GOLDEN.glob("normalise.*.txt")):
        language = path.name.split(".")[1]
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                written, spoken = line.split(" ⇒ ")
                yield language, written, spoken


PAIRS = tuple(golden_pairs())


@pytest.mark.parametrize(("language", "written", "spoken"), PAIRS)
def test_is_said_as_news_are_read(language: str, written: str, spoken: str) -> None:
    assert normalise(written, language=language) == spoken


@pytest.mark.parametrize(("language", "written", "spoken"), PAIRS)
def test_what_is_said_stays_as_it_is(language: str, written: str, spoken: str) -> None:
    assert normalise(spoken, language=language) == spoken, written


@pytest.mark.parametrize(("language", "fewest"), [("en-GB", 150), ("de", 25), ("fr", 25), ("es", 25), ("it", 25)])
def test_each_language_has_its_golden_pairs(language: str, fewest: int) -> None:
    assert sum(pair[0] == language for pair in PAIRS) >= fewest


# ── the rules' own examples ──────────────────────────────────────────────────────────────────────────────────────────

RULES: tuple[tuple[str, Rule], ...] = (
    *(("any", rule) for rule in (*STRUCTURE, *TIDY)),
    *((language, rule) for language in LANGUAGES for rule in rules_for(language)),
)


@pytest.mark.parametrize(("language", "rule"), [pytest.param(lang, r, id=f"{lang}-{r.name}") for lang, r in RULES])
def test_a_rule_hits_its_examples_and_leaves_the_others(language: str, rule: Rule) -> None:
    assert rule.hits, language
    assert [rule(written) for written, _ in rule.hits] == [spoken for _, spoken in rule.hits]
    assert [rule(text) for text in rule.leaves] == [*rule.leaves]


def test_the_names_of_a_language_s_rules_are_unique() -> None:
    for language in LANGUAGES:
        names = [rule.name for rule in rules_for(language)]
        assert len(names) == len(set(names)), language


# ── what holds of any text ───────────────────────────────────────────────────────────────────────────────────────────

NEWS = st.lists(
    st.sampled_from(
        [
            *"0123456789",
            *" .,:;-–—/%£$€’'\"“”()[]+=~*#@°²½…\n\u00a0\u200b",
            *(
                "1,000",
                "10.000",
                "3.5",
                "2,5",
                "1999",
                "2019/20",
                "1990s",
                "24/11/2026",
                "9.30am",
                "15h30",
                "15.30 Uhr",
            ),
            *("£1bn", "$4.5m", "10 €", "R$ 10", "€10–€12", "3-1", "10–12", "5%", "km/h", "°C", "bn", " Mio. ", " mld "),
            *("Mr. ", "St. ", "No. ", "U.S. ", "e.g. ", "etc.", "z. B. ", "n.º ", "M. ", "Sr. ", "EE. UU.", "dott. "),
            *(" November ", " May ", "Nov. ", " de noviembre de ", ". November ", " mai ", "1er ", "Jahrhundert"),
            *("he read it", "close the", "use a", "live with", "a row over", "1/2", "3m x 4m", "5/1", "'98", "Mon-Sat"),
            *(
                "No 10",
                "A*",
                "#MeToo",
                "+/-",
                "II",
                "(D-Calif.)",
                "p. 5",
                "c.",
                "call 911",
                "A380",
                "m",
                "x",
                "£20/hour",
            ),
            *("30p-", "C/", "to 5", "1m ", "million ", "St", "Rev ", "Gen Sir ", "CO2e", "®", "§", "tsp.", "in.", "pp"),
            *("World War II", "Henry VIII", "Louis XIV", "siglo XXI", "XXe siècle", "TOLD US", "NATO ", "THE ", "US "),
            *(
                "[1]",
                "[[",
                "]]",
                "--",
                "...",
                "https://",
                "bbc.co.uk",
                "a@b.com",
                "+44 20 7946 0123",
                "🙂",
                " and ",
                "won ",
            ),
        ]
    ),
    max_size=10,
).map("".join)


@given(text=st.one_of(NEWS, st.text()), language=st.sampled_from(LANGUAGES))
def test_saying_it_twice_changes_nothing(text: str, language: str) -> None:
    spoken = normalise(text, language=language)
    assert normalise(spoken, language=language) == spoken


@given(text=st.one_of(NEWS, st.text()), language=st.sampled_from(LANGUAGES))
def test_no_text_switches_espeak_into_phoneme_mode(text: str, language: str) -> None:
    assert "[[" not in normalise(text, language=language)


@given(text=NEWS, language=st.sampled_from(LANGUAGES))
def test_a_text_rests_long_before_the_passes_end(text: str, language: str) -> None:
    rules, passes = rules_for(language), 0
    while (after := one_pass(text, rules)) != text:
        text, passes = after, passes + 1
        assert passes < PASSES


@given(words=st.lists(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüéñ"), min_size=5), min_size=1))
def test_plain_words_are_left_alone(words: list[str]) -> None:
    text = " ".join(words)
    assert normalise(text, language="de").split() == text.split()


@given(number=st.integers(min_value=0, max_value=10**12))
def test_a_number_with_thousands_has_no_digit_left(number: int) -> None:
    spoken = normalise(f"They counted {number:,} votes", language="en-GB")
    assert not any(character.isdigit() for character in spoken)


@pytest.mark.parametrize(
    "unit",
    ["(", "1", " ", "£1", "£1 ", "1 ", "1,", "[", "-", "- ", "*", ".", "a.", "A. ", "AB ", "a@", "3-1 ", "http://"],
)
@pytest.mark.parametrize("language", ["en-GB", "de", "pt-BR"])
def test_a_very_long_text_ends(unit: str, language: str) -> None:
    text = unit * (60_000 // len(unit))
    assert len(normalise(text, language=language)) < 20 * len(text) + 1


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ud800", "\ue000\ue001", "🙂", "\x00\x1f", "⅞٣²"])
@pytest.mark.parametrize("language", ["en-GB", "de", "xx", ""])
def test_odd_characters_raise_nothing(text: str, language: str) -> None:
    spoken = normalise(text, language=language)
    assert not set("\ud800\ue000\ue001🙂\x00") & set(spoken)


def test_what_engines_fail_on_is_told() -> None:
    assert [nothing_to_say(text) for text in ("", "…", "“”", "a", "5", "é", "中")] == [True] * 3 + [False] * 4


# ── with a lexicon ───────────────────────────────────────────────────────────────────────────────────────────────────


def say(text: str, *entries: Entry, language: str = "en-GB") -> str:
    return Speaker(language, Lexicon(entries=entries)).say(text)


def test_what_the_lexicon_says_is_not_normalised() -> None:
    assert say("The M25 cost £5", Entry(match="M25", say="M 25 & £1")) == "The M 25 & £1 cost five pounds"


def test_a_word_of_the_lexicon_is_still_a_name_to_the_rules() -> None:
    assert say("Dr. Okoro and St. Ellery", Entry(match="Okoro", say="oh"), Entry(match="Ellery", say="el")) == (
        "Doctor oh and Saint el"
    )


def test_the_lexicon_may_say_a_domain_but_finds_no_words_in_an_address() -> None:
    text = "See gov.uk, https://x.example/gil?gil=1 and gil@x.example"
    spoken = "See gov dot UK, https://x.example/gil?gil=1 and gil@x.example"
    assert say(text, Entry(match="gov.uk", say="gov dot UK"), Entry(match="gil", say="jill")) == spoken


@given(text=NEWS, words=st.lists(st.sampled_from(["bbc", "a", "US", "and", "M", "b.com", "1999", "de", "TOLD US"])))
def test_no_word_of_the_lexicon_is_lost(text: str, words: list[str]) -> None:
    entries = tuple(Entry(match=word, say="¤") for word in dict.fromkeys(words))
    found = Speaker("en-GB", Lexicon(entries=entries)).say(text)
    assert (found.count("¤") > 0) or not entries or say(text) == found
