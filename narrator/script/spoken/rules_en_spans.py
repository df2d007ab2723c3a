"""English: decades, ranges of years and numbers, scores, votes and odds."""

from __future__ import annotations

import re

from narrator.script.spoken.english import ALONE, NUMBER, English
from narrator.script.spoken.rule import Rule, before_digit, listed, rule

_WON = frozenset(
    listed(
        "won win wins winning beat beats beating lost lose loses losing drew draw draws drawn defeat defeats defeated "
        "victory score scored lead leads led leading trail trailing trailed ahead down up tied thrashed hammered edged "
        "finished ended"
    )
)
_RECORD = frozenset(
    listed("improved improve improves fell drop dropped record season start started undefeated overall")
)
"""What tells an American team's games from a score: "improved to 10-1"."""
_GRADED = frozenset(listed("open Open opens hours Hours grade grades graded grading"))
"""What two numbers with a hyphen follow that are where something begins and ends."""
_TENS = re.compile(
    r"(?:\b(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|early|late|mid|low|high|upper|lower|Roaring|Swinging)\s"
    r"|\bmid-|ies (?:and|or|to) )\Z"
)
"""What stands before the tens of a century, of a life or of a scale."""
_CLAUSE_END = re.compile(r"[.;:!?]")
_VOTE_AFTER = re.compile(r"\s(?:vote|ruling|decision|majority|split|against|for|in fav|odds)")
_BET_AFTER = re.compile(r"\s(?:joint[- ]|second )?(?:shot|favou?rite|outsider|chance)\b")
_VOTED = frozenset(listed("voted ruled vote split approved passed odds"))
_ODDS = re.compile(
    r"\b(?:odds|favou?rites?|outsiders?|bookmakers?|bookies|each-way|priced|shot|to win|backed|starting price)\b"
)
_CASES = re.compile(r"(?:\b(?:Case|Docket|Bill|Model|Part|Act|Order|[Cc]ase [Nn]o\.?|[Rr]ef\.?)\s|[A-Z]-)\Z")
"""What numbers with a hyphen belong to that are no ranges."""


class Spans:
    """The functions that say spans, in one manner."""

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
        if not _GRADED.isdisjoint(clause) or clause[-1:] == ["from"] or ((first, last) == (9, 5) and not won):
            return f"{first} to {last}"
        bet = bool(_BET_AFTER.match(match.string, match.end()))
        vote = bet or not _VOTED.isdisjoint(clause) or (not won and bool(_VOTE_AFTER.match(match.string, match.end())))
        score = not vote and max(first, last) < 30 and (won or first >= last)
        if score and not self.english.american:
            return " ".join(self._goals(number) for number in (first, last))
        if score or vote or first > last:
            record = not vote and not won and not _RECORD.isdisjoint(clause)
            return self._games(first, last) if record else self._points(first, last, vote=vote)
        return f"{first} to {last}"

    def _games(self, won: int, lost: int) -> str:
        """Games won and lost, as Americans say them."""
        return " and ".join(self.english.cardinal(games) if games else "oh" for games in (won, lost))

    def _points(self, first: int, last: int, *, vote: bool) -> str:
        """A score or a vote; in a score Americans say nothing for zero, if the other side has scored."""
        nil = "nothing" if self.english.american and not vote and first + last else "zero"
        return " to ".join(self.english.cardinal(points) if points else nil for points in (first, last))

    def _goals(self, number: int) -> str:
        return self.english.cardinal(number) if number else "nil"

    def range(self, match: re.Match[str]) -> str:
        """The dash of a range, if the second number is the larger one; with a hyphen not many times as large."""
        last = re.match(NUMBER, match.string[match.end() : match.end() + 40])
        if not last or _CASES.search(match.string[max(0, match.start() - 12) : match.start()]):
            return match.group()
        low, high = (float(number.replace(",", "")) for number in (match[1], last.group()))
        sure = low < high and ("," in last.group() or "–" in match.group() or high <= 10 * low)
        return f"{match[1]}{match[2]} to " if sure else match.group()

    def decade(self, match: re.Match[str]) -> str:
        """Ten years, of a century or of a life; two digits only where a mark or a word before asks for them."""
        year, before = match["year"], match.string[max(0, match.start() - 16) : match.start()]
        inside = before[-1:].isalnum() or (before[-1:] in tuple(".,:/£$€#-") and not before.endswith("mid-"))
        if (inside and before) or not (len(year) == 4 or match["mark"] or _TENS.search(before)):
            return match.group()
        return self.english.decade(int(year))

    def odds(self, match: re.Match[str]) -> str:
        """A bet: "100/1", and where betting is told of any other pair."""
        if int(match["first"]) + int(match["last"]) == 100:
            return f"{self.english.cardinal(int(match['first']))} {self.english.cardinal(int(match['last']))}"
        near = match.string[max(0, match.start() - 120) : match.end() + 60]
        if match["last"] != "1" and not _ODDS.search(near):
            return match.group()
        return f"{self.english.cardinal(int(match['first']))} to {self.english.cardinal(int(match['last']))}"


