"""English: years, fractions, ordinals, and at last plain numbers."""

from __future__ import annotations

import re

from narrator.script.spoken.english import AFTER, ALONE, NUMBER, WHOLE, English
from narrator.script.spoken.rule import Rule, any_of, before_digit, listed, rule, word_before

_COUNTED = listed(
    "people men women children patients cases deaths homes houses jobs troops soldiers workers employees staff "
    "students pupils members words pages metres meters miles kilometres kilometers feet yards tonnes tons pounds "
    "dollars euros calories hours days degrees times points votes seats shares companies firms schools hospitals "
    "flights passengers prisoners refugees migrants tickets copies million billion rpm megawatts hectares acres "
    "square"
)

_SPAN = re.compile(r"\b(?:[Bb]etween|[Ff]rom) (1[0-9]{3}) (?:and|to|until) (1[0-9]{3})(?=[,.;:)]|\Z)")
_SINCE = listed("in since until circa ad year early late")
_OF = re.compile(
    r"\b(?:[Bb]attle|invasion|conquest|year|[Rr]evolt|fire|plague|famine|treaty|[Cc]harter|uprising) of\s\Z"
)
_ERA = re.compile(r"\s(?:AD|CE)\b")
_FRACTIONS = {
    "½": "a half",
    "⅓": "a third",
    "⅔": "two thirds",
    "¼": "a quarter",
    "¾": "three quarters",
    "⅛": "an eighth",
}
_PRINTED_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/8": "⅛"}
_PARTS = {
    "3": "third",
    "4": "quarter",
    "5": "fifth",
    "6": "sixth",
    "8": "eighth",
    "16": "sixteenth",
    "32": "thirty-second",
}


class Numbers:
    """The functions that say numbers, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def fraction(self, match: re.Match[str]) -> str:
        """A vulgar fraction, alone or after a whole number."""
        fraction, whole = match["fraction"] or match["fraction2"], match["whole"] or match["whole2"]
        printed = _PRINTED_FRACTIONS.get(fraction, fraction)
        said = _FRACTIONS[printed] if printed in _FRACTIONS else self._parts(fraction)
        if match.string[match.end() : match.end() + 1] == "-":
            said = said.replace("quarters", "quarter")
        if not said:
            return match.group()
        if whole:
            return f"{self.english.cardinal(int(whole))} and {said}"
        return said.removeprefix("a ") if re.match(r"\s(?:an?|the)\b", match.string[match.end() :][:5]) else said

    def _parts(self, fraction: str) -> str:
        """Words for n/m, "" where it is not less than one."""
        many, _, part = fraction.partition("/")
        if int(many) >= int(part):
            return ""
        return f"{self.english.cardinal(int(many))} {_PARTS[part]}{'s' if many != '1' else ''}"

    def place(self, match: re.Match[str]) -> str:
        """A place in an order, if its ending fits: "1st", but 12st is a weight."""
        number = int(match[1].replace(",", ""))
        ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return self.english.ordinal(number) if match[2] == ending else match.group()

    def pressure(self, match: re.Match[str]) -> str:
        """A blood pressure: "one hundred and forty over ninety"."""
        if "blood pressure" not in match.string[max(0, match.start() - 60) : match.start()]:
            return match.group()
        return " over ".join(self.english.cardinal(int(number)) for number in match.groups())

    def named(self, digits: str) -> str:
        """Three digits in two parts: 357 → "three fifty-seven"."""
        if len(digits) < 3:
            return self.english.cardinal(int(digits))
        large, small = self.english.cardinal(int(digits[0])), int(digits[1:])
        return (
            f"{large} hundred" if not small else f"{large} {'oh ' if small < 10 else ''}{self.english.cardinal(small)}"
        )

    def ages(self, match: re.Match[str]) -> str:
        """People over or under an age: "over-65s", the team U21."""
        age = int(match["age"] or match["age2"])
        before = match["keep"] or "under-"
        if match["team"] and not match["many"]:
            return f"{before}{self.english.cardinal(age)}"
        return f"{before}{self.several(age)}"

    def several(self, number: int) -> str:
        """Several of a number: "thirty-fours", "forties", "twenty-sixes"."""
        if number >= 20 and not number % 10:
            return self.english.decade(number)
        said = self.english.cardinal(number)
        return f"{said}es" if said.endswith("six") else f"{said}s"

    def bare_year(self, match: re.Match[str]) -> str:
        """Four digits that are a year: those of the last five centuries, or after a word that asks for one."""
        number = int(match["year"])
        sure = 1500 <= number <= 2099 or _asks_for_year(match) or _ERA.match(match.string, match.end())
        return self.english.year(number) if sure else self.english.cardinal(number)


def _point(say: Numbers) -> Rule:
    """The rule for a share of one that American sports print without a zero: .312."""
    return rule(
        "average",
        r"\.(?<![\w.,…]\.)([1-9][0-9]{2})(?![\w%-]|[.,][0-9])",
        lambda match: say.named(match[1]),
        on=before_digit("."),
        hits=(("hit .312 in May", "hit three twelve in May"), ("bats .300", "bats three hundred")),
        leaves=("0.312", "a .05 mm", "v1.312", ".022"),
    )


def _asks_for_year(match: re.Match[str]) -> bool:
    """Whether what stands beside a number asks for a year."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    return word_before(match).lower() in _SINCE or bool(_OF.search(before)) or _is_of_a_span(match)


