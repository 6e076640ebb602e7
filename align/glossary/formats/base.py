"""The contract of a format of term bases."""

from abc import ABC, abstractmethod
from collections import Counter
from typing import BinaryIO

from align.glossary.base import Glossary
from align.glossary.draft import DraftGlossary


class TermFormat(ABC):
    """Reads and writes term bases.

    What a subclass has written it reads back as it was, but for what ``write`` reports.
    """

    name: str
    """How the user calls it."""
    suffixes: tuple[str, ...]
    """Endings of its files, with the dot, the usual one first."""

    @abstractmethod
    def read(self, raw: bytes, draft: DraftGlossary) -> None:
        """Read a file into a draft.

        Raises:
            GlossaryError: the bytes are no file of this format, or a line is wrong.
        """

    @abstractmethod
    def write(self, stream: BinaryIO, glossary: Glossary) -> Counter[str]:
        """Write a term base.

        Returns:
            What the format could not hold, with how often: ``{"line breaks in notes": 2}``.
        """
