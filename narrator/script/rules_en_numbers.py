"""English: years, scores, ranges, fractions, Roman numerals, ordinals, and at last plain numbers."""

from __future__ import annotations

import re

from narrator.script.english import AFTER, BEFORE, INTEGER, NUMBER, English
from narrator.script.roman import ROMAN, roman
from narrator.script.rule import Rule, any_of, listed, rule, starts_word, word_before

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
    "WW1": "World War One",
    "WW2": "World War Two",
}

_DIGITS = listed("zero one two three four five six seven eight nine")

_WON = frozenset(
    listed(
        "won win wins winning beat beats beating lost lose loses losing drew draw draws drawn defeat defeats defeated "
        "victory score scored lead leads led leading trail trailing trailed ahead down up tied thrashed hammered edged"
    )
)
_CLAUSE_END = re.compile(r"[.;:!?]")
_VOTE_AFTER = re.compile(r"\s(?:vote|ruling|decision|majority|split|against|for|in fav|odds)")
_VOTED = frozenset(listed("voted ruled vote split approved passed odds"))

_COUNTED = listed(
    "people men women children patients cases deaths homes houses jobs troops soldiers workers employees staff "
    "students pupils members words pages metres meters miles kilometres kilometers feet yards tonnes tons pounds "
    "dollars euros calories hours days degrees times points votes seats shares companies firms schools hospitals "
    "flights passengers prisoners refugees migrants tickets copies million billion rpm megawatts hectares acres "
    "square"
)

_REGNAL = listed(
    "Albert Alexander Alexandra Alfonso Benedict Carl Catherine Charles Christian Clement Darius Edward Elizabeth "
    "Ferdinand Francis Frederick George Gregory Gustav Haakon Harald Henry Innocent Isabella Ivan James John Joseph "
    "Juan Leo Leopold Louis Margrethe Mary Maximilian Mohammed Napoleon Nicholas Otto Paul Peter Philip Pius Ptolemy "
    "Ramses Richard Rudolf Umberto Urban Victoria Wilhelm Willem William"
)
_PARTS = listed(
    "War Bowl Act Appendix Article Book Chapter Class Division Episode Level Part Phase Schedule Section Stage Tier "
    "Title Type Volume"
)
_RULERS = listed("King Queen Pope Tsar Emperor Empress Kaiser Sultan Prince")
_SINCE = listed("in since until circa ad year early late")
_TAKES_ONE = re.compile(r"\s?(?:[,.;:)”’]|\Z|of\b|and\b|was\b|is\b)")

_FRACTIONS = {
    "½": "a half",
    "⅓": "a third",
    "⅔": "two thirds",
    "¼": "a quarter",
    "¾": "three quarters",
    "⅛": "an eighth",
}
_PRINTED_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}


