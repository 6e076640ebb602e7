"""Every place of a word, with what stands around it and how it is with its segment."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from align.session.misread import Deck, Group, Place
from align.store.editing import Line
from align.tui.editor.panes.ink import Ink, data, line
from align.tui.misread.wording import TIERS, VERDICTS
from align.units import Status

_STATUS = {Status.NEW: "·", Status.DRAFT: "~", Status.CONFIRMED: "✓"}


def detail(
    group: Group, chosen: int, deck: Deck, lines: Mapping[int, Line], ink: Ink
) -> list[Text]:
    """Return why the chosen place is suspected, then each place.

    Args:
        group: what is alike.
        chosen: which of its places is meant.
        deck: knows what was decided.
        lines: the segments, by their identity.
        ink: colours.
    """
    place = group.places[chosen]
    evidence = ", ".join(place.suggestion.evidence)
    head = line(
        Text(f"{place.suggestion.trust}: ", style=ink("heading")),
        data(place.suggestion.reason),
        Text(f" [{evidence}]", style=ink("faint")),
    )
    several = len({one.document for one in group.places}) > 1
    rows = [
        _place(one, number == chosen, deck.verdict(one), lines.get(one.unit), several, ink)
        for number, one in enumerate(group.places)
    ]
    return [head, *rows]


def _place(
    place: Place,
    chosen: bool,
    verdict: bool | None,
    segment: Line | None,
    several: bool,
    ink: Ink,
) -> Text:
    one = place.suggestion
    sign, meaning = TIERS[one.trust]
    parts: list[Text | str] = [
        "▸" if chosen else " ",
        f"{VERDICTS[verdict]} ",
        Text(f"{sign} ", style=ink(meaning)),
        data(f"{place.document} " if several else "", ink("faint")),
        Text(f"{place.number} ", style=ink("faint")),
        Text(f"{_state(segment)}  ", style=ink("faint")),
        data(one.before),
        data(f"[{one.found}→{one.proposed}]", ink("term")),
        data(one.after),
    ]
    return line(*parts)


def _state(segment: Line | None) -> str:
    if segment is None:
        return "?"
    return _STATUS[segment.status] + ("■" if segment.locked else "")


def units_of(group: Group) -> Sequence[int]:
    """Return the segments of a group."""
    return list(dict.fromkeys(place.unit for place in group.places))
