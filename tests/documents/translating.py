"""Read a file as a project does, translate it by a function, write it back, read it again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from align.documents import open_document, paragraphs
from align.documents.writing import Rewritten, rewritten
from align.segmentation import segments, splitter_for
from align.units import Removed, Unit

Translation = Callable[[str], str]


def units_of(path: Path) -> tuple[list[Unit], list[Removed]]:
    document = open_document(path)
    gone: list[Removed] = []
    found = paragraphs(document, on_removed=gone.append)
    made = segments(found, document.name, splitter_for("vi"))
    return [Unit(number, segment) for number, segment in enumerate(made, 1)], gone


def translated(path: Path, translation: Translation) -> tuple[Rewritten, Path]:
    """Return the translation and a file that holds it, beside the source."""
    units, gone = units_of(path)
    units = [replace(unit, target=translation(unit.segment.text)) for unit in units]
    made = rewritten(open_document(path), units, gone, "en")
    written = path.with_name(f"translated{path.suffix}")
    written.write_bytes(made.content)
    return made, written


def letters(path: Path) -> str:
    """Return all that is read from a file, without white space."""
    blocks = open_document(path).blocks()
    return "".join("".join(block.content.text.split()) for block in blocks)


def wanted(path: Path, translation: Translation) -> str:
    """Return what is to be read from the translation of a file without furniture."""
    units, _ = units_of(path)
    return "".join("".join(translation(unit.segment.text).split()) for unit in units)
