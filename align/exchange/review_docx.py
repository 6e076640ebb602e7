"""A table for reviewers who have a word processor and nothing else.

Four columns: number, source, target, note. The number of a unit and a short hash of its source
identify the row when it comes back (``align.exchange.reading.review_docx``). The file is written
as a stream: WordprocessingML of ECMA-376, part 1, section 17.
"""

import hashlib
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from align.exchange.base import Facts, Format, Report
from align.exchange.languages import check_languages
from align.exchange.review_parts import DOCUMENT_END, END, HEADINGS, PARTS, document_start
from align.exchange.said import by_document, note_of, target_of
from align.exchange.xmltext import content, legal
from align.units import Status, Unit

CONFIRMED = "✓"
"""Stands behind the number of a unit whose target a person has confirmed."""
# The first moment a ZIP archive can name: the same units make the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def mark_of(identity: int, source: str) -> str:
    """Return what tells that a row belongs to a unit: eight hexadecimal digits."""
    said = f"{identity} {' '.join(source.split())}"
    return hashlib.sha256(said.encode()).hexdigest()[:8]


class ReviewDocx(Format):
    """A Word table with a row for each unit, also for those that are not translated yet.

    Only targets and notes are to be changed: sources are set apart by a style of their own, and
    confirmed targets by another one and a ``✓``. Rows follow the documents, each under its name.
    """

    name = "docx"
    suffix = ".docx"

    def write(self, stream: BinaryIO, units: Iterable[Unit], facts: Facts) -> Report:
        """Write all units; those without a target count as untranslated, but have their row."""
        check_languages(facts)
        written = untranslated = stripped = 0
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in PARTS.items():
                archive.writestr(_entry(name), text)
            with archive.open(_entry("word/document.xml"), "w", force_zip64=True) as part:
                part.write(document_start(facts.source, facts.target).encode())
                for document, own in by_document(units):
                    part.write(_wide_row(document).encode())
                    for unit in own:
                        row, gone = _row(unit)
                        part.write(row.encode())
                        stripped += gone
                        translated = bool(unit.segment.text.strip() and target_of(unit))
                        written += translated
                        untranslated += not translated
                part.write(_wide_row(END.format(written + untranslated)).encode())
                part.write(DOCUMENT_END.encode())
        return Report(written, untranslated, stripped)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _wide_row(text: str) -> str:
    cell = f'<w:tcPr><w:gridSpan w:val="{len(HEADINGS)}"/></w:tcPr>'
    said = _paragraph(legal(text)[0], "ReviewDocument")
    return f"<w:tr><w:tc>{cell}{said}</w:tc></w:tr>"


def _row(unit: Unit) -> tuple[str, int]:
    """Return the row of a unit and how many characters were left out of it."""
    source, lost = legal(unit.segment.text)
    target, gone = legal(target_of(unit))
    confirmed = unit.status is Status.CONFIRMED and bool(target.strip())
    number = f"{unit.identity} {CONFIRMED}" if confirmed else str(unit.identity)
    cells = (
        _paragraph(number, "ReviewNumber")
        + _paragraph(mark_of(unit.identity, source), "ReviewMark"),
        _paragraph(source.strip(), "ReviewSource"),
        _paragraph(target.strip(), "ReviewConfirmed" if confirmed else "ReviewTarget"),
        _paragraph(note_of(unit), "ReviewNote"),
    )
    row = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>", lost + gone


def _paragraph(text: str, style: str) -> str:
    lines = [
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{content(part)}</w:t>' if part else ""
            for part in line.split("\t")
        )
        for line in text.split("\n")
    ]
    run = f"<w:r>{'<w:br/>'.join(lines)}</w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'
