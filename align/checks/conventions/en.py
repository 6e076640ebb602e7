"""English: figures, number words, units."""

from align.checks.conventions.base import Conventions, words

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
    "dong": "dong vnd đồng ₫ vnđ",
    "euro": "€ euro euros eur",
    "pound sterling": "£ gbp",
    "yen": "¥ yen jpy",
    "kilometre": "km kms kilometre kilometres kilometer kilometers km2 km² kmh kph",
    "metre": "m metre metres meter meters m2 m² m3 m³",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "tonne": "t ton tons tonne tonnes metric-ton",
    "hectare": "ha hectare hectares",
    "litre": "l litre litres liter liters",
    "kilowatt": "kw kwh kilowatt kilowatts kilowatt-hour kilowatt-hours",
}

CONVENTIONS = Conventions(
    code="en",
    numbers=_NUMBERS,
    scales=_SCALES,
    counts=_COUNTS,
    glue=frozenset({"and"}),
    hour=r"\s*(?:[:.]\d\d\s*)?(?:[ap]\.?m\b|o.clock)",
    units={word: kind for kind, listed in _UNITS.items() for word in words(listed)},
    doubled=frozenset(
        words(
            "had that on very so no yes bye ha knock many really in is do blah please oh hey hush "
            "now"
        )
    ),
    abbreviations=words(
        "Mr Mrs Ms Dr Prof St No Nos vs etc e.g i.e cf Gen Col Lt Sgt Sen Rep Gov Pres Jr Sr Inc "
        "Ltd Co Corp U.S U.K U.N a.m p.m Art approx vol ed pp"
    ),
)
