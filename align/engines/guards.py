"""What a decoder that has lost its way looks like, and how long a sane answer may be."""

import re
from collections import Counter
from dataclasses import dataclass

# Translations of 2.5 times the source's length are hallucinations in all but the shortest
# segments (the criterion of Raunak et al. 2021), so nothing longer need be decoded.
RATIO = 2.5
_ROOM = 16
_STEP = 8
_WORDS = re.compile(r"\S+")
_WITHIN_WORD = re.compile(r"(\S{1,12}?)\1{4,}")
_LONGEST_PERIOD = 12
_LEAST_TIMES = 3


def budget(source: int, prefix: int = 0) -> int:
    """Return how many target pieces may be decoded for so many source and prefix pieces.

    Lengths are rounded up, so that segments of like length share a batch and the limit of a
    segment never depends on its neighbours.
    """
    sane = int(_rounded(source) * RATIO) + _ROOM
    return max(sane, _rounded(prefix) + sane // 2) if prefix else sane


def _rounded(length: int) -> int:
    return -(-length // _STEP) * _STEP


@dataclass(frozen=True, slots=True)
class Loop:
    """A stretch of text that says the same again and again."""

    start: int
    """Where the first repetition begins: after what was said once."""
    end: int
    times: int
    """How often it is said, the first time included."""


def find_loop(text: str) -> Loop | None:
    """Return the first stretch that a decoder's loop would explain better than a writer.

    Up to twelve words said three times in a row (a single word four times), or a piece of a word
    said five times.
    """
    matches = list(_WORDS.finditer(text))
    words = [match.group().strip(",;:.").casefold() for match in matches]
    often = {word for word, count in Counter(words).items() if count >= _LEAST_TIMES}
    for start in range(len(words)):
        if words[start] not in often:
            continue
        for period in range(1, min(_LONGEST_PERIOD, (len(words) - start) // 2) + 1):
            times = _times(words, start, period)
            if times >= (_LEAST_TIMES + 1 if period == 1 else _LEAST_TIMES):
                first = matches[start + period].start()
                return Loop(first, matches[start + period * times - 1].end(), times)
    within = _WITHIN_WORD.search(text)
    if within and any(c.isalpha() for c in within[1]):
        length = len(within[1])
        times = len(within[0]) // length
        return Loop(within.start() + length, within.end(), times)
    return None


def _times(words: list[str], start: int, period: int) -> int:
    """Count how often ``words[start:start + period]`` stands in a row."""
    times = 1
    unit = words[start : start + period]
    if not any(c.isalnum() for word in unit for c in word):
        return times
    while words[start + times * period : start + (times + 1) * period] == unit:
        times += 1
    return times


def loops(text: str, source: str) -> bool:
    """Whether a translation repeats itself more than its source does."""
    loop = find_loop(text)
    if loop is None:
        return False
    model = find_loop(source)
    return model is None or loop.times > model.times + 1


def sane_length(text: str, source: str) -> bool:
    """Whether a translation is no longer, in characters, than any translation would be."""
    return len(text) <= max(40, len(source)) * RATIO
