"""TBX, the exchange format of term bases (ISO 30042), in the dialect TBX-Basic.

Version 2 has the root ``martif``; version 3 (ISO 30042:2019) has ``tbx`` and comes in two styles:
``dca``, where a data category is an attribute, and ``dct``, where it is an element.
"""

from collections import Counter
from typing import BinaryIO

from align.glossary.base import Glossary
from align.glossary.draft import DraftGlossary
from align.glossary.formats import tbx_writing
from align.glossary.formats.base import TermFormat


class Tbx3(TermFormat):
    """TBX version 3, style ``dca``."""

    name = "tbx"
    suffixes = (".tbx", ".xml")
    dialect = tbx_writing.V3

    def read(self, raw: bytes, draft: DraftGlossary) -> None:
        """Read a file of any version and style into a draft."""
        from align.glossary.formats.tbx_reading import read_tbx

        read_tbx(raw, draft)

    def write(self, stream: BinaryIO, glossary: Glossary) -> Counter[str]:
        """Write a term base, one concept an entry."""
        return tbx_writing.write_tbx(stream, glossary, self.dialect)


class Tbx3Dct(Tbx3):
    """TBX version 3, style ``dct``."""

    name = "tbx-dct"
    dialect = tbx_writing.V3_DCT


class Tbx2(Tbx3):
    """TBX version 2."""

    name = "tbx2"
    dialect = tbx_writing.V2
