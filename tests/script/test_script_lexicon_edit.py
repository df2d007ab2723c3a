"""Entries as they are typed, and a lexicon.toml that gets more of them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from narrator.errors import ConfigError
from narrator.script import Entry
from narrator.script.lexicon.edit import entry_from, toml_of, with_entries
from narrator.script.lexicon.file import entry_of, parse_lexicon

READING = Entry(match="Reading", say="Redding", case=True, language="en", tests=(("in Reading", "in Redding"),))


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("Uighur = wee-gur", Entry(match="Uighur", say="wee-gur")),
        ('"Uighur" = "wee-gur"', Entry(match="Uighur", say="wee-gur")),
        ("Shohrat Zakir=show-rat", Entry(match="Shohrat Zakir", say="show-rat")),
        ("US = you ess", Entry(match="US", say="you ess", case=True)),
        ("match = said", Entry(match="match", say="said")),
        ('match = "Reading", say = "Redding", case = true', Entry(match="Reading", say="Redding", case=True)),
        ('{say = "x y", match = "é"}', Entry(match="é", say="x y")),
        (r"pattern = 'M(\d+)', say = 'M \1'", Entry(pattern=r"M(\d+)", say=r"M \1", case=True)),
    ],
)
def test_an_entry_is_typed_in_one_line(typed: str, entry: Entry) -> None:
    assert entry_from(typed) == entry


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Uighur", "has no = in it"),
        ("Uighur =", "say is empty"),
        ("= x", "match is empty"),
        ('match = "a", saay = "b"', "saay is not known (did you mean say?)"),
        ('match = "a", say =', "is not TOML"),
    ],
)
def test_what_is_wrong_with_it_is_told(typed: str, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        entry_from(typed)
    assert problem in str(caught.value)


FULL = """# ours
[words]  # one a line
"Uighur" = "wee-gur"   # said so on the radio

# the end of them

[[entry]]
match = "Read"
say = "red"
"""


def added(text: str, *entries: Entry) -> str:
    return with_entries(text, entries, which="lexicon.toml")


def test_a_word_goes_below_the_last_one_and_options_to_the_end() -> None:
    assert added(FULL, Entry(match="Xi", say="she"), READING) == FULL.replace(
        "on the radio\n", 'on the radio\n"Xi" = "she"\n'
    ) + (
        '\n[[entry]]\nmatch = "Reading"\nsay = "Redding"\ncase = true\nlanguage = "en"\n'
        'tests = [["in Reading", "in Redding"]]\n'
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", '[words]\n"a" = "b"\n'),
        ("# empty\n", '# empty\n\n[words]\n"a" = "b"\n'),
        ("[words]", '[words]\n"a" = "b"\n'),
        ("[words]\n#x\n", '[words]\n"a" = "b"\n#x\n'),
        ("[words]\r\nx = 'y'\r\n", '[words]\r\nx = \'y\'\r\n"a" = "b"\r\n'),
        ("[words]\nx = 'y'", '[words]\nx = \'y\'\n"a" = "b"\n'),
    ],
)
def test_a_word_finds_its_place(text: str, after: str) -> None:
    assert added(text, Entry(match="a", say="b")) == after


def test_a_word_that_is_there_is_refused() -> None:
    for again in (Entry(match="uighur", say="x"), Entry(match="READ", say="x")):
        with pytest.raises(ConfigError, match="has an entry already"):
            added(FULL, again)
    assert "x" in added(FULL, Entry(match="Uighur", say="x", language="en"))


def test_a_lexicon_that_nothing_can_be_put_into_stays_as_it_is() -> None:
    with pytest.raises(ConfigError, match="is not TOML"):
        added('words = {x = "y"}\n', Entry(match="a", say="b"))
    with pytest.raises(ConfigError, match="is not TOML"):
        added("entry = []\n", READING)
    with pytest.raises(ConfigError, match="is not TOML"):
        added("[words", READING)


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="[]"), min_size=1, max_size=20)


@given(match=TEXTS.filter(lambda text: any(map(str.isalnum, text))), say=TEXTS.filter(str.strip), case=st.booleans())
def test_what_is_written_is_read_again(match: str, say: str, case: bool) -> None:
    assume(match.casefold() not in FULL.casefold())
    entry = entry_of({"match": match, "say": say, "case": case})
    assert parse_lexicon(f"[[entry]]\n{toml_of(entry)}", which="x") == (entry,)
    assert set(parse_lexicon(added(FULL.replace("Uighur", "…x…"), entry), which="x")) > {entry}
