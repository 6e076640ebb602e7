import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

import pytest
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerCancelled

from align.errors import EngineError
from align.session.assist import Assistant, Rest, Sources, Suggested
from align.settings import Settings
from align.store import Project
from align.tui.background import Background, Checked, assistant_of
from align.tui.background import Suggested as SuggestedMessage
from align.tui.editor.messages import Completed, Drafted, Failed, Recalled, RestProgress
from tests.session.assist_engine import ByHeart
from tests.session.samples import GLOSSARY, made, opened

PARTY = "The provincial Party committee meets today."
KNOWN = {"Tỉnh ủy họp hôm nay.": [PARTY]}


class Listening(Screen[None]):
    """A screen that remembers what it was told."""

    def __init__(self, assistant: Assistant) -> None:
        super().__init__()
        self.background = Background(self, assistant)
        self.told: list[Message] = []

    def on_completed(self, message: Completed) -> None:
        self.told.append(message)

    def on_drafted(self, message: Drafted) -> None:
        self.told.append(message)

    def on_suggested(self, message: SuggestedMessage) -> None:
        self.told.append(message)

    def on_recalled(self, message: Recalled) -> None:
        self.told.append(message)

    def on_checked(self, message: Checked) -> None:
        self.told.append(message)

    def on_rest_progress(self, message: RestProgress) -> None:
        self.told.append(message)

    def on_failed(self, message: Failed) -> None:
        self.told.append(message)

    async def on_unmount(self) -> None:
        await self.background.close()

    def shown(self) -> list[tuple[object, ...]]:
        """Return what was told so far, and forget it."""
        told, self.told = self.told, []
        return [
            (type(one).__name__, *(v for k, v in vars(one).items() if k in _FIELDS)) for one in told
        ]


_FIELDS = {"unit", "text_left", "completion", "text", "done", "total", "sentence", "findings"}
Walk = Callable[[Listening, Callable[[], Awaitable[None]]], Awaitable[None]]


def walk(assistant: Assistant, steps: Walk) -> None:
    async def run() -> None:
        screen = Listening(assistant)
        app = App[None]()
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(screen)

            async def settled() -> None:
                with suppress(WorkerCancelled):
                    await app.workers.wait_for_complete()
                await pilot.pause()

            await steps(screen, settled)

    asyncio.run(run())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


@pytest.fixture
def engine() -> ByHeart:
    return ByHeart(KNOWN)


@pytest.fixture
def units(path: Path) -> Iterator[list[int]]:
    with Project.open(path, read_only=True) as project:
        yield [unit.identity for unit in project.units()]


def test_a_sentence_is_completed_as_it_is_typed(
    path: Path, engine: ByHeart, units: list[int]
) -> None:
    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        work, unit = screen.background, units[1]
        assert work.typed(unit, "The ") == ""
        await settled()
        assert screen.shown() == [("Completed", unit, "The ", PARTY[4:])]
        asked = len(engine.asked)
        assert work.typed(unit, "The p") == PARTY[5:]
        assert work.typed(unit, "The p") == PARTY[5:]
        assert work.typed(unit, "The ") == PARTY[4:]
        await settled()
        assert len(engine.asked) == asked
        assert work.typed(unit, "The x") == ""
        await settled()
        assert work.typed(unit, "The pro", at_end=False) == ""
        await settled()
        assert screen.shown() == []

    walk(Assistant(path, lambda: engine, Sources(GLOSSARY)), steps)


def test_a_late_answer_goes_on_behind_what_was_typed_meanwhile(
    path: Path, engine: ByHeart, units: list[int]
) -> None:
    answers: list[Future[str]] = []
    assistant = Assistant(path, lambda: engine)

    def complete(unit: int, text_left: str) -> Future[str]:
        answers.append(Future())
        return answers[-1]

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        work, unit = screen.background, units[1]
        work.typed(unit, "T")
        await asyncio.sleep(0)
        while not answers:
            await asyncio.sleep(0)
        work.typed(unit, "Th")
        while len(answers) < 2:
            await asyncio.sleep(0)
        assert answers[0].cancelled()
        work._state = work._state.moved("The")
        answers[1].set_result("e rice.")
        await settled()
        assert screen.shown() == [("Completed", unit, "The", " rice.")]
        work.dismiss()
        assert work.typed(unit, "The") == ""
        work.typed(units[2], "T")
        while len(answers) < 3:
            await asyncio.sleep(0)
        work._unit = unit
        answers[2].set_result("oo late")
        await settled()
        assert screen.shown() == []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant, "complete", complete)
        walk(assistant, steps)


