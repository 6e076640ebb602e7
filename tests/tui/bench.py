"""The workbench on a small project, for tests of the editor."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from unittest.mock import patch

from textual.pilot import Pilot

from align.glossary import Glossary
from align.session.assist import Assistant, Sources
from align.settings import Settings
from align.store.memory.matching.penalties import Penalties
from align.tui.app import Workbench
from align.tui.editor.screen import EditorScreen
from tests.session.assist_engine import ByHeart
from tests.session.samples import GLOSSARY

KNOWN = {
    "Mưa. Nắng.": ["Rain. Sun."],
    "Tỉnh ủy họp hôm nay.": ["The provincial Party committee meets today."],
    "Hết.": ["The end."],
}
Walk = Callable[["Bench"], Awaitable[None]]


class Bench:
    """A running workbench: what to press, and what came of it."""

    def __init__(self, app: Workbench, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def editor(self) -> EditorScreen:
        """The editor, whatever dialog stands before it."""
        found = [screen for screen in self.app.screen_stack if isinstance(screen, EditorScreen)]
        return found[-1]

    @property
    def number(self) -> int:
        """Number of the current segment."""
        return self.editor.session.unit.segment.number

    async def press(self, *keys: str) -> None:
        """Press keys as fast as can be, then let the screen come to rest."""
        await self.pilot.press(*keys)
        await self.rest()

    async def rest(self) -> None:
        """Let everything that was caused happen."""
        for _ in range(3):
            await self.app._keys.done()
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def answer(self, **lines: str | bool) -> None:
        """Fill in the dialog in front and carry it out."""
        from textual.widgets import Checkbox, Input

        for name, said in lines.items():
            if isinstance(said, bool):
                self.app.screen.query_one(f"#{name}", Checkbox).value = said
            else:
                self.app.screen.query_one(f"#{name}", Input).value = said
        await self.app.screen.run_action("carry_out")
        await self.rest()


def walk(
    path: Path,
    steps: Walk,
    *,
    size: tuple[int, int] = (120, 36),
    memories: tuple[Path, ...] = (),
    term_base: Path | None = None,
    read_only: bool = False,
    write_to: Path | None = None,
    glossary: Glossary = GLOSSARY,
) -> None:
    """Open a project in the workbench, take the steps and close it."""

    async def run() -> None:
        app = Workbench(
            path,
            who="Lan",
            settings=Settings(),
            glossary=glossary,
            memories=memories,
            term_base=term_base,
            read_only=read_only,
            write_to=write_to,
        )
        async with app.run_test(size=size) as pilot:
            bench = Bench(app, pilot)
            await bench.rest()
            await steps(bench)
            await bench.rest()
        app.close()

    with patch("align.tui.editor.helping.assistant_of", _assistant):
        asyncio.run(run())


def _assistant(
    path: Path,
    settings: Settings,
    glossary: Glossary | None,
    memories: tuple[Path, ...] = (),
    *,
    less: Mapping[Path, int] | None = None,
    read_only: bool = False,
    write_to: Path | None = None,
) -> Assistant:
    """An assistant whose engine knows three sentences by heart."""
    sources = Sources(glossary, dict.fromkeys(memories, Penalties()), write_to=write_to)
    return Assistant(path, lambda: ByHeart(KNOWN), sources, read_only=read_only)
