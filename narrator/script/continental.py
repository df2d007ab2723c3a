"""Number words of German, French, Spanish, Italian and Portuguese, as they stand before what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import units
from num2words import num2words

from narrator.script.locales import Locale

_AGREES: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("de", "m"): ((r"\Aeins\Z", "ein"),),
    ("de", "f"): ((r"\Aeins\Z", "eine"),),
    ("fr", "f"): ((r"\bun\Z", "une"),),
    ("es", "m"): ((r"veintiuno\Z", "veintiún"), (r"\buno\Z", "un")),
    ("es", "f"): ((r"uno\Z", "una"), (r"cientos\b", "cientas"), (r"quinientos\b", "quinientas")),
    ("it", "m"): ((r"\Auno\Z", "un"),),
    ("it", "f"): ((r"\Auno\Z", "una"),),
    ("pt", "f"): ((r"\bum\Z", "uma"), (r"\bdois\Z", "duas"), (r"entos\b", "entas")),
}
"""How the end of a number word changes before a masculine or feminine noun: patterns and their replacements."""


@dataclass(frozen=True, slots=True)
class Continental:
    """A language's number words: `base` is its language ("pt"), `tag` the whole tag ("pt-BR")."""

    base: str
    tag: str
    locale: Locale

    @property
    def integer(self) -> str:
        """The pattern of a whole number as the language prints it."""
        return rf"(?:[0-9]{{1,3}}(?:[{re.escape(self.locale.groups)}][0-9]{{3}}){{1,4}}|(?!0[0-9])[0-9]{{1,15}})"

    @property
    def printed(self) -> str:
        """The pattern of a number with or without decimals."""
        return rf"(?:{self.integer}(?:,[0-9]{{1,9}})?)"

    def cardinal(self, number: int, gender: str = "") -> str:
        """Words for a whole number, before a masculine ("m") or feminine ("f") noun or alone ("")."""
        words = _words(number, self._num2words_language, "cardinal")
        for pattern, agreeing in _AGREES.get((self.base, gender), ()):
            words = re.sub(pattern, agreeing, words)
        return words

    def ordinal(self, number: int, *, feminine: bool = False) -> str:
        """Words for a place in an order."""
        words = _words(number, self._num2words_language, "ordinal")
        return re.sub(r"o\b", "a", words) if feminine and self.base != "fr" else words

    def year(self, number: int) -> str:
        """Words for a year."""
        return _words(number, self._num2words_language, "year")

    def number(self, printed: str, gender: str = "") -> str:
        """Words for a number as printed: "1.234,5" → "eintausendzweihundertvierunddreißig Komma fünf"."""
        whole, _, decimals = printed.partition(",")
        value = int(re.sub(r"[^0-9]", "", whole))
        if not decimals:
            return self.cardinal(value, gender)
        return f"{self.cardinal(value)} {self.locale.point} {self._decimals(decimals)}"

    def _decimals(self, digits: str) -> str:
        if self.locale.digit_by_digit or len(digits) > 2 or digits[0] == "0":
            return " ".join(self.cardinal(int(digit)) for digit in digits)
        return self.cardinal(int(digits))

    def value(self, printed: str) -> float:
        """The value of a number as printed."""
        whole, _, decimals = printed.partition(",")
        return float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}")

    def singular(self, printed: str) -> bool:
        """Whether a noun after it is singular: below 2 in French and Brazilian Portuguese, else only after 1."""
        value = self.value(printed)
        return 0 < value < 2 if self.base == "fr" or self.tag == "pt-BR" else value == 1

    def unit(self, printed: str, unit: str) -> str:
        """The name of a unit (CLDR's) as it stands after the number."""
        value = self.value(printed)
        shown = units.format_unit(int(value) if value.is_integer() else value, unit, "long", locale=self.cldr)
        name = re.sub(r"\A[0-9.,\s\u00a0\u202f]+", "", shown).replace("\u00a0", " ")
        return re.sub(r" (?:métricas?|metric\w+)\Z", "", name)

    def joined_to(self, noun: str) -> str:
        """A noun after a magnitude: "millions" → " d’euros"."""
        elided = self.base == "fr" and noun[0] in "aeéèêiouh"
        return f" d’{noun}" if elided else f"{self.locale.of}{noun}"

    @property
    def cldr(self) -> str:
        """The language as babel names it; Portuguese without region is that of Brazil, as in CLDR."""
        return self.tag.replace("-", "_") if self.tag in {"pt-PT", "pt-BR"} else self.base

    @property
    def _num2words_language(self) -> str:
        return "pt_BR" if self.tag == "pt-BR" else self.base


@lru_cache(maxsize=4096)
def _words(number: int, language: str, form: str) -> str:
    return str(num2words(number, lang=language, to=form)).replace(",", "")
