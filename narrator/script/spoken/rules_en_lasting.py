"""English: how long something lasts, several days of a month, and the zones of a time."""

from __future__ import annotations

import re

from narrator.script.spoken.english import English
from narrator.script.spoken.rule import Rule, before_digit, listed, rule, word_before
from narrator.script.spoken.rules_en_dates import ENDING, MONTH, MONTH_TOKENS, month_named

_DAY = rf"(?:[12][0-9]|3[01]|[1-9]){ENDING}"
_AND = r"(?:and|or|to|until|till|through|&)"
_ANDS = tuple(f" {word} " for word in listed("and or to until till through &"))
_DETERMINERS = frozenset(listed("the this that its their last next"))
_ZONES = {"ET": "Eastern", "CT": "Central", "MT": "Mountain", "PT": "Pacific"}
_AFTER_DAYS = (
    r"(?=[,.;:)]|\Z|\s(?:in|at|for|with|on|from|the|but|and|as|when|before|after|during|are|is|was|were|will|by|of)\b)"
)
"""What follows the second of two days, and not how many of something."""


class Lasting:
    """The functions that say durations and rows of days, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def two(self, digits: str) -> str:
        """Minutes or seconds behind a colon: 05 → "oh five", 00 → "oh oh"."""
        return "oh oh" if digits == "00" else f"{'oh ' if digits[0] == '0' else ''}{self.english.cardinal(int(digits))}"

    def finish(self, match: re.Match[str]) -> str:
        """A time with hundredths, or with hours: "1:23.45", "2:05:30"."""
        decimals = self.english.number(f"0.{match['part']}").removeprefix("zero") if match["part"] else ""
        third = f" {self.two(match['third'])}" if match["third"] else ""
        return f"{self.english.cardinal(int(match['first']))} {self.two(match['second'])}{third}{decimals}"

    def hours(self, match: re.Match[str]) -> str:
        """Hours and minutes: "2h 15m"."""
        parts = zip((match["hours"], match["minutes"]), ("hour", "minute"), strict=True)
        return " ".join(
            f"{self.english.cardinal(int(many))} {unit}{'' if int(many) == 1 else 's'}" for many, unit in parts
        )

    def seconds(self, match: re.Match[str]) -> str:
        """Less than a minute that is left: "0:04"."""
        many = int(match[1])
        return f"{self.english.cardinal(many)} second{'' if many == 1 else 's'}"

    def days_before(self, match: re.Match[str]) -> str:
        """The days before the last one of several: "17 and 18 July"."""
        begins = word_before(match).lower() not in _DETERMINERS
        days = re.sub("[0-9]+[a-z]{0,2}", lambda day: self._day(day.group(), the=begins or day.start() > 0), match[1])
        return f"{days} {'and' if match[2] == '&' else match[2]} "

    def days_after(self, match: re.Match[str]) -> str:
        """Two days behind their month: "May 24 to 27"."""
        first = self.english.day(_number(match["day"]), month_named(match["month"]), month_first=True)
        second = self._day(match["day2"], the=not self.english.american)
        return f"{first} {'and' if match['and'] == '&' else match['and']} {second}"

    def _day(self, printed: str, *, the: bool) -> str:
        return f"{'the ' if the else ''}{self.english.ordinal(_number(printed))}"


def _number(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def zones() -> Rule:
    """The rule for America's zones after a time of day; a voice takes ET for a word."""
    return rule(
        "zone",
        r"(?:(?<=[0-9][ap]m\s)|(?<=[ap]\.m\.\s)|(?<=\s[APap][Mm]\s)|(?<=noon\s)|(?<=midnight\s)|(?<=:[0-9][0-9]\s))"
        rf"({'|'.join(_ZONES)})(?![\w&-])",
        lambda match: _ZONES[match[1]],
        on=_ZONES,
        hits=(("at 7:30 p.m. ET.", "at 7:30 p.m. Eastern."), ("10pm ET", "10pm Eastern"), ("noon PT", "noon Pacific")),
        leaves=("the film ET", "ET at noon", "in MT", "p.m. ETA"),
    )


def lasting(english: English) -> tuple[Rule, ...]:
    """The rules for durations and several days, tried before dates and times of day."""
    say = Lasting(english)
    return (*_days(say), *_durations(say))


