from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, read_stdin, texts

from narrator.ingest.markdown import looks_like_markdown, read_markdown
from narrator.model import Block, BlockKind


def blocks(text: str) -> tuple[Block, ...]:
    return read_markdown(text).blocks


def test_structure_becomes_blocks() -> None:
    found = blocks(
        "# A\n\nOne *two*\n`three`.\n\n> Four\n>\n> Five\n\n### B\n\n- six\n  - seven\n\n```py\neight()\n```\n"
    )
    assert [(block.kind.value, block.text, block.level) for block in found] == [
        ("heading", "A", 1),
        ("paragraph", "One two three.", 0),
        ("quote", "Four", 0),
        ("quote", "Five", 0),
        ("heading", "B", 3),
        ("list-item", "six", 0),
        ("list-item", "seven", 0),
        ("code", "eight()", 0),
    ]


def test_numbers_of_an_ordered_list() -> None:
    found = blocks("3. three\n4. four\n\n   more of four\n5. five\n\nText.\n\n1. one\n   1. inner\n2. two\n")
    assert [(block.text, block.number) for block in found if block.kind is BlockKind.LIST_ITEM] == [
        ("three", 3),
        ("four", 4),
        ("more of four", 0),
        ("five", 5),
        ("one", 1),
        ("inner", 1),
        ("two", 2),
    ]


def test_links_pictures_breaks_and_html() -> None:
    text = "See [the *map*](m.png), ![not this](p.png)<span>here</span>.<br>New  \nline &amp; <https://x.example/>"
    assert texts(blocks(text)) == ["See the map, here. New line & https://x.example/"]
    assert texts(
        blocks("<div class='x'>Boxed <b>words</b> &lt;3</div>\n\n<script>\nnot()\n</script>\n\n<!-- nor -->\n")
    ) == ["Boxed words <3"]


def test_tables_have_a_line_a_row() -> None:
    (table,) = blocks("| a | b |\n|---|---|\n| 1 | *2* |\n|   | 3 |\n")
    assert (table.kind, table.text) == (BlockKind.TABLE, "a | b\n1 | 2\n3")


def test_footnotes_are_left_out() -> None:
    assert texts(blocks("One.[^1] Two.[^note]\n\n[^1]: First\n    and more\n\n[^note]: Second\n\nThree.\n")) == [
        "One. Two.",
        "Three.",
    ]


def test_front_matter_tells_what_it_can() -> None:
    reading = read_markdown(
        "---\ntitle: \"The bridge: closed\"\nauthors: [Ann Example, 'Bo Sample']\ndate: 2024-03-02\nlang: pt_BR\n"
        "summary: It is shut.\nurl: https://gazette.example/a\nimage: pictures/a.jpg\ntags:\n  - x\n---\n\nStory.\n"
    )
    assert (reading.title, reading.authors, reading.standfirst) == (
        "The bridge: closed",
        ("Ann Example", "Bo Sample"),
        "It is shut.",
    )
    assert reading.published == datetime(2024, 3, 2, tzinfo=UTC)
    assert (reading.page_language, reading.canonical_url, reading.image_url) == (
        "pt_BR",
        "https://gazette.example/a",
        "",
    )
    assert texts(reading.blocks) == ["Story."]


def test_a_front_matter_of_nonsense_is_no_error() -> None:
    reading = read_markdown("---\ndate: soon\n: x\ntitle:\n  nested: yes\nauthor:\n---\nStory.\n")
    assert (reading.title, reading.published, reading.authors) == ("", None, ())
    assert texts(read_markdown("---\n\nNot front matter, but a ruler.\n").blocks) == ["Not front matter, but a ruler."]


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# Title\n\nText", True),
        ("\n\n## Title", True),
        ("---\ntitle: x\n---\n", True),
        ("#hashtag is trending", False),
        ("A # in a line", False),
        ("--- a dash", False),
    ],
)
def test_markdown_without_a_name_is_known_by_its_beginning(text: str, is_markdown: bool) -> None:
    assert looks_like_markdown(text) is is_markdown


def test_standard_input_may_be_markdown() -> None:
    article = read_stdin(f"# The *bridge*\n\n{STORY}\n")
    assert (article.title, texts(article.blocks)) == ("The bridge", [STORY])


@given(st.text(alphabet="#*_`[]()<>!|-+=~:\\&a1. \n", max_size=300))
def test_any_markdown_is_read(text: str) -> None:
    assert all(block.text.strip() for block in blocks(text))