class Numbers:
    """The functions that say numbers, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def years(self, match: re.Match[str]) -> str:
        """Two years: "1939–1945", "1914-18", the season 2019/20."""
        first, last = match["year"], match["last"]
        whole = int(last) if len(last) == 4 else int(first[:2] + last)
        if whole <= int(first):
            return match.group()
        said = self.english.year(whole) if len(last) == 4 else self._short_year(last)
        return f"{self.english.year(int(first))}{' ' if match['sign'] == '/' and len(last) == 2 else ' to '}{said}"

    def _short_year(self, digits: str) -> str:
        return f"oh {self.english.cardinal(int(digits))}" if digits[0] == "0" else self.english.cardinal(int(digits))

    def pair(self, match: re.Match[str]) -> str:
        """A score ("won 3-1"), a vote ("5-4 ruling") or a range ("10-12 people")."""
        first, last = int(match["first"]), int(match["last"])
        clause = _CLAUSE_END.split(match.string[max(0, match.start() - 50) : match.start()])[-1].split()
        won = not _WON.isdisjoint(clause)
        vote = not _VOTED.isdisjoint(clause) or (not won and bool(_VOTE_AFTER.match(match.string, match.end())))
        score = not vote and max(first, last) < 30 and (won or first >= last)
        if score and not self.english.american:
            return " ".join(self._goals(number) for number in (first, last))
        if score or vote or first > last:
            return f"{self.english.cardinal(first)} to {self.english.cardinal(last)}"
        return f"{first} to {last}"

    def _goals(self, number: int) -> str:
        return self.english.cardinal(number) if number else "nil"

    def range(self, match: re.Match[str]) -> str:
        """The dash of a range, if the second number is the larger one."""
        last = re.match(NUMBER, match.string[match.end() : match.end() + 40])
        rises = last and float(match[1].replace(",", "")) < float(last.group().replace(",", ""))
        return f"{match[1]}{match[2]} to " if rises else match.group()

    def decade(self, match: re.Match[str]) -> str:
        """Ten years, of a century or of a life."""
        year = next(digits for name, digits in match.groupdict().items() if digits and name != "mid")
        return f"{match['mid'] or ''}{self.english.decade(int(year))}"

    def fraction(self, match: re.Match[str]) -> str:
        """A vulgar fraction, alone or after a whole number."""
        fraction, whole = match["fraction"] or match["fraction2"], match["whole"] or match["whole2"]
        said = _FRACTIONS[_PRINTED_FRACTIONS.get(fraction, fraction)]
        if whole:
            return f"{self.english.cardinal(int(whole))} and {said}"
        return said.removeprefix("a ") if re.match(r"\s(?:an?|the)\b", match.string[match.end() :][:5]) else said

    def place(self, match: re.Match[str]) -> str:
        """A place in an order, if its ending fits: "1st", but 12st is a weight."""
        number = int(match[1].replace(",", ""))
        ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return self.english.ordinal(number) if match[2] == ending else match.group()

    def regnal(self, match: re.Match[str]) -> str:
        """A ruler's number: Henry VIII → Henry the Eighth."""
        unsure = match["roman"] == "I" and word_before(match) not in _RULERS
        if unsure or not starts_word(match):
            return match.group()
        ordinal = "-".join(part.capitalize() for part in self.english.ordinal(roman(match["roman"])).split("-"))
        return f"{match['name']} the {ordinal}"

    def part(self, match: re.Match[str]) -> str:
        """A war's, chapter's or part's number: World War II → World War Two."""
        unsure = match["roman"] == "I" and match["what"] != "War" and not _TAKES_ONE.match(match.string, match.end())
        if unsure or not starts_word(match):
            return match.group()
        return f"{match['what']} {self.english.cardinal(roman(match['roman'])).title()}"

    def bare_year(self, match: re.Match[str]) -> str:
        """Four digits that are a year: those of the last five centuries, or after a word that asks for one."""
        number = int(match["year"])
        sure = 1500 <= number <= 2099 or word_before(match).lower() in _SINCE
        return self.english.year(number) if sure else self.english.cardinal(number)


def fixed() -> tuple[Rule, ...]:
    """What has a name of its own; tried before everything else."""
    return (
        rule(
            "fixed",
            rf"(?<![\w./-]){any_of(_FIXED)}(?![\w/]|-[0-9]|[.,][0-9])",
            lambda match: _FIXED[match.group()],
            gate=tuple(_FIXED),
            hits=(("open 24/7", "open twenty-four seven"), ("since 9/11", "since nine eleven")),
            leaves=("24/75", "9/11/2001"),
        ),
        rule(
            "airliner",
            r"(?<=\bBoeing )7([0-9])7(?![0-9])",
            lambda match: f"seven {_DIGITS[int(match[1])]} seven",
            gate=("Boeing",),
            hits=(("a Boeing 737", "a Boeing seven three seven"),),
            leaves=("737 people", "Boeing 7377"),
        ),
    )


