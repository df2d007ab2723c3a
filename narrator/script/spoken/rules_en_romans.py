"""English: Roman numerals, only after what is surely numbered by them."""

from __future__ import annotations

import re

from narrator.script.spoken.english import English
from narrator.script.spoken.roman import ROMAN, roman
from narrator.script.spoken.rule import Rule, any_of, listed, rule, starts_word, word_before

_REGNAL = listed(
    "Albert Alexander Alexandra Alfonso Benedict Carl Catherine Charles Christian Clement Darius Edward Elizabeth "
    "Ferdinand Francis Frederick George Gregory Gustav Haakon Harald Henry Innocent Isabella Ivan James John Joseph "
    "Juan Leo Leopold Louis Margrethe Mary Maximilian Mohammed Napoleon Nicholas Otto Paul Peter Philip Pius Ptolemy "
    "Ramses Rama Richard Robert Rudolf Umberto Urban Victoria Wilhelm Willem William"
)
_PARTS = listed(
    "War Bowl Act Annex Appendix Article Book Chapter Class Division Episode Grade Level Mark Part Phase Rocky Scene "
    "Schedule Section Stage Tier Title Type Vatican Volume Wars Gladiator Rambo Godfather Fantasy Saw"
)
_RULERS = listed("King Queen Pope Tsar Emperor Empress Kaiser Sultan Prince")
_TAKES_ONE = re.compile(r"-listed|\s?(?:[,.;:)”’]|\Z|of\b|and\b|was\b|is\b)")
_REIGNED = re.compile(
    r",(?!\sI\b)|[.;:)]|\Z|[’']s\b|\s(?:and|in|to|from|by|at|on|as|for|with|reigned|ruled)\b"
    r"|\sof\s(?:the|Great|[A-Z][a-z]{3,})\b"
)
"""What follows the first of a name, and hardly the word I."""
_DID = re.compile(
    r"\s(?:was|had|became|died|who|visited|granted|signed|ordered|gave|made|took|built|knighted|married|fled|fought|"
    r"succeeded|summoned|dissolved|sold|bought|would|himself|herself)\b"
)
"""What follows both."""
_CLAUSE = frozenset(
    listed("When when After after Before before While while Under under That that Where where Since since")
)
"""After these a name with an I and a verb is a ruler's: "when Charles I was"."""
_FIRSTS = frozenset(
    listed(
        "Alexander Charles Edward Elizabeth Ferdinand Francis Frederick George Gustav Henry Ivan James Leopold Mary "
        "Maximilian Napoleon Nicholas Otto Pedro Peter Philip Richard Wilhelm William"
    )
)


def _is_first(match: re.Match[str]) -> bool:
    """Whether the I after a name is a number: "Elizabeth I, trade", "Charles I was", but not "Mary I think"."""
    if match["name"] not in _FIRSTS or word_before(match) == "and":
        return False
    if _REIGNED.match(match.string, match.end()):
        return True
    begins = not match.string[: match.start()].strip(' “"‘(')
    return (begins or word_before(match) in _CLAUSE) and bool(_DID.match(match.string, match.end()))


_NUMERALS = frozenset(
    tens + ones
    for tens in ("", *listed("X XX XXX L LX LXX LXXX"))
    for ones in ("", *listed("I II III IV V VI VII VIII IX"))
    if tens + ones
)
_SURE = "II|III|VI|VII|VIII|XII|XIII|XIV|XVI|XVII|XVIII|XIX"
"""Numerals that are neither words nor letters of anything after a name (IV is a drip, XL a size, XX a chromosome)."""


