"""What each Portuguese rule must say, and what it must not touch."""

from __future__ import annotations

from collections.abc import Mapping

PORTUGUESE: Mapping[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "both-genders": (
        (
            ("todos/as", "todos e todas"),
            ("aluno(a)", "aluno ou aluna"),
            ("tod@s", "todos e todas"),
            ("todxs", "todos e todas"),
            ("professores(as)", "professores e professoras"),
        ),
        ("ana@si.pt", "e/ou", "km/h", "sexo", "Félix", "@sol"),
    ),
    "phone": (
        (("(11) 3456-7890", "1 1, 3 4 5 6, 7 8 9 0"), ("21 99876-5432", "2 1, 9 9 8 7 6, 5 4 3 2")),
        ("3456-7890", "1999-2000", "211 3456-7890"),
    ),
    "title": ((("o Sr. Gil", "o senhor Gil"), ("Dra. Ana", "doutora Ana")), ("um Sr.", "D. de", "Jorge R. Silva")),
    "short": ((("nº 5", "número 5"), ("pão etc.", "pão et cetera."), ("Av. da", "avenida da")), ("etcétera", "R&D")),
    "letters": ((("o FMI e", "o F.M.I e"), ("IBGE", "I.B.G.E")), ("ONU", "STF", "UEFA", "A CRISE DO FMI", "F.M.I.")),
    "century": (
        (("século XXI", "século vinte e um"), ("século V", "século quinto")),
        ("XXI", "século e"),
    ),
    "ruler": (
        (("João Paulo II", "João Paulo segundo"), ("Isabel II", "Isabel segunda")),
        ("Luís XY", "Malcolm X", "Paulão II"),
    ),
    "numbered-before": (
        (("II Guerra Mundial", "segunda Guerra Mundial"), ("III Congresso", "terceiro Congresso")),
        ("II de", "XL Congresso", "A-II Guerra"),
    ),
    "chapter": ((("capítulo IV", "capítulo quatro"),), ("capítulo IVa", "tomo e", "partes II")),
    "unit-alone": (
        (("por m²", "por metro quadrado"), ("cada kWh", "cada quilowatt-hora")),
        ("de km", "por kmh", "por m"),
    ),
    "sign": ((("a = b", "a igual a b"), ("3 × 4", "3 por 4")), ("a==b", "=", "~")),
    "numbered-noun": ((("pág. 5", "página 5"), ("art. 3", "artigo 3")), ("p. ex.", "art. Ele", "cap.")),
    "clock": (
        (("às 15h30", "às quinze horas e trinta"), ("1h", "uma hora"), ("15:30", "quinze horas e trinta")),
        ("25h", "3hab", "8:5", "1:2:30"),
    ),
    "score": ((("3 x 1", "3 a 1"), ("2x2", "2 a 2")), ("10 x 15 cm", "4x4x4", "um 4x4", "3 x", "A3 x 1")),
    "season": ((("2019/20", "2019 20"), ("2023-24", "2023 24")), ("2019-2021", "2019/22", "2019/20/1")),
    "place": ((("1º", "primeiro"), ("2ª", "segunda"), ("25.º", "vigésimo quinto")), ("2a", "30°", "20ºC")),
    "date-in-digits": (
        (("24/11/2026", "vinte e quatro de novembro de dois mil e vinte e seis"),),
        ("24/13/2026", "1/2/3"),
    ),
    "day-in-digits": (
        (("até 30/4", "até trinta de abril"), ("(24/11)", "(vinte e quatro de novembro)")),
        ("em 1/2", "24/11", "dia 45/11"),
    ),
    "day-month": ((("1º de maio", "primeiro de maio"), ("2 de maio", "dois de maio")), ("45 de maio", "2 de maiores")),
    "money": (
        (
            ("R$ 10", "dez reais"),
            ("2 €", "dois euros"),
            ("2 £", "duas libras"),
            ("R$ 2,5 bi", "dois vírgula cinco bilhões de reais"),
            ("R$ 5,50", "cinco reais e cinquenta"),
            ("R$ 0,50", "cinquenta centavos"),
            ("R$ 450 mil", "quatrocentos e cinquenta mil reais"),
        ),
        ("€", "5.5 €", "R$", "A5 €"),
    ),
    "per-unit": ((("2 reais/kWh", "2 reais por quilowatt-hora"),), ("km/h", "5/kg")),
    "percent": ((("3,5%", "três vírgula cinco por cento"), ("2-3%", "dois a três por cento")), ("3.5%", "%")),
    "measure": (
        (("1,80 m", "um metro e oitenta"), ("2 t", "duas toneladas"), ("20 °C", "vinte graus Celsius")),
        ("5 ma", "A5 m", "5 m-a"),
    ),
    "fraction": (
        (("2/3 dos", "dois terços dos"), ("½ litro", "meio litro"), ("2 ½", "dois e meio")),
        ("1/2/3", "3/2", "24/7"),
    ),
    "size": ((("10 mi de pessoas", "dez milhões de pessoas"),), ("mi", "3 milhões", "5 mil", "5 M")),
    "pair": ((("3-1", "3 a 1"), ("0-2", "0 a 2")), ("4-4-2", "BR-101", "3-1,5")),
    "range": ((("10–12 dias", "10 a 12 dias"), ("2021-2027", "2021 a 2027")), ("12-10", "A10-12")),
    "negative": ((("a -5 graus", "a menos 5 graus"),), ("10 -12", "Covid-19", "- 5")),
    "number": (
        (
            ("10.000", "dez mil"),
            ("3,5", "três vírgula cinco"),
            ("2 mulheres", "duas mulheres"),
            ("2.200 mulheres", "duas mil e duzentas mulheres"),
        ),
        ("22", "3.5", "2 de", "2 dias", "A3,5"),
    ),
    "hashtag": ((("#Klima", "hashtag Klima"),), ("#1", "a#b", "C# ist")),
}
