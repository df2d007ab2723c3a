"""A rule of the spoken form: what it finds, what is said for it, and the examples that hold it to that."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")

Say = str | Callable[[re.Match[str]], str]
"""What is said for a match: a replacement as `re.sub` takes it, or a function of the match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, with pairs that it must turn into each other (`hits`) and texts that it must not touch (`leaves`).

    What a rule waits for spares it texts in which it would find nothing, which takes 3 to 30 µs a sentence: a rule is
    tried only where the text has one of the tokens in `on`, one of the stretches in `gate`, and a word (what blanks
    part, with a mark or a figure in it) that `word` finds something in. All three may be left out.
    """

    name: str
    pattern: re.Pattern[str]
    say: Say
    hits: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    on: frozenset[str] = frozenset()
    word: re.Pattern[str] | None = None

    def __call__(self, text: str) -> str:
        """The text with each match said, whether the rule is due for it or not."""
        return self.pattern.sub(self.say, text)


def rule(
    name: str,
    pattern: str,
    say: Say,
    *,
    hits: tuple[tuple[str, str], ...],
    leaves: tuple[str, ...] = (),
    gate: tuple[str, ...] = (),
    on: Iterable[str] = (),
    word: str = "",
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
        word=re.compile(word) if word else None,
    )


_BEFORE_DIGIT = "-–−./:"
TOKENS = re.compile(r"[A-Za-z]+|[-–−]\s?[0-9]|[./:][0-9]|-[\s-]|\.\s?\.|[^A-Za-z0-9\s,]")
"""What a text is looked through for: runs of plain letters, some marks with what is behind them, two full stops, and
every other mark but commas."""


CAPITALS = "AAAA"
"""The token of a text with four capital letters in a row, whichever they are; an apostrophe counts as one."""

_IN_CAPITALS = re.compile("[A-Z'’]{4}")


def tokens_of(text: str) -> frozenset[str]:
    """The tokens of a text, each once."""
    tokens = frozenset(TOKENS.findall(text))
    return tokens | {CAPITALS} if _IN_CAPITALS.search(text) else tokens


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
    """A pattern for any of these words, which are patterns but for their first letter, where none goes on before."""
    return begun(words, after=r"(?<!\w.)")


def begun(words: Collection[str], *, after: str = "") -> str:
    """A pattern for any of these words, the longest first, that begins with a set of characters.

    A search is fastest with that. The words are patterns but for their first character; `after` looks back over it.
    """
    rests = sorted((f"(?<={re.escape(word[0])}){word[1:]}" for word in words), key=len, reverse=True)
    firsts = "".join(map(re.escape, sorted({word[0] for word in words})))
    return f"[{firsts}]{after}(?:{'|'.join(rests)})"


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


_LAST_WORD = re.compile(r"\w+\Z")


def word_before(match: re.Match[str]) -> str:
    """The word that stands before a match, "" if something else does."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    last = before[:-1].rpartition(" ")[2] if before[-1:].isspace() else ""
    if not last or last.isalnum():
        return last
    found = _LAST_WORD.search(last)
    return found.group() if found else ""


def starts_word(match: re.Match[str]) -> bool:
    """Whether a match does not begin inside a word: cheaper asked here than by a pattern that begins with it."""
    return not match.start() or not match.string[match.start() - 1].isalnum()
