from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import STORY, read_stdin, rules, texts

from narrator.ingest.furniture import RULES, rule_of, sweep
from narrator.ingest.furniture.rules import Rule
from narrator.model import Block, BlockKind

LANGUAGES = {"en", "de", "fr", "es", "pt", "it"}


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def heading(text: str, level: int = 2) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, level=level)


def item(text: str) -> Block:
    return Block(kind=BlockKind.LIST_ITEM, text=text)


def swept(*blocks: Block) -> list[str]:
    return texts(sweep(blocks)[0])


# ── the tables ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.languages[0]}")
def test_each_rule_hits_its_example_and_no_rule_its_counter_example(rule: Rule) -> None:
    assert rule_of(rule.hit) is rule
    assert rule_of(rule.miss) is None


def test_rules_cover_six_languages() -> None:
    for name in ("promo", "newsletter", "share", "comment form", "advertisement", "consent", "origin", "contact"):
        covered = {language for rule in RULES if rule.name == name for language in rule.languages}
        assert covered == LANGUAGES, name


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Ten islands without a car",
        "Read more on this story",
        "More from the Example Gazette:",
        "Sign up for The Morning newsletter",
        "Subscribe to our YouTube channel",
        "FOLLOW US ON FACEBOOK",
        "Facebook Twitter WhatsApp Email",
        "Most Read Business Stories",
        "12 Comments",
        "(Reporting by Ann Example; Additional reporting by Bo Sample; Editing by Flora Muestra)",
        "With reporting by Reuters",
        "© 2019 Example Media. All rights reserved.",
        "Published: March 3, 2019 at 5:04 p.m. EST",
        "First published on Thu 3 Jan 2019 07.00 GMT",
        "April 28, 2019 at 6:01 am Updated April 29, 2019 at 3:33 pm",
        "Publié le 04 mai 2015 à 12h26 - Mis à jour le 05 mai 2015 à 17h30",
        "Follow Ann Example on Twitter @ann",
        "Listen to the Shoreline podcast on Spotify, Apple Podcasts or wherever you get your podcasts.",
        "Image copyright Example Agency",
        "Weitere Artikel",
        "La suite après la publicité",
        "Continua después de la publicidad".replace("Continua después de la publicidad", "Sigue leyendo"),
        "Veja também: A ponte continua fechada",
        "L’articolo continua dopo la pubblicità",
    ],
)
def test_furniture_of_real_pages(line: str) -> None:
    assert rule_of(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister said.",
        "Watch out for ice, police said.",
        "Share prices fell.",
        "Follow-up talks will begin in May.",
        "Print is dead",
        "Comment is free, but facts are sacred.",
        "Published in March, the report found no fault.",
        "The article was published in Nature on Monday.",
        "The story first appeared in a Berlin newspaper in 1922.",
        "12 people died.",
        "Sign up or ship out",
        "More from the minister: he will resign, he said, if the vote is lost.",
        "By using the new route, drivers agree, the trip is shorter.",
        "Contact with the island was lost.",
        "Topics ranged from bread to war.",
        "In 2019, 12 of them left.",
        "May 2019 was the warmest on record.",
        "Source",
    ],
)
def test_sentences_of_a_story_stay(line: str) -> None:
    assert rule_of(line) is None


@given(st.text("Read more:.SignupShare© 12()@\n", max_size=160))
def test_any_line_is_tried_without_an_error(line: str) -> None:
    assert rule_of(line) is None or rule_of(line) in RULES


# ── the sweep ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_lines_over_160_characters_are_never_furniture() -> None:
    line = "Read more: " + "a" * 149
    assert rule_of(line)
    assert not rule_of(line + "a")


def test_what_is_dropped_is_told_with_its_rule_and_in_order() -> None:
    kept, dropped = sweep([paragraph("Advertisement"), paragraph(STORY), paragraph("© Reuters")])
    assert texts(kept) == [STORY]
    assert [(it.text, it.rule) for it in dropped] == [("Advertisement", "advertisement"), ("© Reuters", "credit")]


