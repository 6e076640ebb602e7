"""English: times that another time may wrongly stand for."""

from align.checks.conventions.base import words

TIMES: dict[str, dict[str, str]] = {
    "day": {
        "yesterday": r"\byesterday\b",
        "today": r"\b(?:today|tonight)\b",
        "tomorrow": r"\btomorrow\b",
    },
    "year": {
        "last": r"\blast year\b",
        "this": r"\bthis year\b",
        "next": r"\bnext year\b",
    },
    "month": {
        "last": r"\blast month\b",
        "this": r"\bthis month\b",
        "next": r"\bnext month\b",
    },
    "week": {
        "last": r"\blast week\b",
        "this": r"\bthis week\b",
        "next": r"\bnext week\b",
    },
    "season": {
        "spring": r"\bspring(?:time)?\b",
        "summer": r"\bsummer(?:time)?\b",
        "autumn": r"\bautumn\b|\b(?:in|this|last|next|every|each) (?:the )?fall\b",
        "winter": r"\bwinter\b",
    },
    "half of the day": {
        "morning": r"\d\s?a\.?m\b|\bmorning\b|\bdawn\b",
        "afternoon": r"\d\s?p\.?m\b|\bafternoon\b|\bevening\b|\btonight\b|\bnight\b",
    },
}
"""The expressions are searched for without regard to case."""

_NEAR = frozenset({"last", "next", "this"})
_SEASONS = frozenset(words("spring springtime summer summertime autumn fall winter"))
_HALVES = frozenset(words("morning dawn afternoon evening tonight night am pm m"))
_HALVES |= {f"{n}{end}" for n in range(60) for end in ("am", "pm", "a", "p")}

TIME_SIGNS: dict[str, tuple[frozenset[str], ...]] = {
    "day": (frozenset(words("yesterday today tonight tomorrow")),),
    "year": (_NEAR, frozenset({"year"})),
    "month": (_NEAR, frozenset({"month"})),
    "week": (_NEAR, frozenset({"week"})),
    "season": (_SEASONS,),
    "half of the day": (_HALVES,),
}
"""For each kind sets of words; any time of it has one of each."""
