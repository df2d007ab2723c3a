"""What each Italian rule must say, and what it must not touch."""

from __future__ import annotations

from collections.abc import Mapping

ITALIAN: Mapping[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "both-genders": (
        (
            ("tutti/e", "tutti e tutte"),
            ("candidato/a", "candidato o candidata"),
            ("le/i docenti", "le e i docenti"),
            ("tuttə", "tutti e tutte"),
        ),
        ("e/o", "km/h", "Milano/Roma", "a/b"),
    ),
    "phone": (
        (("06 1234567", "0 6, 1 2 3 4 5 6 7"), ("347 123 4567", "3 4 7, 1 2 3, 4 5 6 7")),
        ("06", "347.123", "1947 1234"),
    ),
    "title": (
        (("il dott. Rossi", "il dottor Rossi"), ("Sig.ra Verdi", "Signora Verdi")),
        ("un dott.", "sig. rossi", "Disse on. ieri"),
    ),
    "short": ((("ad es. il", "ad esempio il"), ("pane ecc.", "pane eccetera."), ("e/o", "e o")), ("eccetera", "R&D")),
    "letters": ((("l’UE e", "l’U.E e"), ("il FMI", "il F.M.I")), ("ONU", "RAI", "UEFA", "LA CRISI DELL’UE", "U.E.")),
    "century": (
        (
            ("XXI secolo", "ventunesimo secolo"),
            ("II sec. a", "secondo secolo a"),
            ("XIX e XX secolo", "diciannovesimo e ventesimo secolo"),
        ),
        ("XXI", "MXI secolo", "5 sec."),
    ),
    "ruler": ((("Luigi XIV", "Luigi quattordicesimo"), ("Pio IX", "Pio nono")), ("Pio XY", "Malcolm X", "Luigia II")),
    "numbered-before": (
        (("II Guerra mondiale", "seconda Guerra mondiale"), ("III Congresso", "terzo Congresso")),
        ("II di", "XL Congresso", "A-II Guerra"),
    ),
    "unit-alone": ((("al kWh", "al chilowattora"), ("ogni km", "ogni chilometro")), ("di km", "per kmh", "al m")),
    "sign": ((("a = b", "a uguale b"), ("3 × 4", "3 per 4")), ("a==b", "=", "~")),
    "slash": ((("Milano/Roma", "Milano, Roma"),), ("e/o", "km/h", "AC/DC")),
    "numbered-noun": ((("n. 194", "numero 194"), ("l’art. 18", "l’articolo 18")), ("n. civico", "art. Il", "cap.")),
    "hours": (
        (("9.00-13.00", "dalle nove alle tredici"),),
        ("9.00-13.00 euro", "1.5-2.5", "9.00-13.005"),
    ),
    "clock": (
        (
            ("alle 15.30", "alle quindici e trenta"),
            ("ore 8:00", "ore otto"),
            ("all’1.15", "all’una e quindici"),
            ("verso le 8.05", "verso le otto e cinque"),
        ),
        ("15.30", "15:30", "le 3.50 euro", "le 1.200 imprese"),
    ),
    "season": ((("2019/20", "2019 20"), ("2023-24", "2023 24")), ("2019-2021", "2019/22", "2019/20/1")),
    "age": (
        (("22enne", "ventiduenne"), ("18enni", "diciottenni"), ("23enne", "ventitreenne")),
        ("perenne", "122enne", "22ennesimo"),
    ),
    "century-in-digits": (
        (("nell’800", "nell’Ottocento"), ("del ’900", "del Novecento")),
        ("l’1.800", "nell’800%", "dell’800 metri", "gli 800", "del 900"),
    ),
    "decade": ((("anni ’90", "anni novanta"), ("nel ’68", "nel sessantotto")), ("anni 90", "l’90", "’90")),
    "place": (
        (("1º", "primo"), ("2ª", "seconda"), ("al 3° posto", "al terzo posto"), ("40esima", "quarantesima")),
        ("20°", "i 40° all’ombra", "20°C", "2a"),
    ),
    "date-in-digits": ((("24/11/2026", "ventiquattro novembre duemilaventisei"),), ("24/13/2026", "1/2/3")),
    "day-in-digits": (
        (("il 24/11", "il ventiquattro novembre"), ("(3/2)", "(tre febbraio)")),
        ("il 1/2", "24/11", "il 45/11"),
    ),
    "day-month": (
        (
            ("1º maggio", "primo maggio"),
            ("2 giugno 1946", "due giugno millenovecentoquarantasei"),
            ("1° maggio", "primo maggio"),
        ),
        ("45 maggio", "2 maggiori"),
    ),
    "money": (
        (
            ("10 €", "dieci euro"),
            ("1,5 mld €", "uno virgola cinque miliardi di euro"),
            ("5,50 €", "cinque euro e cinquanta"),
            ("$ 1", "un dollaro"),
            ("20mila euro", "ventimila euro"),
            ("0,95 €", "novantacinque centesimi"),
        ),
        ("€", "5.5 €", "A5 €"),
    ),
    "per-unit": ((("25 centesimi/kWh", "25 centesimi al chilowattora"),), ("km/h", "5/kg")),
    "percent": ((("3,5%", "tre virgola cinque per cento"), ("2-3%", "due a tre per cento")), ("3.5%", "%")),
    "measure": (
        (
            ("1,80 m", "un metro e ottanta"),
            ("5 km/h", "cinque chilometri orari"),
            ("1 t", "una tonnellata"),
            ("80 mq", "ottanta metri quadrati"),
        ),
        ("5 ma", "A5 m", "5 l’uno"),
    ),
    "fraction": (
        (("2/3 dei", "due terzi dei"), ("½ litro", "mezzo litro"), ("2 ½", "due e mezzo")),
        ("1/2/3", "3/2", "24/7"),
    ),
    "size": (
        (("10 mln di euro", "dieci milioni di euro"), ("20mila tifosi", "ventimila tifosi")),
        ("mln", "3 milioni", "3 mil."),
    ),
    "pair": ((("3-1", "3 a 1"), ("0-2", "0 a 2")), ("4-4-2", "G-7", "3-1,5")),
    "range": ((("10–12 giorni", "10 a 12 giorni"), ("2021-2027", "2021 a 2027")), ("12-10", "A10-12")),
    "negative": ((("di -5 gradi", "di meno 5 gradi"),), ("10 -12", "Covid-19", "- 5")),
    "number": ((("10.000", "diecimila"), ("3,5", "tre virgola cinque")), ("22", "3.5", "A3,5")),
    "hashtag": ((("#Klima", "hashtag Klima"),), ("#1", "a#b", "C# ist")),
}