def test_a_related_heading_takes_the_list_under_it_and_no_more() -> None:
    story = "The story goes on after the box, in a sentence."
    assert swept(paragraph(STORY), heading("Related"), item("One flood"), item("Two floods."), paragraph(story)) == [
        STORY,
        story,
    ]
    assert swept(heading("Related"), heading("How it ended"), paragraph(story)) == ["How it ended", story]


def test_a_list_of_teasers_goes_with_its_heading() -> None:
    teasers = [heading("Own backyard", 4), paragraph("It is nice to think of the world stage. But no.")]
    assert swept(paragraph(STORY), heading("Other opinion columns"), *teasers, *teasers) == [STORY]


def test_lines_under_a_promo_go_until_a_sentence_comes() -> None:
    lines = ["Lesen Sie auch:", "Als die Flut kam", "Der Deich, ein Porträt", "Das Wasser stieg weiter."]
    assert swept(*map(paragraph, lines)) == ["Das Wasser stieg weiter."]


def test_dates_are_furniture_at_the_top_only_and_never_as_headings() -> None:
    rest = [paragraph(f"{STORY} {number}") for number in range(9)]
    assert swept(paragraph("3 March 2019"), *rest) == texts(rest)
    assert swept(*rest, paragraph("3 March 2019"))[-1] == "3 March 2019"
    assert swept(heading("3 March 2019"), *rest)[0] == "3 March 2019"


def test_headings_with_nothing_under_them_go() -> None:
    assert swept(paragraph(STORY), heading("Another story’s headline"), heading("And one more")) == [STORY]


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.TABLE])
def test_code_and_tables_are_no_lines(kind: BlockKind) -> None:
    assert swept(Block(kind=kind, text="Read more: x"), paragraph(STORY))[0] == "Read more: x"


# ── runs within a paragraph ──────────────────────────────────────────────────────────────────────────────────────────

PLUG = ":: Listen to the Shoreline podcast on Apple Podcasts, Google Podcasts, Spotify, Spreaker"


@pytest.mark.parametrize(
    ("text", "kept", "dropped"),
    [
        (f"One. :: A pier is lost {PLUG} Fishermen saw it.", "One. Fishermen saw it.", [":: A pier is lost", PLUG]),
        (f"One. {PLUG}. Two.", "One. Two.", [PLUG + "."]),
        (
            "One. :: A pier is lost. The story goes on. " + STORY,
            "One. The story goes on. " + STORY,
            [":: A pier is lost."],
        ),
        ("One. :: A pier is lost", "One.", [":: A pier is lost"]),
        (":: A pier is lost :: Two floods", "", [":: A pier is lost", ":: Two floods"]),
    ],
)
def test_a_run_ends_where_a_sign_says_so(text: str, kept: str, dropped: list[str]) -> None:
    blocks, gone = sweep([paragraph(text)])
    assert " ".join(texts(blocks)) == kept
    assert [it.text for it in gone] == dropped


@pytest.mark.parametrize(
    "text", ["Call std::sort(v) or a::b::c.", "At 12::30 it rang.", "One :: " + "and on without a stop " * 9 + "here."]
)
def test_what_is_no_run_or_has_no_end_stays(text: str) -> None:
    assert swept(paragraph(text)) == [text]


@given(st.lists(st.sampled_from([":: ", "One. ", "Two three ", ":: Listen to a podcast on Spotify ", "x" * 90 + " "])))
def test_sweeping_twice_finds_nothing_more_in_what_is_kept(parts: list[str]) -> None:
    once, _ = sweep([paragraph("Begin. " + "".join(parts).strip())])
    words = [word for block in once for word in block.text.split()]
    assert [word for block in sweep(once)[0] for word in block.text.split()] == words


def test_a_comment_form_takes_its_fields() -> None:
    article = read_stdin(f"The bridge\n\n{STORY}\n\nLeave a Reply\n\nName *\n\nWebsite\n\nPost Comment\n")
    assert texts(article.blocks) == [STORY]
    assert set(rules(article).values()) == {"comment form"}
    assert "Website" in rules(article)
