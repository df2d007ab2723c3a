"""English: percentages, measures and dimensions."""

from __future__ import annotations

import re

from narrator.script.spoken.english import AFTER, ALONE, English
from narrator.script.spoken.rule import Rule, any_of, first_runs, listed, rule, word_before
from narrator.script.spoken.rules_en_money import MAGNITUDES, describes
from narrator.script.spoken.rules_en_units import PEOPLE, STOPPED, TOUCHING, UNITS, UNSURE

_GOES_ON = re.compile(r"\s[a-z(0-9]|[,;:)]")
"""What follows a full stop that belongs to an abbreviation alone."""

_MANY = listed(
    "have has had were are was speak speaks live lives watched watch tuned voted vote fled use used died visit visited "
    "work worked receive received face suffer suffered more other extra new of"
)
"""What may follow a number of people that is not said to be one: "over 300m speak it"."""
_COUNTS = re.compile(
    r"\b(?:total|list|population|audience|circulation|turnout|sales|passengers?|figure|number|users|people|viewers|debt"
    r"|revenues?|profits?|turnover|[Dd]eaths|[Cc]ases|[Ii]nfections|[Jj]obs|toll|followers|subscribers|members|downloads|"
    r"votes|signatures|visitors)\s[^.,;]{0,32}\Z"
)
"""What tells of millions before the number: "the waiting list stood at 7.6m"."""
_ONE = frozenset(listed("a an the its his her two three four five six seven eight nine ten several some each"))
_ABOUT = frozenset(listed("over than nearly almost some about around estimated roughly another"))

_TALL = listed("tall high long wide deep away above below underwater from ahead behind off apart north south east west")
_EVENTS = listed(
    "sprint race relay final freestyle hurdles butterfly backstroke breaststroke medley champion championship title "
    "dash heats gold silver bronze record runner stretch swim pool track hurdler sprinter platform rifle radius drop "
    "course climb"
)
"""What makes 100m a distance: "200m from here", "the 100m sprint"."""
_TRACK = re.compile("50|60|100|200|400|800|1,?500|3,?000|5,?000|10,?000")
_WEIGHED = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|los(?:t|e|es|ing)|shed|gained|dropped)\s"
    r"(?:(?:about|around|over|under|nearly|almost|only|just|more than|less than|up to)\s)?\Z"
)
_RAN = re.compile(r"\b(?:the|ran|run|by|swam|wom[ae]n[’']?s|m[ae]n[’']?s|boys[’']?|girls[’']?)\s\Z")
_SIZED = re.compile(
    r"\b(?:waves?|depths?|heights?|lengths?|widths?|walls?|distances?|swells?|tall|deep|wide|long|high|measur\w{2,4})"
    r"\W[^.;]{0,20}\Z|\bby\s\Z",
    re.IGNORECASE,
)


_WARM = re.compile(
    r"\b(?:[Tt]emperatures?|warm(?:er|ing|ed)?|cool(?:er|ing|ed)?|heat(?:wave)?|cold|freez\w+|degrees)\b"
)
_MEASURED = re.compile(
    r"\s(?:gusts?|winds?|limits?|zones?|race|run|walk|swim|relay|stretch|radius|tailbacks?|queues?|route|course|circuit|lap|"
    r"shells?|rounds|bullets?|pistols?|handguns?|cannon|time trial|border|coastline|pipeline|"
    r"tunnel|bridge|fence|wall|cable|trek|hike|ride|journey|marathon)\b"
)
"""What a measure stands before that has no article: "120mph gusts", "the men's 9km race"."""
_MILLIONS = re.compile(r"[0-9](?:m|bn|tn)\b|\b(?:m|b|tr)illions?\b|[£$€]")
_LENGTHS = re.compile(
    r"\b(?:met(?:re|er)s?|tall|high|long|wide|deep|away|waves?|depth|height|length|width|distance|walls?|jump(?:ed|er|s)?|"
    r"cleared|vault|throw|threw|boat|yacht|km|cm|mm|ft|feet|miles?)\b"
)


def _among_millions(match: re.Match[str]) -> bool:
    """Whether a number with an m and a decimal stands near millions, and near nothing that has a length."""
    before = match.string[max(0, match.start() - 120) : match.start()]
    near = before + match.string[match.end() : match.end() + 80]
    return bool(_MILLIONS.search(near)) and not _LENGTHS.search(near)


_SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}


