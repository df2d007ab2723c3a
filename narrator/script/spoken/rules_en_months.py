"""English: the days of a week and the months where no number of a day stands beside them."""

from __future__ import annotations

import re

from narrator.script.spoken.rule import Rule, any_of, at_end, listed, rule, starts_word, word_before
from narrator.script.spoken.rules_en_dates import MONTH_TOKENS, NAMED, SHORT_MONTHS, WEEKDAY, WEEKDAYS, month_named

_IN_MONTH = frozenset(listed("in since until till last next early late"))
_BY_MONTH = frozenset(listed("by from to of"))
"""What stands before a month without a day; those of the second row stand before Jan and Dec the persons as well."""


def weekdays() -> Rule:
    """The rule for the days of a week from one to another, which needs no digit."""
    whole = rf"(?:{'|'.join(sorted(set(WEEKDAYS.values())))})"
    return rule(
        "from-day-to-day",
        rf"\b({WEEKDAY})\b\.?(?:\s?[-–]\s?|\sto\s)({WEEKDAY})\b(?:\.(?=\s?[a-z,;0-9]))?"
        rf"|\b(?P<first>{whole})\s?[-–]\s?(?P<last>{whole})\b",
        lambda match: (
            f"{match['first']} to {match['last']}"
            if match["first"]
            else f"{WEEKDAYS[match[1]]} to {WEEKDAYS[match[2]]}"
        ),
        on=(*WEEKDAYS, *WEEKDAYS.values()),
        gate=("-", "–", *(f"{day}{stop} " for day in WEEKDAYS for stop in ("", "."))),
        hits=(
            ("Mon-Sat", "Monday to Saturday"),
            ("Tues – Fri", "Tuesday to Friday"),
            ("Mon to Fri", "Monday to Friday"),
            ("Monday–Friday", "Monday to Friday"),
        ),
        leaves=("Sat-nav", "Sun-Times", "Friday to Sunday", "Monday-morning"),
    )


def months() -> tuple[Rule, ...]:
    """The rules for the short names of months without a day, where a word before or a year behind makes them sure."""
    sure, perhaps = any_of(listed("Feb Apr Aug Sep Sept Oct Nov")), any_of(listed("Jan Dec"))
    return (
        rule(
            "month-in-a-sentence",
            rf"(?:(?P<sure>{sure}\b\.?)|{perhaps}(?:\.|\b(?=\s(?:and|to|or)\s(?:{NAMED}))))(?=[,;)]|\s[a-z]|\Z)",
            _month_alone,
            on=SHORT_MONTHS,
            hits=(
                ("retires in Jan.", "retires in January."),
                ("since last Sept. and", "since last September and"),
                ("ends in Oct", "ends in October"),
                ("in mid-Sept.", "in mid-September."),
            ),
            leaves=("Ant and Dec", "trusts in Jan and", "in Mar. he", "in Nov. 5"),
        ),
        rule(
            "from-month-to-month",
            rf"({any_of(MONTH_TOKENS)})\b\.?[-–]({any_of(MONTH_TOKENS)})\b(?:\.(?=\s?[a-z,;0-9]))?",
            lambda match: (
                f"{month_named(match[1])} to {month_named(match[2])}" if starts_word(match) else match.group()
            ),
            on=MONTH_TOKENS,
            word=rf"{any_of(MONTH_TOKENS)}\.?[-–]{any_of(MONTH_TOKENS)}",
            hits=(
                ("from Jan.-March 2020", "from January to March 2020"),
                ("the June–August heat", "the June to August heat"),
                ("Oct-Dec", "October to December"),
            ),
            leaves=("Jan-Erik", "May-be", "Decem-May", "28 June-2 July"),
        ),
        rule(
            "month-before-year",
            rf"{any_of(SHORT_MONTHS)}\b\.?(?=\s['’‘][0-9]{{2}}(?!\w))",
            lambda match: _whole_month(match) if starts_word(match) else match.group(),
            on=SHORT_MONTHS,
            hits=(("in Sept. ’39", "in September ’39"), ("Dec ’26", "December ’26")),
            leaves=("Dec 26", "Mart ’39", "Nov ’390"),
        ),
    )


def _month_alone(match: re.Match[str]) -> str:
    """A month's short name in full where the word before it asks for a month."""
    before = word_before(match).lower()
    mid = match.string[max(0, match.start() - 4) : match.start()].lower() == "mid-"
    asked = mid or before in _IN_MONTH or (match["sure"] and before in _BY_MONTH)
    return _whole_month(match) if asked else match.group()


def _whole_month(match: re.Match[str]) -> str:
    """A month's short name in full; a full stop that ends the sentence stays."""
    return month_named(match.group()) + ("." if match.group().endswith(".") and at_end(match) else "")