def spans(english: English) -> tuple[Rule, ...]:
    """The rules for decades, scores, and ranges of years and numbers."""
    say = Numbers(english)
    return (
        rule(
            "decade",
            r"(?<![\w.,:/£$€#-])(?P<mid>mid-)?(?:['’](?P<short>[2-9]0)|(?P<long>1[1-9][0-9]0|20[0-9]0))['’]?s(?!\w)"
            r"|(?<=\b(?:the|her|his)\s)(?P<age>[2-9]0)['’]?s(?!\w)|(?<=\b(?:their|early)\s)(?P<age2>[2-9]0)['’]?s(?!\w)"
            r"|(?<=\blate\s)(?P<age3>[2-9]0)['’]?s(?!\w)|(?<=\bmid-)(?P<age4>[2-9]0|1[1-9][0-9]0|20[0-9]0)['’]?s(?!\w)",
            say.decade,
            gate=("0s", "0’s", "0's"),
            hits=(
                ("the 1990s", "the nineteen nineties"),
                ("the 2000s", "the two thousands"),
                ("the 1900s", "the nineteen hundreds"),
                ("in the mid-1980s", "in the mid-nineteen eighties"),
                ("the ’60s", "the sixties"),
                ("in her 30s", "in her thirties"),
            ),
            leaves=("747s", "1995s", "F-150s"),
        ),
        rule(
            "years",
            r"(?<![\w.,:/£$€#-])(?P<year>1[0-9]{3}|20[0-9]{2})\s?(?P<sign>[-–/])\s?(?P<last>(?:1[0-9]|20)[0-9]{2}|[0-9]{2})"
            r"(?![\w/-]|[.,:][0-9])",
            say.years,
            gate=("-", "–", "/"),
            hits=(
                ("1939–1945", "nineteen thirty-nine to nineteen forty-five"),
                ("1914-18", "nineteen fourteen to eighteen"),
                ("the 2019/20 season", "the twenty nineteen twenty season"),
            ),
            leaves=("2019-05", "2019-05-01", "1945-1939"),
        ),
        rule(
            "pair",
            r"(?<![\w.,:/’'$£€#–-])(?P<first>0|[1-9][0-9]{0,2})[-–](?P<last>0|[1-9][0-9]{0,2})"
            r"(?=(?:[a-z°%C]|-[a-z]|\W|\Z))(?![/%:–]|-[0-9]|[.,][0-9])",
            say.pair,
            gate=("-", "–"),
            hits=(
                ("10–12 people", "10 to 12 people"),
                ("a 5-4 ruling", "a five to four ruling"),
                ("by 52-48", "by fifty-two to forty-eight"),
                ("10-12-year-olds", "10 to 12-year-olds"),
            ),
            leaves=("4-4-2", "LGP-30", "07-08", "10-12/3"),
        ),
        rule(
            "range",
            rf"{BEFORE}({NUMBER})(%?)\s?[-–]\s?(?={NUMBER}(?![/:–]|-[0-9]|[.,]?[0-9]))",
            say.range,
            gate=("-", "–"),
            hits=(
                ("10,000-12,000", "10,000 to 12,000"),
                ("1.5 – 2 per cent", "1.5 to 2 per cent"),
                ("5%–10%", "5% to 10%"),
            ),
            leaves=("4-4-2", "12-10.5", "900-100"),
        ),
    )


def romans(english: English) -> tuple[Rule, ...]:
    """The rules for Roman numerals: only after what is surely numbered by them."""
    say = Numbers(english)
    return (
        rule(
            "ruler",
            rf"(?P<name>{any_of(_REGNAL)})\s(?P<roman>{ROMAN})(?![\w-])",
            say.regnal,
            gate=(" I", " V", " X"),
            hits=(
                ("Henry VIII", "Henry the Eighth"),
                ("Pope John Paul II", "Pope John Paul the Second"),
                ("King James I", "King James the First"),
            ),
            leaves=("Malcolm X", "James I think", "Henry VIIII", "Peter XX1"),
        ),
        rule(
            "numbered-part",
            rf"(?P<what>{any_of(_PARTS)})\s(?P<roman>{ROMAN})(?![\w-])",
            say.part,
            gate=(" I", " V", " X", " L"),
            hits=(
                ("World War II", "World War Two"),
                ("Chapter IV", "Chapter Four"),
                ("Part I of", "Part One of"),
                ("Super Bowl LIV", "Super Bowl Fifty-Four"),
            ),
            leaves=("Part I liked", "Chapter and verse", "War IS"),
        ),
    )


