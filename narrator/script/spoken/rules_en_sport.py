"""English: cricket, golf and the records of American teams; what is no range and no plain score."""

from __future__ import annotations

import re

from narrator.script.spoken.english import English
from narrator.script.spoken.rule import Rule, before_digit, listed, rule, word_before

_CRICKET = re.compile(
    r"\b(?:wickets?|innings|stumps|lbw|overs|batsm[ae]n|batters?|bowl(?:s|ed|er|ers|ing)|declared|Ashes|cricket(?:er|ers)?|"
    r"all out|not out|Twenty20|T20|ODI|unbeaten|run chase|at (?:tea|lunch)|(?:first|second|third|fourth|fifth) Test|"
    r"[Tt]est (?:match|series|debut|century)|hundred partnership|opening partnership|tail-?enders?)\b"
)
_OF_CRICKET = (
    *listed("/ wicket innings stumps lbw overs batsm batter bowl declared Ashes cricket Twenty20 T20 ODI unbeaten"),
    *listed("Test test partnership tail tea lunch"),
    *("all out", "not out", "run chase"),
)
"""One of these stands wherever `_CRICKET` finds something, or the score has a slash."""
_PLURAL = r"\s(?:wickets|overs|balls|minutes|hours|days|weeks|years|players|points|people|metres)\b"
_STOOD = frozenset(listed("on at were reached made posted was"))
_USUAL_ODDS = frozenset(listed("11 12 14 16 20 22 25 28 33 40 50 66 80 100 125 150 200 250 500"))
_BET = re.compile(r"\b(?:odds|bet(?:s|ting)?|bookmakers?|bookies|backed|favou?rites?|outsiders?|priced)\b")
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed)|ballots?|lawmakers|senators|MPs)\b")
_NEAR = 250
"""Characters on either side of a score in which a word of cricket is looked for."""
_BOWLED = (
    r"(?:(?:took|taking|takes|take|claimed|claiming|grabbed|returned|finished with|figures of|best of|haul of|with)\s)"
)
_NO_TEAM = frozenset(listed("Senate House Court Council Board Committee Commission Parliament Congress Assembly Panel"))
_STANDING = (
    r"(?:improve(?:s|d)?|improving|fell|falls?|falling|dropp?(?:s|ed|ing)?|mov(?:es|ed|ing)|went|go(?:es|ing)?|starts?|"
    r"started|slipp?(?:s|ed)|climbed|advanced|record|is|are|was|were|be|been|at|an?)"
)
_TELLS_RECORD = (
    r"\s(?:record|mark|start|overall|all-time|lifetime|on the (?:season|year|road)|at home"
    r"|in (?:conference|league|SEC|ACC)|(?:this|last) (?:season|year)|(?:against|versus) (?:the spread|ranked|teams)"
    r"|since|when|in (?:his|her|their|its) last)\b"
)
_GOES_ON = r"(?:[,.;)](?![0-9])|\Z|\s(?:in|at|on|as|with|against|last|this|and|over|during|when|after|before|to)\b)"


class Sport:
    """The functions that say what is scored, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def wickets(self, match: re.Match[str]) -> str:
        """Runs for wickets, or a bowler's wickets for runs, in a text on cricket: 245-6 → "… for six"."""
        first, last = int(match["first"]), int(match["last"])
        near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        sure = first >= 10 >= last if match["keep"] is None else first <= 10 < last
        if not sure or _VOTED.search(near) or not (_CRICKET.search(near) or _on_the_board(match, near)):
            return match.group()
        return (
            f"{match['keep'] or ''}{self.english.cardinal(first)} for {self.english.cardinal(last) if last else 'none'}"
        )

    def record(self, match: re.Match[str]) -> str:
        """Games won, lost and perhaps tied: 10-6-1 → "ten, six and one"."""
        won, lost = int(match["won"]), int(match["lost"])
        if match["name"] in _NO_TEAM or won + lost > 165 or (min(won, lost) < 10 and max(won, lost) > 50):
            return match.group()
        return f"{match['keep']}{self._games(match['won'], match['lost'], match['tied'])}"

    def second_record(self, match: re.Match[str]) -> str:
        """The record in a conference, behind that in all games."""
        return self._games(match["won"], match["lost"], match["tied"])

    def _games(self, *printed: str | None) -> str:
        *games, last = ("oh" if part == "0" else self.english.cardinal(int(part)) for part in printed if part)
        return f"{', '.join(games)} and {last}"

    def rounds(self, match: re.Match[str]) -> str:
        """Rounds of golf: "shot 69-70-71"."""
        return match["keep"] + ", ".join(
            self.english.cardinal(int(strokes)) for strokes in re.split("[-–]", match["rounds"])
        )


def _on_the_board(match: re.Match[str], near: str) -> bool:
    """Whether a slash stands in a score and not in a bet: "on 188/1", but not "100/1"."""
    stands = match["slash"] == "/" and word_before(match) in _STOOD
    return stands and match["first"] not in _USUAL_ODDS and not _BET.search(near)


