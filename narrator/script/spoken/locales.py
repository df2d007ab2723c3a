"""German, French, Spanish, Italian and Portuguese, and what their regions do in another way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from narrator.script.spoken.locale_de import GERMAN
from narrator.script.spoken.locale_es import DOLLAR, PESO, SPANISH
from narrator.script.spoken.locale_fr import FRENCH, SWISS_MONEY
from narrator.script.spoken.locale_it import FRANC, ITALIAN
from narrator.script.spoken.locale_pt import PORTUGUESE
from narrator.script.spoken.locale_table import Locale, printed
from narrator.script.spoken.rule import listed

LOCALES: Mapping[str, Locale] = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE}
"""By the first part of the language tag."""

_SWISS_POINT = r"(?:,|\.(?=[0-9]{1,2}(?![0-9])))"
"""Switzerland prints a comma, and before one or two digits a point as well."""

_DECIMAL_POINT = frozenset(listed("es-419 es-BZ es-DO es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-SV es-US"))
"""Where Spanish prints 1,234.5 (CLDR's number symbols)."""

_DOLLARS = frozenset(listed("es es-ES es-419 es-EC es-GQ es-PA es-PR es-SV es-US es-GT es-CR es-PE es-BO es-PY es-VE"))
"""Where $ is not the peso: everywhere else in the Spanish world it is."""


def locale_for(tag: str) -> Locale:
    """The table of a language tag: that of its language, with what its region prints or says in another way."""
    base, _, region = tag.partition("-")
    locale = LOCALES[base]
    if base == "es":
        return _spanish(locale, tag)
    if region in {"CH", "LI"}:
        locale = replace(locale, groups="\u2019' ", decimal=_SWISS_POINT)
        money = {"fr": SWISS_MONEY, "it": printed(FRANC, "CHF", "fr.", "Fr.")}.get(base, {})
        return replace(locale, currencies={**locale.currencies, **money})
    return locale


def _spanish(locale: Locale, tag: str) -> Locale:
    if tag in _DECIMAL_POINT:
        locale = replace(locale, groups=", ", decimal=r"\.", point="punto")
    dollars = DOLLAR if tag in _DOLLARS else PESO
    return replace(locale, currencies={**locale.currencies, "$": dollars})
