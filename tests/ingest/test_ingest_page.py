from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, read_stdin, rules, texts, web_page
from lxml.html import document_fromstring

from narrator.ingest.pages.extraction import Extract, wider
from narrator.ingest.pages.page import read_page
from narrator.ingest.pages.runs import runs_of
from narrator.ingest.reading import Reading
from narrator.model import BlockKind

PARAGRAPHS = [f"{number} winters ago it was the same. {STORY}" for number in range(4, 10)]


def page(body: str, *, head: str = "", url: str = "") -> Reading:
    return read_page(web_page(body, head=head), url=url)


def story(*inserts: str) -> str:
    """Six paragraphs, with `inserts` before the second, third …."""
    between = [*inserts, *[""] * len(PARAGRAPHS)]
    return "".join(f"<p>{text}</p>{insert}" for text, insert in zip(PARAGRAPHS, between, strict=False))


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in reading.blocks if block.text not in PARAGRAPHS]


# ── structure ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_structure_of_a_page_becomes_blocks() -> None:
    reading = page(
        story(
            "<h2>How it fell</h2>",
            "<blockquote><p>It sounded like a door.</p></blockquote>",
            "<ol><li>Wait at the mill.</li><li>Turn <b>left</b>.</li></ol><ul><li>Bring a coat.</li></ul>",
            "<pre><code>ring()\n  twice()</code></pre>",
            "<table><tr><th>Year</th><th>Closures</th></tr><tr><td>2023</td><td>9 [2]</td></tr></table>",
        )
    )
    assert kinds(reading) == [
        ("heading", "How it fell"),
        ("quote", "It sounded like a door."),
        ("list-item", "Wait at the mill."),
        ("list-item", "Turn left."),
        ("list-item", "Bring a coat."),
        ("code", "ring()\n  twice()"),
        ("table", "Year | Closures\n2023 | 9"),
    ]
    assert [block.number for block in reading.blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2, 0]
    assert [block.level for block in reading.blocks if block.kind is BlockKind.HEADING] == [2]


def test_code_within_a_sentence_stays_in_it() -> None:
    reading = page(story("<p>The command <code>close --bridge</code> was typed by mistake, the clerk says.</p>"))
    assert kinds(reading) == [("paragraph", "The command close --bridge was typed by mistake, the clerk says.")]


def test_powers_are_raised_and_footnote_marks_are_gone() -> None:
    rivets = "40 m<sup>2</sup> and 10<sup>6</sup> rivets"
    body = f"The deck has {rivets},<sup>1</sup> says the 19<sup>th</sup> survey.<sup>[4]</sup>"
    assert kinds(page(story(f"<p>{body}</p>"))) == [
        ("paragraph", "The deck has 40 m² and 10⁶ rivets, says the 19th survey.")
    ]


def test_what_is_struck_out_is_told() -> None:
    reading = page(story("<p>The bridge opens <del>in May</del> in June, the council says in a letter.</p>"))
    assert kinds(reading) == [("paragraph", "The bridge opens in June, the council says in a letter.")]
    assert [(it.text, it.rule) for it in reading.dropped] == [("in May", "struck out")]


def test_line_breaks_make_lists_and_paragraphs_but_not_of_one_sentence() -> None:
    reading = page(
        story("<p>The order is:<br>1. Mill<br>2. Church<br>3. Bridge</p>", "<p>One line,<br>and more of it.</p>")
    )
    assert kinds(reading) == [
        ("paragraph", "The order is:"),
        ("list-item", "Mill"),
        ("list-item", "Church"),
        ("list-item", "Bridge"),
        ("paragraph", "One line, and more of it."),
    ]


def test_a_short_line_in_bold_is_a_heading_and_a_long_heading_is_none() -> None:
    lead = "The council has closed the old bridge over the river for the third winter in a row, and for good."
    reading = page(f"<h2>{lead}</h2>" + story("<p><strong>What comes next</strong></p>", "<p><b>Nobody knows.</b></p>"))
    assert kinds(reading) == [("paragraph", lead), ("heading", "What comes next"), ("paragraph", "Nobody knows.")]


