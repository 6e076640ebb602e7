"""What a screen looks like, as text: the same with every font, and easy to review.

Dates are masked, because they are never the same twice. With ``inks`` a second block names the
style of every cell by a letter, and a legend tells what each letter stands for.

``ALIGN_DRAW=1 pytest tests/tui/test_pictures.py`` draws the pictures anew; look at what changed.
"""

import os
import re
from difflib import unified_diff
from io import StringIO
from pathlib import Path
from string import ascii_letters
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App

PICTURES = Path(__file__).with_name("pictures")
_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def drawn(app: App[Any], *, inks: bool = False) -> str:
    """Return what is on the screen, dialogs and what stands behind them."""
    console = Console(
        width=app.size.width,
        height=app.size.height,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert update is not None
    rows = [
        [one for one in row if not one.control]
        for row in Segment.split_lines(console.render(update, console.options))
    ][: app.size.height]
    text = "\n".join("".join(one.text for one in row).rstrip() for row in rows)
    shown = _DATE.sub("2001-02-03 04:05", text) + "\n"
    return f"{shown}\n{_inked(rows)}" if inks else shown


def _inked(rows: list[list[Segment]]) -> str:
    letters: dict[Style, str] = {}
    lines = []
    for row in rows:
        line = ""
        for one in row:
            style = (one.style or Style.null()).without_color + Style.from_color(
                one.style.color if one.style else None, one.style.bgcolor if one.style else None
            )
            letter = letters.setdefault(style, ascii_letters[len(letters)])
            line += letter * cell_len(one.text)
        lines.append(line)
    legend = [f"{letter}: {style}" for style, letter in letters.items()]
    return "\n".join([*lines, "", *legend]) + "\n"


def same(name: str, picture: str) -> bool:
    """Tell whether a picture is the one that was kept; draw it anew if that was asked for."""
    path = PICTURES / f"{name}.txt"
    if os.environ.get("ALIGN_DRAW"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(picture, encoding="utf-8")
    kept = path.read_text(encoding="utf-8")
    told = "\n".join(unified_diff(kept.splitlines(), picture.splitlines(), path.name, "now"))
    assert not told, told
    return True
