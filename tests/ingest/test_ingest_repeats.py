from __future__ import annotations

import pytest
from ingest_samples import STORY, texts

from narrator.ingest.reading import Reading
from narrator.ingest.repeats import with_bare_title, with_byline, without_repeats
from narrator.model import Block, BlockKind


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text)


def told(*blocks: Block, title: str = "The bridge is shut", authors: tuple[str, ...] = ("Ann Example",)) -> Reading:
    found = Reading(
        title=title, standfirst="Nobody knows for how long.", authors=authors, site_name="The Gazette", blocks=blocks
    )
    return without_repeats(found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("THE BRIDGE IS SHUT", "title repeated"),
        ("17 June The bridge is shut", "title repeated"),
        ("Nobody knows for how long", "standfirst repeated"),
        ("Ann Example", "byline repeated"),
        ("By Ann Example", "byline repeated"),
        ("By Ann Example for The Gazette, 2024", "byline repeated"),
        ("Von Bodo Muster, Redaktion", "byline repeated"),
        ("Posted by Bo Sample, Engineer on Bridges", "byline repeated"),
    ],
)
def test_a_line_that_says_it_once_more_goes(text: str, rule: str) -> None:
    reading = told(line(text), line(STORY))
    assert texts(reading.blocks) == [STORY]
    assert [(it.text, it.rule) for it in reading.dropped] == [(text, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Example, 41, crossed it daily.",
        "By Monday the bridge was shut",
        "The bridge is shut, and nobody knows for how long.",
        "By Ann Example’s count, that made nine.",
        "…",
    ],
)
def test_a_line_that_says_more_stays(text: str) -> None:
    assert texts(told(line(text), line(STORY)).blocks) == [text, STORY]


def test_only_the_first_blocks_repeat() -> None:
    blocks = [line(f"{STORY} {number}") for number in range(9)]
    assert texts(told(*blocks, line("Ann Example")).blocks)[-1] == "Ann Example"


def test_a_title_of_one_word_is_repeated_by_a_heading_only() -> None:
    reading = told(line("Bridge", BlockKind.HEADING), line("Bridge"), title="Bridge")
    assert texts(reading.blocks) == ["Bridge"]


def test_a_byline_names_the_authors_if_nothing_else_does() -> None:
    blocks = (line("By Ann Example and Bo Sample"), line(STORY))
    assert with_byline(Reading(blocks=blocks)).authors == ("Ann Example", "Bo Sample")
    assert with_byline(Reading(blocks=blocks, authors=("Cy Instance",))).authors == ("Cy Instance",)
    assert with_byline(Reading(blocks=(line("By Monday it was shut"), line(STORY)))).authors == ()


def test_pictures_do_not_count_as_first_blocks() -> None:
    pictures = [line(f"A goat on roof {number}", BlockKind.CAPTION) for number in range(9)]
    assert [it.rule for it in told(*pictures, line("Ann Example"), line(STORY)).dropped] == ["byline repeated"]


@pytest.mark.parametrize(
    ("title", "over", "bare"),
    [
        ("The bridge is shut – The Gazette, Northmoor", "The bridge is shut", "The bridge is shut"),
        ("The bridge is shut - gazette.example - Northmoor", "The bridge is shut", "The bridge is shut"),
        ("The bridge is shut ‹ The Gazette", "The bridge is shut", "The bridge is shut"),
        ("The bridge is shut until March", "The bridge is shut", "The bridge is shut until March"),
        ("Bridge – The Gazette", "Bridge", "Bridge – The Gazette"),
    ],
)
def test_the_title_is_what_stands_over_the_story_without_the_site(title: str, over: str, bare: str) -> None:
    reading = Reading(title=title, blocks=(line(over, BlockKind.HEADING), line(STORY)))
    assert with_bare_title(reading).title == bare


def test_a_title_behind_more_than_a_date_is_a_sentence_of_its_own() -> None:
    text = "In the winter of 1963 and again in this one the bridge is shut"
    assert texts(told(line(text), line(STORY)).blocks) == [text, STORY]
