"""What a page sets apart from its paragraphs, and what of it is not said."""

from __future__ import annotations

import json

import pytest
from ingest_samples import STORY, texts, web_page

from narrator.ingest.pages.page import read_page
from narrator.ingest.reading import Reading
from narrator.model import Block, BlockKind

PARAGRAPHS = [f"{number} winters ago it was the same. {STORY}" for number in range(4, 10)]


def page(*inserts: str) -> Reading:
    """Read six paragraphs, with `inserts` before the second, third …."""
    between = [*inserts, *[""] * len(PARAGRAPHS)]
    return read_page(
        web_page("".join(f"<p>{text}</p>{insert}" for text, insert in zip(PARAGRAPHS, between, strict=False))), url=""
    )


def beside(*inserts: str) -> list[Block]:
    """What became of `inserts`."""
    return [block for block in page(*inserts).blocks if block.text not in PARAGRAPHS]


def told(*inserts: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in beside(*inserts)]


def dropped(*inserts: str) -> list[tuple[str, str]]:
    return [(it.rule, it.text) for it in page(*inserts).dropped]


# ── lists, headings, questions ───────────────────────────────────────────────────────────────────────────────────────


def test_items_know_their_number_and_how_deep_they_are() -> None:
    inner = "<ul><li>Take the <em>key</em>.</li></ul>"
    items = (
        f"<li>Wait at the mill.{inner}</li><li value='9'>Turn left there.</li><li><p>Ring.</p><p>Ring again.</p></li>"
    )
    assert [(block.text, block.number, block.level) for block in beside(f"<ol start='3'>{items}</ol>")] == [
        ("Wait at the mill.", 3, 1),
        ("Take the key.", 0, 2),
        ("Turn left there.", 9, 1),
        ("Ring.", 10, 1),
        ("Ring again.", 0, 1),
    ]


def test_a_reversed_list_counts_down() -> None:
    items = "<li>The tower of the mill</li><li>The church on the hill</li><li>The bridge itself</li>"
    assert [block.number for block in beside(f"<ol reversed>{items}</ol>")] == [3, 2, 1]


def test_an_item_with_a_heading_is_a_story_of_its_own() -> None:
    entry = f"<ol class='entries'><li><h3>10:15</h3><p>The crane has come. {STORY}</p></li></ol>"
    assert [(block.kind, block.number) for block in beside(entry)] == [(BlockKind.HEADING, 0), (BlockKind.PARAGRAPH, 0)]


def test_headings_by_role_and_of_low_levels() -> None:
    found = beside("<h5>What the rivets say</h5>", "<div role='heading' aria-level='3'>What the river says</div>")
    assert [(block.kind, block.text, block.level) for block in found] == [
        (BlockKind.HEADING, "What the rivets say", 5),
        (BlockKind.HEADING, "What the river says", 3),
    ]


def test_questions_and_answers_of_a_definition_list() -> None:
    answers = "<dl><dt>Who closed the bridge?</dt><dd>The council did, after the second survey of the deck.</dd></dl>"
    assert told(answers) == [
        ("paragraph", "Who closed the bridge?"),
        ("paragraph", "The council did, after the second survey of the deck."),
    ]


def test_a_table_has_a_line_a_row_and_a_caption() -> None:
    rows = "<tr><th>Year</th><th>Closed</th></tr><tr><td>2023</td><td>9 days</td></tr>"
    assert told(f"<table><caption>Days without a bridge</caption>{rows}</table>") == [
        ("caption", "Days without a bridge"),
        ("table", "Year | Closed\n2023 | 9 days"),
    ]


# ── quotes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_pull_quote_that_repeats_the_story_is_dropped() -> None:
    repeated = STORY.split(". ")[0]
    pulled = f"<aside class='pullquote'><p>“{repeated}”</p></aside>"
    assert told(pulled) == []
    assert ("pull quote repeated", f"“{repeated}”") in dropped(f"<blockquote>“{repeated}”</blockquote>")


def test_a_quote_that_says_more_stays() -> None:
    assert told("<blockquote><p>It sounded like a door that nobody had ever closed.</p></blockquote>") == [
        ("quote", "It sounded like a door that nobody had ever closed.")
    ]


def test_q_gets_its_quotation_marks() -> None:
    assert told("<p>The clerk said <q>not before Easter</q> and rang off, and so she did twice in March.</p>") == [
        ("paragraph", "The clerk said “not before Easter” and rang off, and so she did twice in March.")
    ]


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_captions_and_descriptions_stand_in_their_place() -> None:
    image = "<img src='a.jpg' alt='Two men carry a door over the bridge'>"
    reading = page(f"<figure>{image}<figcaption>The door went first.</figcaption></figure>")
    assert [(block.kind.value, block.text) for block in reading.blocks[1:3]] == [
        ("alt-text", "Two men carry a door over the bridge"),
        ("caption", "The door went first."),
    ]
    assert reading.words == sum(len(text.split()) for text in PARAGRAPHS)


