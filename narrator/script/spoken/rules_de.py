"""What German does in its own way: ordinals in their cases, times, scores, decades, years."""

from __future__ import annotations

import re

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.rule import Rule, any_of, before_digit, first_runs, listed, word_before
from narrator.script.spoken.rules import Rules
from narrator.script.spoken.rules_days import HOUR, MINUTE, clock
from narrator.script.spoken.rules_romans import chapters, rulers

_MONTHS = listed("Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember")
_DATIVE = frozenset(
    listed("am vom zum dem den im des bis seit ab zur beim einem einen einer jedem jeden dieser diesem")
)
_DATIVE |= frozenset(
    f"{stem}{ending}"
    for stem in ("sein", "ihr", "mein", "unser", "dein", "kein", "dies")
    for ending in ("em", "en", "er", "es")
)
_WEAK = frozenset(listed("die das ins ans jeder jede jedes eine seine ihre meine unsere keine diese dieses aufs fürs"))
_MIXED = frozenset(listed("ein sein ihr mein unser kein dein"))
_PREPOSITIONS = frozenset(
    listed(
        "in an auf mit nach seit von zu bei aus vor unter hinter neben zwischen während wegen ab trotz innerhalb "
        "außerhalb gegenüber dank laut In An Auf Mit Nach Seit Von Zu Bei Aus Vor Unter Während Wegen Laut"
    )
)
_NEUTER = frozenset(
    listed(
        "Tor Spiel Jahr Kind Mal Album Buch Quartal Halbjahr Semester Viertel Drittel Jahrhundert Jahrtausend Jubiläum "
        "Mandat Kapitel Gold Geschlecht Rennen Jahrzehnt Lebensjahr Obergeschoss Stockwerk Saisontor Länderspiel "
        "Bataillon Regiment Finale Semester Gebot Reich Bier Treffen Schuljahr Trimester Saisonspiel Turnier Werk"
    )
)
_MASCULINE = frozenset(
    listed(
        "Junge Kollege Name Gedanke Wille Deutsche Löwe FC SC SV Weltkrieg Buchstabe Franzose Russe Brite Pole Däne "
        "Erwachsene Bundestag Platz Tag Preis Rang Stock Spieltag Sieg Akt Teil Weg Geburtstag"
    )
)
_FEMININE = re.compile(r"(?:e|ung|heit|keit|schaft|ion|tät|ik|ur|zeit|liga|hälfte|wahl|nacht|stadt|saison|etage)\Z")
_SURE = listed(
    "FC SC SV VfB Bundesliga Liga Platz Quartal Halbjahr Halbzeit Runde Klasse Etage Stock Obergeschoss Spieltag Rang "
    "Weltkrieg Akt Satz Preis Etappe Auflage Staffel Folge Advent Minute Teil Tag Woche Runde Semester Lesung "
    "Wahlgang Strafsenat Senat Bezirk Kammer Zivilsenat Kapitel Buch Klasse"
)
"""What is numbered even where no word before the number tells that it is an ordinal."""

_DAY = r"(?<![\w.,:/-])(?P<number>0?[1-9]|[12][0-9]|3[01])\."
_YEAR = r"(?:\s(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w-]|[.,:/][0-9]))?"
_NO_NOUN = listed(
    "Der Die Das Ein Eine Er Sie Es Wir Ich Und Aber Doch In Im Am Auf Mit Für Von Zu Nach Bei Als Wie So "
    "Dann Danach Dabei Damit Auch Nur Noch Wenn Dies Diese Dieser Dieses Seit Trotz Jetzt Heute Uhr"
)
"""What begins the next sentence after a number with a full stop, and is no noun that it counts."""
_DETERMINERS = any_of(
    sorted(_DATIVE | _WEAK | _MIXED | {"der"} - {"bis", "seit", "ab"}, key=lambda word: (-len(word), word))
)

_BEFORE_DAY = listed("am vom zum bis der den dem ab seit")


