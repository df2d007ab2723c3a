"""The shape of what the rules of the five languages need to know of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """How a currency is called: one, many, and whether it is feminine; and its hundredth part, "" if it has none."""

    one: str
    many: str
    feminine: bool = False
    cents: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """A language's separators, nouns and abbreviations.

    Numbers: `groups` are the marks that part thousands, `decimal` is the pattern of the mark before decimals and
    `point` the word for it; decimals are said as a number in Romance languages and digit by digit in German.
    `parts` maps a denominator to one and many of it.

    Money: `and_cents` stands between euros and cents. `sizes` maps a printed magnitude to one and many, `of` joins it
    to a noun ("millones de euros").

    Words: `short` maps abbreviations to words, of which `enders` may end a sentence; `titles` are said in full before
    a name only, `numbered` before a number only. `letters` are the acronyms that engines would take for words. `signs`
    are said between blanks or before a digit. `units` are those that CLDR has no name for, one and many.

    Days: `hour` is the noun after an hour (one, many) and what joins the minutes to it. After one of `rulers` a Roman
    numeral is a number, said as an ordinal up to `ordinals_to`; after one of `chapters` it is a plain number. `places`
    maps the raised ending of an ordinal to the word for "first", to the last letter of the ordinal or to nothing.
    """

    groups: str
    decimal: str = ","
    point: str
    digit_by_digit: bool = False
    and_cents: str
    to: str
    minus: str
    per_cent: str
    currencies: Mapping[str, Currency]
    sizes: Mapping[str, tuple[str, str]]
    of: str
    parts: Mapping[int, tuple[str, str]]
    short: Mapping[str, str]
    enders: frozenset[str]
    titles: Mapping[str, str]
    numbered: Mapping[str, str]
    letters: tuple[str, ...]
    signs: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]
    first_of_month: str
    day_of: str = " "
    months: Mapping[str, int] = field(default_factory=dict)
    hour: tuple[str, str, str]
    rulers: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    ordinals_to: int = 10
    places: Mapping[str, str] = field(default_factory=dict)


def same(name: str, cents: str = "") -> Currency:
    """A currency whose plural is its singular."""
    return Currency(one=name, many=name, cents=cents)


def plural(name: str, cents: str = "", *, feminine: bool = False) -> Currency:
    """A currency whose plural ends in s."""
    return Currency(one=name, many=f"{name}s", feminine=feminine, cents=cents)


def printed(currency: Currency, *signs: str) -> dict[str, Currency]:
    """A currency under its signs and under its own names."""
    return dict.fromkeys((*signs, currency.one, currency.many), currency)


def sized(one: str, many: str, *signs: str) -> dict[str, tuple[str, str]]:
    """A magnitude under its abbreviations and under its own names."""
    return dict.fromkeys((*signs, one, many), (one, many))
