from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, read_stdin, read_url, rules, texts, web_page

from narrator.ingest import Fetched, read
from narrator.ingest.fragment import is_fragment, read_fragment
from narrator.ingest.markup import html_of, xhtml_of, xml_of
from narrator.model import BlockKind, Source, SourceKind
from narrator.show import SiteRule


@pytest.mark.parametrize("text", ["<p>One</p>", "<article><h2>One</h2></article>", "words <b>first</b>", ""])
def test_a_fragment_has_nothing_that_is_for_a_browser(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize(
    "text", [web_page("<p>x"), "<title>x</title><p>y", "<p>x<script>y</script>", "<nav>x</nav><p>y", "<!doctype html>x"]
)
def test_a_page_is_no_fragment(text: str) -> None:
    assert not is_fragment(text)


def test_all_of_a_fragment_is_read_short_lines_and_repeated_ones_too() -> None:
    html = f"""<h2>The bridge is shut</h2><p>{STORY}</p><p>“No.”</p><p>“Yes.”</p><p>“No.”</p>
      <h3>Costs</h3><ul><li>stone</li><li>wood</li></ul><blockquote>Never again.</blockquote><p>End.</p>"""
    article = read_stdin(html)
    assert article.title == "The bridge is shut"
    assert texts(article.blocks) == [
        STORY, "“No.”", "“Yes.”", "“No.”", "Costs", "stone", "wood", "Never again.", "End.",
    ]  # fmt: skip
    assert texts(article.blocks, BlockKind.QUOTE) == ["Never again."]


def test_what_a_fragment_strikes_out_is_told() -> None:
    article = read_stdin(f"<h1>Title</h1><p>{STORY} It cost <del>nothing</del> a lot.</p>")
    assert texts(article.blocks) == [f"{STORY} It cost a lot."]
    assert rules(article) == {"nothing": "struck out"}


def test_notes_of_a_fragment_come_last() -> None:
    note = '<aside role="doc-footnote"><p>1. Built in 1820.</p></aside>'
    article = read_url(f"<h1>T</h1>{note}<p>{STORY}</p>", content_type="text/html")
    assert [(b.kind, b.text) for b in article.blocks] == [
        (BlockKind.PARAGRAPH, STORY),
        (BlockKind.FOOTNOTE, "Built in 1820."),
    ]
    assert article.canonical_url == "https://gazette.example/story"


def test_the_rule_of_a_site_holds_for_a_fragment_too() -> None:
    source = Source(kind=SourceKind.URL, location="https://gazette.example/story")
    body = f"<article><h1>T</h1><p>{STORY}</p><p class='ad'>Buy a bridge, it says.</p></article>".encode()
    answer = Fetched(url=source.location, status=200, content_type="text/html", body=body)
    rule = SiteRule(host="gazette.example", drop=(".ad",))
    article = read(source, fetch=lambda url, **_: answer, sites=(rule,))
    assert texts(article.blocks) == [STORY]
    assert rules(article) == {"Buy a bridge, it says.": "site rule"}


def test_trees_of_what_is_none() -> None:
    assert xml_of(b"") is None
    assert xml_of(b"<a>") is None
    assert xhtml_of(b"<a/>") is None
    assert html_of("") is None
    assert read_fragment("").blocks == ()


@given(
    st.text(st.characters(exclude_categories=[]), max_size=200), st.sampled_from(["p", "li", "td", "pre", "h2", "q"])
)
def test_any_text_in_a_fragment(text: str, tag: str) -> None:
    for block in read_fragment(f"<{tag}>{text}</{tag}><p>{text}").blocks:
        assert block.text.strip()


@given(st.binary(max_size=300))
def test_any_bytes_as_xml(body: bytes) -> None:
    for tree in (xml_of(body), xhtml_of(body)):
        assert tree is None or tree.tag
