"""A new project, from the start screen: asked for, made, refused, stopped."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from align.engines.base import Engine, Hypothesis, Request
from align.errors import TranslationError
from align.store import Project
from align.tui.start import remembered
from align.tui.start.forms import NewProject
from align.tui.start.running import Running
from tests.tui.start_desk import (
    Desk,
    at_home,
    document,
    fill,
    listed,
    settle,
    targets,
    walk,
)

pytestmark = pytest.mark.usefixtures("own_folder")


class Slow(Engine):
    """Says the source in capitals; waits, if it is to, until somebody lets it go."""

    name = "slow"
    revision = "1"
    settings = ""

    def __init__(self, wait: Callable[[], object] = lambda: None) -> None:
        self._wait = wait

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        self._wait()
        return [Hypothesis(request.source.upper()) for request in requests]


def use(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.tui.start.means.engine", lambda settings: engine)


def test_project_is_made_of_a_document(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(Slow(), monkeypatch)
    source = document(work)

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await settle(desk, pilot)
        await pilot.press("b", "enter")
        await settle(desk, pilot)
        assert isinstance(desk.screen, NewProject)
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert at_home(desk)
        assert desk.start.notice == "báo cáo.align: 3 segments."

    [message] = walk(steps).opened
    assert message.path == source.with_suffix(".align")
    assert "HỌ BÀN VỀ VỤ MÙA." in targets(message.path)
    assert [one.path for one in remembered().projects] == [message.path]


def test_project_is_made_without_a_translation(work: Path) -> None:
    document(work)

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await settle(desk, pilot)
        await pilot.press("b", "enter")
        await settle(desk, pilot)
        desk.screen.query_one("#translate").focus()
        fill(desk, "target", "en-GB")
        fill(desk, "project", str(work / "mine"))
        await pilot.press("space", "ctrl+j")

    [message] = walk(steps).opened
    assert message.path == work / "mine.align"
    assert targets(message.path) == ["", "", ""]
    with Project.open(message.path, read_only=True) as made:
        assert made.fact("target") == "en-GB"


WRONG = [
    ({"source": "Vietnamese"}, "'Vietnamese' is no language code"),
    ({"source": "en"}, "both languages are en"),
    ({"document": "/nowhere.txt"}, "/nowhere.txt: there is no such file"),
    ({"document": ""}, "no document is named"),
    ({"project": ""}, "the project has no file"),
    ({"project": "a" * 300}, "file name too long"),
    ({"project": "~nobody-of-that-name/x", "target": "?"}, "'?' is no language code"),
    ({"project": "there.align"}, "there.align: the project exists already"),
    ({"terms": "nowhere.yaml"}, "nowhere.yaml: there is no such file"),
    ({"memories": "one.tm, two.tm"}, "one.tm: there is no such file"),
]


@pytest.mark.parametrize(("lines", "sentence"), WRONG)
def test_what_is_wrong_in_the_form_is_said_there(
    lines: dict[str, str], sentence: str, work: Path
) -> None:
    source = document(work)
    (work / "there.align").touch()

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        desk.start._ask_new(source)
        await settle(desk, pilot)
        for name, value in lines.items():
            fill(desk, name, value)
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert isinstance(desk.screen, NewProject)
        assert sentence in str(desk.screen.query_one("#fault").render())
        await pilot.press("escape")

    assert walk(steps).opened == []


FAILING = [
    ("d.txt", b"", "the file is empty"),
    ("d.docx", b"no zip", "d.docx: "),
    ("d.txt", "Câu.".encode(), "terms.yaml: "),
]


@pytest.mark.parametrize(("name", "content", "sentence"), FAILING)
def test_what_fails_on_the_way_leaves_no_project(
    name: str, content: bytes, sentence: str, work: Path
) -> None:
    (work / name).write_bytes(content)
    base = work / "terms.yaml"
    if "terms" in sentence:
        base.write_text("][")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        desk.start._ask_new(work / name)
        await settle(desk, pilot)
        fill(desk, "terms", str(base) if base.exists() else "")
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert at_home(desk)
        assert sentence in desk.start.notice
        assert "\n" not in desk.start.notice

    assert walk(steps).opened == []
    assert not (work / "d.align").exists()


def test_engine_that_breaks_leaves_the_project_in_the_list(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise TranslationError("the engine broke", hint="try again")

    use(Slow(fail), monkeypatch)
    source = document(work)

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        desk.start._ask_new(source)
        await settle(desk, pilot)
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert desk.start.notice == "the engine broke; try again"
        assert listed(desk) == ["báo cáo.align"]

    assert walk(steps).opened == []


def test_stopped_translation_keeps_what_is_finished(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.pipeline.translating.WINDOW", 1)
    second, go = threading.Event(), threading.Event()
    calls: list[int] = []

    def wait() -> None:
        calls.append(1)
        if len(calls) == 2:
            second.set()
            assert go.wait(timeout=60)

    use(Slow(wait), monkeypatch)
    source = document(work)

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        desk.start._ask_new(source)
        await settle(desk, pilot)
        await pilot.press("ctrl+j")
        while not second.is_set():
            await pilot.pause()
        assert isinstance(desk.screen, Running)
        await pilot.press("escape")
        go.set()
        await settle(desk, pilot)
        assert at_home(desk)
        assert desk.start.notice == "Stopped; what was finished is kept."
        assert listed(desk) == ["báo cáo.align"]

    assert walk(steps).opened == []
    kept = targets(source.with_suffix(".align"))
    assert len(kept) == 3
    assert kept[0] and kept[1] and not kept[2]
    assert len(calls) == 2
