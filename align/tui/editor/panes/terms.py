"""The terms of this source, and what has become of each in the text."""

from collections.abc import Sequence

from rich.text import Text

from align.glossary import Entry, Glossary
from align.tui.editor.panes.ink import Ink, data, line
from align.units import Outcome, TermUse, Tier

STATES = {
    Outcome.HONOURED: ("✓", "good"),
    Outcome.REPAIRED: ("✓", "good"),
    Outcome.OVERRIDDEN: ("○", "faint"),
    Outcome.FORBIDDEN: ("✗", "bad"),
    Outcome.MISSING: ("!", "bad"),
}


def terms(uses: Sequence[TermUse], glossary: Glossary | None, ink: Ink) -> list[Text]:
    """Return each term with glyph, word and the form that is wanted."""
    if not uses:
        return [Text("no term in this source", style=ink("faint"))]
    return [_term(use, glossary, ink) for use in uses]


def wanted(use: TermUse, glossary: Glossary | None) -> str:
    """Return the preferred form of a term, empty if it is not in the term base any more."""
    entry = _entry(use, glossary)
    return entry.target if entry else ""


def _entry(use: TermUse, glossary: Glossary | None) -> Entry | None:
    try:
        return glossary[use.hit.entry] if glossary else None
    except KeyError:
        return None


def _term(use: TermUse, glossary: Glossary | None, ink: Ink) -> Text:
    glyph, meaning = STATES[use.outcome]
    entry = _entry(use, glossary)
    said = use.outcome.value if use.hit.tier is Tier.EXACT else f"{use.outcome}, {use.hit.tier}"
    parts: list[Text | str] = [
        Text(f"{glyph} ", style=ink(meaning)),
        data(use.hit.surface),
        " → ",
        data(entry.target if entry else use.form, ink("term")),
        " ",
        Text(said, style=ink(meaning)),
    ]
    if use.outcome is Outcome.FORBIDDEN:
        parts += [": ", data(use.form, ink("bad"))]
    elif use.outcome is Outcome.OVERRIDDEN and ":" in use.rung:
        parts += [":", data(use.rung.partition(":")[2], ink("faint"))]
    if entry is not None and entry.forbidden:
        parts += [Text(" not ", style=ink("faint")), data(", ".join(entry.forbidden), ink("faint"))]
    if entry is not None and entry.note:
        parts += ["  ", data(entry.note, ink("faint"))]
    return line(*parts)