def sport(english: English) -> tuple[Rule, ...]:
    """The rules for scores that their sport says in its own way, tried before other scores and ranges."""
    say = Sport(english)
    return (*(_records(say) if english.american else (_wickets(say),)), _rounds(say))


def _wickets(say: Sport) -> Rule:
    return rule(
        "wickets",
        rf"(?P<keep>\b{_BOWLED})?(?<![\w.,:/’'$£€#–-])(?P<first>[0-9]{{1,3}})(?P<slash>/|[-–])(?P<last>0|[1-9][0-9]{{0,2}})"
        rf"(?![\w/%–-]|[.,:][0-9]|{_PLURAL})",
        say.wickets,
        on=before_digit("-–/"),
        gate=_OF_CRICKET,
        word="[0-9]{2}[-–/][0-9]|[0-9][-–/][1-9][0-9]",
        hits=(
            ("England were 245-6 at stumps", "England were two hundred and forty-five for six at stumps"),
            (
                "Lee took 4-75, his best with the ball; Bo bowled",
                "Lee took four for seventy-five, his best with the ball; Bo bowled",
            ),
        ),
        leaves=(
            "pressure was 140/90",
            "a horse on 100/1",
            "was 15/2 with bookies",
            "a 245-6 win",
            "won the Ashes 3-1",
            "bowled for 10-15 overs",
            "on 2019-20 stumps",
        ),
    )


def _records(say: Sport) -> tuple[Rule, ...]:
    games = r"(?P<won>[0-9]{1,3})[-–](?P<lost>[0-9]{1,3})(?:[-–](?P<tied>[0-9]{1,2}))?"
    plain = r"[0-9]{1,3}[-–][0-9]{1,3}"
    return (
        rule(
            "record-in-brackets",
            rf"(?P<keep>\b(?P<name>[A-Z][\w.’']{{1,20}})\s\(){games}"
            r"(?=\)|,\s[0-9]{1,2}(?:-[0-9]{1,2}\s[A-Zahro]|\.[0-9]{2}(?:\sERA)?\)))",
            say.record,
            on=before_digit("-–"),
            hits=(
                ("Lopez led Milwaukee (10-5) with 28", "Lopez led Milwaukee (ten and five) with 28"),
                ("Bo (0-4, 5.96) took", "Bo (oh and four, 5.96) took"),
                ("the Bears (8-0-1)", "the Bears (eight, oh and one)"),
            ),
            leaves=("Eddie Royal (4-95)", "7-6 (7-5)", "the Court (5-4)", "a rule (5-4)", "The Lakers (112-104)"),
        ),
        rule(
            "record-in-conference",
            rf"(?<=,\s){games}(?=\s(?:[A-Z][\w ]{{2,20}}|home|away|road|at home|on the road)\))",
            say.second_record,
            on=before_digit("-–"),
            hits=(("(10-5, 4-2 Big Ten)", "(10-5, four and two Big Ten)"),),
            leaves=("won 6-4, 7-5", "(10-5, 4-2)"),
        ),
        rule(
            "record",
            rf"(?P<name>)(?P<keep>\b(?:{_STANDING}\s(?={plain}{_TELLS_RECORD})|(?:went|goes|going)\s(?={plain}{_GOES_ON})"
            rf"|(?:finished|ended|is|are|was|were|of|fell to|improved to)\s(?={plain}[-–][0-9])"
            rf"|(?={plain}\s(?:record|mark)\b)))(?<![\w.,:/’'$£€#–-]){games}(?![\w%–-]|[.,:][0-9])",
            say.record,
            on=before_digit("-–"),
            hits=(
                ("The Bills are 9-2 this season.", "The Bills are nine and two this season."),
                ("went 12-0", "went twelve and oh"),
                ("finished 10-6-1 in", "finished ten, six and one in"),
                ("a 5-1 start", "a five and one start"),
                ("their 40-42 record", "their forty and forty-two record"),
            ),
            leaves=("are 9-2 up", "a 9-2 win", "went 10-15 miles", "is 4-4-2-1", "was 6-4, 7-5"),
        ),
    )


def _rounds(say: Sport) -> Rule:
    return rule(
        "rounds",
        r"(?P<keep>\b(?:shot|shoots?|shooting|carded|carding|fired|posted|rounds of|scores of)\s)"
        r"(?P<rounds>[5-8][0-9](?:[-–][5-8][0-9]){1,3})(?![\w–-]|[.,:][0-9])",
        say.rounds,
        on=listed("shot shoot shoots shooting carded carding fired posted rounds scores"),
        gate=("-", "–"),
        hits=(("Watson shot 75-73 and", "Watson shot seventy-five, seventy-three and"),),
        leaves=("won 75-73", "shot 45-50 people", "rounds of 50-100"),
    )
