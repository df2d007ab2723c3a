"""What each French rule must say, and what it must not touch."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "both-genders": (
        (
            ("étudiant·e·s", "étudiants et étudiantes"),
            ("lecteur·rices", "lecteurs et lectrices"),
            ("né(e)", "né ou née"),
            ("infirmier·ère", "infirmier ou infirmière"),
        ),
        ("(e)", "a·b", "f(x)", "mot (e)", "5·e"),
    ),
    "phone": (
        (("+33 1 42 34 56 78", "plus 3 3, 1, 4 2, 3 4, 5 6, 7 8"),),
        ("01 42 34 56 78", "+33", "+33 1 42 34 56 789"),
    ),
    "title": (
        (("M. Dupont", "Monsieur Dupont"), ("Mme Weil", "Madame Weil"), ("Le Dr Petit", "Le Docteur Petit")),
        ("le M. de", "Mmes.", "drôle", "Jean M. Dupont", "R. M. Rilke", "Me voici"),
    ),
    "short": ((("n° 5", "numéro 5"), ("thé, etc.", "thé, et cetera.")), ("etcetera", "R&D", "enveloppe.")),
    "letters": ((("l’UE et", "l’U.E et"), ("le FMI", "le F.M.I")), ("ONU", "SNCF", "UEFA", "LA CRISE DE L’UE", "U.E.")),
    "saint": ((("St-Denis", "Saint-Denis"), ("Ste-Anne", "Sainte-Anne")), ("Est-Ouest", "St-denis", "St Denis")),
    "ruler": (
        (("Louis XIV", "Louis quatorze"), ("François Ier", "François premier"), ("Élisabeth II", "Élisabeth deux")),
        ("Louis XIVa", "Malcolm X", "Louison II"),
    ),
    "century": (
        (("XXe siècle", "vingtième siècle"), ("Ier siècle", "premier siècle"), ("XIIe-XIIIe", "douzième-treizième")),
        ("IIer", "Vie", "Xavier", "XIVea", "Le", "Ie-1"),
    ),
    "chapter": ((("tome III", "tome trois"), ("Vatican II", "Vatican deux")), ("tome IIIe", "atome I", "acte Ia")),
    "unit-alone": ((("par m²", "par mètre carré"), ("le kWh", "le kilowatt-heure")), ("de km", "par kmh", "le m")),
    "sign": ((("a = b", "a égale b"), ("10 + 5", "10 plus 5")), ("a==b", "=", "Canal+")),
    "numbered-noun": ((("p. 12", "page 12"), ("art. 3", "article 3")), ("p. ex.", "l’art. Il", "chap.")),
    "clock": (
        (
            ("15h30", "quinze heures trente"),
            ("à 1 h", "à une heure"),
            ("8:05", "huit heures cinq"),
            ("2 h 05 min", "deux heures cinq minutes"),
            ("00h30", "zéro heure trente"),
        ),
        ("25h", "3hab", "8:5", "1:2:30"),
    ),
    "season": ((("2019-2020", "2019 2020"), ("2019/20", "2019 20")), ("2019-2021", "2019/22", "2019/20/1")),
    "place": (
        (("1er", "premier"), ("la 2e", "la deuxième"), ("1re", "première"), ("3ème", "troisième"), ("2nde", "seconde")),
        ("2er", "G2e", "3d", "1e", "2de3"),
    ),
    "date-in-digits": ((("24/11/2026", "vingt-quatre novembre deux mille vingt-six"),), ("24/13/2026", "1/2/3")),
    "day-in-digits": (
        (("le 24/11", "le vingt-quatre novembre"), ("(3/2)", "(trois février)")),
        ("le 1/2", "24/11", "le 45/11"),
    ),
    "day-month": (
        (("1er mai", "premier mai"), ("24 novembre", "vingt-quatre novembre"), ("3 sept.", "trois septembre")),
        ("45 mai", "1,5 mai", "3 maires"),
    ),
    "money": (
        (
            ("10 €", "dix euros"),
            ("10 M€", "dix millions d’euros"),
            ("1,5 milliard €", "un virgule cinq milliard d’euros"),
            ("5,50 €", "cinq euros cinquante"),
            ("0,95 €", "quatre-vingt-quinze centimes"),
            ("450 k€", "quatre cent cinquante mille euros"),
            ("10-12 euros", "dix à douze euros"),
        ),
        ("€", "5.5 €", "5 eurosceptiques", "F 16", "A5 €"),
    ),
    "per-unit": ((("2 euros/kg", "2 euros par kilogramme"),), ("km/h", "5/kg")),
    "percent": ((("3,5 %", "trois virgule cinq pour cent"), ("2-3 %", "deux à trois pour cent")), ("3.5%", "%")),
    "measure": (
        (
            ("1,80 m", "un mètre quatre-vingts"),
            ("5 km/h", "cinq kilomètres par heure"),
            ("1 t", "une tonne"),
            ("5 m²", "cinq mètres carrés"),
            ("-5 °C", "moins cinq degrés Celsius"),
        ),
        ("5 ma", "5 m’a", "A5 m", "5 L’un"),
    ),
    "fraction": (
        (("2/3 des", "deux tiers des"), ("½ point", "un demi point"), ("2 ½", "deux et demi")),
        ("1/2/3", "3/2", "24/7"),
    ),
    "size": ((("3 Mds d’habitants", "trois milliards d’habitants"),), ("Mds", "3 M", "3 k")),
    "pair": ((("3-1", "3 à 1"), ("0-2", "0 à 2")), ("4-4-2", "F-16", "3-D", "3-1,5")),
    "range": ((("10–12 jours", "10 à 12 jours"),), ("12-10", "A10-12")),
    "negative": ((("de -5 degrés", "de moins 5 degrés"),), ("10 -12", "Covid-19", "- 5")),
    "number": (
        (
            ("10 000", "dix mille"),
            ("l’1,5", "l’un virgule cinq"),
            ("3,14", "trois virgule quatorze"),
            ("21 femmes", "vingt et une femmes"),
        ),
        ("22", "3.5", "21 hommes", "A3,5"),
    ),
    "hashtag": ((("#Klima", "hashtag Klima"),), ("#1", "a#b", "C# ist")),
}
