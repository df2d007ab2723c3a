"""English: what is not a number: short forms, initials, shouting."""

from __future__ import annotations

import re
import string

from narrator.script.spoken.marks import NAME
from narrator.script.spoken.rule import CAPITALS, Rule, any_of, at_end, first_runs, listed, rule, starts_word
from narrator.script.spoken.rules_en_signs import SYMBOLS

_SHORT = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "cf.": "compare",
    "approx.": "approximately",
    "Approx.": "Approximately",
    "incl.": "including",
    "excl.": "excluding",
    "avg.": "average",
    "vs.": "versus",
    "vs": "versus",
    "dept.": "department",
    "Dept": "Department",
    "gov't": "government",
    "gov’t": "government",
    "Dept.": "Department",
    "govt.": "government",
    "Govt.": "Government",
    "Bros.": "Brothers",
    "Ltd.": "Limited",
    "Ltd": "Limited",
    "Corp.": "Corporation",
    "Inc.": "Incorporated",
    "Inc": "Incorporated",
    "Assn.": "Association",
    "Univ.": "University",
    "Intl.": "International",
    "Jr.": "Junior",
    "Sr.": "Senior",
    "Esq.": "Esquire",
    "Rt Hon": "Right Honourable",
    "Nos.": "Numbers",
    "Ph.D.": "PhD",
    "Ph.D": "PhD",
    "a.k.a.": "also known as",
    "p.a.": "per annum",
    "aka": "also known as",
    "w/o": "without",
    "w/c": "week commencing",
    "w/e": "week ending",
    "w/": "with",
    "and/or": "and or",
    "he/she": "he or she",
    "He/she": "He or she",
    "she/he": "she or he",
    "s/he": "she or he",
    "his/her": "his or her",
    "His/her": "His or her",
    "him/her": "him or her",
    "her/his": "her or his",
}
_BEFORE_NUMBER = {
    "p.": "page",
    "pp.": "pages",
    "fig.": "figure",
    "Fig.": "Figure",
    "figs.": "figures",
    "vol.": "volume",
    "Vol.": "Volume",
    "ch.": "chapter",
    "Ch.": "Chapter",
    "para.": "paragraph",
    "ext.": "extension",
    "Est.": "Established",
    "est.": "established",
    "c.": "circa",
    "ca.": "circa",
    "pop.": "population",
    "Op.": "Opus",
    "Apt.": "Apartment",
    "Ste.": "Suite",
    "Prop.": "Proposition",
    "Rte.": "Route",
    "Sec.": "Section",
}
"""Short forms that are sure only before a number."""
_LIVED = {"b": "born", "d": "died", "r": "reigned"}

_ACRONYMS = frozenset(
    listed(
        "AI AIDS AFP ANC AP ASEAN BBC BMW BP CBS CCTV CDC CEO CFO CIA CNN COP COVID DC DIY DNA DUP DVD ECB EPA EU FA "
        "FAQ FBI FDA FIFA GCHQ GCSE GDP GMT GP GPS HBO HIV HMRC HSBC IBM ICC ID IMF IOC IRA IRS ISIS ITV JFK LA LGBT "
        "LGBTQ MEP MI5 MI6 MIT MOD MP MPs NASA NATO NBA NBC NFL NHL NHS NSA NY NYC OECD OPEC PC PLO PM PR RAF RBS RNA "
        "RSPCA SNP SUV TUC TV UAE UEFA UFO UK UKIP UN UNESCO UNHCR UNICEF USA USSR VAT VIP VW WTO WWF YMCA US IT WHO"
    )
)
"""What stays in capitals when the words round it are shouted."""

_EXCHANGES = frozenset(listed("NASDAQ NYSE AMEX LSE TSX ASX"))
"""Behind one of these stands the short name of a share."""

_AMBIGUOUS = frozenset(listed("US IT WHO"))
"""Words that are acronyms as well: a voice spells them where they are shouted."""

_SHOUTED = re.compile(r"[^\W\d_]*[AEIOUYÄÖÜÉ][^\W\d_]*")
_RUN = (
    r"[A-Z](?=[A-Z'’ ,:-])(?<![\w.&-][A-Z])(?:(?<=[AI])|[A-Z'’]*[A-Z])"
    r"(?:[ ,:-]{1,2}(?:[A-Z][A-Z'’]*[A-Z]|[AI]))+(?![\w&-])"
)


