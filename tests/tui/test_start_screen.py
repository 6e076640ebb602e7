"""The start screen by keyboard alone, on what it did and not on how it looks."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import DataTable, Input, OptionList

from align.tui.action import Action, called
from align.tui.start import StartScreen, actions, remember, remembered
from align.tui.start.figures import Figures
from align.tui.start.form import Form
from align.tui.start.forms import ExportFile, ImportFile, NewProject
from align.tui.start.picker import FilePicker
from align.tui.start.running import Running
from tests.tui.start_desk import (
    Desk,
    Walk,
    at_home,
    document,
    fill,
    listed,
    project,
    settle,
    targets,
    walk,
)

pytestmark = pytest.mark.usefixtures("own_folder")


def test_newest_is_opened_with_enter(work: Path) -> None:
    older, newer = project(work, "older.align"), project(work, "newer.align")
    memory = work / "one.tm"
    remember(older, memories=[memory])
    remember(newer)

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        assert listed(desk) == ["newer.align", "older.align"]
        assert desk.start._facts[older].segments == 3
        await pilot.press("down", "enter")

    [message] = walk(steps).opened
    assert (message.path, message.memories) == (older, (memory,))
    assert [one.path for one in remembered().projects] == [older, newer]


def test_missing_projects_are_marked_and_forgotten(work: Path) -> None:
    remember(project(work))
    remember(work / "gone.align")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        assert desk.start.notice.endswith("the project is gone; press f to take it off the list")
        await pilot.press("f")
        await settle(desk, pilot)
        assert listed(desk) == ["one.align"]
        assert desk.start.notice == "1 project is off the list; no file was touched."

    desk = walk(steps)
    assert desk.opened == []
    assert (work / "one.align").exists()


def test_all_missing_ones_are_forgotten_at_once(work: Path) -> None:
    remember(project(work))
    for name in ("a", "b"):
        remember(work / f"{name}.align")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await desk.start.run_action("forget_missing")
        await settle(desk, pilot)
        assert listed(desk) == ["one.align"]

    walk(steps)


def test_broken_list_is_said(work: Path) -> None:
    remember(project(work))
    path = work.parent / "state" / "align" / "recent.json"
    path.write_text("{")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        assert "was damaged; it was set aside" in desk.start.notice
        assert listed(desk) == []

    walk(steps)


def test_wrong_settings_are_one_sentence(work: Path) -> None:
    (work / "align.toml").write_text("sourec = 'vi'")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        desk.start._settings = None
        desk.start.on_mount()
        assert "there is no setting 'sourec'" in desk.start.notice

    walk(steps)


def test_project_that_is_not_in_the_list_is_found(work: Path) -> None:
    path = project(work, "[b]hidden.align")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("o")
        await settle(desk, pilot)
        await pilot.press("h", "i", "d", "enter")

    assert [one.path for one in walk(steps).opened] == [path]


def test_reviewed_file_comes_back(work: Path) -> None:
    path = project(work)
    remember(path)

    async def export(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await settle(desk, pilot)
        assert isinstance(desk.screen, ExportFile)
        fill(desk, "file", str(work / "out.tsv"))
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert desk.start.notice == f"{work}/out.tsv: 2 units written, 1 untranslated."

    walk(export)
    table = work / "out.tsv"
    table.write_text(table.read_text().replace("A draft.", "A better one."))

    async def back(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i")
        await settle(desk, pilot)
        assert isinstance(desk.screen, FilePicker)
        await pilot.press("o", "u", "t", "enter")
        await settle(desk, pilot)
        assert isinstance(desk.screen, ImportFile)
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert desk.start.notice.startswith("out.tsv: 1 ")

    walk(back)
    assert targets(path)[1] == "A better one."


def test_foreign_file_is_one_sentence(work: Path) -> None:
    remember(project(work))
    (work / "x.tsv").write_text("source\ttarget\nCâu.\tSentence.\n")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i")
        await settle(desk, pilot)
        await pilot.press("x", ".", "enter")
        await settle(desk, pilot)
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        assert "none of its 1 units is in this project" in desk.start.notice

    walk(steps)


EXPORTS: list[tuple[dict[str, str], tuple[str, ...], str]] = [
    ({}, (), "one.tmx: 2 units written, 1 untranslated."),
    ({}, ("confirmed",), "one.tmx: 1 units written"),
    ({"document": "one.txt"}, (), "one.tmx: 2 units written, 1 untranslated."),
    ({"target": "en-US"}, ("alternatives",), "one.tmx: 2 units written"),
    ({"file": "out.pdf"}, (), "unknown format 'pdf'"),
    ({"file": "there.tmx"}, (), "there.tmx: the file exists already"),
    ({"file": "there.tmx"}, ("force",), "there.tmx: 2 units written"),
    ({"file": "/nowhere/out.tmx"}, (), "/nowhere/out.tmx: its folder does not exist"),
]


@pytest.mark.parametrize(("lines", "ticks", "sentence"), EXPORTS)
def test_export(lines: dict[str, str], ticks: tuple[str, ...], sentence: str, work: Path) -> None:
    remember(project(work))
    (work / "there.tmx").write_text("something")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await settle(desk, pilot)
        for name, value in lines.items():
            fill(desk, name, value)
        for name in ticks:
            desk.screen.query_one(f"#{name}").focus()
            await pilot.press("space")
        await pilot.press("f10")
        await settle(desk, pilot)
        assert sentence in desk.start.notice

    walk(steps)


def test_document_that_is_not_there_is_said_in_the_form(work: Path) -> None:
    remember(project(work))

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await settle(desk, pilot)
        fill(desk, "document", "two.txt")
        await pilot.press("ctrl+j")
        await settle(desk, pilot)
        fault = str(desk.screen.query_one("#fault").render())
        assert "no document 'two.txt'; name one of one.txt" in fault

    walk(steps)


def test_statistics_are_a_table(work: Path) -> None:
    remember(project(work))

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("s")
        await settle(desk, pilot)
        assert isinstance(desk.screen, Figures)
        table = desk.screen.query_one(DataTable)
        rows = [[str(cell) for cell in table.get_row_at(at)] for at in range(table.row_count)]
        assert rows[-1][:3] == ["", "all", "3"]
        assert rows[0][:3] == ["one.txt", "new", "3"]
        await pilot.press("escape")
        await settle(desk, pilot)
        assert at_home(desk)

    walk(steps)


@pytest.mark.parametrize("key", ["enter", "s", "e"])
def test_damaged_project_is_one_sentence(key: str, work: Path) -> None:
    (work / "bad.align").write_text("no database")
    remember(work / "bad.align")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        await settle(desk, pilot)
        assert key == "enter" or "not a project" in desk.start.notice

    # The editor offers the backup, so opening is left to it.
    assert len(walk(steps).opened) == (key == "enter")


def test_without_projects_only_the_possible_is_offered() -> None:
    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "i", "s", "e", "f")
        await settle(desk, pilot)
        assert at_home(desk)
        assert desk.start.query_one("#none").display
        offered = {one.id for one in actions.ACTIONS if desk.start.check_action(one.call, ())}
        assert offered == {
            "start.new-project",
            "start.find-project",
            "start.forget-missing",
            "start.refresh-list",
        }

    walk(steps)


def test_browsing_fills_in_the_line(work: Path) -> None:
    source = document(work)
    for name in ("one.tm", "two.tm"):
        (work / name).touch()

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        desk.start._ask_new(source)
        await settle(desk, pilot)
        field = desk.screen.query_one("#memories", Input)
        field.focus()
        field.value = f"{work}/one.tm"
        await pilot.press("f2")
        await settle(desk, pilot)
        await pilot.press("t", "w", "enter")
        await settle(desk, pilot)
        assert field.value == f"{work}/one.tm, {work}/two.tm"
        desk.screen.query_one("#source").focus()
        await pilot.press("f2")
        await settle(desk, pilot)
        assert isinstance(desk.screen, NewProject)

    walk(steps)


def test_picker_walks_folders(work: Path) -> None:
    (work / "sub").mkdir()
    document(work / "sub", "deep.txt")
    document(work, ".hidden.txt")

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await settle(desk, pilot)
        picker = desk.screen
        path, entries = picker.query_one(Input), picker.query_one(OptionList)
        assert entries.option_count == 1
        await pilot.press("f4")
        assert entries.option_count == 2
        await pilot.press("enter")
        await settle(desk, pilot)
        assert path.value == f"{work}/sub/"
        await pilot.press("tab")
        assert path.value == f"{work}/sub/deep.txt"
        await pilot.press("ctrl+up", "z", "enter")
        await settle(desk, pilot)
        assert path.value == f"{work}/z"
        assert "there is no such file" in str(picker.query_one("#fault").render())
        await pilot.press("escape")
        await settle(desk, pilot)
        assert at_home(desk)

    walk(steps)


async def _new(desk: Desk, pilot: Pilot[None]) -> None:
    desk.start._ask_new(Path("x.txt"))
    await settle(desk, pilot)
    frame = desk.screen.query_one("#frame", VerticalScroll)
    assert desk.screen.query_one("#go").region.bottom <= frame.region.bottom
    assert not frame.max_scroll_y


async def _export(desk: Desk, pilot: Pilot[None]) -> None:
    await pilot.press("e")
    await settle(desk, pilot)
    frame = desk.screen.query_one("#frame", VerticalScroll)
    assert not frame.max_scroll_y


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("steps", [_new, _export])
def test_forms_fit(size: tuple[int, int], steps: Walk, work: Path) -> None:
    remember(project(work))
    walk(steps, size=size)


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
def test_the_tiniest_terminal_does_no_harm(size: tuple[int, int], work: Path) -> None:
    remember(project(work))

    async def steps(desk: Desk, pilot: Pilot[None]) -> None:
        for key in ("n", "e", "s"):
            await pilot.press(key)
            await settle(desk, pilot)
            await pilot.press("escape")
            await settle(desk, pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.press("enter")

    assert len(walk(steps, size=size).opened) == 1


TABLES = [
    (actions.ACTIONS, StartScreen),
    (actions.PICKER, FilePicker),
    (actions.FORM, Form),
    (actions.WORK, Running),
    (actions.FIGURES, Figures),
]


@pytest.mark.parametrize(("table", "screen"), TABLES, ids=lambda one: getattr(one, "__name__", ""))
def test_actions_have_methods_and_keys_that_survive(
    table: Sequence[Action], screen: type[Screen[object]]
) -> None:
    keys = [key for one in table for key in one.keys.split(",") if key]
    assert len(keys) == len(set(keys))
    assert not {"ctrl+i", "ctrl+m", "ctrl+h"} & set(keys)
    for one in table:
        assert one.id.startswith("start.")
        name, _ = called(one)
        assert hasattr(App if name.startswith("focus") else screen, f"action_{name}")


def test_ids_are_one_for_each() -> None:
    ids = [one.id for table, _ in TABLES for one in table]
    assert len(ids) == len(set(ids))
