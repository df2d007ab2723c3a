"""Whose words they are: direct speech by its marks, names where the words beside it are sure, interviews."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples_script import an_article, block, paragraph

from narrator.model import Block, BlockKind
from narrator.script.roles.attributions import attributions_of, names_in, signature, signed, whole_name
from narrator.script.roles.passages import Told, told

NAMES = frozenset({"Ann Okoro", "Bo Sample", "Jo Sample", "Kim Vale"})


def speaker(aside: str, language: str = "en") -> str | None:
    found = attributions_of(language)
    assert found
    tell = found.before if aside.endswith(":") else found.after
    return tell(aside, lambda part: whole_name(part, NAMES))


@pytest.mark.parametrize(
    ("aside", "name"),
    [
        ("said Ann Example.", "Ann Example"),
        ("said Dr. Ann Okoro, who runs its union.", "Ann Okoro"),
        ("said Mayor Ann Example.", "Ann Example"),
        ("said the mayor, Ann Example.", "Ann Example"),
        ("said J. R. Example on Monday.", "J. R. Example"),
        ("said Ann van der Berg.", "Ann van der Berg"),
        ("Ann Example, the mayor, said.", "Ann Example"),
        ("Ann Example told reporters on Monday.", "Ann Example"),
        ("Ann O’Neill (62) has said before.", "Ann O’Neill"),
        ("said Okoro.", "Ann Okoro"),
        ("Mrs Vale added on Tuesday.", "Kim Vale"),
        ("said Ann Example Monday.", "Ann Example"),
        ("The Board’s Leader Ann Example said on Monday.", "Ann Example"),
        ("In a statement, Ann Example said:", "Ann Example"),
    ],
)
def test_who_said_it_is_named(aside: str, name: str) -> None:
    assert speaker(aside) == name


@pytest.mark.parametrize(
    ("language", "aside", "name"),
    [
        ("de", "sagte Anna Beispiel.", "Anna Beispiel"),
        ("de", "sagte Bürgermeisterin Anna Beispiel der Zeitung.", "Anna Beispiel"),
        ("de", "so Anna Beispiel.", "Anna Beispiel"),
        ("de", "Dazu sagte Anna Beispiel:", "Anna Beispiel"),
        ("fr", "a déclaré Anne Exemple.", "Anne Exemple"),
        ("fr", "explique le maire, Jean Exemple.", "Jean Exemple"),
        ("es", "dijo Ana Ejemplo.", "Ana Ejemplo"),
        ("es", "explicó la alcaldesa, Ana Ejemplo.", "Ana Ejemplo"),
        ("it", "ha detto Anna Esempio.", "Anna Esempio"),
        ("it", "Anna Esempio ha spiegato:", "Anna Esempio"),
        ("pt", "disse Ana Exemplo.", "Ana Exemplo"),
        ("pt", "afirmou a prefeita Ana Exemplo.", "Ana Exemplo"),
    ],
)
def test_who_said_it_is_named_in_six_languages(language: str, aside: str, name: str) -> None:
    assert speaker(aside, language) == name


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        ("en", "she said."),
        ("en", "said a spokesman for Bo Sample."),
        ("en", "said the son of Ann Example."),
        ("en", "said Sample."),
        ("en", "said Monday."),
        ("en", "he told Ann Example."),
        ("en", "He told Ann Example:"),
        ("en", "The Gazette asked Ann Example:"),
        ("en", "The report, which Ann Example said was late, noted:"),
        ("de", "sagte der Sprecher des Ministeriums."),
        ("de", "sagte ein Sprecher von Anna Beispiel."),
        ("fr", "a-t-elle ajouté."),
        ("fr", "explique le porte-parole de Jean Exemple."),
        ("es", "dijo el portavoz de Ana Ejemplo."),
        ("pt", "disse a Ana Exemplo."),
    ],
)
def test_nobody_is_named_where_it_is_not_sure(language: str, aside: str) -> None:
    assert speaker(aside, language) == ""


@pytest.mark.parametrize(
    "aside", ["plans are here.", "said Ann Example. The Board met.", "and the", "said " + "so " * 100]
)
def test_other_words_tell_not_who_spoke(aside: str) -> None:
    assert speaker(aside) is None


def test_names_stand_without_titles_and_a_part_stands_for_one_only() -> None:
    names = names_in(iter(["Then Dr. Ann Okoro met Mayor Bo Sample.", "Jo Sample did not come."]))
    assert names == {"Ann Okoro", "Bo Sample", "Jo Sample"}
    assert (whole_name("Okoro", names), whole_name("Sample", names), whole_name("Vale", names)) == ("Ann Okoro", "", "")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is a promise. — Jo Abara, poet", ("It is a promise.", "— Jo Abara, poet", "Jo Abara")),
        ("“It is a promise.” – Jo Abara", ("“It is a promise.”", "– Jo Abara", "Jo Abara")),
        ("It is – and stays – a promise.", ("It is – and stays – a promise.", "", "")),
        ("They came. — as they always did.", ("They came. — as they always did.", "", "")),
    ],
)
def test_a_block_quote_may_be_signed(text: str, parts: tuple[str, str, str]) -> None:
    assert signed(text) == parts


def test_a_signature_is_a_line_of_its_own() -> None:
    assert signature("— Jo Abara, the poet (1901)") == "Jo Abara"
    assert signature("— the council, in May") == signature("Jo Abara") == ""


# ── blocks as passages ───────────────────────────────────────────────────────────────────────────────────────────────


def read(*blocks: Block, language: str = "en") -> list[list[tuple[str, str]]]:
    """Of each block its direct speech, with the name of who says it."""
    return [
        [(passage.text, passage.speaker) for passage in one.passages if passage.quoted]
        for one in told(an_article(*blocks), language)
    ]


def paragraphs(*texts: str, language: str = "en") -> list[list[tuple[str, str]]]:
    return read(*map(paragraph, texts), language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We did it. We are glad.”"),
        ("en", "‘We didn’t stop at one o’clock.’"),
        ("en", '"We did it."[2]'),
        ("de", "„Wir haben es ‚geschafft‘.“"),
        ("de", "»Wir haben es geschafft.«"),
        ("fr", "« Nous l’avons fait. »"),
        ("es", "«Lo hicimos»."),
        ("it", "“Ce l’abbiamo fatta”."),
        ("ja", "「できました。」"),
    ],
)
def test_a_paragraph_may_be_wholly_direct_speech(language: str, text: str) -> None:
    assert paragraphs(text, language=language) == [[(text, "")]]


@pytest.mark.parametrize(
    "text",
    [
        "The “big” plan.",
        "“Big” plans are here.",
        "“No.” She left the room. “Never.”",
        "“It was never closed.",
        "“We kept our word.” “It was never closed.",
        "“Yes,” said Ann Example.",
        "“One” and “two” and “three”",
        "Ann Example said it was a “deal with the devil himself.”",
        "Ann Example said, “a deal with the devil.”",
        "“A deal with the devil himself” was made.",
        "It was five o’clock, ‘or so",
    ],
)
def test_other_paragraphs_are_the_narrator_s(text: str) -> None:
    assert paragraphs(text) == [[]]


def test_speech_is_told_from_who_says_it() -> None:
    assert paragraphs("“We kept our word, all of us,” said Ann Example. “We will again.”") == [
        [("“We kept our word, all of us,”", "Ann Example"), ("“We will again.”", "Ann Example")]
    ]
    assert paragraphs("Ann Example, the mayor, said: “We kept our word.”") == [[("“We kept our word.”", "Ann Example")]]
    assert paragraphs("Ann Example said, “We kept our word.”") == [[("“We kept our word.”", "Ann Example")]]
    assert paragraphs("Ann Example, the mayor, said:", "“We did it.”") == [[], [("“We did it.”", "Ann Example")]]
    assert paragraphs("There were three rules:", "“We did it.”") == [[], [("“We did it.”", "")]]


def test_speech_runs_on_over_paragraphs_and_its_speaker_with_it() -> None:
    texts = ("“We did it.", "“It was hard.", "“It will be so again,” said Ann Example.")
    assert paragraphs(*texts) == [
        [("“We did it.", "Ann Example")],
        [("“It was hard.", "Ann Example")],
        [("“It will be so again,”", "Ann Example")],
    ]
    begun = ("Ann Example said: “We did it.", "“It was hard.”")
    assert paragraphs(*begun) == [[("“We did it.", "Ann Example")], [("“It was hard.”", "Ann Example")]]
    assert paragraphs("“We did it.", "“It was hard.", "And so on.") == [[], [], []]


def flags(*blocks: Block) -> list[tuple[bool, bool]]:
    return [(one.came_on, one.goes_on) for one in told(an_article(*blocks), "en")]


def test_what_belongs_together_is_told() -> None:
    quote = block(BlockKind.QUOTE, "A promise.")
    assert flags(paragraph("“We did it."), paragraph("“It was hard.”"), paragraph("“Yes, it was.”")) == [
        (False, True),
        (True, False),
        (False, False),
    ]
    assert flags(quote, quote, paragraph("One.")) == [(False, True), (True, False), (False, False)]


@pytest.mark.parametrize(
    "under", [block(BlockKind.QUOTE, "Jo Abara, poet"), block(BlockKind.QUOTE, "— Jo Abara"), paragraph("— Jo Abara")]
)
def test_the_line_under_a_block_quote_names_who_it_is_of(under: Block) -> None:
    quote = block(BlockKind.QUOTE, "A promise.")
    assert read(quote, quote, under, paragraph("One.")) == [[("A promise.", "Jo Abara")]] * 2 + [[], []]


def test_a_block_quote_may_be_announced() -> None:
    assert read(paragraph("Ann Example wrote:"), block(BlockKind.QUOTE, "Dear all.")) == [
        [],
        [("Dear all.", "Ann Example")],
    ]


# ── interviews ───────────────────────────────────────────────────────────────────────────────────────────────────────


def labels(*texts: str, language: str = "en", **changes: str) -> list[str]:
    return [one.passages[0].label for one in told(an_article(*map(paragraph, texts), **changes), language)]


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("en", "Q:", "A:"),
        ("en", "Question:", "Answer:"),
        ("en", "Q.", "A."),
        ("de", "F:", "A:"),
        ("de", "Frage:", "Antwort:"),
        ("fr", "Q :", "R :"),
        ("es", "P:", "R:"),
        ("it", "D:", "R:"),
        ("pt", "Pergunta:", "Resposta:"),
    ],
)
def test_question_and_answer_are_an_interview(language: str, question: str, answer: str) -> None:
    assert labels(f"{question} Why?", f"{answer} Rain.", "The end.", language=language) == [question, answer, ""]


TALK = (
    "Gazette: How long did the whole of it take?",
    "Okoro: Ninety days in all, and none of them dry.",
    "Gazette: And what comes next for the harbour?",
    "Okoro: A holiday for all of us, I hope.",
)


def test_names_are_an_interview_and_are_made_whole() -> None:
    article = an_article(paragraph("Dr. Ann Okoro runs the harbour."), *map(paragraph, TALK))
    assert [one.passages[0].speaker for one in told(article, "en")] == [
        "",
        "Gazette",
        "Ann Okoro",
        "Gazette",
        "Ann Okoro",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Update: The bridge is open again, and so is the road.", "Note: Prices may change from one week to the next."),
        ("Price: £5", "Rating: four stars", "Price: £8", "Rating: three stars?"),
        ("Q: Why?", "The end of it."),
        tuple(text.replace("?", ".") for text in TALK),
        TALK[:3],
        ("It was late: nobody came to see whether the harbour was open.",) * 4,
    ],
)
def test_other_paragraphs_with_colons_are_no_interview(texts: tuple[str, ...]) -> None:
    assert set(labels(*texts)) == {""}


# ── whatever the text ────────────────────────────────────────────────────────────────────────────────────────────────

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(["“", "”", "‘", "’", "„", "«", "»", '"', "said", "Ann Example", ":", "Q:", ".", "A", "— "]),
            max_size=12,
        ).map(" ".join),
    ),
    max_size=6,
)


@given(texts=TEXTS, language=st.sampled_from(["en", "de", "fr", "es", "ja", "xx", ""]))
def test_passages_give_each_block_back(texts: list[str], language: str) -> None:
    blocks = [paragraph(text) for text in texts] or [paragraph("One.")]
    for one, given_block in zip(told(an_article(*blocks), language), blocks, strict=True):
        assert "".join(f"{p.label} {p.text}" for p in one.passages).split() or not given_block.text.split()
        assert squeezed(one) == "".join(given_block.text.split())


def squeezed(one: Told) -> str:
    return "".join("".join(f"{passage.label}{passage.text}" for passage in one.passages).split())


@pytest.mark.parametrize(
    "unit",
    ["(", "1", " ", "a", "A", "“", "”", "“a ", "A. ", "Ab ", "said Ann ", "— A. ", "’", "a’", '"', "«„", "A: ", ": “"],
)
def test_no_text_takes_long(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    told(an_article(paragraph(text), block(BlockKind.QUOTE, text), paragraph(text + ":")), "en")
    assert time.process_time() - began < 3
