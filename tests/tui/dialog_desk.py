"""An application with nothing but a dialog, for tests of the dialogs of the editor."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input

from align.tui.themes import register

NOTHING = "no answer"


class Stage(App[None]):
    """Puts on the themes."""

    def on_mount(self) -> None:
        register(self)


Steps = Callable[[Pilot[None]], Awaitable[None]]


def ask(*dialogs: tuple[ModalScreen[Any], Steps], size: tuple[int, int] = (80, 24)) -> list[object]:
    """Show dialogs one after another in one application; return what each answered."""
    answers: list[object] = [NOTHING for _ in dialogs]

    async def run() -> None:
        app = Stage()
        async with app.run_test(size=size) as pilot:
            for number, (dialog, steps) in enumerate(dialogs):

                def take(answer: object, number: int = number) -> None:
                    answers[number] = answer

                await app.push_screen(dialog, take)
                await pilot.pause()
                await steps(pilot)
                await pilot.pause()
                if app.screen is dialog:
                    app.pop_screen()
                    await pilot.pause()

    asyncio.run(run())
    return answers


def fill(pilot: Pilot[None], **lines: str | bool) -> None:
    """Put values into the lines of the dialog in front."""
    for name, value in lines.items():
        if isinstance(value, bool):
            pilot.app.screen.query_one(f"#{name}", Checkbox).value = value
        else:
            pilot.app.screen.query_one(f"#{name}", Input).value = value


def filling(*keys: str, **lines: str | bool) -> Steps:
    """Return steps that fill lines in and press keys."""

    async def steps(pilot: Pilot[None]) -> None:
        fill(pilot, **lines)
        await pilot.pause()
        await pilot.press(*keys)

    return steps