def plain(english: English) -> tuple[Rule, ...]:
    """The rules for years, fractions, ordinals and, at last, numbers."""
    say = Numbers(english)
    return (
        rule(
            "year",
            r"(?P<year>[12](?<![\w.,:/’'$£€#-][12])(?:(?<=1)[0-9]|(?<=2)0)[0-9]{2})(?![\w/%°]|[.,:][0-9]|-[0-9])"
            rf"(?!\s{any_of(_COUNTED)}\b)",
            say.bare_year,
            hits=(
                ("in 1066", "in ten sixty-six"),
                ("the 1963 paper", "the nineteen sixty-three paper"),
                ("of 1905", "of nineteen oh five"),
                ("by 2050", "by twenty fifty"),
                ("1900", "nineteen hundred"),
            ),
            leaves=("1,999", "1650 metres", "G1999", "1999-3"),
        ),
        rule(
            "fraction",
            r"(?<![\w.,:/’'$£€#-])(?:(?P<whole>[0-9]{1,3})[\s-]?)?(?P<fraction>[½⅓⅔¼¾⅛])(?![\w/])"
            r"|(?<![\w.,:/’'$£€#-])(?:(?P<whole2>[0-9]{1,3})[\s-])?(?P<fraction2>1/2|[12]/3|[13]/4)(?![\w/]|[.,][0-9])",
            say.fraction,
            gate=tuple("½⅓⅔¼¾⅛/"),
            hits=(
                ("2½ years", "two and a half years"),
                ("5 1/2", "five and a half"),
                ("½ a mile", "half a mile"),
                ("¾ of", "three quarters of"),
            ),
            leaves=("11/2", "1/2/3", "1/25"),
        ),
        rule(
            "out-of",
            r"(?<![\w.,:/’'$£€#-])([0-9]|10)/(5|10)(?![\w/]|[.,][0-9])",
            lambda match: f"{english.cardinal(int(match[1]))} out of {english.cardinal(int(match[2]))}",
            gate=("/5", "/10"),
            hits=(("a 7/10 film", "a seven out of ten film"),),
            leaves=("7/11", "17/10"),
        ),
        rule(
            "ordinal",
            rf"(?<![\w.,:/’'$£€#-])({INTEGER})(st|nd|rd|th)(?!\w)",
            say.place,
            gate=("st", "nd", "rd", "th"),
            hits=(("the 21st", "the twenty-first"), ("19th-century", "nineteenth-century")),
            leaves=("G21st", "21sts", "12st 4lb"),
        ),
        rule(
            "hyphened",
            r"(?<![\w.,:/’'$£€#-])([0-9]{1,3})(?=-(?:in|to|for)-[0-9])|(?<=\w-(?:in|to)-)([0-9]{1,3})(?![\w%-])",
            lambda match: english.cardinal(int(match[1] or match[2])),
            gate=("-in-", "-to-", "-for-"),
            hits=(("one-in-10", "one-in-ten"), ("9-to-5", "nine-to-five")),
            leaves=("A-to-10%", "5-for"),
        ),
        rule(
            "minus",
            rf"(?<![\w.,:/)”’'$£€#–-])-(?={NUMBER}{AFTER}(?![\w-]))",
            "minus ",
            gate=("-",),
            hits=(("of -5", "of minus 5"),),
            leaves=("5-5", "-5-5", "--5"),
        ),
        rule(
            "number",
            rf"{BEFORE}(?<!–)({NUMBER}){AFTER}(?![^\W\d]|[%/°′²³½⅓⅔¼¾]|[-–][0-9])",
            lambda match: english.number(match[1]),
            hits=(
                ("22 countries", "twenty-two countries"),
                ("10,000 men", "ten thousand men"),
                ("3.14", "three point one four"),
                ("a 22-year-old", "a twenty-two-year-old"),
            ),
            leaves=("007", "G7", "COVID-19", "10,00", "1010data", "F-16", "12A", "1" * 16),
        ),
    )
