"""Roman numerals in German, French, Spanish, Italian and Portuguese: rulers, centuries, chapters, congresses."""

from __future__ import annotations

import re

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.roman import ROMAN, roman
from narrator.script.spoken.rule import Rule, any_of, at_end, listed

_NUMERALS = frozenset(
    f"{fifty}{tens}{ones}"
    for fifty in ("", "L")
    for tens in ("", "X", "XX", "XXX")
    for ones in ("", *listed("I II III IV V VI VII VIII IX"))
) - {""}
_FEMALE = frozenset(
    listed(
        "Elisabeth Katharina Margrethe Isabel Elizabeth Elisabetta Catalina Caterina Catherine Catarina Margarita Maria"
    )
)
_NOUNS = {
    "es": (
        (
            "Guerra República edición Edición legislatura Legislatura jornada Jornada cumbre Cumbre asamblea Asamblea "
            "conferencia Conferencia semana Semana feria Feria copa Copa bienal Bienal gala Gala internacional "
            "Internacional convención Convención dinastía enmienda región"
        ),
        (
            "Congreso congreso Festival festival Premio premio Foro foro Encuentro encuentro Concilio concilio Reich "
            "Plan plan Convenio convenio centenario aniversario Aniversario Torneo torneo Certamen certamen Campeonato "
            "campeonato Simposio simposio milenio"
        ),
    ),
    "it": (
        (
            "Guerra guerra Repubblica repubblica legislatura Legislatura edizione Edizione giornata Internazionale "
            "dinastia Assemblea"
        ),
        (
            "Congresso congresso Concilio concilio Reich Municipio municipio Festival Vertice millennio Forum secolo "
            "anniversario"
        ),
    ),
    "pt": (
        (
            "Guerra República edição Edição legislatura Legislatura jornada Jornada cúpula Cúpula cimeira Cimeira "
            "assembleia Assembleia conferência Conferência semana Semana feira Feira copa Copa bienal Bienal dinastia "
            "Internacional Convenção convenção"
        ),
        (
            "Congresso congresso Festival festival Prémio Prêmio Fórum fórum Encontro encontro Concílio concílio Reich "
            "Plano plano centenário aniversário Torneio torneio Governo milénio milênio"
        ),
    ),
}
"""What is numbered with a Roman numeral before it, feminine and masculine."""
_CASES = {
    "dative": ({"von", "mit", "bei", "zu", "unter", "nach", "seit", "aus", "gegenüber", "zwischen", "vor"}, "n"),
    "accusative": ({"für", "gegen", "durch", "um", "ohne", "über"}, "n"),
}
_ARTICLES = {
    ("dative", False): "dem",
    ("dative", True): "der",
    ("accusative", False): "den",
    ("accusative", True): "die",
}


def rulers(words: Continental) -> Rule:
    """Rulers: an ordinal up to a certain number, then a cardinal; in German always an ordinal, with its article."""

    def ruler(match: re.Match[str]) -> str:
        number, female = roman(match["roman"]), match["name"] in _FEMALE
        if words.base == "de":
            ends = "." if match.group().endswith(".") and at_end(match) else ""
            return f"{match['name']}{match['genitive'] or ''} {_german(words, match, number, female)}{ends}"
        if number > words.locale.ordinals_to:
            return f"{match['name']} {words.cardinal(number)}"
        return f"{match['name']} {words.ordinal(number, 'a' if female else 'o')}"

    stop = r"\.?" if words.base == "de" else "(?:er|º|°)?"
    genitive = "(?P<genitive>s)?" if words.base == "de" else ""
    pattern = rf"\b(?P<name>{any_of(words.locale.rulers)}){genitive}\s(?P<roman>{ROMAN}){stop}(?!\w)"
    return example_rule(words, "ruler", pattern, ruler, on=(*_NUMERALS, *(f"{numeral}er" for numeral in _NUMERALS)))


