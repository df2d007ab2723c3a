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
    "CO2-eq": "C O two equivalent",
    "CO2eq": "C O two equivalent",
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
    "49ers": "Forty-Niners",
    "76ers": "Seventy-Sixers",
    "529 plan": "five twenty-nine plan",
    "529 plans": "five twenty-nine plans",
    "401(k)": "four oh one K",
    "403(b)": "four oh three B",
}
"""What has a name of its own."""

_DIGITS = listed("zero one two three four five six seven eight nine")
_TENS = listed("zero ten twenty thirty forty fifty sixty seventy eighty ninety")

_CALLS = listed(
    "Call Called Calling call called calling Dial Dialled Dialed dial dialled dialed Ring Rang ring rang Text text "
    "caller callers operator operators dispatcher dispatchers calls Phone phone phoning contact Contact police Police "
    "officers them us emergency connected connecting connect NHS via system"
)
_EMERGENCIES = "911|999|112|111|101|988|119|000"


def _road(match: re.Match[str]) -> str:
    """The A380, an airliner or a road: "A-three-eighty", "A-three-oh-three", "A-four-two-one"."""
    first, second, third = (int(digit) for digit in match[1])
    if not second and not third:
        return match.group()
    kind = f" {match[2]}" if match[2] else ""
    if not third:
        return f"A-{_DIGITS[first]}-{_TENS[second]}{kind}"
    return "A-" + "-".join("oh" if not digit else _DIGITS[digit] for digit in (first, second, third)) + kind


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
            word=r"[A-D][-−]",
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
            on=before_digit("/-:")
            | {"ers", "plan", "plans", "x", "k", "b", "CO", "WW", "MI", "CH", "N", "NO", "SO", "H"},
            word=rf"(?<![\w./-]){any_of(name.split()[0] for name in _FIXED)}",
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
            r"(?<=[0-9])\s?([MG])t(?:(?=CO[2₂])|C(?![\w-]))",
            lambda match: (
                f" {'million' if match[1] == 'M' else 'billion'} tonnes of "
                f"{'carbon' if match.group().endswith('C') else ''}"
            ),
            on=("CO", "MtCO", "GtCO", "MtC", "GtC"),
            hits=(
                ("400MtCO2e", "400 million tonnes of CO2e"),
                ("200 GtC would", "200 billion tonnes of carbon would"),
            ),
            leaves=("MtCO2", "5 Gt", "5 GtCs"),
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
            "airliners",
            r"7(?<![\w.,:/’'$£€#-]7)([2-8])7s(?!\w)",
            lambda match: f"seven {_DIGITS[int(match[1])]} sevens",
            on="s",
            gate=("7s",),
            hits=(("two 747s", "two seven four sevens"),),
            leaves=("717s", "1747s", "747sp"),
        ),
        rule(
            "road-or-airbus",
            r"A(?<![\w-]A)([1-9][0-9]{2})(?:(neo)(?!\w)|(?![\w.]))",
            _road,
            on="A",
            hits=(
                ("an A380", "an A-three-eighty"),
                ("an A320neo", "an A-three-twenty neo"),
                ("the A303", "the A-three-oh-three"),
            ),
            leaves=("an A100", "A4", "BA380", "A3801"),
        ),
        rule(
            "emergency-number",
            r"(?P<keep>\b(?:(?:[Cc]all|[Cc]alls|[Cc]alled|[Cc]alling|[Dd]ial|[Dd]ialled|[Dd]ialed|[Rr]ing|[Rr]ang|[Tt]ext|[Pp]hone|[Pp]honing|"
            r"[Cc]ontact)\s(?:(?:the\s)?(?:police|officers|us|them|it|in)\s)?(?:to\s|on\s|via\s)?|(?:[Pp]olice|officers|them|us)\s(?:on|via)\s"
            r"|emergency\s(?:number|line),?\s|connect(?:ed|ing)?\sto\s|NHS\s|via\s))"
            rf"(?P<first>{_EMERGENCIES})(?:(?P<or>\sor\s)(?P<second>{_EMERGENCIES}))?\b(?![.,:][0-9]|\s[a-z]+s\b)"
            r"|\b(?P<alone>911|999|112)(?=\s(?:call|caller|operator|dispatcher|system|service|tape|recording)s?\b)",
            _emergency,
            on=_CALLS,
            word=rf"(?<![0-9])(?:{_EMERGENCIES})(?![0-9])",
            hits=(
                ("Call 911 now", "Call nine one one now"),
                ("a 999 call", "a nine nine nine call"),
                ("call police on 101, quoting", "call police on one oh one, quoting"),
                ("the non-emergency number 101", "the non-emergency number one oh one"),
                ("Ring 101 or 111.", "Ring one oh one or one one one."),
            ),
            leaves=("911 people", "a Porsche 911", "call 9990", "call 999 homes"),
        ),
    )
