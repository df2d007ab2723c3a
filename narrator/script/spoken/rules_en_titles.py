"""English: titles before names, and the short forms in addresses."""

from __future__ import annotations

import re

from narrator.script.spoken.marks import NAME
from narrator.script.spoken.rule import Rule, any_of, begun, listed, rule, starts_word, word_before

_TITLES = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Dr": "Doctor",
    "Drs": "Doctors",
    "Prof": "Professor",
    "Profs": "Professors",
    "Gen": "General",
    "Gens": "Generals",
    "Brig": "Brigadier",
    "Maj": "Major",
    "Col": "Colonel",
    "Capt": "Captain",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Lt": "Lieutenant",
    "Sgt": "Sergeant",
    "Cmdr": "Commander",
    "Cdr": "Commander",
    "Cdre": "Commodore",
    "Adm": "Admiral",
    "Cllr": "Councillor",
    "Cllrs": "Councillors",
    "Insp": "Inspector",
    "Supt": "Superintendent",
    "Det": "Detective",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gov": "Governor",
    "Govs": "Governors",
    "Rev": "Reverend",
    "Fr": "Father",
    "Hon": "Honourable",
    "Messrs": "Messers",
    "Pres": "President",
    "Atty": "Attorney",
    "Pfc": "Private First Class",
    "Spc": "Specialist",
    "Asst": "Assistant",
    "Cpt": "Captain",
}
"""Said in full before a name."""

_RANKS = {
    "Gp Capt": "Group Captain",
    "Wg Cdr": "Wing Commander",
    "Sqn Ldr": "Squadron Leader",
    "Flt Lt": "Flight Lieutenant",
    "Det Ch Supt": "Detective Chief Superintendent",
    "Det Ch Insp": "Detective Chief Inspector",
    "Det Supt": "Detective Superintendent",
    "Det Insp": "Detective Inspector",
    "Det Sgt": "Detective Sergeant",
    "Det Con": "Detective Constable",
    "Ch Supt": "Chief Superintendent",
    "Ch Insp": "Chief Inspector",
    "L Cpl": "Lance Corporal",
    "L/Cpl": "Lance Corporal",
    "Pte": "Private",
    "Dist Atty": "District Attorney",
    "Sgt 1st Class": "Sergeant First Class",
}
"""Ranks of two and three short forms, and one that is nothing else, before a name."""
_RANK = "|".join(re.escape(rank).replace(r"\ ", r"\.?\s") for rank in sorted(_RANKS, key=len, reverse=True))

_WITHOUT_STOP = listed("Mr Mrs Ms Dr Drs Prof Profs Capt Cpl Sgt Lt Cdr Cdre Cmdr Cllr Cllrs Insp Supt Messrs")
"""Those that are nothing else without their full stop; Gen, Sen or Rev may be a name."""
_BETWEEN = listed("Gen Maj Brig Col Sen Gov Rev Adm Det")
"""Those that are sure without it before two names, or another title, and where no name stands before them."""

_TITLE = begun([*(rf"{title}\.?" for title in _WITHOUT_STOP), *(rf"{title}\." for title in _TITLES)])

_COUNTIES = listed(
    "Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Durham Fermanagh Galway Kerry Kildare Kilkenny Laois "
    "Leitrim Limerick Londonderry Longford Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Tyrone Waterford "
    "Westmeath Wexford Wicklow"
)
_STREETS = {
    "St": "Street",
    "Rd": "Road",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Ln": "Lane",
    "Pkwy": "Parkway",
    "Hwy": "Highway",
    "Dr": "Drive",
}
_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}
_NUMBERED = (
    r"has|had|is|was|said|says|would|will|did|declined|denied|refused|insisted|sources?|officials?|staff|aides?|"
    r"spokes\w+"
)
"""What follows No 10 where it is the prime minister's house."""


def _saint(match: re.Match[str]) -> str:
    """Saint, unless a name stands before it: Wall St Journal, Bury St Edmunds."""
    return match.group() if word_before(match)[:1].isupper() else "Saint"


def _company(match: re.Match[str]) -> str:
    """Company, without its full stop only after a name."""
    if not match.group().endswith("."):
        named = word_before(match)[:1].isupper() or match.string[: match.start()].endswith("& ")
        return "Company" if named and word_before(match) != "The" else match.group()
    return "Company." if match.end() == len(match.string) else "Company"


_NAME_BEFORE = re.compile(r"([\w’']+)\s\Z")
"""The name of a street, with its apostrophe: St James's."""


