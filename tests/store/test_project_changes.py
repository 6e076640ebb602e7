from pathlib import Path

import pytest

from align.errors import ProjectError
from align.store import Project
from align.units import Draft, Origin, Status, Unit

from .samples import HONOURED, MACHINE, MISSING, draft, filled


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return filled(tmp_path / "p.align", ["tỉnh ủy", "hai"])


def _first(project: Project) -> Unit:
    return next(project.units())


def test_a_first_draft_displaces_nothing(project: Project) -> None:
    unit = _first(project)
    assert project.save([draft(unit, "the provincial Party committee", HONOURED)]) == 1
    drafted = _first(project)
    assert drafted.status is Status.DRAFT
    assert drafted.origin == MACHINE
    assert drafted.changed.endswith("Z")
    assert list(project.history(unit.identity)) == []


def test_a_second_draft_keeps_the_first_in_the_history(project: Project) -> None:
    unit = _first(project)
    project.save([draft(unit, "first", MISSING)])
    project.save([draft(unit, "first", HONOURED)])
    assert list(project.history(unit.identity)) == []
    assert _first(project).terms == (HONOURED,)
    project.save([Draft(unit.identity, "second", Origin("other"))], who="nightly")
    (kept,) = project.history(unit.identity)
    assert (kept.target, kept.status, kept.origin) == ("first", Status.DRAFT, MACHINE)
    assert (kept.who, kept.what, kept.source, kept.score) == ("nightly", "draft", "tỉnh ủy", -0.5)
    assert kept.made_by == "machine"
    assert kept.changed <= kept.at
    assert _first(project).terms == ()


def test_a_draft_never_overwrites_a_confirmed_unit(project: Project) -> None:
    unit = _first(project)
    project.confirm(unit.identity, "mine", "Lan", terms=[HONOURED])
    before = _first(project)
    assert project.save([draft(unit, "theirs", MISSING), Draft(999, "lost", MACHINE)]) == 0
    assert _first(project) == before
    assert list(project.history(unit.identity)) == []


@pytest.mark.parametrize(
    ("target", "origin", "terms", "score"),
    [("draft", MACHINE, (HONOURED,), -0.5), ("better", Origin("person"), (), None)],
)
def test_confirming_says_who_made_the_text(
    project: Project,
    target: str,
    origin: Origin,
    terms: tuple[object, ...],
    score: float | None,
) -> None:
    unit = _first(project)
    project.save([draft(unit, "draft", HONOURED)])
    project.confirm(unit.identity, target, "Lan")
    now = _first(project)
    assert (now.target, now.status) == (target, Status.CONFIRMED)
    assert (now.origin, now.terms, now.score) == (origin, terms, score)
    (kept,) = project.history(unit.identity)
    assert (kept.target, kept.status, kept.who, kept.what) == (
        "draft",
        Status.DRAFT,
        "Lan",
        "confirm",
    )


def test_confirming_the_same_again_changes_nothing(project: Project) -> None:
    unit = _first(project)
    project.confirm(unit.identity, "one", "Lan")
    project.confirm(unit.identity, "one", "Minh")
    assert list(project.history(unit.identity)) == []
    project.confirm(unit.identity, "two", "Minh", terms=(MISSING,))
    assert [kept.target for kept in project.history(unit.identity)] == ["one"]
    assert _first(project).terms == (MISSING,)


def test_an_unknown_unit_cannot_be_confirmed(project: Project) -> None:
    with pytest.raises(ProjectError, match="no unit 999"):
        project.confirm(999, "x", "Lan")
    assert list(project.history(999)) == []
