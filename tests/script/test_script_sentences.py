"""Sentences: where one ends, and that none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script import sentences

LANGUAGES = ("en-GB", "de", "fr", "es", "it", "pt-BR", "nl", "ar", "zh", "xx", "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", ("“We call on you to act,” the letter says.", "It adds: “We do.”", "He left.")),
        ("en-GB", ("Mr. Smith met Dr. J. R. R. Tolkien at 9.30 a.m. on Nov. 24.", "They spoke.")),
        ("en-GB", ("The U.S. Army said so.", "It costs £4.5m.", "See bbc.co.uk for more.")),
        ("en-GB", ("“Is it?” he asked.", "“No. It is not.”", "Fine.")),
        ("en-GB", ("Was it No. 10?", "Yes!")),
        ("de", ("Am 24. November kam Dr. Weiß: „Gut. Sehr gut.“", "Er ging.")),
        ("de", ("Der 1. FC Köln gewann, z. B. gegen Mainz.", "Es kamen 3,5 Mio. Menschen.")),
        ("fr", ("M. Dupont a dit : « Non ! »", "Mme. Weil aussi.")),
        ("es", ("El Sr. Gil vive en EE. UU. desde ayer.", "D. Ana no.")),
        ("it", ("Il dott. Rossi e la sig.ra Verdi.", "Poi il prof. Neri.")),
        ("pt-BR", ("O Sr. Gil saiu.", "A Dra. Ana ficou.")),
        ("zh", ("这是一个句子。", "这是另一个！")),
    ],
)
def test_ends_where_a_sentence_ends(language: str, expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected), language=language) == expected


@given(
    text=st.one_of(st.text(), st.text(alphabet="aA .!?…\"'“”()\n1。é–,:«»")),
    language=st.sampled_from(LANGUAGES),
)
def test_nothing_is_lost(text: str, language: str) -> None:
    said = sentences(text, language=language)
    assert "".join("".join(said).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in said)


@given(text=st.text(alphabet='aA .!?…”"“() ', max_size=60))
def test_no_sentence_is_only_punctuation_unless_all_is(text: str) -> None:
    said = sentences(text, language="en")
    assert len(said) <= 1 or all(any(character.isalnum() for character in sentence) for sentence in said[1:])


def test_white_space_within_a_paragraph_does_not_part_it() -> None:
    assert sentences("One\ntwo.\n\nThree\u00a0four.", language="en") == ("One two.", "Three four.")


def test_a_text_without_blanks_ends() -> None:
    assert len(sentences("这是一个句子，然后。" * 10_000, language="zh")) >= 10_000