def _street(match: re.Match[str]) -> str:
    """The kind of a street after its name; a full stop that ends the sentence stays."""
    found = _NAME_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()])
    before = found[1] if found else ""
    if not (before[:1].isupper() and before not in {"The", "A"}) and not before[:1].isdigit():
        return match.group()
    ends = match["stop"] and match.end() == len(match.string)
    return _STREETS[match["kind"]] + ("." if ends else "")


def _between(match: re.Match[str]) -> str:
    """A title without a full stop before two names; after a name it is one itself (Amartya Sen Gupta)."""
    before = match.string[max(0, match.start() - 24) : match.start()].rstrip().split(" ")[-1]
    a_name = before[:1].isupper() and before not in {"The", "Rt", "Lt", "Maj", "Brig", *_TITLES.values()}
    return match.group() if a_name and before[-1:] not in ".!?”’" else _TITLES[match["title"]]


TITLES: tuple[Rule, ...] = (
    rule(
        "title-of-two",
        rf"(Lt|Maj|Brig|Sgt|Col|Capt)\.?-(Gen|Col|Cdr|Cmdr|Maj)\b\.?(?=\s{NAME})",
        lambda match: f"{_TITLES[match[1]]}-{_TITLES[match[2]]}" if starts_word(match) else match.group(),
        on=listed("Lt Maj Brig Sgt Col Capt"),
        hits=(("Lt-Gen Ann Bo", "Lieutenant-General Ann Bo"), ("Lt-Cdr Lee", "Lieutenant-Commander Lee")),
        leaves=("a Lt-Gen of", "Salt-Gen Z", "Col-Majestic"),
    ),
    rule(
        "rank",
        rf"(?:{_RANK})\b\.?(?=\s{NAME})",
        lambda match: _RANKS[match.group().replace(".", "")] if starts_word(match) else match.group(),
        on={rank.split()[0].split("/")[0] for rank in _RANKS},
        hits=(
            ("Det Ch Insp Ann Bo", "Detective Chief Inspector Ann Bo"),
            ("Det. Sgt. Lee", "Detective Sergeant Lee"),
            ("Wg Cdr Roy", "Wing Commander Roy"),
            ("Sgt. 1st Class Al Bo", "Sergeant First Class Al Bo"),
        ),
        leaves=("a Det Con man", "Pte left", "the Ch Insp said"),
    ),
    rule(
        "title",
        rf"{_TITLE}(?=\s(?:and\s(?:M|Dr)|{NAME}))(?<!Rt\sHon\.)",
        lambda match: _TITLES[match.group().rstrip(".")] if starts_word(match) else match.group(),
        on=_TITLES,
        hits=(
            ("Mr. Smith met Mrs Jones", "Mister Smith met Missus Jones"),
            ("Gen. Milley and Dr Fauci", "General Milley and Doctor Fauci"),
            ("Mr and Mrs Jones", "Mister and Missus Jones"),
            ("Reps. Lee and Ray", "Representatives Lee and Ray"),
        ),
        leaves=("Elm Dr, number", "The Col d'Izoard", "a Lt", "PMs Blair and May"),
    ),
    rule(
        "title-without-stop",
        rf"(?P<title>{any_of(_BETWEEN)})(?<![\w’'-][A-Z][a-z]{{2}})(?!\sAlpha\b)"
        r"(?=\s(?:(?<=\b[Tt]he Rev\s)[A-Z][a-z]|[A-Z][a-z]{2,20}\s[A-Z][a-z]|Sir\b|Dame\b|Dr\b))",
        _between,
        on=_BETWEEN,
        hits=(
            ("the Rev Jesse Jackson", "the Reverend Jesse Jackson"),
            ("Gen Sir Nick Carter", "General Sir Nick Carter"),
        ),
        leaves=("Gen Z", "Amartya Sen Gupta Lee", "the Sen said", "Gen Alpha Kids"),
    ),
    rule(
        "saint",
        rf"St\.?(?<![\w-]St)(?<![\w-]St\.)(?=\s{NAME})",
        _saint,
        on=("St",),
        hits=(("St. Louis", "Saint Louis"), ("in St Albans", "in Saint Albans")),
        leaves=("Wall St Journal", "Bury St Edmunds", "First Class"),
    ),
    rule(
        "street",
        rf"(?:(?<=[a-z0-9]\s)|(?<=\b[A-Z]\s))(?P<kind>{any_of(_STREETS)})(?P<stop>\.?)(?=[,;:)]|\s[a-z(0-9]|\s[A-Z]{{1,2}}[0-9]|\s[NS][EW]\b|\Z)",
        _street,
        on=_STREETS,
        hits=(
            ("on Wall St, where", "on Wall Street, where"),
            ("Abbey Rd is", "Abbey Road is"),
            ("10 Elm Dr.", "10 Elm Drive."),
            ("St James’s St, London", "St James’s Street, London"),
            ("Baker St NW1", "Baker Street NW1"),
            ("K St. NW", "K Street NW"),
        ),
        leaves=("near St Albans", "Wall St Journal", "The St. came", "a Dr said"),
    ),
    rule(
        "highway",
        r"Hwy\b\.?(?<!\wHwy)(?<!\wHwy\.)(?=\s[0-9])",
        "Highway",
        on=("Hwy",),
        hits=(("on Hwy. 101 near", "on Highway 101 near"), ("Hwy 9", "Highway 9")),
        leaves=("Pacific Coast Hwy", "Hwy. He"),
    ),
    rule(
        "side-of-town",
        r"([NSEW])(?<![\w.][NSEW])\.?\s(?=[0-9]{1,3}(?:st|nd|rd|th)\s(?:St|Street|Ave|Avenue)\b)"
        r"|([NSEW])(?<=[0-9]\s[NSEW])\.?\s(?=[A-Z][a-z]{2,20}\s(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive)\b)",
        lambda match: f"{_SIDES[match[1] or match[2]]} ",
        on="NSEW",
        gate=listed("St Ave Rd Road Blvd Dr"),
        hits=(
            ("on W. 125th Street", "on West 125th Street"),
            ("E 42nd St.", "East 42nd St."),
            ("12 N. Elm St.", "12 North Elm St."),
        ),
        leaves=("U.S. 5th Avenue", "S. 5th", "NW 5th Street"),
    ),
    rule(
        "number-sign",
        r"No\.\s?(?=[0-9])(?<![\w]No\.)(?<![\w]No\.\s)|(?<=[a-z,]\s)No\s(?=[0-9])|(?<=\b[Aa]\s)No\s(?=[0-9])"
        rf"|\bNo\s(?=1[01]\s(?:Downing|{_NUMBERED})\b)|(?<![\w&])#(?=[0-9])",
        "Number ",
        on=("No", "#"),
        hits=(("at No. 10", "at Number 10"), ("the No 1 seed", "the Number 1 seed"), ("#5 on", "Number 5 on")),
        leaves=("No 20 people came", "Said no. 10 left", "#metoo"),
    ),
    rule(
        "company",
        r"(?<=[&\w]\s)Co\.(?!\w)|(?<=&\s)Co(?![\w.-])|(?<=[a-z]\s)Co(?=[’']s\b|,|\s[a-z])",
        _company,
        on=("Co",),
        hits=(
            ("Ford Motor Co. said", "Ford Motor Company said"),
            ("General Electric Co’s plan", "General Electric Company’s plan"),
            ("Lee & Co left", "Lee & Company left"),
        ),
        leaves=("Co. Durham", "bbc.co.uk", "the Co said", "in Co Mayo"),
    ),
    rule(
        "corporation",
        r"(?<=[a-z]\s)Corp(?<!\bNews Corp)"
        r"(?=[’']s\b|,|\s(?:of|said|says|and|is|was|has|had|will|in|to|for|that|which)\b)",
        lambda match: "Corporation" if word_before(match)[:1].isupper() else match.group(),
        on=("Corp",),
        hits=(
            ("Shenyang Aircraft Corp, part", "Shenyang Aircraft Corporation, part"),
            ("Bo Corp’s", "Bo Corporation’s"),
        ),
        leaves=("News Corp said", "a corp, then", "the Corp of Cadets", "Lee Corporal"),
    ),
    rule(
        "county",
        rf"Co\.?(?<!\wCo)(?=\s{any_of(_COUNTIES)}\b)",
        "County",
        on=("Co",),
        hits=(("Co. Durham", "County Durham"), ("Co Mayo", "County Mayo")),
        leaves=("Ford Co. said",),
    ),
    rule(
        "mount",
        rf"(Mt|Ft)\.?(?<!\wMt)(?<!\wFt)(?=\s{NAME})",
        lambda match: {"Mt": "Mount", "Ft": "Fort"}[match[1]],
        on=("Mt", "Ft"),
        hits=(("Mt. Everest", "Mount Everest"), ("Ft Worth", "Fort Worth")),
        leaves=("6 ft tall",),
    ),
)
