"""Texts in cells of a terminal: cut between letters, padded by what they take up on the screen.

A character may take no cell (combining marks), one or two; and what a person sees as one letter
may be several characters, which must not be torn apart.
"""

import regex
from rich.cells import cell_len

_LETTER = regex.compile(r"\X")
# Layout and control characters would move the cursor of the terminal.
_CONTROL = regex.compile(r"[\p{Cc}\u2028\u2029]")
_SLACK = 8
"""Characters looked at for each cell: more marks than that on each letter are not text."""


def one_line(text: str, width: int = 10_000) -> str:
    """Return as much of a text as ``width`` cells may need, on one line and without controls."""
    return uncontrolled(text[: max(width, 0) * _SLACK + _SLACK])


def uncontrolled(text: str) -> str:
    """Return a text with a blank for each control, which would drive the terminal."""
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def fitted(text: str, width: int) -> str:
    """Return a text that takes exactly ``width`` cells, cut with an ellipsis or padded."""
    if width <= 0:
        return ""
    rest = len(text) > width * _SLACK + _SLACK
    text = one_line(text, width)
    if text.isascii() and not rest:
        return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"
    taken = cell_len(text)
    if taken <= width and not rest:
        return text + " " * (width - taken)
    kept = start(text, width - 1)
    return f"{kept}…".ljust(width - cell_len(kept) + len(kept))


def start(text: str, width: int) -> str:
    """Return the longest beginning that takes at most ``width`` cells, whole letters only."""
    taken = 0
    for letter in _LETTER.finditer(text):
        taken += cell_len(letter.group())
        if taken > width:
            return text[: letter.start()]
    return text
