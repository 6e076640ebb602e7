"""What a unit says of itself besides its texts, for formats that carry it along.

The names are those of the properties of our TMX (see ``align.exchange.tmx``), so that one reader
understands them all; ``x-changed`` is the time of the last change.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from align.exchange.xmltext import legal
from align.units import Status, Unit

TERM = "term"
"""What a note is called that holds the verdict on a term (see ``align.exchange.terms``)."""


def name_of(unit: Unit) -> str:
    """Return the identifier of a unit in a file; it stays the same as long as the unit does."""
    return f"u{unit.identity}"


def target_of(unit: Unit) -> str:
    """Return the target as written, empty where there is none."""
    return "" if unit.status is Status.NEW or not unit.target.strip() else unit.target


def note_of(unit: Unit) -> str:
    """Return the note as written."""
    return legal(unit.note)[0].strip()


def by_document(units: Iterable[Unit]) -> Iterator[tuple[str, Iterator[Unit]]]:
    """Yield the documents with their units, which are consumed one by one."""
    yield from groupby(units, lambda unit: unit.segment.document)


def properties(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield name and value of whatever there is to say."""
    segment, origin = unit.segment, unit.origin
    found = [("x-paragraph", str(segment.paragraph)), ("x-segment", str(segment.number))]
    if origin is not None and target_of(unit):
        found += [
            ("x-engine", origin.engine),
            ("x-revision", origin.revision),
            ("x-glossary", origin.glossary),
            ("x-settings", origin.settings),
        ]
    if unit.score is not None:
        found.append(("x-score", f"{unit.score:.4f}"))
    if unit.confidence is not None:
        found.append(("x-confidence", f"{unit.confidence:.3f}"))
    found.append(("x-changed", unit.changed))
    for name, value in found:
        if text := legal(value)[0].strip():
            yield name, text
