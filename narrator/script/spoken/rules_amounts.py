"""Amounts in German, French, Spanish, Italian and Portuguese: money, shares, measures, magnitudes, fractions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.locale_table import Currency
from narrator.script.spoken.rule import Rule, any_of, at_end, before_digit, first_runs, keyed, listed

BEFORE = r"(?<![\w.,:/$£€#-])"
AFTER = r"(?![0-9]|[.,:/][0-9])"
SIGN = r"(?<![\w.,:/$£€#)–-])(?P<sign>[-−])?"
DASH = r"\s?[-–]\s?"

UNITS: Mapping[str, str] = {
    "km/h": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second",
    "km²": "area-square-kilometer",
    "km2": "area-square-kilometer",
    "m²": "area-square-meter",
    "m2": "area-square-meter",
    "m³": "volume-cubic-meter",
    "m3": "volume-cubic-meter",
    "cm²": "area-square-centimeter",
    "cm³": "volume-cubic-centimeter",
    "km": "length-kilometer",
    "m": "length-meter",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "µm": "length-micrometer",
    "nm": "length-nanometer",
    "kg": "mass-kilogram",
    "g": "mass-gram",
    "mg": "mass-milligram",
    "µg": "mass-microgram",
    "t": "mass-tonne",
    "l": "volume-liter",
    "L": "volume-liter",
    "ml": "volume-milliliter",
    "cl": "volume-centiliter",
    "hl": "volume-hectoliter",
    "ha": "area-hectare",
    "W": "power-watt",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
    "MWh": "energy-megawatt-hour",
    "GWh": "energy-gigawatt-hour",
    "TWh": "energy-terawatt-hour",
    "kcal": "energy-kilocalorie",
    "V": "electric-volt",
    "Hz": "frequency-hertz",
    "kHz": "frequency-kilohertz",
    "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz",
    "kB": "digital-kilobyte",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
    "Mbit/s": "digital-megabit/duration-second",
    "Mbps": "digital-megabit/duration-second",
    "Gbit/s": "digital-gigabit/duration-second",
    "Gbps": "digital-gigabit/duration-second",
    "mg/l": "mass-milligram/volume-liter",
    "g/km": "mass-gram/length-kilometer",
    "µg/m³": "mass-microgram/volume-cubic-meter",
    "l/m²": "volume-liter/area-square-meter",
    "hPa": "pressure-hectopascal",
    "min": "duration-minute",
    "min.": "duration-minute",
    "°C": "temperature-celsius",
    "ºC": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "°": "angle-degree",
}
"""A unit as printed → its name in CLDR, "of/by" for a quotient."""

_PER: Mapping[str, str] = {"de": "pro", "fr": "par", "es": "por", "it": "al", "pt": "por"}
_ALONE: Mapping[str, str] = {
    "de": "pro je eine einen ein einer jede jeden",
    "fr": "par le la un une du chaque au",
    "es": "por el la un una cada del al",
    "it": "per al ogni il un una ogni",
    "pt": "por o a um uma cada do ao",
}
_MASCULINE_AFTER = frozenset(listed("für um pro kostet kosten kostete zahlt zahlte zahlten gegen ohne auf über fast"))
_DATIVE_AFTER = frozenset(listed("mit von zu bei ab aus seit"))


class Amounts:
    """The functions that say amounts in one language."""

    def __init__(self, words: Continental) -> None:
        self.words, self.locale = words, words.locale

    # ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def money(self, match: re.Match[str]) -> str:
        """An amount with its currency, or a range of two: "10 M€" → "dix millions d’euros"."""
        currency = self._currency(match)
        first, last = match["first"] or match["first2"], match["last"] or match["last2"]
        size = match["size"] or match["size2"]
        gender = "f" if currency.feminine else "m"
        sign = f"{self.locale.minus} " if match["sign"] else ""
        start = f"{self.words.number(first, '' if size else gender)} {self.locale.to} " if last else ""
        ends = "." if match.group().endswith(".") and at_end(match) else ""
        number = last or first
        if size:
            return f"{sign}{start}{self._sized(number, size)}{self._of(size, currency.many)}{ends}"
        return f"{sign}{start}{self._coined(number, gender, match, bool(last))}{ends}"

    def _currency(self, match: re.Match[str]) -> Currency:
        return keyed(self.locale.currencies, match["before"] or match["after"])

    def _coined(self, number: str, gender: str, match: re.Match[str], ranged: bool) -> str:  # noqa: FBT001
        """An amount without magnitude, its two decimals as coins."""
        currency = self._currency(match)
        whole, cents = self.words.parted(number)
        if len(cents) != 2 or ranged:
            name = currency.one if self.words.singular(number) and not ranged else currency.many
            return self.words.counted(self._whole(number, gender, match), name)
        if int(whole) == 0 and currency.cents and int(cents) > 1:
            return f"{self.words.cardinal(int(cents), 'm')} {currency.cents}"
        name = currency.one if self.words.singular(whole) else currency.many
        small = "" if cents == "00" else self.locale.and_cents + self.words.cardinal(int(cents))
        return f"{self.words.counted(self._whole(whole, gender, match), name)}{small}"

    def _whole(self, number: str, gender: str, match: re.Match[str]) -> str:
        """A number before its noun; in German the case of "ein" is that of the word before."""
        said = self.words.number(number, gender)
        if said != "ein":
            return said
        before = re.findall(r"\w+", match.string[max(0, match.start() - 24) : match.start()])[-2:]
        if before and before[-1].lower() in _DATIVE_AFTER:
            return "einem"
        return "einen" if _MASCULINE_AFTER.intersection(word.lower() for word in before) else said

    # ── magnitudes, shares, measures ─────────────────────────────────────────────────────────────────────────────────

    def size(self, match: re.Match[str]) -> str:
        """An amount with a shortened magnitude and no currency: "3,5 Mio." → "drei Komma fünf Millionen"."""
        ends = match["size"].endswith(".") and at_end(match)
        return self._sized(match["number"], match["size"]) + ("." if ends else "")

    def _sized(self, number: str, size: str) -> str:
        one, many = keyed(self.locale.sizes, size)
        gender = "f" if self.words.base == "de" else "m"
        if one == many and self.words.value(number) == 1:
            return one
        if one == many == "mila":
            return f"{self.words.number(number)}mila"
        return f"{self.words.number(number, gender)} {one if self.words.singular(number) else many}"

    def _of(self, size: str, noun: str) -> str:
        """A noun after a magnitude: thousands are no nouns themselves."""
        return (
            f" {noun}" if keyed(self.locale.sizes, size)[0] in {"mil", "mila", "mille"} else self.words.joined_to(noun)
        )

    def percent(self, match: re.Match[str]) -> str:
        """A share of a hundred, or a range of two."""
        gender = "m" if self.words.base == "de" else ""
        sign = f"{self.locale.minus} " if match["sign"] else ""
        start = f"{self.words.number(match['first'])} {self.locale.to} " if match["last"] else ""
        return f"{sign}{start}{self.words.number(match['last'] or match['first'], gender)} {self.locale.per_cent}"

    def measure(self, match: re.Match[str]) -> str:
        """A number, or a range of two, and its unit; with a magnitude between them: "650 Mio. t"."""
        sign = f"{self.locale.minus} " if match["sign"] else ""
        number, size = match["last"] or match["first"], match["size"]
        name = self._unit("2" if size or match["last"] else number, match["unit"])
        start = f"{self.words.number(match['first'])} {self.locale.to} " if match["last"] else ""
        if size:
            return f"{sign}{start}{self._sized(number, size)}{self._of(size, name)}"
        whole, centimetres = self.words.parted(number)
        if match["unit"] == "m" and whole in {"1", "2"} and len(centimetres) == 2 and not match["last"]:
            name = self._unit(whole, "m")
            small = f"{_AND_CENTIMETRES.get(self.words.base, ' ')}{self.words.cardinal(int(centimetres))}"
            return f"{sign}{self.words.cardinal(int(whole), 'm')} {name}{small if int(centimetres) else ''}"
        gender = "f" if self.words.feminine(name) else "m"
        return f"{sign}{start}{self.words.counted(self.words.number(number, gender), name)}"

    def _unit(self, number: str, unit: str) -> str:
        if unit in self.locale.units:
            return self.locale.units[unit][not self.words.singular(number)]
        return self.words.unit(number, UNITS[unit])

    def unit_alone(self, match: re.Match[str]) -> str:
        """A unit that follows a word such as "per": one of it."""
        return match["before"] + self._unit("1", match["unit"])

    def per_unit(self, match: re.Match[str]) -> str:
        """What an amount of money is for one of: "35 ct/kWh"."""
        return f" {_PER[self.words.base]} {self._unit('1', match['unit'])}"

    # ── fractions ────────────────────────────────────────────────────────────────────────────────────────────────────

    def fraction(self, match: re.Match[str]) -> str:
        """A fraction in digits or as one sign, with the whole number before it."""
        above, below = _GLYPHS.get(match["sign"] or "", (0, 0))
        above, below = above or int(match["above"]), below or int(match["below"])
        whole = int(match["whole"] or 0)
        if not 0 < above < below or below not in self.locale.parts:
            return match.group()
        if not whole:
            return self._part(above, below)
        if self.words.base == "de" and below == 2:
            return f"{self.words.cardinal(whole, 'm')}einhalb"
        part = self.locale.parts[2][0] if below == 2 else self._part(above, below)
        return f"{self.words.cardinal(whole)} {_AND[self.words.base]} {part}"

    def _part(self, above: int, below: int) -> str:
        one, many = self.locale.parts[below]
        if below == 2:
            return {"de": "einhalb", "fr": "un demi"}.get(self.words.base, one)
        return f"{self.words.cardinal(above, 'm')} {one if above == 1 else many}"


_UNITS_ALONE = listed("km km² km/h m² m³ kg ha kW MW GW kWh MWh GWh TWh GB TB °C")
"""Units that are printed without a number."""

_AND_CENTIMETRES: Mapping[str, str] = {"it": " e ", "pt": " e "}
"""What stands in a height between metres and centimetres, where it is not a blank: "un metro e ottanta"."""

_AND: Mapping[str, str] = {"de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e"}


_GLYPHS: Mapping[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅛": (1, 8),
}


def amounts(words: Continental) -> tuple[Rule, ...]:
    """The rules of amounts in one language."""
    return (*_money(words), *_measures(words), *_parts(words))


def _money(words: Continental) -> tuple[Rule, ...]:
    """Money, and what it is for one of."""
    locale, say, number = words.locale, Amounts(words), words.printed
    sizes, currencies = any_of(locale.sizes), any_of(locale.currencies)
    called = {name for currency in locale.currencies.values() for name in (currency.one, currency.many)}
    signs = any_of(set(locale.currencies) - called)
    names = any_of(currency.many for currency in locale.currencies.values())
    coined = rf"(?:{number}|[0-9]{{1,5}}\.[0-9]{{2}})"
    return (
        example_rule(
            words,
            "money",
            rf"{SIGN}(?:(?P<before>{signs})\s?(?P<first>{coined})(?:{DASH}(?:(?P=before)\s?)?(?P<last>{coined}))?{AFTER}"
            rf"(?:[.,][-–—])?(?:\s?(?P<size>{sizes})(?!\w))?(?![\w%])(?:\s{names}(?!\w))?"
            rf"|(?P<first2>{coined})(?:{DASH}(?P<last2>{coined}))?{AFTER}(?:,[-–—])?"
            rf"(?:\s?(?P<size2>{sizes}))?(?:{re.escape(locale.of)}|\s?)(?P<after>{currencies})(?!\w))",
            say.money,
            on=first_runs(locale.currencies),
        ),
        example_rule(
            words,
            "per-unit",
            rf"(?<=[^\W\d])/(?P<unit>{any_of(['kWh', 'MWh', 'm²', 'kg', 'l', 't', 'km', 'm³'])})(?!\w)",
            say.per_unit,
            on="/",
        ),
    )


def _measures(words: Continental) -> tuple[Rule, ...]:
    """Shares of a hundred and measures."""
    locale, say, number = words.locale, Amounts(words), words.printed
    units = any_of([*UNITS, *locale.units])
    magnitudes = any_of(size for size in locale.sizes if size not in {"k", "M", "MM", "G"})
    one_or_two = rf"(?P<first>{number})(?:{DASH}(?P<last>{number}))?{AFTER}"
    return (
        example_rule(words, "percent", rf"{SIGN}{one_or_two}\s?%(?!\w)", say.percent, on="%"),
        example_rule(
            words,
            "measure",
            rf"{SIGN}{one_or_two}(?:\s?(?P<size>{magnitudes})(?:(?<=\.)|(?!\w)))?\s?(?P<unit>{units})(?![\w²³/’'-])",
            say.measure,
            on=first_runs([*UNITS, *locale.units]),
        ),
    )


def _parts(words: Continental) -> tuple[Rule, ...]:
    """Fractions, and magnitudes without a currency."""
    locale, say = words.locale, Amounts(words)
    shortened = [size for size, (one, many) in locale.sizes.items() if _short(size, one, many)]
    return (
        example_rule(
            words,
            "fraction",
            r"(?<![\w.,:/-])(?:(?P<whole>[1-9][0-9]{0,2})\s?)?"
            r"(?:(?P<sign>[½⅓⅔¼¾⅛])|(?<![0-9])(?P<above>[1-9])/(?P<below>[2-9]|10))(?![\w/%]|[.,][0-9])",
            say.fraction,
            on=(*before_digit("/"), *_GLYPHS),
        ),
        example_rule(
            words,
            "size",
            rf"{BEFORE}(?P<number>{words.printed}){AFTER}\s?(?P<size>{any_of(shortened)})(?!\w)",
            say.size,
            on=first_runs(shortened),
        ),
    )


def _short(size: str, one: str, many: str) -> bool:
    """Whether a printed magnitude is an abbreviation that is sure without a currency; Italian 20mila is one word."""
    return size not in {one, many, "k", "M", "MM", "G", "mi.", "mil."} or size == "mila"


def units_alone(words: Continental) -> Rule:
    """A unit without a number: "pro m²"."""
    before = any_of(_ALONE[words.base].split())
    units = any_of(_UNITS_ALONE)
    return example_rule(
        words,
        "unit-alone",
        rf"(?P<before>\b(?i:{before})\s)(?P<unit>{units})(?![\w²³/’'-])",
        Amounts(words).unit_alone,
        on=first_runs(unit for unit in _UNITS_ALONE if unit[0] != "m") | {"²", "³"},
    )
