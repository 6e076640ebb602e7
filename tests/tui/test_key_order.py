"""Keys that come faster than they are carried out: none is lost, none becomes text."""

import asyncio
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.events import Event

from align.tui import key_order
from align.tui.alt_keys import KeyParser
from tests.session.samples import made, opened, unit
from tests.tui.bench import Bench, walk

CONFIRM, GO_TO, FILTER, SAY = "\n", "\x0c", "\x06", "\r"
NEXT, BACK, DRAFT, NOTE, ALL = "\x1bn", "\x1bp", "\x1bm", "\x1bc", "\x1b[15~"
DOWN, ERASE = "\x1b[B", "\x7f"
PASTED = "\x1b[200~rice\x1b[201~"
COMMITTEE = "The committee meets today."


def send(bench: Bench, sent: str) -> None:
    """Have everything arrive before anything is carried out, as a terminal sends it."""
    driver = bench.app._driver
    assert driver is not None
    for event in KeyParser().feed(sent):
        assert isinstance(event, Event)
        driver.send_message(event)


async def burst(bench: Bench, sent: str) -> None:
    send(bench, sent)
    await bench.rest()


@pytest.mark.parametrize(
    ("sent", "number", "text", "seen"),
    [
        (NEXT * 2, 3, "Good rice.", 6),
        (NEXT * 4 + BACK, 4, "Good rice.", 6),
        (DOWN * 3, 4, "Good rice.", 6),
        (f"abc{CONFIRM}def", 2, f"{COMMITTEE}def", 6),
        (f"{NEXT}{ERASE * 6}now.{NEXT}{BACK}", 2, "The committee meets now.", 6),
        (f"{CONFIRM}x{DRAFT}", 2, COMMITTEE, 6),
        (f"{GO_TO}4{SAY}xyz", 4, "Good rice.xyz", 6),
        (f"{GO_TO}99{SAY}{ERASE * 2}4{SAY}x", 4, "Good rice.x", 6),
        (f"{FILTER}rice{SAY}{NEXT}x", 4, "Good rice.x", 2),
        (f"{FILTER}{PASTED}{SAY}{NEXT}x", 4, "Good rice.x", 2),
        (f"{FILTER}rice{SAY}{ALL}{NEXT}x", 4, "Good rice.x", 6),
        (f"x{NOTE}a note{SAY}{NEXT}y", 2, f"{COMMITTEE}y", 6),
    ],
)
def test_what_is_typed_ahead(tmp_path: Path, sent: str, number: int, text: str, seen: int) -> None:
    path = made(tmp_path / "p.align")

    async def steps(bench: Bench) -> None:
        await burst(bench, sent)
        session = bench.editor.session
        assert (bench.number, bench.editor.target.text, session.count) == (number, text, seen)

    walk(path, steps)


def test_letters_before_a_command_and_behind_it_stay_where_they_belong(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")

    async def steps(bench: Bench) -> None:
        await burst(bench, f"abc{NOTE}a note{SAY}{CONFIRM}def{GO_TO}6{SAY}ghi")

    walk(path, steps)
    with opened(path) as session:
        assert unit(session, 1).target == "Hello.abc"
        assert session.line is not None and session.line.note == "a note"
        assert unit(session, 6) and session.text == "End.ghi"
        assert unit(session, 2) and session.text == f"{COMMITTEE}def"


def test_what_never_comes_to_rest_holds_no_key_for_ever(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")

    async def steps(bench: Bench) -> None:
        held = asyncio.Event()
        bench.editor.pane("past").call_later(held.wait)
        send(bench, NEXT * 2)
        try:
            async with asyncio.timeout(30):
                while bench.number != 3:
                    await asyncio.sleep(0.01)
        finally:
            held.set()

    with patch.object(key_order, "PATIENCE", 0.05):
        walk(path, steps)


def test_keys_that_wait_when_it_ends_are_forgotten(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")

    async def steps(bench: Bench) -> None:
        await burst(bench, f"{NEXT}\x11{NEXT * 3}")

    walk(path, steps)
    with opened(path) as session:
        assert session.unit.segment.number == 2
