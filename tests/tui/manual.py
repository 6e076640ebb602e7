"""What ``docs/workbench.md`` shows: the tables of keys, and the picture.

``python -m tests.tui.manual`` puts the tables in anew; ``python -m tests.tui.manual P.align`` also
draws ``docs/workbench.svg`` from a project, as ``align translate`` of the sample makes it.
"""

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from align.glossary.load import load_glossary
from align.settings import Settings
from align.tui.action import Action
from align.tui.app import Workbench
from align.tui.editor.actions import ACTIONS
from align.tui.key_names import shown

MANUAL = Path(__file__).resolve().parents[2] / "docs/workbench.md"
PICTURE = MANUAL.with_name("workbench.svg")
_SIZE = (120, 36)
_SEGMENT = 6
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_PLACE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- end -->)", re.DOTALL)


def table(actions: Iterable[Action]) -> str:
    """Return what can be done as a table of Markdown."""
    rows = ["| key | what | |", "|---|---|---|"]
    for action in actions:
        if not re.fullmatch(r"editor\.insert-match-[1-9]", action.id):
            keys = " ".join(f"`{key}`" for key in shown(action.keys).split(", ") if key)
            rows.append(f"| {keys} | {action.name} | {action.help} |")
    return "\n".join(rows) + "\n"


def with_keys(text: str) -> str:
    """Return the manual with the tables as the actions say."""
    return _PLACE.sub(lambda _: table(ACTIONS), text)


def picture(project: Path) -> str:
    """Return the editor on a copy of a project as SVG that fetches no font."""

    async def drawn(copy: Path) -> str:
        glossary = load_glossary(MANUAL.parents[1] / "glossary.yaml")
        app = Workbench(copy, who="Lan", settings=Settings(), glossary=glossary)
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.pause()
            for _ in range(_SEGMENT - 1):
                await pilot.press("ctrl+j")
            await pilot.pause(1)
            shown = app.export_screenshot(title=f"align edit {project.name}")
        app.close()
        return _FONTS.sub("", shown)

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(drawn(Path(shutil.copy(project, folder))))


if __name__ == "__main__":
    MANUAL.write_text(with_keys(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
    for name in sys.argv[1:]:
        PICTURE.write_text(picture(Path(name)), encoding="utf-8")
