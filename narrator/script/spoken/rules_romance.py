"""What French, Spanish, Italian and Portuguese each do in their own way: times, raised endings, seasons, scores."""

from __future__ import annotations

import re

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.rule import Rule, any_of, before_digit, first_runs, listed
from narrator.script.spoken.rules import Rules
from narrator.script.spoken.rules_days import HOUR, MINUTE, clock
from narrator.script.spoken.rules_romans import centuries, chapters, french_places, numbered_before, rulers

_NO_MONEY = r"(?!\s?(?:€|%|\$|euro|mil|mln|mld|dollar|d[oó]lar))"
_DEGREE_OR_PLACE = frozenset(
    listed("il al del dal nel sul col suo mio tuo nostro loro un quel questo ogni Il Al Del Nel")
)
"""In Italian, ° after one of these is the ending of an ordinal (al 90° minuto), else a degree."""

_ITALIAN_CENTURIES = {
    2: "Duecento",
    3: "Trecento",
    4: "Quattrocento",
    5: "Cinquecento",
    6: "Seicento",
    7: "Settecento",
    8: "Ottocento",
    9: "Novecento",
}


def _places(words: Continental) -> Rule:
    """Printed places: 1er, 2e, 3.º, 4ª, 40esima."""

    def place(match: re.Match[str]) -> str:
        ending, number = words.locale.places[match["ending"]], int(match["number"])
        if words.base == "fr":
            return _french_place(words, number, ending) or match.group()
        if match["ending"] == "°" and _before(match) not in _DEGREE_OR_PLACE:
            return match.group()
        if ending == "er" or match["ending"] in {"ro", "do", "ra", "da"}:
            return _spoken_place(words, number, match["ending"]) or match.group()
        ordinal = words.ordinal(number, ending)
        before_noun = words.base == "es" and re.match(r"\s(?!de\b|en\b|y\b|a\b)[a-z]", match.string[match.end() :][:4])
        return re.sub(r"(primer|tercer)o\Z", r"\1", ordinal) if before_noun and ending == "o" else ordinal

    endings = any_of(words.locale.places)
    pattern = rf"(?<![\w.,:/-])(?P<number>[1-9][0-9]{{0,2}})(?P<ending>{endings})(?![\w°º])"
    return example_rule(
        words, "place", pattern, place, on=first_runs(ending.lstrip(".") for ending in words.locale.places)
    )


def _before(match: re.Match[str]) -> str:
    """The word before a match."""
    found = re.search(r"(\w+)\s\Z", match.string[max(0, match.start() - 16) : match.start()])
    return found[1] if found else ""


def _french_place(words: Continental, number: int, ending: str) -> str:
    """A French place; "" for an ending that does not go with the number."""
    if ending[:6] in {"premie", "premiè"}:
        return ending if number == 1 else ""
    if ending[:6] == "second":
        return ending if number == 2 else ""
    return words.ordinal(number) + ending if number > 1 or ending == "s" else ""


def _spoken_place(words: Continental, number: int, ending: str) -> str:
    """A Spanish place as in 1er, 1ro, 2da; "" for an ending that does not go with the number."""
    fitting = {"er": (1, 3), ".er": (1, 3), "ro": (1, 3), "do": (2,), "ra": (1, 3), "da": (2,)}[ending]
    if number % 10 not in fitting:
        return ""
    ordinal = words.ordinal(number, "a" if ending.endswith("a") else "o")
    return ordinal[:-1] if ending.endswith("er") else ordinal


def _season(words: Continental) -> Rule:
    """Two years that follow each other: 2019/20, 2019-2020."""

    def said(match: re.Match[str]) -> str:
        first, last = int(match[1]), match[2]
        return f"{first} {last}" if (first + 1) % 10 ** len(last) == int(last) % 10 ** len(last) else match.group()

    pattern = r"(?<![\w.,:/-])((?:19|20)[0-9]{2})[/–-]((?:[12][0-9])?[0-9]{2})(?![\w/-]|[.,:][0-9])"
    return example_rule(words, "season", pattern, said, on=before_digit("/-–"))


def french(words: Continental) -> Rules:
    """The rules that French has for itself."""
    saint = example_rule(
        words,
        "saint",
        r"(?<!\w)S(?:t|(te))-(?=[A-ZÀ-Ý])",
        lambda m: f"Saint{'e' if m[1] else ''}-",
        on=("St", "Ste"),
    )
    hour = clock(
        words,
        rf"{HOUR}(?:\s?[hH](?:\s?{MINUTE}(?P<noun>\smin\b)?)?(?!\w)|:(?P<colon>[0-5][0-9])(?![\w:]))",
        on={*"hH", *before_digit(":")},
    )
    return Rules(
        words=(rulers(words), french_places(words), chapters(words), saint),
        digits=(hour, _season(words), _places(words)),
    )


