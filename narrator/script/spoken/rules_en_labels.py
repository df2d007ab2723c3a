"""English: numbers that name something and are said in pairs: flights, sections, bills, roads, post codes."""

from __future__ import annotations

import re

from narrator.script.spoken.english import English
from narrator.script.spoken.rule import Rule, any_of, before_digit, listed, rule
from narrator.script.spoken.rules_en_states import POSTAL

_NUMBERED = (
    "Flight flight Section Sections section sections Highway highway Route Interstate Room room Form Resolution "
    "resolution Proposition Unit Suite Apartment Cessna Porsche Ferrari Xbox FTSE Nikkei Rule House%Bill Senate%Bill "
    "Assembly%Bill State%Route County%Road Airlines%Flight flight%number northbound southbound eastbound westbound "
    "Northbound Southbound Eastbound Westbound"
)
"""What such a number stands behind; a blank within is printed as %."""
_AFTER_NUMBERED = any_of(word.replace("%", " ") for word in listed(_NUMBERED))
_NO_LABEL = (
    r"(?!\s?(?:m|km|ft|mm|cm|[°%])(?!\w)|\s(?:met(?:re|er)s?|miles?|feet|foot|yards?|kilomet\w+|pages?|people|points?|"
    r"passengers|times|years|days|hours)\b|[-–]?[\w%]|[.,:/][0-9])"
)
"""What follows an amount, not a name: "a section 200 metres long"."""
_AIRLINES = "AF|BA|DL|EI|EK|EY|JL|KL|LH|MH|PS|QF|QR|QZ|SQ|UA|VS"
_BOOKS = listed(
    "Genesis Exodus Leviticus Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra Nehemiah Job Psalm "
    "Psalms Proverbs Ecclesiastes Isaiah Jeremiah Ezekiel Daniel Hosea Amos Micah Matthew Mark Luke John Acts "
    "Romans Corinthians Galatians Ephesians Philippians Colossians Thessalonians Timothy Titus Philemon Hebrews "
    "James Peter Jude Revelation"
)
_PART = re.compile(r"\(([^)]*)\)")
_CASE = re.compile(r"\b(?:versus|vs?\.?)\s[^;]{1,80}\Z")
_DIGITS = listed("oh one two three four five six seven eight nine")
_STATES = any_of([*POSTAL, *POSTAL.values(), "DC"])


class Labels:
    """The functions that say numbers as names, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def named(self, digits: str) -> str:
        """A number of up to four digits as a name: 230 → "two thirty", 1383 → "thirteen eighty-three"."""
        if digits[0] == "0":
            return self.digits(digits)
        if len(digits) < 3 or int(digits) % 1000 == 0:
            return self.english.cardinal(int(digits))
        large, small = self.english.cardinal(int(digits[:-2])), int(digits[-2:])
        if not small:
            return f"{large} hundred"
        return f"{large} {'oh ' if small < 10 else ''}{self.english.cardinal(small)}"

    def digits(self, digits: str) -> str:
        """A number digit by digit: 90210 → "nine oh two one oh"."""
        return " ".join(_DIGITS[int(digit)] for digit in digits)

    def numbered(self, match: re.Match[str]) -> str:
        """What is numbered, its number and the parts in brackets: "Section 230(c)" → "Section two thirty C"."""
        said, before = f"{match['keep']}{self.named(match['number'])}", "0"
        for part in _PART.findall(match["parts"]):
            comma = "," if part.isdecimal() and before.isdecimal() else ""
            said += f"{comma} {self.english.cardinal(int(part)) if part.isdecimal() else part.upper()}"
            before = part
        return said

    def flight(self, match: re.Match[str]) -> str:
        """A flight's code: BA117 → "B-A one seventeen"."""
        return f"{'-'.join(match['code'].strip())} {self.named(match['number'])}"

    def citation(self, match: re.Match[str]) -> str:
        """Where a decision of the Supreme Court is printed: "410 US 113" → "four ten US one thirteen"."""
        if not _CASE.search(match.string[max(0, match.start() - 100) : match.start()]):
            return match.group()
        return f"{self.named(match[1])} US {self.named(match[2])}"

    def verse(self, match: re.Match[str]) -> str:
        """A verse of the Bible, or several; "Mark 4:30" may ask for a note at the start of a sentence."""
        begins = not match.string[: match.start()].strip(" “\"‘'(") or match.string[: match.start()].endswith(
            (". ", "; ")
        )
        if begins and match["keep"].startswith("Mark"):
            return match.group()
        chapter, first, last = match["chapter"], match["first"], match["last"]
        verses = f"verse{'s' if last else ''} {self.english.cardinal(int(first))}"
        until = f" to {self.english.cardinal(int(last))}" if last else ""
        return f"{match['keep']}{self.english.cardinal(int(chapter))} {verses}{until}"

    def fiscal(self, match: re.Match[str]) -> str:
        """A year of accounts: FY2025 → "fiscal year twenty twenty-five"."""
        year, second = match["year"], match["second"]
        said = self.english.year(int(year)) if len(year) == 4 else self.english.cardinal(int(year))
        return f"fiscal year {said}{f' {self.english.cardinal(int(second[-2:]))}' if second else ''}"

    def post_code(self, match: re.Match[str]) -> str:
        """An American post code, digit by digit."""
        return f"{match['keep']}{self.digits(match['code'])}"


