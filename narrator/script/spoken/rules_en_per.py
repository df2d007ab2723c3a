"""English: what is counted by something, the sides of something, and two amounts with a slash between them."""

from __future__ import annotations

import re

from narrator.script.spoken.english import ALONE, NUMBER, English
from narrator.script.spoken.rule import Rule, any_of, first_runs, listed, rule
from narrator.script.spoken.rules_en_measures import Measures
from narrator.script.spoken.rules_en_money import MAGNITUDES
from narrator.script.spoken.rules_en_units import PER, UNITS

_TIMES = "(?:day|week|month|year|night|minute|second|season)"
_COUNTING = listed("km² m² m³ sqm sqft km cm kg kgs mg lb oz ml ha yr hr min sec kcal kW MW kWh MWh GWh GB MB mi ft")
"""What something may be counted by after "per"."""


class Counted(Measures):
    """The functions that say what measures are counted by, in one manner."""

    def by(self, match: re.Match[str]) -> str:
        """The first of two sides: "3m x 4m", "30 x 20cm", "1920x1080"; without any unit × is for multiplying."""
        unit = match["unit"]
        if not (unit or match["unit2"] or match["sign"] == "x"):
            return match.group()
        number = self.english.number(match["number"])
        return f"{number} {self.named(match, unit)} by " if unit else f"{number} by "

    def per(self, match: re.Match[str]) -> str:
        """A slash that counts by something."""
        return f"{match[1]} per {self.regional(PER[match[2]])}"


def per_rule(english: English) -> Rule:
    """The rule for a slash after an amount, tried before the amount is said."""
    say = Counted(english)
    return rule(
        "per",
        rf"(?<=[0-9])(\s?(?:{any_of(MAGNITUDES)}|million|billion|p|mg|µg|g|kg|km|ml|kWh|MWh|GWh|GB|MB|mins|hrs)?)"
        rf"/({any_of(PER)})(?![\w/])",
        say.per,
        on="/",
        hits=(
            ("£20/hour", "£20 per hour"),
            ("90µg/m³", f"90µg per {say.regional('cubic metre')}"),
            ("28p/kWh", "28p per kilowatt hour"),
            ("5kg/week", "5kg per week"),
        ),
        leaves=("5/6", "24/7", "5/months", "AC/DC"),
    )


def each_rules(english: English) -> tuple[Rule, ...]:
    """The rules for what is counted by a time or a measure, in words: "cases/day", "per kWh"."""
    say = Counted(english)
    return (
        rule(
            "each",
            rf"(?<=[a-z][a-rt-z]s)/(?:(hour)|{_TIMES})(?![\w/-])",
            lambda match: " an hour" if match[1] else f" a {match.group()[1:]}",
            on="/",
            hits=(("80 deaths/week", "80 deaths a week"), ("flights/hour", "flights an hour")),
            leaves=("class/year", "days/weeks", "night/day", "tips/day-trips"),
        ),
        rule(
            "per-unit",
            rf"([Pp]er\s)(?<!\w[Pp]er\s)(?P<unit>{any_of(_COUNTING)}|sq\.?\s?(?:km|mi|ft|m))(?![\w²³/-])",
            lambda match: match[1] + say.regional(UNITS[re.sub(r"^sq\.?\s?", "sq ", match["unit"])][0]),
            on={*first_runs(unit for unit in _COUNTING if unit[0] != "m" or unit.isalpha()), "²", "³", "sq"},
            gate=("per ", "Per "),
            hits=(
                ("3.6p per kWh", "3.6p per kilowatt hour"),
                ("£4 per kg", "£4 per kilogram"),
                ("$9 per sq. ft", "$9 per square foot"),
            ),
            leaves=("per minute", "per se", "paper kg", "per kg-unit"),
        ),
    )


def or_rule() -> Rule:
    """The rule for a slash between two amounts, tried before they are said."""
    return rule(
        "two-amounts",
        r"([£$€][0-9][0-9.,]{0,10}(?:k|m|bn)?|[0-9][0-9.,]{0,8}(?:°?[CFp%]|kg|km|mph|ml|g|cm))/(?=[£$€]?[0-9])",
        r"\1, ",
        on="/",
        word="/[£$€]?[0-9]",
        hits=(("£12/£10", "£12, £10"), ("180C/160C", "180C, 160C"), ("40°C/104F", "40°C, 104F")),
        leaves=("5/6", "£5/day", "G7/8"),
    )


def by_rule(english: English) -> Rule:
    """The rule for the sides of something, tried before numbers and signs are said."""
    say = Counted(english)
    units = any_of(("m", "cm", "mm", "km", "ft", "in"))
    return rule(
        "by",
        rf"(?P<number>(?!0x){ALONE})(?:\s?(?P<unit>{units}))?(?:\s?×\s?|\sx\s|(?P<sign>x))"
        rf"(?={NUMBER}(?P<unit2>(?:\s?[x×]\s?{NUMBER})?\s?-?{units}\b)?)",
        say.by,
        on="x×",
        hits=(
            ("3m x 4m", f"three {say.regional('metre')}s by 4m"),
            ("30 x 20cm", "thirty by 20cm"),
            ("3×4m", "three by 4m"),
            ("1920x1080", f"{english.cardinal(1920)} by 1080"),
        ),
        leaves=("3×4", "2 x 5", "0x08", "0x10", "x86", "5x"),
    )