def test_a_slow_engine_is_not_asked(path: Path, engine: ByHeart, units: list[int]) -> None:
    assistant = Assistant(path, lambda: engine)
    for _ in range(3):
        assistant.pace.answered(60.0)

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        assert screen.background.typed(units[1], "The ") == ""
        await settled()
        assert not screen.shown() and not engine.asked

    walk(assistant, steps)


def test_drafts_come_where_they_may(path: Path, engine: ByHeart, units: list[int]) -> None:
    with opened(path) as session:
        session.go_to(3)
        session.type("Mine.")
        session.keep()

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        work = screen.background
        work.draft(units[1])
        await settled()
        assert screen.shown() == [("Drafted", units[1])]
        work.draft(units[2])
        await settled()
        assert screen.shown() == [("Suggested", units[2], "RICE")]
        work.arrived(units[3], units[4:])
        await settled()
        assert screen.shown() == [("Drafted", units[4])]
        work.use(None)
        work.draft(units[2])
        await settled()
        assert screen.shown() == [("Suggested", units[2], "LÚA TỐT.")]
        work.check(units[1:2], {units[1]: "The committee meets."})
        await settled()
        [(name, findings)] = screen.shown()
        assert name == "Checked" and findings == {units[1]: ()}

    walk(Assistant(path, lambda: engine, Sources(GLOSSARY)), steps)


def test_the_rest_tells_how_far_it_is(tmp_path: Path, engine: ByHeart) -> None:
    path = made(tmp_path / "p.align", [f"Câu {number}." for number in range(25)])

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        work = screen.background
        work.draft_rest()
        work.draft_rest()
        assert work.resting
        await settled()
        assert not work.resting
        shown = screen.shown()
        assert [one[1:] for one in shown if one[0] == "RestProgress"][-1] == (20, 20)
        assert ("Drafted", 0) in shown
        assert isinstance(work.rest, Rest) and work.rest.words_total == 40

    walk(Assistant(path, lambda: engine), steps)


def test_the_rest_can_be_stopped(tmp_path: Path, engine: ByHeart) -> None:
    path = made(tmp_path / "p.align", [f"Câu {number}." for number in range(25)])
    engine.open.clear()

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        work = screen.background
        work.stop_rest()
        work.draft_rest()
        while not engine.entered.is_set():
            await asyncio.sleep(0)
        work.stop_rest()
        assert not work.resting
        engine.open.set()
        await settled()
        # The window in hand is still saved, and told of when its thread is done with it.
        told = set(screen.shown())
        for _ in range(500):
            if ("Drafted", 0) in told:
                break
            await asyncio.sleep(0.01)
            told |= set(screen.shown())
        # Whether it began early enough to be told of at first is a matter of chance.
        assert told - {("RestProgress", 0, 20)} == {("RestProgress", 0, 0), ("Drafted", 0)}

    walk(Assistant(path, lambda: engine), steps)
    with Project.open(path, read_only=True) as project:
        assert sum(bool(unit.target) for unit in project.units()) == 5 + 16


def test_what_goes_wrong_is_one_sentence(path: Path, units: list[int]) -> None:
    def load() -> ByHeart:
        raise EngineError("it is missing", hint="install it")

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        work = screen.background
        for typed in ("T", "Th", "Tha"):
            work.typed(units[0], typed)
            await settled()
        assert screen.shown() == [("Failed", "it is missing; install it")]
        for unit in units:
            work.arrived(unit, units)
            await settled()
        assert screen.shown() == []
        work.draft_rest()
        await settled()
        assert screen.shown() == [
            ("RestProgress", 0, 0),
            ("Failed", "it is missing; install it"),
        ]
        work.draft(units[0])
        await settled()
        assert screen.shown() == [("Failed", "it is missing; install it")]

    walk(Assistant(path, load), steps)


def test_a_fault_of_ours_does_not_end_the_application(
    path: Path, engine: ByHeart, units: list[int]
) -> None:
    assistant = Assistant(path, lambda: engine)

    def draft(unit: int) -> Future[Suggested | None]:
        raise ZeroDivisionError("no")

    async def steps(screen: Listening, settled: Callable[[], Awaitable[None]]) -> None:
        screen.background.draft(units[0])
        await settled()
        [(name, sentence)] = screen.shown()
        assert name == "Failed" and "ZeroDivisionError" in str(sentence)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant, "draft", draft)
        walk(assistant, steps)


def test_an_assistant_as_the_settings_want_it(path: Path, units: list[int]) -> None:
    with assistant_of(path, Settings(), GLOSSARY) as assistant:
        assert assistant.check(units[:1]).result(30) == {units[0]: ()}
