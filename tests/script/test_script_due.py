"""Which rules are due for a text: what a rule would find is never hidden from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script.spoken.marks import STRUCTURE, speakable
from narrator.script.spoken.normalise import rules_for, settled
from narrator.script.spoken.rule import Rule, begun, rule, spelled, tokens_of, word_before
from narrator.script.spoken.rules import LONGEST, REMEMBERED, Due, Plan, Rules

GOLDEN = Path(__file__).parents[1] / "golden" / "script"
LANGUAGES = ("en-GB", "en-US", "de", "de-CH", "fr", "fr-CH", "es", "es-MX", "it", "pt", "pt-BR")


def due(plan: Plan) -> frozenset[Rule]:
    return frozenset((*plan.first, *plan.words, *plan.digits))


def without_gates(rules: Rules) -> Rules:
    """The same rules, each tried on every text."""
    return Rules(
        first=tuple(map(_always_due, rules.first)),
        words=tuple(map(_always_due, rules.words)),
        digits=tuple(map(_always_due, rules.digits)),
    )


def _always_due(gated: Rule) -> Rule:
    return rule(gated.name, gated.pattern.pattern, gated.say, hits=gated.hits, leaves=gated.leaves)


UNGATED = {language: without_gates(rules_for(language)) for language in LANGUAGES}
EXAMPLES = {
    language: [text for each in rules_for(language) for text in (*(written for written, _ in each.hits), *each.leaves)]
    for language in LANGUAGES
}
WORDS = {language: sorted({word for text in texts for word in text.split()}) for language, texts in EXAMPLES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_that_a_rule_must_hit_is_due_for_it(language: str) -> None:
    rules = rules_for(language)
    for each in (*STRUCTURE, *rules):
        for written, _ in each.hits:
            assert each in due(rules.due(written.split())), (each.name, written)


def golden_sentences() -> Iterator[tuple[str, str]]:
    for path in sorted(GOLDEN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                tag, *columns = line.split("\t")
                yield from ((tag, text) for text in columns[-2:-1] if " " in text)


def test_golden_sentences_are_said_as_they_are_without_gates() -> None:
    for tag, text in golden_sentences():
        ungated = UNGATED.setdefault(tag, without_gates(rules_for(tag)))
        assert settled(speakable(text), rules_for(tag)) == settled(speakable(text), ungated), text


@st.composite
def made_of_examples(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and examples and words of its rules in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    pieces = st.one_of(st.sampled_from(EXAMPLES[language]), st.sampled_from(WORDS[language]))
    return language, " ".join(draw(st.lists(pieces, max_size=8)))


@given(made=made_of_examples())
def test_a_rule_that_is_not_due_would_find_nothing(made: tuple[str, str]) -> None:
    language, text = made
    rules = rules_for(language)
    tried = (*STRUCTURE, *rules.first, *rules.words, *(rules.digits if re.search("[0-9]", text) else ()))
    asleep = [each for each in tried if each not in due(rules.due(text.split()))]
    assert [each.name for each in asleep if each(text) != text] == []


@st.composite
def with_other_figures(draw: st.DrawFn) -> tuple[str, str]:
    """A manner of English, and two of its examples with other figures in them, joined by any mark."""
    language = draw(st.sampled_from(("en-GB", "en-US")))
    examples = [draw(st.sampled_from(EXAMPLES[language])) for _ in range(2)]
    joined = draw(st.sampled_from((" ", ", ", " (", "-", "–", "/", ". ", "’"))).join(examples)
    figures = draw(st.lists(st.sampled_from("0123456789"), min_size=12, max_size=12))
    place = iter(figures * len(joined))
    return language, re.sub("[0-9]", lambda found: draw(st.sampled_from((found.group(), next(place)))), joined)


@given(made=with_other_figures())
def test_other_figures_hide_nothing_from_a_rule(made: tuple[str, str]) -> None:
    language, text = made
    rules = rules_for(language)
    awake = due(rules.due(text.split()))
    has_figure = re.search("[0-9]", text)
    tried = (*STRUCTURE, *rules.first, *rules.words, *(rules.digits if has_figure else ()))
    assert [each.name for each in tried if each not in awake and each(text) != text] == []


SIGNS = st.text(st.sampled_from("aAZ1½ -–−./:,'’&£%\u00a0\n@+(m)"), max_size=30)


@given(language=st.sampled_from(LANGUAGES), text=SIGNS)
def test_what_the_whole_text_has_is_told_by_its_words(language: str, text: str) -> None:
    rules, words = rules_for(language), text.split()
    whole, plan = " ".join(words), rules.due(words)
    tokens = tokens_of(whole)
    for each in (*STRUCTURE, *rules):
        waits = each.on and each.on.isdisjoint(tokens)
        shut = each.gate and not any(stretch in whole for stretch in each.gate)
        wordless = each.word and not any(map(each.word.search, words))
        needs_digit = each in rules.digits and not any(mark in whole for mark in "0123456789½")
        assert waits or shut or wordless or needs_digit or each in due(plan), each.name


def test_a_plain_sentence_is_due_for_nothing() -> None:
    assert rules_for("en-GB").due(["Nobody", "wanted", "to", "leave", "the", "square."]).is_empty


def test_a_rule_without_tokens_is_tried_on_every_text() -> None:
    always = rule("always", "zz", "y", hits=(("zz", "y"),))
    assert due(Rules(words=(always,)).due(["plain"])) == {always}


def test_a_gate_with_blanks_in_it_is_told_by_its_longest_word() -> None:
    spaced = rule("spaced", "to the power of", "^", gate=("to the power", " 0"), hits=(("to the power of", "^"),))
    told = Due(first=(), words=(spaced,), digits=())
    for text, is_due in (("to the power of", True), ("x 07", True), ("x 107", False), ("at the tower", False)):
        assert (spaced in due(told(text.split()))) is is_due, text


@pytest.mark.parametrize(
    ("sentence", "waiting"),
    [
        ("The cost was £437m, she said on Monday.", {"from-day-to-day", "acronym", "shouting"}),
        ("It opens at 9.30am with 10–12 coaches.", {"train", "times-of-24-hours-from-to", "range-of-measures"}),
        ("Mr Bo told the BBC that the U.S. said 4,000 by 2030.", {"side-of-town", "shouting", "state", "us-route"}),
    ],
)
def test_a_rule_is_not_tried_where_one_of_its_needs_is_not_met(sentence: str, waiting: set[str]) -> None:
    tried = {each.name for each in due(rules_for("en-GB").due(sentence.split()))}
    assert tried.isdisjoint(waiting)
    assert waiting <= {each.name for each in rules_for("en-GB")}


def test_a_pattern_that_begins_with_a_set_of_characters_finds_the_longest_word() -> None:
    either = re.compile(begun(["Rs", r"Rs\.", "$", r"US\$"]))
    for text, found in (("5 Rs.7", "Rs."), ("Rs 7", "Rs"), ("US$5", "US$"), ("A$5", "$")):
        match = either.search(text)
        assert match
        assert match.group() == found
    assert re.search(spelled(["May", r"Jun\b"]), "Maypole XMay")
    assert not re.search(spelled(["May"]), "XMay")


@given(before=st.text(st.sampled_from("aZ_9’. \u00a0(é"), max_size=40))
def test_the_word_before_a_match_is_what_letters_and_one_blank_part_from_it(before: str) -> None:
    match = re.compile("§").search(f"{before}§")
    assert match
    slow = re.search(r"(\w+)\s\Z", before[-24:])
    assert word_before(match) == (slow[1] if slow else "")


def test_a_great_many_words_are_not_all_remembered() -> None:
    rules = Rules(words=(rule("five", "5x", "five", on=("x",), hits=(("5x", "five"),)),))
    for number in range(REMEMBERED + 10):
        rules.due([f"{number}x"])
    rules.due(["x" * (LONGEST + 1)])
    assert 0 < len(rules.due.remembered) <= REMEMBERED
    assert "x" * (LONGEST + 1) not in rules.due.remembered
    assert [each.name for each in due(rules.due(["5x"]))] == ["five"]
