"""The contract of a reader: one class per format, each object one open document."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from align.documents.legacy_found import Found
from align.units import Block


class Document(ABC):
    """A document whose text can be read as often as wanted.

    A subclass checks in ``__init__`` that the file is what it claims to be and raises
    ``InputError`` where not; after that, reading it again cannot fail for its contents.
    It defines in its own docstring what "the text as read" is: all offsets of the document are
    code points into that text.
    """

    media: ClassVar[str]
    """Media type (IANA) of the format."""
    lined: ClassVar[bool] = False
    """Whether a block is a line of a page and paragraphs have yet to be put together."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.path = path
        self.name = path.name
        self.encoding: str | None = None
        """Name of the encoding, detected or given; None where the format has its own."""
        self.notices: tuple[str, ...] = ()
        """Sentences worth telling the user."""
        self.legacy: tuple[Found, ...] = ()
        """What was found of older encodings of Vietnamese, and read as what it stands for."""
        with path.open("rb") as file:
            self.digest = hashlib.file_digest(file, "sha256").hexdigest()
            """SHA-256 of the file, hexadecimal."""

    @abstractmethod
    def blocks(self) -> Iterator[Block]:
        """Read the document from its start; may be called again.

        A block is a line where the class is ``lined``, otherwise a paragraph, heading, list item
        or table row. None is empty or white space only.
        """

    @abstractmethod
    def text(self) -> str:
        """Return the whole text as read, to show an offset in its place."""

    def _notice(self, *sentences: str) -> None:
        self.notices = (*self.notices, *sentences)
