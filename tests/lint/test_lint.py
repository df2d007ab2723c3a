"""Lint: each check has what it must find and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.lint import Finding, Severity, lint
from narrator.lint.wordlist import word_list
from narrator.model import Article, Block, BlockKind, Role, Section, Source, SourceKind, Utterance
from narrator.script import Entry, Lexicon, write
from narrator.show import Saying, Show, Style

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
SHOW = Show(folder=Path("/nowhere"), title="Morning Ledger", author="The Example Gazette", language="en-GB")
PLAIN = (
    "The council met on Monday to talk about the old bridge over the river. Nobody had expected an answer so soon. "
    "The money comes from a fund that was set up ten years ago. Most of the people who live near the water said that "
    "they were glad. A few were worried about the noise. The work begins in the spring and will take about a year. "
    "Until then the road stays closed to cars. The buses go another way, and the school has asked parents to walk."
)


def an_article(*texts: str | Block, **changes: object) -> Article:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=it) if isinstance(it, str) else it for it in (PLAIN, *texts))
    article = Article(
        source=Source(kind=SourceKind.FILE, location="/nowhere/story.txt"),
        title="The bridge is closed",
        blocks=blocks,
        language="en-GB",
        authors=("Ann Smith",),
        published=NOW,
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def found(article: Article, *, lexicon: Lexicon | None = None, show: Show = SHOW) -> tuple[Finding, ...]:
    known = lexicon or Lexicon.empty()
    return lint(article, write(article, show=show, lexicon=known, published=NOW), lexicon=known)


def told(article: Article, check: str, *, lexicon: Lexicon | None = None) -> list[str]:
    return [finding.told for finding in found(article, lexicon=lexicon) if finding.check == check]


def heading(text: str, level: int = 2) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, level=level)


def test_a_plain_story_has_nothing_to_look_at() -> None:
    assert found(an_article()) == ()


@pytest.mark.parametrize(
    ("check", "text", "said"),
    [
        ("name", "They met Oluwaseun there.", "Oluwaseun is in no lexicon"),
        ("name", "They met Oluwaseun there. Then Oluwaseun’s car broke.", "Oluwaseun (2 times) is in no lexicon"),
        ("rare word", "It was a floccinaucious plan.", "floccinaucious is a rare word"),
        ("acronym", "The QXZ said no.", "QXZ is left to the engine: by letters, or as a word"),
        ("sign", "They gave it ~~ and left.", "no rule says ~~"),
        ("address", "They write to desk@gazette.example daily.", "desk@gazette.example is read out"),
        ("furniture", "Subscribe to the evening newsletter", "a line that looks like a part of the page"),
        ("furniture", "https://gazette.example/a", "a line that is only a date or an address"),
        ("furniture", "Monday, 3 May 2026", "a line that is only a date or an address"),
        (
            "language",
            "Der Minister hat gestern gesagt, dass die Regierung das nicht zahlen wird.",
            "looks like de, not en",
        ),
        ("teaser", "And then the bridge…", "the story breaks off"),
        ("teaser", "Already a subscriber? Log in.", "an invitation to read it elsewhere"),
        ("long sentence", f"It went {'on and ' * 30}on.", "a sentence of 63 words"),
    ],
)
def test_what_is_found(check: str, text: str, said: str) -> None:
    assert any(said in finding for finding in told(an_article(text), check))


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("name", "They met in London, and Smith was there on Monday."),
        ("name", "THE ZORBANS ARE HERE TODAY."),
        ("rare word", "The neighbours organised a colourful programme and the travellers cancelled."),
        ("rare word", "See gazette.example for the re-run."),
        ("acronym", "In World War II the bridge fell."),
        ("acronym", "The UK told the BBC so."),
        ("sign", "It cost £4.5m in 2019, at 9am, for 400 people."),
        ("furniture", "“Sign up,” he told them."),
        ("language", "He called it a “Schadenfreude” of a kind that only the coast knows."),
        ("teaser", "He waited… and waited for the end."),
    ],
)
def test_what_is_left_alone(check: str, text: str) -> None:
    assert told(an_article(text, PLAIN), check) == []


def test_a_name_that_a_lexicon_has_is_known() -> None:
    lexicon = Lexicon(entries=(Entry(match="Oluwaseun Adeyemi", say="oh-loo-wah-SHAY-oon"),))
    article = an_article("They met Oluwaseun Adeyemi and Oluwaseun.")
    assert told(article, "name", lexicon=lexicon) == ["Oluwaseun is in no lexicon"]


def test_proposals_can_be_pasted() -> None:
    proposals = {finding.proposal for finding in found(an_article("They met Oluwaseun of the QXZ."))}
    assert '"Oluwaseun" = "Oluwaseun"' in proposals
    assert '[[entry]]\nmatch = "QXZ"\nletters = true' in proposals


def test_a_heading_needs_text_below_it() -> None:
    article = an_article(heading("What they said"), heading("Who paid"), PLAIN, heading("More"))
    assert [f.where for f in found(article) if f.check == "heading"] == ["What they said", "More"]
    parent = an_article(heading("What they said"), heading("In the town", 3), PLAIN)
    assert told(parent, "heading") == []


def test_a_description_that_says_nothing_is_told() -> None:
    article = an_article(Block(kind=BlockKind.ALT_TEXT, text="IMG_2034.jpg"), PLAIN)
    assert told(article, "alt text") == ["the description of a picture says nothing"]


def test_missing_facts_are_named() -> None:
    assert told(an_article(authors=(), published=None), "facts") == ["the source does not tell: author, date"]


def test_a_short_story_is_suspect() -> None:
    short = replace(an_article(), blocks=(Block(kind=BlockKind.PARAGRAPH, text="The bridge is closed."),))
    assert told(short, "teaser") == ["the story has 4 words: is it whole?"]


def test_warnings_come_first() -> None:
    severities = [finding.severity for finding in found(an_article("They met Oluwaseun at ~~ today."))]
    assert severities == sorted(severities, key=[Severity.WARNING, Severity.NOTE].index)
    assert set(severities) == {Severity.WARNING, Severity.NOTE}


def test_an_edit_of_one_form_only_is_told() -> None:
    article = an_article(script_digest="x")
    script = write(article, show=SHOW, lexicon=Lexicon.empty(), published=NOW)
    said = Utterance(
        role=Role.HOST, written="Nobody in this town wants a new bridge", spoken="The weather.", pause_ms=0
    )
    edited = replace(script, sections=(*script.sections, Section(name="story", utterances=(said,))))
    checks = [finding.check for finding in lint(article, edited, lexicon=Lexicon.empty())]
    assert checks == ["script"]


@settings(max_examples=40)
@given(texts=st.lists(st.text(max_size=80), max_size=4), language=st.sampled_from(["en-GB", "de", "nl", "zh", "xx"]))
def test_no_text_stops_it(texts: list[str], language: str) -> None:
    article = an_article(*(text for text in texts if text.strip()), language=language)
    show = replace(SHOW, style=Style(say=Saying(alt_texts="say")))
    assert all(finding.told for finding in found(article, show=show))


def test_a_megabyte_does_not_stop_it() -> None:
    for text in ("(" * 10**5, "1" * 10**5, "a" * 10**5, "A" * 10**5, "a." * 50_000, "1 " * 50_000):
        assert found(an_article(text)) is not None


# ── word lists ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "known", "unknown"),
    [
        (
            "en-GB",
            "harbour colours organising travelled cancelled neighbour’s timetables Brexit",
            "floccinaucious Zakir",
        ),
        ("de", "Landesregierung Gemeinderat Küstenschutzgesetz Häfen bewilligten", "Oluwaseun Xqyr"),
        ("fr", "gouvernement écoles l’école pourraient", "Oluwaseun"),
        ("es", "gobierno escuelas rápidamente", "Oluwaseun"),
    ],
)
def test_forms_and_compounds_are_known(language: str, known: str, unknown: str) -> None:
    words = word_list(language)
    assert words
    assert [word for word in known.split() if not words.knows(word)] == []
    assert [word for word in unknown.split() if words.knows(word)] == []


def test_a_language_without_a_list_has_none() -> None:
    assert word_list("sw") is None
