"""English words for numbers, parts, multiples and what else may stand for a number."""

from align.checks.conventions.base import words

ONES = {
    word: float(n)
    for n, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10.0 * n
    for n, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
GROUPS = {"dozen": 12.0, "score": 20.0}
MANY = {"hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "dozens": 12.0, "scores": 20.0}
ARTICLES = frozenset({"a", "an"})
PARTS = {"half": 2, "halves": 2, "quarter": 4, "fourth": 4, "third": 3}
PARTS |= {
    word: n
    for n, word in enumerate(words("fifth sixth seventh eighth ninth tenth eleventh twelfth"), 5)
}
PARTS |= {"hundredth": 100, "thousandth": 1000, "twentieth": 20}
PARTS |= {f"{word}s": n for word, n in tuple(PARTS.items()) if not word.endswith("s")}
FRACTIONS = frozenset(word for word in PARTS if word.endswith("s"))
ORDINAL_VALUES = {
    word: float(n)
    for n, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
            "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth"
        ),
        1,
    )
}
ORDINAL_VALUES |= {f"{word[:-1]}ieth": value for word, value in TENS.items()}
TIMES = {
    "twice": 2.0,
    "doubled": 2.0,
    "doubling": 2.0,
    "twofold": 2.0,
    "thrice": 3.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "tripling": 3.0,
    "threefold": 3.0,
    "quadrupled": 4.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "quintupled": 5.0,
    "sixfold": 6.0,
    "sevenfold": 7.0,
    "eightfold": 8.0,
    "tenfold": 10.0,
    "hundredfold": 100.0,
}
HINTS = {
    "double": 2.0,
    "quadruple": 4.0,
    "quintuple": 5.0,
    "triple": 3.0,
    "treble": 3.0,
    "both": 2.0,
    "pair": 2.0,
    "pairs": 2.0,
    "couple": 2.0,
    "couples": 2.0,
    "twin": 2.0,
    "twins": 2.0,
    "trio": 3.0,
    "triplet": 3.0,
    "triplets": 3.0,
    "threesome": 3.0,
    "duo": 2.0,
    "duet": 2.0,
    "decathlon": 10.0,
    "pentagon": 5.0,
    "triangle": 3.0,
    "quartet": 4.0,
    "single": 1.0,
    "once": 1.0,
    "noon": 12.0,
    "penalty": 11.0,
    "clock": 24.0,
    "hourly": 24.0,
    "biennial": 2.0,
    "triennial": 3.0,
    "bilingual": 2.0,
    "bilateral": 2.0,
    "trilateral": 3.0,
    "tripartite": 3.0,
    "quadripartite": 4.0,
    "octogenarian": 80.0,
    "septuagenarian": 70.0,
    "nonagenarian": 90.0,
    "centenarian": 100.0,
    "centenary": 100.0,
    "bicentenary": 200.0,
    "centennial": 100.0,
    "teens": 10.0,
    "twenties": 20.0,
    "thirties": 30.0,
    "forties": 40.0,
    "fifties": 50.0,
    "sixties": 60.0,
    "seventies": 70.0,
    "eighties": 80.0,
    "nineties": 90.0,
}
HALVES = {"half": 0.5, "quarter": 0.25}
SPANS = frozenset({"fortnight", "decade", "decades", "century", "centuries"})