def labels(english: English) -> tuple[Rule, ...]:
    """The rules for numbers that are names; tried before dates and plain numbers."""
    say = Labels(english)
    return (*_laws(say), *_ways(say), *_books(say))


def _laws(say: Labels) -> tuple[Rule, ...]:
    return (
        rule(
            "part-in-brackets",
            r"(?P<keep>\b(?:[Ss]ections?|[Aa]rticles?|[Rr]ules?|[Pp]aragraphs?|[Cc]lauses?|[Tt]itles?)\s|\b(?=501\())"
            r"(?P<number>[1-9][0-9]{0,3})(?P<parts>(?:\((?:[0-9]{1,2}|[A-Za-z])\)){1,4})(?!\w)",
            say.numbered,
            on="(",
            word=r"[0-9]\((?:[0-9]{1,2}|[A-Za-z])\)",
            hits=(
                ("Section 230(c)", "Section two thirty C"),
                ("section 82(4)(b)", "section eighty-two, four B"),
                ("a 501(c)(3) group", "a five oh one C three group"),
            ),
            leaves=("Section 5 (b)", "page 5(c)", "2501(c)"),
        ),
        rule(
            "numbered",
            rf"(?P<keep>\b{_AFTER_NUMBERED}\s)(?P<number>[1-9][0-9]{{2,3}})(?P<parts>){_NO_LABEL}",
            say.numbered,
            on=[word.split("%")[0] for word in listed(_NUMBERED)],
            hits=(
                ("Flight 3407 left", "Flight thirty-four oh seven left"),
                ("under section 136", "under section one thirty-six"),
                ("UN Resolution 2118", "UN Resolution twenty-one eighteen"),
                ("the FTSE 250", "the FTSE two fifty"),
                ("House Bill 1500", "House Bill fifteen hundred"),
                ("in Room 101", "in Room one oh one"),
            ),
            leaves=(
                "a section 200 metres long",
                "Bill 200 people",
                "Flight 3,407",
                "room 101-b",
                "Route 66",
                "FTSE 250m",
            ),
        ),
        rule(
            "bill",
            r"(?P<keep>\b(?:HR|SB|HB|AB|SR)\s)(?P<number>[1-9][0-9]{2,3})(?P<parts>)(?!\w|[.,:/-][0-9])",
            say.numbered,
            on=("HR", "SB", "HB", "AB", "SR"),
            hits=(("HR 1234", "HR twelve thirty-four"), ("SB 202,", "SB two oh two,")),
            leaves=("HR 12", "SHR 1234", "HR 1,234"),
        ),
        rule(
            "citation",
            r"([1-9][0-9]{1,2})\sUS\s([1-9][0-9]{0,3})(?!\w|[.,:/-][0-9]|\s[a-z])",
            say.citation,
            on=("US",),
            hits=(("Roe versus Wade, 410 US 113, was", "Roe versus Wade, four ten US one thirteen, was"),),
            leaves=("410 US 113", "Roe versus Wade, 410 US 113 people"),
        ),
        rule(
            "fiscal-year",
            r"FY(?<!\wFY)\s?['’]?(?P<year>20[0-9]{2}|[0-9]{2})(?:[/–-](?P<second>(?:20)?[0-9]{2}))?(?![\w/]|[.,-][0-9])",
            say.fiscal,
            on=("FY",),
            hits=(
                ("in FY2025", "in fiscal year twenty twenty-five"),
                ("FY 25", "fiscal year twenty-five"),
                ("FY2024/25", "fiscal year twenty twenty-four twenty-five"),
            ),
            leaves=("FYI", "FY3", "1FY25"),
        ),
    )


