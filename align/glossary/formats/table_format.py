"""Tables: TSV, as spreadsheets and OmegaT's glossaries have it, and CSV.

They are written with a header of the names in ``fields.FIELDS``, as many columns as are used.
"""

import csv
import io
from collections import Counter
from typing import BinaryIO

from align.glossary.base import Glossary
from align.glossary.decoding import text_of
from align.glossary.draft import DraftGlossary
from align.glossary.formats.base import TermFormat
from align.glossary.formats.fields import FIELDS, broken_lines, cells_of
from align.glossary.table import read_table


class Tsv(TermFormat):
    """Columns with tabs between them; quotation marks are text, but for those around a cell."""

    name = "tsv"
    suffixes = (".tsv", ".tab", ".txt", ".utf8")

    def read(self, raw: bytes, draft: DraftGlossary) -> None:
        """Read a file into a draft."""
        read_table(text_of(raw, draft.path), draft, comma=False)

    def write(self, stream: BinaryIO, glossary: Glossary) -> Counter[str]:
        """Write a term base, one entry a line."""
        for row in _rows(glossary):
            stream.write(("\t".join(map(_guarded, row)) + "\n").encode())
        return losses(glossary)


class Csv(TermFormat):
    """Columns with commas between them, quoted as RFC 4180 says."""

    name = "csv"
    suffixes = (".csv",)

    def read(self, raw: bytes, draft: DraftGlossary) -> None:
        """Read a file into a draft; semicolons and tabs do as well as commas."""
        read_table(text_of(raw, draft.path), draft, comma=True)

    def write(self, stream: BinaryIO, glossary: Glossary) -> Counter[str]:
        """Write a term base, one entry a line."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(_rows(glossary))
        stream.write(text.getvalue().encode())
        return losses(glossary)


def losses(glossary: Glossary) -> Counter[str]:
    """Count what a cell of text cannot keep."""
    return +Counter(
        {
            "line breaks in notes": sum(map(broken_lines, glossary.entries)),
            "name of the term base": int(bool(glossary.name)),
        }
    )


def _rows(glossary: Glossary) -> list[list[str]]:
    entries = [cells_of(entry) for entry in glossary.entries]
    used = {"source", "target"}.union(*entries)
    columns = [field for field in FIELDS if field in used]
    return [columns, *([cells.get(column, "") for column in columns] for cells in entries)]


def _guarded(cell: str) -> str:
    """Put a cell into quotation marks that would otherwise be taken for quoted or a comment."""
    quoted = cell[:1] == cell[-1:] == '"'
    return '"' + cell.replace('"', '""') + '"' if quoted or cell.startswith("#") else cell
