"""What of a page's runs its story is: what belongs to it though it was not found, and what does not though it was."""

from __future__ import annotations

import pytest
from ingest_samples import STORY, texts, web_page
from lxml.html import document_fromstring

from narrator.ingest.pages.page import read_page
from narrator.ingest.pages.runs import runs_of
from narrator.ingest.pages.story import Story, story_of
from narrator.ingest.reading import Reading
from narrator.model import BlockKind

PARAGRAPHS = [f"{number} winters ago it was the same. {STORY}" for number in range(4, 10)]


def told(*inserts: str, before: str = "", after: str = "") -> Reading:
    """Read six paragraphs, with `inserts` behind the first, the second …."""
    between = [*inserts, *[""] * len(PARAGRAPHS)]
    story = "".join(f"<p>{text}</p>{insert}" for text, insert in zip(PARAGRAPHS, between, strict=False))
    return read_page(web_page(f"{before}{story}{after}"), url="")


def story(*inserts: str) -> Story:
    """Make the story of a page on which all runs were found, `inserts` among them."""
    between = [*inserts, *[""] * len(PARAGRAPHS)]
    body = "".join(f"<p>{text}</p>{insert}" for text, insert in zip(PARAGRAPHS, between, strict=False))
    runs = runs_of(document_fromstring(web_page(body)))
    return story_of(runs, frozenset(range(len(runs))))


def reasons(reading: Reading | Story) -> list[tuple[str, str]]:
    return [(it.rule, it.text) for it in reading.dropped]


# ── lines that are links ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/n'>Why nobody wanted the new bridge</a>",
        "IN NORTHMOOR: <a href='/n'>Families cross the river by boat</a>",
        "17:38 <a href='/n'>A híd tavaszig zárva marad, közölte a tanács</a>",
    ],
)
def test_a_line_that_is_little_but_a_link_leads_elsewhere(line: str) -> None:
    found = story(f"<p>{line}</p>")
    assert texts(found.blocks) == PARAGRAPHS
    assert [rule for rule, _ in reasons(found)] == ["link"]


@pytest.mark.parametrize(
    "line",
    [
        "The clerk has <a href='/n'>said so before</a>.",
        "<a href='/n'>The council closed the bridge, and nobody was told.</a>",
        "The mill / <a href='https://mill.example'>https://mill.example</a>",
    ],
)
def test_a_sentence_with_a_link_is_a_sentence(line: str) -> None:
    found = story(f"<p>{line}</p>")
    assert len(found.blocks) == len(PARAGRAPHS) + 1
    assert not found.dropped


def test_links_that_each_lead_into_a_paragraph_name_what_it_tells_of() -> None:
    found = story(*(f"<p><a href='/{name}'>The {name} on the river</a></p>" for name in ("mill", "lock", "weir")))
    assert len(found.blocks) == len(PARAGRAPHS) + 3


def test_a_link_that_a_rule_takes_is_left_to_that_rule_as_a_show_may_keep_it() -> None:
    found = story("<p><a href='/n'>Read more: The bridge that nobody wanted</a></p>")
    assert "Read more: The bridge that nobody wanted" in texts(found.blocks)


# ── readers' comments, paragraphs said twice ─────────────────────────────────────────────────────────────────────────


def test_what_readers_wrote_is_no_story() -> None:
    comment = f"<div class='box'><p class='comment_text'>I have always said so. {STORY}</p></div>"
    reading = told(after=comment)
    assert texts(reading.blocks) == PARAGRAPHS
    assert [rule for rule, _ in reasons(reading)] == ["comments"]


def test_a_page_all_in_a_box_of_that_name_is_a_story() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    runs = runs_of(document_fromstring(web_page(f"<div class='comment-body'>{paragraphs}</div>")))
    assert texts(story_of(runs, frozenset(range(len(runs)))).blocks) == PARAGRAPHS


@pytest.mark.parametrize("name", ["in_article_forums", "reader-posts", "kommentare", "livefyre-stream"])
def test_what_readers_wrote_goes_by_other_names_too(name: str) -> None:
    found = story("", "", "", "", "", f"<div id='{name}'><div><p>I have always said so. {STORY}</p></div></div>")
    assert texts(found.blocks) == PARAGRAPHS
    assert [rule for rule, _ in reasons(found)] == ["comments"]


