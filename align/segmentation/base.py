"""The contract of a sentence splitter."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

Span = tuple[int, int]
"""Start and end of a sentence, code points into the text of its paragraph."""


class Splitter(ABC):
    """Cuts one paragraph into sentences.

    A splitter holds no state between calls and may be shared and pickled.
    """

    name: str
    """What it is, with the language where it has one: ``rules/vi``, ``srx/vi``."""
    version: str
    """What tells one set of rules from another: part of the origin of every unit."""

    @abstractmethod
    def split(self, text: str) -> list[Span]:
        """Return the sentences of one paragraph.

        The spans are in order, do not overlap, begin and end with a character that is not
        white space, and together cover every such character. A text of white space has none.

        Raises:
            RulesError: a rule of the user's cannot be run on this text.
        """


def trimmed(text: str, breaks: Iterable[int]) -> list[Span]:
    """Return the spans between ``breaks`` (ascending) without white space at their ends."""
    spans: list[Span] = []
    begin = 0
    for end in (*breaks, len(text)):
        piece = text[begin:end]
        bare = piece.lstrip()
        if bare:
            first = begin + len(piece) - len(bare)
            spans.append((first, first + len(bare.rstrip())))
        begin = end
    return spans
