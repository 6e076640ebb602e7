"""Twelve pictures at most: what a change does to the looks is seen in review, not on Monday."""

from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from align.store.memory import Memory, Translated
from align.tui.review import ReviewScreen
from align.tui.start import remember
from tests.bitext.reviewed import aligned
from tests.session.samples import made, opened
from tests.tui.bench import Bench, walk
from tests.tui.drawing import PICTURES, drawn, same
from tests.tui.start_desk import Desk, project
from tests.tui.start_desk import walk as walk_start
from tests.tui.test_review import review, settle

pytestmark = pytest.mark.usefixtures("own_folder")
NARROW, WIDE = (80, 24), (120, 36)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project in the middle of the work: a note, a lock, something typed, a confirmed one."""
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        session.confirm()
        session.note("ask the author [b]")
        session.go_to(4)
        session.lock()
        session.go_to(6)
        session.bookmark()
        session.type("The end, half typ")
        session.go_to(2)
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "old.tm"
    with Memory.create(path) as opened_memory:
        opened_memory.add(
            [
                Translated("Tỉnh ủy họp hôm qua.", "They met yesterday.", "vi", "en"),
                Translated("Tỉnh ủy họp hôm nay.", "They meet today.", "vi", "en"),
            ]
        )
    return path


async def at_work(bench: Bench) -> None:
    """Wait for the workers; one that a newer one replaces is cancelled."""
    with suppress(WorkerCancelled):
        await bench.app.workers.wait_for_complete()
    await bench.rest()


async def settled(bench: Bench) -> None:
    """Let everything come in that work in the background brings."""
    bench.editor._look_around()
    bench.editor.judge()
    await at_work(bench)
    bench.editor._tick()
    await bench.rest()


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("editor-wide", WIDE, ()),
        ("editor-narrow", NARROW, ("f4", "f4")),
        ("editor-tiny", (20, 5), ()),
        ("help", NARROW, ("f1",)),
        ("palette", NARROW, ("ctrl+p",)),
        ("filter", NARROW, ("ctrl+f",)),
        ("split", NARROW, ("alt+x",)),
    ],
)
def test_the_editor(
    path: Path, memory: Path, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async def steps(bench: Bench) -> None:
        await settled(bench)
        await bench.press(*keys)
        await at_work(bench)
        assert same(name, drawn(bench.app))

    walk(path, steps, size=size, memories=(memory,))


def test_what_is_loud_is_loud_without_colours(path: Path, memory: Path) -> None:
    async def steps(bench: Bench) -> None:
        bench.app.theme = "align-high-contrast"
        bench.editor.target.cursor_blink = False
        await bench.press("ctrl+f")
        await bench.answer(text="o")
        await bench.press("alt+d")
        await settled(bench)
        assert same("filtered-high-contrast", drawn(bench.app, inks=True))

    walk(path, steps, size=NARROW, memories=(memory,))


def test_the_start_screen(work: Path) -> None:
    (work / "bad.align").write_text("no project", encoding="utf-8")
    for one in (
        work / "gone.align",
        work / "bad.align",
        project(work, "huyện ủy.align"),
        project(work, "done.align", confirmed=3, drafts=0),
    ):
        remember(one)

    async def steps(desk: Desk, _: Pilot[None]) -> None:
        assert same("start", drawn(desk))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "home", lambda: work.parent)
        walk_start(steps)


def test_the_review(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], screen: ReviewScreen) -> None:
        assert screen.is_current
        # What the bead might be instead is worked out in the background.
        for _ in range(200):
            await settle(pilot)
            if "given to the next bead" in drawn(pilot.app):
                break
            await pilot.pause(0.05)
        assert same("review", drawn(pilot.app))

    review(aligned(tmp_path), steps)


def test_there_are_few() -> None:
    assert len(list(PICTURES.glob("*"))) <= 12
