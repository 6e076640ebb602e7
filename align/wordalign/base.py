"""The contract of a word aligner."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[Sequence[str], Sequence[str]]
"""The tokens of a sentence and of its translation."""
Links: TypeAlias = frozenset[tuple[int, int]]
"""Numbers of a source and a target token that belong together, counted from 0."""
Advance: TypeAlias = Callable[[float], None]
"""Takes the share of a work that has been done since the last call; they sum up to 1."""


class Aligner(ABC):
    """Links the tokens of sentence pairs.

    A subclass answers in the order of the pairs, with no link for a pair of which one side is
    empty, and gives the same answer to the same pairs. It compares tokens as they are: fold case
    and spelling before.
    """

    name: str
    """How the user calls it."""

    @abstractmethod
    def align(self, pairs: Sequence[Pair], advance: Advance | None = None) -> list[Links]:
        """Return the links of each pair.

        An aligner that learns does so from all pairs together: the more, the better.

        Args:
            pairs: the tokens of each pair.
            advance: told what share of the work has been done since the last call.
        """