class Romans:
    """The functions that say Roman numerals, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def regnal(self, match: re.Match[str]) -> str:
        """A ruler's number: Henry VIII → Henry the Eighth."""
        unsure = match["roman"] == "I" and word_before(match) not in _RULERS and not _is_first(match)
        if unsure or not starts_word(match):
            return match.group()
        return f"{match['name']} the {self._place(match['roman'])}"

    def heir(self, match: re.Match[str]) -> str:
        """The number of a person named like parent and grandparent: John Smith III → John Smith the Third."""
        return f"{match['name']} the {self._place(match['roman'])}"

    def _place(self, numeral: str) -> str:
        return "-".join(part.capitalize() for part in self.english.ordinal(roman(numeral)).split("-"))

    def part(self, match: re.Match[str]) -> str:
        """A war's, chapter's or part's number: World War II → World War Two."""
        unsure = match["roman"] == "I" and match["what"] != "War" and not _TAKES_ONE.match(match.string, match.end())
        if unsure or not starts_word(match):
            return match.group()
        return f"{match['what']} {self._number(match)}{' star' if match['star'] else ''}"

    def other(self, match: re.Match[str]) -> str:
        """Any other sure numeral after a name."""
        return match.group() if match["name"] == "The" else f"{match['name']} {self._number(match)}"

    def _number(self, match: re.Match[str]) -> str:
        return self.english.cardinal(roman(match["roman"].upper())).title()


def romans(english: English) -> tuple[Rule, ...]:
    """The rules for Roman numerals."""
    say = Romans(english)
    return (
        rule(
            "ruler",
            rf"(?P<name>{any_of(_REGNAL)})\s(?P<roman>{ROMAN})(?![\w-])",
            say.regnal,
            on=_NUMERALS,
            hits=(
                ("Henry VIII", "Henry the Eighth"),
                ("Pope John Paul II", "Pope John Paul the Second"),
                ("King James I", "King James the First"),
                ("Under Elizabeth I, trade", "Under Elizabeth the First, trade"),
                ("when Charles I was shot", "when Charles the First was shot"),
            ),
            leaves=("Malcolm X", "James I think", "Henry VIIII", "Peter XX1", "told Mary I was late", "Charles and I"),
        ),
        rule(
            "numbered-part",
            rf"(?P<what>{any_of(_PARTS)})\s(?P<roman>{ROMAN}|ii|iii|iv|vi|vii)(?P<star>\*(?=\s|-listed))?"
            r"(?!\w|-(?!listed|era\b|themed|style))",
            say.part,
            on=_NUMERALS | frozenset(listed("ii iii iv vi vii")),
            hits=(
                ("World War II", "World War Two"),
                ("Chapter IV", "Chapter Four"),
                ("Part I of", "Part One of"),
                ("Scene ii", "Scene Two"),
                ("World War II-era guns", "World War Two-era guns"),
                ("a Grade I-listed hall", "a Grade One-listed hall"),
                ("Super Bowl LIV", "Super Bowl Fifty-Four"),
                ("a Grade II*-listed hall", "a Grade Two star-listed hall"),
            ),
            leaves=("Part I liked", "Chapter and verse", "War IS", "Stage IV-drip"),
        ),
        rule(
            "heir",
            rf"(?P<name>(?:{any_of(_REGNAL)}|[A-Z][a-z]{{1,20}} [A-Z]\.?) [A-Z][a-z]+)\s(?P<roman>II|III|IV)(?![\w-])",
            say.heir,
            on=("II", "III", "IV"),
            hits=(("John Smith III", "John Smith the Third"), ("Ann P. Bo III", "Ann P. Bo the Third")),
            leaves=("Ali Smith III", "John Smith II-based"),
        ),
        rule(
            "two-crowns",
            r"(?<=James the Sixth and )I(?=[,.;)]|\Z|\s(?:of|was|in|and|had)\b)",
            "First",
            on=("James",),
            hits=(("James the Sixth and I, king", "James the Sixth and First, king"),),
            leaves=("James the Sixth and I think", "James and I"),
        ),
        rule(
            "team",
            r"(?<=[a-z0-9]\s)(XI|XV)(?![\w-])",
            lambda match: english.cardinal(roman(match[1])),
            on=("XI", "XV"),
            hits=(("the England XV, but", "the England fifteen, but"), ("the second XI", "the second eleven")),
            leaves=("Mr XI-Lee", "XV men", "MMXI"),
        ),
        rule(
            "numeral",
            rf"(?P<name>\b[A-Z][\w’']{{0,30}}[a-z0-9])\s(?P<roman>{_SURE})(?![\w-])",
            say.other,
            on=_SURE.split("|"),
            hits=(("Aliens II", "Aliens Two"), ("Loudon Wainwright III", "Loudon Wainwright Three")),
            leaves=("the XX chromosome", "The XVI Olympiad", "Kim Jong Il", "MIX II", "group II"),
        ),
    )