def spans(english: English) -> tuple[Rule, ...]:
    """The rules for decades, scores, and ranges of years and numbers."""
    say = Spans(english)
    measures, numbers = _ranges(say)
    return (_short_year(say), measures, _decades(say), _years(say), _pairs(say), numbers, _odds(say))


def _short_year(say: Spans) -> Rule:
    return rule(
        "short-year",
        r"['’‘](?:(?<=\b(?:of|in)\s.)|(?<=\b[JFMASOND][a-z]{2}\s.)|(?<=(?:ember|[a-z]uary)\s.))([1-9][0-9])(?!\w)",
        lambda match: say.english.cardinal(int(match[1])),
        on="'’‘",
        word=r"['’‘][1-9][0-9]",
        hits=(
            ("the class of '98", "the class of ninety-eight"),
            ("the summer of ’76 was", "the summer of seventy-six was"),
        ),
        leaves=("'98 people'", "in '98s"),
    )


def _decades(say: Spans) -> Rule:
    return rule(
        "decade",
        r"(?P<mark>['’‘]?)(?P<year>(?:1[1-9]|20)[0-9]0|[2-9]0)['’]?s(?!\w)",
        say.decade,
        on="s",
        word=r"0['’]?s",
        hits=(
            ("the 1990s", "the nineteen nineties"),
            ("the 2000s", "the two thousands"),
            ("the 1900s", "the nineteen hundreds"),
            ("in the mid-1980s", "in the mid-nineteen eighties"),
            ("the ’60s", "the sixties"),
            ("in her 30s", "in her thirties"),
        ),
        leaves=("747s", "1995s", "F-150s"),
    )


def _years(say: Spans) -> Rule:
    return rule(
        "years",
        r"(?P<year>[12](?<![\w.,:/£$€#-][12])(?:(?<=1)[0-9]|(?<=2)0)[0-9]{2})\s?(?P<sign>[-–/])\s?"
        r"(?P<last>(?:1[0-9]|20)[0-9]{2}|[0-9]{2})(?![\w/-]|[.,:][0-9])",
        say.years,
        on=before_digit("-–/"),
        word=r"[12][0-9]{3}",
        hits=(
            ("1939–1945", "nineteen thirty-nine to nineteen forty-five"),
            ("1914-18", "nineteen fourteen to eighteen"),
            ("the 2019/20 season", "the twenty nineteen twenty season"),
        ),
        leaves=("2019-05", "2019-05-01", "1945-1939"),
    )


def _ranges(say: Spans) -> tuple[Rule, ...]:
    return (
        rule(
            "range-of-measures",
            rf"({ALONE}(?P<unit>\s?%|[°º]?[A-Za-zµ²³]{{1,5}}))\s?[-–]\s?(?={NUMBER}(?P=unit)(?!\w))",
            r"\1 to ",
            on=before_digit("-–"),
            word=r"(?:[0-9][°º]?[A-Za-zµ²³]{1,5}|%)[-–]|\A[-–]",
            hits=(("30p-50p", "30p to 50p"), ("1.5C–2C", "1.5C to 2C"), ("5%–10%", "5% to 10%")),
            leaves=("5-10", "5p-10m", "A5p-10p"),
        ),
        rule(
            "range",
            rf"({ALONE})(%?)\s?[-–]\s?(?={NUMBER}(?![/:–]|-[0-9]|[.,]?[0-9]))",
            say.range,
            on=before_digit("-–"),
            hits=(
                ("10,000-12,000", "10,000 to 12,000"),
                ("1.5 – 2 per cent", "1.5 to 2 per cent"),
                ("1200-1500", "1200 to 1500"),
            ),
            leaves=("4-4-2", "12-10.5", "900-100", "Case 22-1234"),
        ),
    )


def _pairs(say: Spans) -> Rule:
    return rule(
        "pair",
        r"(?P<first>[0-9](?<![\w.,:/’'$£€#–-][0-9])(?:(?<!0)[0-9]{0,2}|(?![0-9])))[-–](?P<last>0|[1-9][0-9]{0,2})"
        r"(?=(?:[a-z°%C]|-[a-z]|\W|\Z))(?![/%:–]|-[0-9]|[.,][0-9])",
        say.pair,
        on=before_digit("-–"),
        hits=(
            ("10–12 people", "10 to 12 people"),
            ("a 5-4 ruling", "a five to four ruling"),
            ("by 52-48", "by fifty-two to forty-eight"),
            ("Open 9-5", "Open 9 to 5"),
            ("a 9-5 job", "a 9 to 5 job"),
            ("10-12-year-olds", "10 to 12-year-olds"),
        ),
        leaves=("4-4-2", "LGP-30", "07-08", "10-12/3"),
    )


def _odds(say: Spans) -> Rule:
    return rule(
        "odds",
        r"(?P<first>[1-9](?<![\w.,:/’'$£€#-][1-9])[0-9]{0,3})/(?P<last>[1-9][0-9]?)(?![\w/]|[.,][0-9])",
        say.odds,
        on=before_digit("/"),
        hits=(
            ("a 100/1 shot", "a one hundred to one shot"),
            ("odds of 7/2", "odds of seven to two"),
            ("a 60/40 split", "a sixty forty split"),
        ),
        leaves=("the 11/4 bus", "24/11/26", "3/4 of it", "a 7/11"),
    )
