"""Whole numbers in Vietnamese words: what words in a row are worth by the grammar."""

from collections.abc import Sequence

from align.checks.conventions.base import words

DIGITS: dict[str, int] = {
    word: n for n, word in enumerate(words("một hai ba bốn năm sáu bảy tám chín"), 1)
}
DIGITS["bẩy"] = 7
ONES = DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
TENS = {"mươi": 10, "chục": 10}
SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
GLUE = frozenset({"linh", "lẻ"})

SHORT_TENS = {"hăm": 20.0, "băm": 30.0}


class Run:
    """Number words in a row, and what they are worth."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    def value(self) -> float | None:
        """Return the value by the grammar, None where the words do not make one number."""
        total, at = 0.0, 0
        last_scale = 0.0
        while at < len(self.words):
            section, after = self._section(at)
            if after == at and self.words[at] in GLUE:
                at += 1
                continue
            scale = 1.0
            named = False
            while after < len(self.words) and self.words[after] in SCALES:
                scale *= SCALES[self.words[after]]
                after, named = after + 1, True
            if after == at:
                return None
            if not named:
                # "hai triệu tư" is 2.4 million.
                alone = after == at + 1 and self.words[at] in ONES and last_scale
                behind = at and self.words[at - 1] in GLUE
                extra = section * last_scale / 10 if alone and not behind else section
                return total + extra if after == len(self.words) else None
            total += (section or 1) * scale
            last_scale, at = scale, after
        return total

    def _section(self, at: int) -> tuple[float, int]:
        """Return the value of a number below a thousand, and where it ends."""
        words, hundreds = self.words, 0.0
        if at < len(words) and words[at] == "trăm":
            hundreds, at = 100, at + 1
        elif at + 1 < len(words) and words[at + 1] == "trăm" and words[at] in {*DIGITS, "không"}:
            hundreds, at = 100 * DIGITS.get(words[at], 0), at + 2
        elif at < len(words) and words[at] in GLUE:
            ones = words[at + 1] if at + 1 < len(words) else ""
            return (ONES[ones], at + 2) if ones in ONES else (0, at)
        else:
            return self._tens(at)
        if at < len(words) and words[at] in GLUE:
            ones = words[at + 1] if at + 1 < len(words) else ""
            return (hundreds + ONES[ones], at + 2) if ones in ONES else (hundreds, at)
        rest, after = self._tens(at)
        if after == at + 1 and words[at] in ONES:
            rest *= 10
        return hundreds + rest, after

    def _tens(self, at: int) -> tuple[float, int]:
        words = self.words
        here = words[at] if at < len(words) else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if here in {"mười", "chục", "mươi"}:
            return (10.0 + ONES[after], at + 2) if after in ONES else (10.0, at + 1)
        if here in SHORT_TENS and after in ONES:
            return SHORT_TENS[here] + ONES[after], at + 2
        if here in DIGITS and after in TENS:
            ones = words[at + 2] if at + 2 < len(words) else ""
            tens = 10.0 * DIGITS[here]
            return (tens + ONES[ones], at + 3) if ones in ONES else (tens, at + 2)
        return (float(ONES[here]), at + 1) if here in ONES else (0.0, at)
