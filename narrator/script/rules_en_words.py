"""English: what is not a number: titles, abbreviations, initials, shouting, symbols."""

from __future__ import annotations

import re

from narrator.script.english import NUMBER
from narrator.script.marks import NAME
from narrator.script.rule import Rule, any_of, at_end, listed, rule, word_before

_TITLES = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Dr": "Doctor",
    "Prof": "Professor",
    "Gen": "General",
    "Maj": "Major",
    "Col": "Colonel",
    "Capt": "Captain",
    "Cpl": "Corporal",
    "Lt": "Lieutenant",
    "Sgt": "Sergeant",
    "Cmdr": "Commander",
    "Sen": "Senator",
    "Rep": "Representative",
    "Gov": "Governor",
    "Rev": "Reverend",
    "Fr": "Father",
}
"""Said in full before a name; without their full stop only the first four, the others are names themselves."""

_WITHOUT_STOP = ("Mr", "Mrs", "Dr", "Prof")

_SHORT = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "cf.": "compare",
    "approx.": "approximately",
    "vs.": "versus",
    "vs": "versus",
    "dept.": "department",
    "govt.": "government",
    "Bros.": "Brothers",
    "Ltd.": "Limited",
    "Ltd": "Limited",
    "Corp.": "Corporation",
    "Inc.": "Inc",
    "Jr.": "Junior",
    "Sr.": "Senior",
    "Nos.": "Numbers",
    "Ave.": "Avenue",
    "Blvd.": "Boulevard",
    "w/o": "without",
    "w/": "with",
    "and/or": "and or",
}

_STATES = {
    "Ala.": "Alabama",
    "Ariz.": "Arizona",
    "Ark.": "Arkansas",
    "Calif.": "California",
    "Colo.": "Colorado",
    "Conn.": "Connecticut",
    "Del.": "Delaware",
    "Fla.": "Florida",
    "Ga.": "Georgia",
    "Ill.": "Illinois",
    "Ind.": "Indiana",
    "Kan.": "Kansas",
    "Ky.": "Kentucky",
    "La.": "Louisiana",
    "Mass.": "Massachusetts",
    "Md.": "Maryland",
    "Mich.": "Michigan",
    "Minn.": "Minnesota",
    "Miss.": "Mississippi",
    "Mo.": "Missouri",
    "Mont.": "Montana",
    "Neb.": "Nebraska",
    "Nev.": "Nevada",
    "N.C.": "North Carolina",
    "N.D.": "North Dakota",
    "N.H.": "New Hampshire",
    "N.J.": "New Jersey",
    "N.M.": "New Mexico",
    "N.Y.": "New York",
    "Okla.": "Oklahoma",
    "Ore.": "Oregon",
    "Pa.": "Pennsylvania",
    "R.I.": "Rhode Island",
    "S.C.": "South Carolina",
    "S.D.": "South Dakota",
    "Tenn.": "Tennessee",
    "Va.": "Virginia",
    "Vt.": "Vermont",
    "W.Va.": "West Virginia",
    "Wash.": "Washington",
    "Wis.": "Wisconsin",
    "Wyo.": "Wyoming",
}
"""As the Associated Press prints them after a town."""

_COUNTIES = listed(
    "Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Durham Fermanagh Galway Kerry Kildare Kilkenny Laois "
    "Leitrim Limerick Londonderry Longford Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Tyrone Waterford "
    "Westmeath Wexford Wicklow"
)

_ACRONYMS = frozenset(
    listed(
        "AI AIDS AFP ANC AP ASEAN BBC BMW BP CBS CCTV CDC CEO CFO CIA CNN COP COVID DC DIY DNA DUP DVD ECB EPA EU FA "
        "FAQ FBI FDA FIFA GCHQ GCSE GDP GMT GP GPS HBO HIV HMRC HSBC IBM ICC ID IMF IOC IRA IRS ISIS ITV JFK LA LGBT "
        "LGBTQ MEP MI5 MI6 MIT MOD MP MPs NASA NATO NBA NBC NFL NHL NHS NSA NY NYC OECD OPEC PC PLO PM PR RAF RBS RNA "
        "RSPCA SNP SUV TUC TV UAE UEFA UFO UK UKIP UN UNESCO UNHCR UNICEF USA USSR VAT VIP VW WTO WWF YMCA US IT WHO"
    )
)
"""What stays in capitals when the words round it are shouted."""

