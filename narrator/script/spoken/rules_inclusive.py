"""Words that are printed in both genders at once, and telephone numbers: what is said before anything else."""

from __future__ import annotations

import re

from narrator.script.spoken.continental import Continental
from narrator.script.spoken.examples import example_rule
from narrator.script.spoken.rule import Rule

_FRENCH_ENDINGS = (
    ("trice", "teur"),
    ("rice", "eur"),
    ("euse", "eur"),
    ("ière", "ier"),
    ("ère", "er"),
    ("ète", "et"),
    ("ienne", "ien"),
    ("enne", "en"),
    ("elle", "el"),
    ("ive", "if"),
    ("ve", "f"),
    ("se", "x"),
    ("e", "é"),
)
"""A feminine ending, and the masculine one that it stands for."""

_DOT = "[·‧⋅•]"


def inclusive(words: Continental) -> tuple[Rule, ...]:
    """The rules for words in both genders, in the way of each language."""
    return {"de": _german, "fr": _french, "es": _spanish, "it": _italian, "pt": _portuguese}[words.base](words)


def _german(words: Continental) -> tuple[Rule, ...]:
    """Bürger*innen, Schüler/innen, LeserInnen: with the pause that a colon makes."""
    return (
        example_rule(
            words,
            "both-genders",
            r"(?<=[a-zäöüß])(?:[*_·](innen|in|r)|/-?(innen|in)|(Innen))(?!\w)",
            lambda match: f":{(match[1] or match[2] or match[3]).lower()}",
            gate=("*", "_", "·", "/in", "/-in", "Innen"),
        ),
    )


def _french(words: Continental) -> tuple[Rule, ...]:
    """étudiant·e·s, lecteur·rices, né(e)."""

    def said(match: re.Match[str]) -> str:
        stem, ending = match["stem"], match["dotted"] or match["bracketed"]
        plural = "s" if match["plural"] or ending.endswith("s") else ""
        feminine = _french_feminine(stem, ending.removesuffix("s"))
        masculine = stem if stem.endswith(("s", "x")) else f"{stem}{plural}"
        return f"{masculine} {'et' if plural else 'ou'} {feminine}{plural}"

    endings = "trice|rice|euse|ière|ère|ète|ienne|enne|elle|ive|eure|esse|sse|ne|le|te|se|ve|e"
    pattern = (
        rf"(?<![\w·])(?P<stem>[^\W\d_]{{2,24}})(?:{_DOT}(?P<dotted>(?:{endings})s?)|\((?P<bracketed>e|ne|le|trice|euse)\))"
        rf"(?P<plural>{_DOT}?s)?(?!\w|{_DOT})"
    )
    return (example_rule(words, "both-genders", pattern, said, gate=("·", "‧", "⋅", "•", "(")),)


def _french_feminine(stem: str, ending: str) -> str:
    for feminine, masculine in _FRENCH_ENDINGS[:-1]:
        if ending == feminine and stem.endswith(masculine):
            return stem.removesuffix(masculine) + feminine
    return stem + ending


def _spanish(words: Continental) -> tuple[Rule, ...]:
    """todos/as, alumno(a), tod@s, amigxs."""
    return (_both(words, "y", "o", r"s?@(s)?|x(s)"),)


def _portuguese(words: Continental) -> tuple[Rule, ...]:
    """todos/as, aluno(a), tod@s, todxs."""
    return (_both(words, "e", "ou", r"s?@(s)?|x(s)"),)


