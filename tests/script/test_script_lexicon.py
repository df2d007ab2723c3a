"""The lexicon: where its entries apply, what they say, and in which order its layers are asked."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.model import Article, Source, SourceKind
from narrator.script import Entry, Lexicon, normalise, without_ipa
from narrator.script.ipa import NOTATION
from narrator.script.lexicon.check import failures
from narrator.script.lexicon.entries import concerning, spelled
from narrator.script.lexicon.file import built_in
from narrator.script.spoken.normalise import Speaker


def say(text: str, *entries: Entry, language: str = "xx") -> str:
    return Speaker(language, Lexicon(entries=entries)).say(text)


def word(match: str, say: str, *, case: bool = False, language: str = "") -> Entry:
    return Entry(match=match, say=say, case=case, language=language)


UIGHUR = word("Uighur", "wee-gur")


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Uighur people", "wee-gur people"),
        ("the uighur", "the wee-gur"),
        ("UIGHUR", "wee-gur"),
        ("Uighur’s and Uighur's", "wee-gur’s and wee-gur's"),
        ("(Uighur)-led “Uighur”", "(wee-gur)-led “wee-gur”"),
        ("Uighurs", "Uighurs"),
        ("éUighur", "éUighur"),
        ("Uighurí", "Uighurí"),
    ],
)
def test_an_entry_applies_to_whole_words(text: str, spoken: str) -> None:
    assert say(text, UIGHUR) == spoken


def test_the_longest_entry_goes_first_whatever_their_order() -> None:
    entries = (word("San", "sun"), word("San José", "san ho-say"), word("José", "jo"))
    assert say("San José, San, José", *entries) == "san ho-say, sun, jo"


def test_what_was_said_is_not_matched_again() -> None:
    assert say("a b", word("a", "b"), word("b", "a")) == "b a"


def test_white_space_and_apostrophes_may_be_printed_otherwise() -> None:
    entries = (word("O'Neill Street", "oh-neel street"),)
    assert say("O’Neill\u00a0 Street", *entries) == "oh-neel street"


def test_case_counts_where_asked() -> None:
    entries = (word("Read", "red", case=True), word("polish", "POL-ish"))
    assert say("Read and read, Polish", *entries) == "red and read, POL-ish"


def test_an_entry_with_case_goes_before_one_without() -> None:
    entries = (word("us", "uss"), word("US", "you ess", case=True))
    assert say("US us Us", *entries) == "you ess uss uss"


@pytest.mark.parametrize(("language", "applies"), [("en", True), ("en-GB", True), ("de", False), ("eng", False)])
def test_an_entry_of_a_language_applies_there_only(language: str, applies: bool) -> None:
    assert (say("Gift", word("Gift", "present", language="en"), language=language) == "present") is applies


def test_a_sign_may_stand_before_the_first_letter() -> None:
    assert say("the .NET and ’tis", word(".NET", "dot net"), word("'tis", "it is")) == "the dot net and it is"


@given(text=st.text(alphabet="ab '’.-é\n"), entries=st.lists(st.text(alphabet="abé'", min_size=1), max_size=4))
def test_a_lexicon_that_says_what_it_reads_changes_nothing(text: str, entries: list[str]) -> None:
    same = tuple(word(entry, entry, case=True) for entry in dict.fromkeys(entries) if entry.strip("'"))
    assert say(text, *same).replace("’", "'") == say(text).replace("’", "'")


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("entry", "text", "spoken"),
    [
        (Entry(match="WHO", letters=True, case=True), "the WHO’s who", "the W.H.O’s who"),
        (Entry(match="NATO", word=True, case=True), "NATO and Nato", "nato and Nato"),
        (Entry(match="24/7", keep=True), "24/7 for £5", "24/7 for five pounds"),
        (Entry(match="Xi", ipa="ʃiː", case=True), "Xi’s, XI", "[Xi](/ʃiː/)’s, XI"),
        (Entry(match="Xi", ipa="ʃiː", say="she"), "Xi", "[she](/ʃiː/)"),
        (Entry(pattern=r"M(\d{1,3})", say=r"M \1"), "the M25, M1234 and AM5", "the M 25, M1234 and AM5"),
        (Entry(pattern=r"(?:Mr|Mrs) (\w+)son", say=r"\1 and \2".replace(r"\2", "son")), "Mr Nelson", "Nel and son"),
        (Entry(pattern=r"\W+", say="x"), "a - b", "a, b"),
    ],
)
def test_an_entry_says_it_in_one_of_five_ways(entry: Entry, text: str, spoken: str) -> None:
    assert say(text, entry, language="en-GB") == spoken


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("UN", "U.N"),
        ("MPs", "M-P’s"),
        ("MEPs", "M.E.P’s"),
        ("U.N.", "U.N"),
        ("G20", "G.20"),
        ("un", "U.N"),
        ("BBC TV", "B.B.C T.V"),
        ("Ü", "Ü"),
    ],
)
def test_letters_are_said_one_by_one(word: str, letters: str) -> None:
    assert spelled(word) == letters


def test_a_word_goes_before_a_pattern_of_the_same_length_and_the_longer_before_both() -> None:
    entries = (Entry(pattern=r"San \w+", say="pattern"), word("San José", "word"), word("San", "short"))
    assert say("San José, San Juan, San", *entries) == "word, pattern, short"


@given(text=st.text(alphabet="Xi[]()/ aʃ1.\n", max_size=60), language=st.sampled_from(["en-GB", "de", "xx"]))
def test_no_text_forges_a_pronunciation(text: str, language: str) -> None:
    assert not NOTATION.search(normalise(text, language=language))
    said = say(text, Entry(match="Xi", ipa="ʃ"), Entry(match="a", keep=True), Entry(pattern=r"\[.+", keep=True))
    assert set(NOTATION.findall(said)) <= {("Xi", "ʃ"), ("xi", "ʃ"), ("XI", "ʃ")}


def test_a_pronunciation_is_taken_out_for_engines_that_know_none() -> None:
    said = "told [Xi Jinping](/ʃiː dʒɪnpɪŋ/)’s [U.N](/juː ɛn/)"
    assert without_ipa(said) == "told Xi Jinping’s U.N"
    assert without_ipa(said, longer_than=20) == "told Xi Jinping’s [U.N](/juː ɛn/)"


# ── layers ───────────────────────────────────────────────────────────────────────────────────────────────────────────

LETTER = Article(
    source=Source(kind=SourceKind.FILE, location="/show/articles/letter.txt"),
    title="",
    blocks=(),
    language="en",
    canonical_url="https://news.example/2026/11/letter-to-kyiv",
)


def test_what_is_the_articles_goes_before_the_shows_and_that_before_what_is_built_in() -> None:
    lexicon = Lexicon(
        entries=(word("San", "show"), Entry(match="San", say="article", article="letter.txt")),
        built_in=(word("San José", "built in"), word("Kyiv", "Keev")),
    )
    assert Speaker("en", lexicon, concerning(LETTER)).say("San José, Kyiv") == "article José, Keev"
    assert Speaker("en", lexicon).say("San José, Kyiv") == "show José, Keev"
    assert Speaker("en", replace(lexicon, entries=())).say("San José, San") == "built in, San"


def test_an_upper_layer_takes_its_words_out_of_a_phrase_of_a_lower_one() -> None:
    lexicon = Lexicon(entries=(word("José", "show"),), built_in=(word("San José", "built in"),))
    assert Speaker("en", lexicon).say("San José") == "San show"


@pytest.mark.parametrize(
    ("pattern", "applies"),
    [
        ("*/2026/11/letter*", True),
        ("https://news.example/*", True),
        ("letter.txt", True),
        ("articles/*", True),
        ("*/2026/12/*", False),
        ("etter.txt", False),
        ("LETTER.TXT", False),
    ],
)
def test_an_article_is_named_by_url_path_or_file_name(pattern: str, applies: bool) -> None:
    assert concerning(LETTER)(pattern) is applies


def test_ten_thousand_entries_take_no_longer_than_one() -> None:
    text = "The Person 77 met Wordname5 Person and the people who were there on Monday morning. " * 20
    many = tuple(word(f"The Person {number}", "x") for number in range(10_000))
    few, lots = (Lexicon(entries=entries).matcher("en") for entries in (many[77:78], many))
    few.mark(text), lots.mark(text)

    def seconds(mark: object) -> float:
        start = time.perf_counter()
        for _ in range(20):
            mark(text)  # type: ignore[operator]
        return time.perf_counter() - start

    assert min(seconds(lots.mark) for _ in range(3)) < 3 * min(seconds(few.mark) for _ in range(3))


@pytest.mark.parametrize("unit", ["(", "1", " ", "a", "a ", "The ", "The Person "])
def test_a_megabyte_is_searched_in_a_second(unit: str) -> None:
    entries = (word("The Person x", "y"), Entry(pattern=r"\w+ \w+ \w+x", say="y"), Entry(pattern="[^a]+b", say="y"))
    matcher = Lexicon(entries=entries).matcher("en")
    start = time.perf_counter()
    matcher.mark(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - start < 5


# ── the entries that come with narrator ──────────────────────────────────────────────────────────────────────────────


def test_the_built_in_entries_are_few_of_english_and_pass_their_tests() -> None:
    entries = built_in()
    assert 100 <= len(entries) <= 200
    assert all(entry.language == "en" and entry.tests for entry in entries)
    assert not any(entry.say for entry in entries), "other engines say these names right by themselves"
    for language in ("en-GB", "en-US", "de"):
        assert [*failures(Lexicon(entries=(), built_in=entries), language=language)] == []


def test_a_test_that_fails_is_told() -> None:
    entry = Entry(match="a", say="b", article="*/x", tests=(("a dog", "b dog"), ("a cat", "a cat")))
    (failure,) = failures(Lexicon(entries=(entry,)), language="en")
    assert (failure.written, failure.expected, failure.said) == ("a cat", "a cat", "b cat")
