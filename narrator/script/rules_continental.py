"""German, French, Spanish, Italian, Portuguese: what their rules have in common.

Plain small numbers are left to the engine, which may know what they agree with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from babel import dates

from narrator.script.continental import Continental
from narrator.script.examples import example_rule
from narrator.script.locales import LOCALES
from narrator.script.marks import NAME
from narrator.script.rule import Rule, Rules, any_of, at_end
from narrator.script.rules_special import SPECIAL

BEFORE = r"(?<![\w.,:/$£€#-])"
AFTER = r"(?![0-9]|[.,:/][0-9])"

_UNITS = {
    "km/h": "speed-kilometer-per-hour",
    "km²": "area-square-kilometer",
    "km2": "area-square-kilometer",
    "m²": "area-square-meter",
    "m2": "area-square-meter",
    "m³": "volume-cubic-meter",
    "km": "length-kilometer",
    "m": "length-meter",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "kg": "mass-kilogram",
    "g": "mass-gram",
    "mg": "mass-milligram",
    "t": "mass-tonne",
    "l": "volume-liter",
    "ml": "volume-milliliter",
    "ha": "area-hectare",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
    "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "°": "angle-degree",
}
"""A unit as printed → its name in CLDR."""

_FEMININE = {("de", "t"), ("fr", "t"), ("es", "t"), ("it", "t"), ("pt", "t"), ("de", "kWh")}


class Amounts:
    """The functions that say amounts in one language."""

    def __init__(self, words: Continental) -> None:
        self.words, self.locale = words, words.locale

    def money(self, match: re.Match[str]) -> str:
        """An amount with its currency: "10 M€" → "dix millions d’euros"."""
        currency = self.locale.currencies[(match["before"] or match["after"]).strip()]
        number, size = match["number"] or match["number2"], match["size"] or match["size2"]
        gender = "f" if currency.feminine else "m"
        sign = f"{self.locale.minus} " if match["sign"] else ""
        if size:
            return sign + self._sized(number, size) + self.words.joined_to(currency.many)
        name = currency.one if self.words.singular(number) else currency.many
        whole, _, cents = number.partition(",")
        if len(cents) != 2:
            return f"{sign}{self.words.number(number, gender)} {name}"
        name = currency.one if self.words.singular(whole) else currency.many
        small = "" if cents == "00" else self.locale.and_cents + self.words.cardinal(int(cents))
        return f"{sign}{self.words.number(whole, gender)} {name}{small}"

    def size(self, match: re.Match[str]) -> str:
        """An amount with a shortened magnitude and no currency: "3,5 Mio." → "drei Komma fünf Millionen"."""
        ends = match["size"].endswith(".") and at_end(match)
        return self._sized(match["number"], match["size"]) + ("." if ends else "")

    def _sized(self, number: str, size: str) -> str:
        one, many = self.locale.sizes[size]
        gender = "f" if self.words.base == "de" else "m"
        if one == many and self.words.value(number) == 1:
            return one
        return f"{self.words.number(number, gender)} {one if self.words.singular(number) else many}"

    def percent(self, match: re.Match[str]) -> str:
        """A share of a hundred."""
        gender = "m" if self.words.base == "de" else ""
        sign = f"{self.locale.minus} " if match["sign"] else ""
        return f"{sign}{self.words.number(match['number'], gender)} {self.locale.per_cent}"

    def measure(self, match: re.Match[str]) -> str:
        """A number and its unit."""
        gender = "f" if (self.words.base, match["unit"]) in _FEMININE else "m"
        sign = f"{self.locale.minus} " if match["sign"] else ""
        name = self.words.unit(match["number"], _UNITS[match["unit"]])
        return f"{sign}{self.words.number(match['number'], gender)} {name}"

    def range(self, match: re.Match[str]) -> str:
        """The dash of a range, if the second number is the larger one."""
        last = re.match(self.words.printed, match.string[match.end() : match.end() + 40])
        rises = last and self.words.value(match[1]) < self.words.value(last.group())
        return f"{match[1]}{match[2] or ''} {self.locale.to} " if rises else match.group()

    def short(self, match: re.Match[str]) -> str:
        """An abbreviation in full; its full stop stays where it ends the sentence."""
        key = self._key(match.group())
        following = match.string[match.end() : match.end() + 2]
        next_sentence = key in self.locale.enders and re.match(rf"\s{NAME}", following) and self.words.base != "de"
        ends = key.endswith(".") and (at_end(match) or next_sentence)
        return self.locale.short[key] + ("." if ends else "")

    def _key(self, printed: str) -> str:
        """The abbreviation as the table has it, whatever blanks are printed in it."""
        bare = re.sub(r"\s", "", printed)
        return next(key for key in self.locale.short if key.replace(" ", "") == bare)


class Days:
    """The functions that say dates in one language."""

    def __init__(self, words: Continental) -> None:
        self.words = words
        self.months: dict[int, str] = dict(dates.get_month_names("wide", locale=words.cldr))

    def day_month(self, match: re.Match[str]) -> str:
        """A day of a month, with its year if there is one."""
        return self._date(int(match["day"]), match["month"], match["year"])

    def digits_date(self, match: re.Match[str]) -> str:
        """A date in digits, day first unless it begins with the year."""
        year, month, day = (
            match["iso"] or match["year"],
            int(match["m"] or match["month"]),
            int(match["d"] or match["day"]),
        )
        valid = 1 <= month <= 12 and 1 <= day <= 31
        return self._date(day, self.months[month], year) if valid else match.group()

    def _date(self, day: int, month: str, year: str | None) -> str:
        of = self.words.locale.day_of
        if self.words.base == "de":  # said by the rule for German days, which sees what stands before it
            return f"{day}. {month} {year}"
        first = self.words.locale.first_of_month if day == 1 else self.words.cardinal(day)
        return f"{first}{of}{month}" + (f"{of}{self.words.year(int(year))}" if year else "")


def pair(words: Continental, match: re.Match[str]) -> str:
    """A score that does not rise: 3-1."""
    first, last = int(match[1]), int(match[2])
    to = "zu" if words.base == "de" else words.locale.to
    return f"{first} {to} {last}" if first >= last else match.group()


def continental(tag: str) -> Rules:
    """The rules of one of the five languages, in the order they are tried."""
    base = tag.partition("-")[0]
    words = Continental(base, tag, LOCALES[base])
    special = SPECIAL[base](words)
    return Rules(
        words=(*_abbreviations(words), *special.words),
        digits=(*special.digits, *_dates(words), *_amounts(words), *_numbers(words)),
    )


def _gate(abbreviations: Iterable[str]) -> tuple[str, ...]:
    """What a text must hold to hold one of these abbreviations, whatever blanks are printed in it."""
    return tuple(sorted({abbreviation.split()[0] for abbreviation in abbreviations}))


def _abbreviations(words: Continental) -> tuple[Rule, ...]:
    locale = words.locale
    return (
        example_rule(
            words,
            "title",
            rf"(?<![\w.]){any_of(locale.titles)}(?=\s{NAME})",
            lambda match: locale.titles[match.group()],
            gate=tuple(locale.titles),
        ),
        example_rule(
            words, "short", rf"(?<![\w.]){any_of(locale.short)}(?!\w)", Amounts(words).short, gate=_gate(locale.short)
        ),
    )


def _dates(words: Continental) -> tuple[Rule, ...]:
    days = Days(words)
    rules = [
        example_rule(
            words,
            "date-in-digits",
            r"(?<![\w./-])(?:(?P<iso>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])"
            r"|(?P<day>[0-3]?[0-9])(?P<mark>[./])(?P<month>[01]?[0-9])(?P=mark)(?P<year>1[0-9]{3}|20[0-9]{2}))(?![\w/-])",
            days.digits_date,
            gate=("/", ".", "-"),
        )
    ]
    if words.base != "de":  # where the day's ending depends on what stands before it
        of = words.locale.day_of.replace(" ", r"\s")
        rules.append(
            example_rule(
                words,
                "day-month",
                rf"(?<![\w.,:/-])(?P<day>[12][0-9]|3[01]|[1-9])(?:er|º|°)?{of}(?P<month>{any_of(days.months.values())})\b"
                rf"(?:{of}(?P<year>1[0-9]{{3}}|20[0-9]{{2}})(?![\w-]|[.,:/][0-9]))?",
                days.day_month,
            )
        )
    return tuple(rules)


def _amounts(words: Continental) -> tuple[Rule, ...]:
    locale, say, number = words.locale, Amounts(words), words.printed
    sizes, currencies = any_of(locale.sizes), any_of(locale.currencies)
    sign = r"(?<![\w.,:/$£€#)-])(?P<sign>[-−])?"
    shortened = any_of(size for size, (one, many) in locale.sizes.items() if size not in {one, many, "k", "M"})
    amount = rf"{number}{AFTER}"
    return (
        example_rule(
            words,
            "money",
            rf"{sign}(?:(?P<before>{currencies})\s?(?P<number>{amount})(?:\s?(?P<size>{sizes})(?!\w))?(?![\w%])"
            rf"|(?P<number2>{amount})(?:\s?(?P<size2>{sizes}))?\s?(?P<after>{currencies})(?!\w))",
            say.money,
            gate=tuple(locale.currencies),
        ),
        example_rule(words, "percent", rf"{sign}(?P<number>{amount})\s?%(?!\w)", say.percent, gate=("%",)),
        example_rule(
            words,
            "measure",
            rf"{sign}(?P<number>{amount})\s?(?P<unit>{any_of(_UNITS)})(?![\w²³/’'])",
            say.measure,
        ),
        example_rule(
            words,
            "size",
            rf"{BEFORE}(?P<number>{amount})\s?(?P<size>{shortened})(?!\w)",
            say.size,
        ),
    )


def _numbers(words: Continental) -> tuple[Rule, ...]:
    say = Amounts(words)
    return (
        example_rule(
            words,
            "pair",
            rf"{BEFORE}(?<!–)([0-9]{{1,2}})[-–]([0-9]{{1,2}})(?![\w/%:–]|-[0-9]|[.,][0-9])",
            lambda match: pair(words, match),
            gate=("-", "–"),
        ),
        example_rule(
            words,
            "range",
            rf"{BEFORE}({words.printed})(\s?[%€])?\s?[-–]\s?(?={words.printed}(?![/:–]|-[0-9]|[.,]?[0-9]))",
            say.range,
            gate=("-", "–"),
        ),
        example_rule(
            words,
            "number",
            rf"{BEFORE}(?=[0-9]+[^0-9\s]?\s?[0-9])(?P<number>{words.printed}){AFTER}(?![^\W\d]|[%/°²³]|-[0-9])",
            lambda match: words.number(match["number"]) if re.search("[^0-9]", match["number"]) else match.group(),
        ),
    )
