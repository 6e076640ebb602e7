"""A day at the workbench, step by step, on what the project holds afterwards."""

from pathlib import Path

import pytest
from textual.events import Paste

from align.units import Outcome, Status
from tests.session.samples import made, opened, unit
from tests.tui.bench import Bench, walk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


def stands(path: Path, number: int) -> tuple[str, Status]:
    """Return what stands in the project, as another session sees it."""
    with opened(path, who="Minh") as session:
        one = unit(session, number)
        return one.target, one.status


def test_what_is_typed_in_a_burst_is_confirmed_whole(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        assert bench.number == 1
        await bench.pilot.press(*"abc", "ctrl+j", *"def")
        await bench.rest()
        assert bench.number == 2
        assert bench.editor.target.text == "The committee meets today.def"
        await bench.press("alt+p", "ctrl+end", "ctrl+home")
        assert bench.number == 1

    walk(path, steps)
    assert stands(path, 1) == ("Hello.abc", Status.CONFIRMED)
    with opened(path) as session:
        assert unit(session, 2).target == "The committee meets today."
        assert session.text == "The committee meets today.def"


def test_a_day_by_keys_alone(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        editor = bench.editor
        await bench.press("ctrl+j")
        # The second has a term that is missing.
        [use] = editor.session.terms()
        assert use.outcome is Outcome.FORBIDDEN
        assert "!" in editor.pane("terms").plain or "✗" in editor.pane("terms").plain
        editor.target.select_span(0, len("The committee"))
        await bench.press("alt+i")
        assert editor.target.text == "Provincial Party committee meets today."
        assert editor.session.terms()[0].outcome is Outcome.HONOURED
        await bench.press("ctrl+b", "alt+n")
        assert bench.number == 3
        await bench.press("ctrl+j")
        assert bench.number == 4
        await bench.press("alt+p", "alt+r")
        assert "1 had it" in editor.message
        await bench.press("alt+l", *"xyz")
        assert editor.target.text == "Good rice."
        await bench.press("alt+l")
        await bench.press("f2")
        assert bench.number == 2
        await bench.press("alt+s")
        assert editor.target.text == "Tỉnh ủy họp hôm nay."
        await bench.press("alt+z")
        assert editor.target.text == "Provincial Party committee meets today."
        await bench.press("alt+y")
        assert editor.target.text == "Tỉnh ủy họp hôm nay."
        await bench.press("alt+z", "ctrl+j")
        assert bench.number == 4
        await bench.press("alt+d")
        assert "LEAST SURE FIRST" in editor.query_one("#status").plain  # type: ignore[attr-defined]

    walk(path, steps)
    assert stands(path, 2) == ("Provincial Party committee meets today.", Status.CONFIRMED)
    assert stands(path, 3) == ("Good rice.", Status.CONFIRMED)


def test_segments_are_joined_and_that_is_taken_back(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("alt+j")
        assert bench.editor.session.unit.segment.text == "Xin chào. Tỉnh ủy họp hôm nay."
        assert bench.editor.session.count == 5
        await bench.press("alt+z")
        assert bench.editor.session.count == 6

    walk(path, steps)
    assert stands(path, 2) == ("The committee meets today.", Status.DRAFT)


def test_an_empty_translation_is_not_confirmed(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("f7", "delete", "ctrl+j")
        assert bench.number == 1
        assert bench.editor.message.startswith("! segment 1 has no translation")

    walk(path, steps)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("[b]bold[/b] [/x]", "[b]bold[/b] [/x]"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred[0m"),
        ("Vie\u0323\u0302t", "Việt"),
        ("two\nlines", "two lines"),
        ("x" * 3_000_000, ""),
    ],
)
def test_whatever_is_pasted(path: Path, pasted: str, text: str) -> None:
    async def steps(bench: Bench) -> None:
        target = bench.editor.target
        await bench.press("f7", "delete")
        bench.app.post_message(Paste(pasted))
        await bench.rest()
        assert target.text == text
        assert bench.editor.message.startswith("!") == (not text)

    walk(path, steps, size=(80, 24))


def test_what_an_input_method_sends_at_once_is_taken_in_order(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("f7", "delete")
        await bench.press(
            "v", "i", "e", "backspace", "ê", "backspace", "e", "left", "backspace", "t"
        )
        assert bench.editor.target.text == "vte"

    walk(path, steps)


def test_letters_and_marks_that_come_apart_are_one(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        target = bench.editor.target
        await bench.press("f7", "delete")
        for letter in "Vie\u0323\u0302t":
            target.insert(letter)
        await bench.press("backspace", "backspace")
        assert target.text == "Vi"

    walk(path, steps)


def test_the_second_session_only_reads_and_says_so(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        assert bench.editor.message.endswith("has it open") or "Minh" in bench.editor.message
        await bench.press(*"abc", "ctrl+j", "alt+n")
        assert bench.number == 2
        assert "READ ONLY" in bench.editor.query_one("#status").plain  # type: ignore[attr-defined]

    with opened(path, who="Minh"):
        walk(path, steps)
    assert stands(path, 1) == ("Hello.", Status.DRAFT)


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 60), (5, 2)])
def test_it_lives_in_any_terminal(path: Path, size: tuple[int, int]) -> None:
    async def steps(bench: Bench) -> None:
        await bench.type("x")
        await bench.press("ctrl+j")
        assert bench.number == 2
        await bench.pilot.resize_terminal(100, 30)
        await bench.rest()
        await bench.press("f4")

    walk(path, steps, size=size)
    assert stands(path, 1) == ("Hello.x", Status.CONFIRMED)


def test_the_machine_goes_on_with_the_sentence(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        target = bench.editor.target
        await bench.press("ctrl+l")
        await bench.answer(number="6")
        await bench.press("f7", "delete", *"The ")
        for _ in range(50):
            await bench.app.workers.wait_for_complete()
            await bench.rest()
            if target.suggestion:
                break
        assert target.suggestion == "end."
        await bench.press("escape")
        assert len(target.suggestion) == 0
        await bench.press("e")
        await bench.app.workers.wait_for_complete()
        await bench.rest()
        assert target.suggestion == "nd."
        await bench.press("right")
        assert target.text == "The end."

    walk(path, steps)
