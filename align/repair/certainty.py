"""How sure a reader was of each word, by its place in the text as read: numbers, not text."""

from bisect import bisect_right
from collections.abc import Iterable

from align.errors import InputError

Read = tuple[int, int, float]
"""Where a word begins and ends in the text as read, and how sure the reader was, 0 to 1."""


class Certainty:
    """The words that a reader has told of; called with a place, it says how sure it was.

    Args:
        words: in any order, none overlapping another.
    """

    def __init__(self, words: Iterable[Read] = ()) -> None:
        self._words = tuple((start, end, float(sure)) for start, end, sure in sorted(words))
        self._starts = [start for start, _, _ in self._words]

    def __bool__(self) -> bool:
        return bool(self._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Certainty) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    def __call__(self, at: int) -> float | None:
        """Return how sure the reader was of a code point, None where it said nothing."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self._words[number][1]:
            return None
        return self._words[number][2]

    def to_text(self) -> str:
        """Return distance from the word before, length and per mille of each word."""
        done = 0
        numbers: list[int] = []
        for start, end, sure in self._words:
            numbers += (start - done, end - start, round(sure * 1000))
            done = end
        return ",".join(map(str, numbers))

    @classmethod
    def from_text(cls, text: str, where: str) -> "Certainty":
        """Read what ``to_text`` wrote.

        Raises:
            InputError: it is something else.
        """
        words: list[Read] = []
        at = 0
        try:
            numbers = [int(number) for number in text.split(",")] if text else []
            steps = iter(numbers)
            for gap, length, sure in zip(steps, steps, steps, strict=True):
                words.append((at + gap, at + gap + length, sure / 1000))
                at += gap + length
        except ValueError as error:
            raise InputError(
                "these are no confidences of words",
                where=where,
                hint="add the document to the project anew",
            ) from error
        return cls(words)
