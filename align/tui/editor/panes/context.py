"""What stands before and after the segment in its document."""

from collections.abc import Sequence

from rich.text import Text

from align.store.editing import Line
from align.tui.editor.panes.ink import Ink, data, line


def context(lines: Sequence[Line], current: int, ink: Ink) -> list[Text]:
    """Return source and target of the neighbours; a blank line stands between paragraphs."""
    shown: list[Text] = []
    before = 0
    for one in lines:
        if before and one.paragraph != before:
            shown.append(Text())
        before = one.paragraph
        mark = "▶" if one.identity == current else " "
        shown.append(line(f"{mark}{one.number} ", data(one.source)))
        if one.target:
            shown.append(line(" → ", data(one.target, ink("faint"))))
    return shown