class Ordinals:
    """Ordinals with the ending that the words round them ask for."""

    def __init__(self, words: Continental) -> None:
        self.words = words

    def ending(self, before: str, noun: str, earlier: str = "") -> str:
        """What the ordinal adds to its e: "", n, r or s.

        `before` is the word before the number, `earlier` the one before that. After "der" a masculine noun is the
        subject (der dritte Platz), a feminine one a genitive or dative (in der dritten Runde).
        """
        before = before.lower()
        gender = self._gender(noun)
        if before == "der":
            return "n" if earlier in _PREPOSITIONS or gender == "f" else ""
        if before in _DATIVE:
            return "n"
        if before in _WEAK:
            return ""
        return {"m": "r", "n": "s", "f": ""}[gender]

    @staticmethod
    def _gender(noun: str) -> str:
        if noun in _NEUTER:
            return "n"
        if noun in _MASCULINE:
            return "m"
        return "f" if _FEMININE.search(noun) else "m"

    def day(self, match: re.Match[str]) -> str:
        """The day of a month, and the day that it begins or goes with: "vom 3. bis 5. Mai"."""
        before = word_before(match)
        ending = self.ending(before, "Tag", _earlier(match))
        year = f" {self.words.year(int(match['year']))}" if match["year"] else ""
        joint = (match["joint"] or "").strip()
        joint = {"/": "und", "-": "bis", "–": "bis"}.get(joint, joint)
        first = f"{self._said(match['first'], ending)} {joint} " if match["first"] else ""
        return f"{first}{self._said(match['number'], ending)} {self._month(match['month'])}{year}"

    def _month(self, printed: str) -> str:
        number = self.words.locale.months.get(printed)
        return _MONTHS_BY_NUMBER[number] if number else printed

    def century(self, match: re.Match[str]) -> str:
        """Centuries, and the century that one goes with: "im 19. und 20. Jahrhundert"."""
        ending = self.ending(word_before(match), "Jahrhundert", _earlier(match))
        first = f"{self._said(match['first'], ending)} {match['joint'].strip()} " if match["first"] else ""
        return f"{first}{self._said(match['number'], ending)} {match['noun']}"

    def numbered(self, match: re.Match[str]) -> str:
        """An ordinal between a word that announces it and its noun: "der 3. Platz"."""
        before = match["before"] or ""
        ending = self.ending(before.strip(), match["noun"], _earlier(match) if not before else word_before(match))
        return f"{before}{self._said(match['number'], ending)} {match['noun']}"

    def day_alone(self, match: re.Match[str]) -> str:
        """A day without its month's name: "am 31.12."."""
        day, month = int(match["number"]), int(match["month"])
        if not 1 <= month <= 12:
            return match.group()
        ending = self.ending(match["before"].strip(), "Tag", word_before(match))
        return f"{match['before']}{self._said(str(day), ending)} {_MONTHS_BY_NUMBER[month]}"

    def _said(self, number: str, ending: str) -> str:
        return self.words.ordinal(int(number), ending or "o")


_MONTHS_BY_NUMBER = dict(enumerate([name for name in _MONTHS if name not in {"Jänner", "Feber"}], 1))


def _earlier(match: re.Match[str]) -> str:
    """The word but one before a match."""
    found = re.search(r"(\w+)\s\w+\s\Z", match.string[max(0, match.start() - 40) : match.start()])
    return found[1] if found else ""


def german(words: Continental) -> Rules:
    """The rules that German has for itself."""
    return Rules(
        words=(rulers(words), chapters(words)), digits=(*_ordinals(words), *_figures(words), *_in_words(words))
    )


def _ordinals(words: Continental) -> tuple[Rule, ...]:
    say = Ordinals(words)
    months = any_of([*_MONTHS, *words.locale.months])
    first = (
        r"(?:(?<![\w.,:/-])(?P<first>[12]?[0-9]|3[01])\."
        r"(?P<joint>\s?(?:/|-|–)\s?|\s(?:und|bis|oder|auf|sowie)\s(?:zum\s|den\s)?))?"
    )
    return (
        example_rule(
            words,
            "day-month",
            rf"{first}{_DAY.replace(',:/-', ',:')}\s?(?P<month>{months})(?!\w){_YEAR}",
            say.day,
            on=first_runs([*_MONTHS, *words.locale.months]),
        ),
        example_rule(
            words,
            "day-alone",
            rf"(?P<before>\b(?i:{'|'.join(_BEFORE_DAY)})\s){_DAY}(?P<month>0?[1-9]|1[0-2])\.(?![0-9]|\s?[12][0-9]{{3}})",
            say.day_alone,
            on=[form for word in _BEFORE_DAY for form in (word, word.capitalize(), word.upper())],
        ),
        example_rule(
            words,
            "century",
            rf"{first}{_DAY}\s?(?P<noun>Jahrhunderte?r?n?s?|Jahrtausends?)\b",
            say.century,
            on=listed("Jahrhundert Jahrhunderts Jahrhunderte Jahrhunderten Jahrtausend Jahrtausends"),
        ),
        example_rule(
            words,
            "numbered",
            rf"(?:(?<!\w)(?P<before>(?i:{_DETERMINERS})\s)|(?<![\w.,:/-])(?=[0-9]{{1,3}}\.\s{any_of(_SURE)}\b))"
            rf"(?P<number>[1-9][0-9]{{0,2}})\.\s?(?!{any_of(_NO_NOUN)}\b)(?P<noun>[A-ZÄÖÜ][\w-]+)",
            say.numbered,
            on=".",
            gate=(". ",),
        ),
    )