def test_what_stands_under_a_heading_over_comments_was_written_by_readers() -> None:
    post = f"<div class='b7'><h2>Comments</h2><div><p>I have always said so. {STORY}</p></div></div>"
    found = story("", "", "", "", "", post)
    assert texts(found.blocks) == PARAGRAPHS
    assert {rule for rule, _ in reasons(found)} == {"comments"}
    above = story("<div class='b7'><h2>Comments</h2></div>")
    assert set(PARAGRAPHS) <= set(texts(above.blocks))


def test_a_heading_of_links_leads_elsewhere() -> None:
    row = "<h3>— <a href='/a'>Top 25 players</a> | <a href='/b'>Early odds for the cup</a></h3>"
    assert texts(story(row).blocks) == PARAGRAPHS


def test_a_commentary_is_no_comment() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = web_page(f"<p>{STORY}</p><div class='Page_commentLead'>{paragraphs}</div>")
    assert texts(read_page(page, url="").blocks) == [STORY, *PARAGRAPHS]


def test_a_paragraph_said_twice_is_told_once_and_the_first_goes_where_it_opens_the_story() -> None:
    opened = told(before=f"<p>{PARAGRAPHS[3]}</p>")
    assert texts(opened.blocks) == PARAGRAPHS
    assert reasons(opened) == [("said twice", PARAGRAPHS[3])]
    assert texts(told(after=f"<p>{PARAGRAPHS[3]}</p>").blocks) == PARAGRAPHS


def test_a_refrain_is_sung_as_often_as_it_stands() -> None:
    refrain = "<p>And the river went on, as rivers do.</p>"
    assert len(told(refrain, refrain, refrain).blocks) == len(PARAGRAPHS) + 3


# ── what extraction loses ────────────────────────────────────────────────────────────────────────────────────────────


def box(text: str, name: str = "html-block") -> str:
    return f"<div class='row'><div class='{name}'><div class='content'><p>{text}</p></div></div></div>"


def test_a_short_paragraph_in_a_box_like_the_others_is_told() -> None:
    short = "Here the wild side of the island begins. Nobody lives nearer to the sea."
    picture = "<div class='row'><div class='image-block'><img src='a.jpg'></div></div>"
    story = "".join(map(box, PARAGRAPHS[:3])) + picture + box(short) + picture + "".join(map(box, PARAGRAPHS[3:]))
    assert short in texts(read_page(web_page(story), url="").blocks)


def test_a_lead_is_found_over_what_stands_beside() -> None:
    lead = f"Whoever draws by other people's plans should keep a few things apart. {STORY}"
    facts = "<aside><dl><dt>Date</dt><dd>12.01.2017</dd><dt>Topic</dt><dd>Plans</dd></dl></aside>"
    paragraphs = "".join(f"<h3>Step {place}</h3><p>{text}</p>" for place, text in enumerate(PARAGRAPHS))
    page = web_page(f"<header><h2>Plans of others</h2><p>{lead}</p></header>{facts}{paragraphs}")
    assert texts(read_page(page, url="").blocks, BlockKind.PARAGRAPH)[0] == lead


# ── single elements ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_paragraph_that_ends_in_a_credit_by_class_stands_under_a_picture() -> None:
    reading = told("<p class='video-desc'>Travellers wait on the quay. <span class='photo-credit'>VPC</span></p>")
    assert texts(reading.blocks, BlockKind.PARAGRAPH) == PARAGRAPHS


def test_a_credit_within_a_paragraph_makes_no_caption_of_it() -> None:
    reading = told("<p>The mayor takes the <span class='credit'>credit</span> for the way round by the mill.</p>")
    assert "The mayor takes the credit for the way round by the mill." in texts(reading.blocks)


def test_the_address_of_a_tweets_picture_is_not_read() -> None:
    tweet = (
        "<blockquote><p>Notice the line across the pier. <a href='/x'>pic.twitter.com/U7PMa4oNGN</a></p></blockquote>"
    )
    assert texts(told(tweet).blocks, BlockKind.QUOTE) == ["Notice the line across the pier."]


def test_a_lone_cell_is_a_line_and_no_table() -> None:
    reading = told("<table><tr><td>The mill, seen from the weir, in March.</td><td></td></tr></table>")
    assert texts(reading.blocks, BlockKind.TABLE) == []