class Measures:
    """The functions that say measures, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def measure(self, match: re.Match[str]) -> str:
        """A number and its unit: "a 10km run" → "a ten kilometre run"."""
        printed = (match["unit"] or match["touching"]).replace("º", "°").replace("μ", "µ")
        unit = re.sub(r"^sq\.?\s?", "sq ", printed) if printed.startswith("sq") else printed
        stop = match["stop"]
        if stop and (unit in STOPPED or unit.startswith("sq ")) and _GOES_ON.match(match.string, match.end()):
            stop = ""
        return f"{self.english.number(match['number'])} {self.named(match, unit)}{stop}"

    def named(self, match: re.Match[str], unit: str) -> str:
        """The name of a unit, one or many, as the region spells it."""
        one, many = UNITS[unit]
        hyphened = match.string[match.end("number") : match.end("number") + 1] == "-"
        single = (
            match["number"] == "1"
            or hyphened
            or describes(match, headlines=False)
            or _MEASURED.match(match.string, match.end())
        )
        return self.regional(one if single else many)

    def regional(self, name: str) -> str:
        """A name as the region spells it."""
        return name.replace("metre", "meter").replace("litre", "liter") if self.english.american else name

    def degrees(self, match: re.Match[str]) -> str:
        """Degrees with a blank before their letter, where warmth is told of."""
        near = match.string[max(0, match.start() - 80) : match.end() + 80]
        if not _WARM.search(near):
            return match.group()
        return f"{self.english.number(match['number'])} {self.named(match, match['unit'])}"

    def metres(self, match: re.Match[str]) -> str:
        """A number with an m that what stands beside it makes a distance; else as it is printed."""
        clause = match.string[max(0, match.start() - 40) : match.start()]
        ran = _TRACK.fullmatch(match["number"]) and _RAN.search(clause)
        number = "fifteen hundred" if match["number"] in {"1500", "1,500"} else self.english.number(match["number"])
        if match["event"]:
            return f"{number} {self.regional('metre')}"
        counted = _COUNTS.search(clause) and not _SIZED.search(clause)
        if not match["tall"] and (counted or ("." in match["number"] and _among_millions(match))):
            return f"{self.english.number(match['number'])} million"
        if match["tall"] or ran or _SIZED.search(clause):
            return f"{number} {self.named(match, 'm')}"
        return match.group()

    def size(self, match: re.Match[str]) -> str:
        """A number with a letter that stands for millions or thousands; m may be a distance where nobody is counted."""
        if match["counted"] and (word_before(match).lower() in _ONE or "." not in match["number"]):
            return match.group()
        if match["many"] and word_before(match).lower() not in _ABOUT:
            return match.group()
        if match["thousands"] and len(match["number"]) < 2 + (match["number"] == "10"):
            return match.group()
        size = match["size"] or match["many"] or match["counted"] or match["thousands"]
        return f"{self.english.number(match['number'])} {MAGNITUDES[size.strip()]}"

    def percent(self, match: re.Match[str]) -> str:
        """A share of a hundred."""
        return f"{self.english.number(match['number'])} {self.per_cent}"

    @property
    def per_cent(self) -> str:
        """How the region spells it."""
        return "percent" if self.english.american else "per cent"

    def position(self, match: re.Match[str]) -> str:
        """Degrees, minutes and perhaps seconds of a place on the map."""
        named = ("degree", "minute", "second")
        parts = ((int(match[f"{name}s"]), name) for name in named if match[f"{name}s"])
        said = " ".join(f"{self.english.cardinal(many)} {name}{'' if many == 1 else 's'}" for many, name in parts)
        return f"{said} {_SIDES[match['side']]}"

    def feet(self, match: re.Match[str]) -> str:
        """A height in feet and inches."""
        return f"{self.english.cardinal(int(match[1]))} foot {self.english.cardinal(int(match[2]))}"

    def inches(self, match: re.Match[str]) -> str:
        """A length in inches."""
        one = match["number"] == "1" or describes(match, headlines=False) or match.string.startswith(" 4K", match.end())
        return f"{self.english.number(match['number'])} {'inch' if one else 'inches'}"


def measures(english: English) -> tuple[Rule, ...]:
    """The rules for percentages and measures, in the order they are tried."""
    say = Measures(english)
    return (*_shares(say), _position(say), *_heights(english, say), _weight(english), *_units(say))


def _shares(say: Measures) -> tuple[Rule, ...]:
    per_cent = say.per_cent
    return (
        rule(
            "per-cent",
            rf"(?P<number>{ALONE})(?:\s?%|\s?pc\b)(?![\w%])",
            say.percent,
            on=("%", "pc"),
            hits=(
                ("5%", f"five {per_cent}"),
                ("up 2.5%.", f"up two point five {per_cent}."),
                ("3pc", f"three {per_cent}"),
                ("a 2.99 pc rise", f"a two point nine nine {per_cent} rise"),
            ),
            leaves=("5,5%", "%5", "G5%"),
        ),
        rule(
            "magnitude",
            rf"(?P<number>{ALONE})(?:(?P<size>bn|BN|tn|trn|\s?[mb]ln|[mMkK](?=-strong\b|\s(?:(?:more|new|extra|other|plus)\s)?"
            rf"{any_of(PEOPLE)}\b))|(?P<counted>m)(?=\s[a-z]{{3,20}}[^su\W]s\b)|(?P<many>m)(?=\s{any_of(_MANY)}\b)"
            r"|(?P<thousands>k)(?!-|\s(?:run|race|time|runner|TV|video|screen|walk|swim|course|route|event)))(?!\w)",
            say.size,
            on=listed("bn BN tn trn mln bln m M k K"),
            hits=(
                ("3.5m people", "three point five million people"),
                ("8bn", "eight billion"),
                ("12.5 mln tonnes", "twelve point five million tonnes"),
                ("10k followers", "ten thousand followers"),
                ("7m-strong", "seven million-strong"),
                ("studied 1.3m births", "studied one point three million births"),
                ("40k tweeted", "forty thousand tweeted"),
                ("over 300m speak it", "over three hundred million speak it"),
            ),
            leaves=("3.5m", "5k", "a 10k run", "10k", "10M", "a 3m wall", "they ran 100m more"),
        ),
    )


def _position(say: Measures) -> Rule:
    """The rule for degrees and minutes of a place on the map."""
    return rule(
        "position",
        r"(?P<degrees>[0-9](?<![\w.,-][0-9])[0-9]{0,2})°\s?(?P<minutes>[0-9]{1,2})['’′]\s?(?:(?P<seconds>[0-9]{1,2})[\"”″]\s?)?(?P<side>[NSEW])(?!\w)",
        say.position,
        on="°",
        hits=(("at 51°30'N", "at fifty-one degrees thirty minutes north"),),
        leaves=("51°30'", "51°N"),
    )


def _heights(english: English, say: Measures) -> tuple[Rule, ...]:
    return (
        rule(
            "feet-and-inches",
            r"(?<![\w.,])([1-9][0-9]?)(?:'|’|′|\s?ft\.?\s?)([0-9]|1[01])(?:\"|”|″|''|’’|\s?in(?:\.(?=\s[a-z])|\b))",
            say.feet,
            on=("'", "’", "′", "ft"),
            word="[0-9](?:['’′]|ft)|\\Aft",
            hits=(
                ("5'10\" tall", "five foot ten tall"),
                ("6ft 2in", "six foot two"),
                ("5 ft. 6 in. wide", "five foot six wide"),
            ),
            leaves=("A9'10\"", "6ft", "5'12\""),
        ),
        rule(
            "inches",
            r"(?P<number>[1-9](?<![\w.,:/'’$£€-][1-9])[0-9]{0,2}(?:\.[0-9]{1,2})?)(?:[″\"”](?=\s(?:screen|TV|monitor|display|tall|wide|long|4K|8K|OLED|LED|LCD|HD|"
            r"thick|high|deep|wheels?|tablet|laptop|vinyl|single|pizza)\b)|″|-in\.(?=\s[a-z])|in(?![\w’'-])|-in(?=\s(?:screen|TV)\b))",
            say.inches,
            on=("″", '"', "”", "in"),
            word=r"[0-9](?:[″\"”]|-?in)",
            hits=(
                ("a 55in screen", "a fifty-five inch screen"),
                ('a 55" TV', "a fifty-five inch TV"),
                ("6in thick", "six inches thick"),
            ),
            leaves=("“he was 55” she", "10-in-1", "all 5 in all", "5inch"),
        ),
        rule(
            "stone",
            r"([1-9](?<![\w.,:/'’$£€-][1-9])[0-9]?)st(?=\s(?:[0-9]{1,2}\s?lb|in\b|since\b|after\b|over\b|heavier|lighter|overweight)|[.,;]|\Z)",
            lambda match: match.group() if _is_ordinal(int(match[1])) else f"{english.cardinal(int(match[1]))} stone",
            on=("st",),
            hits=(("12st 4lb", "twelve stone 4lb"), ("lost 2st in a year", "lost two stone in a year")),
            leaves=("the 21st", "1st", "2nd", "12street"),
        ),
    )


def _weight(english: English) -> Rule:
    """The rule for stone with a blank or a decimal point, where somebody is weighed."""

    def say(match: re.Match[str]) -> str:
        clause = match.string[max(0, match.start() - 40) : match.start()]
        return f"{english.number(match[1])} stone" if _WEIGHED.search(clause) else match.group()

    return rule(
        "stone-weighed",
        rf"({ALONE})\s?st(?![\w’'-]|\.\s[A-Z])",
        say,
        on=("st",),
        hits=(
            ("he weighs 5.5 st", "he weighs five point five stone"),
            ("lost over 2 st in May", "lost over two stone in May"),
        ),
        leaves=("the 12 st mark", "weighs 5 st. James", "weighed 5 stones"),
    )


def _is_ordinal(number: int) -> bool:
    """Whether st is the right ending of a place: 21st, but not 12st."""
    return number % 10 == 1 and number != 11


def _units(say: Measures) -> tuple[Rule, ...]:
    sure = (unit for unit in UNITS if unit not in (*TOUCHING, *UNSURE) and not unit.startswith("sq "))
    kilometres = say.regional("kilometres per hour")
    return (
        rule(
            "measure",
            rf"(?P<number>{ALONE})(?:[\s-]?(?P<unit>{any_of(sure)}|[º°]\s?[CFNSEW]|μg|sq\.?\s?(?:km|mi|ft|m)|min(?=s|\b)|sec\b)"
            rf"|(?P<touching>{any_of(TOUCHING)}(?!-)|bp\b|pp\b|(?<=\.[0-9])s|(?<=\.[0-9][0-9])s))(?P<stop>\.?)(?![\w²³/°])",
            say.measure,
            on={*first_runs(unit for unit in UNITS if unit not in {"in", "m", "st"}), "º", "μ"},
            hits=(
                ("at 5 km/h", f"at five {kilometres}"),
                ("20°C", "twenty degrees Celsius"),
                ("500 MW", "five hundred megawatts"),
                ("70mph", "seventy miles per hour"),
                (
                    "180-mph winds",
                    "one hundred eighty mile per hour winds"
                    if say.english.american
                    else "one hundred and eighty mile per hour winds",
                ),
                ("a 500MW plant", "a five hundred megawatt plant"),
                ("500 sq. ft. of", "five hundred square feet of"),
                ("20 yrs. to life", "twenty years to life"),
                ("25bps", "twenty-five basis points"),
            ),
            leaves=("G5 km", "5 C", "5,5 km", "50s", "3 pp."),
        ),
        rule(
            "degrees-apart",
            rf"(?P<number>{ALONE})\s(?P<unit>[CF])(?![\w&’'.-])",
            say.degrees,
            on=("C", "F"),
            hits=(("warming by up to 6 C there", "warming by up to six degrees Celsius there"),),
            leaves=("grade 6 C papers", "warm vitamin C", "the 5 C-class", "warm 6 C."),
        ),
        rule(
            "part-of-measure",
            r"(?:(?<=[½¼¾⅓⅔⅛])|(?<=\b[1-7]/[2348]))\s?(?P<unit>tsp|tbsp|Tbsp|lb|oz)\b\.?",
            lambda match: f" {UNITS[match['unit']][0]}",
            on=listed("tsp tbsp Tbsp lb oz"),
            hits=(("½ tsp. salt", "½ teaspoon salt"), ("1/2 tsp. salt", "1/2 teaspoon salt")),
            leaves=("2 tsp", "½ tspoon"),
        ),
        rule(
            "times-over",
            rf"(?P<number>{ALONE})(?:x(?!\w)|×(?=\s[a-z]))",
            lambda match: f"{say.english.number(match['number'])} times",
            on="x×",
            hits=(("3x faster", "three times faster"), ("8× zoom", "eight times zoom")),
            leaves=("0x08", "x5", "5xl"),
        ),
        rule(
            "measure-of-millions",
            rf"(?<=illion )(?P<unit>{any_of(unit for unit in UNITS if unit not in (*TOUCHING, *UNSURE, '°'))})"
            r"(?![\w²³/°])",
            lambda match: say.regional(UNITS[re.sub(r"^sq\s?", "sq ", match["unit"])][1]),
            on=listed("million billion trillion m bn tn"),
            hits=(("9.5 million bpd", "9.5 million barrels per day"), ("2 million sq ft", "2 million square feet")),
            leaves=("3 million mince", "5 million m"),
        ),
        rule(
            "metres",
            rf"(?P<number>{ALONE})m{AFTER}(?![\w’'])(?=[\s-](?:(?P<tall>{any_of(_TALL)})|(?P<event>{any_of(_EVENTS)}))\b|)",
            say.metres,
            on=("m",),
            hits=(
                ("the 100m champion", f"the one hundred {say.regional('metre')} champion"),
                ("a wall 3m high", f"a wall three {say.regional('metres')} high"),
                ("the list stood at 7.62m", "the list stood at seven point six two million"),
                ("rose from £2m to 3.1m a year", "rose from £2m to three point one million a year"),
                ("waves of 6m hit", f"waves of six {say.regional('metres')} hit"),
            ),
            leaves=("a 3.5m gap", "5mm", "some 5m", "the 3.5m who came"),
        ),
    )