def _hushed(match: re.Match[str]) -> str:
    """A run of words in capitals, in small letters, if it is shouting and not a row of acronyms."""
    words = re.findall(r"[A-Z'’]+", match.group())
    unknown = [word for word in words if word not in _ACRONYMS and len(word) > 1]
    if words[0] in _EXCHANGES:
        return match.group()
    if len(words) < 3 and not _AMBIGUOUS.intersection(words) and not _alone(match):
        return match.group()
    if not any(len(word) > 3 for word in unknown) or not all(_SHOUTED.fullmatch(word) for word in unknown):
        return match.group()
    last = len(match.group().rstrip())
    return re.sub(r"[A-Z'’]+", lambda word: _small(word, at_end=word.end() == last), match.group())


def _alone(match: re.Match[str]) -> bool:
    """Whether nothing but marks stands beside a match: a headline."""
    beside = match.string[max(0, match.start() - 4) : match.start()] + match.string[match.end() : match.end() + 4]
    return not any(character.isalnum() for character in beside)


def _small(word: re.Match[str], *, at_end: bool) -> str:
    """A shouted word in small letters; US is the country unless it ends the run ("TOLD US")."""
    text = word.group()
    if text == "US":
        return "us" if at_end and word.start() else text
    return text.lower() if text in _AMBIGUOUS or (text not in _ACRONYMS and text != "I") else text


_NEXT_SENTENCE = re.compile(r"[”’\"')]* (?:A|But|He|Her|His|I|If|In|It|Its|She|That|The|Their|They|This|We|What|You)\b")


_NAME_NEXT = re.compile(rf"\s{NAME}")


def _ends(match: re.Match[str]) -> bool:
    """Whether a full stop that belongs to an abbreviation ends the sentence as well."""
    return at_end(match) or _NEXT_SENTENCE.match(match.string, match.end()) is not None


def _initialism(match: re.Match[str]) -> str:
    """Initials without full stops, those of a name apart; a stop that ends the sentence stays."""
    plain = match.group().replace(".", "")
    if _ends(match):
        return f"{plain}."
    named = plain not in _ACRONYMS and _NAME_NEXT.match(match.string, match.end())
    return " ".join(plain) if named else plain


def _initials(match: re.Match[str]) -> str:
    return match.group() if _ends_before(match) else match.group().replace(".", "")


def _ends_before(match: re.Match[str]) -> bool:
    """Whether the blank at the end of a match parts two sentences ("vitamin C. The …")."""
    return _NEXT_SENTENCE.match(match.string, match.end() - 1) is not None


_MAY_END = frozenset(listed("etc. p.a. Jr. Sr. Inc. Corp. Ltd. Bros. Ph.D. Esq. Dept. dept. govt."))


def _short(match: re.Match[str]) -> str:
    """What is short, in full; a full stop that ends the sentence as well stays."""
    short = match.group()
    begins = short == "etc." and re.match(r"\s[A-Z]", match.string[match.end() :][:2])
    return _SHORT[short] + ("." if begins or (short in _MAY_END and _ends(match)) else "")


