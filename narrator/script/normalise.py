"""The spoken form of a text: numbers, dates, money, signs and abbreviations written out as they are said."""

from __future__ import annotations

import re
from functools import lru_cache

from narrator.script import rules_en_dates, rules_en_money, rules_en_numbers, rules_en_words
from narrator.script.english import English
from narrator.script.lexicon import Lexicon
from narrator.script.locales import LOCALES
from narrator.script.marks import KEPT, SAID, STRUCTURE, TIDY, keep, keep_addresses, put_back, speakable
from narrator.script.rule import Rules
from narrator.script.rules_continental import continental

PASSES = 12
"""How often the rules are run over a text at most. What one rule says may make room for another; news texts rest after
the second pass, and no text found by trying needed more than a few."""

_DIGIT = re.compile("[0-9½⅓⅔¼¾⅛]")


def normalise(text: str, *, language: str) -> str:
    """The spoken form of `text` in `language` (BCP 47; the region tells British from American English).

    What no rule is sure of stays as it is for the engine, as do addresses and phone numbers. A language without rules
    of its own only loses what nobody can say: emoji, footnote marks, brackets. Normalising twice changes nothing.
    """
    return settled(speakable(text), rules_for(language))


@lru_cache(maxsize=32)
def rules_for(language: str) -> Rules:
    """The rules of a language: English by region, and five more."""
    base, _, region = language.partition("-")
    if base == "en":
        return _english(English(american=region in {"US", "PH"}))
    return continental(language) if base in LOCALES else Rules()


def _english(manner: English) -> Rules:
    return Rules(
        words=(*rules_en_words.WORDS, *rules_en_numbers.romans(manner)),
        digits=(
            *rules_en_numbers.fixed(),
            *rules_en_dates.dates(manner),
            *rules_en_dates.times(manner),
            *rules_en_numbers.spans(manner),
            *rules_en_money.money(manner),
            *rules_en_numbers.plain(manner),
        ),
    )


def settled(text: str, rules: Rules) -> str:
    """The text after as many passes as it takes until it rests."""
    for _ in range(PASSES):
        before, text = text, one_pass(text, rules)
        if text == before:
            break
    return text


def one_pass(text: str, rules: Rules) -> str:
    """The text after one pass: blanks, what stays, structure, words, digits, and the blanks and commas left over."""
    text, kept = keep(" ".join(text.split()))
    for rule in (*STRUCTURE, *rules.words):
        text = rule(text)
    if _DIGIT.search(text):
        for rule in rules.digits:
            text = rule(text)
    for rule in TIDY:
        text = rule(text)
    return put_back(" ".join(text.split()).lstrip(", "), KEPT, kept)


class Speaker:
    """Says texts in one language, with one lexicon."""

    def __init__(self, language: str, lexicon: Lexicon) -> None:
        self.language = language
        self._rules, self._matcher = rules_for(language), lexicon.matcher(language)

    def say(self, text: str) -> str:
        """The spoken form of `text`; what the lexicon says is neither matched again nor normalised."""
        bare, addresses = keep_addresses(speakable(text))
        marked, said = self._matcher.mark(bare)
        return put_back(settled(put_back(marked, KEPT, addresses), self._rules), SAID, said)