_AMBIGUOUS = frozenset(listed("US IT WHO"))
"""Words that are acronyms as well: a voice spells them where they are shouted."""

_SHOUTED = re.compile(r"[^\W\d_]*[AEIOUYÄÖÜÉ][^\W\d_]*")
_RUN = r"[A-Z](?<![\w.&-][A-Z])(?:(?<=[AI])|[A-Z'’]*[A-Z])(?:[ ,:-]{1,2}(?:[A-Z][A-Z'’]*[A-Z]|[AI]))+(?![\w&-])"


def _hushed(match: re.Match[str]) -> str:
    """A run of words in capitals, in small letters, if it is shouting and not a row of acronyms."""
    words = re.findall(r"[A-Z'’]+", match.group())
    unknown = [word for word in words if word not in _ACRONYMS and len(word) > 1]
    if len(words) < 3 and not _AMBIGUOUS.intersection(words) and words != re.findall(r"\w+", match.string):
        return match.group()
    if not any(len(word) > 3 for word in unknown) or not all(_SHOUTED.fullmatch(word) for word in unknown):
        return match.group()
    last = len(match.group().rstrip())
    return re.sub(r"[A-Z'’]+", lambda word: _small(word, at_end=word.end() == last), match.group())


def _small(word: re.Match[str], *, at_end: bool) -> str:
    """A shouted word in small letters; US is the country unless it ends the run ("TOLD US")."""
    text = word.group()
    if text == "US":
        return "us" if at_end and word.start() else text
    return text.lower() if text in _AMBIGUOUS or (text not in _ACRONYMS and text != "I") else text


_NEXT_SENTENCE = re.compile(r"[”’\"')]* (?:A|But|He|Her|His|I|If|In|It|Its|She|That|The|Their|They|This|We|What|You)\b")


def _ends(match: re.Match[str]) -> bool:
    """Whether a full stop that belongs to an abbreviation ends the sentence as well."""
    return at_end(match) or _NEXT_SENTENCE.match(match.string, match.end()) is not None


def _initialism(match: re.Match[str]) -> str:
    """Initials without full stops, those of a name apart; a stop that ends the sentence stays."""
    plain = match.group().replace(".", "")
    if _ends(match):
        return f"{plain}."
    named = re.match(rf"\s{NAME}", match.string[match.end() : match.end() + 2]) and plain not in _ACRONYMS
    return " ".join(plain) if named else plain


def _initials(match: re.Match[str]) -> str:
    return match.group() if _ends_before(match) else match.group().replace(".", "")


def _ends_before(match: re.Match[str]) -> bool:
    """Whether the blank at the end of a match parts two sentences ("vitamin C. The …")."""
    return _NEXT_SENTENCE.match(match.string, match.end() - 1) is not None


def _short(match: re.Match[str]) -> str:
    ends = match.group() == "etc." and (at_end(match) or re.match(r"\s[A-Z]", match.string[match.end() :][:2]))
    return _SHORT[match.group()] + ("." if ends else "")


def _saint(match: re.Match[str]) -> str:
    """Saint, unless a name stands before it: Wall St Journal, Bury St Edmunds."""
    return match.group() if word_before(match)[:1].isupper() else "Saint"