def _is_of_a_span(match: re.Match[str]) -> bool:
    """Whether a number is one of two years: "between 1250 and 1300," but not "between 1250 and 1300 people"."""
    begin = max(0, match.start() - 20)
    spans = _SPAN.finditer(match.string[begin : match.end() + 16])
    return any(match.start() - begin in (span.start(1), span.start(2)) for span in spans)


def minus() -> Rule:
    """The rule for a minus sign, tried before money and measures are said."""
    return rule(
        "minus",
        rf"-(?<![\w.,:/)”’'$£€#%°–-]-)(?=[£$€]?{NUMBER}(?![0-9]|[.,:/–-][0-9]))",
        "minus ",
        on="-",
        word=r"(?<![\w.,:/)”’'$£€#%°–-])-[£$€]?[0-9]",
        hits=(("of -5", "of minus 5"), ("at -5C", "at minus 5C"), ("-£5m", "minus £5m")),
        leaves=("5-5", "-5-5", "--5", "a -b"),
    )


def groups(english: English) -> tuple[Rule, ...]:
    """The rules for pairs that are neither scores nor ranges of numbers, tried before those."""
    say = Numbers(english)
    return (
        rule(
            "ages-from-to",
            r"(?<![\w.,:/’'$£€#–-])([1-9][0-9])[-–]([1-9][0-9])s(?!\w)",
            lambda match: f"{english.cardinal(int(match[1]))} to {say.several(int(match[2]))}",
            on="s",
            word="[1-9][0-9][-–][1-9][0-9]s",
            hits=(("the 18-34s", "the eighteen to thirty-fours"), ("25–40s", "twenty-five to forties")),
            leaves=("B-52s", "1-2s", "2018-34s"),
        ),
        rule(
            "height",
            r"(?<![\w.,/-])([5-7])-([0-9]|1[01])(?=(?:,|\sand|,\sand)\s[12][0-9]{2}(?:\s|-)(?:pounds?|lbs)\b)",
            lambda match: f"{english.cardinal(int(match[1]))}-foot-{english.cardinal(int(match[2]))}",
            on=before_digit("-"),
            word=r"[5-7]-(?:1[01]|[0-9])(?:,|\Z)",
            hits=(
                ("is 6-2, 215 pounds", "is six-foot-two, 215 pounds"),
                ("at 5-11 and 190 lbs", "at five-foot-eleven and 190 lbs"),
            ),
            leaves=("won 6-2, 215", "6-2 and 3-1", "16-2, 215 pounds"),
        ),
        rule(
            "blood-pressure",
            r"(?<![\w.,/-])([1-9][0-9]{1,2})/([1-9][0-9]{1,2})(?![\w/]|[.,][0-9])",
            say.pressure,
            on=before_digit("/"),
            hits=(
                ("blood pressure was 140/90.", "blood pressure was one hundred and forty over ninety.")
                if not english.american
                else ("blood pressure of 140/90", "blood pressure of one hundred forty over ninety"),
            ),
            leaves=("at 140/90", "blood pressure on 12/11/20"),
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
            word=r"[12][0-9]{3}",
            hits=(
                ("in 1066", "in ten sixty-six"),
                ("the 1963 paper", "the nineteen sixty-three paper"),
                ("of 1905", "of nineteen oh five"),
                ("by 2050", "by twenty fifty"),
                ("1900", "nineteen hundred"),
                ("1066 AD", "ten sixty-six AD"),
                ("between 1250 and 1300, when", "between twelve fifty and thirteen hundred, when"),
            ),
            leaves=("1,999", "1650 metres", "G1999", "1999-3"),
        ),
        rule(
            "year-after-hyphen",
            r"[12](?:(?<=\b[Mm]id-[12])|(?<=\b[Pp]re-[12])|(?<=\b[Pp]ost-[12])|(?<=\b[Ll]ate-[12])|(?<=\b[Ee]arly-[12]))"
            r"(?:(?<=1)[0-9]|(?<=2)0)[0-9]{2}(?![\w/%°]|[.,:][0-9]|-[0-9])",
            lambda match: english.year(int(match.group())),
            on=listed("mid Mid pre Pre post Post late Late early Early"),
            hits=(("by mid-2025", "by mid-twenty twenty-five"), ("pre-1900 homes", "pre-nineteen hundred homes")),
            leaves=("mid-20255", "mid-2025-26", "post-100"),
        ),
        rule(
            "fraction",
            r"(?<![\w.,:/’'$£€#-])(?:(?P<whole>[0-9]{1,3})[\s-]?)?(?P<fraction>[½⅓⅔¼¾⅛])(?![\w/])"
            r"|(?<![\w.,:/’'$£€#-])(?:(?P<whole2>[0-9]{1,3})[\s-])?"
            r"(?P<fraction2>1/2|[12]/3|[13]/4|[1-7]/8|[1-9][0-9]?/(?:16|32)|[1-5]/[56](?=\s(?:of|cup)\b))(?![\w/]|[.,][0-9])",
            say.fraction,
            on="½⅓⅔¼¾⅛/",
            hits=(
                ("2½ years", "two and a half years"),
                ("5 1/2", "five and a half"),
                ("½ a mile", "half a mile"),
                ("¾ of", "three quarters of"),
                ("a 3/4-inch", "a three quarter-inch"),
                ("5/8 of", "five eighths of"),
            ),
            leaves=("11/2", "1/2/3", "1/25", "4/5", "32/32"),
        ),
        rule(
            "out-of",
            r"(?<![\w.,:/’'$£€#-])((?:[0-9]|10)(?:\.[0-9])?)/(5|10)(?![\w/]|[.,][0-9])",
            lambda match: f"{english.number(match[1])} out of {english.cardinal(int(match[2]))}",
            on=before_digit("/"),
            hits=(
                ("a 7/10 film", "a seven out of ten film"),
                ("rated 4.5/5", "rated four point five out of five"),
            ),
            leaves=("7/11", "17/10", "4.55/5"),
        ),
        rule(
            "ordinal",
            rf"({WHOLE})(st|nd|rd|th)(?!\w)",
            say.place,
            on=("st", "nd", "rd", "th"),
            hits=(("the 21st", "the twenty-first"), ("19th-century", "nineteenth-century")),
            leaves=("G21st", "21sts", "12st 4lb"),
        ),
        rule(
            "under-or-over",
            r"(?P<keep>\b(?:[Oo]ver|[Uu]nder)(?:-|\s(?:the\s)?))(?P<age>[1-9][0-9]?)s(?!\w)"
            r"|(?<![\w.-])(?P<team>U)(?P<age2>1[5-9]|2[0-3])(?P<many>s?)(?![\w-])",
            say.ages,
            on=listed("over Over under Under U"),
            gate=(*(f"{digit}s" for digit in range(10)), "U1", "U2"),
            hits=(
                ("over-65s", "over-sixty-fives"),
                ("the under 21s", "the under twenty-ones"),
                ("England U21s", "England under-twenty-ones"),
            ),
            leaves=("over-65", "a U2 song", "U-21", "under-100s"),
        ),
        *(() if not english.american else (_point(say),)),
        rule(
            "calibre",
            r"\.(?<![\w,]\.)(22|25|32|38|40|44|45|50|270|308|357)(?=[\s-](?:cal\b|cali|hand|pistol|revolver|rifle|Magnum|gun))",
            lambda match: say.named(match[1]),
            on=before_digit("."),
            hits=(("a .22-caliber gun", "a twenty-two-caliber gun"), ("a .357 Magnum", "a three fifty-seven Magnum")),
            leaves=("1.22 rifles", "a .22", ".44-40"),
        ),
        rule(
            "hyphened",
            r"[0-9](?:(?<![\w.,:/’'$£€#-][0-9])[0-9]{0,2}(?=-(?:in|to|for|of)-[0-9])|(?<=\w-(?:in|to|of)-[0-9])[0-9]{0,2}(?![\w%]|-(?![a-z]))"
            r"|(?<=\w-(?:for|and)-[0-9])[0-9]?(?![\w%]|-(?![a-z]))|(?<=-foot-[0-9])(?:(?<=1)[01])?(?![\w%]))",
            lambda match: english.cardinal(int(match.group())),
            on=before_digit("-"),
            hits=(
                ("one-in-10", "one-in-ten"),
                ("9-to-5", "nine-to-five"),
                ("1-in-100-year", "one-in-one hundred-year"),
                ("six-foot-2", "six-foot-two"),
                ("6-for-21", "six-for-twenty-one"),
            ),
            leaves=("A-to-10%", "5-for", "A-and-100", "third-and-5%"),
        ),
        rule(
            "number",
            rf"({ALONE}){AFTER}(?![^\W\d]|[%/°′²³½⅓⅔¼¾]|[-–][0-9])",
            lambda match: english.number(match[1]),
            hits=(
                ("22 countries", "twenty-two countries"),
                ("10,000 men", "ten thousand men"),
                ("3.14", "three point one four"),
                ("a 22-year-old", "a twenty-two-year-old"),
            ),
            leaves=("007", "–5", "G7", "COVID-19", "10,00", "1010data", "F-16", "12A", "1" * 16),
        ),
    )