def _figures(words: Continental) -> tuple[Rule, ...]:
    """Times, scores, decades, years."""
    return (
        clock(
            words,
            rf"{HOUR}(?:[.:]{MINUTE})?(?:(?P<noun>\sUhr\b)|(?P<dash>\s?[–-]\s?|\s(?=bis\s|und\s))"
            r"(?=(?:bis\s|und\s)?[0-9]{1,2}(?:[.:][0-9]{2})?\sUhr\b))",
            on=("Uhr",),
        ),
        example_rule(
            words,
            "score",
            r"(?<![\w.,:/-])(?:([0-9]{1,2}):([0-9])|((?:2[5-9]|[3-9][0-9]|1[0-9]{2})):([0-9]{2,3})|([0-9]{1,3}):([6-9][0-9]|1[0-9]{2}))"
            r"(?![\w:]|[.,][0-9]|\s(?:Stunden|Minuten|Uhr))",
            lambda match: " zu ".join(words.cardinal(int(number)) for number in match.groups() if number is not None),
            on=before_digit(":"),
        ),
        example_rule(
            words,
            "decade",
            r"(?<![\w.,:/-])(1[1-9][0-9]0|20[1-9]0|[2-9]0)er(n?)(?!\w)",
            lambda match: f"{words.year(int(match[1]))}er{match[2]}",
            on=("er", "ern"),
        ),
        example_rule(
            words,
            "year",
            r"(?<![\w.,:/$£€#–-])(1[1-9][0-9]{2})(?![\w%°/]|[.,:][0-9]|\s?[€$£]|\s[0-9]{3}|\s?[-–]\s?[0-9])",
            lambda match: words.year(int(match[1])),
            gate=tuple(f"1{digit}" for digit in "123456789"),
        ),
    )


def _in_words(words: Continental) -> tuple[Rule, ...]:
    """Numbers as parts of German words: 2er-Team, 25%ige, 1-jährig, 5-Mrd.-Euro-Paket."""
    return (
        example_rule(
            words,
            "group-of",
            r"(?<![\w.,:/-])([1-9]|1[0-9])er(?=-[A-Z]|\s[A-Z])",
            lambda match: f"{words.cardinal(int(match[1])).capitalize()}er",
            on=("er",),
        ),
        example_rule(
            words,
            "per-cent-word",
            r"(?<![\w.,:/-])([0-9]{1,3})\s?-?%-?ig(e[rnms]?)?(?!\w)",
            lambda match: f"{words.cardinal(int(match[1]))}prozentig{match[2] or ''}",
            on="%",
        ),
        example_rule(
            words,
            "one-year-old",
            r"(?<![\w.,:/-])1-?(?=[Jj]ährig|[Tt]ägig|[Mm]onatig|[Ww]öchig|[Ss]tündig|[Pp]rozentig)([JjTtMmWwSsPp])",
            lambda match: f"ein{match[1].lower()}",
            gate=("jähr", "Jähr", "äg", "onat", "öch", "ünd", "roz"),
        ),
        example_rule(
            words,
            "in-compound",
            r"(?<=[0-9]-)(Mio|Mrd|€)\.?(?=-)",
            lambda match: {"Mio": "Millionen", "Mrd": "Milliarden", "€": "Euro"}[match[1]],
            on=("Mio", "Mrd", "€"),
        ),
    )
