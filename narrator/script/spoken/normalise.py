"""The spoken form of a text: numbers, dates, money, signs and abbreviations written out as they are said."""

from __future__ import annotations

from functools import lru_cache

from narrator.script.lexicon.entries import Concerns, Lexicon, nowhere
from narrator.script.spoken.locales import LOCALES
from narrator.script.spoken.marks import (
    KEPT,
    SAID,
    TIDY,
    UNTIDY,
    keep,
    keep_addresses,
    put_back,
    speakable,
)
from narrator.script.spoken.rule import Rule
from narrator.script.spoken.rules import Plan, Rules
from narrator.script.spoken.rules_continental import continental
from narrator.script.spoken.rules_english import english

PASSES = 12
"""How often the rules are run over a text at most. What one rule says may make room for another; news texts rest after
the second pass, and no text found by trying needed more than a few."""


def normalise(text: str, *, language: str) -> str:
    """The spoken form of `text` in `language` (BCP 47; the region tells British from American English).

    What no rule is sure of stays as it is for the engine, as do addresses and, but in English, phone numbers. A
    language without rules of its own only loses what nobody can say: emoji, footnote marks, brackets. Normalising
    twice changes nothing.
    """
    return settled(speakable(text), rules_for(language))


@lru_cache(maxsize=32)
def rules_for(language: str) -> Rules:
    """The rules of a language: English by region, and five more."""
    base, _, region = language.partition("-")
    if base == "en":
        return english(american=region in {"US", "PH"})
    return continental(language) if base in LOCALES else Rules()


def settled(text: str, rules: Rules) -> str:
    """The text after as many passes as it takes until it rests."""
    for _ in range(PASSES):
        before, text = text, one_pass(text, rules)
        if text == before:
            break
    return text


def one_pass(text: str, rules: Rules) -> str:
    """The text after one pass: blanks, what stays, structure, words, digits, and the blanks and commas left over."""
    words = text.split()
    text, due = " ".join(words), rules.due(words)
    if due.is_empty:
        return text
    start = text
    text = _applied(due.first, text)
    text, kept = keep(text) if due.stays else (text, [])
    due = _due_again(rules, due, start, text)
    said = _applied(due.words, text)
    due = _due_again(rules, due, text, said)
    text = _applied(due.digits, said)
    if (due.untidy or text != said) and UNTIDY.search(text):
        text = _applied(TIDY, text)
    text = " ".join(text.split()).lstrip(", ") if _is_loose(text) else text
    return put_back(text, KEPT, kept)


def _applied(rules: tuple[Rule, ...], text: str) -> str:
    """The text with all that these rules find said."""
    for rule in rules:
        text = rule.pattern.sub(rule.say, text)
    return text


def _due_again(rules: Rules, due: Plan, before: str, text: str) -> Plan:
    """What is due for a text that may have changed."""
    return due if text == before else rules.due(text.split())


def _is_loose(text: str) -> bool:
    """Whether blanks or commas are left where something has gone."""
    return "  " in text or text[:1] in {",", " "} or text[-1:] == " "


class Speaker:
    """Says texts in one language, with one lexicon, of the article that `concerns` tells of."""

    def __init__(self, language: str, lexicon: Lexicon, concerns: Concerns = nowhere) -> None:
        self.language = language
        self._rules, self._matcher = rules_for(language), lexicon.matcher(language, concerns)

    def say(self, text: str) -> str:
        """The spoken form of `text`; what the lexicon says is neither matched again nor normalised."""
        bare, addresses = keep_addresses(speakable(text))
        marked, said = self._matcher.mark(bare)
        return put_back(settled(put_back(marked, KEPT, addresses), self._rules), SAID, said)
