import sqlite3
from pathlib import Path

import pytest

from align.errors import ProjectError
from align.store import DocumentRecord, Project
from align.units import Outcome, TermHit, TermUse, Tier

from .samples import HONOURED, MISSING, draft, filled, segments

OTHER = TermUse(TermHit(8, 10, "xã", "xã", Tier.EXACT), Outcome.FORBIDDEN, "village", 0, 7)
ENTRY = MISSING.hit.entry


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = filled(tmp_path / "p.align", ["một", "hai"])
    for unit in list(made.units()):
        made.save([draft(unit, "x", MISSING, OTHER)])
    return made


def _outcomes(project: Project, identity: int) -> list[tuple[Outcome, str]]:
    unit = project.unit(identity)
    assert unit is not None
    return [(use.outcome, use.rung) for use in unit.terms]


def test_a_term_is_released_in_one_unit(project: Project) -> None:
    project.override(1, ENTRY, "an", reason="a pun")
    released = (Outcome.OVERRIDDEN, "person: a pun")
    assert _outcomes(project, 1) == [released, (Outcome.FORBIDDEN, "")]
    assert _outcomes(project, 2) == [(Outcome.MISSING, ""), (Outcome.FORBIDDEN, "")]
    assert [unit.terms[0].outcome for unit in project.units()] == [
        Outcome.OVERRIDDEN,
        Outcome.MISSING,
    ]
    assert project.outcomes()[Outcome.OVERRIDDEN, "person"] == 1
    assert project.term_counts(document="a.txt") == {
        (ENTRY, Outcome.OVERRIDDEN, "person"): 1,
        (ENTRY, Outcome.MISSING, ""): 1,
        ("xã", Outcome.FORBIDDEN, ""): 2,
    }
    (decision,) = project.overrides()
    assert (decision.unit, decision.entry, decision.reason, decision.who) == (
        1,
        ENTRY,
        "a pun",
        "an",
    )


def test_it_outlives_new_drafts_confirmation_and_reopening(project: Project) -> None:
    project.override(1, ENTRY, "an")
    unit = project.unit(1)
    assert unit is not None
    project.save([draft(unit, "new", HONOURED)])
    assert _outcomes(project, 1) == [(Outcome.OVERRIDDEN, "person")]
    project.confirm(1, "other", "an", terms=[MISSING])
    path = project.path
    project.close()
    with Project.open(path, read_only=True) as again:
        assert _outcomes(again, 1) == [(Outcome.OVERRIDDEN, "person")]


def test_it_stays_with_its_segment_when_the_document_is_replaced(project: Project) -> None:
    project.override(2, ENTRY, "an")
    record = DocumentRecord("a.txt", digest="2")
    project.add_document(record, segments(["mới", "hai"]))
    moved = next(unit for unit in project.units() if unit.segment.text == "hai")
    assert moved.terms[0].outcome is Outcome.OVERRIDDEN
    project.add_document(record, segments(["mới"]))
    assert list(project.overrides()) == []


def test_it_can_be_taken_back(project: Project) -> None:
    project.override(1, ENTRY, "an", reason="one")
    project.override(1, ENTRY, "an", reason="two")
    assert [one.reason for one in project.overrides()] == ["two"]
    assert project.withdraw(1, ENTRY)
    assert not project.withdraw(1, ENTRY)
    assert _outcomes(project, 1)[0] == (Outcome.MISSING, "")
    assert list(project.overrides()) == []


def test_a_verdict_given_under_it_is_not_kept_without_it(project: Project) -> None:
    project.override(1, ENTRY, "an")
    unit = project.unit(1)
    assert unit is not None
    project.confirm(1, "x y", "an", terms=unit.terms)
    project.withdraw(1, ENTRY)
    assert _outcomes(project, 1)[0] == (Outcome.MISSING, "")


def test_nothing_a_person_wrote_is_lost(project: Project) -> None:
    project.override(1, ENTRY, "an", reason="one")
    project.withdraw(1, ENTRY)
    project.override(1, ENTRY, "an", reason="two")
    path = project.path
    project.close()
    connection = sqlite3.connect(path)
    kept = connection.execute("SELECT reason, withdrawn <> '' FROM term_override ORDER BY id")
    assert kept.fetchall() == [("one", 1), ("two", 0)]
    connection.close()


def test_there_must_be_such_a_unit(project: Project) -> None:
    with pytest.raises(ProjectError, match="there is no unit 99"):
        project.override(99, ENTRY, "an")
