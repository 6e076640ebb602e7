"""What the editor does through its dialogs."""

from pathlib import Path

import pytest

from align.store.memory import Memory, Translated
from align.units import Outcome, Status
from tests.session.samples import made, opened, unit
from tests.tui.bench import Bench, walk
from tests.tui.test_editor_day import stands


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


def test_the_filter_is_loud_and_goes_away(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        status = bench.editor.query_one("#status")
        await bench.press("ctrl+f")
        await bench.answer(text="lúa")
        assert bench.editor.session.count == 2
        assert bench.number == 3
        assert "FILTER 2" in status.plain  # type: ignore[attr-defined]
        await bench.press("f5")
        assert bench.editor.session.count == 6
        assert "FILTER" not in status.plain  # type: ignore[attr-defined]
        await bench.press("ctrl+f")
        await bench.answer(text="nowhere to be found")
        assert "no segment meets" in bench.editor.message

    walk(path, steps)


def test_a_segment_is_split_where_the_keys_say(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+l")
        await bench.answer(number="5")
        assert bench.number == 5
        await bench.press("f7", "delete")
        await bench.type("Rain. Sun.")
        await bench.press(*["left"] * 5, "alt+x", "enter")
        assert bench.editor.session.count == 7
        assert bench.editor.session.unit.segment.text == "Mưa."

    walk(path, steps)
    with opened(path) as session:
        assert [unit(session, number).segment.text for number in (5, 6)] == ["Mưa.", "Nắng."]
        assert session.text == "Sun."


def test_a_term_is_released_with_a_reason_and_held_again(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("alt+n", "alt+o")
        await bench.answer(reason="a name")
        [use] = bench.editor.session.terms()
        assert use.outcome is Outcome.OVERRIDDEN
        assert "a name" in bench.editor.pane("terms").plain
        await bench.press("alt+k")
        [use] = bench.editor.session.terms()
        assert use.outcome is not Outcome.OVERRIDDEN

    walk(path, steps)


def test_a_text_is_replaced_after_a_preview(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+r")
        await bench.answer(pattern="rice", replacement="paddy")
        assert bench.app.screen is not bench.editor
        await bench.press("y")
        assert bench.editor.message == "2 segments changed"

    walk(path, steps)
    assert stands(path, 4)[0] == "Good paddy."


def test_a_note_is_kept(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("alt+c")
        await bench.answer(note="ask [b]Minh[/b]")
        assert "ask [b]Minh[/b]" in bench.editor.pane("past").plain

    walk(path, steps)


def test_what_is_done_is_exported(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"

    async def steps(bench: Bench) -> None:
        await bench.press("ctrl+j", "ctrl+o")
        await bench.answer(file=str(out), confirmed=True)
        await bench.app.workers.wait_for_complete()
        await bench.rest()
        assert "1 units written" in bench.editor.message

    walk(path, steps)
    assert "Xin chào." in out.read_text(encoding="utf-8")


def test_a_match_is_inserted_and_says_where_it_is_from(path: Path, tmp_path: Path) -> None:
    memory = tmp_path / "m.tm"
    with Memory.create(memory) as opened_memory:
        opened_memory.add([Translated("Tỉnh ủy họp hôm qua.", "They met yesterday.", "vi", "en")])

    async def steps(bench: Bench) -> None:
        await bench.press("alt+n")
        for _ in range(100):
            await bench.pilot.pause(0.05)
            if bench.editor.pane("matches").plain.startswith("▸1"):
                break
        assert bench.editor.session.matches()
        assert "They met yesterday." in bench.editor.pane("matches").plain
        await bench.press("ctrl+t")
        assert bench.editor.target.text == "They met yesterday."
        await bench.press("ctrl+j")

    walk(path, steps, memories=(memory,))
    with opened(path) as session:
        done = unit(session, 2)
    assert (done.target, done.status) == ("They met yesterday.", Status.CONFIRMED)


def test_a_new_term_is_in_force_at_once(path: Path, tmp_path: Path) -> None:
    terms = tmp_path / "glossary.yaml"
    head = "# ours\nsource_language: vi\ntarget_language: en\n"
    terms.write_text(f"{head}entries:\n  - source: lúa\n    target: rice\n", encoding="utf-8")

    async def steps(bench: Bench) -> None:
        await bench.press("alt+g")
        await bench.answer(source="xin chào", target="greetings")
        assert "xin chào → greetings" in bench.editor.message
        assert "Xin chào → greetings missing" in bench.editor.pane("terms").plain

    walk(path, steps, term_base=terms)
    assert terms.read_text(encoding="utf-8").startswith("# ours\n")


def test_the_help_shows_every_action(path: Path) -> None:
    async def steps(bench: Bench) -> None:
        await bench.press("f1")
        assert bench.app.screen is not bench.editor
        await bench.press("escape")
        assert bench.app.screen is bench.editor

    walk(path, steps)
