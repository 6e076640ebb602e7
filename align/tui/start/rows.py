"""How a project looks in the list: by signs and words, not by colours alone."""

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from align.tui.start.facts import MISSING, Facts
from align.tui.start.recent import Recent

_CELLS = 10
_WIDEST = 28


def width(projects: Sequence[Recent]) -> int:
    """Return the cells that the names of these projects take in the list."""
    return min(max((cell_len(_name(one)) for one in projects), default=0), _WIDEST)


def row(project: Recent, facts: Facts | None, width: int = _WIDEST) -> Text:
    """Return one line: sign, name, progress, languages, folder.

    Args:
        project: the entry.
        facts: what is known of it; None while it is being looked at.
        width: cells for its name.
    """
    text = Text(no_wrap=True, overflow="ellipsis")
    sign, said = _said(facts)
    text.append(f"{sign} ")
    text.append(set_cell_size(_name(project), width), "bold")
    text.append(f"  {said}  ")
    text.append(_folder(project.path), "italic")
    return text


def _name(project: Recent) -> str:
    path = project.path
    return _shown(path.stem if path.suffix == ".align" else path.name)


def _said(facts: Facts | None) -> tuple[str, str]:
    if facts is None:
        return "·", "…"
    if facts.fault == MISSING:
        return "✗", "missing (f: forget)"
    if facts.fault:
        return "!", facts.fault
    sign = "✓" if facts.segments and facts.confirmed == facts.segments else "~"
    sign = sign if facts.confirmed or facts.drafts else "·"
    filled = int(facts.done * _CELLS)
    bar = "█" * filled + "░" * (_CELLS - filled)
    pair = f"{facts.source}→{facts.target}"
    return sign, f"{bar} {facts.done:4.0%} of {facts.segments:,}  {pair}"


def _folder(path: Path) -> str:
    home = Path.home()
    folder = path.parent
    return _shown(f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder))


def _shown(name: str) -> str:
    """Return a name without what would drive a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)
