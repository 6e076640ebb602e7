"""The contract of a format that a translation can be written back into."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from align.documents.base import Document
from align.units import Removed, Unit


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A translated document and what the user should know of it."""

    content: bytes
    """The whole file."""
    translated: int
    """Units whose target stands in it."""
    untranslated: int
    """Units that kept their source, for want of a target."""
    flattened: int = 0
    """Sentences with formatting inside whose place in the target could not be told: emphasis is
    lost, a link stands about where it should."""
    guessed: int = 0
    """Table rows whose target has other cells than their source, shared out by length."""
    notices: tuple[str, ...] = ()


class Rewriter(ABC):
    """Puts targets in the place of sources; one class per format.

    A subclass reads the file again by itself, leaves alone what is not text of a unit, and writes
    the source of a unit that has no target.
    """

    @abstractmethod
    def rewritten(
        self, document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
    ) -> Rewritten:
        """Return the translated file.

        Args:
            document: the open document; ``check_same`` has found it to be the one that was read.
            units: all its units in their order.
            removed: what clean-up took out of it; it stays where it stands, unless the format
                says otherwise.
            language: of the targets, BCP 47.
        """


def text_of(unit: Unit) -> str:
    """Return what is to stand in the translated document: the target, or else the source."""
    return unit.target.strip() or unit.segment.text.strip()


def counts(units: Sequence[Unit]) -> tuple[int, int]:
    """Return how many units have a target and how many have none."""
    translated = sum(bool(unit.target.strip()) for unit in units)
    return translated, len(units) - translated
