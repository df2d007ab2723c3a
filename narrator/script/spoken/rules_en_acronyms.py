"""English: acronyms that a voice takes for words, words that it spells, and names in capitals with a slash.

Each was heard wrong from espeak-ng in a sentence (AARP as "arp", PIN as letters); what it says right is not listed.
"""

from __future__ import annotations

import re

from narrator.script.spoken.rule import Rule, any_of, listed, rule

_LETTERS = listed(
    "AAIB AARP ACLU AIIB AQAP ATSB DVLA DVSA IAEA ICBM ICBMs ICRC NHTSA OPCW OSCE PSNI SAIC SOHR UKHSA USGS"
)
_WORDS = {"PIN": "pin", "PINs": "pins", "RAM": "ram", "SIM": "sim", "HUD": "hud"}
_AS_PRINTED = {
    "NCAA": "N-C-double-A",
    "NAACP": "N-double-A-C-P",
    "USAID": "U-S-aid",
    "y/y": "year on year",
    "YoY": "year on year",
    "m/m": "month on month",
    "q/q": "quarter on quarter",
    "9-1-1": "nine one one",
}


def acronyms(*, american: bool) -> tuple[Rule, ...]:
    """The rules for acronyms, in one manner; ICE is the agency only in America."""
    words = {**_WORDS, "ICE": "ice"} if american else _WORDS
    said = {**{word: "-".join(word) for word in _LETTERS}, **words, **_AS_PRINTED, "ICBMs": "I-C-B-Ms"}
    return (
        rule(
            "acronym",
            rf"(?<![\w.&/-]){any_of(said)}(?![\w&/]|-[0-9A-Z])",
            lambda match: said[match.group()] if _among_words(match) else match.group(),
            on={re.split("[/-]", word)[0] for word in said},
            gate=tuple(said),
            hits=(
                ("the IAEA said", "the I-A-E-A said"),
                ("a PIN number", "a pin number"),
                ("the NCAA’s rules", "the N-C-double-A’s rules"),
                ("up 3% y/y.", "up 3% year on year."),
            ),
            leaves=("PINS", "the IAEA-X", "ONE RAM TOOK IT"),
        ),
        rule(
            "slash-between-names",
            r"(?<![\w./])([A-Z]{2,6})/([A-Z][a-z]{3,20})(?![\w/])",
            r"\1 \2",
            on="/",
            word=r"[A-Z]/[A-Z][a-z]",
            hits=(("HIV/Aids", "HIV Aids"), ("AP/Reuters", "AP Reuters")),
            leaves=("AC/DC", "km/Hour", "A/Level"),
        ),
    )


def _among_words(match: re.Match[str]) -> bool:
    """Whether small letters stand near: among capitals anything may be a word."""
    beside = match.string[max(0, match.start() - 30) : match.start()] + match.string[match.end() : match.end() + 30]
    return any(character.islower() for character in beside)
