"""What each German rule must say, and what it must not touch."""

from __future__ import annotations

from collections.abc import Mapping

GERMAN: Mapping[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "both-genders": (
        (("Bürger*innen", "Bürger:innen"), ("Schüler/-innen", "Schüler:innen"), ("LeserInnen", "Leser:innen")),
        ("Bürger:innen", "von innen", "Rinnen", "und/oder", "2*3", "DIE INNENSTADT"),
    ),
    "phone": (
        (("Tel. 030 4664-0", "Tel. 0 3 0, 4 6 6 4, 0"), ("(0221) 123456", "0 2 2 1, 1 2 3 4 5 6")),
        ("0,30", "2030-35", "10 000", "0:3", "030"),
    ),
    "title": (
        (("Prof. Dr. Weiß", "Professor Doktor Weiß"), ("St. Gallen", "Sankt Gallen")),
        ("der Dr.", "Dr. med.", "Best. Er", "Drôle"),
    ),
    "short": (
        (("z. B. Äpfel", "zum Beispiel Äpfel"), ("Obst usw.", "Obst und so weiter."), ("CO2-Preis", "C.O 2-Preis")),
        ("R&D", "caa.", "Abgas", "Minute", "Orca."),
    ),
    "letters": (
        (("die EU und", "die E.U und"), ("EZB-Chef", "E.Z.B-Chef"), ("der AfD", "der A.F.D")),
        ("US-Dollar", "NATO", "SPD", "EUR", "KIT", "IN DER EU", "UNO", "E.U."),
    ),
    "street": (
        (
            ("Friedrichstr. 12", "Friedrichstraße 12"),
            ("Karl-Marx-Str. 5", "Karl-Marx-Straße 5"),
            ("Hauptstr.", "Hauptstraße."),
        ),
        ("Astr. 5", "Str. 5", "Registr. Er"),
    ),
    "ruler": (
        (
            ("Ludwig XIV.", "Ludwig der Vierzehnte."),
            ("von Karl III. und", "von Karl dem Dritten und"),
            ("Wilhelms II. Flucht", "Wilhelms des Zweiten Flucht"),
            ("unter Elisabeth II. war", "unter Elisabeth der Zweiten war"),
        ),
        ("Ludwig XY", "Malcolm X", "Karl-May", "Paulchen II"),
    ),
    "chapter": (
        (("Kapitel IV", "Kapitel vier"), ("im Band II.", "im Band zwei.")),
        ("Kapitel MX", "Abteil I", "Teil Ider"),
    ),
    "unit-alone": (
        (("pro m²", "pro Quadratmeter"), ("Eine kWh", "Eine Kilowattstunde")),
        ("die km", "pro kmh", "je m"),
    ),
    "sign": ((("a = b", "a gleich b"), ("3 × 4", "3 mal 4")), ("a==b", "=", "~")),
    "numbered-noun": (
        (("Nr. 7", "Nummer 7"), ("§ 5", "Paragraf 5"), ("Art. 1", "Artikel 1")),
        ("diese Art. Er", "S. Fischer", "Abs.", "Nr. sieben"),
    ),
    "day-month": (
        (
            ("am 24. November 2026", "am vierundzwanzigsten November zweitausendsechsundzwanzig"),
            ("der 3. Mai", "der dritte Mai"),
            ("Dienstag, 1. Juni", "Dienstag, erster Juni"),
            ("vom 3. bis 5. Mai", "vom dritten bis fünften Mai"),
            ("am 24./25. Dez.", "am vierundzwanzigsten und fünfundzwanzigsten Dezember"),
        ),
        ("45. Mai", "3.5 Mai", "3. Maier"),
    ),
    "day-alone": (
        (("am 31.12. war", "am einunddreißigsten Dezember war"), ("der 1.5. ist", "der erste Mai ist")),
        ("am 31.13. war", "Version 31.12. ist", "am 3.5 Mai", "um 8.30. Er"),
    ),
    "century": (
        (
            ("im 19. Jahrhundert", "im neunzehnten Jahrhundert"),
            ("im 19. und 20. Jahrhundert", "im neunzehnten und zwanzigsten Jahrhundert"),
        ),
        ("99. Jahrhundert", "3 Jahrhunderte"),
    ),
    "numbered": (
        (
            ("der 3. Platz", "der dritte Platz"),
            ("in der 90. Minute", "in der neunzigsten Minute"),
            ("Jeder 4. Deutsche", "Jeder vierte Deutsche"),
            ("ein 2. Tor", "ein zweites Tor"),
            ("beim 1. FC Köln", "beim ersten FC Köln"),
            ("2. Bundesliga", "zweite Bundesliga"),
        ),
        ("im Jahr 3. Danach", "um 3. Er", "auf Platz 3. Der Rest", "in der 5. Aber", "seit 12. Sie", "Windows 11. Es"),
    ),
    "clock": (
        (
            ("um 15.30 Uhr", "um fünfzehn Uhr dreißig"),
            ("8:00 Uhr", "acht Uhr"),
            ("von 8.30 bis 17 Uhr", "von acht Uhr dreißig bis siebzehn Uhr"),
            ("8.30–17.15 Uhr", "acht Uhr dreißig bis 17.15 Uhr"),
        ),
        ("15.30", "25:10 Uhr", "9–12 Uhren", "8 Uhren"),
    ),
    "score": (
        (("gewann 3:1", "gewann drei zu eins"), ("siegte 88:79", "siegte achtundachtzig zu neunundsiebzig")),
        ("15:30", "3:1:2", "1:30 Stunden", "2:05,3", "Mt 5:3a"),
    ),
    "decade": (
        (
            ("die 1990er", "die neunzehnhundertneunziger"),
            ("90er", "neunziger"),
            ("in den 1920ern", "in den neunzehnhundertzwanzigern"),
        ),
        ("1995er", "90ern5", "A90er"),
    ),
    "group-of": ((("2er-Team", "Zweier-Team"), ("ein 3er BMW", "ein Dreier BMW")), ("2erlei", "22er-Team", "2er so")),
    "per-cent-word": (
        (("25%ige", "fünfundzwanzigprozentige"), ("5 %ig", "fünfprozentig")),
        ("5 %", "2,5%ige", "25%iger5"),
    ),
    "one-year-old": ((("1-jährige", "einjährige"), ("1-Jähriger", "einjähriger")), ("21-jährige", "1 Jahr", "1-mal")),
    "in-compound": (
        (("5-Mrd.-Euro-Paket", "5-Milliarden-Euro-Paket"), ("10-€-Schein", "10-Euro-Schein")),
        ("5 Mrd.-", "x-Mio-y", "5-Mio"),
    ),
    "year": (
        (("im Jahr 1999", "im Jahr neunzehnhundertneunundneunzig"),),
        ("2019", "1.999", "1999–2001", "1500 €", "A1500"),
    ),
    "date-in-digits": (
        (
            ("24.11.2026", "24. November 2026"),
            ("2026-11-24", "24. November 2026"),
            ("24.11. 2026", "24. November 2026"),
        ),
        ("24.13.2026", "1.2.3", "1.24.11.2026"),
    ),
    "money": (
        (
            ("10 €", "zehn Euro"),
            ("3,5 Mio. Euro 5 €", "drei Komma fünf Millionen Euro fünf Euro"),
            ("3,50 Euro", "drei Euro fünfzig"),
            ("2 Mrd. €", "zwei Milliarden Euro"),
            ("10–12 Euro", "zehn bis zwölf Euro"),
            ("für 1 €", "für einen Euro"),
            ("mit 1 Euro", "mit einem Euro"),
            ("0,49 €", "neunundvierzig Cent"),
            ("CHF 50.–", "fünfzig Franken"),
            ("1 €", "ein Euro"),
        ),
        ("€", "5.5 €", "50 Eurobonds", "A5 €"),
    ),
    "per-unit": ((("35 Cent/kWh", "35 Cent pro Kilowattstunde"),), ("km/h", "5/kg", "a/kmh")),
    "percent": (
        (("3,5 %", "drei Komma fünf Prozent"), ("1%", "ein Prozent"), ("5–10 %", "fünf bis zehn Prozent")),
        ("3.5%", "5%ig", "%"),
    ),
    "measure": (
        (
            ("1,75 m", "ein Meter fünfundsiebzig"),
            ("5 km/h", "fünf Kilometer pro Stunde"),
            ("1 t", "eine Tonne"),
            ("20 °C", "zwanzig Grad Celsius"),
            ("650 Mio. t", "sechshundertfünfzig Millionen Tonnen"),
            ("2 GWh", "zwei Gigawattstunden"),
            ("-5 °C", "minus fünf Grad Celsius"),
        ),
        ("5 kmh", "5 ma", "A5 m", "5 t-Shirt", "5 m-Lauf"),
    ),
    "fraction": (
        (
            ("2/3 der", "zwei Drittel der"),
            ("½ Liter", "einhalb Liter"),
            ("2½", "zweieinhalb"),
            ("1 3/4", "eins und drei Viertel"),
        ),
        ("24/7", "1/2/3", "3/2", "2019/20", "1/2,5"),
    ),
    "size": ((("3,5 Mio. Menschen", "drei Komma fünf Millionen Menschen"),), ("Mio. Menschen", "5 Mia", "3 Millionen")),
    "pair": ((("3-1", "3 zu 1"),), ("1-3", "4-4-2", "3-mal")),
    "range": ((("10–12 Tage", "10 bis 12 Tage"), ("1939–1945", "1939 bis 1945")), ("12-10", "A10-12", "555-1234-5")),
    "negative": ((("bei -7 Grad", "bei minus 7 Grad"),), ("10 -12", "Covid-19", "a)-5", "- 5", "3-7")),
    "number": (
        (
            ("10.000", "zehntausend"),
            ("3,5", "drei Komma fünf"),
            ("18.432,67", "achtzehntausendvierhundertzweiunddreißig Komma sechs sieben"),
        ),
        ("22", "3.5", "1234567", "10.00", "A3,5"),
    ),
    "hashtag": ((("#Klima", "Hashtag Klima"),), ("#1", "a#b", "C# ist")),
}
