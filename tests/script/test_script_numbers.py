"""Number words, wordings and names: the small parts that the rules and the frame are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from samples_script import an_article

from narrator.model import Source, SourceKind
from narrator.script import check_wording
from narrator.script.frame import locale_of, source_name
from narrator.script.phrases import PHRASES
from narrator.script.spoken.continental import Continental
from narrator.script.spoken.english import English
from narrator.script.spoken.locales import LOCALES
from narrator.script.spoken.roman import roman
from narrator.script.wording import BUILT_IN, DISCLOSURES, sentence_of, wording_for
from narrator.show import Wording

BRITISH, AMERICAN = English(american=False), English(american=True)


@pytest.mark.parametrize(
    ("year", "british", "american"),
    [
        (1066, "ten sixty-six", "ten sixty-six"),
        (1500, "fifteen hundred", "fifteen hundred"),
        (1905, "nineteen oh five", "nineteen oh five"),
        (2000, "two thousand", "two thousand"),
        (2009, "two thousand and nine", "two thousand nine"),
        (2010, "twenty ten", "twenty ten"),
    ],
)
def test_a_year_is_said_in_halves(year: int, british: str, american: str) -> None:
    assert (BRITISH.year(year), AMERICAN.year(year)) == (british, american)


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (1990, "nineteen nineties"),
        (2000, "two thousands"),
        (1900, "nineteen hundreds"),
        (2010, "twenty tens"),
        (60, "sixties"),
    ],
)
def test_a_decade_is_said(year: int, said: str) -> None:
    assert BRITISH.decade(year) == said


@given(number=st.integers(min_value=0, max_value=10**15 - 1))
def test_only_the_british_say_and(number: int) -> None:
    assert AMERICAN.cardinal(number) == BRITISH.cardinal(number).replace(" and ", " ")
    assert "," not in BRITISH.cardinal(number)


@given(number=st.one_of(st.integers(0, 2_000), st.integers(0, 10**15 + 10)))
def test_numbers_put_together_here_are_those_of_the_library(number: int) -> None:
    british = English(american=False)
    assert british.cardinal(number) == str(num2words(number)).replace(",", "")
    assert british.ordinal(number) == str(num2words(number, to="ordinal")).replace(",", "")


@pytest.mark.parametrize(
    ("tag", "number", "gender", "said"),
    [
        ("de", 1, "m", "ein"),
        ("de", 1, "f", "eine"),
        ("fr", 21, "f", "vingt et une"),
        ("es", 21, "m", "veintiún"),
        ("es", 31, "m", "treinta y un"),
        ("es", 201, "f", "doscientas una"),
        ("it", 1, "m", "un"),
        ("it", 21, "m", "ventuno"),
        ("pt", 202, "f", "duzentas e duas"),
        ("pt-BR", 1234, "", "mil duzentos e trinta e quatro"),
    ],
)
def test_numbers_agree_with_what_they_count(tag: str, number: int, gender: str, said: str) -> None:
    base = tag.partition("-")[0]
    assert Continental(base, tag, LOCALES[base]).cardinal(number, gender) == said


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXIII", 23), ("LIV", 54)]
)
def test_a_roman_numeral_has_its_value(numeral: str, value: int) -> None:
    assert roman(numeral) == value


# ── the frame's wording ──────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_built_in_names_only_what_there_is() -> None:
    assert [problem for wording in BUILT_IN.values() for problem in check_wording(wording)] == []


@pytest.mark.parametrize("language", BUILT_IN)
def test_each_language_with_a_frame_has_all_of_it(language: str) -> None:
    wording = wording_for(language, {})
    assert all((wording.welcome, wording.headline, wording.sign_off, wording.disclosure))
    assert language in PHRASES


def test_other_languages_have_title_standfirst_and_disclosure() -> None:
    disclosure = DISCLOSURES["pl"]
    assert wording_for("pl-PL", {}) == Wording(headline=("$title", "$standfirst"), disclosure=disclosure)
    assert wording_for("xx", {}).disclosure == BUILT_IN["en"].disclosure


def test_the_wording_for_a_region_goes_before_that_for_its_language() -> None:
    overrides = {"en": Wording(disclosure="one", welcome=("two",)), "en-GB": Wording(disclosure="three")}
    assert wording_for("en-GB", overrides).disclosure == "three"
    assert wording_for("en-GB", overrides).welcome == ("two",)
    assert wording_for("en-US", overrides).disclosure == "one"
    assert wording_for("en-US", overrides).headline == BUILT_IN["en"].headline


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Go", "Go."),
        ("Go!", "Go!"),
        ("“Go?”", "“Go?”"),
        ("Go …", "Go …"),
        ("a)", "a)."),
        ("so:", "so:"),
        ("到此。", "到此。"),
    ],
)
def test_a_line_ends_as_a_sentence(text: str, sentence: str) -> None:
    assert sentence_of(text) == sentence


@pytest.mark.parametrize(
    ("site", "canonical", "asked", "name"),
    [
        ("The Gazette", "https://g.example/x", "https://h.example/x", "The Gazette"),
        ("", "https://www.g.example/x", "https://h.example/x", "g.example"),
        ("", "", "https://www.h.example:8080/x", "h.example"),
    ],
)
def test_the_source_is_the_site_or_its_host(site: str, canonical: str, asked: str, name: str) -> None:
    source = Source(kind=SourceKind.URL, location=asked)
    assert source_name(an_article(site_name=site, canonical_url=canonical, source=source)) == name


def test_a_file_of_no_site_has_no_source() -> None:
    assert source_name(an_article(source=Source(kind=SourceKind.FILE, location="/articles/x.txt"))) == ""


@pytest.mark.parametrize(
    ("language", "name"), [("en-GB", "en_GB"), ("zh-Hant-TW", "zh_Hant_TW"), ("xx", "en"), ("??", "en")]
)
def test_an_unknown_language_is_dated_in_english(language: str, name: str) -> None:
    assert str(locale_of(language)) == name
