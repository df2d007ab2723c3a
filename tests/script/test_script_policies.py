"""What becomes of each kind of block: golden scripts under three policies, and that the table of ways is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples_script import (
    HAFEN_KINDS,
    HARBOUR_KINDS,
    MORNING,
    POLICIES,
    a_show,
    an_article,
    block,
    heading,
    paragraph,
    printed,
)

from narrator.model import Article, Block, BlockKind, Role, Script
from narrator.script import Lexicon, write
from narrator.script.phrases import PHRASES
from narrator.script.policies import POLICY, WAYS
from narrator.script.spoken.marks import nothing_to_say
from narrator.show import Music, Pauses, Saying, Style

GOLDEN = Path(__file__).parents[1] / "golden" / "script"


def script_of(article: Article, saying: Saying, **changes: Any) -> Script:
    show = a_show(style=Style(frame=("sting", "story", "sign-off"), say=saying), **changes)
    return write(article, show=show, lexicon=Lexicon.empty(), published=MORNING)


def story(*blocks: Block, language: str = "en", **policies: str) -> list[tuple[str, str]]:
    """Role and written form of what is said in the story."""
    script = script_of(an_article(*blocks, language=language), Saying(**policies))
    return [
        (str(said.role), said.written)
        for section in script.sections
        if section.name == "story"
        for said in section.utterances
    ]


def lines(*blocks: Block, language: str = "en", **policies: str) -> list[str]:
    return [written for _, written in story(*blocks, language=language, **policies)]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("name", "article"), [("harbour", HARBOUR_KINDS), ("hafen", HAFEN_KINDS)])
def test_every_kind_of_block_is_told_as_the_golden_script_has_it(name: str, article: Article, policy: str) -> None:
    told = printed(script_of(article, POLICIES[policy]))
    assert told == (GOLDEN / f"{name}-kinds.{policy}.script.txt").read_text(encoding="utf-8")


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def options() -> Iterator[tuple[str, str]]:
    """Every option of [style.say] with each of the words that it takes."""
    for option in fields(Saying):
        refusal = option.metadata["check"]("?")
        words = re.fullmatch(r"must be one of (.*), not '\?'", refusal)
        assert words
        yield from ((option.name, word) for word in words[1].split(", "))


def test_each_kind_has_a_way_under_each_word_of_its_option() -> None:
    assert set(POLICY) == set(BlockKind)
    ways = {(kind, word) for kind, name in POLICY.items() for option, word in options() if option == name}
    assert set(WAYS) == ways
    assert {name for name, _ in options()} - set(POLICY.values()) == {"emoji"}


def test_the_samples_take_every_way() -> None:
    kinds = {block.kind for block in HARBOUR_KINDS.blocks}
    taken = {(kind, getattr(saying, POLICY[kind])) for kind in kinds for saying in POLICIES.values()}
    assert set(WAYS) == taken


@pytest.mark.parametrize("language", PHRASES)
def test_a_language_with_phrases_has_all_of_them(language: str) -> None:
    phrases = PHRASES[language]
    values = {field.name: getattr(phrases, field.name) for field in fields(phrases)}
    assert all(values.values())
    announcing = {name for name, value in values.items() if "{}" in value}
    assert announcing == {"table_named", "rows_named", "columns", "picture"}


# ── headings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SECTIONED = an_article(
    heading("One"), paragraph("First."), heading("Two"), heading("Three", 3), paragraph("Second."), title="A title"
)


def test_a_sting_is_played_before_headings_inside_the_story() -> None:
    script = script_of(SECTIONED, Saying(headings="sting"))
    assert [section.name for section in script.sections] == ["sting", "story", "sting", "story", "sign-off"]
    first, second = (section for section in script.sections if section.name == "story")
    assert [said.written for said in first.utterances] == ["One", "First."]
    assert [said.written for said in second.utterances] == ["Two", "Three", "Second."]
    assert first.utterances[-1].pause_ms == Pauses().section_ms
    assert [(mark.utterance, mark.title) for mark in script.marks] == [(0, "A title"), (2, "Two"), (3, "Three")]


def test_a_show_without_a_sting_only_says_its_headings() -> None:
    script = script_of(SECTIONED, Saying(headings="sting"), music=Music())
    assert [section.name for section in script.sections] == ["story", "sign-off"]
    assert script.utterances == script_of(SECTIONED, Saying(), music=Music()).utterances


def test_a_heading_that_is_not_said_is_a_chapter_all_the_same() -> None:
    script = script_of(SECTIONED, Saying(headings="skip"))
    assert [said.written for said in script.utterances[:2]] == ["First.", "Second."]
    assert [(mark.utterance, mark.title) for mark in script.marks] == [(0, "A title"), (1, "Three")]
    assert script.utterances[0].pause_ms == Pauses().heading_ms


# ── pictures, tables, code ───────────────────────────────────────────────────────────────────────────────────────────

CAPTION, ALT = block(BlockKind.CAPTION, "The harbour at dawn"), block(BlockKind.ALT_TEXT, "A crane")
TABLE = block(BlockKind.TABLE, "Year | Ships\n2018 | 412")


def test_a_picture_is_announced_once() -> None:
    assert lines(ALT, CAPTION, ALT, captions="say", alt_texts="say") == [
        "Picture: A crane",
        "The harbour at dawn",
        "A crane",
    ]
    assert lines(CAPTION, CAPTION, captions="say") == ["Picture: The harbour at dawn"] * 2
    assert lines(ALT, CAPTION, captions="say") == ["Picture: The harbour at dawn"]
    assert lines(CAPTION, captions="say", language="fr") == ["Image : The harbour at dawn"]
    assert lines(CAPTION, captions="say", language="nl") == ["The harbour at dawn"]


def test_a_caption_over_a_table_is_its_name_and_one_of_a_picture_is_not() -> None:
    assert lines(CAPTION, TABLE) == ["There is a table on the page: The harbour at dawn"]
    assert lines(CAPTION, TABLE, captions="say") == ["There is a table on the page: The harbour at dawn"]
    assert lines(ALT, CAPTION, TABLE) == ["There is a table on the page."]
    assert lines(block(BlockKind.CAPTION, "Dawn. Photo: Jo Abara"), TABLE) == ["There is a table on the page."]
    assert lines(paragraph("One."), CAPTION, TABLE, tables="skip", captions="say") == ["One."]


def test_the_heading_of_a_table_is_its_name_where_headings_are_not_said() -> None:
    assert lines(heading("Ships"), TABLE, headings="skip") == ["There is a table on the page: Ships"]
    assert lines(heading("Ships"), TABLE) == ["Ships", "There is a table on the page."]


def test_rows_are_read_after_what_they_are() -> None:
    assert lines(CAPTION, TABLE, tables="rows") == ["A table: The harbour at dawn", "Columns: Year, Ships", "2018: 412"]
    assert lines(TABLE, tables="rows", language="it") == ["Una tabella.", "Colonne: Year, Ships", "2018: 412"]
    assert lines(TABLE, tables="rows", language="nl") == ["Year, Ships", "2018: 412"]


def test_code_may_be_left_out() -> None:
    code = block(BlockKind.CODE, "x = 1")
    assert lines(paragraph("One."), code, code) == ["One.", "There is program code on the page."]
    assert lines(paragraph("One."), code, code="skip") == ["One."]


# ── lists, footnotes, emoji ──────────────────────────────────────────────────────────────────────────────────────────


def item(text: str, level: int, number: int = 0) -> Block:
    return Block(kind=BlockKind.LIST_ITEM, text=text, level=level, number=number)


def test_nested_items_follow_sooner_and_numbers_may_be_left_out() -> None:
    items = (item("Fruit", 1, 1), item("Apples", 2), item("Pears", 2), item("Nuts", 1, 2))
    pauses = Pauses(sentence_ms=100, paragraph_ms=400, section_ms=1000)
    show = a_show(style=Style(frame=("story",), pauses=pauses, say=Saying(lists="paused")))
    script = write(an_article(*items), show=show, lexicon=Lexicon.empty(), published=MORNING)
    said = [(said.written, said.pause_ms) for said in script.sections[0].utterances]
    assert said == [("Fruit", 300), ("Apples", 300), ("Pears", 400), ("Nuts", 1000)]


def test_footnotes_are_said_last_under_a_chapter_of_their_own() -> None:
    note = block(BlockKind.FOOTNOTE, "See the report.", 1)
    blocks = (note, paragraph("One."), block(BlockKind.FOOTNOTE, "No number."))
    script = script_of(an_article(*blocks, title="T"), Saying(footnotes="end"))
    story = next(section for section in script.sections if section.name == "story")
    assert [said.written for said in story.utterances] == ["One.", "Footnotes.", "1. See the report.", "No number."]
    assert [(mark.utterance, mark.title) for mark in script.marks] == [(0, "T"), (1, "Footnotes")]
    assert lines(*blocks) == ["One."]
    assert lines(*blocks, footnotes="end", language="nl") == ["One.", "1. See the report.", "No number."]


def test_emoji_are_named_in_the_article_s_language_and_stay_in_print() -> None:
    article = an_article(paragraph("Gut 👍🏽!"), language="de", title="T 🎉")
    named = script_of(article, Saying(emoji="name"))
    assert named.utterances[0].written == "Gut 👍🏽!"
    assert named.utterances[0].spoken == "Gut, daumen hoch!"
    assert script_of(article, Saying()).utterances[0].spoken == "Gut!"


# ── what others say ──────────────────────────────────────────────────────────────────────────────────────────────────

SAID = paragraph("“We kept our word, all of us.”")
SAID_BY = paragraph("“We kept our word, all of us,” said Ann Example.")
QUOTED = block(BlockKind.QUOTE, "A harbour is a promise.")


def test_direct_speech_goes_to_the_quote_voice_and_who_said_it_does_not() -> None:
    assert story(SAID, SAID_BY, QUOTED, quotes="voice") == [
        ("quote", SAID.text),
        ("quote", "“We kept our word, all of us,”"),
        ("host", "said Ann Example."),
        ("quote", QUOTED.text),
    ]


def test_plain_leaves_paragraphs_as_they_are() -> None:
    assert story(SAID, SAID_BY, QUOTED) == [("host", SAID.text), ("host", SAID_BY.text), ("quote", QUOTED.text)]


def test_marks_stand_round_whole_blocks_and_once_round_what_belongs_together() -> None:
    assert lines(SAID_BY, QUOTED, QUOTED, SAID, SAID, quotes="marked") == [
        SAID_BY.text,
        *("Quote.", QUOTED.text, QUOTED.text, "End quote."),
        *("Quote.", SAID.text, "End quote."),
        *("Quote.", SAID.text, "End quote."),
    ]
    assert lines(QUOTED, quotes="marked", language="de") == ["Zitat.", QUOTED.text, "Zitat Ende."]
    assert lines(QUOTED, quotes="marked", language="nl") == [QUOTED.text]


def test_marks_close_before_the_words_that_say_who_spoke_at_last() -> None:
    running = (paragraph("“It was hard. We had no crane."), paragraph("“It went on to be so,” said Ann Example."))
    assert lines(*running, quotes="marked") == [
        "Quote.",
        "“It was hard.",
        "We had no crane.",
        "“It went on to be so,”",
        "End quote.",
        "said Ann Example.",
    ]


INTERVIEW = (
    paragraph("Ann Example runs the harbour."),
    paragraph("GAZETTE: How long did the whole of it take you?"),
    paragraph("EXAMPLE: Ninety days in all, and none of them dry."),
    paragraph("EXAMPLE: That was hard."),
    paragraph("GAZETTE: And what will come next for you all?"),
    paragraph("EXAMPLE: A holiday, I do very much hope."),
)


def test_an_interview_names_who_speaks_once_a_turn() -> None:
    article = an_article(*INTERVIEW, site_name="The Example Gazette")
    script = script_of(article, Saying(quotes="voice"))
    story = next(section for section in script.sections if section.name == "story").utterances
    assert [(said.role, said.speaker, said.spoken) for said in story[1:]] == [
        (Role.HOST, "", "Gazette:"),
        (Role.HOST, "Gazette", "How long did the whole of it take you?"),
        (Role.HOST, "", "Ann Example:"),
        (Role.QUOTE, "Ann Example", "Ninety days in all, and none of them dry."),
        (Role.QUOTE, "Ann Example", "That was hard."),
        (Role.HOST, "", "Gazette:"),
        (Role.HOST, "Gazette", "And what will come next for you all?"),
        (Role.HOST, "", "Ann Example:"),
        (Role.QUOTE, "Ann Example", "A holiday, I do very much hope."),
    ]
    assert story[5].written == "EXAMPLE: That was hard."


@pytest.mark.parametrize(("quotes", "answering"), [("plain", "host"), ("marked", "host"), ("voice", "quote")])
def test_question_and_answer_are_said_as_words(quotes: str, answering: str) -> None:
    script = script_of(an_article(paragraph("Q: Why?"), paragraph("A: It rained.")), Saying(quotes=quotes))
    story = next(section for section in script.sections if section.name == "story").utterances
    assert [(said.role, said.written, said.spoken) for said in story] == [
        ("host", "Q:", "Question:"),
        ("host", "Why?", "Why?"),
        ("host", "A:", "Answer:"),
        (answering, "It rained.", "It rained."),
    ]


# ── whatever the blocks ──────────────────────────────────────────────────────────────────────────────────────────────

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.lists(
        st.sampled_from(
            [
                "“We did it.",
                "We did.”",
                "said Ann Example.",
                "Ann Example said:",
                "Q:",
                "A:",
                "“",
                "”",
                "— Jo Abara",
                "«",
                "a | b",
                "\n",
                "🎉",
                "12",
            ]
        ),
        max_size=5,
    ).map(" ".join),
)
BLOCKS = st.lists(
    st.builds(Block, kind=st.sampled_from(BlockKind), text=TEXT, level=st.integers(0, 3), number=st.integers(0, 2)),
    max_size=8,
)
SAYINGS = st.builds(
    Saying, **{name: st.sampled_from([word for option, word in options() if option == name]) for name, _ in options()}
)


@given(blocks=BLOCKS, saying=SAYINGS, language=st.sampled_from(["en", "de", "fr", "nl", "ja"]))
def test_every_script_can_be_spoken(blocks: list[Block], saying: Saying, language: str) -> None:
    script = script_of(an_article(*blocks, language=language), saying)
    assert not [said for said in script if nothing_to_say(said.spoken)]
    assert not [section for section in script.sections if not section.utterances and not section.music]
    assert [mark.utterance for mark in script.marks] == sorted({mark.utterance for mark in script.marks})
    assert script.marks[-1].utterance < len(script.utterances)


@given(
    blocks=BLOCKS.map(lambda blocks: [b for b in blocks if b.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}]),
    quotes=st.sampled_from(["plain", "voice", "marked"]),
)
def test_every_word_is_in_the_written_forms_in_order(blocks: list[Block], quotes: str) -> None:
    script = script_of(an_article(*blocks), Saying(quotes=quotes))
    told = "".join("".join(said.written for said in script).split())
    told = told.replace("Quote.", "").replace("Endquote.", "")
    at = 0
    for text in ("".join(b.text.split()) for b in script.article.blocks):
        at = told.index(text, at) + len(text)