@pytest.mark.parametrize("alt", ["", "image", "IMG_2034.JPG", "bridge-at-night", "The door went first.", "photo 3"])
def test_what_describes_no_picture_is_no_description(alt: str) -> None:
    caption = "<figcaption>The door went first.</figcaption>"
    assert told(f"<figure><img src='a.jpg' alt='{alt}'>{caption}</figure>") == [("caption", "The door went first.")]


def test_pictures_of_other_stories_are_none_of_this_one() -> None:
    other = "<a href='/x'><img src='x.jpg' alt='A goat on the roof of the mill'><p>Ten goats</p></a>"
    assert told(f"<div class='related'>{other}</div>", f"<aside>{other}</aside>") == []


# ── footnotes ────────────────────────────────────────────────────────────────────────────────────────────────────────

MARKED = "<p>The deck was tested twice<sup><a href='#fn1'>1</a></sup> that winter, says the survey of the county.</p>"


@pytest.mark.parametrize(
    "notes",
    [
        "<section class='footnotes'><h2>Notes</h2><ol><li><p>By hand. <a href='#r1'>↩</a></p></li></ol></section>",
        "<aside role='doc-footnote' id='fn1'><p>1. By hand.</p></aside>",
        "<ol class='footnotes'><li id='fn1'>By hand.</li></ol>",
    ],
)
def test_footnotes_come_last_and_their_marks_go(notes: str) -> None:
    found = beside(MARKED, notes)
    assert [(block.kind.value, block.text, block.number) for block in found] == [
        ("paragraph", "The deck was tested twice that winter, says the survey of the county.", 0),
        ("footnote", "By hand.", 1),
    ]
    assert page(MARKED, notes).blocks[-1].kind is BlockKind.FOOTNOTE


def test_the_sources_of_an_encyclopedia_are_no_footnotes() -> None:
    sources = f"<ol class='references'><li>Sample, Bo: Rivets of the north, a survey in two volumes. {STORY}</li></ol>"
    assert told("", "", "", "", "", sources) == []


# ── what is said of the text ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO₂ and H₂O"),
        ("x<sub>max</sub> on 12 m<sup>2</sup>", "xmax on 12 m²"),
        ("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby> and Osaka", "東京 and Osaka"),
        (
            "the <abbr title='North Bank Company'>NBC</abbr> of <time datetime='2024-03-01'>March</time>",
            "the NBC of March",
        ),
        ("<span class='drop-cap'>T</span>he mill <wbr>and the <ins>new</ins> church", "The mill and the new church"),
        ("the mill<span class='sr-only'>opens in a new window</span> and the church", "the mill and the church"),
        ("the mill <span aria-hidden='true'>▶ play</span>and the church", "the mill and the church"),
        ("the mill <span style='display: none'>sold out</span>and the church", "the mill and the church"),
        ("the mill <img class='emoji' src='a.png' alt='🎉'> and the church", "the mill 🎉 and the church"),
        ("⠃⠗ the mill and the church", "the mill and the church"),
    ],
)
def test_inline_elements(printed: str, said: str) -> None:
    rest = "stood on the far side of the river, and nobody had thought of that before the winter came."
    assert told(f"<p>{printed} {rest}</p>") == [("paragraph", f"{said} {rest}")]


def test_what_is_not_shown_is_told() -> None:
    hidden = "<p>The clerk rang off <span hidden>twice in March</span> and went home for the rest of the winter.</p>"
    assert dropped(hidden) == [("hidden", "twice in March")]


# ── what extraction loses ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_paragraph_twice() -> None:
    again = "<p>Nobody knows. Nobody ever asked the river what it thought of the matter.</p>"
    assert len(told(again, "", again)) == 2


def test_text_without_paragraphs_of_its_own() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    lead = "The crane has come by night, and two men with it."
    reading = read_page(web_page(f"<div class='story'>{lead}{body}</div>"), url="")
    assert texts(reading.blocks) == [lead, *PARAGRAPHS[1:]]


def test_the_lead_in_the_article_s_header() -> None:
    lead = "The crane has come by night, and two men with it, says the clerk."
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    reading = read_page(
        web_page(f"<article><header><h1>The crane</h1><p>{lead}</p></header><div>{body}</div></article>"), url=""
    )
    assert texts(reading.blocks)[-len(PARAGRAPHS) - 1 :] == [lead, *PARAGRAPHS]


def test_paragraphs_parted_by_line_breaks() -> None:
    body = "<br><br>\n".join(PARAGRAPHS)
    assert texts(read_page(web_page(f"<div>{body}</div>"), url="").blocks) == PARAGRAPHS


def test_names_in_bold_stay_with_what_they_say() -> None:
    said = "<p><strong>Ann Example:</strong> We had no crane, so we asked the mill for two oxen and a rope.</p>"
    assert told(said) == [("paragraph", "Ann Example: We had no crane, so we asked the mill for two oxen and a rope.")]


def test_an_article_that_stands_only_in_json_ld() -> None:
    story = " ".join(PARAGRAPHS)
    data = json.dumps({"@type": "NewsArticle", "headline": "The crane", "articleBody": story})
    head = f"<script type='application/ld+json'>{data}</script>"
    reading = read_page(web_page("<div id='app'></div>", head=head), url="")
    assert " ".join(texts(reading.blocks)) == story
