"""English: numbers and letters that are names, and are said otherwise than amounts: 24/7, A380, MI5, 911, #MeToo."""

from __future__ import annotations

import re

from narrator.script.spoken.english import English
from narrator.script.spoken.rule import Rule, any_of, before_digit, listed, rule

_FIXED = {
    "24/7": "twenty-four seven",
    "24-7": "twenty-four seven",
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "50/50": "fifty-fifty",
    "50-50": "fifty-fifty",
    "50:50": "fifty-fifty",
    "20/20": "twenty twenty",
    "4x4": "four by four",
    "CO2": "C O two",
    "CO₂": "C O two",
    "CO2e": "C O two equivalent",
    "CO₂e": "C O two equivalent",
    "CH4": "C H four",
    "N2O": "N two O",
    "NO2": "N O two",
    "SO2": "S O two",
    "H2O": "H two O",
    "WW1": "World War One",
    "WW2": "World War Two",
    "MI5": "M-I-five",
    "MI6": "M-I-six",
    "401(k)": "four oh one K",
    "403(b)": "four oh three B",
}
"""What has a name of its own."""

_DIGITS = listed("zero one two three four five six seven eight nine")
_TENS = listed("zero ten twenty thirty forty fifty sixty seventy eighty ninety")

_CALLS = listed(
    "Call Called Calling call called calling Dial Dialled Dialed dial dialled dialed Ring Rang ring rang Text text "
    "caller callers operator operators dispatcher dispatchers calls"
)
_EMERGENCIES = "911|999|112|111|101|988|119|000"


def _road(match: re.Match[str]) -> str:
    """The A380, an airliner or a road: "A-three-eighty", "A-three-oh-three", "A-four-two-one"."""
    first, second, third = (int(digit) for digit in match[1])
    if not second and not third:
        return match.group()
    if not third:
        return f"A-{_DIGITS[first]}-{_TENS[second]}"
    return "A-" + "-".join("oh" if not digit else _DIGITS[digit] for digit in (first, second, third))