SHORT: tuple[Rule, ...] = (
    rule(
        "short",
        rf"(?<![\w./]){any_of(_SHORT)}(?![\w/])",
        _short,
        on={*first_runs(short for short in _SHORT if "/" not in short and short != "a.k.a."), "/", "k"},
        gate=tuple(_SHORT),
        hits=(
            ("fruit, e.g. apples", "fruit, for example apples"),
            ("apples, pears, etc.", "apples, pears, et cetera."),
            ("England vs. France", "England versus France"),
        ),
        leaves=("vsat", "eg.", "Etc"),
    ),
    rule(
        "short-before-number",
        rf"{any_of(_BEFORE_NUMBER)}\s?(?=[£$€]?[0-9])(?<!\.\w\.)(?<!\.\w\.\s)",
        lambda match: f"{_BEFORE_NUMBER[match.group().rstrip()]} " if starts_word(match) else match.group(),
        on=first_runs(_BEFORE_NUMBER),
        word=rf"(?<![^\W_]){any_of(_BEFORE_NUMBER)}(?:[£$€]?[0-9]|\Z)",
        hits=(("see p. 5", "see page 5"), ("c.1850", "circa 1850"), ("(est. 1904)", "(established 1904)")),
        leaves=("at 9 p.m. 20 left", "sp. 5", "p.m."),
    ),
    rule(
        "circa",
        r"c(?<!\wc)(?=(?:1[0-9]{3}|20[0-9]{2})(?!\w)|[£$€][0-9])",
        "circa ",
        on="c",
        hits=(("(c1475)", "(circa 1475)"), ("for c£2m", "for circa £2m")),
        leaves=("c14", "bc1475", "c10000", "c1475d"),
    ),
    rule(
        "born-or-died",
        r"(?<=\()([bdr])\.?\s?(?=(?:circa\s)?(?:1[0-9]{3}|20[0-9]{2})(?![0-9]))"
        r"|(?<=,\s)([bdr])\.\s?(?=(?:circa\s)?(?:1[0-9]{3}|20[0-9]{2})(?![0-9]))",
        lambda match: f"{_LIVED[match[1] or match[2]]} ",
        on="bdr",
        hits=(("(b. 1950)", "(born 1950)"), ("Bo, d. 1530,", "Bo, died 1530,"), ("(r. 1509–47)", "(reigned 1509–47)")),
        leaves=("(b. 5)", "a b. 1950", "(bd 1950)"),
    ),
    rule(
        "eg",
        r"(?<=[,(;–]\s)(eg|ie)(?=\s\w)|(?<=\()(eg|ie)(?=\s\w)",
        lambda match: "for example" if match.group() == "eg" else "that is",
        on=("eg", "ie"),
        hits=(("fruit, eg apples", "fruit, for example apples"), ("later (ie Monday)", "later (that is Monday)")),
        leaves=("a leg up", "pie charts"),
    ),
    rule(
        "initials-of-many",
        r"(?<![\w.&’'-])([A-Z]{2,6}s)['’](?!\w)",
        r"\1",
        on="'’",
        word=r"[A-Z]{2}s['’]",
        hits=(("MPs' pay", "MPs pay"), ("the MEPs’ vote", "the MEPs vote")),
        leaves=("the dogs’ home", "Ms’", "the MP’s pay"),
    ),
    rule(
        "square",
        r"\bsq\.?\s(?=(?:miles?|met(?:re|er)s?|feet|foot|inch(?:es)?|yards?|kilomet(?:re|er)s?)\b)",
        "square ",
        on=("sq",),
        hits=(("2 sq miles", "2 square miles"),),
        leaves=("2 sq m", "sq milestones"),
    ),
    rule(
        "versus",
        r"(?<=[a-z]\s)v\.?\s(?=[A-Z][a-z])",
        "versus ",
        on=("v",),
        hits=(("Roe v Wade", "Roe versus Wade"), ("Brown v. Board", "Brown versus Board")),
        leaves=("version v 2", "the v sign"),
    ),
)

_LETTERS = (
    rule(
        "initialism",
        r"[A-Z]\.(?<![\w.][A-Z]\.)(?:[A-Z]\.){1,7}(?![A-Za-z])",
        _initialism,
        on=string.ascii_uppercase,
        word=r"(?<![\w.])[A-Z]\.[A-Z]\.",
        hits=(
            ("U.S. troops", "US troops"),
            ("U.S. Army", "US Army"),
            ("in the U.S.", "in the US."),
            ("J.R.R. Tolkien", "J R R Tolkien"),
        ),
        leaves=("e.g. this", "USA"),
    ),
    rule(
        "initials",
        rf"[A-Z]\.\s(?<![\w.][A-Z]\.\s)(?:[A-Z]\.\s){{0,3}}(?={NAME}[a-z])",
        _initials,
        on=string.ascii_uppercase,
        word=r"(?<![\w.])[A-Z]\.\Z",
        hits=(("George W. Bush", "George W Bush"), ("J. K. Rowling", "J K Rowling")),
        leaves=("vitamin C. The doctor", "Plan B. It failed", "vitamin C. then"),
    ),
    rule(
        "shouting",
        _RUN,
        _hushed,
        on=(CAPITALS,),
        hits=(
            ("WHAT THE DOCTORS TOLD US", "what the doctors told us"),
            ("US TROOPS LEAVE KABUL", "US troops leave kabul"),
        ),
        leaves=(
            "(NASDAQ: AMZN)",
            "the WASI API is",
            "A HIGH-powered team",
            "NATO UN EU",
            "the BBC, TV",
            "A BMW",
            "IBM SAP",
            "I AM",
        ),
    ),
)

WORDS: tuple[Rule, ...] = (*_LETTERS, *SYMBOLS)
