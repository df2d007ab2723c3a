"""English: American states after towns, and the parties of politicians."""

from __future__ import annotations

import re

from narrator.script.spoken.rule import Rule, any_of, at_end, first_runs, listed, rule, word_before

_PRINTED = {
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
"""As the Associated Press prints them after a town or a party."""

POSTAL = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}
"""As the post prints them, and some papers."""
_SURE_AFTER_TOWN = listed("AZ CT FL IL KS KY MN NC ND NE NH NJ NM NV NY SC SD TN TX UT WA WI WV WY")
"""Those that are neither words nor degrees: "Jane Roe, MD, of Austin, TX"."""

_PLACES = (
    {name: name for name in POSTAL.values()}
    | POSTAL
    | _PRINTED
    | {printed.removesuffix("."): name for printed, name in _PRINTED.items()}
    | {"D.C.": "the District of Columbia", "DC": "the District of Columbia"}
)
_PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}
_BRITISH_PARTIES = {"Lab": "Labour", "Con": "Conservative", "Cons": "Conservative", "Ind": "Independent"}
_LAWMAKER = re.compile(
    r"\b(?:Sens?\b|Reps?\b|Gov\b|Senators?|Representatives?|Governor|Delegate|Assembly\w*|Congress\w*|Mayor|President)"
)
_NO_WORDS = listed("Ala. Ariz. Calif. Colo. Conn. Fla. Mich. Minn. N.C. N.H. N.J. N.M. N.Y. Nev. Okla. Tenn. Wis. Wyo.")
"""Those that are no words, where nothing goes on behind them."""
_GOES_ON = re.compile(r"\s[\"“‘]?[A-Z]")


def _state(match: re.Match[str]) -> str:
    """A state in full; a full stop that ends the sentence stays: papers print a comma where it goes on."""
    ends = at_end(match) or _GOES_ON.match(match.string, match.end())
    return match.group()[0] + _PRINTED[match[1]] + ("." if ends else "")


def _after_preposition(match: re.Match[str]) -> str:
    """A state after "from", "of" or "in"; a full stop that ends the sentence stays."""
    if word_before(match) not in {"from", "of", "in"}:
        return match.group()
    ends = at_end(match) or _GOES_ON.match(match.string, match.end())
    return _PRINTED[match.group()] + ("." if ends else "")


def _party(match: re.Match[str]) -> str:
    """A party and a state: D-Ohio → Democrat of Ohio."""
    stop = "." if match.group().endswith(".") and at_end(match) else ""
    return f"{_PARTIES[match['party']]} of {_PLACES[match['place']]}{stop}"


def _of_lawmaker(match: re.Match[str]) -> str:
    """A party, and a town, where a lawmaker is named shortly before."""
    if not _LAWMAKER.search(match.string[max(0, match.start() - 60) : match.start()]):
        return match.group()
    return _PARTIES[match["party"]] + (f" of {match['town']}" if match["town"] else "")


STATES: tuple[Rule, ...] = (
    rule(
        "party-of-state",
        rf"(?:(?<=,\s)|(?<=\())(?P<party>[DRI])-(?P<place>{any_of(_PLACES)})(?![\w-])",
        _party,
        on="DRI",
        hits=(
            ("Ann Bo, D-Ohio, said", "Ann Bo, Democrat of Ohio, said"),
            ("(R-TX)", "(Republican of Texas)"),
            ("Bo (D-N.Y.) and", "Bo (Democrat of New York) and"),
            ("Lee, I-Vt.", "Lee, Independent of Vermont."),
        ),
        leaves=("on D-Day", "an R-rated film", ", D-Ohioan", "a D-Texas"),
    ),
    rule(
        "party-of-lawmaker",
        r"(?:(?<=,\s)|(?<=\())(?P<party>[DR])(?:-(?P<town>[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,2})(?=[,)])"
        r"|(?<=\(.)(?=\)(?!-)))",
        _of_lawmaker,
        on="DR",
        hits=(
            ("State Sen. Ann Bo, D-San Jose, said", "State Sen. Ann Bo, Democrat of San Jose, said"),
            ("Gov. Al Lee (R) left", "Gov. Al Lee (Republican) left"),
        ),
        leaves=("on June 6, D-Day, he", "rated (R)", "Plan (D)"),
    ),
    rule(
        "british-party",
        rf"(?<=[a-z]\s)\(({any_of(_BRITISH_PARTIES)})(?=[,)])",
        lambda match: f"({_BRITISH_PARTIES[match[1]]}" if word_before(match)[:1].isupper() else match.group(),
        on=_BRITISH_PARTIES,
        hits=(("Ann Bo (Lab) won", "Ann Bo (Labour) won"), ("Al Roy (Con, Bury)", "Al Roy (Conservative, Bury)")),
        leaves=("a test (Lab)", "the (Con)"),
    ),
    rule(
        "state",
        rf"(?<=[A-Za-z],)\s({any_of(_PRINTED)})(?!\w)",
        _state,
        on=first_runs(_PRINTED),
        word=any_of(_PRINTED),
        hits=(
            ("Fresno, Calif., on", "Fresno, California, on"),
            ("FRESNO, Calif. (AP)", "FRESNO, California (AP)"),
            ("Albany, N.Y.", "Albany, New York."),
            ("in Salem, N.J. He was", "in Salem, New Jersey. He was"),
        ),
        leaves=("Miss. Jones", "Ill. He"),
    ),
    rule(
        "state-in-a-sentence",
        rf"{any_of(_PRINTED)}(?=\s[a-z]|,\s)|{any_of(_NO_WORDS)}(?=\Z|[”\"]|\s[A-Z])",
        _after_preposition,
        on=first_runs(_PRINTED),
        word=any_of(_PRINTED),
        hits=(
            ("a Democrat from Pa. and a judge", "a Democrat from Pennsylvania and a judge"),
            ("a town in Ore., where", "a town in Oregon, where"),
            ("she is from Conn.", "she is from Connecticut."),
        ),
        leaves=("from Miss. Jones", "home from Mass.", "in La. He", "off Pa. and"),
    ),
    rule(
        "postal-state",
        rf"(?<=[a-z],\s)(?:(?:{'|'.join(_SURE_AFTER_TOWN)})(?![\w.&-])|(?:{'|'.join(POSTAL)})(?=\s[0-9]{{5}}(?!\w)|-based\b))",
        lambda match: POSTAL[match.group()],
        on=POSTAL,
        hits=(
            ("in Austin, TX, on", "in Austin, Texas, on"),
            ("Salem, MA 01970", "Salem, Massachusetts 01970"),
            ("the Reno, NV-based firm", "the Reno, Nevada-based firm"),
        ),
        leaves=("Jane Roe, MD, said", "well, OK", "a TX-based", "to us, WI-FI"),
    ),
)
