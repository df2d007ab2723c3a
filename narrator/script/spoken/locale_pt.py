"""Portuguese: separators, nouns, abbreviations, acronyms of Brazil and Portugal."""

from __future__ import annotations

from narrator.script.spoken.locale_table import Currency, Locale, plural, printed, sized
from narrator.script.spoken.rule import listed

PORTUGUESE = Locale(
    groups=". ",
    point="vírgula",
    and_cents=" e ",
    to="a",
    minus="menos",
    per_cent="por cento",
    currencies={
        **printed(Currency(one="real", many="reais", cents="centavos"), "R$", "BRL"),
        **printed(plural("euro", "cêntimos"), "€", "EUR"),
        **printed(Currency(one="dólar", many="dólares", cents="centavos"), "US$", "USD", "$", "U$"),
        **printed(plural("libra", "pence", feminine=True), "£", "GBP"),
        **printed(plural("franco", "cêntimos"), "CHF"),
        **printed(plural("peso", "centavos")),
        **printed(plural("centavo")),
        **printed(plural("cêntimo")),
        **printed(plural("escudo")),
        **printed(plural("coroa", feminine=True)),
        **printed(plural("kwanza")),
        **printed(plural("iene"), "¥"),
        **printed(Currency(one="yuan", many="yuans")),
    },
    sizes={
        "mil": ("mil", "mil"),
        **sized("milhão", "milhões", "mi", "M", "mi."),
        **sized("bilhão", "bilhões", "bi", "bi."),
        "mil milhões": ("mil milhões", "mil milhões"),
        "mil M": ("mil milhões", "mil milhões"),
        **sized("trilhão", "trilhões", "tri"),
        **sized("bilião", "biliões"),
    },
    of=" de ",
    parts={
        2: ("meio", "meios"),
        3: ("terço", "terços"),
        4: ("quarto", "quartos"),
        5: ("quinto", "quintos"),
        6: ("sexto", "sextos"),
        8: ("oitavo", "oitavos"),
        10: ("décimo", "décimos"),
    },
    short={
        "etc.": "et cetera",
        "p. ex.": "por exemplo",
        "P. ex.": "Por exemplo",
        "a. C.": "antes de Cristo",
        "d. C.": "depois de Cristo",
        "nº": "número",
        "n.º": "número",
        "Nº": "Número",
        "séc.": "século",
        "sécs.": "séculos",
        "aprox.": "aproximadamente",
        "tel.": "telefone",
        "Tel.": "Telefone",
        "Av.": "avenida",
        "av.": "avenida",
        "CO2": "C.O 2",
        "CO₂": "C.O 2",
        "máx.": "máximo",
        "mín.": "mínimo",
        "e/ou": "e ou",
        "&": "e",
    },
    enders=frozenset({"etc.", "a. C.", "d. C."}),
    titles={
        "Sr.": "senhor",
        "Sra.": "senhora",
        "Srs.": "senhores",
        "Sras.": "senhoras",
        "Srta.": "senhorita",
        "Dr.": "doutor",
        "Dra.": "doutora",
        "Drs.": "doutores",
        "Prof.": "professor",
        "Profa.": "professora",
        "Prof.ª": "professora",
        "prof.": "professor",
        "profa.": "professora",
        "D.": "dom",
        "Eng.": "engenheiro",
        "Arq.": "arquiteto",
        "Gen.": "general",
        "Cel.": "coronel",
        "Cap.": "capitão",
        "Dep.": "deputado",
        "dep.": "deputado",
        "sen.": "senador",
        "gen.": "general",
        "Exmo.": "excelentíssimo",
        "Exma.": "excelentíssima",
        "Sto.": "Santo",
        "Sta.": "Santa",
        "R.": "rua",
    },
    numbered={
        "pág.": "página",
        "págs.": "páginas",
        "p.": "página",
        "Art.": "Artigo",
        "art.": "artigo",
        "arts.": "artigos",
        "cap.": "capítulo",
        "vol.": "volume",
        "§": "parágrafo",
    },
    letters=listed(
        "FMI BCE TSE IBGE CPI TVI INE INSS BNDES IA DNA IPCA UGT IRS BE IL EDF OIT OMC OEA OCDE UFRJ IPTU "
        "IPVA TCU CGU AGU PGR PRF EPI UTI OAB IRC IRN ETF CEO INPC FGV MPF MST"
    ),
    signs={"=": "igual a", "×": "por", "±": "mais ou menos", "≈": "aproximadamente", "~": "aproximadamente"},
    units={"dB": ("decibel", "decibéis"), "CV": ("cavalo", "cavalos"), "ºC": ("grau Celsius", "graus Celsius")},
    first_of_month="primeiro",
    day_of=" de ",
    hour=("hora", "horas", " e "),
    rulers=listed(
        "Vaticano Charles Afonso Alberto Alexandre Bento Bonifácio Carlos Catarina Clemente Eduardo Elizabeth "
        "Felipe Fernando Filipe "
        "Francisco Frederico Gregório Guilherme Henrique Inocêncio Isabel Jaime João Jorge José Júlio Leão "
        "Leopoldo Luís "
        "Luiz Manuel Maria Mohammed Napoleão Nicolau Paulo Pedro Pio Ramsés Ricardo Sancho Sisto Urbano Vítor"
    ),
    chapters=listed(
        "capítulo tomo título livro volume anexo fase ato parte nível Capítulo Tomo Título Livro Volume Anexo Fase Ato "
        "Parte"
    ),
    places={".º": "o", "º": "o", ".ª": "a", "ª": "a"},
)
