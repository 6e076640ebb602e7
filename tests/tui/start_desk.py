"""An application with nothing but the start screen, and projects for it."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from align.pipeline import ingest, project_at
from align.segmentation import splitter_for
from align.settings import Settings
from align.store import Project
from align.tui.palette import ActionProvider
from align.tui.start import OpenProject, StartScreen
from align.tui.themes import register
from align.units import Draft, Origin

TEXT = "Huyện ủy họp sáng nay. Chín hợp tác xã [b]đã[/b] nộp báo cáo.\n\nHọ bàn về vụ mùa.\n"


class Desk(App[None]):
    """Keeps what it is told to open."""

    COMMANDS = {ActionProvider}  # noqa: RUF012

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.opened: list[OpenProject] = []
        self.start = StartScreen(settings or Settings(), who="Lan")

    def on_mount(self) -> None:
        register(self)
        self.push_screen(self.start)

    def on_open_project(self, message: OpenProject) -> None:
        self.opened.append(message)


Walk = Callable[[Desk, Pilot[None]], Awaitable[None]]


def walk(
    steps: Walk, *, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> Desk:
    """Run steps in the application."""

    async def run() -> Desk:
        desk = Desk(settings)
        async with desk.run_test(size=size) as pilot:
            await settle(desk, pilot)
            await steps(desk, pilot)
            await settle(desk, pilot)
        return desk

    return asyncio.run(run())


async def settle(desk: Desk, pilot: Pilot[None]) -> None:
    """Wait until nothing works any more."""
    await pilot.pause()
    await desk.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def at_home(desk: Desk) -> bool:
    """Tell whether the start screen is in front."""
    return desk.screen is desk.start


def fill(desk: Desk, name: str, value: str) -> None:
    """Put a value into a line of the form in front."""
    desk.screen.query_one(f"#{name}", Input).value = value


def document(folder: Path, name: str = "báo cáo.txt", text: str = TEXT) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def project(folder: Path, name: str = "one.align", *, confirmed: int = 1, drafts: int = 1) -> Path:
    """Make a project of three segments."""
    path = folder / name
    with project_at(path) as opened:
        opened.set_fact("source", "vi")
        opened.set_fact("target", "en")
        ingest(opened, document(folder, f"{path.stem}.txt"), splitter_for("vi"))
        units = list(opened.units())
        for unit in units[:confirmed]:
            opened.confirm(unit.identity, f"Target {unit.identity}.", "Lan")
        opened.save(
            Draft(unit.identity, "A draft.", Origin("test", "1", "", ""))
            for unit in units[confirmed : confirmed + drafts]
        )
    return path


def targets(path: Path) -> list[str]:
    with Project.open(path, read_only=True) as opened:
        return [unit.target for unit in opened.units()]


def listed(desk: Desk) -> list[str]:
    """Return the names of the projects in the list."""
    return [one.path.name for one in desk.start._projects]
