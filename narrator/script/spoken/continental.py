"""Number words of German, French, Spanish, Italian and Portuguese, as they stand before what they count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import units
from num2words import num2words

from narrator.script.spoken.locale_table import Locale

Changes = tuple[tuple[str, str], ...]
"""Patterns and their replacements."""

_AGREES: Mapping[tuple[str, str], Changes] = {
    ("de", "m"): ((r"\Aeins\Z", "ein"),),
    ("de", "f"): ((r"\Aeins\Z", "eine"),),
    ("fr", "f"): ((r"\bun\Z", "une"),),
    ("es", "m"): ((r"veintiuno\Z", "veintiún"), (r"\buno\Z", "un")),
    ("es", "f"): ((r"uno\Z", "una"), (r"cientos\b", "cientas"), (r"quinientos\b", "quinientas")),
    ("it", "m"): ((r"\Auno\Z", "un"),),
    ("it", "f"): ((r"\Auno\Z", "una"),),
    ("pt", "f"): ((r"\bum\Z", "uma"), (r"\bdois\b", "duas"), (r"entos\b", "entas")),
}
"""How the end of a number word changes before a masculine or feminine noun."""

_CORRECTED: Mapping[str, Changes] = {
    "es": (
        (r"veintiuno (?=mil\b)", "veintiún "),
        (r"\buno (?=mil\b)", "un "),
        (r"\Aquadrag", "cuadrag"),
        ("décimoprimero", "undécimo"),
        ("décimosegundo", "duodécimo"),
        (r"\Adécimo octavo", "decimoctavo"),
        (r"\Adécimo (?=[a-z])", "decimo"),
    ),
    "it": (("milion([ei]) e ", r"milion\1 "), ("miliard([oi]) e ", r"miliard\1 "), (r"(?<=[a-z])tre\Z", "tré")),
}
"""What num2words says in a way that the language does not; Italians leave out the "e" after millions."""

_SWISS: Changes = (
    (r"soixante et onze", "septante et un"),
    (r"soixante-dix-", "septante-"),
    (r"soixante-dix", "septante"),
    (r"soixante-(douze|treize|quatorze|quinze|seize)", r"septante-\1"),
    (r"quatre-vingt-onze", "nonante et un"),
    (r"quatre-vingt-dix-", "nonante-"),
    (r"quatre-vingt-dix", "nonante"),
    (r"quatre-vingt-(douze|treize|quatorze|quinze|seize)", r"nonante-\1"),
    ("(?<=tante-)douze|(?<=nante-)douze", "deux"),
    ("(?<=tante-)treize|(?<=nante-)treize", "trois"),
    ("(?<=tante-)quatorze|(?<=nante-)quatorze", "quatre"),
    ("(?<=tante-)quinze|(?<=nante-)quinze", "cinq"),
    ("(?<=tante-)seize|(?<=nante-)seize", "six"),
)
"""French of Switzerland and Belgium: septante and nonante (num2words' own tables for them misspell the hundreds)."""

_MILLIONS = re.compile(
    r"(?:mill?(?:ón|ones|ions?|iards?|ion[ei])|miliard[oi]|[mb]ilh(?:ão|ões)|bill?(?:ón|ones|ião|iões))\Z"
)
"""The end of a number word after which the noun is joined by "of"."""

_FEMININE_UNITS = {
    "de": r"(?:[Tt]onne|stunde|Stunde|Minute|Sekunde|Meile|kalorie)n?\Z",
    "fr": r"(?:tonne|heure|minute|seconde)s?\b",
    "es": r"(?!d[ií]a)\w+as?\b",
    "it": r"(?:tonnellat|chilocalori|or)[ae]\Z|miglia",
    "pt": r"(?!\w*grama|d[ií]a)\w+as?\b",
}
"""What the name of a feminine unit matches, at its beginning."""


@dataclass(frozen=True, slots=True)
class Continental:
    """A language's number words: `base` is its language ("pt"), `tag` the whole tag ("pt-BR")."""

    base: str
    tag: str
    locale: Locale

    @property
    def integer(self) -> str:
        """The pattern of a whole number as the language prints it."""
        group = rf"[{re.escape(self.locale.groups)}][0-9]{{3}}(?![0-9])"
        return rf"(?:(?!0)[0-9]{{1,3}}(?:{group}){{1,4}}|(?!0[0-9])[0-9]{{1,15}})"

    @property
    def printed(self) -> str:
        """The pattern of a number with or without decimals."""
        return rf"(?:{self.integer}(?:{self.locale.decimal}[0-9]{{1,9}})?)"

    def standing_after(self, before: str) -> str:
        """The pattern of a number before which nothing of the class `before` stands.

        It is looked for by its first digit, which takes a third of the time of looking for what is before it.
        """
        group = rf"[{re.escape(self.locale.groups)}][0-9]{{3}}(?![0-9])"
        whole = rf"(?:(?<!0)(?:[0-9]{{0,2}}(?:{group}){{1,4}}|[0-9]{{0,14}})|(?![0-9]))"
        return rf"[0-9](?<!{before}[0-9]){whole}(?:{self.locale.decimal}[0-9]{{1,9}})?"

    def parted(self, printed: str) -> tuple[str, str]:
        """The digits of a printed number before and after its decimal mark."""
        return _parted(printed, self.locale.decimal)

    def cardinal(self, number: int, gender: str = "") -> str:
        """Words for a whole number, before a masculine ("m") or feminine ("f") noun or alone ("")."""
        words = _words(number, self._num2words_language, "cardinal", self._swiss)
        for pattern, agreeing in _AGREES.get((self.base, gender), ()):
            words = re.sub(pattern, agreeing, words)
        return words

    def ordinal(self, number: int, ending: str = "o") -> str:
        """Words for a place in an order; `ending` is the last letter of a Romance one, or what German adds to its e."""
        words = _words(number, self._num2words_language, "ordinal", self._swiss)
        if self.base in {"es", "it", "pt"}:
            return re.sub(r"o\b", ending, words) if ending != "o" else words
        return words if ending == "o" else f"{words}{ending}"

    def year(self, number: int) -> str:
        """Words for a year."""
        if self.base == "de":
            return _words(number, "de", "year", swiss=False)
        return self.cardinal(number)

    def number(self, printed: str, gender: str = "") -> str:
        """Words for a number as printed: "1.234,5" → "eintausendzweihundertvierunddreißig Komma fünf"."""
        whole, decimals = self.parted(printed)
        if not decimals:
            return self.cardinal(int(whole), gender)
        return f"{self.cardinal(int(whole))} {self.locale.point} {self._decimals(decimals)}"

    def _decimals(self, digits: str) -> str:
        if self.locale.digit_by_digit or len(digits) > 2 or digits[0] == "0":
            return " ".join(self.cardinal(int(digit)) for digit in digits)
        return self.cardinal(int(digits))

    def value(self, printed: str) -> float:
        """The value of a number as printed."""
        whole, decimals = self.parted(printed)
        return float(f"{whole}.{decimals or 0}")

    def singular(self, printed: str) -> bool:
        """Whether a noun after it is singular: below 2 in French and Brazilian Portuguese, else only after 1."""
        value = self.value(printed)
        return 0 < value < 2 if self.base == "fr" or self.tag == "pt-BR" else value == 1

    def unit(self, printed: str, unit: str) -> str:
        """The name of a unit (CLDR's, "of/by" for a quotient) as it stands after the number."""
        shown = _unit(self.value(printed), unit, self.cldr)
        return _unit(self.value(printed), unit, self.base) if "/" in shown else shown

    def feminine(self, name: str) -> bool:
        """Whether the name of a unit is feminine."""
        pattern = _FEMININE_UNITS[self.base]
        return bool(re.search(pattern, name) if self.base == "de" else re.match(pattern, name))

    def joined_to(self, noun: str) -> str:
        """A noun after a magnitude: "millions" → " d’euros"."""
        elided = self.base == "fr" and noun[0] in "aeéèêiouh"
        return f" d’{noun}" if elided else f"{self.locale.of}{noun}"

    def counted(self, said: str, noun: str) -> str:
        """A number before its noun: "trois euros", but "trois millions d’euros"."""
        whole_millions = self.base != "de" and _MILLIONS.search(said)
        return said + (self.joined_to(noun) if whole_millions else f" {noun}")

    @property
    def cldr(self) -> str:
        """The language as babel names it; Portuguese without region is that of Brazil, as in CLDR."""
        return self.tag.replace("-", "_") if self.tag in {"pt-PT", "pt-BR"} else self.base

    @property
    def _num2words_language(self) -> str:
        return "pt_BR" if self.tag == "pt-BR" else self.base

    @property
    def _swiss(self) -> bool:
        return self.tag in {"fr-CH", "fr-BE"}


@lru_cache(maxsize=4096)
def _parted(printed: str, decimal: str) -> tuple[str, str]:
    whole, *decimals = re.split(rf"{decimal}|\.(?=[0-9]{{1,2}}\Z)", printed, maxsplit=1)
    return re.sub(r"[^0-9]", "", whole), "".join(decimals)


@lru_cache(maxsize=4096)
def _words(number: int, language: str, form: str, swiss: bool) -> str:  # noqa: FBT001  (a cache's key)
    words = str(num2words(number, lang=language, to=form)).replace(",", "")
    for pattern, corrected in (*_CORRECTED.get(language, ()), *(_SWISS if swiss else ())):
        words = re.sub(pattern, corrected, words)
    return words


@lru_cache(maxsize=4096)
def _unit(value: float, unit: str, locale: str) -> str:
    """A unit's name after a value, by CLDR: "power-megawatt", or "mass-milligram/volume-liter"."""
    measured, _, per = unit.partition("/")
    number = int(value) if value.is_integer() else value
    larger = re.match(r"energy-(mega|giga|tera)watt-hour", measured)
    if larger:  # CLDR has the kilowatt-hour only
        kilowatt = _unit(value, "energy-kilowatt-hour", locale)
        said = re.sub(r"\A(?:k|ch|qu)ilo", larger[1], kilowatt, flags=re.IGNORECASE)
        return said.capitalize() if kilowatt[0].isupper() else said
    if per:
        shown = units.format_compound_unit(number, measured, denominator_unit=per, length="long", locale=locale) or ""
    else:
        shown = units.format_unit(number, measured, "long", locale=locale)
    name = re.sub(r"\A[0-9.,\s\u00a0\u202f]+", "", shown).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r" (?:métricas?|metric\w+)\b", "", name)
