"""Words of the source that were perhaps misread, and those that were put right."""

from collections.abc import Sequence

from rich.text import Text

from align.repair import Repaired, Trust
from align.session.misread import Place
from align.tui.editor.panes.ink import Ink, data, line


def misread(
    here: Sequence[Place], made: Sequence[Repaired], source: str, key: str, ink: Ink
) -> list[Text]:
    """Return each doubtful word with proposal, tier and reason, then each repair.

    Args:
        here: undecided places of this source, in their order.
        made: repairs in it.
        source: the text as it is now.
        key: what accepts the first of them, as a person reads it; empty: none.
        ink: colours.
    """
    doubtful = [_place(one, key if number == 0 else "", ink) for number, one in enumerate(here)]
    return [*doubtful, *(_repair(one, source, ink) for one in made)]


def _place(place: Place, key: str, ink: Ink) -> Text:
    one = place.suggestion
    meaning = "good" if one.trust is Trust.CERTAIN else "doubt"
    return line(
        Text(f" ? misread, {one.trust}: ", style=ink(meaning)),
        "“",
        data(one.found, ink("term")),
        "” → “",
        data(one.proposed, ink("added")),
        f"” {f'({key}) ' if key else ''}",
        data(one.reason, ink("faint")),
    )


def _repair(one: Repaired, source: str, ink: Ink) -> Text:
    return line(
        Text(" ✓ put right: ", style=ink("good")),
        "“",
        data(one.found, ink("gone")),
        "” → “",
        data(source[one.start : one.end], ink("added")),
        "”",
    )
