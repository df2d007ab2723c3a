from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from samples_publish import ARABIC, EPISODE, GERMAN

from narrator.model import Chapter
from narrator.publish.notes import LIMIT_BYTES, show_notes
from narrator.publish.plain import clock, cut, plain_text, printable, web_url
from narrator.publish.words import direction, words_for

ALLOWED = {"p", "ul", "li", "a"}


def test_notes_tell_summary_source_chapters_and_voice_in_that_order() -> None:
    assert show_notes(EPISODE) == (
        "<p>After a summer of doubt the crossing survives – for one more winter &amp; with fewer berths.</p>"
        '<p>From <a href="https://gazette.example/2025/11/ferry?id=7&amp;page=1">The Harbour Gazette</a>,'
        " by Ada Marsh, Tomás Ó Briain</p>"
        "<ul><li>00:00 Welcome</li><li>00:09 Ferry crews vote to keep the night boat</li><li>00:31 What it costs</li>"
        "<li>1:00:00 Sign-off</li></ul>"
        "<p>Read by a synthetic voice (espeak).</p>"
    )


def test_what_is_not_known_is_left_out_but_never_the_voice() -> None:
    assert show_notes(GERMAN) == "<p>Gelesen von einer synthetischen Stimme (espeak).</p>"
    nameless = replace(GERMAN, source_url="https://www.gazette.example/a")
    assert '<p>Aus <a href="https://www.gazette.example/a">gazette.example</a></p>' in show_notes(nameless)
    assert "<p>Aus Gazette</p>" in show_notes(replace(GERMAN, site_name="Gazette"))
    assert "<p>Von Ada Marsh</p>" in show_notes(replace(GERMAN, authors=("Ada Marsh",)))


def test_markup_in_texts_is_shown_not_obeyed() -> None:
    hostile = '<script>alert(1)</script> & <a href="javascript:x">'
    chapters = (Chapter(start_ms=0, title=hostile), Chapter(start_ms=1, title="<b>"))
    notes = show_notes(replace(EPISODE, summary=hostile, site_name=hostile, authors=(hostile,), chapters=chapters))
    tree = lxml_html.fragment_fromstring(notes, create_parent="div")
    assert {element.tag for element in tree.iterdescendants()} <= ALLOWED
    assert [a.get("href") for a in tree.iter("a")] == [EPISODE.source_url]
    assert tree.text_content().count("<script>alert(1)</script>") == 4


@pytest.mark.parametrize("text", ["word " * 2000, "é" * 9000, "<&>" * 3000, "\u00a0" * 4000 + "x", "&nbsp;" * 2000])
def test_long_notes_are_cut_within_the_limit_and_still_say_who_reads(text: str) -> None:
    chapters = tuple(Chapter(start_ms=n * 1000, title=text[:100]) for n in range(200))
    notes = show_notes(replace(EPISODE, summary=text, authors=(text,), chapters=chapters))
    assert 2000 < len(notes.encode()) <= LIMIT_BYTES
    assert notes.endswith("<p>Read by a synthetic voice (espeak).</p>")
    assert notes.count("<li>") == notes.count("</li>") > 3


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text(), st.lists(st.builds(Chapter, start_ms=st.integers(0, 10**8), title=st.text())).map(tuple))
def test_notes_are_always_short_legal_and_of_few_tags(text: str, url: str, chapters: tuple[Chapter, ...]) -> None:
    notes = show_notes(replace(EPISODE, summary=text, site_name=text, source_url=f"https://{url}", chapters=chapters))
    assert len(notes.encode()) <= LIMIT_BYTES
    assert printable(notes) == notes
    assert {tag.lower() for tag in re.findall(r"</?([^\s>]+)", notes)} <= ALLOWED


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=[])))
def test_printable_is_what_xml_takes(text: str) -> None:
    element = etree.Element("text")
    element.text = printable(text)
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (element.text or None)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab&;<>#x1 3ampltgquot\u00a0")))
def test_plain_text_twice_changes_nothing(text: str) -> None:
    once = plain_text(text)
    assert plain_text(once) == once
    assert lxml_html.fragment_fromstring(f"<p>{once}</p>").text_content() == once or "&" in once


@settings(deadline=None)
@given(st.text(), st.integers(3, 60))
def test_cut_keeps_to_its_limit_and_to_what_fits(text: str, limit_bytes: int) -> None:
    short = cut(text, limit_bytes=limit_bytes)
    assert len(short.encode()) <= limit_bytes
    assert short == text if len(text.encode()) <= limit_bytes else short.endswith("…")


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("https://news.example/a?b=c&d#e", "https://news.example/a?b=c&d#e"),
        (" http://news.example:8080/ü%20x ", "http://news.example:8080/%C3%BC%20x"),
        ("https://höfe.example/", "https://xn--hfe-sna.example/"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("https://user:secret@news.example/", "https://news.example/"),
        ('https://news.example/"><script>', "https://news.example/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("https://[", ""),
        ("http://news.example:notaport/", ""),
        ("//news.example/", ""),
        ("", ""),
    ],
)
def test_web_url(given_url: str, expected: str) -> None:
    assert web_url(given_url) == expected


@pytest.mark.parametrize(
    ("time_ms", "expected"), [(0, "00:00"), (59_999, "00:59"), (3_599_999, "59:59"), (3_725_000, "1:02:05")]
)
def test_clock(time_ms: int, expected: str) -> None:
    assert clock(time_ms) == expected


def test_words_follow_the_language_and_fall_back_to_english() -> None:
    assert words_for("de-AT").language == "de"
    assert words_for(ARABIC.language).language == "en"
    day = EPISODE.identity.published.date()
    dates = {tag: words_for(tag).date(day) for tag in ("en-GB", "de", "fr-CA", "es")}
    assert dates == {
        "en-GB": "24 November 2025",
        "de": "24. November 2025",
        "fr-CA": "24 novembre 2025",
        "es": "24 de noviembre de 2025",
    }


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("fa-IR", "rtl"), ("pa-Arab", "rtl"), ("ug", "rtl"), ("en", "ltr"), ("de-AT", "ltr")],
)
def test_direction(language: str, way: str) -> None:
    assert direction(language) == way
