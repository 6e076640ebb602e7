"""Note, origin and history of a segment."""

from collections.abc import Sequence

from rich.text import Text

from align.store import HistoryEntry
from align.tui.editor.panes.ink import Ink, data, line
from align.units import Unit

_SHOWN = 30


def past(unit: Unit, note: str, history: Sequence[HistoryEntry], ink: Ink) -> list[Text]:
    """Return the note, who made what stands there, and what stood there before, newest first."""
    shown = [line(Text("♪ ", style=ink("doubt")), data(note))] if note else []
    shown.append(line(Text(f"{unit.status} ", style=ink("heading")), Text(_origin(unit))))
    for entry in list(reversed(history))[:_SHOWN]:
        head = f"{entry.at[:16].replace('T', ' ')} {entry.who} {entry.what}: "
        shown.append(line(data(head, ink("faint")), data(entry.target or "(empty)")))
    return shown


def _origin(unit: Unit) -> str:
    parts = []
    if unit.origin is not None:
        parts.append(unit.origin.engine)
    if unit.changed:
        parts.append(unit.changed[:16].replace("T", " "))
    if unit.score is not None:
        parts.append(f"score {unit.score:.2f}")
    if unit.confidence is not None:
        aligned = unit.origin is not None and unit.origin.engine == "aligned"
        parts.append(f"{'alignment' if aligned else 'confidence'} {unit.confidence:.0%}")
    return " · ".join(parts)
