"""Which rules may find something in a text, told by its words alone: most sentences are due for none.

A text is looked through word by word, and what a word may set off is remembered (measured on 1,000 words of news: two
microseconds a sentence against twelve by looking through the whole of it). A rule is due where each of its needs, the
tokens of `on`, the stretches of `gate`, the pattern of `word`, is met by some word: that only tries some in vain, and
hides nothing from a rule whose needs are true (`test_script_due` tries that on any mixture of all examples).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_

from narrator.script.spoken.marks import STRUCTURE
from narrator.script.spoken.rule import Rule, tokens_of

REMEMBERED, LONGEST = 16_384, 40
"""Words remembered at a time (some 3 MB), and the characters of the longest."""

_STAYS, _UNTIDY, _DIGIT, _FREE = 1, 2, 4, 8
_STAYING = re.compile(r"[@+]|://|\.[a-z]{2}|[0-9]\)?-\(?[0-9]{3}|\A\(?[0-9]{3}|[0-9]\.[0-9]{1,4}\.[0-9]")
_LOOSE = re.compile(r"\A[,;:.!?…]|[,;:.!?…]{2}")
_DIGITS = re.compile("[0-9½⅓⅔¼¾⅛]")
_BETWEEN = re.compile(r"(?<=\S)\s+(?=\S)")
_MARKED = ((_STAYS, _STAYING), (_UNTIDY, _LOOSE), (_DIGIT, _DIGITS))
"""What `keep` and TIDY may find something in, told by word: a little more than they find; and any figure."""

_Need = frozenset[str] | tuple[str, ...] | re.Pattern[str]
"""Tokens, stretches, or a pattern: what a rule waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is due for a text: rules in their order, and whether something may have to stay or to be tidied."""

    first: tuple[Rule, ...]
    words: tuple[Rule, ...]
    digits: tuple[Rule, ...]
    stays: bool
    untidy: bool

    @property
    def is_empty(self) -> bool:
        """Whether the text rests."""
        return not (self.first or self.words or self.digits or self.stays or self.untidy)


class Due:
    """Tells what is due for texts, of the rules of one language."""

    def __init__(self, *, first: Iterable[Rule], words: Iterable[Rule], digits: Iterable[Rule]) -> None:
        self._bits: dict[_Need, int] = {}
        self._rows = tuple(tuple((rule, self._needs(rule)) for rule in row) for row in (first, words, digits))
        self.remembered = _Words(self._bits)
        self.planned = lru_cache(maxsize=4096)(self._planned)

    def _needs(self, rule: Rule) -> int:
        """A bit for each of a rule's needs."""
        needs = [need for need in (rule.on, rule.gate, rule.word) if need]
        return reduce(or_, (self._bits.setdefault(need, _FREE << len(self._bits)) for need in needs), 0)

    def __call__(self, words: Sequence[str]) -> Plan:
        """What is due for the text that is made of these words, parted at white space."""
        met = 0
        for bits in set(map(self.remembered.__getitem__, words)):
            met |= bits
        return self.planned(met)

    def _planned(self, met: int) -> Plan:
        first, words, digits = (
            tuple(rule for rule, needs in row if needs & met == needs) if row else () for row in self._rows
        )
        return Plan(
            first=first,
            words=words,
            digits=digits if met & _DIGIT else (),
            stays=bool(met & _STAYS),
            untidy=bool(met & _UNTIDY),
        )


class _Words(dict[str, int]):
    """The needs that each word meets, as bits."""

    def __init__(self, bits: dict[_Need, int]) -> None:
        super().__init__()
        self._by_token: dict[str, int] = {}
        self._gates = tuple((bit, _any_piece(need)) for need, bit in bits.items() if isinstance(need, tuple))
        self._any_gate = re.compile("|".join(gate.pattern for _, gate in self._gates) or "(?!)")
        of_words = ((bit, need) for need, bit in bits.items() if isinstance(need, re.Pattern))
        self._searches = tuple((bit, pattern.search) for bit, pattern in (*_MARKED, *of_words))
        for tokens, bit in bits.items():
            for token in tokens if isinstance(tokens, frozenset) else ():
                self._by_token[token] = self._by_token.get(token, 0) | bit

    def __missing__(self, word: str) -> int:
        bits = 0
        for token in _tokens_with(word):
            bits |= self._by_token.get(token, 0)
        between_blanks = f" {word} "
        for bit, pattern in self._gates if self._any_gate.search(between_blanks) else ():
            if pattern.search(between_blanks):
                bits |= bit
        for bit, search in () if word.isalpha() else self._searches:
            if search(word):
                bits |= bit
        if len(self) >= REMEMBERED:
            self.clear()
        if len(word) <= LONGEST:
            self[word] = bits
        return bits


def _any_piece(stretches: tuple[str, ...]) -> re.Pattern[str]:
    """What a word, between blanks, has of one of these stretches: of one that holds several words, the longest."""
    return re.compile("|".join(re.escape(max(_BETWEEN.split(stretch), key=len)) for stretch in stretches))


def _tokens_with(word: str) -> frozenset[str]:
    """The tokens of a word, and those that it may make with the next one or the one before."""
    tokens = tokens_of(f"{word} ")
    if word[-1] in "-–−":
        tokens |= tokens_of(word) | {f"{word[-1]} {digit}" for digit in "0123456789"}
    return tokens | {". ."} if word[0] == "." else tokens


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The rules of one language in the order they are applied; `digits` are tried only on a text that has digits.

    `first` come before what stays as it is is set aside, and before marks go: the asterisk of "Bürger*innen".
    """

    first: tuple[Rule, ...] = ()
    words: tuple[Rule, ...] = ()
    digits: tuple[Rule, ...] = ()

    @cached_property
    def due(self) -> Due:
        """Tells which of them are due for a text, and of those for the structure of any."""
        return Due(first=self.first, words=(*STRUCTURE, *self.words), digits=self.digits)

    def __iter__(self) -> Iterator[Rule]:
        return iter((*self.first, *self.words, *self.digits))