def _german(words: Continental, match: re.Match[str], number: int, female: bool) -> str:  # noqa: FBT001
    """The ordinal of a ruler with its article, in the case that a word shortly before the name asks for."""
    before = re.findall(r"\w+", match.string[max(0, match.start() - 32) : match.start()])[-2:]
    if match["genitive"]:
        return f"des {words.ordinal(number).capitalize()}n"
    for case, (asking, ending) in _CASES.items():
        if asking.intersection(word.lower() for word in before):
            ordinal = words.ordinal(number, "" if female and case == "accusative" else ending)
            return f"{_ARTICLES[case, female]} {ordinal.capitalize()}"
    return f"{'die' if female else 'der'} {words.ordinal(number).capitalize()}"


def centuries(words: Continental) -> Rule:
    """Centuries and what else has its Roman numeral before or after it: an ordinal up to a certain number."""
    numeral = rf"(?P<roman>{ROMAN})"

    def century(match: re.Match[str]) -> str:
        number = roman(match["roman"])
        ordinal = words.base == "it" or number <= words.locale.ordinals_to
        said = words.ordinal(number) if ordinal else words.cardinal(number)
        return f"{match['before']}{said}{' secolo' if match.group().endswith('.') else ''}"

    patterns = {
        "it": rf"(?<!\w)(?P<before>){numeral}(?:\ssec\.|(?=(?:-[IVXL]+|\se\s(?:il\s)?[IVXL]+)?\ssecol[oi]))",
        "es": rf"(?P<before>\b(?:[Ss]iglos?|S\.|s\.)\s(?:[IVXL]+(?:-|\s[ya]\s(?:el\s)?)|\w+\s[ya]\s)?){numeral}(?!\w)",
        "pt": rf"(?P<before>\b(?:[Ss]éculos?|[Ss]écs?\.)\s(?:[IVXL]+(?:-|\s[ea]\s(?:o\s)?)|[\w ]{{1,24}}\s[ea]\s)?)"
        rf"{numeral}(?!\w)",
    }
    return example_rule(words, "century", patterns[words.base], century, on=_NUMERALS)


def french_places(words: Continental) -> Rule:
    """Places in Roman numerals: XXe siècle, Ve République, Ier siècle."""

    def place(match: re.Match[str]) -> str:
        first = {"er": "premier", "re": "première", "ère": "première"}.get(match["ending"], "")
        number = roman(match["roman"])
        if bool(first) != (number == 1):
            return match.group()
        return first or words.ordinal(number)

    return example_rule(
        words,
        "century",
        rf"(?<!\w)(?<![^e]-)(?P<roman>(?=[IVX]){ROMAN})(?P<ending>ème|ère|er|re|e|ᵉ)(?!\w)",
        place,
        on={*_NUMERALS, *(f"{numeral}{ending}" for numeral in _NUMERALS for ending in ("e", "er", "re"))},
    )


def numbered_before(words: Continental) -> Rule:
    """What has its Roman numeral before it: la XV edición, il III Congresso, a II Guerra."""
    feminine, masculine = (listed(nouns) for nouns in _NOUNS[words.base])
    nouns = {**dict.fromkeys(feminine, "a"), **dict.fromkeys(masculine, "o")}

    def said(match: re.Match[str]) -> str:
        ordinal = words.ordinal(roman(match["roman"]), nouns[match["noun"]])
        if words.base == "es" and nouns[match["noun"]] == "o":
            ordinal = re.sub(r"(primer|tercer)o\Z", r"\1", ordinal)
        return f"{ordinal} {match['noun']}"

    pattern = rf"(?<![\w-])(?P<roman>{ROMAN})\s(?P<noun>{any_of(nouns)})(?!\w)"
    return example_rule(words, "numbered-before", pattern, said, on=_NUMERALS)


def chapters(words: Continental) -> Rule:
    """What has its Roman numeral behind it as a plain number: Kapitel IV, tome III."""

    def said(match: re.Match[str]) -> str:
        ends = "." if match.group().endswith(".") else ""
        return f"{match['noun']} {words.cardinal(roman(match['roman']))}{ends}"

    pattern = rf"(?<![\w-])(?P<noun>{any_of(words.locale.chapters)})\s(?P<roman>{ROMAN})(?![\w-])"
    return example_rule(words, "chapter", pattern, said, on=_NUMERALS)
