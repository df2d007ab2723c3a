"""English: dates and times."""

from __future__ import annotations

import re

from narrator.script.english import BEFORE, English
from narrator.script.rule import Rule, any_of, at_end, listed, rule

_MONTHS = listed("January February March April May June July August September October November December")
_MONTH = rf"(?P<month>{any_of(_MONTHS)}\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_MONTH_GATE = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?P<day>[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_DAY2 = r"(?:\s?[-–]\s?(?P<day2>[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?)?"
_DETERMINED = r"(?P<det>\b(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at)|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ll]ast|[Nn]ext)\s)?"


class Calendar:
    """The functions that say dates and times, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def date(self, match: re.Match[str], *, month_first: bool) -> str:
        """A day, or two days, of a month, with its year if there is one."""
        month = next(name for name in _MONTHS if name.startswith(match["month"][:3]))
        determined = match["det"] or ""
        days = self.english.day(int(match["day"]), month, month_first=month_first, determined=bool(determined))
        if match["day2"]:
            days = self._days(int(match["day"]), int(match["day2"]), month, month_first=month_first)
            determined = ""
        stop = "." if match.group().endswith(".") and at_end(match) else ""
        return determined + days + self._of_year(match, comma=month_first) + stop

    def _days(self, first: int, last: int, month: str, *, month_first: bool) -> str:
        start, end = self.english.ordinal(first), self.english.ordinal(last)
        if month_first:
            return f"{month} {'' if self.english.american else 'the '}{start} to {end}"
        return f"the {start} to the {end} of {month}"

    def _of_year(self, match: re.Match[str], *, comma: bool) -> str:
        if not match["year"]:
            return ""
        return f"{',' if comma else ''} {self.english.year(int(match['year']))}"

    def digits_date(self, match: re.Match[str]) -> str:
        """A date in digits: the year's place tells the order, else what can be a month, else the region."""
        year, first, second = (
            int(match["year"] or match["iso"]),
            int(match["first"] or match["m"]),
            int(match["second"] or match["d"]),
        )
        month_first = (
            bool(match["iso"]) or second > 12 or (self.english.american and match["sign"] == "/" and first <= 12)
        )
        month, day = (first, second) if month_first else (second, first)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return match.group()
        american_order = self.english.american
        words = self.english.day(day, _MONTHS[month - 1], month_first=american_order)
        return f"{words}{',' if american_order else ''} {self.english.year(year)}"

    def month_year(self, match: re.Match[str]) -> str:
        """A month and its year."""
        month = next(name for name in _MONTHS if name.startswith(match["month"][:3]))
        return f"{month} {self.english.year(int(match['year']))}"

    def time(self, match: re.Match[str]) -> str:
        """A time of day, with a.m. or p.m., or of 24 hours."""
        hour, minute = int(match["hour"]), match["minute"]
        half = f" {match['half'].lower()}.m." if match["half"] else ""
        if minute in {None, "00"}:
            return self.english.cardinal(hour) + (half or (" o'clock" if 1 <= hour <= 12 else " hundred"))
        past = f"oh {self.english.cardinal(int(minute))}" if minute[0] == "0" else self.english.cardinal(int(minute))
        return f"{self.english.cardinal(hour)} {past}{half}"


def dates(english: English) -> tuple[Rule, ...]:
    """The rules for dates."""
    say = Calendar(english)
    return (
        rule(
            "date-in-digits",
            r"(?<![\w./-])(?:(?P<iso>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])"
            r"|(?P<first>[0-3]?[0-9])(?P<sign>[./])(?P<second>[0-3]?[0-9])(?P=sign)(?P<year>1[0-9]{3}|20[0-9]{2}))(?![\w/-])",
            say.digits_date,
            gate=("/", ".", "-"),
            hits=(
                (
                    "2026-11-24",
                    english.day(24, "November", month_first=english.american)
                    + (", " if english.american else " ")
                    + "twenty twenty-six",
                ),
            ),
            leaves=("99/99/2020", "1/2/3", "2026-13-01"),
        ),
        rule(
            "day-month",
            rf"{_DETERMINED}(?<![\w.,:/£$€-]){_DAY}{_DAY2}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}(?![\w-]|[.,:/][0-9]))?(?!\w)",
            lambda match: say.date(match, month_first=False),
            gate=_MONTH_GATE,
            hits=(
                ("on 24 November", "on the twenty-fourth of November"),
                ("24 Nov. 1905", "the twenty-fourth of November nineteen oh five"),
                ("the 1st of May. He", "the first of May. He"),
                ("on 24 Nov.", "on the twenty-fourth of November."),
                ("10–12 June", "the tenth to the twelfth of June"),
            ),
            leaves=("45 May", "24 Novembers", "3.5 May"),
        ),
        rule(
            "month-day",
            rf"(?P<det>)\b{_MONTH}\s{_DAY}{_DAY2}(?![\w/%°-]|[.,:][0-9]|\s(?:million|billion|per\s?cent|percent|people))"
            rf"(?:,?\s{_YEAR}(?![\w-]|[.,:/][0-9]))?",
            lambda match: say.date(match, month_first=True),
            gate=_MONTH_GATE,
            hits=(
                ("November 24, 2026", english.day(24, "November", month_first=True) + ", twenty twenty-six"),
                ("Sept. 11", english.day(11, "September", month_first=True)),
            ),
            leaves=("May 10:15", "March 45", "August 2017"),
        ),
        rule(
            "month-year",
            rf"\b{_MONTH}\s{_YEAR}(?![\w-]|[.,:/][0-9])",
            say.month_year,
            gate=_MONTH_GATE,
            hits=(("in Aug 2017", "in August twenty seventeen"),),
            leaves=("August 20170",),
        ),
    )


def times(english: English) -> tuple[Rule, ...]:
    """The rules for times of day."""
    say = Calendar(english)
    return (
        rule(
            "times-from-to",
            r"(?<![\w.,:/-])([0-9]{1,2}(?:[.:][0-5][0-9])?(?:\s?[ap]\.?m\.?)?)\s?[-–]\s?(?=[0-9]{1,2}(?:[.:][0-5][0-9])?\s?[ap]\.?m\b)"
            r"|(?<![\w.,:/-])([0-9]{1,2}:[0-5][0-9])\s?[-–]\s?(?=[0-9]{1,2}:[0-5][0-9](?!\w))",
            lambda match: f"{match[1] or match[2]} to ",
            gate=("-", "–"),
            hits=(("6-8pm", "6 to 8pm"), ("9am–5pm", "9am to 5pm"), ("10:00-12:30", "10:00 to 12:30")),
            leaves=("6-8", "3-1"),
        ),
        rule(
            "time",
            r"(?<![\w.,:/-])(?P<hour>0?[0-9]|1[0-9]|2[0-3])(?:[.:](?P<minute>[0-5][0-9]))?\s?(?P<half>[aApP])(?:[mM]|\.\s?[mM]\.)(?!\w)",
            say.time,
            gate=listed("am pm a.m p.m AM PM A.M P.M"),
            hits=(
                ("at 9.30am", "at nine thirty a.m."),
                ("9:05 p.m.", "nine oh five p.m."),
                ("at 10am", "at ten a.m."),
            ),
            leaves=("9.30", "10 amps", "99am"),
        ),
        rule(
            "time-of-24-hours",
            r"(?<![\w.,:/-])(?P<hour>0?[0-9]|1[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?P<half>)(?![\w:%]|[.,][0-9])",
            say.time,
            gate=(":",),
            hits=(
                ("at 10:15", "at ten fifteen"),
                ("by 10:00", "by ten o'clock"),
                ("14:00 GMT", "fourteen hundred GMT"),
            ),
            leaves=("2:05:30", "3:5", "25:10"),
        ),
        rule(
            "time-with-a-point",
            r"(?<=\b(?:at|by)\s)(?P<hour>[0-9]|1[0-9]|2[0-3])\.(?P<minute>[0-5][05])(?P<half>)"
            r"(?=\s(?:on|GMT|BST|yesterday|today|this|in the (?:morning|afternoon|evening))\b)",
            say.time,
            gate=("at ", "by "),
            hits=(
                ("at 9.30 on Monday", "at nine thirty on Monday"),
                ("at 4.15 in the afternoon", "at four fifteen in the afternoon"),
            ),
            leaves=("at 9.30 per cent", "at 9.30", "at 4.15 in the table"),
        ),
        rule(
            "ratio",
            rf"{BEFORE}([0-9]{{1,2}}):([0-9])(?![\w:]|[.,][0-9])",
            lambda match: f"{english.cardinal(int(match[1]))} to {english.cardinal(int(match[2]))}",
            gate=(":",),
            hits=(("2:1", "two to one"),),
            leaves=("2:15", "1:2:3"),
        ),
    )