def _days(say: Lasting) -> tuple[Rule, ...]:
    the = "" if say.english.american else "the "
    return (
        rule(
            "days-before-month",
            rf"(?<![\w.,:/£$€-])({_DAY}(?:,\s{_DAY}){{0,3}}),?\s({_AND})\s(?=(?:the\s)?{_DAY}\s(?:of\s)?{MONTH})",
            say.days_before,
            on=MONTH_TOKENS,
            gate=_ANDS,
            word=rf"\A{_DAY}\Z",
            hits=(
                ("on 17 and 18 July", "on the seventeenth and 18 July"),
                ("the 3rd, 4th and 5th of May", "the third, the fourth and 5th of May"),
                ("from 10 to 12 June", "from the tenth to 12 June"),
            ),
            leaves=("17 and 45 July", "1.5 and 2 May", "£5 and 6 May"),
        ),
        rule(
            "night-of-days",
            rf"(?<![\w.,:/£$€-])([1-9]|[12][0-9]|3[01])/(?=([1-9]|[12][0-9]|3[01])\s{MONTH})",
            lambda match: (
                f"the {say.english.ordinal(int(match[1]))} to " if int(match[2]) == int(match[1]) + 1 else match.group()
            ),
            on=MONTH_TOKENS,
            gate=("/",),
            hits=(("on 14/15 August", "on the fourteenth to 15 August"),),
            leaves=("14/16 August", "14/15/16 August", "1/2 a May"),
        ),
        rule(
            "days-after-month",
            rf"{MONTH}\s(?P<day>{_DAY})\s(?P<and>{_AND})\s(?P<day2>{_DAY})(?![\w/%°-]|[.,:][0-9]){_AFTER_DAYS}",
            say.days_after,
            on=MONTH_TOKENS,
            gate=_ANDS,
            word=rf"\A{_DAY}\Z",
            hits=(
                ("from May 24 to 27 in", f"from May {the}twenty-fourth to {the}twenty-seventh in"),
                ("on Sept. 3 and 4.", f"on September {the}third and {the}fourth."),
            ),
            leaves=("on May 5 and 20 people", "May 24 to 27.5", "March 500 to 600"),
        ),
    )


def _durations(say: Lasting) -> tuple[Rule, ...]:
    return (
        rule(
            "finish",
            r"(?P<first>[0-9](?<![\w.,:/’'$£€#°-][0-9])[0-9]?):(?P<second>[0-5][0-9])(?::(?P<third>[0-5][0-9]))?(?:\.(?P<part>[0-9]{1,3}))?"
            r"(?:(?<=:[0-9][0-9]:[0-9][0-9])|(?<=\.[0-9])|(?<=\.[0-9][0-9])|(?<=\.[0-9][0-9][0-9]))(?![\w:/]|[.,-][0-9])",
            say.finish,
            on=before_digit(":"),
            word=":[0-5][0-9][.:][0-9]",
            hits=(
                ("in 1:23.45", "in one twenty-three point four five"),
                ("won in 2:05:30", "won in two oh five thirty"),
                ("ran 13:05.2", "ran thirteen oh five point two"),
            ),
            leaves=("at 13:05", "1:65.2", "1:2:3", "2:05:30:01", "02:05:30Z"),
        ),
        rule(
            "hours-and-minutes",
            r"(?P<hours>[0-9](?<![\w.,:/’'$£€#°-][0-9])[0-9]?)\s?h\s?(?P<minutes>[0-5]?[0-9])\s?m(?:ins?)?(?![\w²³/])",
            say.hours,
            on=("h",),
            hits=(("runs 2h 15m", "runs two hours fifteen minutes"), ("1h01m", "one hour one minute")),
            leaves=("2h 75m", "A2h 15m", "5h"),
        ),
        rule(
            "train",
            r"(?<=\b[Tt]he )(?P<first>[1-9]|1[0-9]|2[0-3])\.(?P<second>[0-5][05])(?P<third>)(?P<part>)"
            r"(?=\s(?:at|to|from)\s[A-Z])",
            say.finish,
            on=before_digit("."),
            word=r"\A(?:[1-9]|1[0-9]|2[0-3])\.[0-5][05]\Z",
            hits=(
                ("The 11.15 to Leeds", "The eleven fifteen to Leeds"),
                ("the 4.20 at Ascot", "the four twenty at Ascot"),
            ),
            leaves=("the 4.23 at Ascot", "the 4.20 at home", "a 4.20 to Leeds"),
        ),
        rule(
            "offset",
            r"(?<=\b(?:GMT|UTC))([+-])(?=[0-9]{1,2}(?!\w|[.,:][0-9]))",
            lambda match: " plus " if match[1] == "+" else " minus ",
            on=("GMT", "UTC"),
            hits=(("GMT+2", "GMT plus 2"), ("UTC-5.", "UTC minus 5.")),
            leaves=("GMT+", "GMT-based", "AGMT+2"),
        ),
        rule(
            "seconds-left",
            r"0:([0-5][0-9])(?<![\w.,:/-]0:[0-9][0-9])(?=\s(?:left|remaining|to\s(?:go|play)|on\sthe\sclock)\b)",
            say.seconds,
            on=before_digit(":"),
            hits=(("with 0:04 left", "with four seconds left"),),
            leaves=("at 0:04", "10:04 left"),
        ),
    )