def _both(words: Continental, both: str, either: str, marks: str) -> Rule:
    """Both genders where the second is an ending, or where one sign stands for both."""

    def said(match: re.Match[str]) -> str:
        if match["stem"]:
            plural = "s" if match["many"] else ""
            stem = match["stem"]
            return f"{stem}o{plural} {both if plural else either} {stem}a{plural}"
        word, plural = match["word"], "s" if match["ending"].endswith("s") else ""
        feminine = re.sub(r"(?:o|e)?s?\Z", "", word) if re.search(r"(?:os?|es)\Z", word) else word
        return f"{word} {both if plural else either} {feminine.lower()}a{plural}"

    pattern = (
        r"(?<![\w.@/-])(?:(?P<word>[^\W\d_]{0,24}?(?:os?|or(?:es)?|es))(?:/-?|\()(?P<ending>as?)(?:(?<=\(a)\)|(?<=\(as)\)|(?!\w))"
        r"|(?P<stem>[^\W\d_]{1,24})(?:@|x(?=s\b))(?P<many>s)?(?![\w@]|\.\w))"
    )
    return example_rule(words, "both-genders", pattern, said, gate=("/a", "/-a", "(a", "@", "xs"))


def _italian(words: Continental) -> tuple[Rule, ...]:
    """tutti/e, candidato/a, i/le, tuttə."""

    def said(match: re.Match[str]) -> str:
        if match["article"]:
            return f"{match['article']} {'e' if match['other'] in {'le', 'i', 'gli'} else 'o'} {match['other']}"
        if match["schwa"]:
            return f"{match['schwa']}i e {match['schwa']}e"
        joint = "e" if match["ending"] == "e" else "o"
        return f"{match['word']} {joint} {match['word'][:-1].lower()}{match['ending']}"

    pattern = (
        r"(?<![\w/-])(?:(?P<article>[Ii]l?|[Gg]li|[Ll][eao])/(?P<other>le|i|gli|la|il|lo)"
        r"|(?P<word>[^\W\d_]{2,24}(?:i(?=/e)|[oe](?=/a)))/(?P<ending>[ea])|(?P<schwa>[^\W\d_]{2,24})ə)(?![\w/])"
    )
    return (example_rule(words, "both-genders", pattern, said, gate=("/", "ə")),)


# ── telephone numbers ────────────────────────────────────────────────────────────────────────────────────────────────

_PHONES = {
    "de": r"(?:\+(?:49|43|41)[ /-]?\(?0?\)?[ /-]?|(?<![\w.,:/-])\(?0)[1-9][0-9]{1,4}\)?"
    r"(?:[ /–-]{1,3}[0-9]{1,8}){1,5}(?![\w:/]|[.,-][0-9])",
    "es": r"(?<![\w.,:/-])(?:\+34 ?)?[6-9][0-9]{1,2}"
    r"(?: [0-9]{3}(?: [0-9]{2}){2}|(?: [0-9]{2}){3})(?![\w:/-]|[., ][0-9])",
    "it": r"(?:\+39 ?|(?<![\w.,:/-]))(?:0[1-9][0-9]{0,3}[ /-]?|3[0-9]{2}[ /-])"
    r"[0-9]{3,4}(?:[ -]?[0-9]{2,4}){0,2}(?![\w:/-]|[.,][0-9])",
    "pt": r"(?:\+(?:55|351) ?|(?<![\w.,:/-]))\(?[1-9][0-9]\)? ?9?[0-9]{4}-[0-9]{4}(?![\w:/-]|[.,][0-9])",
    "fr": r"\+(?:33|32|41) ?(?:\(0\) ?)?[1-9](?:[ .-]?[0-9]{2}){4}(?![\w:/-]|[.,][0-9])",
}
"""How the countries of a language print telephone numbers; French ones within the country are read in pairs anyway."""


def phones(words: Continental) -> Rule:
    """A telephone number, digit by digit, with a breath between its groups."""

    def said(match: re.Match[str]) -> str:
        groups = re.findall(r"\+?[0-9]+", match.group().replace("(0)", ""))
        return ", ".join(" ".join(group) for group in groups).replace("+", f"{_PLUS[words.base]}", 1)

    return example_rule(words, "phone", _PHONES[words.base], said, gate=_PHONE_GATES[words.base])


_PHONE_GATES = {"de": ("0", "+"), "es": tuple("6789"), "it": ("0", "3"), "pt": ("-",), "fr": ("+",)}
_PLUS = {"de": "plus", "fr": "plus", "es": "más", "it": "più", "pt": "mais"}
