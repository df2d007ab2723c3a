"""The script of an article: golden scripts, the frame, roles, pauses, marks, and that nothing of the story is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples_script import (
    HAFEN,
    HARBOUR,
    HAVEN,
    LEXICON,
    MORNING,
    a_show,
    an_article,
    block,
    heading,
    paragraph,
    printed,
)

from narrator.errors import ConfigError
from narrator.model import Article, Block, BlockKind, Mark, Role, Script
from narrator.script import Lexicon, write
from narrator.script.spoken.marks import nothing_to_say
from narrator.show import FRAME, MUSIC, Music, Pauses, Show, Style, Wording

GOLDEN = Path(__file__).parents[1] / "golden" / "script"


def written(article: Article, show: Show | None = None, published: datetime = MORNING) -> Script:
    return write(article, show=show or a_show(), lexicon=Lexicon.empty(), published=published)


def story(*blocks: Block, show: Show | None = None) -> Script:
    return written(an_article(*blocks), show or a_show(style=Style(frame=("story", "sign-off"))))


@pytest.mark.parametrize(("name", "article"), [("harbour", HARBOUR), ("hafen", HAFEN), ("haven", HAVEN)])
def test_is_the_golden_script(name: str, article: Article) -> None:
    script = write(article, show=a_show(), lexicon=LEXICON, published=MORNING)
    assert printed(script) == (GOLDEN / f"{name}.script.txt").read_text(encoding="utf-8")


# ── the frame ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "frame",
    [
        FRAME,
        ("story",),
        ("headline", "story"),
        ("intro", "story", "outro"),
        ("sign-off", "story", "welcome"),
        ("sting",),
    ],
)
def test_the_parts_stand_in_the_frame_s_order_and_the_voice_is_disclosed_once(frame: tuple[str, ...]) -> None:
    everything = Music(intro="i.mp3", sting="s.mp3", outro="o.mp3")
    script = written(HARBOUR, a_show(style=Style(frame=frame), music=everything))
    names = [section.name for section in script.sections]
    assert [name for name in names if name != "sign-off" or "sign-off" in frame] == [*frame]
    assert [said.written for said in script].count("This episode was read by a synthetic voice.") == 1
    assert all(bool(section.music) == (section.name in MUSIC) for section in script.sections)


def test_a_frame_without_sign_off_discloses_before_the_outro() -> None:
    show = a_show(style=Style(frame=("story", "outro")), music=Music(outro="o.mp3"))
    assert [section.name for section in written(HARBOUR, show).sections] == ["story", "sign-off", "outro"]


def test_music_that_the_show_has_not_is_no_part() -> None:
    names = [section.name for section in written(HARBOUR, a_show(music=Music())).sections]
    assert names == ["welcome", "headline", "story", "sign-off"]


def test_a_line_with_an_empty_value_is_not_said() -> None:
    article = an_article(source=replace(HARBOUR.source, location="https://x"), canonical_url="", authors=())
    lines = [said.written for said in written(article, a_show(author="", listen_on=()))]
    assert "It’s Tuesday, 24 November 2026." in lines
    assert "That story was published by x." in lines
    assert "Listen to Behind the Headline wherever you get your podcasts." in lines
    assert not [line for line in lines if line.startswith(("From", "By"))]


@pytest.mark.parametrize(
    ("language", "timezone", "published", "line"),
    [
        ("en-GB", "Europe/London", MORNING, "It’s Tuesday, 24 November 2026."),
        ("en-US", "America/New_York", MORNING, "It’s Tuesday, November 24, 2026."),
        ("en-US", "Asia/Tokyo", datetime(2026, 11, 24, 20, tzinfo=UTC), "It’s Wednesday, November 25, 2026."),
        ("de", "UTC", MORNING, "Heute ist Dienstag, der 24. November 2026."),
        ("fr", "UTC", MORNING, "Nous sommes le mardi 24 novembre 2026."),
    ],
)
def test_the_date_is_that_of_the_show_s_place(language: str, timezone: str, published: datetime, line: str) -> None:
    article = an_article(language=language.partition("-")[0])
    script = written(article, a_show(language=language, timezone=timezone), published)
    assert line in [said.written for said in script]


@pytest.mark.parametrize(
    ("article", "show", "script"),
    [
        ("en", "en-GB", "en-GB"),
        ("en-US", "en-GB", "en-US"),
        ("de", "en-GB", "de"),
        ("", "pt-BR", "pt-BR"),
        ("pt", "pt", "pt"),
    ],
)
def test_the_region_is_the_article_s_or_else_the_show_s(article: str, show: str, script: str) -> None:
    assert written(an_article(language=article), a_show(language=show)).language == script


def test_a_show_may_change_the_wording() -> None:
    wording = {
        "en": Wording(welcome=("Hello from $show.",), sign_off=("Bye.",)),
        "en-GB": Wording(sign_off=("Cheerio, $$1.",)),
    }
    lines = [said.written for said in written(HARBOUR, a_show(style=Style(wording=wording)))]
    assert lines[0] == "Hello from Behind the Headline."
    assert lines[-2:] == ["Cheerio, $1.", "This episode was read by a synthetic voice."]


def test_all_faults_of_the_wording_are_told_at_once() -> None:
    wording = {"en": Wording(welcome=("From $autor.", "$5 a day")), "de": Wording(disclosure="$Show spricht")}
    with pytest.raises(ConfigError) as caught:
        written(HARBOUR, a_show(style=Style(wording=wording)))
    known = "$show, $author, $date, $title, $standfirst, $authors, $source, $where"
    assert caught.value.problems == (
        f"style.wording.en: welcome: 'From $autor.' names $autor (did you mean $author? known: {known})",
        "style.wording.en: welcome: '$5 a day' has a $ that names nothing (write $$ for a dollar sign)",
        f"style.wording.de: disclosure: '$Show spricht' names $Show (did you mean $show? known: {known})",
    )


def test_a_value_s_dollar_signs_are_no_names() -> None:
    assert "The $show costs $5" in [said.written for said in written(an_article(title="The $show costs $5"))]


# ── roles, pauses, marks ─────────────────────────────────────────────────────────────────────────────────────────────


def test_each_part_and_block_has_its_speaker() -> None:
    script = written(an_article(paragraph("One."), block(BlockKind.QUOTE, "“Two.”"), heading("Three")))
    roles = {section.name: [said.role for said in section.utterances] for section in script.sections}
    assert roles["story"] == [Role.HOST, Role.QUOTE, Role.HOST]
    assert {role for name in ("welcome", "headline", "sign-off") for role in roles[name]} == {Role.ANNOUNCER}


def test_pauses_follow_the_structure() -> None:
    pauses = Pauses(sentence_ms=1, paragraph_ms=10, heading_ms=100, section_ms=1000)
    show = a_show(style=Style(frame=("story", "sign-off"), pauses=pauses))
    script = story(paragraph("One. Two."), paragraph("Three."), heading("Four"), paragraph("Five."), show=show)
    assert [said.pause_ms for said in script.sections[0].utterances] == [1, 10, 100, 100, 1000]


def test_a_long_sentence_is_cut_with_a_breath() -> None:
    sentence = "It went on, " * 30 + "and stopped."
    first, *others = story(paragraph(f"{sentence} Then it began again.")).sections[0].utterances
    assert first.pause_ms == Pauses().sentence_ms // 3
    assert len(first.written) <= 300
    assert [said.pause_ms for said in others] == [350, 1100]


def test_chapters_are_the_show_the_article_and_its_headings() -> None:
    script = written(HARBOUR)
    assert script.marks == (
        Mark(utterance=0, title="Behind the Headline"),
        Mark(utterance=2, title=HARBOUR.title, url="https://gazette.example/harbour"),
        Mark(utterance=11, title="WHAT THE OWNERS TOLD US"),
        Mark(utterance=19, title="What next?"),
    )
    assert script.utterances[11].written == "WHAT THE OWNERS TOLD US"


@pytest.mark.parametrize("frame", [("story",), ("headline", "story"), ("intro", "headline", "story")])
def test_the_article_s_chapter_may_be_the_first(frame: tuple[str, ...]) -> None:
    script = written(an_article(paragraph("One."), heading("Two")), a_show(style=Style(frame=frame)))
    assert [mark.title for mark in script.marks] == [script.article.title, "Two"]
    assert script.marks[0].utterance == 0


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_items_of_an_ordered_list_say_their_number() -> None:
    script = story(block(BlockKind.LIST_ITEM, "Finland", 1), block(BlockKind.LIST_ITEM, "Norway", 0))
    said = [(said.written, said.spoken) for said in script.sections[0].utterances]
    assert said == [("1. Finland", "One. Finland."), ("Norway", "Norway.")]


def test_what_cannot_be_read_out_is_told_once_in_the_article_s_language() -> None:
    table, code = block(BlockKind.TABLE, "a | b"), block(BlockKind.CODE, "x = 1")
    caption = block(BlockKind.CAPTION, "A picture")
    english = [said.written for said in story(table, table, code, caption, table).sections[0].utterances]
    assert english == [
        "There is a table on the page.",
        "There is program code on the page.",
        "There is a table on the page.",
    ]
    dutch = written(an_article(paragraph("Ja."), table, language="nl"), a_show(style=Style(frame=("story",))))
    assert [said.written for said in dutch.sections[0].utterances] == ["Ja."]


def test_a_title_is_said_whole_and_as_a_sentence() -> None:
    script = written(an_article(title="U.S. envoy: ‘No deal.’ What now"))
    title = next(said for said in script if said.written.startswith("U.S."))
    assert (title.written, title.spoken) == (script.article.title, "US envoy: ‘No deal.’ What now.")


def test_what_has_nothing_to_say_stays_in_its_neighbour_s_transcript() -> None:
    script = story(paragraph("…"), paragraph("One."), paragraph("* * *"), heading("🙂"), paragraph("Two."))
    assert [said.written for said in script.sections[0].utterances] == ["… One. * * * 🙂", "Two."]
    assert [mark.title for mark in script.marks] == [script.article.title]


def test_a_part_with_nothing_to_say_gives_its_text_to_the_next() -> None:
    show = a_show(style=Style(frame=("headline", "story")))
    script = written(an_article(paragraph("One."), title="?!"), show)
    assert [section.name for section in script.sections] == ["story", "sign-off"]
    assert script.utterances[0].written == "?! One."


KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST_ITEM])
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    st.lists(st.sampled_from(["Mr. Gil", "said.", "“No.”", "£1bn", "in 1999,", "…", "🙂", "and", "TOLD US", "“"])).map(
        " ".join
    ),
    st.just("so it went on, and on and on " * 20),
)
BLOCKS = st.lists(st.builds(block, KINDS, TEXT), max_size=6)


@given(blocks=BLOCKS)
def test_every_word_of_the_story_is_in_the_written_forms_in_order(blocks: list[Block]) -> None:
    script = story(*blocks)
    told = "".join("".join(said.written for said in script).split())
    at = 0
    for text in ("".join(b.text.split()) for b in script.article.blocks):
        at = told.index(text, at) + len(text)


@given(blocks=BLOCKS, language=st.sampled_from(["en", "de", "nl", ""]))
def test_every_script_can_be_spoken(blocks: list[Block], language: str) -> None:
    script = written(replace(an_article(*blocks), language=language))
    assert not [said for said in script if nothing_to_say(said.spoken)]
    assert not [section for section in script.sections if not section.utterances and not section.music]
    assert script.marks[0].utterance == 0
    assert all(one.utterance < other.utterance for one, other in pairwise(script.marks))
    assert script.marks[-1].utterance < len(script.utterances)


def test_the_same_article_gives_the_same_script() -> None:
    assert written(HARBOUR) == written(HARBOUR)
