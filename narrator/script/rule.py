"""A rule of the spoken form: what it finds, what is said for it, and the examples that hold it to that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Say = str | Callable[[re.Match[str]], str]
"""What is said for a match: a replacement as `re.sub` takes it, or a function of the match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, with pairs that it must turn into each other (`hits`) and texts that it must not touch (`leaves`).

    A rule with a `gate` is tried only on a text that holds one of these stretches, which is much faster to tell than
    that the pattern matches nowhere (measured: 0.05 against 5 µs a sentence).
    """

    name: str
    pattern: re.Pattern[str]
    say: Say
    hits: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        """The text with each match said."""
        if not self.gate:
            return self.pattern.sub(self.say, text)
        for mark in self.gate:
            if mark in text:
                return self.pattern.sub(self.say, text)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one language in the order they are applied; `digits` are tried only on a text that has digits."""

    words: tuple[Rule, ...] = ()
    digits: tuple[Rule, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter((*self.words, *self.digits))


def rule(
    name: str,
    pattern: str,
    say: Say,
    *,
    hits: tuple[tuple[str, str], ...],
    leaves: tuple[str, ...] = (),
    gate: tuple[str, ...] = (),
) -> Rule:
    """A rule whose pattern is compiled here."""
    return Rule(name=name, pattern=re.compile(pattern), say=say, hits=hits, leaves=leaves, gate=gate)


def listed(words: str) -> tuple[str, ...]:
    """The words of a list written as one text."""
    return tuple(words.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first; without words it matches nothing.

    A blank in a word matches one blank or none.
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + ("|".join(re.escape(word).replace(r"\ ", r"\s?") for word in longest_first) or "(?!)") + ")"


def at_end(match: re.Match[str]) -> bool:
    """Whether nothing but closing marks follows."""
    return not match.string[match.end() : match.end() + 20].strip(" \"'”’»)")


_WORD_BEFORE = re.compile(r"(\w+)\s\Z")


def word_before(match: re.Match[str]) -> str:
    """The word that stands before a match, "" if something else does."""
    found = _WORD_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()])
    return found[1] if found else ""


def starts_word(match: re.Match[str]) -> bool:
    """Whether a match does not begin inside a word: cheaper asked here than by a pattern that begins with it."""
    return not match.start() or not match.string[match.start() - 1].isalnum()
