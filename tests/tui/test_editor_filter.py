"""Segments in which a check finds something are shown alone."""

from pathlib import Path

import pytest

from align.store.memory import Memory
from tests.session.samples import made, opened
from tests.tui.bench import Bench, walk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        session.go_to(4)
        session.type("Good  rice rice.")
        session.keep()
        session.go_to(1)
    return path


async def searched(bench: Bench) -> None:
    await bench.app.workers.wait_for_complete()
    await bench.rest()


@pytest.mark.parametrize(
    ("finding", "numbers"),
    [
        ("doubled-word", [4]),
        ("spacing, forbidden-terms", [2, 4]),
        ("inconsistent", [4]),
        ("any", [2, 4]),
        ("loops", []),
    ],
)
def test_only_what_a_check_finds_is_shown(path: Path, finding: str, numbers: list[int]) -> None:
    async def steps(bench: Bench) -> None:
        session = bench.editor.session
        await bench.press("ctrl+f")
        await bench.answer(finding=finding)
        await searched(bench)
        assert [line.number for line in session.window(0, 9)] == numbers
        status = bench.editor.query_one("#status").plain  # type: ignore[attr-defined]
        assert f"FILTER {len(numbers)}: with {finding}"[:30] in status
        await bench.press("f5")
        await searched(bench)
        assert session.count == 6

    walk(path, steps)


def test_a_check_that_is_none_is_said_in_the_form(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+f")
        form = bench.app.screen
        await bench.answer(finding="doubled-wrd")
        assert bench.app.screen is form

    walk(path, steps)


def test_who_shows_all_meanwhile_sees_all(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+f")
        await bench.answer(finding="any")
        await bench.press("f5")
        await searched(bench)
        assert bench.editor.session.count == 6

    walk(path, steps)


def test_what_is_confirmed_comes_into_the_memory_and_keys_are_counted(
    path: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "own.tm"

    async def steps(bench: Bench) -> None:
        await bench.type("ab")
        await bench.press("backspace", "left", "end", "ctrl+j")
        await searched(bench)

    walk(path, steps, write_to=memory)
    with Memory.open(memory) as opened_memory:
        assert [one.unit.target for one in opened_memory.units()] == ["Hello.a"]
    with opened(path) as session:
        [done] = session.project.worked()
    assert done.keys == 3
