"""Vietnamese: times that another time may wrongly stand for."""

from align.checks.conventions.base import words

_BACK = "trước|qua|rồi|ngoái|vừa rồi|vừa qua"
_ON = "tới|sau"

TIMES: dict[str, dict[str, str]] = {
    "day": {
        "yesterday": r"\bhôm qua\b",
        "today": r"\b(?:hôm|sáng|trưa|chiều|tối|đêm) nay\b|\bngày nay\b|\bhiện nay\b",
        "tomorrow": r"\b(?:ngày|sáng|trưa|chiều|tối) mai\b",
    },
    "year": {
        "last": r"\bnăm (?:ngoái|vừa rồi|vừa qua|trước)\b",
        "this": r"\bnăm nay\b|\bnăm này\b",
        "next": r"\b(?:sang năm|năm tới|năm sau)\b",
    },
    "month": {
        "last": rf"\btháng (?:{_BACK})\b",
        "this": r"\btháng này\b",
        "next": rf"\btháng (?:{_ON})\b|\bsang tháng\b",
    },
    "week": {
        "last": rf"\btuần (?:{_BACK})\b",
        "this": r"\btuần này\b",
        "next": rf"\btuần (?:{_ON})\b|\bsang tuần\b",
    },
    "season": {
        "spring": r"\bmùa xuân\b",
        "summer": r"\bmùa (?:hè|hạ)\b",
        "autumn": r"\bmùa thu\b",
        "winter": r"\bmùa đông\b",
    },
    "half of the day": {
        "morning": r"\b(?:giờ|\dh|buổi) sáng\b|\bsáng (?:nay|mai|hôm|sớm)\b",
        "afternoon": r"\b(?:giờ|\dh|buổi) (?:chiều|tối)\b|\b(?:chiều|tối) (?:nay|mai|hôm)\b",
    },
}
"""The expressions are searched for without regard to case."""

TIME_SIGNS: dict[str, tuple[frozenset[str], ...]] = {
    "day": (frozenset(words("qua nay mai")),),
    "year": (frozenset({"năm"}), frozenset(words("ngoái rồi qua trước nay này sang tới sau"))),
    "month": (frozenset({"tháng"}), frozenset(words("ngoái rồi qua trước này sang tới sau"))),
    "week": (frozenset({"tuần"}), frozenset(words("ngoái rồi qua trước này sang tới sau"))),
    "season": (frozenset({"mùa"}),),
    "half of the day": (frozenset(words("sáng chiều tối")),),
}
"""For each kind sets of words; any time of it has one of each."""
