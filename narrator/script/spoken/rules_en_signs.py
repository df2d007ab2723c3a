"""English: signs, said as words."""

from __future__ import annotations

import re

from narrator.script.spoken.english import NUMBER
from narrator.script.spoken.rule import Rule, rule

_SIGNS = {
    "~": "about",
    "≈": "about",
    "≥": "at least",
    "≤": "at most",
    "±": "plus or minus",
    ">": "more than",
    "<": "less than",
}

_APPROXIMATELY = re.compile(r"\b(?:about|roughly|around|approximately|nearly|almost)\s\Z", re.IGNORECASE)


def _compared(match: re.Match[str]) -> str:
    """A sign before a number in words, unless the word before says it already: "about ~50"."""
    said = _SIGNS[match[1]]
    if said == "about" and _APPROXIMATELY.search(match.string[max(0, match.start() - 16) : match.start()]):
        return ""
    return f"{_spaced(match, said).rstrip()} "


def _spaced(match: re.Match[str], word: str) -> str:
    """A word in the place of a sign, with blanks on the sides where the sign touches something."""
    text, start, end = match.string, match.start(), match.end()
    left = " " if start and text[start - 1].isalnum() else ""
    right = " " if end < len(text) and text[end].isalnum() else ""
    return f"{left}{word}{right}"


SYMBOLS: tuple[Rule, ...] = (
    rule(
        "star",
        r"A\*(?<!\wA\*)(?!\w)",
        "A-star",
        on="*",
        hits=(("an A* grade", "an A-star grade"),),
        leaves=("VISA*",),
    ),
    rule(
        "alternative",
        r"(?<![\w./])([A-Za-z]?[a-z]{2,20})/([a-z]{3,20}|[A-Z][a-z]{2,20})(?![\w/.]\w|/)",
        r"\1 \2",
        on="/",
        word="[a-z]/[A-Za-z][a-z]",
        hits=(("a win/win deal", "a win win deal"), ("the Israel/Palestine debate", "the Israel Palestine debate")),
        leaves=("km/h", "AC/DC", "TCP/IP", "n/a", "./path/to/file"),
    ),
    rule(
        "at",
        r"(?<=\s)@(?=\s)",
        "at",
        on="@",
        hits=(("me @ home", "me at home"),),
        leaves=("@home", "a@b"),
    ),
    rule(
        "and",
        r"(?<=\s)&(?=\s)|(?<=[a-z])&(?=[A-Za-z])",
        lambda match: "and" if match.string[match.end() : match.end() + 1].isspace() else " and ",
        on="&",
        hits=(("Marks & Spencer", "Marks and Spencer"),),
        leaves=("R&D", "AT&T", "Q&A"),
    ),
    rule(
        "plus",
        r"(?<=\s)\+(?=\s)|(?<![\w+])\+(?=[0-9])|(?<=[\w])\+(?![+\w])",
        lambda match: _spaced(match, "plus"),
        on="+",
        hits=(("two + two", "two plus two"), ("Disney+ is", "Disney plus is"), ("100+ people", "100 plus people")),
        leaves=("C++", "a+b"),
    ),
    rule(
        "plus-between",
        r"(?<=[0-9])\+(?=[0-9])|(?<=[0-9](?:st|nd|rd|th))\+(?=[0-9])",
        " plus ",
        on="+",
        hits=(("the 45+2 minute", "the 45 plus 2 minute"), ("45th+3", "45th plus 3")),
        leaves=("a+b", "C++"),
    ),
    rule(
        "plus-or-minus",
        r"\+/[-–]\s?(?=[£$€]?[0-9])",
        "plus or minus ",
        on="+",
        hits=(("+/-3 points", "plus or minus 3 points"),),
        leaves=("+/", "a +/- b"),
    ),
    rule(
        "copyright",
        r"©\s?",
        "copyright ",
        on="©",
        hits=(("© 2026", "copyright 2026"),),
        leaves=("(c)",),
    ),
    rule(
        "section",
        r"(§{1,2})\s?(?=[0-9])",
        lambda match: "sections " if len(match[1]) > 1 else "section ",
        on="§",
        hits=(("§ 5", "section 5"),),
        leaves=("§ a",),
    ),
    rule(
        "power",
        r"(?<=[0-9])\^([0-9]{1,4})(?![0-9])(\s[-–−]\s(?=[0-9]))?",
        lambda match: f" to the power of {match[1]}{' minus ' if match[2] else ''}",
        on="^",
        hits=(("10^5", "10 to the power of 5"), ("2^15 - 1", "2 to the power of 15 minus 1")),
        leaves=("x^y",),
    ),
    rule(
        "equals",
        r"\s=\s",
        " equals ",
        on="=",
        hits=(("a = b", "a equals b"),),
        leaves=("a=b", "=="),
    ),
    rule(
        "times",
        r"(?<=[0-9])\s?×\s?(?=[0-9])|(?<=[0-9])\s[x*]\s(?=[0-9])",
        " times ",
        on="x×*",
        hits=(("3×4", "3 times 4"), ("2 x 5", "2 times 5")),
        leaves=("0x08", "axb"),
    ),
    rule(
        "sign-before-number",
        rf"(~|≈|≥|≤|±|>|<)\s?(?=[$£€]?{NUMBER})",
        _compared,
        on="~≈≥≤±><",
        hits=(
            ("~5 people", "about 5 people"),
            ("Roughly ~5", "Roughly 5"),
            (">100", "more than 100"),
            ("5±3", "5 plus or minus 3"),
        ),
        leaves=("a > b", "~/home"),
    ),
)
