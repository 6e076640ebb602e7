"""Matches: number, rate, memory, target, and how the source in the memory differs."""

from collections.abc import Sequence

from rich.text import Text

from align.store.memory.matching.difference import Change, Stretch
from align.store.memory.matching.match import Match
from align.tui.editor.panes.ink import Ink, data, line

_BRACKETS = {Change.DELETED: ("gone", "[-", "-]"), Change.INSERTED: ("added", "{+", "+}")}
_PENALTIES = ("machine", "aligned", "old", "memory")


def matches(found: Sequence[Match], chosen: int, draft: Text | None, ink: Ink) -> list[Text]:
    """Return what memories and machine offer.

    Args:
        found: best first.
        chosen: index of the one that is inserted next.
        draft: the draft of the machine, shown last.
        ink: the colours.
    """
    shown = [_match(number, match, number - 1 == chosen, ink) for number, match in _counted(found)]
    if draft is not None:
        shown.append(line(Text("MT ", style=ink("doubt")), draft))
    return shown or [Text("no match in the memories", style=ink("faint"))]


def _counted(found: Sequence[Match]) -> list[tuple[int, Match]]:
    return list(enumerate(found, 1))


def _match(number: int, match: Match, chosen: bool, ink: Ink) -> Text:
    meaning = "good" if match.score >= 100 else "doubt"
    head = line(
        "▸" if chosen else " ",
        f"{number} ",
        Text(f"{match.score}%", style=ink(meaning)),
        " ",
        data(match.memory, ink("faint")),
        Text(_minus(match), style=ink("bad")),
        Text(" numbers put in" if match.adapted else "", style=ink("doubt")),
    )
    parts = [head, line("  ", data(match.text))]
    if match.difference:
        parts.append(line("  ", *(_stretch(one, ink) for one in match.difference)))
    return Text("\n").join(parts)


def _minus(match: Match) -> str:
    """Return the penalties with their names."""
    if not match.penalty:
        return ""
    names = [why for why in match.why if why in _PENALTIES]
    return f" −{match.penalty} {', '.join(names)}"


def _stretch(stretch: Stretch, ink: Ink) -> Text:
    """Mark by brackets as well as by colour what is only here or only there."""
    if stretch.change is Change.SAME:
        return data(stretch.text)
    meaning, opening, closing = _BRACKETS[stretch.change]
    bare = stretch.text.rstrip()
    made = line(opening, data(bare), closing)
    made.stylize(ink(meaning))
    return line(made, stretch.text[len(bare) :])
