"""Days and times in German, French, Spanish, Italian and Portuguese."""

from __future__ import annotations

import re
from collections.abc import Iterable

from babel import dates

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.rule import Rule, any_of, before_digit, first_runs

HOUR = r"(?<![\w.,:/–-])(?P<hour>0?[0-9]|1[0-9]|2[0-4])"
MINUTE = r"(?P<minute>[0-5][0-9])"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w-]|[.,:/][0-9])"


class Days:
    """The functions that say dates in one language."""

    def __init__(self, words: Continental) -> None:
        self.words = words
        self.names: dict[int, str] = dict(dates.get_month_names("wide", locale=words.cldr))
        self.months = {**{name: number for number, name in self.names.items()}, **words.locale.months}

    def day_month(self, match: re.Match[str]) -> str:
        """A day of a month, with its year if there is one."""
        return self._date(int(match["day"]), self.names[self.months[match["month"]]], match["year"])

    def digits_date(self, match: re.Match[str]) -> str:
        """A date in digits, day first unless it begins with the year."""
        year = match["iso"] or match["year"]
        month, day = int(match["m"] or match["month"]), int(match["d"] or match["day"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return match.group()
        return self._date(day, self.names[month], year)

    def digits_day(self, match: re.Match[str]) -> str:
        """A day and a month in digits, where it can be no fraction."""
        day, month = int(match["day"]), int(match["month"])
        if not 1 <= day <= 31 or day < month <= 10:
            return match.group()
        return f"{match['before'] or ''}{self._date(day, self.names[month], None)}"

    def _date(self, day: int, month: str, year: str | None) -> str:
        of = self.words.locale.day_of
        if self.words.base == "de":  # said by the rule for German days, which sees what stands before it
            return f"{day}. {month}" + (f" {year}" if year else "")
        first = self.words.locale.first_of_month if day == 1 else self.words.cardinal(day)
        return f"{first}{of}{month}" + (f"{of}{self.words.year(int(year))}" if year else "")


def days(words: Continental) -> tuple[Rule, ...]:
    """The rules of dates in one language."""
    say = Days(words)
    in_digits = example_rule(
        words,
        "date-in-digits",
        r"(?<![\w./-])(?:(?P<iso>[12][0-9]{3})-(?P<m>[01]?[0-9])-(?P<d>[0-3]?[0-9])"
        r"|(?P<day>[0-3]?[0-9])(?P<mark>[./-])(?P<month>[01]?[0-9])(?P=mark)\s?(?P<year>1[0-9]{3}|20[0-9]{2}))(?![\w/-])",
        say.digits_date,
        gate=("/", ".", "-"),
    )
    if words.base == "de":  # where the day's ending depends on what stands before it
        return (in_digits,)
    of = words.locale.day_of.replace(" ", r"\s")
    day_month = example_rule(
        words,
        "day-month",
        rf"(?<![\w.,:/-])(?P<day>[12][0-9]|3[01]|[1-9])(?:er|ero|\.?[º°])?{of}(?P<month>{any_of(say.months)})(?!\w)"
        rf"(?:(?:{of}|\s(?:del?\s)?){_YEAR})?",
        say.day_month,
        on=first_runs(say.months),
    )
    without_year = example_rule(
        words,
        "day-in-digits",
        r"(?:(?<=\()|(?P<before>\b(?:dia|até|em|del?|el|dal|il|le|du|au|al)\s))(?P<day>[0-3]?[0-9])/(?P<month>1[0-2]|0?[1-9])(?![0-9])"
        r"(?P<year>)(?:(?=\))|(?<![0-9]\s)(?(before)(?![\w/%]|[.,][0-9]|\s[0-9])))",
        say.digits_day,
        on=before_digit("/"),
    )
    return (in_digits, without_year, day_month)


class Clock:
    """The functions that say times of day in one language."""

    def __init__(self, words: Continental) -> None:
        self.words = words
        self.one, self.many, self.joint = words.locale.hour

    def said(self, match: re.Match[str]) -> str:
        """A time of day; the pattern's `before`, `noun` and `dash` are what stands round it in some languages."""
        found = match.groupdict("")
        hour, minute = int(match["hour"]), int(found["minute"] or found.get("colon") or 0)
        number = self.words.cardinal(hour, "m" if self.words.base == "de" else "f")
        before, noun = found.get("before", ""), found.get("noun", "").strip()
        if self.words.base == "es" and minute:
            return f"{before}{number}{self.joint}{self.words.cardinal(minute)}{' horas' if noun else ''}"
        if found.get("dash") and not found["minute"]:
            return match.group()
        minutes = f"{self.joint}{self.words.cardinal(minute)}" if minute else ""
        named = " minutes" if noun == "min" and minute else ""
        return f"{before}{number} {self._noun(hour)}".rstrip() + minutes + named + self._dash(found.get("dash", ""))

    def _noun(self, hour: int) -> str:
        singular = hour == 1 or (self.words.base == "fr" and not hour)
        return self.one if singular else self.many

    def _dash(self, dash: str) -> str:
        """What joins an hour to the next: "bis" for a dash, and a blank before the word "bis" itself."""
        return f" {self.words.locale.to} " if dash.strip() else dash


def clock(words: Continental, pattern: str, on: Iterable[str]) -> Rule:
    """A time of day: the hour, its noun if the language says one, the minutes if there are any."""
    return example_rule(words, "clock", pattern, Clock(words).said, on=on)