def test_headings_lose_their_anchors() -> None:
    reading = page(story("<h2>How it fell <a href='#fell'>#</a></h2>", "<h3>And why<span>[edit]</span></h3>"))
    assert texts(reading.blocks, BlockKind.HEADING) == ["How it fell", "And why"]


def test_a_layout_table_is_read_cell_by_cell() -> None:
    cells = "".join(f"<tr><td><p>{text}</p></td></tr>" for text in PARAGRAPHS)
    assert texts(page(f"<table>{cells}</table>").blocks) == PARAGRAPHS


def test_a_caption_is_told_from_a_paragraph() -> None:
    caption = "The bridge on its last morning, seen from the mill on the northern bank of the river"
    reading = page(story(f"<figure><img src='a.jpg'></figure><ul><li><p>{caption}</p></li></ul>"))
    assert kinds(reading) == [("caption", caption)]


# ── what extraction loses ────────────────────────────────────────────────────────────────────────────────────────────


def test_headings_are_put_back_above_the_text_they_stood_over() -> None:
    box = "<div class='sidebar'><h3>Most read</h3><ul><li><a href='/x'>Ten islands</a></li></ul></div>"
    wrapped = "<div class='teaser-heading'><div><h2><a href='#how'>How it fell</a></h2></div></div>"
    reading = page(f"{story(box, wrapped)}<nav><h2>More</h2><ul><li>News</li></ul></nav>")
    blocks = reading.blocks
    (place,) = [place for place, block in enumerate(blocks) if block.text == "How it fell"]
    assert (blocks[place].kind, blocks[place].level) == (BlockKind.HEADING, 2)
    assert blocks[place + 1].text == PARAGRAPHS[2]
    assert "More" not in texts(blocks)


def test_a_heading_over_something_else_is_not_put_back() -> None:
    reading = read_page(
        f"<html><body><h2>Site map</h2><nav><ul><li>News</li></ul></nav><article>{story()}</article></body></html>",
        url="",
    )
    assert texts(reading.blocks) == PARAGRAPHS


def test_a_lone_element_is_a_page() -> None:
    assert read_stdin(f"<p>{STORY}</p>").blocks[0].text == STORY


def test_a_heading_that_leads_to_another_story_is_not_put_back() -> None:
    other = "<div class='teaser-heading'><div><h2><a href='/goats'>Ten goats on a roof</a></h2></div></div>"
    assert "Ten goats on a roof" not in texts(page(story(other)).blocks)


def test_of_what_a_less_exact_mode_finds_only_what_is_like_the_article_counts() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2])
    tree = document_fromstring(
        f"<div><div class='lead'>The crane has come by night.</div><div class='body'>{body}</div></div>"
        f"<div><div class='body'><p>{STORY}</p></div><p class='cookies'>We bake crumbs. {STORY}</p></div>"
        f"<nav><div class='body'><p>Ten goats. {STORY}</p></div></nav>"
    )
    runs = runs_of(tree)
    exact = Extract(kept=frozenset({1, 2}), words=80)
    found = wider(exact, Extract(kept=frozenset(range(len(runs))), words=400), runs)
    assert found.kept == {0, 1, 2, 3}
    assert wider(exact, Extract(kept=frozenset(range(4)), words=100), runs) is exact
    little = Extract(kept=frozenset({1}), words=40)
    assert wider(little, Extract(kept=frozenset(range(4)), words=100), runs).kept == {0, 1, 2, 3}


# ── title, standfirst, byline ────────────────────────────────────────────────────────────────────────────────────────

DESCRIPTION = "The old bridge is shut for the third winter, and nobody knows for how long."


def described(text: str) -> str:
    return f'<title>The bridge is shut</title><meta name="description" content="{text}">'


def read(body: str, head: str) -> tuple[str, str, list[str]]:
    article = read_stdin(web_page(body, head=head))
    return article.title, article.standfirst, texts(article.blocks)


