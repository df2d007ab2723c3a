"""English: money."""

from __future__ import annotations

import re

from narrator.script.spoken.english import AFTER, ALONE, NUMBER, English
from narrator.script.spoken.rule import Rule, any_of, begun, listed, rule, word_before

_DOLLARS = {
    "US": "US",
    "A": "Australian",
    "AU": "Australian",
    "C": "Canadian",
    "CA": "Canadian",
    "NZ": "New Zealand",
    "HK": "Hong Kong",
    "S": "Singapore",
    "NT": "Taiwan",
}
_SIGNS = {
    "£": ("pound", "pounds", "penny", "pence"),
    "$": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "", ""),
    "₩": ("won", "won", "", ""),
    "₪": ("shekel", "shekels", "", ""),
    "₺": ("lira", "lira", "", ""),
    "₽": ("rouble", "roubles", "", ""),
    "₴": ("hryvnia", "hryvnias", "", ""),
    "₦": ("naira", "naira", "", ""),
    "₱": ("peso", "pesos", "", ""),
    "₫": ("dong", "dong", "", ""),
    "฿": ("baht", "baht", "", ""),
} | {
    sign: (f"{nation} dollar", f"{nation} dollars", "cent", "cents")
    for short, nation in _DOLLARS.items()
    for sign in (f"{short}$", f"${short}")
}
"""A sign → one, many, a hundredth, hundredths."""

_CODES = {
    "USD": _SIGNS["US$"],
    "GBP": _SIGNS["£"],
    "EUR": _SIGNS["€"],
    "AUD": _SIGNS["A$"],
    "CAD": _SIGNS["C$"],
    "NZD": _SIGNS["NZ$"],
    "HKD": _SIGNS["HK$"],
    "SGD": _SIGNS["S$"],
    "CHF": ("Swiss franc", "Swiss francs", "", ""),
    "JPY": _SIGNS["¥"],
    "CNY": ("yuan", "yuan", "", ""),
    "RMB": ("yuan", "yuan", "", ""),
    "INR": _SIGNS["₹"],
    "Rs": _SIGNS["₹"],
    "Rs.": _SIGNS["₹"],
    "SEK": ("Swedish krona", "Swedish kronor", "", ""),
    "NOK": ("Norwegian krone", "Norwegian kroner", "", ""),
    "DKK": ("Danish krone", "Danish kroner", "", ""),
    "PLN": ("zloty", "zlotys", "", ""),
    "ZAR": ("rand", "rand", "", ""),
    "AED": ("dirham", "dirhams", "", ""),
}
"""The codes of ISO 4217 that news print, and the rupee's abbreviation."""

_CURRENCIES = _SIGNS | _CODES
_NAMES = {name for one, many, *_ in _CURRENCIES.values() for name in (one, many)}

MAGNITUDES = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mln": "million",
    "bln": "billion",
    "b": "billion",
    "B": "billion",
    "bn": "billion",
    "BN": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "T": "trillion",
}
_LARGE = ("hundred", "thousand", "million", "billion", "trillion", "crore", "lakh")
_ALL = MAGNITUDES | {word: word for word in _LARGE}

_PRICED = listed(
    "plan deal fund bill bid loan fine project scheme package budget contract investment takeover merger boost lottery "
    "jackpot mansion bailout grant question fraud heist offer stake programme program rescue windfall settlement "
    "profit loss prize pledge payout pile hit cut coin coins note notes banknote banknotes bills bet bets voucher "
    "vouchers ticket tickets"
)
"""What an amount describes in a headline, which has no article to tell: £1bn plan stalls."""
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
_DETERMINERS = frozenset(listed("the this that its his her their our new another extra record"))
_FOLLOWING = re.compile(r"(?:\s\([^()]{1,24}\))?([\s-])[\"“‘']?([A-Za-z]+)")


def describes(match: re.Match[str], *, headlines: bool = True) -> bool:
    """Whether an amount stands before the noun it describes: "a £5m deal", "$119-a-year", in headlines "£1bn plan"."""
    following = _FOLLOWING.match(match.string, match.end(), match.end() + 52)
    if not following:
        return False
    if following[1] == "-":
        return True
    if headlines and following[2] in _PRICED:
        return True
    before = word_before(match).lower()
    if before in {"a", "an"}:
        return True
    owned = before == "s" and match.string[match.start() - 3 : match.start() - 2] in {"'", "’"}
    return (owned or before in _DETERMINERS) and following[2] not in _NOT_NOUNS and following[2][0].islower()