TITLES = (
    rule(
        "title",
        rf"\b(?:{any_of(_WITHOUT_STOP)}\.?|(?:{any_of(_TITLES)})\.)(?=\s(?:and\sM|{NAME}))",
        lambda match: _TITLES[match.group().rstrip(".")],
        gate=(*_WITHOUT_STOP, *(f"{title}." for title in _TITLES)),
        hits=(
            ("Mr. Smith met Mrs Jones", "Mister Smith met Missus Jones"),
            ("Gen. Milley and Dr Fauci", "General Milley and Doctor Fauci"),
            ("Mr and Mrs Jones", "Mister and Missus Jones"),
        ),
        leaves=("Elm Dr, number", "The Col d'Izoard", "a Lt"),
    ),
    rule(
        "saint",
        rf"\bSt\.?(?=\s{NAME})",
        _saint,
        gate=("St",),
        hits=(("St. Louis", "Saint Louis"), ("in St Albans", "in Saint Albans")),
        leaves=("Wall St Journal", "Bury St Edmunds"),
    ),
    rule(
        "street",
        r"(?<=[a-z]\s)(St|Rd|Ave|Blvd)\b(?:\.(?=,|\s[a-z])|(?!\.|\s[A-Z]))",
        lambda match: {"St": "Street", "Rd": "Road", "Ave": "Avenue", "Blvd": "Boulevard"}[match[1]],
        gate=(" St", " Rd", " Ave", " Blvd"),
        hits=(("on Wall St, where", "on Wall Street, where"), ("Abbey Rd is", "Abbey Road is")),
        leaves=("near St Albans", "Wall St Journal"),
    ),
    rule(
        "number-sign",
        r"\bNo\.\s?(?=[0-9])|(?<=[a-z,]\s)No\s(?=[0-9])|\bNo\s(?=1[01]\s(?:Downing|has|had|is|was|said|says|would|will)\b)"
        r"|(?<![\w&])#(?=[0-9])",
        "Number ",
        gate=("No", "#"),
        hits=(("at No. 10", "at Number 10"), ("the No 1 seed", "the Number 1 seed"), ("#5 on", "Number 5 on")),
        leaves=("No 20 people came", "Said no. 10 left", "#metoo"),
    ),
    rule(
        "company",
        r"(?<=[&\w]\s)Co\.(?!\w)",
        "Company",
        gate=("Co.",),
        hits=(("Ford Motor Co. said", "Ford Motor Company said"),),
        leaves=("Co. Durham", "bbc.co.uk"),
    ),
    rule(
        "county",
        rf"\bCo\.?(?=\s{any_of(_COUNTIES)}\b)",
        "County",
        gate=("Co",),
        hits=(("Co. Durham", "County Durham"), ("Co Mayo", "County Mayo")),
        leaves=("Ford Co. said",),
    ),
    rule(
        "state",
        rf",\s(?<=[a-z],\s)({any_of(_STATES)})(?!\w)",
        lambda match: f", {_STATES[match[1]]}",
        gate=(", ",),
        hits=(("Fresno, Calif., on", "Fresno, California, on"), ("Albany, N.Y.", "Albany, New York")),
        leaves=("Miss. Jones", "Ill. He"),
    ),
    rule(
        "mount",
        rf"\b(Mt|Ft)\.?(?=\s{NAME})",
        lambda match: {"Mt": "Mount", "Ft": "Fort"}[match[1]],
        gate=("Mt", "Ft"),
        hits=(("Mt. Everest", "Mount Everest"), ("Ft Worth", "Fort Worth")),
        leaves=("6 ft tall",),
    ),
    rule(
        "short",
        rf"(?<![\w./]){any_of(_SHORT)}(?![\w/])",
        _short,
        gate=tuple(_SHORT),
        hits=(
            ("fruit, e.g. apples", "fruit, for example apples"),
            ("apples, pears, etc.", "apples, pears, et cetera."),
            ("England vs. France", "England versus France"),
        ),
        leaves=("vsat", "eg.", "Etc"),
    ),
    rule(
        "square",
        r"\bsq\.?\s(?=(?:miles?|met(?:re|er)s?|feet|foot|inch(?:es)?|yards?|kilomet(?:re|er)s?)\b)",
        "square ",
        gate=("sq",),
        hits=(("2 sq miles", "2 square miles"),),
        leaves=("2 sq m", "sq milestones"),
    ),
    rule(
        "versus",
        r"(?<=[a-z]\s)v\.?\s(?=[A-Z][a-z])",
        "versus ",
        gate=(" v ", " v. "),
        hits=(("Roe v Wade", "Roe versus Wade"), ("Brown v. Board", "Brown versus Board")),
        leaves=("version v 2", "the v sign"),
    ),
)

