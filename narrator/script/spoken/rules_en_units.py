"""English: the units of measure, as printed and as said, and what is counted by them."""

from __future__ import annotations

from narrator.script.spoken.rule import listed

UNITS = {
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "kmh": ("kilometre per hour", "kilometres per hour"),
    "kmph": ("kilometre per hour", "kilometres per hour"),
    "kph": ("kilometre per hour", "kilometres per hour"),
    "mph": ("mile per hour", "miles per hour"),
    "m/s": ("metre per second", "metres per second"),
    "mpg": ("mile per gallon", "miles per gallon"),
    "rpm": ("revolution per minute", "revolutions per minute"),
    "ppm": ("part per million", "parts per million"),
    "ppb": ("part per billion", "parts per billion"),
    "bpd": ("barrel per day", "barrels per day"),
    "b/d": ("barrel per day", "barrels per day"),
    "bps": ("basis point", "basis points"),
    "bp": ("basis point", "basis points"),
    "pp": ("percentage point", "percentage points"),
    "hp": ("horsepower", "horsepower"),
    "bhp": ("brake horsepower", "brake horsepower"),
    "km²": ("square kilometre", "square kilometres"),
    "km2": ("square kilometre", "square kilometres"),
    "sq km": ("square kilometre", "square kilometres"),
    "m²": ("square metre", "square metres"),
    "m2": ("square metre", "square metres"),
    "sq m": ("square metre", "square metres"),
    "sqm": ("square metre", "square metres"),
    "m³": ("cubic metre", "cubic metres"),
    "m3": ("cubic metre", "cubic metres"),
    "sq mi": ("square mile", "square miles"),
    "sq ft": ("square foot", "square feet"),
    "sqft": ("square foot", "square feet"),
    "km": ("kilometre", "kilometres"),
    "kms": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "nm": ("nanometre", "nanometres"),
    "µm": ("micrometre", "micrometres"),
    "mi": ("mile", "miles"),
    "ft": ("foot", "feet"),
    "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    "kg": ("kilogram", "kilograms"),
    "kgs": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "µg": ("microgram", "micrograms"),
    "mcg": ("microgram", "micrograms"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "ml": ("millilitre", "millilitres"),
    "mL": ("millilitre", "millilitres"),
    "cl": ("centilitre", "centilitres"),
    "mAh": ("milliamp hour", "milliamp hours"),
    "tsp": ("teaspoon", "teaspoons"),
    "tbsp": ("tablespoon", "tablespoons"),
    "Tbsp": ("tablespoon", "tablespoons"),
    "ha": ("hectare", "hectares"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    "wks": ("week", "weeks"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "kcal": ("kilocalorie", "kilocalories"),
    "kJ": ("kilojoule", "kilojoules"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "TW": ("terawatt", "terawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"),
    "kV": ("kilovolt", "kilovolts"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "dB": ("decibel", "decibels"),
    "kPa": ("kilopascal", "kilopascals"),
    "psi": ("pound per square inch", "pounds per square inch"),
    "Mt": ("million tonne", "million tonnes"),
    "Gt": ("billion tonne", "billion tonnes"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°N": ("degree north", "degrees north"),
    "°S": ("degree south", "degrees south"),
    "°E": ("degree east", "degrees east"),
    "°W": ("degree west", "degrees west"),
    "°": ("degree", "degrees"),
    "C": ("degree Celsius", "degrees Celsius"),
    "F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "g": ("gram", "grams"),
    "l": ("litre", "litres"),
    "s": ("second", "seconds"),
    "in": ("inch", "inches"),
    "m": ("metre", "metres"),
    "st": ("stone", "stone"),
}
UNSURE = ("m", "st", "s", "in", "min", "sec", "bp", "pp")
"""Units that only some numbers, or some words beside them, make sure."""
TOUCHING = ("C", "F", "g", "l")
"""Units that are only sure where they touch their number."""
STOPPED = frozenset(listed("ft lb lbs oz yd yds mi hr hrs min mins sec secs yr yrs wks tsp tbsp Tbsp in"))
"""Units that Americans print with a full stop."""

PER = {
    "m³": "cubic metre",
    "m3": "cubic metre",
    "m²": "square metre",
    "m2": "square metre",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "kg": "kilogram",
    "km": "kilometre",
    "lb": "pound",
    "oz": "ounce",
    "bbl": "barrel",
    "hr": "hour",
    "yr": "year",
    "mo": "month",
    "ml": "millilitre",
    "dl": "decilitre",
    "dL": "decilitre",
    "mL": "millilitre",
    "l": "litre",
} | {
    word: word
    for word in listed(
        "barrel bottle day dose gallon head hour house household kilo litre liter metre meter mile minute month night "
        "person pound seat second share ticket ton tonne unit user week year"
    )
}
"""What something is counted by, after a slash: £20/hour."""

PEOPLE = listed(
    "people users customers subscribers followers viewers readers listeners voters votes homes households houses "
    "properties children adults women men girls boys Americans Britons Europeans Chinese Indians Africans refugees "
    "migrants jobs workers employees tonnes tons barrels shares doses copies vehicles cars passengers visitors "
    "students pupils patients trees acres hectares years members fans residents times citizens families tourists "
    "animals birds chickens pigs cattle cases deaths infections tests vaccines jabs downloads streams views likes "
    "tweets posts messages emails accounts records files songs devices phones smartphones units sales bottles "
    "flights trips journeys meals cups pounds dollars euros bpd victims survivors civilians soldiers troops "
    "Russians Ukrainians Syrians Germans Muslims Christians Jews Palestinians tickets pages items books cubic "
    "signatures responses applications claims claimants pensioners taxpayers businesses firms companies dwellings"
)
"""What a number with an m before it counts, so that it is millions."""
