"""What German, French, Spanish, Italian and Portuguese each do in their own way: times, ordinals, rulers, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from narrator.script.continental import Continental
from narrator.script.examples import example_rule
from narrator.script.roman import ROMAN, roman
from narrator.script.rule import Rule, Rules, any_of, listed, word_before

_HOUR = r"(?<![\w.,:/-])(?P<hour>0?[0-9]|1[0-9]|2[0-4])"
_MINUTE = r"(?P<minute>[0-5][0-9])"
_YEAR = r"(?:\s(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w-]|[.,:/][0-9]))?"
_CENTURY = rf"(?P<roman>{ROMAN})"

_NUMERAL = (" I", " V", " X")
_CENTURIES = ("iècle", "arrondissement", "République", "millénaire", "iglo", "secolo", "éculo")
_FEMALE = frozenset(["Elisabeth", "Katharina", "Isabel", "Elizabeth", "Elisabetta"])
_GERMAN_MONTHS = listed("Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember")
_DATIVE = frozenset(listed("am vom zum dem den im des bis seit ab"))
_NOMINATIVE = frozenset(["der", "die", "das", "ins"])


# ── what several share ───────────────────────────────────────────────────────────────────────────────────────────────


def _places(words: Continental) -> Rule:
    """Printed places: 1er, 2e, 3.º, 4ª."""

    def place(match: re.Match[str]) -> str:
        ending, number = words.locale.places[match["ending"]], int(match["number"])
        if number == 1 and len(ending) > 1:
            return ending
        ordinal = words.ordinal(number, feminine=ending == "a")
        before_noun = words.base == "es" and re.match(r"\s(?!de\b)\w", match.string[match.end() :][:4])
        return re.sub(r"(?<=r)o\Z", "", ordinal) if before_noun and number in {1, 3} else ordinal

    endings = any_of(words.locale.places)
    return example_rule(
        words, "place", rf"(?<![\w.,:/-])(?P<number>[1-9][0-9]{{0,2}})(?P<ending>{endings})(?!\w)", place
    )


def _rulers(words: Continental) -> Rule:
    """Rulers: an ordinal up to a certain number, then a cardinal; in German always an ordinal, with its article."""

    def ruler(match: re.Match[str]) -> str:
        number, female = roman(match["roman"]), match["name"] in _FEMALE
        if words.base == "de":
            return f"{match['name']} {'die' if female else 'der'} {words.ordinal(number).capitalize()}"
        if number > words.locale.ordinals_to:
            return f"{match['name']} {words.cardinal(number)}"
        return f"{match['name']} {words.ordinal(number, feminine=female)}"

    names = any_of(words.locale.rulers)
    stop = r"\.?" if words.base == "de" else "(?:er|º)?"
    return example_rule(words, "ruler", rf"\b(?P<name>{names})\s(?P<roman>{ROMAN}){stop}(?!\w)", ruler, _NUMERAL)


def _clock(words: Continental, pattern: str, gate: tuple[str, ...] = (":", "h")) -> Rule:
    """A time of day: the hour, its noun if the language says one, the minutes if there are any."""
    one, many, joint = words.locale.hour
    gender = {"de": "m", "it": ""}.get(words.base, "f")

    def clock(match: re.Match[str]) -> str:
        hour, minute = int(match["hour"]), int(match["minute"] or match.groupdict().get("colon") or 0)
        said = f"{words.cardinal(hour, gender)} {one if hour == 1 else many}".rstrip()
        before = match.groupdict().get("before", "")
        return before + (f"{said}{joint}{words.cardinal(minute)}" if minute else said)

    return example_rule(words, "clock", pattern, clock, gate)


def _centuries(words: Continental, pattern: str) -> Rule:
    """Centuries in Roman numerals, as an ordinal up to a certain number."""

    def century(match: re.Match[str]) -> str:
        number = roman(match["roman"])
        ordinal = words.base in {"fr", "it"} or number <= words.locale.ordinals_to
        said = words.ordinal(number) if ordinal else words.cardinal(number)
        return match.group().replace(match["printed"], said)

    return example_rule(words, "century", pattern, century, gate=_CENTURIES)


# ── each language ────────────────────────────────────────────────────────────────────────────────────────────────────


def _german_ordinals(words: Continental, name: str, nouns: tuple[str, ...], strong: str) -> Rule:
    """An ordinal before a noun, in the case that the word before it asks for; `strong` ends it without any."""

    def day(match: re.Match[str]) -> str:
        before = word_before(match).lower()
        ending = "n" if before in _DATIVE else "" if before in _NOMINATIVE else strong
        year = f" {words.year(int(match['year']))}" if match["year"] else ""
        return f"{words.ordinal(int(match['number']))}{ending} {match['noun']}{year}"

    number = r"(?<![\w.,:/-])(?P<number>[12][0-9]|3[01]|[1-9])\.\s?"
    return example_rule(words, name, rf"{number}(?P<noun>{any_of(nouns)})\b{_YEAR}", day, nouns)


def _german(words: Continental) -> Rules:
    return Rules(
        words=(_rulers(words),),
        digits=(
            _german_ordinals(words, "day-month", _GERMAN_MONTHS, "r"),
            _german_ordinals(words, "century", ("Jahrhundert", "Jahrhunderts"), "s"),
            _clock(words, rf"{_HOUR}[.:]{_MINUTE}\sUhr\b", gate=("Uhr",)),
            example_rule(
                words,
                "score",
                r"(?<![\w.,:/-])([0-9]{1,2}):([0-9])(?![\w:]|[.,][0-9])",
                lambda match: f"{words.cardinal(int(match[1]))} zu {words.cardinal(int(match[2]))}",
            ),
            example_rule(
                words,
                "decade",
                r"(?<![\w.,:/-])(1[1-9][0-9]0|20[1-9]0|[2-9]0)er(?!\w)",
                lambda match: f"{words.year(int(match[1]))}er",
            ),
            example_rule(
                words,
                "year",
                r"(?<![\w.,:/$£€#-])(1[1-9][0-9]{2})(?![\w%°/]|[.,:][0-9]|\s?[-–]\s?[0-9]|\s?[€$£])",
                lambda match: words.year(int(match[1])),
            ),
        ),
    )


def _french(words: Continental) -> Rules:
    return Rules(
        words=(
            _centuries(
                words,
                rf"(?<!\w)(?P<printed>{_CENTURY}(?:ème|er|e|ᵉ))(?=\s(?:siècle|arrondissement|République|millénaire))",
            ),
            _rulers(words),
        ),
        digits=(
            _clock(words, rf"{_HOUR}(?:\s?h(?:\s?{_MINUTE})?(?!\w)|:(?P<colon>[0-5][0-9])(?![\w:]))"),
            _places(words),
        ),
    )


def _spanish(words: Continental) -> Rules:
    return Rules(
        words=(_centuries(words, rf"\b[Ss]iglos?\s(?P<printed>{_CENTURY})(?!\w)"), _rulers(words)),
        digits=(
            _clock(words, rf"{_HOUR}(?::{_MINUTE}(?!\w|:)|\.(?P<colon>[0-5][0-9])\sh(?!\w))"),
            _places(words),
        ),
    )


def _italian(words: Continental) -> Rules:
    return Rules(
        words=(_centuries(words, rf"(?<!\w)(?P<printed>{_CENTURY})(?=\ssecolo)"), _rulers(words)),
        digits=(
            _clock(words, rf"(?P<before>\b(?:ore|alle|dalle)\s){_HOUR}[.:]{_MINUTE}(?![\w:])", gate=("ore ", "alle ")),
            _places(words),
        ),
    )


def _portuguese(words: Continental) -> Rules:
    return Rules(
        words=(_centuries(words, rf"\b[Ss]éculos?\s(?P<printed>{_CENTURY})(?!\w)"), _rulers(words)),
        digits=(
            _clock(words, rf"{_HOUR}(?:h(?:{_MINUTE})?(?!\w)|:(?P<colon>[0-5][0-9])(?![\w:]))"),
            _places(words),
        ),
    )


SPECIAL: Mapping[str, Callable[[Continental], Rules]] = {
    "de": _german,
    "fr": _french,
    "es": _spanish,
    "it": _italian,
    "pt": _portuguese,
}
"""By the first part of the language tag; their digits are tried before what the five have in common."""
