"""What each Spanish rule must say, and what it must not touch."""

from __future__ import annotations

from collections.abc import Mapping

SPANISH: Mapping[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "both-genders": (
        (
            ("todos/as", "todos y todas"),
            ("alumno(a)", "alumno o alumna"),
            ("tod@s", "todos y todas"),
            ("amigxs", "amigos y amigas"),
            ("profesores/as", "profesores y profesoras"),
        ),
        ("ana@si.es", "y/o", "km/h", "sexo", "Félix", "uno/dos", "@sol"),
    ),
    "phone": (
        (("91 123 45 67", "9 1, 1 2 3, 4 5, 6 7"), ("612 34 56 78", "6 1 2, 3 4, 5 6, 7 8")),
        ("612 345 678", "91 123", "191 123 45 67"),
    ),
    "title": ((("el Sr. Gil", "el señor Gil"), ("Dña. Ana", "doña Ana")), ("un Sr.", "D. de", "Juan D. Gil")),
    "short": ((("EE. UU.", "Estados Unidos."), ("n.º 5", "número 5"), ("y/o", "y o")), ("etcétera", "R&D", "Útil.")),
    "letters": ((("la UE y", "la U.E y"), ("OMS", "O.M.S")), ("ONU", "PP", "UEFA", "DE LA UE", "U.E.")),
    "century": (
        (("siglo XXI", "siglo veintiuno"), ("siglo V", "siglo quinto"), ("siglos XIX y", "siglos diecinueve y")),
        ("XXI", "siglo y", "siglo Xa"),
    ),
    "ruler": (
        (("Felipe VI", "Felipe sexto"), ("Juan XXIII", "Juan veintitrés"), ("Isabel II", "Isabel segunda")),
        ("Juan XY", "Malcolm X", "Juana II"),
    ),
    "numbered-before": (
        (("II Guerra Mundial", "segunda Guerra Mundial"), ("III Congreso", "tercer Congreso")),
        ("II de", "XL Congreso", "II Guerras", "A-II Guerra"),
    ),
    "chapter": ((("capítulo IV", "capítulo cuatro"),), ("capítulo IVa", "tomo y", "partes II")),
    "unit-alone": (
        (("por m²", "por metro cuadrado"), ("cada kWh", "cada kilovatio hora")),
        ("de km", "por kmh", "por m"),
    ),
    "sign": ((("a = b", "a igual a b"), ("3 × 4", "3 por 4")), ("a==b", "=", "~")),
    "slash": ((("Madrid/Barcelona", "Madrid, Barcelona"),), ("y/o", "km/h", "AC/DC", "a/b")),
    "numbered-noun": ((("pág. 5", "página 5"), ("art. 3", "artículo 3")), ("p. ej.", "art. Él", "cap.")),
    "clock": (
        (
            ("a las 15:30", "a las quince y treinta"),
            ("15.30 h", "quince y treinta horas"),
            ("a las 21.00", "a las veintiuna horas"),
            ("a la 1:15", "a la una y quince"),
            ("20 h", "veinte horas"),
        ),
        ("15.30", "25:10", "las 15.30 euros", "3 hab"),
    ),
    "season": ((("2019/20", "2019 20"), ("2022-2023", "2022 2023")), ("2019-2021", "2019/22", "2019/20/1")),
    "decade": ((("los 80's", "los ochenta"), ("los 90s", "los noventa")), ("85s", "180s", "80sa")),
    "place": (
        (
            ("1.º", "primero"),
            ("2ª", "segunda"),
            ("3.º lugar", "tercer lugar"),
            ("1er piso", "primer piso"),
            ("25.º", "vigésimo quinto"),
            ("3ra", "tercera"),
        ),
        ("2a", "2er", "20ºC", "5do"),
    ),
    "date-in-digits": ((("24/11/2026", "veinticuatro de noviembre de dos mil veintiséis"),), ("24/13/2026", "1/2/3")),
    "day-in-digits": (
        (("el 24/11", "el veinticuatro de noviembre"), ("(3/2)", "(tres de febrero)")),
        ("el 1/2", "24/11", "el 45/11"),
    ),
    "day-month": (
        (("1 de mayo", "primero de mayo"), ("2 de mayo de 1999", "dos de mayo de mil novecientos noventa y nueve")),
        ("45 de mayo", "2 de mayores"),
    ),
    "money": (
        (
            ("10 €", "diez euros"),
            ("21 €", "veintiún euros"),
            ("US$ 5", "cinco dólares"),
            ("3,5 millones €", "tres coma cinco millones de euros"),
            ("5,50 €", "cinco euros con cincuenta"),
            ("200 £", "doscientas libras"),
            ("10-12 euros", "diez a doce euros"),
            ("0,90 €", "noventa céntimos"),
        ),
        ("€", "5.5 €", "5 soleado", "A5 €"),
    ),
    "per-unit": ((("2 euros/kg", "2 euros por kilogramo"),), ("km/h", "5/kg")),
    "percent": ((("3,5 %", "tres coma cinco por ciento"), ("2-3 %", "dos a tres por ciento")), ("3.5%", "%")),
    "measure": (
        (
            ("1,80 m", "un metro ochenta"),
            ("5 km/h", "cinco kilómetros por hora"),
            ("1 t", "una tonelada"),
            ("300 ha", "trescientas hectáreas"),
        ),
        ("5 ma", "A5 m", "5 m-a"),
    ),
    "fraction": (
        (("2/3 de", "dos tercios de"), ("½ litro", "medio litro"), ("2 ½", "dos y medio")),
        ("1/2/3", "3/2", "24/7"),
    ),
    "size": ((("3 mill. de", "tres millones de"),), ("5 M", "3 millones", "5 mil")),
    "pair": ((("3-1", "3 a 1"), ("0-2", "0 a 2")), ("4-4-2", "11-S", "M-30", "3-1,5")),
    "range": ((("10–12 días", "10 a 12 días"), ("2021-2027", "2021 a 2027")), ("12-10", "A10-12")),
    "negative": ((("a -5 grados", "a menos 5 grados"),), ("10 -12", "Covid-19", "- 5")),
    "number": (
        (
            ("10.000", "diez mil"),
            ("3,05", "tres coma cero cinco"),
            ("12.500 personas", "doce mil quinientas personas"),
            ("21 países", "veintiún países"),
            ("201 cartas", "doscientas una cartas"),
        ),
        ("22", "3.5", "21 de", "22 cartas", "A3,5"),
    ),
    "hashtag": ((("#Klima", "hashtag Klima"),), ("#1", "a#b", "C# ist")),
}
