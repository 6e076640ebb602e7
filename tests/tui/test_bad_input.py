"""What may go wrong with a file, a disk or a terminal: one sentence, and nothing lost."""

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot

from align.session import Session
from align.store import DocumentRecord, Project
from align.text import OffsetMap
from align.tui.app import Workbench
from align.tui.editor import EditorScreen
from align.tui.failure import FailureScreen
from align.units import Draft, Origin, Segment
from tests.session.samples import made, opened
from tests.tui.bench import Bench, walk
from tests.tui.drawing import drawn
from tests.tui.test_app import bench
from tests.tui.test_app import walk as walk_app

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


@pytest.mark.parametrize("backup", [False, True])
@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        ("newer", "written by a newer version"),
        ("damaged", "not a project"),
        ("cut", "damaged"),
        ("empty", "not a project"),
    ],
)
def test_a_project_that_cannot_be_opened(
    path: Path, harm: str, sentence: str, backup: bool
) -> None:
    if backup:
        path.with_name("p.align.1.bak").write_bytes(path.read_bytes())
    _harm(path, harm)
    before = path.read_bytes()

    async def steps(app: Workbench, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, FailureScreen)
        assert sentence in app.screen.sentence
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen if backup else FailureScreen)

    walk_app(bench(path), steps)
    assert path.read_bytes() == before


def _harm(path: Path, harm: str) -> None:
    if harm == "newer":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
    elif harm == "damaged":
        path.write_bytes(b"damaged" * 1000)
    elif harm == "cut":
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    else:
        path.write_bytes(b"")


def test_a_folder_that_is_protected_is_opened_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The user of the tests may be one whom no folder is protected from.
    monkeypatch.setattr("align.session.holding.os.access", lambda *_: False)

    async def steps(bench: Bench) -> None:
        assert bench.editor.message.endswith("open for reading only")
        await bench.type("x")
        await bench.press("ctrl+j", "alt+n")
        assert bench.number == 2

    walk(path, steps)
    with Project.open(path, read_only=True) as project:
        assert next(iter(project.units())).target == "Hello."


def test_a_full_disk_keeps_the_person_and_the_text(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        connection = bench.editor.session.project._connection
        for table in ("typed", "history"):
            connection.execute(
                f"CREATE TRIGGER temp.full_{table} BEFORE INSERT ON main.{table}"
                " BEGIN SELECT raise(ABORT, 'disk is full'); END"
            )
        await bench.type("ab")
        await bench.press("ctrl+j")
        assert bench.number == 1
        assert "full" in bench.editor.message and bench.editor.message.startswith("!")
        assert bench.editor.target.text == "Hello.ab"
        for table in ("typed", "history"):
            connection.execute(f"DROP TRIGGER temp.full_{table}")
        await bench.press("ctrl+j")
        assert bench.number == 2

    walk(path, steps)
    with opened(path) as session:
        session.go_to(1)
        assert session.unit.target == "Hello.ab"


def test_a_terminal_that_becomes_tiny_and_large_again(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.type("x")
        for size in ((20, 5), (1, 1), (200, 60), (20, 5), (100, 30)):
            await bench.pilot.resize_terminal(*size)
            await bench.rest()
        assert bench.editor.target.text == "Hello.x"
        await bench.pilot.resize_terminal(20, 5)
        await bench.rest()
        assert "Hello.x" in drawn(bench.app)

    walk(path, steps)


@pytest.mark.parametrize(
    "text",
    ["\x1b[31mred\x1b[0m\x1b]0;title\x07", "[b]bold[/b] [/x] [red", "a\x9b2Jb", "tab\there\rand"],
)
def test_codes_and_markup_in_a_document_are_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "q.align"
    with Project.open(path, create=True) as project:
        project.add_document(
            DocumentRecord("[x].txt", digest="1"),
            [Segment("[x].txt", 1, number, text, OffsetMap()) for number in (1, 2)],
        )
        units = list(project.units())
        project.save(Draft(one.identity, text, Origin("[bold]", text)) for one in units)
        project.confirm(units[1].identity, text, text)

    async def steps(bench: Bench) -> None:
        shown = drawn(bench.app)
        assert not {character for character in shown if ord(character) < 32} - {"\n"}
        assert not {character for character in shown if 0x7F <= ord(character) < 0xA0}
        assert "".join(map(_drawn, text)).split()[0][:6] in shown
        for key in ("f1", "ctrl+f", "alt+x", "alt+c", "ctrl+o"):
            await bench.press(key, "escape")
        await bench.press("alt+n", "ctrl+j")
        assert isinstance(bench.app.screen, EditorScreen)

    walk(path, steps)


def _drawn(character: str) -> str:
    return character if character.isprintable() else " "


def test_a_session_can_be_opened_after_all_that(path: Path) -> None:
    with Session.open(path, who="Lan") as session:
        assert not session.read_only
