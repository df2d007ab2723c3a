"""French: separators, nouns, abbreviations, acronyms; also those of Canada, Belgium and Switzerland."""

from __future__ import annotations

from narrator.script.spoken.locale_table import Currency, Locale, plural, printed, sized
from narrator.script.spoken.rule import listed

SWISS_FRANC = Currency(one="franc suisse", many="francs suisses", cents="centimes")
FRANC = plural("franc", "centimes")

FRENCH = Locale(
    groups=". ",
    point="virgule",
    and_cents=" ",
    to="à",
    minus="moins",
    per_cent="pour cent",
    currencies={
        **printed(plural("euro", "centimes"), "€", "EUR"),
        **printed(plural("dollar", "cents"), "$", "US$", "USD", "$US", "$ US"),
        **printed(plural("livre", "pence", feminine=True), "£", "GBP"),
        **printed(SWISS_FRANC, "CHF"),
        **printed(FRANC, "fr.", "Fr."),
        **printed(plural("centime"), "cts", "ct"),
        **printed(plural("yen"), "¥"),
        **printed(plural("yuan")),
        **printed(plural("rouble"), "₽"),
        **printed(plural("roupie", feminine=True), "₹"),
    },
    sizes={
        "k": ("mille", "mille"),
        **sized("million", "millions", "M", "Mio", "mio", "mln"),
        **sized("milliard", "milliards", "Md", "Mds", "Mrd", "mrd", "G"),
    },
    of=" de ",
    parts={
        2: ("demi", "demis"),
        3: ("tiers", "tiers"),
        4: ("quart", "quarts"),
        5: ("cinquième", "cinquièmes"),
        6: ("sixième", "sixièmes"),
        8: ("huitième", "huitièmes"),
        10: ("dixième", "dixièmes"),
    },
    short={
        "etc.": "et cetera",
        "p. ex.": "par exemple",
        "c.-à-d.": "c’est-à-dire",
        "càd": "c’est-à-dire",
        "av. J.-C.": "avant Jésus-Christ",
        "apr. J.-C.": "après Jésus-Christ",
        "ap. J.-C.": "après Jésus-Christ",
        "n°": "numéro",
        "nº": "numéro",
        "N°": "Numéro",
        "n°s": "numéros",
        "env.": "environ",
        "cf.": "confer",
        "hab.": "habitants",
        "tél.": "téléphone",
        "Tél.": "Téléphone",
        "ndlr": "note de la rédaction",
        "NDLR": "note de la rédaction",
        "CO2": "C.O 2",
        "CO₂": "C.O 2",
        "et/ou": "et ou",
        "&": "et",
    },
    enders=frozenset({"etc.", "av. J.-C.", "apr. J.-C.", "ap. J.-C.", "hab."}),
    titles={
        "M.": "Monsieur",
        "MM.": "Messieurs",
        "Mme": "Madame",
        "Mmes": "Mesdames",
        "Mlle": "Mademoiselle",
        "Mlles": "Mesdemoiselles",
        "Dr": "Docteur",
        "Drs": "Docteurs",
        "Pr": "Professeur",
        "Mgr": "Monseigneur",
        "Me": "Maître",
        "Ste": "Sainte",
        "St": "Saint",
    },
    numbered={
        "p.": "page",
        "pp.": "pages",
        "Art.": "Article",
        "art.": "article",
        "chap.": "chapitre",
        "vol.": "volume",
        "§": "paragraphe",
        "tél.": "téléphone",
    },
    letters=listed(
        "UE LFI PIB FMI BCE OMS PME RSA CIA FBI IA IVG PMA OM CIO QI UMP EELV RFI RDA RFA IRM EPR OIT OMC OPA "
        "EEE ETI IUT IUFM AOC AOP APL ARS ASE BTP CFE CRS ESN FDJ GPA HCR HPV IGN IGPN IGF INA JT OGM OCDE OSCE PJ PMU "
        "PNL SDF TPE UDI UBS URSS OQTF CHU LCI BD SPA JO RIB AVC ADP CPI CIJ IPC ISF IFI OIM RSF SMS TER ETF "
        "PCF PSA EI HPI"
    ),
    signs={"=": "égale", "×": "fois", "±": "plus ou moins", "≈": "environ", "~": "environ", "+": "plus"},
    units={"dB": ("décibel", "décibels"), "tep": ("tonne équivalent pétrole",) * 2},
    first_of_month="premier",
    months={
        "janv.": 1,
        "févr.": 2,
        "fév.": 2,
        "avr.": 4,
        "juil.": 7,
        "sept.": 9,
        "oct.": 10,
        "nov.": 11,
        "déc.": 12,
    },
    hour=("heure", "heures", " "),
    rulers=listed(
        "Abdallah Albert Alexandre Alphonse Baudouin Benoît Boniface Carlos Catherine Charles Christian Clément "
        "Édouard Élisabeth Elisabeth Elizabeth Emmanuel Farouk Felipe Ferdinand François Frédéric George Georges "
        "Grégoire Guillaume Gustave Harald Hassan Henri Innocent Jacques Jean Joseph Jules Léon Léopold Louis Marie "
        "Margrethe Mohammed Napoléon Nicolas Othon Paul Philippe Pie Pierre Ramsès Richard Rodolphe Sixte Thoutmôsis "
        "Urbain Victor William Xerxès"
    ),
    chapters=listed(
        "chapitre tome titre acte livre partie volume annexe phase article niveau scène Chapitre Tome Titre Acte Livre "
        "Partie Volume Annexe Phase Article Vatican Lyon Paris Latran Nicée"
    ),
    ordinals_to=1,
    places={
        "er": "premier",
        "ers": "premiers",
        "re": "première",
        "ère": "première",
        "e": "",
        "es": "s",
        "è": "",
        "ème": "",
        "èmes": "s",
        "eme": "",
        "ᵉ": "",
        "ᵉʳ": "premier",
        "nd": "second",
        "nde": "seconde",
    },
)

SWISS_MONEY = {**printed(FRANC, "CHF", "fr.", "Fr.")}
"""What Switzerland calls francs it need not call Swiss."""