def _ways(say: Labels) -> tuple[Rule, ...]:
    return (
        rule(
            "flight-code",
            rf"(?P<code>(?<![\w.-])(?:{_AIRLINES})(?=[0-9]{{3}})|(?:(?<=\b[Ff]light\s)|(?<=\b[Ff]lights\s))[A-Z]{{2}}\s?)(?P<number>[0-9]{{2,4}})"
            r"(?!\w|[.,:/-]?[0-9])",
            say.flight,
            on={*_AIRLINES.split("|"), "flight", "Flight", "flights", "Flights"},
            hits=(
                ("on BA117 to", "on B-A one seventeen to"),
                ("MH370 and EK005", "M-H three seventy and E-K oh oh five"),
                ("flight XY 17", "flight X-Y seventeen"),
            ),
            leaves=("an A320", "an AI100 chip", "BA12", "UBA117", "the AA battery", "PS5"),
        ),
        rule(
            "road-of-four",
            r"(?<=\b[Tt]he )(?P<road>A(?=[0-9]{4})|B)(?P<number>[1-9][0-9]{2,3})(?!\w|[.-][0-9])",
            lambda match: "-".join((match["road"], *say.digits(match["number"]).split())),
            on=("A", "B"),
            hits=(
                ("on the B4632 near", "on the B-four-six-three-two near"),
                ("the A1237 was", "the A-one-two-three-seven was"),
                ("the B205", "the B-two-oh-five"),
            ),
            leaves=("an A1237", "the B52", "the A380", "the A12345"),
        ),
        rule(
            "short-code",
            r"(?P<keep>\b[Tt]ext(?:ing|ed)?\s[A-Za-z“\"‘'’”]{2,20}\sto\s)(?P<code>[1-9][0-9]{4,5})(?!\w|[.,:/-][0-9])",
            say.post_code,
            on=listed("Text text Texting texting texted"),
            hits=(("text HELP to 70070 now", "text HELP to seven oh oh seven oh now"),),
            leaves=("text him to 10,000", "sent HELP to 70070"),
        ),
        rule(
            "us-route",
            r"(?P<keep>\b(?:on|along|off|onto|near|and|via|closed|(?:section|stretch|part|lanes)\sof)\sUS\s)(?P<number>[1-9][0-9]{2})(?P<parts>)"
            r"(?=[,.;)](?![0-9])|\Z|\s(?:near|in|north|south|east|west|at|between|and|was|is|from)\b)",
            say.numbered,
            on=("US",),
            word=r"\A[1-9][0-9]{2}(?:[,.;)](?![0-9])|\Z)",
            hits=(("on US 101 near", "on US one oh one near"), ("and US 395.", "and US three ninety-five.")),
            leaves=("on US 300 people", "the US 101", "US 101"),
        ),
        rule(
            "two-roads",
            r"(?<![\w/])([AMB][1-9][0-9]{0,3}(?:\(M\))?)/(?=[AMB][1-9][0-9]{0,3}(?!\w))",
            r"\1 ",
            on=("A", "M", "B"),
            word=r"[AMB][1-9][0-9]{0,3}(?:\(M\))?/[AMB]",
            hits=(("the M25/A40 junction", "the M25 A40 junction"),),
            leaves=("A4/5", "M/A40"),
        ),
        rule(
            "post-code",
            rf"(?P<keep>\b(?:{_STATES}|[Zz][Ii][Pp](?:\s[Cc]odes?)?)\s(?=[0-9]{{5}})|\b[Aa]rea\scodes?\s(?=[2-9][0-9]{{2}}(?![0-9])))"
            r"(?P<code>[0-9]{3}|[0-9]{5})(?:-[0-9]{4})?(?!\w|[.,:/-][0-9])",
            say.post_code,
            on={*POSTAL, "DC", "Zip", "zip", "ZIP", "Area", "area", *(name.split()[-1] for name in POSTAL.values())},
            word=r"\A[0-9]{3}(?:[0-9]{2})?(?!\w)",
            hits=(
                ("DC 20500", "DC two oh five oh oh"),
                ("zip code 90210", "zip code nine oh two one oh"),
                ("Texas 78701-1234", "Texas seven eight seven oh one"),
                ("area code 212", "area code two one two"),
            ),
            leaves=("Texas 78,701", "zip 123", "area 212"),
        ),
    )


def _books(say: Labels) -> tuple[Rule, ...]:
    return (
        rule(
            "verse",
            rf"(?P<keep>\b{any_of(_BOOKS)}\s)(?P<chapter>[1-9][0-9]{{0,2}}):(?P<first>[1-9][0-9]{{0,2}})(?:[-–](?P<last>[1-9][0-9]{{0,2}}))?"
            r"(?![\w:]|[.,][0-9])",
            say.verse,
            on=before_digit(":"),
            gate=tuple(f"{book} " for book in _BOOKS),
            hits=(
                ("Psalm 23:4", "Psalm twenty-three verse four"),
                ("Matthew 5:3-12", "Matthew five verses three to twelve"),
            ),
            leaves=("Mark 4:30 in red", "at 3:16", "John 3:05", "Mark 4:5.2", "Kings 3"),
        ),
    )
