from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.ingest.characters import clean, key, one_line

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
LATIN = st.text(st.characters(max_codepoint=0x20BF, exclude_categories=[]))
"""Most of it is of the characters that are clean at sight."""


@given(st.one_of(ANY_TEXT, LATIN))
def test_clean_text_holds_no_control_character_and_is_in_nfc(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    for character in cleaned:
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Co"), hex(ord(character))
    cleaned.encode()


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("28\u00a0m and\u202f10\u3000km", "28 m and 10 km"),
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("\ufeffso\u00adft\u200b hy\u2060phen", "soft hyphen"),
        ("bell\x07, \ufffe, \ud800, \ufffd, \uf8ff", "bell, , , , "),
        ("e\u0301", "é"),
        ("\u202eabc\u202c", "abc"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("“curly” ‘quotes’ – stay…", "“curly” ‘quotes’ – stay…"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_marks_without_end_are_cut_short() -> None:
    marks = "\u0315\u0300" * 100_000
    assert len(clean(f"a{marks}b")) <= 33
    assert clean("a\u0301\u0302" * 50) == unicodedata.normalize("NFC", "a\u0301\u0302" * 50)


@given(text=st.text() | st.text(st.sampled_from("ab \n\u00a0\u2028.")))
def test_one_line_has_no_blanks_but_single_ones(text: str) -> None:
    assert one_line(text) == " ".join(text.split())


def test_one_line_and_key() -> None:
    assert one_line("  a\n\n b\tc ") == "a b c"
    assert key("“The Bridge,” he said") == key("the bridge he said!") == "thebridgehesaid"
