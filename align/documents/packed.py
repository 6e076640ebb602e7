"""Documents that are zip archives of markup: members with a cap on expansion, XML without entities.

The cap is the rule of ``align.exchange.reading.opening``, which is a sibling and not imported.
"""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from align.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

FREE_EXPANSION = 1 << 28
"""Bytes that the members of an archive may always grow to, together."""
MOST_EXPANSION = 300
"""Times its size that an archive may grow beyond that."""
# What zipfile raises on archives that are damaged, encrypted or packed in an unknown way.
_BROKEN = (BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError)


class Packed:
    """The members of one archive, read anew each time; what is read counts against the cap.

    Args:
        path: the archive.
        what: what it should be, for messages, such as "EPUB book".
    """

    def __init__(self, path: Path, what: str) -> None:
        self._path = path
        self._what = what
        self._left = max(FREE_EXPANSION, path.stat().st_size * MOST_EXPANSION)

    def read(self, name: str) -> bytes:
        """Return a member.

        Raises:
            InputError: it is missing, damaged or encrypted, or the archive grows too much.
        """
        try:
            with ZipFile(self._path) as archive, archive.open(name) as stream:
                content = stream.read(self._left + 1)
        except _BROKEN as error:
            raise self.broken() from error
        self._left -= len(content)
        if self._left < 0:
            raise InputError(
                f"this {self._what} unpacks to far more than its size allows",
                where=str(self._path),
                hint="fetch it again from where it came",
            )
        return content

    def holds(self, name: str) -> bool:
        """Tell whether there is such a member."""
        try:
            with ZipFile(self._path) as archive:
                return name in archive.namelist()
        except _BROKEN as error:
            raise self.broken() from error

    def xml(self, name: str) -> "_Element":
        """Parse a member as XML; entities are not resolved and nothing is fetched.

        Raises:
            InputError: as ``read``, or it is not well-formed.
        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise self.broken() from error

    def broken(self) -> InputError:
        """Return the error for an archive that is not what it should be."""
        return InputError(
            f"this {self._what} is broken, encrypted or no {self._what}",
            where=str(self._path),
            hint="open it in the program that made it and save it again without a password",
        )
