"""The contract of a reader: one class per format, each object one open document."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from align.documents.legacy_found import Found
from align.documents.scanned.page import Scan, ScannedWord
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

    edition: ClassVar[int] = 1
    """Rises when the class comes to read another text from the same file."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.path = path
        self.name = path.name
        self.encoding: str | None = None
        """Name of the encoding, detected or given; None where the format has its own."""
        self.notices: tuple[str, ...] = ()
        """Sentences worth telling the user."""
        self.legacy: tuple[Found, ...] = ()
        """What was found of older encodings of Vietnamese, and read as what it stands for."""
        self.scans: tuple[Scan, ...] = ()
        """How well the pages were read that are pictures, as far as they have been read."""
        with path.open("rb") as file:
            self.digest = hashlib.file_digest(file, "sha256").hexdigest()
            """SHA-256 of the file, hexadecimal."""

    def unread(self) -> int:
        """Return how many pages take long to read and have yet to be read; see ``prepare``."""
        return 0

    def prepare(  # noqa: B027
        self, advance: Callable[[int], None] = lambda _: None
    ) -> None:
        """Read what takes long, once; otherwise it is read when its turn comes.

        Args:
            advance: is told of each page that has been read.

        Raises:
            InputError: a page cannot be read.
        """

    @abstractmethod
    def blocks(self) -> Iterator[Block]:
        """Read the document from its start; may be called again.

        A block is a line where the class is ``lined``, otherwise a paragraph, heading, list item
        or table row. None is empty or white space only.
        """

    @abstractmethod
    def text(self) -> str:
        """Return the whole text as read, to show an offset in its place."""

    def certainty(self) -> Iterable[ScannedWord]:
        """Return how surely each word was read, where the reader tells, once ``blocks`` is through.

        The places are code points into the text as read; where nothing is said of a text, it was
        not guessed at.
        """
        return ()

    def _notice(self, *sentences: str) -> None:
        self.notices = (*self.notices, *sentences)