def test_title_standfirst_and_byline_are_not_said_twice() -> None:
    top = f"<h1>The Bridge is shut</h1><p class='standfirst'>{DESCRIPTION}</p><p>By Ann Example, Gazette staff</p>"
    article = read_stdin(web_page(top + story(), head=described(DESCRIPTION)))
    assert (article.title, article.standfirst) == ("The Bridge is shut", DESCRIPTION)
    assert article.authors == ("Ann Example",)
    assert texts(article.blocks) == PARAGRAPHS
    assert list(rules(article).values()) == ["title repeated", "standfirst repeated", "byline repeated"]


@pytest.mark.parametrize("element", ["<p><b>{}</b></p>", "<h2>{}</h2>", "<div itemprop='description'><p>{}</p></div>"])
def test_a_description_set_off_on_the_page_is_the_standfirst(element: str) -> None:
    title, standfirst, story_told = read(element.format(DESCRIPTION) + story(), described(DESCRIPTION))
    assert (title, standfirst, story_told) == ("The bridge is shut", DESCRIPTION, PARAGRAPHS)


def test_a_description_that_is_the_first_paragraph_once_more_is_none() -> None:
    assert read(story(), described(PARAGRAPHS[0]))[1:] == ("", PARAGRAPHS)
    assert read(story(), described(PARAGRAPHS[0][:120] + "…"))[1:] == ("", PARAGRAPHS)
    assert read(story(), described("Bridge. News."))[1:] == ("", PARAGRAPHS)
    assert read(story(), described("The bridge is shut"))[1:] == ("", PARAGRAPHS)


def test_a_description_that_is_cut_gives_way_to_the_words_of_the_page() -> None:
    lead = f"{DESCRIPTION} The clerk says so."
    found = read(f"<p class='standfirst'>{lead}</p>{story()}", described(DESCRIPTION))
    assert found[1:] == (lead, PARAGRAPHS)


def test_what_the_page_says_of_itself_reaches_the_article() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge is shut",'
        ' "author": "Ann Example", "datePublished": "2024-03-02T10:00:00+01:00", "publisher": {"name": "The Gazette"},'
        ' "image": {"url": "/b.jpg"}, "mainEntityOfPage": "https://gazette.example/bridge"}</script>'
    )
    article = read_stdin(web_page(story(), head=head, language="en-GB"))
    assert (article.title, article.authors, article.site_name) == (
        "The bridge is shut",
        ("Ann Example",),
        "The Gazette",
    )
    assert article.published == datetime(2024, 3, 2, 9, tzinfo=UTC)
    assert (article.language, article.canonical_url) == ("en-GB", "https://gazette.example/bridge")
    assert article.image_url == "https://gazette.example/b.jpg"


def test_a_date_somewhere_on_the_page_is_not_when_it_was_published() -> None:
    assert page(story() + "<footer><p>© 1998 The Gazette</p></footer>").published is None


# ── anything ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_libraries_do_not_print_their_remarks(capfd: pytest.CaptureFixture[str]) -> None:
    read_page("<html></html>", url="")
    read_page("x", url="")
    assert capfd.readouterr() == ("", "")


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<li>", "<ul>", "<ol>", "<table><tr><td>", "<br>",
     "<sup>1</sup>",
     "<b>", "<code>", "<pre>", "<blockquote>", "<del>", "&#0;", "&#xD800;", "&nbsp;", "<!--", "<script>", "<html>",
     "word ", "<figure><img>", "<ul><li>x</li></ul>", "\v", STORY],
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_any_tags_are_read(pieces: list[str]) -> None:
    reading = read_page("".join(pieces), url="")
    assert all(block.text.strip() for block in reading.blocks)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "span", "p"])
def test_deep_nesting_is_no_error(tag: str) -> None:
    assert isinstance(read_page(f"<{tag}>" * 3_000 + STORY, url=""), Reading)
