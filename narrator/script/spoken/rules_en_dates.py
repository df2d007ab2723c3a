"""English: dates and times."""

from __future__ import annotations

import re

from narrator.script.spoken.english import FIRST, English
from narrator.script.spoken.rule import (
    Rule,
    any_of,
    at_end,
    before_digit,
    begun,
    listed,
    rule,
    spelled,
    word_before,
)

_MONTHS = listed("January February March April May June July August September October November December")
SHORT_MONTHS = listed("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
_BY_BEGINNING = {month[:3]: month for month in _MONTHS}
_PRINTED_MONTHS = [*(rf"{month}\b" for month in _MONTHS), *(rf"{month}\b\.?" for month in SHORT_MONTHS)]
MONTH = rf"(?P<month>{spelled(_PRINTED_MONTHS)})"
NAMED = rf"{any_of(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
MONTH_TOKENS = (*_MONTHS, *listed("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"))
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
ENDING = "(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>[1-9]|[12][0-9]|3[01]){ENDING}"
_FIRST_DAY = rf"(?P<day>[1-9](?<![\w.,:/£$€-][1-9])(?:(?<=[12])[0-9]|(?<=3)[01])?){ENDING}"
_DAY2 = rf"(?:\s?[-–]\s?(?P<day2>[1-9]|[12][0-9]|3[01]){ENDING})?"
_DETERMINERS = frozenset(listed("the a an this that its his her their last next"))
_ANY_DAY = rf"[0-3]?[0-9]{ENDING}"
_ANY_MONTH = begun([*_MONTHS, *(rf"{month}\b" for month in SHORT_MONTHS)])
_DATE = rf"(?:{_ANY_DAY}\s(?:{NAMED})|(?:{NAMED})\.?\s{_ANY_DAY})"
_ASKS_FOR_DAY = frozenset(listed("on by since until before through dated"))
WEEKDAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Weds": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
WEEKDAY = any_of(WEEKDAYS)


class Calendar:
    """The functions that say dates and times, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def date(self, match: re.Match[str], *, month_first: bool) -> str:
        """A day, or two days, of a month, with its year if there is one."""
        month = month_named(match["month"])
        determined = word_before(match).lower() in _DETERMINERS
        if match["day2"]:
            days = self._days(int(match["day"]), int(match["day2"]), month, month_first=month_first)
            days = days.removeprefix("the ") if determined else days
        else:
            days = self.english.day(int(match["day"]), month, month_first=month_first, determined=determined)
        stop = "." if match.group().endswith(".") and at_end(match) else ""
        return days + self._of_year(match, comma=month_first) + stop

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
        parts = re.split(r"[./-]", match.group())
        iso = len(parts[0]) == 4
        year, first, second = (int(part) for part in (parts if iso else (parts[2], *parts[:2])))
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        month_first = iso or second > 12 or (self.english.american and "/" in match.group() and first <= 12)
        month, day = (first, second) if month_first else (second, first)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return match.group()
        american_order = self.english.american
        words = self.english.day(day, _MONTHS[month - 1], month_first=american_order)
        return f"{words}{',' if american_order else ''} {self.english.year(year)}"

    def month_and_day(self, match: re.Match[str]) -> str:
        """An American month and day without a year: 12/25."""
        before = word_before(match).lower()
        if before not in _ASKS_FOR_DAY and not (before == "and" and int(match["day"]) > 12):
            return match.group()
        return self.english.day(int(match["day"]), _MONTHS[int(match["month"]) - 1], month_first=True)

    def month_year(self, match: re.Match[str]) -> str:
        """A month and its year."""
        month = month_named(match["month"])
        return f"{month} {self.english.year(int(match['year']))}"

    def time(self, match: re.Match[str]) -> str:
        """A time of day, with a.m. or p.m., or of 24 hours."""
        hour, minute = int(match["hour"]), match["minute"]
        half = f" {match['half'].lower()}.m." if match["half"] else ""
        if minute in {None, "00"}:
            return self.english.cardinal(hour) + (half or (" o'clock" if 1 <= hour <= 12 else " hundred"))
        past = f"oh {self.english.cardinal(int(minute))}" if minute[0] == "0" else self.english.cardinal(int(minute))
        return f"{self.english.cardinal(hour or 12)} {past}{half}"

    def ratio(self, match: re.Match[str]) -> str:
        """Two numbers that are no time: the second has one digit, or they are shares of a hundred."""
        first, second = int(match[1]), int(match[2])
        if len(match[2]) > 1 and first + second != 100:
            return self._lasting(first, match[2]) if 23 < first < 60 and second < 60 else match.group()
        return f"{self.english.cardinal(first)} to {self.english.cardinal(second)}"

    def _lasting(self, minutes: int, seconds: str) -> str:
        """Minutes and seconds that are too many for a time of day: "ran it in 30:12"."""
        oh = "oh " if seconds[0] == "0" else ""
        return f"{self.english.cardinal(minutes)} {oh}{self.english.cardinal(int(seconds))}"

    def four_digits(self, match: re.Match[str]) -> str:
        """A time of four digits: "oh nine hundred", "eighteen thirty"."""
        hour, minute = match["hour"], match["minute"]
        said = f"oh {self.english.cardinal(int(hour))}" if hour[0] == "0" else self.english.cardinal(int(hour))
        if minute == "00":
            return f"{said} hundred"
        return f"{said} {'oh ' if minute[0] == '0' else ''}{self.english.cardinal(int(minute))}"


def _month_and_day(say: Calendar) -> Rule:
    """The rule for American dates without a year, only where a word asks for a date."""
    return rule(
        "month-and-day",
        r"(?<![\w./-])(?P<month>1[0-2]|0?[1-9])/(?P<day>[12][0-9]|3[01]|0?[1-9])(?![\w/]|[.,][0-9])",
        say.month_and_day,
        on=before_digit("/"),
        hits=(("on 12/24 and 12/25", "on December twenty-fourth and December twenty-fifth"),),
        leaves=("on 13/25", "12/25/2020", "by 9/40", "a 7/11", "and 1/2"),
    )


def month_named(printed: str) -> str:
    """The name of a month that is printed long or short."""
    return _BY_BEGINNING[printed[:3]]


def dates(english: English) -> tuple[Rule, ...]:
    """The rules for dates."""
    say = Calendar(english)
    return (
        rule(
            "date-in-digits",
            r"[0-9](?<![\w./-][0-9])(?:(?<=[12])[0-9]{3}-[01][0-9]-[0-3][0-9]"
            r"|(?:(?<=[0-3])[0-9])?(?P<sign>[./])[0-3]?[0-9](?P=sign)(?:1[0-9]{3}|20[0-9]{2}|(?<=/)[0-9]{2}))"
            r"(?![\w/-]|[.,][0-9])",
            say.digits_date,
            on=before_digit("/.-"),
            word=r"[0-9][./-][0-9]{1,2}[./-][0-9]",
            hits=(
                (
                    "2026-11-24",
                    english.day(24, "November", month_first=english.american)
                    + (", " if english.american else " ")
                    + "twenty twenty-six",
                ),
            ),
            leaves=("99/99/2020", "1/2/3", "2026-13-01", "50/30/20"),
        ),
        *((_month_and_day(say),) if english.american else ()),
        rule(
            "weekday",
            rf"\b(?P<day>{WEEKDAY})\b\.?,?(?=\s(?:{_ANY_DAY}\s(?:of\s)?(?:{NAMED})|(?:{NAMED})\.?\s{_ANY_DAY}(?!\w)))",
            lambda match: WEEKDAYS[match["day"]] + ("," if match.group().endswith(",") else ""),
            on=WEEKDAYS,
            hits=(("on Mon 3 May", "on Monday 3 May"), ("Sun., June 5", "Sunday, June 5")),
            leaves=("Sun 5 times", "Sat on 5 May", "the Sun. 5 people"),
        ),
        rule(
            "from-date-to-date",
            rf"([0-9](?<![\w.,:/£$€-][0-9])(?:(?<=[0-3])[0-9])?{ENDING}\s(?:{NAMED}))\s?[-–]\s?(?={_DATE})",
            r"\1 to ",
            on=MONTH_TOKENS,
            word=r"[a-z][-–]|\A[-–]",
            hits=(("28 June-2 July", "28 June to 2 July"),),
            leaves=("28 June-based", "1.28 June-2 July"),
        ),
        rule(
            "from-month-first-date-to-date",
            rf"({_ANY_MONTH}\.?\s{_ANY_DAY})\s?[-–]\s?(?={_DATE})",
            r"\1 to ",
            on=MONTH_TOKENS,
            gate=("-", "–"),
            hits=(("June 28–July 2", "June 28 to July 2"), ("Dec. 28 - Jan. 2", "Dec. 28 to Jan. 2")),
            leaves=("June 28-30", "June 28-based"),
        ),
        rule(
            "day-month",
            rf"{_FIRST_DAY}{_DAY2}\s(?:of\s)?{MONTH}(?:,?\s{_YEAR}(?![\w-]|[.,:/][0-9]))?(?!\w)",
            lambda match: say.date(match, month_first=False),
            on=MONTH_TOKENS,
            word=r"[0-9](?:st|nd|rd|th)?\Z",
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
            rf"{MONTH}\s{_DAY}{_DAY2}(?![\w/%°-]|[.,:][0-9]|\s(?:million|billion|per\s?cent|percent|people))"
            rf"(?:,?\s{_YEAR}(?![\w-]|[.,:/][0-9]))?",
            lambda match: say.date(match, month_first=True),
            on=MONTH_TOKENS,
            word=r"\A[1-3]?[0-9](?![0-9%]|[.,:][0-9])",
            hits=(
                ("November 24, 2026", english.day(24, "November", month_first=True) + ", twenty twenty-six"),
                ("Sept. 11", english.day(11, "September", month_first=True)),
            ),
            leaves=("May 10:15", "March 45", "August 2017"),
        ),
        rule(
            "month-year",
            rf"{MONTH}\s{_YEAR}(?![\w-]|[.,:/][0-9])",
            say.month_year,
            on=MONTH_TOKENS,
            word=r"\A(?:1[0-9]{3}|20[0-9]{2})",
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
            r"([0-9](?<![\w.,:/-][0-9])[0-9]?(?:[.:][0-5][0-9])?(?:\s?[ap]\.?m\.?)?)\s?[-–]\s?"
            r"(?=[0-9]{1,2}(?:[.:][0-5][0-9])?\s?[ap]\.?m\b)",
            r"\1 to ",
            on=listed("am pm m"),
            word=r"[-–](?:[0-9]{1,2}(?:[.:][0-5][0-9])?)?(?:[ap]|\Z)|\A[-–]",
            hits=(("6-8pm", "6 to 8pm"), ("9am–5pm", "9am to 5pm"), ("7 - 8.30 p.m.", "7 to 8.30 p.m.")),
            leaves=("6-8", "3-1"),
        ),
        rule(
            "times-of-24-hours-from-to",
            r"([0-9](?<![\w.,:/-][0-9])[0-9]?:[0-5][0-9])(?:[-–]|\s[-–]\s)(?=[0-9]{1,2}:[0-5][0-9](?!\w))",
            r"\1 to ",
            on=before_digit(":"),
            word=r":[0-5][0-9][-–]|\A[-–]\Z",
            hits=(("10:00-12:30", "10:00 to 12:30"), ("9:15 – 10:00", "9:15 to 10:00")),
            leaves=("10:00-12", "1:10:00-12:30"),
        ),
        rule(
            "time",
            r"(?P<hour>[0-9](?<![\w.,:/-][0-9])(?:(?<=[01])[0-9]|(?<=2)[0-3])?)(?:[.:](?P<minute>[0-5][0-9]))?\s?(?P<half>[aApP])(?:[mM]|\.\s?[mM]\.)(?!\w)",
            say.time,
            on=listed("am pm AM PM m M"),
            hits=(
                ("at 9.30am", "at nine thirty a.m."),
                ("9:05 p.m.", "nine oh five p.m."),
                ("at 10am", "at ten a.m."),
            ),
            leaves=("9.30", "10 amps", "99am"),
        ),
        rule(
            "time-of-24-hours",
            r"(?P<hour>[0-9](?<![\w.,:/-][0-9])(?:(?<=[01])[0-9]|(?<=2)[0-3]|(?<=[1-9]))):(?P<minute>[0-5][0-9])(?P<half>)(?![\w:%]|[.,][0-9])",
            say.time,
            on=before_digit(":"),
            hits=(
                ("at 10:15", "at ten fifteen"),
                ("by 10:00", "by ten o'clock"),
                ("14:00 GMT", "fourteen hundred GMT"),
            ),
            leaves=("2:05:30", "3:5", "25:10", "0:04"),
        ),
        rule(
            "time-of-four-digits",
            r"(?P<hour>[012](?<![\w.,:/-][012])(?:(?<=[01])[0-9]|(?<=2)[0-3]))(?P<minute>[0-5][0-9])(?P<half>)(?:(?=\s(?:GMT|BST|UTC|CET|EST|EDT|hrs)\b)"
            r"|(?<=\b[Aa]t 0[0-9]{3})(?!\w|[.,:/-]?[0-9])|(?<=\b[Bb]y 0[0-9]{3})(?!\w|[.,:/-]?[0-9]))",
            say.four_digits,
            on=listed("GMT BST UTC CET EST EDT hrs At at By by"),
            gate=(*listed("GMT BST UTC CET EST EDT hrs"), " 0"),
            word=r"[012][0-9]{3}",
            hits=(
                ("At 0900 they", "At oh nine hundred they"),
                ("1830 GMT", "eighteen thirty GMT"),
                ("0630 BST", "oh six thirty BST"),
            ),
            leaves=("in 1830", "0905", "at 09000"),
        ),
        rule(
            "time-with-a-point",
            r"(?P<hour>[0-9](?<=\b(?:at|by)\s[0-9])(?:(?<=1)[0-9]|(?<=2)[0-3])?)\.(?P<minute>[0-5][05])(?P<half>)"
            r"(?=\s(?:on|GMT|BST|yesterday|today|this|in the (?:morning|afternoon|evening))\b)",
            say.time,
            on=before_digit("."),
            word=r"\A[0-9]{1,2}\.[0-5][05]\Z",
            hits=(
                ("at 9.30 on Monday", "at nine thirty on Monday"),
                ("at 4.15 in the afternoon", "at four fifteen in the afternoon"),
            ),
            leaves=("at 9.30 per cent", "at 9.30", "at 4.15 in the table"),
        ),
        rule(
            "ratio",
            rf"({FIRST}[0-9]?):([0-9]{{1,2}})(?![\w:]|[.,][0-9])",
            say.ratio,
            on=before_digit(":"),
            hits=(("2:1", "two to one"), ("60:40", "sixty to forty"), ("in 30:12", "in thirty twelve")),
            leaves=("2:65", "1:2:3", "0:04"),
        ),
    )
