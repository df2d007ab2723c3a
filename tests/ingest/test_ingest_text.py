from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, read_stdin, rules, texts

from narrator.ingest.mail import without_mail_head
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


def told(text: str) -> list[tuple[str, str, int, int]]:
    return [(block.kind.value, block.text, block.level, block.number) for block in read_text(text).blocks]


def test_lists_have_levels_and_letters_count() -> None:
    assert told("- fruit\n  - apples\n    that keep\n  - pears\n- bread\n\na) one\n(b) two\n\n(1) three\n(2) four") == [
        ("list-item", "fruit", 1, 0),
        ("list-item", "apples that keep", 2, 0),
        ("list-item", "pears", 2, 0),
        ("list-item", "bread", 1, 0),
        ("list-item", "one", 1, 1),
        ("list-item", "two", 1, 2),
        ("list-item", "three", 1, 1),
        ("list-item", "four", 1, 2),
    ]


def test_quoted_lines_are_a_quotation() -> None:
    letter = f"He wrote:\n\n> {fill(STORY, 60, subsequent_indent='> ')}\n>\n>> So it was.\nSo he wrote, and so it was."
    assert kinds(letter) == [
        ("paragraph", "He wrote:"),
        ("quote", STORY),
        ("quote", "So it was."),
        ("paragraph", "So he wrote, and so it was."),
    ]


def test_a_text_that_is_quoted_as_a_whole_was_forwarded() -> None:
    assert kinds(f"> The bridge is shut\n>\n> {fill(STORY, 60, subsequent_indent='> ')}\n") == [
        ("heading", "The bridge is shut"),
        ("paragraph", STORY),
    ]


@pytest.mark.parametrize(("rule", "level"), [("=", 1), ("-", 2), ("~", 2)])
def test_what_is_underlined_is_a_heading(rule: str, level: int) -> None:
    title = "The bridge is shut"
    assert told(f"{title}\n{rule * len(title)}\n\n{STORY}")[0] == ("heading", title, level, 0)
    assert told(f"{STORY}\n{rule * 18}\n\nNobody knows.") == [
        ("paragraph", STORY, 0, 0),
        ("paragraph", "Nobody knows.", 0, 0),
    ]


def test_a_line_in_capitals_above_others_is_a_heading() -> None:
    assert kinds(f"WHAT COMES NEXT:\n{STORY}\n\nBBC NEWS, LONDON\n* * *\nThe end.\n\nNO.\nSo she said, and left.") == [
        ("heading", "WHAT COMES NEXT"),
        ("paragraph", STORY),
        ("heading", "BBC NEWS, LONDON"),
        ("paragraph", "The end."),
        ("paragraph", "NO."),
        ("paragraph", "So she said, and left."),
    ]


def test_in_a_text_of_capitals_they_say_nothing() -> None:
    assert kinds("THE BRIDGE IS SHUT\nIT WILL STAY SO.\nSays who?") == [
        ("paragraph", "THE BRIDGE IS SHUT"),
        ("paragraph", "IT WILL STAY SO."),
        ("paragraph", "Says who?"),
    ]


@pytest.mark.parametrize("mark", ["* * *", "⁂", "• • •", "~~~", "#", "❦", "_____", ". . ."])
def test_a_break_is_not_text(mark: str) -> None:
    assert kinds(f"{STORY}\n\n{mark}\n\nThe end.") == [("paragraph", STORY), ("paragraph", "The end.")]


def test_notes_that_the_text_refers_to_are_footnotes() -> None:
    text = f"{STORY}[1] So it is.[12]\n\n[1] The council's report.\n[12] Ask them.\n[7] Nobody asked."
    assert told(text)[1:] == [
        ("footnote", "The council's report.", 0, 1),
        ("footnote", "Ask them.", 0, 12),
        ("paragraph", "[7] Nobody asked.", 0, 0),
    ]


def test_lines_at_the_head_stay_lines() -> None:
    head = ["The bridge is shut", "Closed until March, the council says", "By Ann Example", "4 March 2024"]
    assert texts(read_text("\n".join([*head, "", STORY])).blocks) == [*head, STORY]


def test_a_greeting_is_no_heading() -> None:
    assert kinds(f"Dear all,\n\n{STORY}")[0] == ("paragraph", "Dear all,")


def test_a_paste_from_windows_comes_clean() -> None:
    article = read_stdin(f"The bridge is shut\r\n\r\n{STORY}\r\nThe coun\u00adcil\u00a0says\u2009so.\r\n")
    assert texts(article.blocks) == [STORY, "The council says so."]


@pytest.mark.parametrize(
    "head",
    [
        "From: Ann <ann@post.example>\nSubject: Fwd: The bridge is shut\nTo: desk@post.example\n",
        "\n---------- Forwarded message ---------\nFrom: Ann\nDate: Mon, 4 Mar 2024\nSubject: The bridge is shut\n",
        "Begin forwarded message:\n\n*From:* Ann\n*Subject:* RE: Fwd: The bridge is shut\n",
        "Von: Ann\nGesendet: Montag\nBetreff: WG: The bridge is shut\n",
    ],
)
def test_the_subject_of_a_forwarded_mail_is_its_title(head: str) -> None:
    article = read_stdin(f"{head}\n{STORY}\n\nFrom: here on it is text.")
    assert article.title == "The bridge is shut"
    assert texts(article.blocks) == [STORY, "From: here on it is text."]
    assert list(rules(article).values()) == ["head of an e-mail"]


@pytest.mark.parametrize("text", ["Subject: alone\n\nText.", "From: one\nTo: another\n\nText.", "Date: x", ""])
def test_what_only_looks_like_a_mail_stays_whole(text: str) -> None:
    assert without_mail_head(text) == ("", "", text)


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
