"""English number words, in the British and in the American manner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from num2words import num2words

from narrator.script.spoken.rule import listed

_TENS = {
    0: "hundreds",
    10: "tens",
    20: "twenties",
    30: "thirties",
    40: "forties",
    50: "fifties",
    60: "sixties",
    70: "seventies",
    80: "eighties",
    90: "nineties",
}

_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SIZES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_PLACES = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

INTEGER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|(?!0[0-9])[0-9]{1,15})"
NUMBER = rf"(?:{INTEGER}(?:\.[0-9]{{1,9}})?)"
"""A number as English prints it, of at most 15 digits; what stands round it is for the rule to check."""

_BEFORE = r"\w.,:/'’$£€#°′–-"
BEFORE = rf"(?<![{_BEFORE}])"
"""What must not stand before a number that is said as one: it would be a part of something larger."""
AFTER = r"(?![0-9]|[.,:/][0-9])"
"""What must not stand after it."""

FIRST = rf"[0-9](?<![{_BEFORE}][0-9])"
"""The first digit of such a number. A pattern that begins with a digit is found several times faster than one that
begins by looking back (measured: 1.6 against 7 µs a sentence), hence the odd order."""
WHOLE = rf"(?:{FIRST}(?:[0-9]{{0,2}}(?:,[0-9]{{3}}){{1,4}}|(?<!0)[0-9]{{0,14}}|(?![0-9])))"
"""A whole number with nothing before it that would make it a part of something larger."""
ALONE = rf"(?:{WHOLE}(?:\.[0-9]{{1,9}})?)"
"""A number with nothing before it that would make it a part of something larger."""


@dataclass(frozen=True, slots=True)
class English:
    """English number words: British ("one hundred and five") or American ("one hundred five")."""

    american: bool

    def cardinal(self, number: int) -> str:
        """Words for a whole number: 1234 → "one thousand two hundred and thirty-four"."""
        return _words(number, "cardinal", self.american)

    def ordinal(self, number: int) -> str:
        """Words for a place in an order: 103 → "one hundred and third"."""
        return _words(number, "ordinal", self.american)

    def number(self, printed: str) -> str:
        """Words for a number as printed: "1,234.50" → "one thousand two hundred and thirty-four point five zero"."""
        return _number(printed, self.american)

    def year(self, year: int) -> str:
        """Words for a year from 1000 to 2099: 1905 → "nineteen oh five", 2026 → "twenty twenty-six"."""
        century, rest = divmod(year, 100)
        if year % 1000 < 10:
            return self.cardinal(year)
        if rest == 0:
            return f"{self.cardinal(century)} hundred"
        return f"{self.cardinal(century)} {'oh ' if rest < 10 else ''}{self.cardinal(rest)}"

    def decade(self, year: int) -> str:
        """Words for the ten years from `year`, with or without its century: 1990 → "nineteen nineties"."""
        if year % 1000 == 0 and year:
            return f"{self.cardinal(year // 1000)} thousands"
        century = f"{self.cardinal(year // 100)} " if year >= 100 else ""
        return f"{century}{_TENS[year % 100]}"

    def day(self, day: int, month: str, *, month_first: bool, determined: bool = False) -> str:
        """Words for a day of a month; `determined` when an article stands before it already."""
        ordinal = self.ordinal(day)
        if month_first:
            return f"{month} {'' if self.american else 'the '}{ordinal}"
        return f"{'' if determined else 'the '}{ordinal} of {month}"


@lru_cache(maxsize=4096)
def _number(printed: str, american: bool) -> str:  # noqa: FBT001  (a cache's key)
    whole, _, decimals = printed.replace(",", "").partition(".")
    words = _words(int(whole), "cardinal", american)
    return (
        " ".join([words, "point", *(_words(int(digit), "cardinal", american) for digit in decimals)])
        if decimals
        else words
    )


@lru_cache(maxsize=4096)
def _words(number: int, form: str, american: bool) -> str:  # noqa: FBT001  (a cache's key)
    """Words for a number: put together here up to 15 digits, as num2words takes twenty times as long (60 µs)."""
    if number >= 10**15 or number < 0:
        words = str(num2words(number, lang="en", to=form)).replace(",", "")
    else:
        words = _put_together(number) if form == "cardinal" else _placed(_put_together(number))
    return words.replace(" and ", " ") if american else words


def _put_together(number: int) -> str:
    """A whole number of up to 15 digits in British words."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return f"{_TEN[number // 10 - 2]}-{_SMALL[number % 10]}" if number % 10 else _TEN[number // 10 - 2]
    size, name = next(size for size in _SIZES if number >= size[0])
    many, rest = divmod(number, size)
    joint = " and " if rest < 100 else " "
    return f"{_put_together(many)} {name}{joint}{_put_together(rest)}" if rest else f"{_put_together(many)} {name}"


def _placed(words: str) -> str:
    """A number in words as a place: "twenty-one" → "twenty-first"."""
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    return words[:start] + _PLACES.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
