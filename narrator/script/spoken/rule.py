"""A rule of the spoken form: what it finds, what is said for it, and the examples that hold it to that."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

Value = TypeVar("Value")

Say = str | Callable[[re.Match[str]], str]
"""What is said for a match: a replacement as `re.sub` takes it, or a function of the match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, with pairs that it must turn into each other (`hits`) and texts that it must not touch (`leaves`).

    A rule with a `gate` is tried only on a text that holds one of these stretches, which is much faster to tell than
    that the pattern matches nowhere (measured: 0.05 against 5 µs a sentence). A rule with tokens in `on` is not even
    looked at for a text that has none of them (`Row`).
    """

    name: str
    pattern: re.Pattern[str]
    say: Say
    hits: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    on: frozenset[str] = frozenset()

    def __call__(self, text: str, near: str = "") -> str:
        """The text with each match said; with `near`, the part of the text in which alone the gate is looked for."""
        if not self.gate:
            return self.pattern.sub(self.say, text)
        where = near or text
        for mark in self.gate:
            if mark in where:
                return self.pattern.sub(self.say, text)
        return text


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The rules of one language in the order they are applied; `digits` are tried only on a text that has digits.

    `first` come before what stays as it is is set aside, and before marks go: the asterisk of "Bürger*innen".
    """

    first: tuple[Rule, ...] = ()
    words: tuple[Rule, ...] = ()
    digits: tuple[Rule, ...] = ()

    @cached_property
    def word_row(self) -> Row:
        """`words`, made ready to be applied."""
        return Row(self.words)

    @cached_property
    def digit_row(self) -> Row:
        """`digits`, made ready to be applied."""
        return Row(self.digits)

    def __iter__(self) -> Iterator[Rule]:
        return iter((*self.first, *self.words, *self.digits))


def rule(
    name: str,
    pattern: str,
    say: Say,
    *,
    hits: tuple[tuple[str, str], ...],
    leaves: tuple[str, ...] = (),
    gate: tuple[str, ...] = (),
    on: Iterable[str] = (),
) -> Rule:
    """A rule whose pattern is compiled here. A mark in `on` stands for itself, whether a digit follows it or not."""
    marks = "".join(token for token in on if token in _BEFORE_DIGIT)
    return Rule(
        name=name,
        pattern=re.compile(pattern),
        say=say,
        hits=hits,
        leaves=leaves,
        gate=gate,
        on=frozenset(on) | before_digit(marks),
    )


_BEFORE_DIGIT = "-–−./:"
TOKENS = re.compile(r"[A-Za-z]+|[-–−]\s?[0-9]|[./:][0-9]|-[\s-]|\.\s?\.|[^A-Za-z0-9\s,]")
"""What a text is looked through for: runs of plain letters, some marks with what is behind them, two full stops, and
every other mark but commas."""


class Row:
    """Rules in the order they are applied, each looked at only where the text has a token that it waits for."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._tokens = frozenset(token for rule in self._rules for token in rule.on)
        self._due = lru_cache(maxsize=4096)(self._waiting_for)

    def _waiting_for(self, tokens: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that wait for one of these tokens, or for none."""
        return tuple(rule for rule in self._rules if not rule.on or not rule.on.isdisjoint(tokens))

    def __call__(self, text: str, tokens: frozenset[str], near: str = "") -> str:
        """The text with all that these rules find said."""
        for rule in self._due(tokens & self._tokens):
            text = rule(text, near) if rule.gate else rule.pattern.sub(rule.say, text)
        return text


def tokens_of(text: str) -> frozenset[str]:
    """The tokens of a text, each once."""
    return frozenset(TOKENS.findall(text))


def before_digit(marks: str) -> frozenset[str]:
    """The tokens that these marks make with a digit behind them."""
    return frozenset(f"{mark}{blank}{digit}" for mark in marks for blank in ("", " ") for digit in "0123456789")


def first_runs(words: Iterable[str]) -> frozenset[str]:
    """The token that each of these words begins with: what a rule for them waits for."""
    return frozenset(found[0] for found in map(TOKENS.findall, words) if found)


def listed(words: str) -> tuple[str, ...]:
    """The words of a list written as one text."""
    return tuple(words.split())


def spelled(words: Collection[str]) -> str:
    """A pattern for any of these words that begins with a set of letters, as a search is fastest with."""
    rests = sorted((f"(?<={word[0]}){word[1:]}" for word in words), key=len, reverse=True)
    return rf"[{''.join(sorted({word[0] for word in words}))}](?<!\w.)(?:{'|'.join(rests)})"


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first; without words it matches nothing.

    A blank in a word matches one blank or none.
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + ("|".join(re.escape(word).replace(r"\ ", r"\s?") for word in longest_first) or "(?!)") + ")"


def keyed(table: Mapping[str, Value], printed: str) -> Value:
    """What a table has for a key that `any_of` found, whatever blanks are printed in it."""
    if printed in table:
        return table[printed]
    bare = printed.replace(" ", "")
    return next(value for key, value in table.items() if key.replace(" ", "") == bare)


def at_end(match: re.Match[str]) -> bool:
    """Whether nothing but closing marks follows."""
    return not match.string[match.end() : match.end() + 20].strip(" \"'”’»)")


_NEAR = 32
"""Characters on either side of a number in which what belongs to it stands: its unit, month, currency or noun."""

_FIRST_DIGIT = re.compile("[0-9½⅓⅔¼¾⅛]")
_LAST_DIGIT = re.compile(".*[0-9½⅓⅔¼¾⅛]", re.DOTALL)


def near_digits(text: str) -> str:
    """The part of a text from a little before its first digit to a little after its last, "" without any."""
    first = _FIRST_DIGIT.search(text)
    last = _LAST_DIGIT.match(text) if first else None
    return text[max(0, first.start() - _NEAR) : last.end() + _NEAR] if first and last else ""


_WORD_BEFORE = re.compile(r"(\w+)\s\Z")


def word_before(match: re.Match[str]) -> str:
    """The word that stands before a match, "" if something else does."""
    found = _WORD_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()])
    return found[1] if found else ""


def starts_word(match: re.Match[str]) -> bool:
    """Whether a match does not begin inside a word: cheaper asked here than by a pattern that begins with it."""
    return not match.start() or not match.string[match.start() - 1].isalnum()
