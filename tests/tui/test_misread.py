"""The list of misread words and what the editor tells of the current segment."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from align.repair import load_decisions
from align.session import Session
from align.store import Project
from align.tui.dialogs.help import HelpScreen
from align.tui.editor import misreading
from align.tui.misread.screen import MisreadScreen
from align.units import Status
from tests.session.misread_samples import FIRST, LAST, SECOND, THIRD, scanned
from tests.session.samples import made, opened, unit
from tests.tui.bench import Bench, walk

Steps = Callable[[Bench], Awaitable[None]]
SIZES = [(80, 24), (120, 36), (40, 10)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return scanned(tmp_path)


async def looked(bench: Bench) -> None:
    """Have the project looked through."""
    bench.editor.look_for_misread()
    while bench.editor.looking:
        await asyncio.sleep(0)
    await bench.rest()


async def at(bench: Bench, number: int) -> None:
    """Go to a segment."""
    bench.editor.go(bench.editor.session._desk.numbered(number, "bài.txt"))
    await bench.rest()


def screen(bench: Bench) -> MisreadScreen:
    assert isinstance(bench.app.screen, MisreadScreen)
    return bench.app.screen


def found(bench: Bench) -> list[tuple[str, int]]:
    return [(group.found, len(group.places)) for group in screen(bench).groups]


def source(path: Path, number: int) -> str:
    with Project.open(path, read_only=True) as project:
        return next(u.segment.text for u in project.units() if u.segment.number == number)


def test_the_current_segment_tells_and_one_key_puts_right(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await at(bench, THIRD)
        pane = bench.editor.pane("findings")
        first, second, *_ = pane.plain.splitlines()
        assert first.startswith(" ? misread, likely: “lượg” → “lượng” (F6) 'chất lượng' ")
        assert second.startswith(" ? misread, likely: “đảngbộ” → “đảng bộ” 'đảngbộ' is no syllable")
        assert "lượg → lượng F6 +1" in str(bench.editor.pane("source").border_subtitle)
        await bench.press("f6")
        assert "chất lượng lãnh đạo" in bench.editor.pane("source").plain
        assert "1 accepted; 1 segment is to be translated anew" in bench.editor.message
        assert " ✓ put right: “lượg” → “lượng”" in pane.plain
        assert bench.editor.target.text != f"Draft {THIRD}."
        await bench.press("ctrl+f6")
        assert "1 rejected" in bench.editor.message
        assert "misread" not in pane.plain
        assert not bench.editor.pane("source").border_subtitle
        await bench.press("f6")
        assert bench.editor.message == "no word of this source looks misread"

    walk(path, steps)
    assert source(path, THIRD) == "Phải nâng cao chất lượng lãnh đạo của đảngbộ địa phương."
    said = load_decisions(path.parent / "bài.txt").in_force.values()
    assert {one.found: one.accepted for one in said} == {"lượg": True, "đảngbộ": False}


@pytest.mark.parametrize(("most", "begins"), [(13, True), (12, False)])
def test_a_large_project_is_looked_through_when_the_list_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch, most: int, begins: bool
) -> None:
    monkeypatch.setattr(misreading, "_UNASKED_SEGMENTS", most)

    async def steps(bench: Bench) -> None:
        assert (bench.editor._begin is not None) is begins
        if begins:
            return
        await bench.press("f6")
        assert "when the list of misread words is opened" in bench.editor.message
        await bench.press("shift+f6")
        while bench.editor.looking:
            await asyncio.sleep(0)
        await bench.rest()
        assert found(bench)

    walk(path, steps)


def test_commands_are_taken_back_with_their_decision(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await at(bench, FIRST)
        await bench.press("f6")
        assert "put right" in bench.editor.pane("findings").plain
        await bench.press("alt+z")
        assert "? misread" in bench.editor.pane("findings").plain
        assert "trong tinh ủy" in bench.editor.pane("source").plain
        await bench.press("alt+y")
        assert "put right" in bench.editor.pane("findings").plain

    walk(path, steps)
    assert "trong tỉnh ủy" in source(path, FIRST)


def test_the_palette_has_what_is_alike(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await at(bench, SECOND)
        await bench.editor.run_action("accept_readings")
        await bench.rest()
        assert bench.editor.message.startswith("3 accepted")
        await at(bench, THIRD)
        await bench.editor.run_action("reject_readings")
        await bench.rest()
        assert bench.editor.message == "1 rejected"

    walk(path, steps)
    assert all("tỉnh ủy" in source(path, number) for number in (FIRST, SECOND, LAST))


def test_the_list_is_ranked_and_decides(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+f12")
        while bench.editor.looking:
            await asyncio.sleep(0)
        await bench.rest()
        assert found(bench) == [("tinh", 3), ("đảngbộ", 1), ("lượg", 1)]
        shown = screen(bench)
        assert "5 places open" in shown.status
        await bench.press("right", "right")
        assert shown.place is not None and shown.place.number == LAST
        await bench.press("enter")
        assert found(bench)[0] == ("tinh", 2)
        await bench.press("A")
        assert found(bench) == [("đảngbộ", 1), ("lượg", 1)]
        await bench.press("down", "r")
        assert found(bench) == [("đảngbộ", 1)]
        await bench.press("f")
        assert "DECIDED TOO" in shown.status
        assert found(bench) == [("tinh", 3), ("đảngbộ", 1), ("lượg", 1)]
        listed = shown.query_one("#words")
        assert [listed.plain(n)[1] for n in range(3)] == ["✓", " ", "✗"]  # type: ignore[attr-defined]
        await bench.press("end", "o")
        assert "1 open again" in shown.message
        await bench.press("u")
        assert "1 decision taken back" in shown.message
        assert [listed.plain(n)[1] for n in range(3)] == ["✓", " ", "✗"]  # type: ignore[attr-defined]

    walk(path, steps)
    assert all("tỉnh ủy" in source(path, number) for number in (FIRST, SECOND, LAST))


def test_decisions_survive_and_an_earlier_repair_is_taken_back(path: Path) -> None:
    async def first(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12", "A", "escape")

    async def then(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12")
        assert [word for word, _ in found(bench)] == ["đảngbộ", "lượg"]
        await bench.press("u")
        assert "3 decisions taken back" in screen(bench).message
        assert found(bench)[0] == ("tinh", 3)
        await bench.press("u")
        assert "no decision to take back" in screen(bench).message

    walk(path, first)
    walk(path, then)
    assert "tinh ủy" in source(path, FIRST)


def test_what_is_certain_at_once(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12", "c")
        assert screen(bench).message.startswith("1 accepted")
        await bench.press("c")
        assert screen(bench).message == "nothing certain is open"

    walk(path, steps)


def test_going_to_a_place_and_the_keys(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12", "f1")
        assert isinstance(bench.app.screen, HelpScreen)
        await bench.press("escape", "down", "g")
        assert not isinstance(bench.app.screen, MisreadScreen)
        assert bench.number == THIRD

    walk(path, steps)


def test_confirmed_and_locked_segments(path: Path) -> None:
    with opened(path) as session:
        session.go_to(FIRST)
        session.type("All provincial Party committee members agreed.")
        session.confirm()
        session.go_to(SECOND)
        session.lock()

    async def steps(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12", "A")
        message = screen(bench).message
        assert message == (
            "2 accepted; 1 segment is confirmed: translation kept, look at it; "
            "1 segment is to be translated anew; 1 in locked segments left"
        )
        assert "5 ~■" in bench.app.screen.query_one("#places").plain  # type: ignore[attr-defined]
        await bench.press("escape")
        await at(bench, SECOND)
        await bench.press("f6")
        assert bench.editor.message == "0 accepted; 1 in locked segments left"

    walk(path, steps)
    with opened(path) as session:
        kept = unit(session, FIRST)
        assert (kept.status, "tỉnh ủy" in kept.segment.text) == (Status.CONFIRMED, True)
        assert kept.target.startswith("All provincial")


def test_a_session_that_only_reads(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await at(bench, FIRST)
        assert "? misread" in bench.editor.pane("findings").plain
        await bench.press("f6", "ctrl+f12")
        shown = screen(bench)
        assert "READ ONLY" in shown.status and "reading only" in shown.message
        await bench.press("A", "c", "u", "r")
        assert found(bench)[0] == ("tinh", 3)
        await bench.press("down", "g")
        assert bench.number == THIRD

    walk(path, steps, read_only=True)
    assert "tinh ủy" in source(path, FIRST)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_to_decide(size: tuple[int, int], tmp_path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await bench.press("f6")
        assert bench.editor.message == "no word of this source looks misread"
        await bench.press("ctrl+f12")
        pane = bench.app.screen.query_one("#places")
        assert pane.plain == "nothing looks misread"  # type: ignore[attr-defined]
        await bench.press("enter", "A", "g", "down", "u", "c", "pagedown", "end", "right", "f")
        assert "0 places open" in screen(bench).status
        await bench.press("escape")
        assert bench.app.screen is bench.editor

    walk(made(tmp_path / "p.align"), steps, size=size)


def test_a_language_without_a_model(path: Path) -> None:
    with Project.open(path) as project:
        project.set_fact("source", "en")

    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+f12")
        pane = bench.app.screen.query_one("#places")
        assert "no model of English" in pane.plain  # type: ignore[attr-defined]
        assert not bench.editor.looking
        await bench.press("f5")
        assert not bench.editor.looking

    walk(path, steps)


def test_a_project_without_segments(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    Project.open(path, create=True).close()

    async def steps(bench: Bench) -> None:
        await bench.press("f6", "ctrl+f12")
        assert bench.app.screen is bench.editor

    walk(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_it_fits(size: tuple[int, int], path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12")
        text = screen(bench).query_one("#words").plain(0)  # type: ignore[attr-defined]
        assert "tinh" in text and "tỉnh" in text and "×3" in text

    walk(path, steps, size=size)


def test_what_the_command_line_was_told_since(path: Path) -> None:
    from align.repair import Desk
    from tests.session.misread_samples import deck_of

    with opened(path) as session:
        deck = deck_of(session)
    desk = Desk(path.parent / "bài.txt", [one.suggestion for one in deck.places], "Mai")
    desk.accept([deck.groups()[0].best.number])

    async def steps(bench: Bench) -> None:
        await looked(bench)
        await bench.press("ctrl+f12")
        assert screen(bench).message == "1 decision of the command line taken over"
        assert ("tinh", 2) in found(bench)

    walk(path, steps)
    assert "tỉnh ủy" in source(path, SECOND)


def test_damaged_decisions_are_one_sentence(path: Path) -> None:
    with Project.open(path) as project:
        project.set_fact("repairs:bài.txt", "{")

    async def steps(bench: Bench) -> None:
        await looked(bench)
        assert "these are no decisions about repairs" in bench.editor.message
        await bench.press("ctrl+f12", "A", "escape", "alt+n")
        assert bench.app.screen is bench.editor

    walk(path, steps)
    with Session.open(path, who="Lan") as session:
        assert session.unit.segment.number == 2
