from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, read_stdin, texts

from narrator.ingest.text import read_text
from narrator.model import BlockKind


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_text(text).blocks]


def test_title_blank_line_paragraphs() -> None:
    article = read_stdin(f"The bridge is closed\n\n{STORY}\n\nThe mayor regrets it.\n")
    assert article.title == "The bridge is closed"
    assert texts(article.blocks) == [STORY, "The mayor regrets it."]


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_lines_broken_to_fit_are_joined(width: int) -> None:
    second = "It was the third time this year. " + STORY
    wrapped = f"{fill(STORY, width)}\n\n{fill(second, width)}"
    assert texts(read_text(wrapped).blocks) == [STORY, second]


def test_a_hyphen_at_a_line_end_stays_without_a_blank() -> None:
    assert kinds("it is a well-\nknown and much-loved bridge over the river\n")[0][1].startswith(
        "it is a well-known and"
    )


def test_single_line_ends_part_paragraphs_that_were_not_broken_to_fit() -> None:
    lines = [STORY, "The mayor regrets it.", STORY.replace("Monday", "Tuesday")]
    assert texts(read_text("\n".join(lines)).blocks) == lines


def test_short_lines_stay_lines() -> None:
    poem = "The tide is out,\nThe boats lie down upon the sand,\nA dog runs by,\nAnd nobody in all the town."
    assert texts(read_text(f"{poem}\n\n{STORY}").blocks) == [*poem.split("\n"), STORY]


def test_bullets_and_numbers_are_lists() -> None:
    assert kinds("Bring these:\n\n- a coat\n* a torch\n• bread\n\n1. Wait.\n2) Listen.\n10. Go.") == [
        ("paragraph", "Bring these:"),
        ("list-item", "a coat"),
        ("list-item", "a torch"),
        ("list-item", "bread"),
        ("list-item", "Wait."),
        ("list-item", "Listen."),
        ("list-item", "Go."),
    ]
    assert [block.number for block in read_text("1. Wait.\n2) Listen.\n10. Go.").blocks] == [1, 2, 10]


def test_one_dash_or_number_alone_is_no_list() -> None:
    assert kinds("- Stop, she said.") == [("paragraph", "- Stop, she said.")]
    assert kinds("1984. It was a cold year.") == [("paragraph", "1984. It was a cold year.")]


def test_a_short_line_over_a_paragraph_is_a_heading() -> None:
    blocks = read_text(f"Title\n\n{STORY}\n\nWhat comes next\n\nNobody knows.\n\nA last line").blocks
    assert texts(blocks, BlockKind.HEADING) == ["Title", "What comes next"]
    assert texts(blocks, BlockKind.PARAGRAPH) == [STORY, "Nobody knows.", "A last line"]


def test_rulers_are_not_text() -> None:
    assert kinds(f"{STORY}\n\n* * *\n\n-----\n\nThe end.") == [("paragraph", STORY), ("paragraph", "The end.")]


def test_text_without_a_title_line_is_called_by_its_first_sentence_and_stays_whole() -> None:
    article = read_stdin(f"{STORY}\n\nThe mayor regrets it.")
    assert article.title == "The council closed the old bridge on Monday after a crack was found in the northern pier"
    assert texts(article.blocks) == [STORY, "The mayor regrets it."]


def test_a_long_first_sentence_is_shortened_at_a_word() -> None:
    sentence = "The council of the old town by the river " * 4 + "met."
    article = read_stdin(sentence + " " + STORY)
    assert article.title.endswith("…")
    assert sentence.startswith(article.title.removesuffix("…"))
    assert sentence[len(article.title) - 1] == " "
    assert len(article.title) <= 91


def test_right_to_left_text_is_read() -> None:
    story = "أغلقت البلدية الجسر القديم يوم الاثنين بعد اكتشاف شق في الدعامة الشمالية. " * 4
    article = read_stdin(f"الجسر مغلق حتى الربيع\n\n{story}")
    assert (article.title, article.language) == ("الجسر مغلق حتى الربيع", "ar")
    assert "".join(texts(article.blocks)).replace(" ", "") == story.replace(" ", "")


LINES = st.lists(st.text("ab.- 1\t", max_size=12), max_size=12)


@given(LINES)
def test_no_letter_is_lost_between_the_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = "".join(block.text for block in read_text(text).blocks)
    assert [c for c in kept if c in "ab"] == [c for c in text if c in "ab"]
