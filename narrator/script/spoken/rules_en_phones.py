"""English: telephone numbers, group by group and digit by digit."""

from __future__ import annotations

import re

from narrator.script.spoken.rule import Rule, before_digit, listed, rule

_DIGITS = listed("oh one two three four five six seven eight nine")
_FREE, _ENDS = r"(?<![\w.,/£$€-])", r"(?![\w/-]|[.,:][0-9]| [0-9])"
_EUROPEAN = (
    rf"{_FREE}(?:\+(?:44|1|353)[ .-](?:\(0\) ?)?\(?[0-9]{{2,4}}\)?(?:[ .-][0-9]{{3,4}}){{1,2}}"
    rf"|\(?0[0-9]{{2,4}}\)?[ -][0-9]{{3,4}}[ -]?[0-9]{{3,4}}|0800[ -][0-9]{{4}}"
    rf"|0[0-9]{{1,3}}-[0-9]{{6,7}}|1[38][059]0[ -][0-9]{{3}}[ -][0-9]{{3}}){_ENDS}"
)
_AMERICAN = rf"{_FREE}(?:1[ -])?(?:\([2-9][0-9]{{2}}\) ?|[2-9][0-9]{{2}}-)[0-9]{{3}}-[0-9]{{4}}{_ENDS}"


def _group(digits: str) -> str:
    """A group of digits; 0800 and 800 are hundreds."""
    if len(digits) in {3, 4} and digits.endswith("00") and digits[-3] != "0":
        return " ".join((*(_DIGITS[int(digit)] for digit in digits[:-2]), "hundred"))
    return " ".join(_DIGITS[int(digit)] for digit in digits)


def _spoken(match: re.Match[str]) -> str:
    plus = "plus " if match.group().startswith("+") else ""
    printed = match.group().replace("(0)", "")
    return plus + ", ".join(_group(digits) for digits in re.findall("[0-9]{3}(?=[0-9]{3}(?![0-9]))|[0-9]+", printed))


def phones() -> tuple[Rule, ...]:
    """The rules for telephone numbers, tried before what stays as it is is set aside."""
    return (
        rule(
            "phone",
            _EUROPEAN,
            _spoken,
            word=rf"{_FREE}(?:\+|\(?0[0-9]|1[38][059]0(?!\w))",
            hits=(
                ("on 0800 555 111.", "on oh eight hundred, five five five, one one one."),
                ("on 1800 555 111", "on one eight hundred, five five five, one one one"),
                ("01632 960983", "oh one six three two, nine six oh, nine eight three"),
                ("+44 20 7946 0999", "plus four four, two oh, seven nine four six, oh nine nine nine"),
            ),
            leaves=("978-0-14-103614-4", "at 0900 1200 men", "2020-21", "07946"),
        ),
        rule(
            "american-phone",
            _AMERICAN,
            _spoken,
            on=before_digit("-"),
            word="[0-9]{3}-[0-9]{4}",
            hits=(
                ("Call 212-555-0147", "Call two one two, five five five, oh one four seven"),
                ("at (212) 555-0147", "at two one two, five five five, oh one four seven"),
                ("at 1-800-555-0199", "at one, eight hundred, five five five, oh one nine nine"),
            ),
            leaves=("978-0-14-103614-4", "12-345-6789", "212-555-01479"),
        ),
    )
