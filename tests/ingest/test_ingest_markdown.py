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
        ("list-item", "six", 1),
        ("list-item", "seven", 2),
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


def test_footnotes_come_last_and_their_marks_go() -> None:
    found = blocks("One.[^1] Two.[^note]\n\n[^1]: First\n    and *more*\n\n[^note]: Second\n\nThree.\n")
    assert [(block.kind.value, block.text, block.number) for block in found] == [
        ("paragraph", "One. Two.", 0),
        ("paragraph", "Three.", 0),
        ("footnote", "First and more", 1),
        ("footnote", "Second", 2),
    ]


def test_pictures_alone_are_figures() -> None:
    found = blocks('![Two men carry a door](a.jpg "The door went first.")\n\n![image](b.jpg)\n\nText.\n')
    assert [(block.kind.value, block.text) for block in found] == [
        ("alt-text", "Two men carry a door"),
        ("caption", "The door went first."),
        ("paragraph", "Text."),
    ]


def test_html_is_read_as_on_a_page() -> None:
    figure = "<figure><img src='a.jpg' alt='Two men carry a door'><figcaption>It went first.</figcaption></figure>"
    found = blocks(f"{figure}\n\n12 m<sup>2</sup> of CO<sub>2</sub>\n\n<dl><dt>Mill</dt><dd>A house.</dd></dl>\n")
    assert [(block.kind.value, block.text) for block in found] == [
        ("alt-text", "Two men carry a door"),
        ("caption", "It went first."),
        ("paragraph", "12 m² of CO₂"),
        ("paragraph", "Mill"),
        ("paragraph", "A house."),
    ]


def test_what_is_struck_out_is_told() -> None:
    reading = read_markdown("It opens ~~in May~~ in June.\n")
    assert (texts(reading.blocks), [(it.rule, it.text) for it in reading.dropped]) == (
        ["It opens in June."],
        [("struck out", "in May")],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- [x] Ring\n- [ ] Wait\n", ["Ring", "Wait"]),
        ("Mill\n: A house by a river.\n: A stone.\n", ["Mill", "A house by a river.", "A stone."]),
        ("> [!NOTE]\n> Bring a coat.\n", ["Bring a coat."]),
        ("## The deck {#deck}\n\nText.\n", ["The deck", "Text."]),
        ("The [[Old mill|mill]] and [[the church]].\n", ["The mill and the church."]),
        ("The deck\n========\n\nThe pier\n--------\n\nText.\n", ["The deck", "The pier", "Text."]),
        ("**What comes next**\n\nText.\n", ["What comes next", "Text."]),
    ],
)
def test_what_writers_add_to_markdown(text: str, said: list[str]) -> None:
    assert texts(blocks(text)) == said


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


def test_front_matter_over_several_lines() -> None:
    reading = read_markdown(
        "---\ntitle: >-\n  The bridge\n  is closed\nupdated: 2024-03-03T10:00:00Z # by hand\nauthors:\n"
        "  - name: Ann Example\n    role: Reporter\n  - Bo Sample\ncategory: [World, News]\n"
        'keywords: ["rivets, old", mill]\ndescription: |\n  It is shut\n  till March.\n---\nStory.\n'
    )
    assert (reading.title, reading.standfirst) == ("The bridge is closed", "It is shut till March.")
    assert (reading.authors, reading.section) == (("Ann Example", "Bo Sample"), "World")
    assert (reading.tags, reading.modified) == (("rivets", "old", "mill"), datetime(2024, 3, 3, 10, tzinfo=UTC))


def test_front_matter_in_toml() -> None:
    reading = read_markdown(
        '+++\ntitle = "The bridge"\ndate = 2024-03-02T10:00:00Z\nauthors = ["Ann Example"]\ntags = ["mill"]\n'
        'categories = ["World"]\n+++\n\nStory.\n'
    )
    assert (reading.title, reading.authors, reading.tags) == ("The bridge", ("Ann Example",), ("mill",))
    assert (reading.section, reading.published) == ("World", datetime(2024, 3, 2, 10, tzinfo=UTC))
    assert texts(read_markdown("+++\nno toml at all\n+++\nStory.\n").blocks) == ["Story."]


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
        ('+++\ntitle = "x"\n+++\n', True),
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


@pytest.mark.parametrize("run", [" ", "#", "- ", '"', ",", "[", "{", "a: ", '",', " #"], ids=repr)
def test_front_matter_without_end(run: str) -> None:
    value = run * (1_000_000 // len(run))
    reading = read_markdown(f"---\ntitle: x\ntags: [{value}]\nauthor: {value}\nby:\n  {value}\n---\nStory.\n")
    assert (reading.title, texts(reading.blocks)) == ("x", ["Story."])