def spanish(words: Continental) -> Rules:
    """The rules that Spanish has for itself."""
    hour = clock(
        words,
        rf"(?P<before>\b[Ll]as?\s)?{HOUR}(?:[:]{MINUTE}|\.(?P<colon>[0-5][0-9])(?(before){_NO_MONEY}|(?=\s(?:h|horas|hs|hrs)\b))"
        rf"|(?=\sh\b))(?![\w:])(?P<noun>\s?(?:horas|hrs|hs|h)\b)?",
        on=(*before_digit(":"), *listed("h horas hrs hs las Las la La")),
    )
    decade = example_rule(
        words,
        "decade",
        r"(?<![\w.,:/-])([2-9]0)['’]?s(?!\w)",
        lambda match: words.cardinal(int(match[1])),
        on="s",
    )
    return Rules(
        words=(centuries(words), rulers(words), numbered_before(words), chapters(words)),
        digits=(hour, _season(words), decade, _places(words)),
    )


def italian(words: Continental) -> Rules:
    """The rules that Italian has for itself."""
    before = r"(?P<before>\b(?:[Oo]re\s|(?:[Aa]l|[Dd]al|[Dd]el)?[Ll]e\s|(?:[Aa]l|[Dd]al|[Dd]el)?[Ll]['’]))"
    return Rules(
        words=(centuries(words), rulers(words), numbered_before(words)),
        digits=(
            _hours_from_to(words),
            clock(
                words,
                rf"{before}{HOUR}[.:]{MINUTE}(?![\w:]){_NO_MONEY}",
                on=listed("ore Ore alle Alle dalle Dalle delle Delle le Le all dall dell l L"),
            ),
            _season(words),
            *_italian_words(words),
            _places(words),
        ),
    )


def _hours_from_to(words: Continental) -> Rule:
    """Opening hours: 9.00-13.00."""

    def said(match: re.Match[str]) -> str:
        return f"dalle {_at(words, match[1], match[2])} alle {_at(words, match[3], match[4])}"

    time = r"([01]?[0-9]|2[0-4])[.:]([0-5][0-9])"
    pattern = rf"(?<![\w.,:/-])(?:[Oo]re\s)?{time}\s?[-–]\s?{time}(?![\w:,.-]?\w|%){_NO_MONEY}"
    return example_rule(words, "hours", pattern, said, on=before_digit("-–"))


def _at(words: Continental, hour: str, minute: str) -> str:
    """An hour and its minutes."""
    said = words.cardinal(int(hour), "f")
    return f"{said} e {words.cardinal(int(minute))}" if int(minute) else said


def _italian_words(words: Continental) -> tuple[Rule, ...]:
    """Numbers as parts of Italian words: 22enne, anni ’90, nell’800."""

    def age(match: re.Match[str]) -> str:
        number = words.cardinal(int(match[1])).replace("é", "e")
        return f"{number if number.endswith('tre') else number[:-1]}enn{match[2]}"

    return (
        example_rule(words, "age", r"(?<![\w.,:/-])([1-9][0-9]?)-?enn([ei])(?!\w)", age, on=("enne", "enni")),
        example_rule(
            words,
            "century-in-digits",
            r"(?<=(?P<before>ll['’]))(8)00(?![\w%]|[.,][0-9]|\s(?:metri|euro|mila|chilometri))"
            r"|(?<=[NDnd]el\s)['’]?(?:(?<=['’])([2-9]))00(?![\w%]|[.,][0-9])",
            lambda match: _ITALIAN_CENTURIES[int(match[2] or match[3])],
            gate=("00",),
        ),
        example_rule(
            words,
            "decade",
            r"(?<=anni\s)['’]([2-9]0)(?!\w)|(?<=[NDnd]el\s)['’]([0-9]{2})(?!\w)",
            lambda match: words.cardinal(int(match[1] or match[2])),
            on="'’",
        ),
    )


def portuguese(words: Continental) -> Rules:
    """The rules that Portuguese has for itself."""
    hour = clock(
        words,
        rf"{HOUR}(?:\s?h(?:\s?{MINUTE}(?:\s?min\b)?)?(?!\w)|:(?P<colon>[0-5][0-9])(?![\w:]))",
        on={"h", *before_digit(":")},
    )
    score = example_rule(
        words,
        "score",
        r"(?<![\w.,:/-])(?!4x4)([0-9]{1,2})\s?[xX]\s?([0-9]{1,2})(?!\w|[.,][0-9]|\s?(?:[cm]?m|km|metros|x|vezes)\b)",
        lambda match: f"{match[1]} a {match[2]}",
        on="xX",
    )
    return Rules(
        words=(centuries(words), rulers(words), numbered_before(words), chapters(words)),
        digits=(hour, score, _season(words), _places(words)),
    )
