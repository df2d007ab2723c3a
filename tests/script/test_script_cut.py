"""Cutting: nothing lost, nothing too long, and cut where a speaker would breathe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script import cut

TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="ab ,.;:—-()“”é\u0301\u200d👩🚀。，中\n\u00a0", max_size=400),
    st.lists(st.sampled_from(["word", "and", "of", "end.", "then,", "so;", "a" * 40, "“Go.”", "–"]), max_size=60).map(
        " ".join
    ),
)


@given(text=TEXTS, limit=st.integers(min_value=1, max_value=60))
def test_pieces_fit_and_give_the_text_back(text: str, limit: int) -> None:
    pieces = cut(text, limit=limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(text=TEXTS, limit=st.integers(min_value=1, max_value=60))
def test_pieces_are_stretches_of_the_text_in_order(text: str, limit: int) -> None:
    at = 0
    for piece in cut(text, limit=limit):
        at = text.index(piece, at) + len(piece)


@given(text=TEXTS)
def test_a_text_that_fits_is_not_cut(text: str) -> None:
    assert cut(text, limit=max(1, len(text))) == ((text.strip(),) if text.strip() else ())


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("One two three. Four five six seven, eight", 30, ("One two three.", "Four five six seven, eight")),
        ("Alpha beta gamma; delta, epsilon zeta eta", 30, ("Alpha beta gamma;", "delta, epsilon zeta eta")),
        ("Alpha beta, gamma delta epsilon zeta eta", 34, ("Alpha beta,", "gamma delta epsilon zeta eta")),
        ("Alpha beta gamma and delta epsilon zeta", 30, ("Alpha beta gamma", "and delta epsilon zeta")),
        ("Alpha beta gamma of delta epsilon zeta", 30, ("Alpha beta gamma", "of delta epsilon zeta")),
        ("They said Dr. Okoro had gone away", 14, ("They said", "Dr. Okoro had", "gone away")),
        ("It is about 400 kilometres long", 16, ("It is about", "400 kilometres", "long")),
        ("The old town of Port Ellery is gone", 24, ("The old town", "of Port Ellery is gone")),
        ("He saw J. K. Lund there today", 16, ("He saw", "J. K. Lund there", "today")),
        ("Say [Okoro](/oˈkɔːro e/) now and then", 27, ("Say [Okoro](/oˈkɔːro e/)", "now and then")),
        ("“We go.” “We stay here for now.”", 24, ("“We go.”", "“We stay here for now.”")),
        ("abcdefghij", 4, ("abcd", "efgh", "ij")),
        ("ab cdefghij", 4, ("ab", "cdef", "ghij")),
        ("这是一个句子。这是另一个。", 8, ("这是一个句子。", "这是另一个。")),
    ],
)
def test_cuts_at_the_best_place(text: str, limit: int, pieces: tuple[str, ...]) -> None:
    assert cut(text, limit=limit) == pieces


def test_two_good_cuts_are_better_than_a_bad_one() -> None:
    text = "Aaaa bbbb cccc, dddd eeee ffff gggg, hhhh iiii jjjj"
    assert cut(text, limit=27) == ("Aaaa bbbb cccc,", "dddd eeee ffff gggg,", "hhhh iiii jjjj")


def test_a_character_keeps_its_marks() -> None:
    assert cut("xxe\u0301e\u0301", limit=3) == ("xx", "e\u0301", "e\u0301")
    assert cut("👩\u200d🚀👩\u200d🚀", limit=4) == ("👩\u200d🚀", "👩\u200d🚀")


def test_marks_without_end_are_cut_all_the_same() -> None:
    assert [len(piece) for piece in cut("\u0301" * 100, limit=40)] == [40, 40, 20]


def test_a_dash_alone_does_not_begin_a_piece() -> None:
    assert cut("Alpha beta gamma – delta epsilon", limit=20) == ("Alpha beta gamma –", "delta epsilon")


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        cut("a", limit=0)


def test_a_megabyte_is_cut() -> None:
    pieces = cut("the quick, brown fox. " * 45_000, limit=300)
    assert max(map(len, pieces)) <= 300
    assert len(pieces) < 4_000


def test_a_word_with_its_pronunciation_is_not_cut() -> None:
    said = "[Xi Jinping](/ʃiː dʒɪnpɪŋ/)"
    pieces = cut(f"so “{said}”, who and {said}’s men", limit=40)
    assert [piece.count(said) for piece in pieces if "[" in piece or "/" in piece] == [1, 1]
    assert "".join(cut(said, limit=9)).replace(" ", "") == said.replace(" ", "")


@given(text=st.text(alphabet="a [](/)ʃ。.\n", max_size=80), limit=st.integers(min_value=1, max_value=40))
def test_brackets_of_any_kind_are_joined_again(text: str, limit: int) -> None:
    pieces = cut(f"{text} [a b](/ʃ ʃ/) {text}", limit=limit)
    assert "".join("".join(pieces).split()) == "".join(f"{text}[ab](/ʃʃ/){text}".split())
    assert all(len(piece) <= limit for piece in pieces)