def _hashtag(match: re.Match[str]) -> str:
    """A hashtag, its words apart: #MeToo → hashtag Me Too."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", match[1].replace("_", " "))
    return f"hashtag {words}"


def _emergency(match: re.Match[str]) -> str:
    """A number to be called, digit by digit."""
    if match["alone"]:
        return _digits(match["alone"])
    second = f" or {_digits(match['second'])}" if match["second"] else ""
    return f"{match['keep']}{_digits(match['first'])}{second}"


def _digits(number: str) -> str:
    return " ".join("oh" if digit == "0" else _DIGITS[int(digit)] for digit in number)


_FORMULA = r"[A-Z][a-z]?(?:[₀-₉]{1,2})?"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def _formula(match: re.Match[str]) -> str:
    """A chemical formula, letter by letter: CH₄ → C H four."""
    if not any(letter in "₀₁₂₃₄₅₆₇₈₉" for letter in match.group()):
        return match.group()
    parts = re.findall(r"([A-Z][a-z]?)([₀-₉]*)", match["formula"])
    said = [word for letters, many in parts for word in (*letters.upper(), *([_many(many)] if many else []))]
    return " ".join(said) + (" equivalent" if match["equivalent"] else "")


def _many(subscript: str) -> str:
    return English(american=False).cardinal(int(subscript.translate(_SUBSCRIPTS)))


def five_star() -> Rule:
    """The rule for the stars of a hotel, tried before asterisks that lead to footnotes go."""
    return rule(
        "five-star",
        r"(?<![\w.,:/£$€-])([1-57])\*(?=-[a-z]|\s(?:hotels?|resorts?|rooms?|service|luxury|accommodation|spas?|inns?|lodges?"
        r"|suites?|villas?|reviews?|ratings?|rated)\b)|(?<=\b[Aa]\s)([2-57])\*(?![\w*])",
        lambda match: f"{_DIGITS[int(match[1] or match[2])]}-star",
        gate=("*",),
        hits=(
            ("5* service", "five-star service"),
            ("a 4*.", "a four-star."),
            ("a 3*-rated inn", "a three-star-rated inn"),
        ),
        leaves=("in 2019* they", "by 5* and", "15* hotels", "a 5**"),
    )


def names() -> tuple[Rule, ...]:
    """The rules for names without digits, or with a sign."""
    return (
        rule(
            "hashtag",
            r"#(?<![\w&]#)([^\W\d_]\w{0,60})",
            _hashtag,
            on="#",
            hits=(("the #MeToo march", "the hashtag Me Too march"), ("#metoo", "hashtag metoo")),
            leaves=("C#", "#5", "a#b"),
        ),
        rule(
            "grade-minus",
            r"(?<=\b[Aa]\s)([B-D])[-−](?!\w)(?!\s(?:and|or|to)\s)|(?<=\b[Aa]n\s)A[-−](?!\w)(?!\s(?:and|or|to)\s)",
            lambda match: f"{match[1] or 'A'} minus",
            on=("A", *"BCD"),
            hits=(("an A- in maths", "an A minus in maths"), ("a B-.", "a B minus.")),
            leaves=("a B-side", "an A- and B-team", "the A- in"),
        ),
        rule(
            "formula",
            rf"(?<![^\W_])(?P<formula>(?:{_FORMULA}){{1,6}})(?P<equivalent>(?<=[₀-₉])e)?(?!\w)",
            _formula,
            on="₀₁₂₃₄₅₆₇₈₉",
            hits=(("CH₄", "C H four"), ("N₂O and CO₂e", "N two O and C O two equivalent")),
            leaves=("x₂", "CO", "CH₄x"),
        ),
    )


def fixed() -> tuple[Rule, ...]:
    """The rules for names with digits; tried before everything else."""
    return (
        rule(
            "fixed",
            rf"(?<![\w./-]){any_of(_FIXED)}(?![\w/]|-[0-9]|[.,][0-9])",
            lambda match: _FIXED[match.group()],
            on=before_digit("/-:") | {"x", "k", "b", "CO", "WW", "MI", "CH", "N", "NO", "SO", "H"},
            hits=(("open 24/7", "open twenty-four seven"), ("since 9/11", "since nine eleven")),
            leaves=("24/75", "9/11/2001"),
        ),
        rule(
            "era",
            r"(?<=[0-9])(BCE?|AD|CE)(?!\w)|(?<!\w)(AD)(?=[0-9])",
            lambda match: f" {match[1]}" if match[1] else f"{match[2]} ",
            on=("BC", "BCE", "AD", "CE"),
            hits=(("in 450BC", "in 450 BC"), ("AD79", "AD 79")),
            leaves=("450 BC", "BC5", "5ADS"),
        ),
        rule(
            "carbon",
            r"(?<=[0-9])(\s?[MG]t)(?=CO[2₂])",
            r"\1 of ",
            on=("CO", "MtCO", "GtCO"),
            hits=(("400MtCO2e", "400Mt of CO2e"),),
            leaves=("MtCO2",),
        ),
        rule(
            "airliner",
            r"(?:(?<=\bBoeing )|(?<=\bBoeing[’']s ))7([0-9])7(?![0-9])(?:-(?=[0-9]))?"
            r"|7(?<![\w.,:/’'$£€#-]7)([0-9])7(?=\s(?:M[Aa][Xx]|[Dd]reamliner|jets?|airliners?|aircraft|planes?)\b)",
            lambda match: (
                f"seven {_DIGITS[int(match[1] or match[2])]} seven{' ' if match.group().endswith('-') else ''}"
            ),
            on=listed("Boeing Max MAX Dreamliner dreamliner jet jets airliner airliners aircraft plane planes"),
            hits=(
                ("a Boeing 737", "a Boeing seven three seven"),
                ("its 787 jets", "its seven eight seven jets"),
                ("Boeing 737-800", "Boeing seven three seven 800"),
            ),
            leaves=("737 people", "Boeing 7377"),
        ),
        rule(
            "road-or-airbus",
            r"A(?<![\w-]A)([1-9][0-9]{2})(?![\w.])",
            _road,
            on="A",
            hits=(("an A380", "an A-three-eighty"), ("the A303", "the A-three-oh-three")),
            leaves=("an A100", "A4", "BA380", "A3801"),
        ),
        rule(
            "emergency-number",
            r"(?P<keep>\b(?:[Cc]all|[Cc]alled|[Cc]alling|[Dd]ial|[Dd]ialled|[Dd]ialed|[Rr]ing|[Rr]ang|[Tt]ext)\s)"
            rf"(?P<first>{_EMERGENCIES})(?:(?P<or>\sor\s)(?P<second>{_EMERGENCIES}))?\b(?![.,:][0-9]|\s[a-z]+s\b)"
            r"|\b(?P<alone>911|999|112)(?=\s(?:call|caller|operator|dispatcher)s?\b)",
            _emergency,
            on=_CALLS,
            hits=(
                ("Call 911 now", "Call nine one one now"),
                ("a 999 call", "a nine nine nine call"),
                ("Ring 101 or 111.", "Ring one oh one or one one one."),
            ),
            leaves=("911 people", "a Porsche 911", "call 9990", "call 999 homes"),
        ),
    )
