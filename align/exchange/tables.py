"""Bilingual tables for reviewers without any tool: TSV and CSV with a header.

Columns: ``id`` (``u`` and the identity of the unit: what is found again on import), ``document``,
``segment`` (position in it), ``status``, ``source``, ``target``, ``note`` and ``terms`` (the
verdicts of ``align.exchange.terms``, with ``|`` between them). UTF-8, line feeds; a cell with a
delimiter, a quotation mark or a line feed is quoted and quotation marks in it are doubled
(RFC 4180), in the TSV as well, because that is how spreadsheets write it back.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import BinaryIO

from align.exchange.base import Facts, Format, Report
from align.exchange.languages import check_languages
from align.exchange.said import name_of, note_of, target_of
from align.exchange.terms import describe
from align.exchange.xmltext import legal
from align.units import Status, Unit

COLUMNS = ("id", "document", "segment", "status", "source", "target", "note", "terms")
SEPARATOR = " | "
"""Stands between the verdicts on terms."""
_BATCH = 200


class _Table(Format):
    """A table; units without a translation are written as well."""

    delimiter: str

    def write(self, stream: BinaryIO, units: Iterable[Unit], facts: Facts) -> Report:
        """Write all units in constant memory.

        Raises:
            SettingsError: a language is not a BCP 47 tag, or both are the same.
            OSError: the stream cannot be written.
        """
        check_languages(facts)
        written = untranslated = stripped = 0
        text = StringIO(newline="")
        table = csv.writer(text, delimiter=self.delimiter, lineterminator="\n")
        table.writerow(COLUMNS)
        for count, unit in enumerate(units, 1):
            source, gone = legal(unit.segment.text)
            target, lost = legal(target_of(unit))
            stripped += gone + lost
            if source.strip():
                table.writerow(_row(unit, source, target))
            written += bool(source.strip() and target)
            untranslated += not (source.strip() and target)
            if count % _BATCH == 0:
                stream.write(text.getvalue().encode())
                text.seek(0)
                text.truncate()
        stream.write(text.getvalue().encode())
        return Report(written, untranslated, stripped)


class Tsv(_Table):
    """Tab-separated values."""

    name = "tsv"
    suffix = ".tsv"
    delimiter = "\t"


class Csv(_Table):
    """Comma-separated values."""

    name = "csv"
    suffix = ".csv"
    delimiter = ","


def _row(unit: Unit, source: str, target: str) -> tuple[str, ...]:
    return (
        name_of(unit),
        legal(unit.segment.document)[0],
        str(unit.segment.number),
        (unit.status if target else Status.NEW).value,
        source,
        target,
        note_of(unit),
        SEPARATOR.join(legal(describe(use))[0] for use in unit.terms),
    )
