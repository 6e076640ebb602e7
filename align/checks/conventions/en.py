"""English: figures, number words, units."""

from align.checks.conventions.base import Conventions, Relation, words
from align.checks.conventions.en_syllables import LIKE_SYLLABLES
from align.checks.conventions.en_times import TIME_SIGNS, TIMES

_SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ORDINAL = words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_MONTHS = words(
    "january february march april may june july august september october november december"
)

_NUMBERS: dict[str, float] = {word: n for n, word in enumerate(_SMALL)}
_NUMBERS |= {word: n for n, word in enumerate(_ORDINAL)}
_NUMBERS |= {f"{word}s": n for n, word in enumerate(_ORDINAL)}
del _NUMBERS["seconds"]
_NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_NUMBERS |= {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)}
_NUMBERS |= {f"{word[:-1]}ies": 10 * n for n, word in enumerate(_TENS, 2)}

_SCALES: dict[str, float] = {
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_SCALES |= {f"{word}{end}": n for word, n in tuple(_SCALES.items()) for end in ("s", "th")}
_SCALES |= {"bn": 1e9}

_COUNTS: dict[str, float] = {word: n for n, word in enumerate(_MONTHS, 1)}
_COUNTS |= {word[:3]: n for n, word in enumerate(_MONTHS, 1)} | {"sept": 9}
_COUNTS |= {
    "half": 0.5,
    "halves": 0.5,
    "halved": 0.5,
    "quarter": 0.25,
    "quarters": 0.25,
    "once": 1,
    "single": 1,
    "twice": 2,
    "both": 2,
    "pair": 2,
    "pairs": 2,
    "couple": 2,
    "couples": 2,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "duo": 2,
    "twin": 2,
    "thrice": 3,
    "triple": 3,
    "tripled": 3,
    "trio": 3,
    "threefold": 3,
    "twofold": 2,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
    "quadrupled": 4,
    "dozen": 12,
    "dozens": 12,
    "decade": 10,
    "decades": 10,
    "century": 100,
    "midnight": 24,
    "noon": 12,
}

_UNITS = {
    "percent": "% percent per-cent percentage",
    "dollar": "$ dollar dollars usd us$ buck bucks",
    "dong": "dong dongs đ vnd đồng ₫ vnđ piastre piastres",
    "euro": "€ euro euros eur",
    "pound sterling": "£ gbp pound pounds quid sterling",
    "cent": "cent cents xu",
    "won": "₩ won krw",
    "baht": "฿ baht thb",
    "kip": "kip kips",
    "riel": "riel riels",
    "peso": "peso pesos",
    "rupee": "₹ rupee rupees",
    "yen": "¥ yen jpy",
    "yuan": "yuan renminbi",
    "rouble": "rouble roubles ruble rubles",
    "franc": "franc francs",
    "hao": "hao haos hào",
    "kilometre": "km kms kilometre kilometres kilometer kilometers kmh kph",
    "metre": "m metre metres meter meters",
    "centimetre": "cm cms centimetre centimetres centimeter centimeters",
    "decimetre": "dm decimetre decimetres decimeter decimeters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles nautical-mile nautical-miles",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "square kilometre": "km2 km² sq-km square-kilometre square-kilometres square-kilometer "
    "square-kilometers",
    "square metre": "m2 m² sq-m square-metre square-metres square-meter square-meters",
    "cubic metre": "m3 m³ cu-m cubic-metre cubic-metres cubic-meter cubic-meters",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes catty catties",
    "gram": "g gm gram grams gramme grammes",
    "milligram": "mg milligram milligrams",
    "ounce": "oz ounce ounces",
    "quintal": "quintal quintals centner centners",
    "ten kilograms": "yến",
    "mace": "mace maces",
    "tael": "tael taels lượng lạng",
    "mau": "mau maus mẫu acre acres",
    "sao": "sao saos sào",
    "tonne": "t ton tons tonne tonnes metric-ton",
    "hectare": "ha hectare hectares",
    "millilitre": "ml millilitre millilitres milliliter milliliters cc",
    "gallon": "gallon gallons",
    "thước": "thước thuoc",
    "litre": "l litre litres liter liters",
    "watt": "w watt watts",
    "megawatt": "mw megawatt megawatts",
    "hertz": "hz hertz",
    "kilobyte": "kb kilobyte kilobytes",
    "megabyte": "mb megabyte megabytes",
    "gigabyte": "gb gigabyte gigabytes",
    "terabyte": "tb terabyte terabytes",
    "calorie": "cal calorie calories kcal kilocalorie kilocalories",
    "kilowatt": "kw kilowatt kilowatts",
    "kilowatt-hour": "kwh kw-h kw-hour kw-hours kilowatt-hour kilowatt-hours",
    "volt": "volt volts kv kilovolt kilovolts",
    "horsepower": "hp horsepower",
    "fahrenheit": "℉ fahrenheit degree-fahrenheit degrees-fahrenheit",
    "degree": "° ℃ degree degrees centigrade celsius",
    "second": "second seconds sec",
    "minute": "minute minutes min",
    "hour": "hour hours hr hrs o’clock o'clock",
    "day": "day days",
    "week": "week weeks",
    "fortnight": "fortnight fortnights",
    "month": "month months",
    "year": "year years year-old",
    "calendar quarter": "quarter quarters",
    "decade": "decade decades",
    "century": "century centuries",
    "millennium": "millennium millennia",
}

_TEN = "|".join(_ORDINAL[1:])
_TENTH = "|".join(word for word in _NUMBERS if word.endswith("ieth"))
_ROMAN_ONES = words("i ii iii iv v vi vii viii ix")
_ROMAN_TENS = words("x xx xxx")
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
# Behind the first letter, to which a search jumps.
_MONTH = "|".join(
    f"(?<={name[0].upper()}){name[1:]}{end}"
    for month in _MONTHS
    for name, end in ((month, ""), (month[:3], r"\b\.?"), (month[:4], r"\b\.?"))
)

_ENDINGS = ("th", "st", "nd", "rd", *["th"] * 6)


def _ending(number: int) -> str:
    return "th" if number % 100 in {11, 12, 13} else _ENDINGS[number % 10]


CONVENTIONS = Conventions(
    code="en",
    numbers=_NUMBERS,
    scales=_SCALES,
    counts=_COUNTS,
    glue=frozenset({"and"}),
    hour=r"\s*(?:[:.]\d\d\s*)?(?:[ap]\.?m\b|o.clock)",
    units={word: kind for kind, listed in _UNITS.items() for word in words(listed)},
    ordinal=rf"\b(?P<n>(?i:(?:(?:{'|'.join(_TENS)})[- ])?(?:{_TEN})|{_TENTH}"
    rf"|(?:{'|'.join(_WEEKDAYS)})s?)"
    r"|\d{1,2}(?=st\b|nd\b|rd\b|th\b)|(?<=[a-z] )(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}"
    r"|I{2,3}))\b(?<!every second)(?<!half a second)(?<!split second)(?<!per second)"
    r"(?! (?:later|ago)\b)",
    ordinal_words=frozenset(
        (
            {*_ORDINAL, *_TENTH.split("|"), *_WEEKDAYS, *(f"{word}s" for word in _WEEKDAYS)}
            | {f"{n}{end}" for n in range(100) for end in ("st", "nd", "rd", "th")}
            | {f"{ten}{one}" for ten in ("", *_ROMAN_TENS) for one in ("", *_ROMAN_ONES)}
        )
        - {"", "i"}
    ),
    per="an?|per|each|every|the|/",
    wrong_ordinals={
        f"{n}{end}": f"{n}{_ending(n)}"
        for n in range(1, 1000)
        for end in ("st", "nd", "rd", "th")
        if end != _ending(n)
    },
    month_words=frozenset(end for month in _MONTHS for end in (month, month[:3], month[:4])),
    month=rf"[JFMASOND](?<!\w.)(?:{_MONTH})(?![^\W\d])"
    r"(?:\s+(?P<behind>\d{1,2})(?:st|nd|rd|th)?(?![\w:])(?!\.\d))?",
    weekday_names=rf"\b(?P<n>{'|'.join(_WEEKDAYS)})s?\b",
    weekday_words=frozenset({*_WEEKDAYS, *(f"{word}s" for word in _WEEKDAYS)}),
    times=TIMES,
    time_signs=TIME_SIGNS,
    named={f"{word}{end}": n for n, word in enumerate(_WEEKDAYS, 2) for end in ("", "s")},
    callings=frozenset(
        words(
            "mr mrs ms miss mister dr doctor uncle aunt auntie grandpa grandma granny grandfather "
            "grandmother brother sister teacher professor prof comrade madam "
            "madame sir lady captain nurse master engineer major colonel general lieutenant "
            "sergeant"
        )
    ),
    like_syllables=LIKE_SYLLABLES,
    relations=(
        Relation(frozenset({"than"}), r"(?=(?<!\w)(NAME)(?: [a-z]+)* than (?:[a-z]+ )*(NAME))"),
        Relation(
            frozenset({"from"}), r"[Ff]rom (?:the )?(NAME),? (?:[a-z]+ )?(?:to|for) (?:the )?(NAME)"
        ),
        Relation(frozenset(), r"(?=(?<!\w)(NAME)(?: [a-z]+){1,3} (NAME)(?!\w))"),
    ),
    always_capital=frozenset(
        words(
            "monday tuesday wednesday thursday friday saturday sunday january february april "
            "june july september october november december christmas easter vietnam vietnamese "
            "english french german russian chinese japanese korean spanish italian portuguese "
            "dutch american british european asian african indian thai laotian cambodian khmer "
            "australian canadian indonesian malaysian filipino burmese mongolian cuban mexican "
            "brazilian egyptian arab arabic israeli iranian iraqi ukrainian belgian norwegian "
            "finnish hungarian romanian bulgarian greek latin buddhist christian catholic "
            "protestant muslim islamic jewish hindu confucian marxist leninist buddhism "
            "christianity islam catholicism confucianism hanoi saigon london paris tokyo "
            "beijing moscow berlin england france germany russia america australia canada india "
            "thailand cambodia laos korea europe asia africa singapore"
        )
    ),
    doubled=frozenset(
        words("had that very so no yes bye ha knock many really blah please oh hey hush now")
    ),
    abbreviations=words(
        "Mr Mrs Ms Dr Prof St No Nos vs etc e.g i.e cf Gen Col Lt Sgt Sen Rep Gov Pres Jr Sr Inc "
        "Ltd Co Corp U.S U.K U.N a.m p.m Art approx vol ed pp"
    ),
)
