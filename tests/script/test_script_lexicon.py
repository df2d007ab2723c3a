"""The lexicon: where its entries apply, and what is told of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.errors import ConfigError
from narrator.script import Entry, Lexicon, load_lexicon
from narrator.script.normalise import Speaker


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


# ── lexicon.toml ─────────────────────────────────────────────────────────────────────────────────────────────────────


def load(tmp_path: Path, text: str) -> Lexicon:
    path = tmp_path / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon(path)


def problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert caught.value.which == str(tmp_path / "lexicon.toml")
    return caught.value.problems


def test_no_file_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path / "lexicon.toml") == Lexicon.empty()


def test_words_and_entries_are_read(tmp_path: Path) -> None:
    text = """
        [words]
        "Uighur" = "wee-gur"
        US = "you ess"
        [[entry]]
        match = "Read"
        say = "red"
        case = true
        language = "en"
        [[entry]]
        match = "WHO"
        say = "W H O"
        case = false
    """
    assert load(tmp_path, text).entries == (
        UIGHUR,
        word("US", "you ess", case=True),
        word("Read", "red", case=True, language="en"),
        word("WHO", "W H O"),
    )


def test_entries_are_in_the_form_of_articles(tmp_path: Path) -> None:
    assert load(tmp_path, '[words]\n"Jose\u0301" = " ho-se\u0301 "').entries == (word("José", "ho-sé"),)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        """
        [word]
        [words]
        Uighur = ""
        Xi = 5
        "–" = "dash"
        [[entry]]
        match = "a"
        sya = "b"
        case = "yes"
        language = "English"
        """,
    )
    assert told == (
        "[word] is not known (did you mean words?)",
        "[words] 'Uighur': nothing is said for it",
        "[words] 'Xi': what is said must be a text, not int",
        "[words] '–': has no letter and no digit to be found by",
        "entry 1: sya is not known (did you mean say?)",
        "entry 1: say is missing",
        "entry 1: case must be true or false, not str",
        "entry 1: language must be a tag such as en or pt-BR, not 'English'",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[words]\n"a" = ?\n', "is not TOML: Invalid value (at line 2, column 7)"),
        ('words = "a"', '[words] must be a table of lines such as "Uighur" = "wee-gur"'),
        ("[entry]\nmatch = 'a'", "entry must be tables, each under a line [[entry]]"),
        ("[[entry]]\nmatch = ' '\nsay = 'b'", "entry 1: match is empty"),
        ("[[entry]]\nmatch = '?'\nsay = 'b'", "entry 1: match '?' has no letter and no digit to be found by"),
        ("[words]\na = 'b'\nA = 'c'\n[[entry]]\nmatch='a'\nsay='d'\nlanguage='en'", "'A' has two entries"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str, problem: str) -> None:
    assert problems(tmp_path, text) == (problem,)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_bytes(b"[words]\n\xff = 1")
    with pytest.raises(ConfigError, match=r"is not UTF-8 \(byte 8\)"):
        load_lexicon(tmp_path / "lexicon.toml")
    with pytest.raises(ConfigError, match="cannot be read: "):
        load_lexicon(tmp_path)