_LETTERS = (
    rule(
        "initialism",
        r"[A-Z]\.(?<![\w.][A-Z]\.)(?:[A-Z]\.){1,7}(?![A-Za-z])",
        _initialism,
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
        hits=(("George W. Bush", "George W Bush"), ("J. K. Rowling", "J K Rowling")),
        leaves=("vitamin C. The doctor", "Plan B. It failed", "vitamin C. then"),
    ),
    rule(
        "shouting",
        _RUN,
        _hushed,
        hits=(
            ("WHAT THE DOCTORS TOLD US", "what the doctors told us"),
            ("US TROOPS LEAVE KABUL", "US troops leave kabul"),
        ),
        leaves=("the WASI API is", "A HIGH-powered team", "NATO UN EU", "the BBC, TV", "A BMW", "IBM SAP", "I AM"),
    ),
)

_SIGNS = {
    "~": "about",
    "≈": "about",
    "≥": "at least",
    "≤": "at most",
    "±": "plus or minus",
    ">": "more than",
    "<": "less than",
}

SYMBOLS = (
    rule(
        "and",
        r"(?<=\s)&(?=\s)|(?<=[a-z])&(?=[A-Za-z])",
        lambda match: "and" if match.string[match.end() : match.end() + 1].isspace() else " and ",
        gate=("&",),
        hits=(("Marks & Spencer", "Marks and Spencer"),),
        leaves=("R&D", "AT&T", "Q&A"),
    ),
    rule(
        "plus",
        r"(?<=\s)\+(?=\s)|(?<![\w+])\+(?=[0-9])|(?<=[\w])\+(?![+\w])",
        lambda match: _spaced(match, "plus"),
        gate=("+",),
        hits=(("two + two", "two plus two"), ("Disney+ is", "Disney plus is"), ("100+ people", "100 plus people")),
        leaves=("C++", "a+b"),
    ),
    rule(
        "power",
        r"(?<=[0-9])\^(?=[0-9])",
        " to the power of ",
        gate=("^",),
        hits=(("10^5", "10 to the power of 5"),),
        leaves=("x^y",),
    ),
    rule(
        "equals",
        r"\s=\s",
        " equals ",
        gate=("=",),
        hits=(("a = b", "a equals b"),),
        leaves=("a=b", "=="),
    ),
    rule(
        "times",
        r"(?<=[0-9])\s?×\s?(?=[0-9])|(?<=[0-9])\s[x*]\s(?=[0-9])",
        " times ",
        gate=("×", " x ", " * "),
        hits=(("3×4", "3 times 4"), ("2 x 5", "2 times 5")),
        leaves=("0x08", "axb"),
    ),
    rule(
        "sign-before-number",
        rf"(~|≈|≥|≤|±|>|<)\s?(?=[$£€]?{NUMBER})",
        lambda match: f"{_spaced(match, _SIGNS[match[1]]).rstrip()} ",
        gate=tuple("~≈≥≤±><"),
        hits=(("~5 people", "about 5 people"), (">100", "more than 100"), ("5±3", "5 plus or minus 3")),
        leaves=("a > b", "~/home"),
    ),
)


def _spaced(match: re.Match[str], word: str) -> str:
    """A word in the place of a sign, with blanks on the sides where the sign touches something."""
    text, start, end = match.string, match.start(), match.end()
    left = " " if start and text[start - 1].isalnum() else ""
    right = " " if end < len(text) and text[end].isalnum() else ""
    return f"{left}{word}{right}"


WORDS: tuple[Rule, ...] = (*TITLES, *_LETTERS, *SYMBOLS)
