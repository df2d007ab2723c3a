from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.ingest.paragraphs import LONGEST, for_pauses
from narrator.model import Block, BlockKind

FILLER = "The river rose in the night and nobody slept until the pumps had started again at last. "


def parts(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [block.text for block in for_pauses((Block(kind=kind, text=text),))]


def test_a_paragraph_of_a_minute_stays_whole() -> None:
    text = (FILLER * 11)[:LONGEST].strip()
    assert parts(text) == [text]


def test_a_long_one_is_parted_after_two_to_four_sentences() -> None:
    text = (FILLER * 20).strip()
    pieces = parts(text)
    assert " ".join(pieces) == text
    assert {piece.count(".") for piece in pieces} <= {2, 3, 4}


def test_short_sentences_come_in_fours() -> None:
    pieces = parts(("It rained again. " * 80).strip())
    assert {piece.count(".") for piece in pieces[:-1]} == {4}
    assert pieces[-1].count(".") < 8


@pytest.mark.parametrize(
    "quotation",
    [
        "“{}”", "„{}“", "«{}»", '"{}"', "‘{}’", "({})", "「{}」",
    ],
)  # fmt: skip
def test_never_inside_a_quotation(quotation: str) -> None:
    quoted = quotation.format(
        "We don’t know. Nobody does. We wait. We hope. That is all. Go home. Come back. Wait again"
    )
    text = f"{FILLER * 6}She said: {quoted}, and left. {FILLER * 6}".strip()
    assert len(parts(text)) > 2
    assert any(quoted in piece for piece in parts(text))


def test_after_a_quotation_that_ends_a_sentence() -> None:
    text = ("He said: “We wait. We hope.” " * 40).strip()
    assert all(piece.endswith("”") for piece in parts(text))


@pytest.mark.parametrize("word", ["Dr.", "Mr.", "Prof.", "U.S.", "z. B.", "Gen.", "vs.", "approx.", "e.g.", "J. R."])
def test_never_after_an_abbreviation(word: str) -> None:
    text = (f"They met {word} Example at the mill by the river and asked about the water there. " * 20).strip()
    assert not any(piece.endswith(word) for piece in parts(text))
    assert len(parts(text)) > 3


def test_chinese_sentences_have_no_blank_between_them() -> None:
    text = "市议会周一表示，大桥将关闭维修，司机应做好延误的准备。" * 50
    assert "".join(parts(text)) == text
    assert len(parts(text)) > 5


@pytest.mark.parametrize("kind", [BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE, BlockKind.LIST_ITEM])
def test_only_paragraphs_are_parted(kind: BlockKind) -> None:
    assert len(parts(FILLER * 30, kind)) == 1


@given(st.text(alphabet="aB.!?“”‘’\"'() 1,", min_size=LONGEST + 1, max_size=3 * LONGEST))
def test_joined_by_blanks_the_parts_are_the_paragraph(text: str) -> None:
    assert " ".join(parts(text)).split() == text.split()
    assert all(parts(text)) or not text.strip()
