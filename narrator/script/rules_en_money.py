"""English: money, percentages and measures."""

from __future__ import annotations

import re

from narrator.script.english import AFTER, BEFORE, NUMBER, English
from narrator.script.rule import Rule, any_of, listed, rule, word_before

_CURRENCIES = {
    "£": ("pound", "pounds", "penny", "pence"),
    "$": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"),
    "US$": ("US dollar", "US dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "AU$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "", ""),
    "₩": ("won", "won", "", ""),
    "₪": ("shekel", "shekels", "", ""),
    "₺": ("lira", "lira", "", ""),
    "₽": ("rouble", "roubles", "", ""),
    "₴": ("hryvnia", "hryvnias", "", ""),
    "₦": ("naira", "naira", "", ""),
    "USD": ("US dollar", "US dollars", "cent", "cents"),
    "GBP": ("pound", "pounds", "penny", "pence"),
    "EUR": ("euro", "euros", "cent", "cents"),
    "AUD": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CHF": ("Swiss franc", "Swiss francs", "", ""),
    "JPY": ("yen", "yen", "", ""),
}
"""A sign or code → one, many, a hundredth, hundredths."""

_MAGNITUDES = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "B": "billion",
    "bn": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "T": "trillion",
} | {word: word for word in ("hundred", "thousand", "million", "billion", "trillion", "crore", "lakh")}

