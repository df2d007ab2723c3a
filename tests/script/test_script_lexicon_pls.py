"""Lexicon ↔ PLS 1.0: nothing that both can say is lost, and what the specification does not allow is told."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.errors import ConfigError
from narrator.script import Entry
from narrator.script.lexicon.file import entry_of
from narrator.script.lexicon.pls import NAMESPACE, Exchanged, read_pls, write_pls


def document(lexemes: str, *, head: str = 'version="1.0" alphabet="ipa" xml:lang="en-GB"') -> bytes:
    return f'<?xml version="1.0"?><lexicon xmlns="{NAMESPACE}" {head}>{lexemes}</lexicon>'.encode()


def read(lexemes: str) -> Exchanged:
    return read_pls(document(lexemes), which="names.pls")


@pytest.mark.parametrize(
    ("lexeme", "entries"),
    [
        ("<grapheme>Xi</grapheme><phoneme>ʃiː</phoneme>", (Entry(match="Xi", ipa="ʃiː", language="en-GB"),)),
        (
            "<grapheme>Uighur</grapheme><grapheme> Uyghur\n</grapheme><alias>wee-gur</alias>",
            (
                Entry(match="Uighur", say="wee-gur", language="en-GB"),
                Entry(match="Uyghur", say="wee-gur", language="en-GB"),
            ),
        ),
        (
            "<grapheme>a</grapheme><alias>first</alias><alias>x</alias>",
            (Entry(match="a", say="first", language="en-GB"),),
        ),
        (
            '<grapheme>a</grapheme><alias>x</alias><alias prefer="true">this</alias><alias prefer="true">y</alias>',
            (Entry(match="a", say="this", language="en-GB"),),
        ),
        (
            "<grapheme>a</grapheme><phoneme>ə</phoneme><alias>uh</alias><example>a dog</example>",
            (Entry(match="a", ipa="ə", say="uh", language="en-GB"),),
        ),
        (
            '<grapheme>a</grapheme><phoneme alphabet="x-sampa">@</phoneme><phoneme>ə</phoneme>',
            (Entry(match="a", ipa="ə", language="en-GB"),),
        ),
    ],
)
def test_a_lexeme_gives_an_entry_a_grapheme(lexeme: str, entries: tuple[Entry, ...]) -> None:
    assert read(f"<meta name='x' content='y'/><lexeme>{lexeme}</lexeme>").entries == entries


def test_what_cannot_be_taken_over_is_told() -> None:
    given = read(
        '<lexeme role="claws:VVD"><grapheme>read</grapheme><phoneme>ɹɛd</phoneme></lexeme>'
        '<lexeme><grapheme>b</grapheme><phoneme alphabet="x-sampa">b</phoneme></lexeme>'
        "<lexeme><grapheme>…</grapheme><alias>c</alias></lexeme>"
    )
    assert given.entries == ()
    assert given.left_out == (
        "read: it counts in a role only (claws:VVD)",
        "b: its pronunciation is not in IPA",
        "…: match '…' has no letter and no digit to be found by",
    )


def test_all_that_the_specification_does_not_allow_is_told_at_once() -> None:
    lexemes = (
        "<lexeme><alias>a</alias></lexeme><lexeme><grapheme>b</grapheme></lexeme>"
        '<lexeme><grapheme/><alias prefer="yes">c</alias></lexeme>'
    )
    with pytest.raises(ConfigError) as caught:
        read_pls(document(lexemes, head='version="2.0"'), which="names.pls")
    assert caught.value.problems == (
        "<lexicon> must have version=\"1.0\", not '2.0'",
        '<lexicon> must have an alphabet, such as alphabet="ipa"',
        "<lexicon> xml:lang must be a language tag such as en-GB, not ''",
        "lexeme 1: has no <grapheme>",
        "lexeme 2: has neither <phoneme> nor <alias>",
        "lexeme 3: has an empty <grapheme>",
        "lexeme 3: prefer must be true or false, not 'yes'",
    )


BOMB = b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><lexicon>&b;</lexicon>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (BOMB, "declares XML entities"),
        (b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><lexicon>&a;</lexicon>', "declares XML entities"),
        (b"<lexicon", "is not XML"),
        (b"", "is not XML"),
        (b"\xff\xfe\x00", "is not XML"),
        (b'<?xml version="1.0" encoding="no-such"?><lexicon/>', "is not XML"),
        (b"<lexicon/>", "its root must be <lexicon> in the namespace"),
    ],
)
def test_what_is_no_pls_is_told(content: bytes, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        read_pls(content, which="names.pls")


def test_a_document_has_the_form_that_the_specification_asks_for() -> None:
    entries = (
        Entry(match="Uighur", say="wee-gur"),
        Entry(match="Uyghur", say="wee-gur"),
        Entry(match="Reading", say="Red & ding", case=True, language="en"),
        Entry(match="MPs", letters=True, case=True),
        Entry(match="NATO", word=True, case=True),
        Entry(match="Gift", say="x", language="de"),
        Entry(pattern="M.", say="x"),
        Entry(match="b", keep=True),
        Entry(match="c", say="x", article="*"),
    )
    written = write_pls(entries, language="en-GB")
    assert written.left_out == (
        "Gift: is for texts in de",
        "M.: it is a pattern",
        "b: it keeps the word",
        "c: it is for one article",
    )
    root = ElementTree.fromstring(written.content)
    assert root.tag == f"{{{NAMESPACE}}}lexicon"
    assert (root.get("version"), root.get("alphabet")) == ("1.0", "ipa")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    texts = [[f"{child.tag.partition('}')[2]} {child.text}" for child in lexeme] for lexeme in root]
    assert texts == [
        ["grapheme Uighur", "grapheme Uyghur", "alias wee-gur"],
        ["grapheme Reading", "alias Red & ding"],
        ["grapheme MPs", "alias M-P’s"],
        ["grapheme NATO", "alias nato"],
    ]
    assert b'xmlns:narrator="https://pypi.org/project/narrator/"' in written.content
    assert [lexeme.get("role") for lexeme in root] == [None, "narrator:as-printed", "narrator:as-printed", None]


WORDS = st.text(st.characters(categories=("Ll", "Lu", "Nd", "Po"), exclude_characters="[]"), min_size=1, max_size=12)
ENTRIES = st.builds(
    lambda match, say, ipa, case: entry_of(
        {"match": match, "case": case, "language": "en-GB"}
        | ({"say": say} if say else {})
        | ({"ipa": ipa} if ipa else {})
    ),
    WORDS.filter(lambda text: any(map(str.isalnum, text))),
    WORDS,
    st.sampled_from(["", "ˈʃiː", "wiː ɡʊə"]),
    st.booleans(),
)


@given(entries=st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.match))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    written = write_pls(entries, language="en-GB")
    again = read_pls(written.content, which="x")
    told = {
        # Capitals only are taken as they are printed: that small letters count as well has no words in PLS.
        (entry.match, entry.say, entry.ipa, entry.case or entry_of({"match": entry.match}).case)
        for entry in entries
    }
    assert {(entry.match, entry.say, entry.ipa, entry.case) for entry in again.entries} == told
    assert again.left_out == written.left_out == ()
