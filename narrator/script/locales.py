"""What the rules of German, French, Spanish, Italian and Portuguese need to know of their language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from narrator.script.rule import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """How a currency is called: one, many, and whether it is feminine."""

    one: str
    many: str
    feminine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """A language's separators, nouns and abbreviations.

    `groups` are the marks that part thousands, `point` is the word for the decimal comma; decimals are said as a number
    in Romance languages and digit by digit in German; `and_cents` stands between euros and cents. `sizes` maps a
    printed magnitude to one and many, `of` joins it to a noun ("millones de euros"). `short` maps abbreviations to
    words, of which `enders` may end a sentence; `titles` are said in full before a name only. `hour` is the noun after
    an hour (one, many) and what joins the minutes to it. After one of `rulers` a Roman numeral is a number, said as an
    ordinal up to `ordinals_to`. `places` maps the raised ending of an ordinal to the word for "first", to the last
    letter of the ordinal ("o", "a") or to nothing.
    """

    groups: str
    point: str
    digit_by_digit: bool = False
    and_cents: str
    to: str
    minus: str
    per_cent: str
    currencies: Mapping[str, Currency]
    sizes: Mapping[str, tuple[str, str]]
    of: str
    short: Mapping[str, str]
    enders: frozenset[str]
    titles: Mapping[str, str]
    first_of_month: str
    day_of: str = " "
    hour: tuple[str, str, str]
    rulers: tuple[str, ...] = ()
    ordinals_to: int = 10
    places: Mapping[str, str] = field(default_factory=dict)


def _same(name: str) -> Currency:
    return Currency(one=name, many=name)


def _plural(name: str, *, feminine: bool = False) -> Currency:
    return Currency(one=name, many=f"{name}s", feminine=feminine)


_GERMAN = Locale(
    groups=".\u2019' ",
    point="Komma",
    digit_by_digit=True,
    and_cents=" ",
    to="bis",
    minus="minus",
    per_cent="Prozent",
    currencies={
        "€": _same("Euro"),
        "Euro": _same("Euro"),
        "EUR": _same("Euro"),
        "$": _same("Dollar"),
        "US-$": _same("US-Dollar"),
        "US$": _same("US-Dollar"),
        "£": _same("Pfund"),
        "CHF": _same("Franken"),
        "Fr.": _same("Franken"),
        "¥": _same("Yen"),
    },
    sizes={
        "Mio.": ("Million", "Millionen"),
        "Mio": ("Million", "Millionen"),
        "Mrd.": ("Milliarde", "Milliarden"),
        "Mrd": ("Milliarde", "Milliarden"),
        "Bio.": ("Billion", "Billionen"),
        "Million": ("Million", "Millionen"),
        "Millionen": ("Million", "Millionen"),
        "Milliarde": ("Milliarde", "Milliarden"),
        "Milliarden": ("Milliarde", "Milliarden"),
    },
    of=" ",
    short={
        "z. B.": "zum Beispiel",
        "d. h.": "das heißt",
        "u. a.": "unter anderem",
        "v. a.": "vor allem",
        "i. d. R.": "in der Regel",
        "o. Ä.": "oder Ähnliches",
        "u. U.": "unter Umständen",
        "usw.": "und so weiter",
        "bzw.": "beziehungsweise",
        "bspw.": "beispielsweise",
        "ca.": "circa",
        "evtl.": "eventuell",
        "ggf.": "gegebenenfalls",
        "inkl.": "inklusive",
        "sog.": "sogenannte",
        "vgl.": "vergleiche",
        "Nr.": "Nummer",
        "v. Chr.": "vor Christus",
        "n. Chr.": "nach Christus",
        "Jh.": "Jahrhundert",
        "Std.": "Stunden",
        "Min.": "Minuten",
        "&": "und",
    },
    enders=frozenset({"usw.", "v. Chr.", "n. Chr.", "o. Ä.", "Jh.", "u. a."}),
    titles={"Dr.": "Doktor", "Prof.": "Professor", "St.": "Sankt", "Hr.": "Herr", "Fr.": "Frau"},
    first_of_month="erster",
    hour=("Uhr", "Uhr", " "),
    rulers=listed(
        "Albrecht August Benedikt Christian Elisabeth Ferdinand Franz Friedrich Georg Gregor Heinrich Johannes Karl "
        "Katharina Leo Leopold Ludwig Maximilian Napoleon Nikolaus Otto Paul Peter Philipp Pius Rudolf Wilhelm"
    ),
)

_FRENCH = Locale(
    groups=". ",
    point="virgule",
    and_cents=" ",
    to="à",
    minus="moins",
    per_cent="pour cent",
    currencies={
        "€": _plural("euro"),
        "euros": _plural("euro"),
        "EUR": _plural("euro"),
        "$": _plural("dollar"),
        "US$": _plural("dollar"),
        "£": _plural("livre", feminine=True),
        "CHF": Currency(one="franc suisse", many="francs suisses"),
        "F": _plural("franc"),
        "¥": _plural("yen"),
    },
    sizes={
        "k": ("mille", "mille"),
        "M": ("million", "millions"),
        "Md": ("milliard", "milliards"),
        "Mds": ("milliard", "milliards"),
        "million": ("million", "millions"),
        "millions": ("million", "millions"),
        "milliard": ("milliard", "milliards"),
        "milliards": ("milliard", "milliards"),
    },
    of=" de ",
    short={
        "etc.": "et cetera",
        "p. ex.": "par exemple",
        "c.-à-d.": "c’est-à-dire",
        "av. J.-C.": "avant Jésus-Christ",
        "apr. J.-C.": "après Jésus-Christ",
        "n°": "numéro",
        "nº": "numéro",
        "N°": "Numéro",
        "env.": "environ",
        "&": "et",
    },
    enders=frozenset({"etc.", "av. J.-C.", "apr. J.-C."}),
    titles={
        "M.": "Monsieur",
        "MM.": "Messieurs",
        "Mme": "Madame",
        "Mmes": "Mesdames",
        "Mlle": "Mademoiselle",
        "Dr": "Docteur",
        "Pr": "Professeur",
        "Mgr": "Monseigneur",
        "Me": "Maître",
    },
    first_of_month="premier",
    hour=("heure", "heures", " "),
    rulers=listed(
        "Benoît Charles Clément François Grégoire Guillaume Henri Jacques Jean Léopold Louis Napoléon Nicolas Paul "
        "Philippe Pie"
    ),
    ordinals_to=1,
    places={"er": "premier", "re": "première", "ère": "première", "e": "", "ème": "", "ᵉ": "", "ᵉʳ": "premier"},
)

_SPANISH = Locale(
    groups=". ",
    point="coma",
    and_cents=" con ",
    to="a",
    minus="menos",
    per_cent="por ciento",
    currencies={
        "€": _plural("euro"),
        "euros": _plural("euro"),
        "EUR": _plural("euro"),
        "$": Currency(one="dólar", many="dólares"),
        "US$": Currency(one="dólar", many="dólares"),
        "USD": Currency(one="dólar", many="dólares"),
        "£": _plural("libra", feminine=True),
        "¥": Currency(one="yen", many="yenes"),
    },
    sizes={
        "M": ("millón", "millones"),
        "millón": ("millón", "millones"),
        "millones": ("millón", "millones"),
        "mil millones": ("mil millones", "mil millones"),
        "billones": ("billón", "billones"),
    },
    of=" de ",
    short={
        "etc.": "etcétera",
        "p. ej.": "por ejemplo",
        "EE. UU.": "Estados Unidos",
        "EEUU": "Estados Unidos",
        "JJ. OO.": "Juegos Olímpicos",
        "a. C.": "antes de Cristo",
        "d. C.": "después de Cristo",
        "n.º": "número",
        "nº": "número",
        "núm.": "número",
        "pág.": "página",
        "aprox.": "aproximadamente",
        "&": "y",
    },
    enders=frozenset({"etc.", "EE. UU.", "a. C.", "d. C.", "JJ. OO."}),
    titles={
        "Sr.": "señor",
        "Sra.": "señora",
        "Srta.": "señorita",
        "Sres.": "señores",
        "Dr.": "doctor",
        "Dra.": "doctora",
        "D.": "don",
        "Dña.": "doña",
        "Gral.": "general",
    },
    first_of_month="primero",
    day_of=" de ",
    hour=("hora", "horas", " y "),
    rulers=listed(
        "Alfonso Benedicto Carlos Clemente Felipe Fernando Francisco Gregorio Isabel Jorge Juan Luis Napoleón Nicolás "
        "Pablo Pedro Pío"
    ),
    places={".º": "o", "º": "o", ".ª": "a", "ª": "a"},
)

_ITALIAN = Locale(
    groups=".’'",
    point="virgola",
    and_cents=" e ",
    to="a",
    minus="meno",
    per_cent="per cento",
    currencies={
        "€": _same("euro"),
        "euro": _same("euro"),
        "EUR": _same("euro"),
        "$": Currency(one="dollaro", many="dollari"),
        "US$": Currency(one="dollaro", many="dollari"),
        "£": Currency(one="sterlina", many="sterline", feminine=True),
        "CHF": Currency(one="franco svizzero", many="franchi svizzeri"),
        "¥": _same("yen"),
    },
    sizes={
        "mila": ("mila", "mila"),
        "mln": ("milione", "milioni"),
        "mld": ("miliardo", "miliardi"),
        "milione": ("milione", "milioni"),
        "milioni": ("milione", "milioni"),
        "miliardo": ("miliardo", "miliardi"),
        "miliardi": ("miliardo", "miliardi"),
    },
    of=" di ",
    short={
        "ecc.": "eccetera",
        "ad es.": "ad esempio",
        "p. es.": "per esempio",
        "a. C.": "avanti Cristo",
        "d. C.": "dopo Cristo",
        "n°": "numero",
        "nº": "numero",
        "pag.": "pagina",
        "art.": "articolo",
        "ca.": "circa",
        "&": "e",
    },
    enders=frozenset({"ecc.", "a. C.", "d. C."}),
    titles={
        "dott.": "dottor",
        "Dott.": "Dottor",
        "dott.ssa": "dottoressa",
        "Dott.ssa": "Dottoressa",
        "sig.": "signor",
        "Sig.": "Signor",
        "sig.ra": "signora",
        "Sig.ra": "Signora",
        "prof.": "professor",
        "Prof.": "Professor",
        "prof.ssa": "professoressa",
        "Prof.ssa": "Professoressa",
        "avv.": "avvocato",
        "ing.": "ingegner",
        "on.": "onorevole",
    },
    first_of_month="primo",
    hour=("", "", " e "),
    rulers=listed(
        "Benedetto Carlo Clemente Elisabetta Enrico Federico Ferdinando Filippo Francesco Giorgio Giovanni Gregorio "
        "Leone Luigi Napoleone Nicola Paolo Pio Umberto Vittorio Emanuele"
    ),
    ordinals_to=99,
    places={"º": "o", "ª": "a"},
)

_PORTUGUESE = Locale(
    groups=". ",
    point="vírgula",
    and_cents=" e ",
    to="a",
    minus="menos",
    per_cent="por cento",
    currencies={
        "R$": Currency(one="real", many="reais"),
        "€": _plural("euro"),
        "euros": _plural("euro"),
        "EUR": _plural("euro"),
        "US$": Currency(one="dólar", many="dólares"),
        "$": Currency(one="dólar", many="dólares"),
        "£": _plural("libra", feminine=True),
        "¥": Currency(one="iene", many="ienes"),
    },
    sizes={
        "mil": ("mil", "mil"),
        "mi": ("milhão", "milhões"),
        "milhão": ("milhão", "milhões"),
        "milhões": ("milhão", "milhões"),
        "bi": ("bilhão", "bilhões"),
        "bilhão": ("bilhão", "bilhões"),
        "bilhões": ("bilhão", "bilhões"),
        "mil milhões": ("mil milhões", "mil milhões"),
        "tri": ("trilhão", "trilhões"),
        "trilhões": ("trilhão", "trilhões"),
    },
    of=" de ",
    short={
        "etc.": "et cetera",
        "p. ex.": "por exemplo",
        "a. C.": "antes de Cristo",
        "d. C.": "depois de Cristo",
        "nº": "número",
        "n.º": "número",
        "pág.": "página",
        "séc.": "século",
        "av.": "avenida",
        "&": "e",
    },
    enders=frozenset({"etc.", "a. C.", "d. C."}),
    titles={
        "Sr.": "senhor",
        "Sra.": "senhora",
        "Srs.": "senhores",
        "Dr.": "doutor",
        "Dra.": "doutora",
        "Prof.": "professor",
        "Profa.": "professora",
        "D.": "dom",
    },
    first_of_month="primeiro",
    day_of=" de ",
    hour=("hora", "horas", " e "),
    rulers=listed(
        "Afonso Bento Carlos Clemente Elizabeth Fernando Filipe Francisco Gregório Henrique Isabel João Jorge Luís "
        "Manuel Napoleão Nicolau Paulo Pedro Pio"
    ),
    places={".º": "o", "º": "o", ".ª": "a", "ª": "a"},
)

LOCALES: Mapping[str, Locale] = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
}
"""By the first part of the language tag."""
