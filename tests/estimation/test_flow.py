"""A project gets its confidence, and nothing a person settled is touched."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from align.estimation import Candidate, Estimator
from align.estimation.flow import estimate_project, unrated
from align.session import Session
from align.store import Project
from align.store.editing import Order
from align.store.memory.matching.penalties import ALIGNED
from align.store.ratings import Rating
from align.units import Draft, Origin, Status
from tests.session.samples import made


class ByLength(Estimator):
    name = "length"
    revision = "1"

    def estimate(self, candidates: Sequence[Candidate]) -> list[float]:
        return [min(len(one.target) / 100, 1.0) for one in candidates]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


def confidences(project: Project) -> list[float | None]:
    return [unit.confidence for unit in project.units()]


def test_drafts_are_rated_once(path: Path) -> None:
    with Project.open(path) as project:
        rated = [one for window in estimate_project(project, ByLength()) for one in window]
        assert [one.unit for one in rated] == [1, 2, 3, 4, 6]
        assert confidences(project) == [0.06, 0.26, 0.1, 0.1, None, 0.04]
        assert list(unrated(project)) == []
        assert len(list(unrated(project, redo=True))) == 5
        assert list(unrated(project, document="other", redo=True)) == []


def test_confirmed_aligned_and_changed_units_keep_what_they_have(path: Path) -> None:
    with Project.open(path) as project:
        project.confirm(1, "Hello.", "Lan")
        project.save([Draft(2, "Aligned.", Origin(ALIGNED), confidence=0.9)])
        assert [unit.identity for unit in unrated(project, redo=True)] == [3, 4, 6]
        stale = [Rating(1, "Hello.", 0.5), Rating(3, "Another.", 0.5), Rating(99, "", 0.5)]
        assert project.rate(stale) == 0
        assert project.rate([Rating(3, "Good rice.", 0.25)]) == 1
        assert confidences(project) == [None, 0.9, 0.25, None, None, None]


def test_doubt_goes_by_confidence_where_it_is(path: Path) -> None:
    with Project.open(path) as project:
        before = list(project.desk().select(order=Order.DOUBT))
        for _ in estimate_project(project, ByLength()):
            pass
        after = list(project.desk().select(order=Order.DOUBT))
    assert before[0] == 2
    assert after == [6, 1, 3, 4, 2, 5]


def test_a_new_draft_has_no_old_confidence(path: Path) -> None:
    with Project.open(path) as project:
        project.rate([Rating(1, "Hello.", 0.7)])
        project.save([Draft(1, "Good day.", Origin("compact"))])
        assert confidences(project)[0] is None


def test_confirming_can_be_undone_after_an_estimate(path: Path) -> None:
    with Session.open(path, who="Lan") as session:
        session.move(1)
        session.type("Hi.")
        session.confirm()
        with Project.open(path) as project:
            for _ in estimate_project(project, ByLength(), redo=True):
                pass
        undone = session.undo()
        assert undone is not None and undone.left == ()
        unit = session.project.unit(1)
        assert unit is not None and unit.status is Status.DRAFT
