"""The workbench in a terminal is killed while somebody types and confirms; nothing is lost.

``ALIGN_KILLS=100 pytest -s tests/tui/test_kill.py`` kills a hundred and tells of each.
"""

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from align.session import Session
from align.units import Status
from tests.session.samples import made
from tests.store.samples import sound
from tests.tui.terminal import GoneError, Terminal

KILLS = int(os.environ.get("ALIGN_KILLS", "3"))
SEGMENTS = 2000
_LETTERS = (0x4E00, 0x9F00)
"""Each is typed once, so that its echo is known when it comes."""


@dataclass
class Person:
    """What somebody in front of the screen knows."""

    number: int = 1
    """Of the segment that is current."""
    shown: str = ""
    """What was typed there and stood on the screen."""
    saved: str = ""
    """What stood there when the line at the bottom said ``saved``."""
    confirming: bool = False
    confirmed: dict[int, str] = field(default_factory=dict)
    """What was typed into each segment before the next one was shown."""
    echoes: list[tuple[float, str]] = field(default_factory=list)
    """When what stood on the screen."""


def work(terminal: Terminal, person: Person, letters: Iterator[str], chance: random.Random) -> None:
    """Type and confirm until the process is gone."""
    while True:
        for _ in range(chance.randrange(1, 6)):
            letter = next(letters)
            terminal.press(letter)
            terminal.until(letter)
            person.shown += letter
            person.echoes.append((time.monotonic(), person.shown))
            _rest(terminal, person, letter, chance.choice((0.0, 0.02, 0.1)))
        _rest(terminal, person, letter, chance.choice((0.0, 0.0, 0.3, 1.0)))
        person.confirming = True
        terminal.press("\n")
        terminal.until(_current(person.number + 1))
        person.confirmed[person.number] = person.shown
        person.number, person.shown, person.saved = person.number + 1, "", ""
        person.confirming = False
        person.echoes.clear()


def _rest(terminal: Terminal, person: Person, letter: str, seconds: float) -> None:
    """Look at the screen for a while; where it says that all is saved, take it at its word."""
    end = time.monotonic() + seconds
    while True:
        # A line drawn together with the letter may still be the one from before it.
        behind = terminal.seen.rpartition(letter.encode())[2]
        if b"saved" in behind.partition(b"typing")[2]:
            person.saved = person.shown
        left = end - time.monotonic()
        if left <= 0:
            return
        terminal.read(left)


def _current(number: int) -> str:
    return f"▶{number:>4} "


@pytest.mark.slow
def test_a_killed_workbench_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = made(tmp_path / "p.align", (f"Câu {number}." for number in range(1, SEGMENTS + 1)))
    person, chance = Person(), random.Random(11)
    letters = map(chr, range(*_LETTERS))
    confirmed: dict[int, str] = {}
    worst = 0.0
    for turn in range(KILLS):
        terminal = Terminal(path, "Lan")
        terminal.until(_current(person.number))
        timer = terminal.kill_after(chance.uniform(0.0, 3.0))
        try:
            work(terminal, person, letters, chance)
        except GoneError:
            ended = time.monotonic()
        timer.join()
        terminal.close()
        confirmed |= person.confirmed
        with Session.open(path, who="Lan", read_only=True) as session:
            units = {unit.segment.number: unit for unit in session.project.units()}
            for number, text in confirmed.items():
                assert units[number].status is Status.CONFIRMED
                assert units[number].target.endswith(text)
            now = session.unit.segment.number
            here = units[person.number].target if now > person.number else session.text
            # The confirmation in hand may have reached the disk and not the screen.
            assert now == person.number or (person.confirming and now == person.number + 1)
            assert now == person.number or here.endswith(person.shown)
            assert person.saved in here
        lost = [at for at, text in person.echoes if text not in here]
        worst = max(worst, ended - lost[0] if lost else 0.0)
        print(
            f"kill {turn + 1}: at segment {now}, {len(person.confirmed)} confirmed and there, "
            f"{len(lost)} letters lost"
        )
        shown = "" if now > person.number else here.removeprefix(_draft(now))
        person = Person(now, shown, shown)
    print(f"{len(confirmed)} confirmed in {KILLS} rounds; oldest letter lost: {worst:.2f} s")
    assert confirmed and sound(path)


def _draft(number: int) -> str:
    from tests.session.samples import DRAFTS

    return DRAFTS[number - 1] if number <= len(DRAFTS) else ""