_UNITS = {
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "kph": ("kilometre per hour", "kilometres per hour"),
    "mph": ("mile per hour", "miles per hour"),
    "m/s": ("metre per second", "metres per second"),
    "km²": ("square kilometre", "square kilometres"),
    "km2": ("square kilometre", "square kilometres"),
    "sq km": ("square kilometre", "square kilometres"),
    "m²": ("square metre", "square metres"),
    "m2": ("square metre", "square metres"),
    "sq m": ("square metre", "square metres"),
    "m³": ("cubic metre", "cubic metres"),
    "sq mi": ("square mile", "square miles"),
    "sq ft": ("square foot", "square feet"),
    "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "nm": ("nanometre", "nanometres"),
    "ft": ("foot", "feet"),
    "yds": ("yard", "yards"),
    "kg": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "ml": ("millilitre", "millilitres"),
    "ha": ("hectare", "hectares"),
    "hrs": ("hour", "hours"),
    "mins": ("minute", "minutes"),
    "secs": ("second", "seconds"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "dB": ("decibel", "decibels"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
    "C": ("degree Celsius", "degrees Celsius"),
    "F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "g": ("gram", "grams"),
    "l": ("litre", "litres"),
    "m": ("metre", "metres"),
    "st": ("stone", "stone"),
}
_TOUCHING = ("C", "F", "g", "l")
"""Units that are only sure where they touch their number."""

_PEOPLE = listed(
    "people users customers subscribers followers viewers readers listeners voters votes homes households houses "
    "properties children adults women men Americans Britons Europeans Chinese Indians refugees migrants jobs workers "
    "employees tonnes tons barrels shares doses copies vehicles cars passengers visitors students pupils patients "
    "trees acres hectares years members fans residents times"
)
_PRICED = listed(
    "plan deal fund bill bid loan fine project scheme package budget contract investment takeover merger boost lottery "
    "jackpot mansion bailout grant question fraud heist offer stake programme program rescue windfall settlement"
)
"""What an amount describes in a headline, which has no article to tell: £1bn plan stalls."""
_TALL = listed(
    "tall high long wide deep away above below underwater sprint race relay final freestyle hurdles butterfly "
    "backstroke"
)
_NOT_NOUNS = frozenset(
    listed(
        "a above after against ago all an and are as at away back because been before behind below between but by can "
        "could down during each every for from had has have he her here his how if in into is it its last later less "
        "long many may might more most much next no nor not now of off on once one or out over per plus she should "
        "since so some still than that the their them then there these they this those though through to today "
        "together under until up was we were what when where whether which while who whose will with within without "
        "would yesterday you"
    )
)
_DETERMINERS = frozenset(listed("a an the this that its his her their our new another extra record"))


def _describes(match: re.Match[str]) -> bool:
    """Whether an amount stands before the noun it describes, as in "a £5m deal" or "$119-a-year"."""
    following = re.match(r"([\s-])([a-z]+)", match.string[match.end() : match.end() + 24])
    if not following:
        return False
    if following[2] in _PRICED or (following[1] == "-" and following[2] in {"a", "per"}):
        return True
    return word_before(match).lower() in _DETERMINERS and (following[1] == "-" or following[2] not in _NOT_NOUNS)


def _sign(match: re.Match[str]) -> str:
    """The words for the sign of an amount."""
    return {"-": "minus ", "+": "plus "}.get(match["sign"] or "", "")


class Measures:
    """The functions that say money and measures, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def money(self, match: re.Match[str]) -> str:
        """An amount, or a range of two: "£5m-£10m" → "five million to ten million pounds"."""
        one, many, cent, cents = _CURRENCIES[match["code"].strip()]
        whole, _, hundredths = match["number"].partition(".")
        bare = not (match["size"] or match["second"])
        if cents and bare and len(hundredths) == 2:
            unit = one if whole == "1" or _describes(match) else many
            return _sign(match) + self._with_cents(whole, int(hundredths), unit, cent, cents)
        unit = one if (bare and match["number"] == "1") or _describes(match) else many
        first = self._sized(match["number"], match["size"])
        words = f"{first} to {self._sized(match['second'], match['size2'])}" if match["second"] else first
        return f"{_sign(match)}{words} {unit}"

    def _with_cents(self, whole: str, hundredths: int, unit: str, one: str, many: str) -> str:
        """An amount with two decimals: "five pounds fifty", "five pounds and five pence", "ninety-nine cents"."""
        small = self.english.cardinal(hundredths)
        named = f"{small} {one if hundredths == 1 else many}"
        if whole == "0" and hundredths:
            return named
        large = f"{self.english.number(whole)} {unit}"
        return " ".join([large, *([] if not hundredths else [small] if hundredths >= 10 else ["and", named])])

    def _sized(self, number: str, size: str | None) -> str:
        return " ".join([self.english.number(number), *([_MAGNITUDES[size]] if size else [])])

    def measure(self, match: re.Match[str]) -> str:
        """A number and its unit: "a 10km run" → "a ten kilometre run"."""
        one, many = _UNITS[re.sub(r"^sq\s?", "sq ", match["unit"] or match["touching"])]
        unit = one if match["number"] == "1" or _describes(match) else many
        if self.english.american:
            unit = unit.replace("metre", "meter").replace("litre", "liter")
        return f"{_sign(match)}{self.english.number(match['number'])} {unit}"

    def percent(self, match: re.Match[str]) -> str:
        """A share of a hundred."""
        return f"{_sign(match)}{self.english.number(match['number'])} {self.per_cent}"

    @property
    def per_cent(self) -> str:
        """How the region spells it."""
        return "percent" if self.english.american else "per cent"

    def feet(self, match: re.Match[str]) -> str:
        """A height in feet and inches."""
        feet, inches = int(match[1]), int(match[2])
        return f"{self.english.cardinal(feet)} foot {self.english.cardinal(inches)}"


_SIGN = r"(?<![\w.,/:'’$£€#)-])(?P<sign>[-+])?"
_SIZE = any_of(_MAGNITUDES)
_MONEY = (
    rf"{_SIGN}(?P<code>{any_of(code for code in _CURRENCIES if not code.isalpha())}|"
    rf"\b{any_of(code for code in _CURRENCIES if code.isalpha())}\s?)(?P<number>{NUMBER})(?:\s?(?P<size>{_SIZE})\b)?"
    rf"(?:\s?[-–]\s?(?P=code)?(?P<second>{NUMBER})(?:\s?(?P<size2>{_SIZE})\b)?)?{AFTER}(?![\w%])"
)


def money(english: English) -> tuple[Rule, ...]:
    """The rules for money, percentages and measures, in the order they are tried."""
    say = Measures(english)
    per_cent = say.per_cent
    return (
        rule(
            "money",
            _MONEY,
            say.money,
            gate=tuple(_CURRENCIES),
            hits=(
                ("£1bn", "one billion pounds"),
                ("a £1bn deal", "a one billion pound deal"),
                ("$4.5m", "four point five million dollars"),
                ("€10–€12", "ten to twelve euros"),
                ("$5-10 million", "five to ten million dollars"),
                ("A$1", "one Australian dollar"),
                ("£5.50", "five pounds fifty"),
                ("$0.99", "ninety-nine cents"),
                ("-£5m", "minus five million pounds"),
            ),
            leaves=("€5,50", "$add", "£10,00", "X$5", "$1.2.3", "£5mx"),
        ),
        rule(
            "pence",
            rf"{BEFORE}(?P<number>[1-9][0-9]?)(p|¢)(?![\w-])",
            lambda match: (
                f"{english.cardinal(int(match['number']))} "
                + (("penny", "pence") if match[2] == "p" else ("cent", "cents"))[match["number"] != "1"]
            ),
            gate=("p", "¢"),
            hits=(("50p a day", "fifty pence a day"), ("5¢", "five cents")),
            leaves=("1080p", "50pm"),
        ),
        rule(
            "euro-after",
            rf"{BEFORE}(?P<number>{NUMBER})\s?€(?!\w)",
            lambda match: f"{english.number(match['number'])} euros",
            gate=("€",),
            hits=(("10 €", "ten euros"),),
            leaves=("€10",),
        ),
        rule(
            "per-cent",
            rf"{_SIGN}(?P<number>{NUMBER})(?:\s?%|pc\b)(?![\w%])",
            say.percent,
            gate=("%", "pc"),
            hits=(
                ("5%", f"five {per_cent}"),
                ("up 2.5%.", f"up two point five {per_cent}."),
                ("-81%", f"minus eighty-one {per_cent}"),
                ("3pc", f"three {per_cent}"),
            ),
            leaves=("5,5%", "%5", "G5%"),
        ),
        rule(
            "feet-and-inches",
            r"(?<![\w.,])([3-8])(?:'|’|\s?ft\s?)([0-9]|1[01])(?:\"|”|''|\s?in\b)",
            say.feet,
            gate=("'", "’", "ft"),
            hits=(("5'10\" tall", "five foot ten tall"), ("6ft 2in", "six foot two")),
            leaves=("9'10\"", "6ft"),
        ),
        rule(
            "magnitude",
            rf"{BEFORE}(?P<number>{NUMBER})(?P<size>bn|tn|[mMkK](?=\s(?:more\s)?{any_of(_PEOPLE)}\b))(?!\w)",
            lambda match: f"{english.number(match['number'])} {_MAGNITUDES[match['size']]}",
            hits=(
                ("3.5m people", "three point five million people"),
                ("8bn", "eight billion"),
                ("10k followers", "ten thousand followers"),
            ),
            leaves=("3.5m", "5k", "10M", "a 3m wall"),
        ),
        rule(
            "measure",
            rf"{_SIGN}(?P<number>{NUMBER})"
            rf"(?:[\s-]?(?P<unit>{any_of(unit for unit in _UNITS if unit not in (*_TOUCHING, 'm', 'st'))})"
            rf"|(?P<touching>{any_of(_TOUCHING)}(?!-)|st(?=\s[0-9]{{1,2}}\s?lb)|m(?=[\s-]{any_of(_TALL)}\b)))(?![\w²³/°])",
            say.measure,
            hits=(
                ("at 5 km/h", "at five kilometers per hour" if english.american else "at five kilometres per hour"),
                ("20°C", "twenty degrees Celsius"),
                ("-5C", "minus five degrees Celsius"),
                ("500 MW", "five hundred megawatts"),
                ("70mph", "seventy miles per hour"),
                ("a 500MW plant", "a five hundred megawatt plant"),
            ),
            leaves=("5kmh", "G5 km", "5 C", "5,5 km"),
        ),
    )
