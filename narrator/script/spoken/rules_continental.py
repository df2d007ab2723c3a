"""German, French, Spanish, Italian, Portuguese: what their rules have in common, and the order of them all.

Plain small numbers are left to the engine, except where they agree with what they count and no engine knows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.locales import locale_for
from narrator.script.spoken.marks import NAME
from narrator.script.spoken.roman import ROMAN
from narrator.script.spoken.rule import Rule, any_of, at_end, before_digit, first_runs, keyed, word_before
from narrator.script.spoken.rules import Rules
from narrator.script.spoken.rules_amounts import AFTER, BEFORE, amounts, units_alone
from narrator.script.spoken.rules_days import days
from narrator.script.spoken.rules_de import german
from narrator.script.spoken.rules_inclusive import inclusive, phones
from narrator.script.spoken.rules_romance import french, italian, portuguese, spanish

_SPECIAL: Mapping[str, Callable[[Continental], Rules]] = {
    "de": german,
    "fr": french,
    "es": spanish,
    "it": italian,
    "pt": portuguese,
}
"""By the first part of the language tag; their digits are tried before what the five have in common."""

_NOT_BEFORE = r"[\w.,:/$£€#-]"

_FEMININE_NOUNS = {
    "fr": r"(?:femme|personne|fois|heure|minute|seconde|année|semaine|voix|victime|commune|école|entreprise|famille|"
    r"fille|ville|région|place|nation|candidate|députée|équipe|médaille|maison|voiture|tonne|blessée|livre|nuit)s?(?!\w)",
    "es": r"(?!d[ií]as|\w+istas|\w*(?:em|am|om)as|mapas|planetas|atletas|polic[ií]as|guardias)"
    r"(?:[^\W\d_]+(?:as|dades|ciones|siones|tudes)|mujeres|veces|noches|tardes|leyes|redes|voces|clases|sedes|calles|partes)"
    r"(?!\w)",
    "pt": r"(?!dias|\w+istas|\w*(?:em|am|om)as|mapas|planetas|atletas)"
    r"(?:[^\W\d_]+(?:as|ções|sões|dades|tudes)|mulheres|vezes|noites|tardes|leis|redes|vozes|mães|classes|partes)(?!\w)",
}
"""What a feminine noun after a number looks like; in Spanish and Portuguese a plural."""
_MASCULINE_NOUNS = {"es": r"[a-záéíóúñü]+s(?!\w)"}


def continental(tag: str) -> Rules:
    """The rules of one of the five languages, in the order they are tried."""
    base = tag.partition("-")[0]
    words = Continental(base, tag, locale_for(tag))
    special = _SPECIAL[base](words)
    return Rules(
        first=(*inclusive(words), phones(words)),
        words=(*_abbreviations(words), *special.words, units_alone(words), *_signs(words)),
        digits=(_numbered(words), *special.digits, *days(words), *amounts(words), *_numbers(words)),
    )


# ── abbreviations, acronyms, signs ───────────────────────────────────────────────────────────────────────────────────


def _abbreviations(words: Continental) -> tuple[Rule, ...]:
    locale = words.locale
    return (
        example_rule(
            words,
            "title",
            rf"(?<![\w.]){any_of(locale.titles)}(?=\s{NAME})",
            lambda match: _title(match, locale.titles),
            on=first_runs(locale.titles),
        ),
        example_rule(
            words,
            "short",
            rf"(?<![\w.]){any_of(locale.short)}(?:(?!\w)|(?<=[°º])(?=[0-9]))",
            lambda match: _in_full(words, match),
            on=first_runs(locale.short),
        ),
        example_rule(
            words,
            "letters",
            rf"(?<![\w.])(?!US-){any_of(locale.letters)}(?!\w|\.\w)",
            _spelled,
            on=first_runs(locale.letters),
        ),
        *_streets(words),
    )


def _title(match: re.Match[str], titles: Mapping[str, str]) -> str:
    """A title in full; a single letter after a name or a full stop may be an initial."""
    single = re.fullmatch(r"[A-Z]\.", match.group())
    initial = single and (word_before(match)[:1].isupper() or match.string[: match.start()][-2:] == ". ")
    return match.group() if initial else titles[match.group()]


def _in_full(words: Continental, match: re.Match[str]) -> str:
    """An abbreviation in full; its full stop stays where it ends the sentence."""
    full = keyed(words.locale.short, match.group())
    enders = {ender.replace(" ", "") for ender in words.locale.enders}
    key = match.group().replace(" ", "")
    following = match.string[match.end() : match.end() + 2]
    next_sentence = key in enders and re.match(rf"\s{NAME}", following) and words.base != "de"
    ends = key.endswith(".") and (at_end(match) or next_sentence)
    return full + (" " if following[:1].isdecimal() else "") + ("." if ends else "")


def _spelled(match: re.Match[str]) -> str:
    """An acronym by its letters: "A.P" is spelled by every engine; in a text of capitals it may be a word."""
    shouted = match.string.isupper() and match.string.count(" ") > 1
    return match.group() if shouted else ".".join(match.group().upper())


def _streets(words: Continental) -> tuple[Rule, ...]:
    """German streets end in their abbreviation: Friedrichstr. 12."""
    if words.base != "de":
        return ()
    street = example_rule(
        words,
        "street",
        r"(?<=[a-zäöü]-|[a-zäöüß]{2})([sS])tr\.(?=\s?(?:[0-9(,;]|\Z)|\s[a-zäöü])",
        lambda match: f"{match[1]}traße" + ("." if at_end(match) else ""),
        gate=("str.", "Str."),
    )
    return (street,)


def _signs(words: Continental) -> tuple[Rule, ...]:
    signs = words.locale.signs
    rules = [
        example_rule(
            words,
            "sign",
            rf"(?<![^\s\w(])\s?(?P<sign>{any_of(signs)})\s?(?=[\w(])",
            lambda match: f" {signs[match['sign']]} ",
            on=signs,
        )
    ]
    hashtag = "Hashtag" if words.base == "de" else "hashtag"
    rules.append(example_rule(words, "hashtag", r"(?<!\w)#(?=[^\W\d_])", f"{hashtag} ", on="#"))
    if words.base in {"es", "it"}:  # whose engines say "barra"
        rules.append(
            example_rule(words, "slash", r"(?<=[^\W\d_]{3})\s?/\s?(?=[^\W\d_]{3})", ", ", on="/"),
        )
    return tuple(rules)


def _numbered(words: Continental) -> Rule:
    """An abbreviation that is one only before a number: art. 5."""
    numbered = words.locale.numbered
    return example_rule(
        words,
        "numbered-noun",
        rf"(?<![\w.])(?P<noun>{any_of(numbered)})\s?(?=[0-9]|{ROMAN}(?!\w))",
        lambda match: f"{numbered[match['noun']]} ",
        on=first_runs(numbered),
    )


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _numbers(words: Continental) -> tuple[Rule, ...]:
    printed, to = words.printed, words.locale.to
    return (
        example_rule(
            words,
            "pair",
            rf"{BEFORE}(?<!–)([0-9]{{1,2}})[-–]([0-9]{{1,2}})(?![\w/%:–]|-[0-9\w]|[.,][0-9])",
            lambda match: _pair(words, match),
            on=before_digit("-–"),
        ),
        example_rule(
            words,
            "range",
            rf"{BEFORE}({printed})(\s?[%€])?\s?[-–]\s?(?={printed}(?![/:–]|-[0-9]|[.,]?[0-9]))",
            lambda match: _range(words, match, to),
            on=before_digit("-–"),
        ),
        example_rule(
            words,
            "negative",
            r"(?<![\w.,)”’»\]-])(?<![0-9]\s)-(?=[0-9])",
            f"{words.locale.minus} ",
            on=before_digit("-"),
        ),
        example_rule(
            words,
            "number",
            rf"(?P<number>{words.standing_after(_NOT_BEFORE)}){AFTER}(?![^\W\d]|[%/°²³]|-[0-9])",
            lambda match: _number(words, match),
        ),
    )


def _pair(words: Continental, match: re.Match[str]) -> str:
    """A score or a range of small numbers; in German the score alone, which does not rise: a range has its own word."""
    first, last = int(match[1]), int(match[2])
    if words.base == "de":
        return f"{first} zu {last}" if first >= last else match.group()
    return f"{first} {words.locale.to} {last}"


def _range(words: Continental, match: re.Match[str], to: str) -> str:
    """The dash of a range, if the second number is the larger one."""
    last = re.match(words.printed, match.string[match.end() : match.end() + 40])
    rises = last and words.value(match[1]) < words.value(last.group())
    return f"{match[1]}{match[2] or ''} {to} " if rises else match.group()


def _number(words: Continental, match: re.Match[str]) -> str:
    """A number with groups or decimals, and any that agrees with the noun after it."""
    printed = match["number"]
    if words.base not in _FEMININE_NOUNS and printed.isdecimal():
        return printed
    gender = _gender(words.base, match.string[match.end() : match.end() + 24])
    if not printed.isdecimal():
        said = words.number(printed, gender)
        noun = re.match(r"\s([b-df-gj-np-tv-z])(?!\w?\s)", match.string[match.end() :][:4])
        return words.counted(said, noun[1]).removesuffix(f" {noun[1]}") if noun else said
    value = int(printed)
    agreeing = words.cardinal(value, gender) if gender and 1 < value < 10_000 else ""
    return agreeing if agreeing and agreeing != words.cardinal(value) else printed


def _gender(base: str, following: str) -> str:
    """The gender of the noun that follows a number, "" if it does not show."""
    for gender, nouns in (("f", _FEMININE_NOUNS), ("m", _MASCULINE_NOUNS)):
        if base in nouns and re.match(r"\s" + nouns[base], following):
            return gender
    return ""
