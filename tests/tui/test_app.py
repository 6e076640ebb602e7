"""The application: what is opened, with what, and that nothing is lost on the way out."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from align.errors import SettingsError, StorageError
from align.session import Session
from align.settings import Settings
from align.tui.app import Workbench
from align.tui.editor import EditorScreen
from align.tui.failure import FailureScreen
from align.tui.start import OpenProject, StartScreen, remembered
from align.tui.workplace import Chosen
from tests.session.samples import GLOSSARY, made, opened

Steps = Callable[[Workbench, Pilot[int]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


def bench(project: Path | None, **said: Any) -> Workbench:
    return Workbench(project, who="Lan", settings=Settings(), glossary=GLOSSARY, **said)


def walk(app: Workbench, steps: Steps, size: tuple[int, int] = (80, 24)) -> Workbench:
    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, pilot)
            await pilot.pause()

    asyncio.run(run())
    app.close()
    return app


def test_from_project_to_project_by_the_list(path: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms.yaml"
    terms.write_text("entries:\n  - {source: mưa, target: rain}\n", encoding="utf-8")
    other = made(tmp_path / "q.align")
    memory = tmp_path / "m.tm"
    mine = Chosen(None, (memory,))

    async def steps(app: Workbench, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, EditorScreen)
        assert app.key_map["editor.confirm-segment"] == "enter"
        app.screen.put("typed")
        await app.action_show_projects()
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)
        assert app.screen.who == "Lan"
        assert app.session is None
        app.screen.post_message(OpenProject(other, terms))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        assert app.project == other
        place = app.workplace
        assert place.glossary is not None
        assert [entry.source for entry in place.glossary.entries] == ["mưa"]
        assert place.term_base == terms
        terms.unlink()
        await app.action_show_projects()
        await pilot.pause()
        app.screen.post_message(OpenProject(path, terms))
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)
        app.screen.post_message(OpenProject(path))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        assert app.workplace.glossary == GLOSSARY
        assert app.session is not None
        assert app.session.text == "typed"

    walk(bench(path, preset="omegat", chosen=mine), steps)
    found = remembered().projects
    assert [(one.path, one.glossary, one.memories) for one in found] == [
        (path, None, (memory,)),
        (other, terms, ()),
    ]


def test_a_damaged_project_and_its_backup(path: Path) -> None:
    path.with_name("p.align.1.bak").write_bytes(path.read_bytes())
    path.write_bytes(b"damaged" * 1000)

    async def steps(app: Workbench, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, FailureScreen)
        assert "B opens it for reading" in app.screen.sentence
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        assert app.session is not None
        assert app.session.read_only

    walk(bench(path), steps, (20, 5))
    assert remembered().projects == ()


def test_a_failure_gives_its_exit_code(tmp_path: Path) -> None:
    async def steps(_: Workbench, pilot: Pilot[int]) -> None:
        await pilot.press("escape")

    assert walk(bench(tmp_path / "none.align"), steps).return_value == 2


def test_what_cannot_be_kept_holds_the_person_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Session) -> None:
        raise StorageError("the disk is full", hint="free some [b]space")

    async def steps(app: Workbench, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, EditorScreen)
        app.screen.put("mine")
        with monkeypatch.context() as full:
            full.setattr(Session, "keep", refuse)
            await app.action_show_projects()
            await pilot.pause()
            assert isinstance(app.screen, EditorScreen)

    walk(bench(path), steps)
    with opened(path) as session:
        assert session.text == "mine"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"theme": "drak"}, "there is no theme 'drak'; use align-dark"),
        ({"preset": "vi"}, "there is no key map 'vi'"),
        ({"keys": {"editor.x": "f5"}, "where": "a.toml"}, "a.toml: there is no action"),
    ],
)
def test_what_is_wrong_is_said_before_the_screen_is_taken(
    said: dict[str, Any], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        bench(None, **said)


def test_themes_are_worn() -> None:
    assert bench(None, theme="light").theme == "align-light"
    assert bench(None).theme in {"align-dark", "align-high-contrast"}
