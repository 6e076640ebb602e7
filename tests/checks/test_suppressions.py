import sqlite3
from pathlib import Path

import pytest

from align.errors import ProjectError
from align.store import DocumentRecord, Project
from tests.store.samples import draft, filled, segments


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = filled(tmp_path / "p.align", ["một", "hai"])
    made.save([draft(unit, "one") for unit in list(made.units())])
    return made


def _held(project: Project) -> list[tuple[int, str, str, str]]:
    return [(one.unit, one.check, one.reason, one.who) for one in project.suppressions()]


def test_a_target_passes_a_check(project: Project) -> None:
    project.suppress(1, "numbers", "an", reason="a pun")
    assert _held(project) == [(1, "numbers", "a pun", "an")]
    assert list(project.suppressions(document="other")) == []


def test_it_answers_for_the_target_that_was_looked_at(project: Project) -> None:
    project.suppress(1, "numbers", "an", reason="a pun")
    project.confirm(1, "two", "an")
    assert _held(project) == []
    project.confirm(1, "one", "an")
    assert len(_held(project)) == 1


def test_it_stays_with_its_segment(project: Project) -> None:
    project.suppress(2, "numbers", "an", reason="so")
    record = DocumentRecord("a.txt", digest="2")
    project.add_document(record, segments(["mới", "hai"]))
    assert [one.unit for one in project.suppressions()] == [2]
    project.add_document(record, segments(["mới"]))
    assert _held(project) == []


def test_it_can_be_taken_back_and_nothing_is_lost(project: Project) -> None:
    project.suppress(1, "numbers", "an", reason="one")
    project.suppress(1, "numbers", "an", reason="two")
    assert [one.reason for one in project.suppressions()] == ["two"]
    assert project.unsuppress(1, "numbers")
    assert not project.unsuppress(1, "numbers")
    assert _held(project) == []
    path = project.path
    project.close()
    connection = sqlite3.connect(path)
    kept = connection.execute("SELECT reason, withdrawn <> '' FROM check_suppression ORDER BY id")
    assert kept.fetchall() == [("one", 1), ("two", 1)]
    connection.close()


def test_there_must_be_such_a_unit(project: Project) -> None:
    with pytest.raises(ProjectError, match="there is no unit 99"):
        project.suppress(99, "numbers", "an", reason="so")
