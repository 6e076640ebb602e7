"""What post-editing cost, from what the project keeps."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.effort import Effort, measure, summed
from align.effort.measure import IDLE
from align.session import Session
from align.store import DocumentRecord, Project
from align.store.memory.bands import Band
from align.store.memory.recall import MEMORY
from align.store.repetitions import REPETITION
from align.units import Draft, Origin, Segment
from tests.session.samples import MACHINE, made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.open(made(tmp_path / "p.align")) as opened:
        yield opened


def at(project: Project, times: dict[int, str]) -> None:
    """Say when units were confirmed."""
    connection = sqlite3.connect(project.path)
    for unit, time in times.items():
        connection.execute(
            "UPDATE unit SET changed = ? WHERE id = ?", (f"2026-01-01T{time}Z", unit)
        )
    connection.commit()
    connection.close()


def of(project: Project, unit: int, idle: float = IDLE) -> Effort:
    return next(one for one in measure(project, idle=idle) if one.unit == unit)


def test_edits_against_the_draft(project: Project) -> None:
    project.confirm(2, "The provincial committee meets now.", "Lan")
    one = of(project, 2)
    assert (one.draft, one.engine, one.score) == ("The committee meets today.", "compact", -0.9)
    assert (one.edits, one.length, one.words) == (2, 5, 5)
    assert one.hter == 0.4
    assert one.characters == len("provincial ") + 4
    assert (one.who, one.band, one.offered) == ("Lan", Band.NEW, None)


def test_confirmed_as_it_was(project: Project) -> None:
    project.confirm(1, "Hello.", "Lan")
    one = of(project, 1)
    assert (one.edits, one.characters, one.draft, one.engine) == (0, 0, "Hello.", "compact")
    project.confirm(1, "Hi.", "Minh")
    one = of(project, 1)
    assert (one.draft, one.who, one.edits) == ("Hello.", "Minh", 1)


def test_without_a_draft_all_of_it_is_work(project: Project) -> None:
    project.confirm(5, "Rain. Sun.", "Lan")
    one = of(project, 5)
    assert (one.engine, one.draft, one.edits, one.hter) == ("person", "", 2, 1.0)
    assert one.characters == len("Rain. Sun.")


def test_the_last_draft_was_edited_and_the_first_one_is_far(project: Project) -> None:
    project.save([Draft(1, "Hello there.", Origin("openai"))])
    project.confirm(1, "Hello there!", "Lan")
    one = of(project, 1)
    assert (one.draft, one.engine) == ("Hello there.", "openai")
    assert one.characters == len(" there!")


@pytest.mark.parametrize(
    ("origin", "band"),
    [
        (Origin(MEMORY, "m", "", "score=92 numbers=adapted"), Band.GOOD),
        (Origin(MEMORY, "m", "", "score=100"), Band.EXACT),
        (Origin(MEMORY, "m", "", ""), Band.NEW),
        (Origin(REPETITION), Band.REPETITION),
        (MACHINE, Band.NEW),
    ],
)
def test_bands(project: Project, origin: Origin, band: Band) -> None:
    project.save([Draft(3, "Fine rice.", origin)])
    project.confirm(3, "Fine paddy.", "Lan")
    assert of(project, 3).band is band


def test_time_between_confirmations(project: Project) -> None:
    for unit, who in ((1, "Lan"), (2, "Minh"), (3, "Lan"), (4, "Lan"), (6, "Lan")):
        project.confirm(unit, f"Target {unit}.", who)
    times = {1: "10:00:00", 2: "10:00:10", 3: "10:00:40", 4: "11:00:00", 6: "nonsense"}
    at(project, times)
    found = {one.unit: one.seconds for one in measure(project)}
    assert found == {1: None, 2: None, 3: 40.0, 4: 300.0, 6: None}
    assert of(project, 4, idle=60.0).seconds == 60.0


def test_undo_leaves_nothing_to_count(project: Project) -> None:
    with Session.open(project.path, who="Lan") as session:
        session.move(1)
        session.type("Hi.")
        session.confirm()
        session.undo()
    assert measure(project) == []


def test_keys(project: Project) -> None:
    with Session.open(project.path, who="Lan") as session:
        for unit, keys in ((1, 3), (2, 4)):
            session.move(unit)
            session.type(f"Text {unit}.")
            session.press(keys)
            session.confirm()
    project.confirm(3, "Good paddy.", "Minh")
    assert {one.unit: one.keys for one in measure(project)} == {1: 3, 2: 4, 3: None}
    found = {(one.by, one.name): one for one in summed(measure(project))}
    lan, minh, total = found["person", "Lan"], found["person", "Minh"], found["total", "total"]
    assert [(one.keys, one.keyed) for one in (lan, minh, total)] == [(7, 2), (None, 0), (7, 2)]
    assert [one.figures[5] for one in (lan, minh, total)] == ["7", "–", "7"]


def test_sums(project: Project) -> None:
    project.add_document(DocumentRecord("b.txt", digest="2"), [Segment("b.txt", 1, 1, "Chào.")])
    other = next(unit.identity for unit in project.units(document="b.txt"))
    project.confirm(1, "Hello.", "Lan")
    project.confirm(2, "The committee met today.", "Minh")
    project.confirm(other, "Hi.", "Lan")
    at(project, {1: "10:00:00", 2: "10:00:00", other: "10:01:00"})
    found = {(one.by, one.name): one for one in summed(measure(project))}
    assert [one.segments for one in found.values()] == [2, 1, 2, 1, 3, 2, 1, 3]
    assert list(found)[-1] == ("total", "total")
    lan, total = found["person", "Lan"], found["total", "total"]
    assert (lan.untouched, lan.words, lan.seconds, lan.words_per_hour) == (1, 3, 60.0, 60.0)
    assert (total.edits, total.length) == (2, 6)
    assert found["person", "Minh"].words_per_hour is None
    assert [one.unit for one in measure(project, document="b.txt")] == [other]


def test_many_pages(tmp_path: Path) -> None:
    sources = [f"Câu {number}." for number in range(1203)]
    with Project.open(made(tmp_path / "big.align", sources)) as project:
        desk = project.desk()
        with desk.step("confirm", 1, "Lan") as step:
            for unit in range(1, 1204):
                step.confirm(unit, f"Sentence {unit}.", ())
        assert [one.number for one in measure(project)] == list(range(1, 1204))
