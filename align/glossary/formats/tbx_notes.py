"""What TBX-Basic has no data category for, as notes of the concept.

``align.case_sensitive: true``, ``align.when.before: của | cấp``: a sentence to a person, and read
back by this house (see ``fields``). A person's own note that looks like one is marked as a note.
"""

import regex

from align.glossary.entry import Entry, Part
from align.glossary.formats.fields import cells_of

_OWN = ("source", "target", "variants", "allowed", "forbidden", "note", "domain", "part_of_speech")
_NOTE = regex.compile(r"align\.([a-z_.]+): (.*)", regex.DOTALL)


def notes_of(entry: Entry, *, plain_parts: frozenset[Part]) -> list[str]:
    """Return the notes of an entry, its own first; ``plain_parts`` are said elsewhere."""
    cells = cells_of(entry)
    note = cells.get("note", "")
    notes = [f"align.note: {note}" if _NOTE.match(note) else note] if note else []
    if entry.part_of_speech not in plain_parts | {Part.UNKNOWN}:
        notes.append(f"align.part_of_speech: {entry.part_of_speech}")
    return notes + [f"align.{key}: {cells[key]}" for key in cells if key not in _OWN]


def cell_of(note: str) -> tuple[str, str]:
    """Return name and text of the cell that a note stands for."""
    found = _NOTE.fullmatch(note)
    return (found[1], found[2]) if found else ("note", note)
