"""What each rule of the five languages must say, and what it must not touch, by language and rule."""

from __future__ import annotations

from collections.abc import Mapping

from narrator.script.continental import Continental
from narrator.script.rule import Rule, Say, rule

Examples = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]

EXAMPLES: Mapping[str, Mapping[str, Examples]] = {
    "de": {
        "title": (
            (("Prof. Dr. Weiß", "Professor Doktor Weiß"), ("St. Gallen", "Sankt Gallen")),
            ("der Dr.", "Dr. med."),
        ),
        "short": ((("z. B. Äpfel", "zum Beispiel Äpfel"), ("Obst usw.", "Obst und so weiter.")), ("R&D", "caa.")),
        "day-month": (
            (
                ("am 24. November 2026", "am vierundzwanzigsten November zweitausendsechsundzwanzig"),
                ("der 3. Mai", "der dritte Mai"),
                ("Dienstag, 1. Juni", "Dienstag, erster Juni"),
            ),
            ("45. Mai", "3.5 Mai"),
        ),
        "century": ((("im 19. Jahrhundert", "im neunzehnten Jahrhundert"),), ("99. Jahrhundert",)),
        "clock": ((("um 15.30 Uhr", "um fünfzehn Uhr dreißig"), ("8:00 Uhr", "acht Uhr")), ("15.30", "25:10 Uhr")),
        "score": ((("gewann 3:1", "gewann drei zu eins"),), ("15:30", "3:1:2")),
        "decade": ((("die 1990er", "die neunzehnhundertneunziger"), ("90er", "neunziger")), ("1995er",)),
        "year": ((("im Jahr 1999", "im Jahr neunzehnhundertneunundneunzig"),), ("2019", "1.999", "1999–2001")),
        "ruler": ((("Ludwig XIV.", "Ludwig der Vierzehnte"),), ("Ludwig XY", "Malcolm X")),
        "date-in-digits": ((("24.11.2026", "24. November 2026"), ("2026-11-24", "24. November 2026")), ("24.13.2026",)),
        "money": (
            (
                ("10 €", "zehn Euro"),
                ("3,5 Mio. Euro 5 €", "drei Komma fünf Millionen Euro fünf Euro"),
                ("3,50 Euro", "drei Euro fünfzig"),
                ("2 Mrd. €", "zwei Milliarden Euro"),
                ("5,50 €", "fünf Euro fünfzig"),
                ("1 €", "ein Euro"),
            ),
            ("€", "5.5 €"),
        ),
        "percent": ((("3,5 %", "drei Komma fünf Prozent"), ("1%", "ein Prozent")), ("3.5%",)),
        "measure": (
            (("5 km/h", "fünf Kilometer pro Stunde"), ("1 t", "eine Tonne"), ("20 °C", "zwanzig Grad Celsius")),
            ("5 kmh", "5 ma"),
        ),
        "size": ((("3,5 Mio. Menschen", "drei Komma fünf Millionen Menschen"),), ("Mio. Menschen",)),
        "pair": ((("3-1", "3 zu 1"),), ("1-3", "4-4-2")),
        "range": ((("10–12 Tage", "10 bis 12 Tage"), ("1939–1945", "1939 bis 1945")), ("12-10", "A10-12")),
        "number": ((("10.000", "zehntausend"), ("3,5", "drei Komma fünf")), ("22", "3.5", "1234567", "10.00")),
    },
    "fr": {
        "title": ((("M. Dupont", "Monsieur Dupont"), ("Mme Weil", "Madame Weil")), ("le M. de", "Mmes.")),
        "short": ((("n° 5", "numéro 5"), ("thé, etc.", "thé, et cetera.")), ("etcetera",)),
        "century": ((("XXe siècle", "vingtième siècle"),), ("XXe", "LXe rue")),
        "ruler": ((("Louis XIV", "Louis quatorze"), ("François Ier", "François premier")), ("Louis XIVa",)),
        "clock": (
            (("15h30", "quinze heures trente"), ("à 1 h", "à une heure"), ("8:05", "huit heures cinq")),
            ("25h",),
        ),
        "place": ((("1er", "premier"), ("la 2e", "la deuxième"), ("1re", "première")), ("2eme", "G2e")),
        "date-in-digits": ((("24/11/2026", "vingt-quatre novembre deux mille vingt-six"),), ("24/13/2026",)),
        "day-month": ((("1er mai", "premier mai"), ("24 novembre", "vingt-quatre novembre")), ("45 mai", "1,5 mai")),
        "money": (
            (
                ("10 €", "dix euros"),
                ("10 M€", "dix millions d’euros"),
                ("1,5 milliard €", "un virgule cinq milliard d’euros"),
                ("5,50 €", "cinq euros cinquante"),
            ),
            ("€", "5.5 €"),
        ),
        "percent": ((("3,5 %", "trois virgule cinq pour cent"),), ("3.5%",)),
        "measure": (
            (("5 km/h", "cinq kilomètres par heure"), ("1 t", "une tonne"), ("5 m²", "cinq mètres carrés")),
            ("5 ma",),
        ),
        "size": ((("3 Mds d’habitants", "trois milliards d’habitants"),), ("Mds",)),
        "pair": ((("3-1", "3 à 1"),), ("1-3", "4-4-2")),
        "range": ((("10–12 jours", "10 à 12 jours"),), ("12-10", "A10-12")),
        "number": (
            (("10 000", "dix mille"), ("l’1,5", "l’un virgule cinq"), ("3,14", "trois virgule quatorze")),
            ("22", "3.5"),
        ),
    },
    "es": {
        "title": ((("el Sr. Gil", "el señor Gil"), ("Dña. Ana", "doña Ana")), ("un Sr.", "D. de")),
        "short": ((("EE. UU.", "Estados Unidos."), ("n.º 5", "número 5")), ("etcétera",)),
        "century": ((("siglo XXI", "siglo veintiuno"), ("siglo V", "siglo quinto")), ("XXI", "siglo y")),
        "ruler": (
            (("Felipe VI", "Felipe sexto"), ("Juan XXIII", "Juan veintitrés"), ("Isabel II", "Isabel segunda")),
            ("Juan XY",),
        ),
        "clock": (
            (("a las 15:30", "a las quince horas y treinta"), ("15.30 h", "quince horas y treinta")),
            ("15.30", "25:10"),
        ),
        "place": ((("1.º", "primero"), ("2ª", "segunda")), ("2a",)),
        "date-in-digits": ((("24/11/2026", "veinticuatro de noviembre de dos mil veintiséis"),), ("24/13/2026",)),
        "day-month": (
            (("1 de mayo", "primero de mayo"), ("2 de mayo de 1999", "dos de mayo de mil novecientos noventa y nueve")),
            ("45 de mayo",),
        ),
        "money": (
            (
                ("10 €", "diez euros"),
                ("21 €", "veintiún euros"),
                ("US$ 5", "cinco dólares"),
                ("3,5 millones €", "tres coma cinco millones de euros"),
                ("5,50 €", "cinco euros con cincuenta"),
                ("200 £", "doscientas libras"),
            ),
            ("€", "5.5 €"),
        ),
        "percent": ((("3,5 %", "tres coma cinco por ciento"),), ("3.5%",)),
        "measure": ((("5 km/h", "cinco kilómetros por hora"), ("1 t", "una tonelada")), ("5 ma",)),
        "size": ((("3 millones", "3 millones"),), ("5 M",)),
        "pair": ((("3-1", "3 a 1"),), ("1-3", "4-4-2")),
        "range": ((("10–12 días", "10 a 12 días"),), ("12-10", "A10-12")),
        "number": ((("10.000", "diez mil"), ("3,05", "tres coma cero cinco")), ("22", "3.5")),
    },
    "it": {
        "title": ((("il dott. Rossi", "il dottor Rossi"), ("Sig.ra Verdi", "Signora Verdi")), ("un dott.",)),
        "short": ((("ad es. il", "ad esempio il"), ("pane ecc.", "pane eccetera.")), ("eccetera",)),
        "century": ((("XXI secolo", "ventunesimo secolo"),), ("XXI", "MXI secolo")),
        "ruler": ((("Luigi XIV", "Luigi quattordicesimo"), ("Pio IX", "Pio nono")), ("Pio XY",)),
        "clock": ((("alle 15.30", "alle quindici e trenta"), ("ore 8:00", "ore otto")), ("15.30", "15:30")),
        "place": ((("1º", "primo"), ("2ª", "seconda")), ("20°",)),
        "date-in-digits": ((("24/11/2026", "ventiquattro novembre duemilaventisei"),), ("24/13/2026",)),
        "day-month": (
            (("1º maggio", "primo maggio"), ("2 giugno 1946", "due giugno millenovecentoquarantasei")),
            ("45 maggio",),
        ),
        "money": (
            (
                ("10 €", "dieci euro"),
                ("1,5 mld €", "uno virgola cinque miliardi di euro"),
                ("5,50 €", "cinque euro e cinquanta"),
                ("$ 1", "un dollaro"),
            ),
            ("€", "5.5 €"),
        ),
        "percent": ((("3,5%", "tre virgola cinque per cento"),), ("3.5%",)),
        "measure": ((("5 km/h", "cinque chilometri orari"), ("1 t", "una tonnellata")), ("5 ma",)),
        "size": ((("10 mln di euro", "dieci milioni di euro"),), ("mln",)),
        "pair": ((("3-1", "3 a 1"),), ("1-3", "4-4-2")),
        "range": ((("10–12 giorni", "10 a 12 giorni"),), ("12-10", "A10-12")),
        "number": ((("10.000", "diecimila"), ("3,5", "tre virgola cinque")), ("22", "3.5")),
    },
    "pt": {
        "title": ((("o Sr. Gil", "o senhor Gil"), ("Dra. Ana", "doutora Ana")), ("um Sr.",)),
        "short": ((("nº 5", "número 5"), ("pão etc.", "pão et cetera.")), ("etcétera",)),
        "century": ((("século XXI", "século vinte e um"), ("século V", "século quinto")), ("XXI",)),
        "ruler": ((("João Paulo II", "João Paulo segundo"), ("Luís XIV", "Luís catorze")), ("Luís XY",)),
        "clock": (
            (("às 15h30", "às quinze horas e trinta"), ("1h", "uma hora"), ("15:30", "quinze horas e trinta")),
            ("25h",),
        ),
        "place": ((("1º", "primeiro"), ("2ª", "segunda")), ("2a",)),
        "date-in-digits": ((("24/11/2026", "vinte e quatro de novembro de dois mil e vinte e seis"),), ("24/13/2026",)),
        "day-month": ((("1º de maio", "primeiro de maio"), ("2 de maio", "dois de maio")), ("45 de maio",)),
        "money": (
            (
                ("R$ 10", "dez reais"),
                ("2 €", "dois euros"),
                ("2 £", "duas libras"),
                ("R$ 2,5 bi", "dois vírgula cinco bilhões de reais"),
                ("R$ 5,50", "cinco reais e cinquenta"),
            ),
            ("€", "5.5 €"),
        ),
        "percent": ((("3,5%", "três vírgula cinco por cento"),), ("3.5%",)),
        "measure": ((("2 t", "duas toneladas"), ("20 °C", "vinte graus Celsius")), ("5 ma",)),
        "size": ((("10 mi de pessoas", "dez milhões de pessoas"),), ("mi",)),
        "pair": ((("3-1", "3 a 1"),), ("1-3", "4-4-2")),
        "range": ((("10–12 dias", "10 a 12 dias"),), ("12-10", "A10-12")),
        "number": ((("10.000", "dez mil"), ("3,5", "três vírgula cinco")), ("22", "3.5")),
    },
}


def example_rule(words: Continental, name: str, pattern: str, say: Say, gate: tuple[str, ...] = ()) -> Rule:
    """A rule of one of the five languages, with its examples."""
    hits, leaves = EXAMPLES[words.base][name]
    return rule(name, pattern, say, hits=hits, leaves=leaves, gate=gate)
