"""What a person at work leaves in the project file, beside targets."""

from pathlib import Path

import pytest

from align.errors import ProjectError
from align.store import DocumentRecord, Project
from align.store.connection import connect
from align.store.editing import Order, Typed
from align.store.migrations import STEPS, migrate
from align.units import Origin, Status

from .samples import MACHINE, draft, filled, segments, sound


@pytest.fixture
def path(tmp_path: Path) -> Path:
    filled(tmp_path / "p.align", ["một", "hai", "ba"]).close()
    return tmp_path / "p.align"


def test_a_project_of_the_schema_before_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    connection = connect(path, create=True, read_only=False)
    migrate(connection, path, create=True, steps=STEPS[:4])
    connection.execute("INSERT INTO document VALUES (1, 'a', '', '', '', '', '[]', '')")
    connection.execute(
        "INSERT INTO unit (document, number, paragraph, kind, source, start, note)"
        " VALUES (1, 1, 1, 'text', 'một', 0, 'old note')"
    )
    connection.close()
    with Project.open(path) as project:
        (unit,) = project.units()
        assert unit.note == "old note"
        with project.desk().step("note", unit.identity, "Lan") as step:
            step.note(unit.identity, "")
        (unit,) = project.units()
        assert unit.note == ""
    assert sound(path) and path.with_name("p.align.schema-4.bak").exists()


def test_a_machine_passes_locked_units_over(path: Path) -> None:
    with Project.open(path) as project:
        first, second, _ = project.units()
        with project.desk().step("lock", first.identity, "Lan") as step:
            step.lock(first.identity, True)
        assert project.save([draft(first, "one"), draft(second, "two")]) == 1
        assert [unit.target for unit in project.units()] == ["", "two", ""]
        with project.desk().step("unlock", first.identity, "Lan") as step:
            step.lock(first.identity, False)
        assert project.save([draft(first, "one")]) == 1


def test_a_machine_does_not_overwrite_what_is_typed(path: Path) -> None:
    with Project.open(path) as project:
        unit = next(project.units())
        desk = project.desk()
        with desk.step("type", unit.identity, "Lan") as step:
            step.type(unit.identity, "on\ud800e")
        project.save([draft(unit, "uno")])
        assert desk.typed(unit.identity) == "on\ufffde"
        assert desk.lines([unit.identity])[0].target == "on\ufffde"
        found = project.unit(unit.identity)
        assert found is not None and found.target == "uno"


def test_what_was_typed_follows_its_segment(path: Path) -> None:
    with Project.open(path) as project:
        first, second, third = project.units()
        desk = project.desk()
        with desk.step("type", 1, "Lan") as step:
            step.type(first.identity, "one")
            step.type(second.identity, "two")
            step.note(third.identity, "a note")
        project.add_document(DocumentRecord("a.txt", digest="2"), segments(["ba", "mới", "hai"]))
        assert [line.target for line in desk.lines(desk.select())] == ["", "", "two"]
        assert [line.note for line in desk.lines(desk.select())] == ["a note", "", ""]
        (gone,) = project.dropped("a.txt")
        assert (gone.target, gone.made_by, gone.source) == ("one", "Lan", "một")


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    with Project.open(path) as project:
        desk = project.desk()
        with (
            pytest.raises(ProjectError, match="there is no unit 99; list the units again"),
            desk.step("type", 1, "Lan") as step,
        ):
            step.type(1, "one")
            step.type(99, "nobody")
        assert desk.typed(1) is None and desk.waiting() == (None, None)
        with desk.step("note", 1, "Lan") as step:
            step.note(1, "")
        assert desk.waiting() == ("note", None)


def test_a_new_step_takes_the_place_of_what_was_undone(path: Path) -> None:
    with Project.open(path) as project:
        desk = project.desk()
        for name in ("a", "b"):
            with desk.step(name, 1, "Lan") as step:
                step.note(1, name)
        undone = desk.undo("Lan")
        assert undone is not None and (undone.name, undone.units) == ("b", (1,))
        assert desk.waiting() == ("a", "b")
        with desk.step("c", 1, "Lan") as step:
            step.note(1, "c")
        assert desk.waiting() == ("c", None) and desk.redo("Lan") is None


def test_confirming_settles_what_was_typed_and_by_whom(path: Path) -> None:
    with Project.open(path) as project:
        desk = project.desk()
        with desk.step("insert", 1, "Lan") as step:
            step.type(1, "one", Origin("memory", "old"))
        assert desk.count(Typed()) == 1
        with desk.step("confirm", 1, "Lan") as step:
            step.confirm(1, "one", None)
        unit = project.unit(1)
        assert unit is not None and unit.status is Status.CONFIRMED
        assert unit.origin == Origin("memory", "old") and desk.count(Typed()) == 0


def test_the_least_sure_comes_first_and_the_confirmed_last(path: Path) -> None:
    with Project.open(path) as project:
        first, second, third = project.units()
        project.save([draft(first, "one"), draft(second, "two")])
        project.confirm(first.identity, "one", "Lan")
        found = project.desk().select(order=Order.DOUBT)
        assert list(found) == [second.identity, third.identity, first.identity]


def test_a_change_elsewhere_shows_in_the_version(path: Path) -> None:
    with Project.open(path) as project, Project.open(path) as other:
        desk = project.desk()
        version, volume = desk.version(), desk.volume()
        other.confirm(1, "one", "Hoa")
        assert desk.version() != version
        assert volume[Status.CONFIRMED] == (0, 0) and desk.volume()[Status.CONFIRMED] == (1, 1)


def test_the_journal_survives_its_process(path: Path) -> None:
    with Project.open(path) as project:
        with project.desk().step("note", 2, "Lan") as step:
            step.note(2, "x")
        project.save([draft(next(project.units()), "one")])
    with Project.open(path) as project:
        undone = project.desk().undo("Hoa")
        assert undone is not None and undone.unit == 2
        assert next(project.units()).origin == MACHINE
