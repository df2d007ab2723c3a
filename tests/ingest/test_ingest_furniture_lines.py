"""Lines of furniture by their wording: more of those that a rule must take, and of those that only look so."""

from __future__ import annotations

import pytest
from ingest_samples import STORY, texts

from narrator.ingest.furniture import rule_of, sweep
from narrator.model import Block, BlockKind

TAKEN = (
    ("For more on bridges and rivers around the world please visit Gazette News.", "share"),
    ("Social Sharing", "share"),
    ("All Share Services", "share"),
    ("Featured Slide Shows", "promo"),
    ("Watch this video explainer:", "promo"),
    ("NEWYou can now listen to Gazette articles!", "promo"),
    ("[Learn how to cross the river without a car.]", "promo"),
    ("Möchtest du mehr über die Brücke wissen? Hier findest du alle Infos!", "promo"),
    ("Más info sobre el puente: https://gazette.example/puente", "promo"),
    ("Czytaj też: Most pozostanie zamknięty", "promo"),
    ("Kapcsolódó írások:", "promo"),
    ("Läs också: Bron förblir stängd", "promo"),
    ("Yuk, Simak Juga Video ini!", "promo"),
    ("Get reporter alerts", "newsletter"),
    ("Esta funcionalidad es exclusiva para registrados.", "subscription"),
    ("Diskutieren Sie mit dem Autor - auf Mastodon!", "comment form"),
    ("No está permitido verter comentarios injuriantes.", "comment form"),
    ("gaceta.es se reserva el derecho de eliminar cualquier comentario inapropiado.", "comment form"),
    ("Ann - 15.08.2015 г. 23:59:38", "comments"),
    ("Mi lesz a híddal,2016.03.21 15:53", "comments"),
    ("Sponsored Ads", "advertisement"),
    ("Durch die weitere Nutzung der Seite stimmen Sie der Verwendung von Cookies zu.", "consent"),
    ("Alle Angaben ohne Gewähr. Die Karten sind von 2012.", "disclaimer"),
    ("Ses contenus n’engagent pas la rédaction.", "disclaimer"),
    ("{{story.status === 'done' ? 'yes' : 'no'}} {{ story.date | date }}", "template"),
    ("Beitragsbild: Die Brücke im März, Ausriss.", "credit"),
    ("Con información de Ana Ejemplo, Beto Muestra y Carla G. Prueba.", "credit"),
    ("Auch der Müller gehört zu den Unterstützern. Bild: dpa", "credit"),
    ("Ponte velha, em Picos — Foto: Ana Exemplo/TV Rio", "credit"),
    ("Фото: Анна Пример", "credit"),
    ("MTI Fotó: Példa Anna", "credit"),
    ("By Ann Example and Bo Sample | Satellite imagery by Mapbox", "credit"),
    ("From The Tribune staff reports", "credit"),
    ("Article by Ann Example (@example).", "credit"),
    ("This blog post was edited on 9 July to add a map.", "origin"),
    ("This is the extended version of an interview that was first published in Die Brücke.", "origin"),
    ("Update July 3rd, 8:05AM ET: Added a map of the river.", "origin"),
    ("Editor’s Note: A version of this story appeared in our letter on rivers.", "origin"),
    ("Conforme a los criterios de", "origin"),
    ("Abgelegt unter 1337, Brücken, Spiele", "filed under"),
    (f"More information: {STORY}", "references"),
    ("Suggested citation: Example, Ann: The bridge, 2019.", "references"),
    ("Datum: 22.12.2012, Rubrik: Brücken", "date line"),
    ("von Anna-Maria Beispiel, 8.5.12", "date line"),
)
KEPT = (
    "For more years than anyone remembers, people went to see the bridge.",
    "Social sharing of cars fell by half.",
    "Diskutieren Sie mit Ihrem Arzt, bevor Sie die Tropfen nehmen.",
    "Con información de la policía se abrió el caso.",
    "The editor’s note was short: he was leaving.",
    "Correction of the course took two minutes.",
    "Nobody would print the photo: it was too dark.",
    "Durch die Nutzung des Wehrs sparte die Stadt Geld.",
    "The views expressed in the hall that night were of the river, not of the bridge.",
    "Abgelegt hat sie ihr Amt im Mai.",
    "The train leaves on 15.08.2015 at 23:59 sharp.",
)


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


@pytest.mark.parametrize(("line", "name"), TAKEN)
def test_a_line_is_taken_by_its_rule(line: str, name: str) -> None:
    rule = rule_of(line)
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize("line", KEPT)
def test_a_line_that_only_looks_so_stays(line: str) -> None:
    assert rule_of(line) is None


def test_what_is_sent_to_a_map_or_a_table_does_not_take_the_short_lines_after_it() -> None:
    lines = ["Más info sobre el puente: https://gazette.example/puente", "CASOS NUEVOS", "Total: 84"]
    assert texts(sweep([paragraph(STORY), *map(paragraph, lines)])[0])[1:] == lines[1:]


# ── lines at the top ─────────────────────────────────────────────────────────────────────────────────────────────────

SENTENCES = [f"{number} winters ago it was the same. {STORY}" for number in range(4, 8)]


@pytest.mark.parametrize("label", ["CNN", "Kitchener-Waterloo", "Main Content", "Game Info"])
def test_a_label_over_the_first_sentence_goes(label: str) -> None:
    kept, dropped = sweep([paragraph(label), *map(paragraph, SENTENCES)])
    assert texts(kept) == SENTENCES
    assert [(it.rule, it.text) for it in dropped] == [("line at the top", label)]
    assert texts(sweep([paragraph(label), *map(paragraph, SENTENCES)], keep=("line at the top",))[0])[0] == label


@pytest.mark.parametrize(
    "line", ["Dear reader,", "Why now?", "It rained.", "what a night", "“Never again”", "The bridge that nobody wanted"]
)
def test_a_first_line_that_says_something_stays(line: str) -> None:
    assert texts(sweep([paragraph(line), *map(paragraph, SENTENCES)])[0])[0] == line


def test_first_lines_stay_where_the_rest_is_no_prose() -> None:
    lines = ["Night", "The river", "The mill", "The weir", "No light"]
    assert texts(sweep(list(map(paragraph, lines)))[0]) == lines


def test_a_list_under_a_label_goes_on_after_a_line_of_its_own_kind() -> None:
    label = Block(kind=BlockKind.HEADING, text="Featured Slide Shows", level=2)
    items = [Block(kind=BlockKind.LIST_ITEM, text=text) for text in ("Fullscreen", "1 of 5", "Thumbnails")]
    assert texts(sweep([*map(paragraph, SENTENCES), label, *items])[0]) == SENTENCES


# ── signs at the end of a paragraph ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("sign", ["(boy/jpnn)", "(By Ann Example) Enditem/"])
def test_who_wrote_it_is_taken_off_the_end(sign: str) -> None:
    assert texts(sweep([paragraph(f"{STORY} {sign}")])[0]) == [STORY]


@pytest.mark.parametrize("end", ["He takes tea, coffee (and/or) water.", "It rained. (And/or snowed)"])
def test_other_brackets_at_the_end_stay(end: str) -> None:
    assert texts(sweep([paragraph(end)])[0]) == [end]