class Money:
    """The functions that say money, in one manner."""

    def __init__(self, english: English) -> None:
        self.english = english

    def amount(self, match: re.Match[str]) -> str:
        """An amount, or a range of two: "£5m-£10m" → "five million to ten million pounds"."""
        if _inside(match):
            return match.group()
        names = _CURRENCIES[match["code"].strip().replace("US $", "US$")]
        whole, _, hundredths = match["number"].partition(".")
        size, large = match["size"], match["large"]
        if match["odd"]:
            return f"{self._sized(match['number'], size or large)}{match['odd']} {names[1]}"
        described = bool(large) or describes(match)
        bare = not (size or large or match["second"])
        if names[2] and bare and len(hundredths) == 2:
            return self._with_cents(whole, int(hundredths), names[0] if whole == "1" or described else names[1], names)
        unit = names[0] if (bare and match["number"] == "1") or described else names[1]
        first = self._sized(match["number"], size or large)
        words = f"{first} to {self._sized(match['second'], match['size2'])}" if match["second"] else first
        return f"{words} {unit}"

    def _with_cents(self, whole: str, hundredths: int, unit: str, names: tuple[str, str, str, str]) -> str:
        """An amount with two decimals: "five pounds fifty", "five pounds and five pence", "ninety-nine cents"."""
        small = self.english.cardinal(hundredths)
        named = f"{small} {names[2] if hundredths == 1 else names[3]}"
        if whole == "0" and hundredths:
            return named
        large = f"{self.english.number(whole)} {unit}"
        plain = hundredths >= 10 and " " not in names[0]
        return " ".join([large, *([] if not hundredths else [small] if plain else ["and", named])])

    def _sized(self, number: str, size: str | None) -> str:
        return " ".join([self.english.number(number), *([_ALL[size]] if size else [])])

    def after(self, match: re.Match[str]) -> str:
        """An amount with its currency behind it: "10 €", "5m USD"."""
        one, many, *_ = _CURRENCIES[match["code"]]
        size = match["size"]
        unit = one if describes(match) or (match["number"] == "1" and not size) else many
        return f"{self._sized(match['number'], size)} {unit}"

    def pence(self, match: re.Match[str]) -> str:
        """Hundredths of a pound or dollar; 1080p and the like are lines of a picture."""
        if match["number"] in _LINES:
            return match.group()
        one, many = ("penny", "pence") if match["sign"] == "p" else ("cent", "cents")
        return f"{self.english.number(match['number'])} {one if match['number'] == '1' else many}"


def _inside(match: re.Match[str]) -> bool:
    """Whether an amount is a part of something larger, such as X$5 or 10£5."""
    before = match.string[match.start() - 1 : match.start()]
    return bool(before) and (before.isalnum() or before in ".,/:'’$£€#_")


_SIZE = any_of(_ALL)
_PRINTED = [
    *(sign[0] + re.escape(sign[1:]) for sign in _SIGNS),
    r"US\s\$",
    *(rf"{code[0]}{re.escape(code[1:])}\s?" for code in _CODES),
]
_CODE = f"(?P<code>{begun(_PRINTED)})"
_AMOUNT = (
    rf"{_CODE}(?P<number>{NUMBER})(?:\s?(?P<size>{_SIZE})\b|-(?P<large>{any_of(_LARGE)})\b)?"
    rf"(?:\s?[-–]\s?(?P=code)?(?P<second>{NUMBER})(?:\s?(?P<size2>{_SIZE})\b)?)?(?P<odd>-(?:odd|something)\b)?{AFTER}(?![\w%])"
)
_LINES = frozenset(listed("144 240 480 576 720 1080 1440 2160 4320"))


def money(english: English) -> tuple[Rule, ...]:
    """The rules for money, in the order they are tried."""
    say = Money(english)
    return (
        rule(
            "money",
            _AMOUNT,
            say.amount,
            on={*"£$€¥₹₩₪₺₽₴₦₱₫฿", *_CODES},
            hits=(
                ("£1bn", "one billion pounds"),
                ("a £1bn deal", "a one billion pound deal"),
                ("$4.5m", "four point five million dollars"),
                ("€10–€12", "ten to twelve euros"),
                ("$5-10 million", "five to ten million dollars"),
                ("A$1", "one Australian dollar"),
                ("$US94.5bn", "ninety-four point five billion US dollars"),
                ("US$80.33", "eighty US dollars and thirty-three cents"),
                (
                    "an €8.9m (£7.8m) package",
                    "an eight point nine million euro (seven point eight million pounds) package",
                ),
                ("the city’s £5m plan", "the city’s five million pound plan"),
                ("a £2 coin", "a two pound coin"),
                ("£5.50", "five pounds fifty"),
                ("£20-odd", "twenty-odd pounds"),
                ("$16-something", "sixteen-something dollars"),
                ("$0.99", "ninety-nine cents"),
                ("$2-billion project", "two billion dollar project"),
                ("Rs 500 crore", "five hundred crore rupees"),
            ),
            leaves=("€5,50", "$add", "$AX5", "£10,00", "X$5", "$1.2.3", "£5mx", "PRs 5"),
        ),
        rule(
            "money-after",
            rf"(?P<number>{ALONE})\s?(?P<size>{any_of(MAGNITUDES)}|million|billion)?\s?"
            rf"(?P<code>€|{any_of(code for code in _CODES if code.isupper())})(?!\w)",
            say.after,
            on={"€", *_CODES},
            hits=(("10 €", "ten euros"), ("5m USD", "five million US dollars"), ("100 GBP", "one hundred pounds")),
            leaves=("€10", "5 EURO", "G5 USD"),
        ),
        rule(
            "pence",
            r"(?P<number>[1-9](?<![\w.,:/'’$£€#°′-][1-9])(?:[0-9]{0,2},[0-9]{3}|[0-9]{0,3})(?:\.[0-9]{1,2})?)(?P<sign>[p¢])(?![\w’'])",
            say.pence,
            on="p¢",
            hits=(
                ("50p a day", "fifty pence a day"),
                ("5¢", "five cents"),
                ("to 12.5p.", "to twelve point five pence."),
                ("to 2,475p", f"to {english.number('2475')} pence"),
                ("28.62p a unit", "twenty-eight point six two pence a unit"),
            ),
            leaves=("1080p", "50pm", "0p", "p5"),
        ),
    )
