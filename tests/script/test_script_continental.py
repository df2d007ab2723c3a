"""German, French, Spanish, Italian and Portuguese as their newspapers print them, and what must be left alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script import normalise
from narrator.script.spoken.locales import locale_for
from narrator.script.spoken.marks import speakable
from narrator.script.spoken.normalise import PASSES, one_pass, rules_for
from narrator.script.spoken.roman import roman
from narrator.script.spoken.rule import listed, tokens_of

GOLDEN = Path(__file__).parents[1] / "golden" / "script"
TAGS = ("de", "de-AT", "de-CH", "fr", "fr-CA", "fr-CH", "es", "es-MX", "es-AR", "it", "it-CH", "pt", "pt-BR", "pt-PT")
CLASSES = frozenset(
    listed(
        "money number negative ordinal fraction range score date time decade century age percent unit phone roman "
        "abbrev acronym symbol compound slash gender caps mark leave"
    )
)


def golden_rows() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for path in sorted(GOLDEN.glob("*.tsv")):
        if path.stem in {"de", "fr", "es", "it", "pt"}:
            for line in path.read_text(encoding="utf-8").splitlines():
                if not line.startswith("# "):
                    tag, kind, _, written, *spoken = line.split("\t")
                    yield tag, kind, written, tuple(spoken)


ROWS = tuple(golden_rows())


@pytest.mark.parametrize(("tag", "kind", "written", "spoken"), ROWS)
def test_a_news_sentence_is_said_in_one_of_its_right_ways(
    tag: str, kind: str, written: str, spoken: tuple[str, ...]
) -> None:
    said = normalise(written, language=tag)
    assert said in spoken, kind
    assert normalise(said, language=tag) == said


@pytest.mark.parametrize("base", ["de", "fr", "es", "it", "pt"])
def test_each_language_has_sentences_of_each_class(base: str) -> None:
    rows = [row for row in ROWS if row[0].partition("-")[0] == base]
    assert len(rows) >= 150
    assert {kind for _, kind, _, _ in rows} <= CLASSES
    assert len({kind for _, kind, _, _ in rows}) >= 23


@pytest.mark.parametrize("language", ["nl", "sv", "da", "nb", "pl", "fi", "cs", "xx"])
@pytest.mark.parametrize(
    "text",
    [
        "De prijs steeg met 3,5% tot € 1.250 in 2019/20.",
        "Kl. 14.30 den 3. maj 2024 – nr. 5",
        "Król Jan III Sobieski wygrał 3:1 z XIX-wieczną EU & Co.",
        "Kungen Carl XVI Gustaf, 22-årig, 10–12 kr",
    ],
)
def test_a_language_without_rules_keeps_its_words_and_figures(language: str, text: str) -> None:
    said = normalise(text, language=language)
    assert [word for word in said.replace(",", " ").split() if word.isalnum()] == [
        word for word in text.replace(",", " ").split() if word.isalnum()
    ]


# ── what its region says or prints in another way ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tag", "written", "spoken"),
    [
        ("fr", "70 €", "soixante-dix euros"),
        ("fr-BE", "70 €", "septante euros"),
        ("fr-CH", "91 €", "nonante et un euros"),
        ("fr-CH", "1’972 €", "mille neuf cent septante-deux euros"),
        ("es", "$ 5", "cinco dólares"),
        ("es-CL", "$ 5", "cinco pesos"),
        ("es-MX", "3.5%", "tres punto cinco por ciento"),
        ("es-ES", "3,5%", "tres coma cinco por ciento"),
        ("de-CH", "2.5 %", "zwei Komma fünf Prozent"),
        ("pt-BR", "16.000", "dezesseis mil"),
        ("pt-PT", "16.000", "dezasseis mil"),
        ("fr-CA", "5 G$", "cinq milliards de dollars"),
    ],
)
def test_a_region_has_its_own_manner(tag: str, written: str, spoken: str) -> None:
    assert normalise(written, language=tag) == spoken


@pytest.mark.parametrize("tag", TAGS)
def test_no_abbreviation_is_said_by_another_abbreviation(tag: str) -> None:
    locale = locale_for(tag)
    for table in (locale.short, locale.titles, locale.numbered):
        for short, full in table.items():
            assert full.rstrip(".") not in table, short
            assert short != full


@pytest.mark.parametrize("tag", TAGS)
def test_a_rule_waits_for_what_its_examples_hold(tag: str) -> None:
    for rule in rules_for(tag):
        waiting = [written for written, _ in rule.hits if rule.on and not rule.on & tokens_of(written)]
        assert waiting == [], rule.name


# ── German cases ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "noun", "spoken"),
    [
        ("der", "Platz", "dritte"),
        ("der", "Runde", "dritten"),
        ("in der", "Minute", "dritten"),
        ("den", "Platz", "dritten"),
        ("ein", "Platz", "dritter"),
        ("ein", "Tor", "drittes"),
        ("eine", "Chance", "dritte"),
        ("das", "Kind", "dritte"),
        ("jeder", "Mensch", "dritte"),
        ("jedem", "Menschen", "dritten"),
        ("seine", "Frau", "dritte"),
        ("zum", "Mal", "dritten"),
    ],
)
def test_a_german_ordinal_agrees(before: str, noun: str, spoken: str) -> None:
    assert normalise(f"Es war {before} 3. {noun} hier", language="de") == f"Es war {before} {spoken} {noun} hier"


# ── what holds of any text ───────────────────────────────────────────────────────────────────────────────────────────

PIECES = st.lists(
    st.sampled_from(
        [
            *" .,:;-–/%€$'’()·*@°ºª½&+=×~§",
            *(
                "1",
                "2",
                "21",
                "3,5",
                "1.000",
                "10 000",
                "1999",
                "2019",
                "0",
                "24.11.",
                "3.",
                " 5 ",
                "1/2",
                "06 1234567",
            ),
            *(
                " Mio. ",
                "Mrd",
                "M€",
                "mil",
                " millones ",
                "mila",
                "bi",
                " Euro ",
                "R$ ",
                "CHF ",
                "US$",
                " de ",
                "ct/kWh",
            ),
            *("km/h", " t ", "m²", "GWh", "°C", "Uhr", "h30", " h ", "er", "ème", "esima", "enne", ".º", "e siècle"),
            *(
                "der ",
                "am ",
                "Platz",
                "Mai",
                "mayo",
                " maggio",
                "Jahrhundert",
                "siglo ",
                "XIX",
                " II",
                "V ",
                "Ludwig ",
                "Leo ",
            ),
            *(
                "Bürger",
                "innen",
                "todos",
                "/as",
                "tod@s",
                "étudiant",
                "·e·s",
                "(a)",
                "EU",
                "FMI ",
                "z. B. ",
                "n.º ",
                "Sr. ",
            ),
        ]
    ),
    max_size=12,
).map("".join)


@given(text=PIECES, tag=st.sampled_from(TAGS))
def test_saying_it_twice_changes_nothing(text: str, tag: str) -> None:
    said = normalise(text, language=tag)
    assert normalise(said, language=tag) == said


@given(text=PIECES, tag=st.sampled_from(TAGS))
def test_a_text_rests_long_before_the_passes_end(text: str, tag: str) -> None:
    rules, passes, text = rules_for(tag), 0, speakable(text)
    while (after := one_pass(text, rules)) != text:
        text, passes = after, passes + 1
        assert passes < PASSES


@given(words=st.lists(st.text(st.sampled_from("abcdefghijklmnoprstuvzäöüéñçãõ"), min_size=2), min_size=1))
@pytest.mark.parametrize("tag", ["fr", "es", "it", "pt"])
def test_plain_words_are_left_alone(tag: str, words: list[str]) -> None:
    text = " ".join(word for word in words if not word.endswith("xs"))
    assert normalise(text, language=tag).split() == text.split()


@pytest.mark.parametrize(
    "unit", ["(", "1", "1 ", "1.", "1/", "a/a", "·e", "a·", "III ", "@", "0 ", "3. ", "der 3. ", "x", "1-", "-1"]
)
@pytest.mark.parametrize("tag", ["de", "fr", "es", "it", "pt"])
def test_a_long_text_of_one_thing_ends_at_once(tag: str, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    one_pass(text, rules_for(tag))
    assert time.process_time() - start < 2


def test_a_numeral_of_two_values_is_read() -> None:
    assert [roman(numeral) for numeral in ("XIX", "XXI", "LXXXIX")] == [19, 21, 89]
