"""Completion in the editor of the target, by keys."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea
from textual.worker import WorkerCancelled

from align.session.assist import Assistant, Sources
from align.store import Project
from align.tui.background import Background
from align.tui.editor.messages import Completed
from align.tui.editor.target import TargetEditor
from tests.session.assist_engine import ByHeart
from tests.session.samples import GLOSSARY, made

PARTY = "The provincial Party committee meets today."
KNOWN = {"Tỉnh ủy họp hôm nay.": [PARTY, "Ốc: the provincial Party committee."]}


class Writing(Screen[None]):
    """The editor of one segment, hooked up as the guide says."""

    def __init__(self, assistant: Assistant, unit: int) -> None:
        super().__init__()
        self.background = Background(self, assistant)
        self.target = TargetEditor()
        self.unit = unit

    def compose(self) -> ComposeResult:
        yield self.target

    def on_mount(self) -> None:
        self.target.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        target = self.target
        at_end = target.cursor_at_end_of_text
        target.suggest(self.background.typed(self.unit, target.text_left, at_end=at_end))

    def on_completed(self, message: Completed) -> None:
        if message.text_left == self.target.text_left:
            self.target.suggest(message.completion)

    async def on_unmount(self) -> None:
        await self.background.close()


Settled = Callable[[], Awaitable[None]]


def walk(path: Path, steps: Callable[[Writing, Pilot[None], Settled], Awaitable[None]]) -> None:
    path = made(path / "p.align")
    with Project.open(path, read_only=True) as project:
        unit = list(project.units())[1].identity

    async def run() -> None:
        screen = Writing(Assistant(path, lambda: ByHeart(KNOWN), Sources(GLOSSARY)), unit)
        app = App[None]()
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(screen)

            async def settled() -> None:
                await pilot.pause()
                with suppress(WorkerCancelled):
                    await app.workers.wait_for_complete()
                await pilot.pause()

            await steps(screen, pilot, settled)

    asyncio.run(run())


def test_what_agrees_stays_and_words_are_taken(tmp_path: Path) -> None:
    async def steps(screen: Writing, pilot: Pilot[None], settled: Settled) -> None:
        target = screen.target
        await pilot.press(*"The")
        await settled()
        assert (target.text, target.suggestion) == ("The", PARTY[3:])
        await pilot.press("space", "p")
        await pilot.pause()
        assert (target.text, target.suggestion) == ("The p", PARTY[5:])
        await pilot.press("backspace")
        await pilot.pause()
        assert (target.text, target.suggestion) == ("The ", PARTY[4:])
        await pilot.press("ctrl+right")
        await pilot.pause()
        assert (target.text, target.suggestion) == ("The provincial", PARTY[14:])
        await pilot.press("right")
        await settled()
        assert (target.text, target.suggestion) == (PARTY, "")

    walk(tmp_path, steps)


@pytest.mark.parametrize("keys", [("O", "\u0302", "\u0301"), ("Ố",)])
def test_letters_and_marks_that_come_one_by_one(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async def steps(screen: Writing, pilot: Pilot[None], settled: Settled) -> None:
        for key in keys:
            screen.target.insert(key)
            await pilot.pause()
        await settled()
        assert (
            screen.target.text + screen.target.suggestion == "Ốc: the provincial Party committee."
        )

    walk(tmp_path, steps)


def test_what_disagrees_and_the_middle_of_a_text_are_silent(tmp_path: Path) -> None:
    async def steps(screen: Writing, pilot: Pilot[None], settled: Settled) -> None:
        target = screen.target
        await pilot.press(*"The x")
        await settled()
        assert (target.text, target.suggestion) == ("The x", "")
        await pilot.press("backspace", "left", "left")
        await settled()
        await pilot.press("h")
        await settled()
        assert (target.text, target.suggestion) == ("Thhe ", "")

    walk(tmp_path, steps)
