"""What a person does to beads, and what of it survives a re-alignment."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from align.bitext import flow, review
from align.bitext.beads import Bead
from align.bitext.flow import Helpers
from align.errors import ProjectError
from align.store import Project
from align.units import Status
from tests.bitext.samples import pairs, read, whole, written

LINES = pairs(6)
BEADS = [
    Bead((0,), (0,), 0.9),
    Bead((1, 2), (1,), 0.4),
    Bead((3,), (2, 3), 0.7),
    Bead((4,), (), 0.5),
    Bead((), (4,), 0.8),
    Bead((5,), (5,), 0.95),
]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    source = read(written(tmp_path, "a.txt", [one for one, _ in LINES]))
    target = read(written(tmp_path, "b.txt", [other for _, other in LINES]), "en")
    with Project.open(tmp_path / "p.align", create=True) as opened:
        flow.keep(opened, source, target, BEADS, Helpers(), "lan")
        yield opened


def shapes(project: Project) -> list[str]:
    return [
        f"{list(one.link.source)}:{list(one.link.target)}{'!' if one.link.pinned else ''}"
        for one in review.beads(project)
    ]


def test_beads_are_units(project: Project) -> None:
    units = list(project.units())
    assert [unit.segment.text for unit in units] == [
        LINES[0][0],
        f"{LINES[1][0]} {LINES[2][0]}",
        LINES[3][0],
        LINES[4][0],
        LINES[5][0],
    ]
    assert [unit.target for unit in units] == [
        LINES[0][1],
        LINES[1][1],
        f"{LINES[2][1]} {LINES[3][1]}",
        "",
        LINES[5][1],
    ]
    assert [unit.status for unit in units] == [
        Status.DRAFT,
        Status.DRAFT,
        Status.DRAFT,
        Status.NEW,
        Status.DRAFT,
    ]
    assert [unit.confidence for unit in units] == [0.9, 0.4, 0.7, None, 0.95]
    assert {unit.origin.engine for unit in units if unit.origin} == {review.ALIGNED}


def test_the_doubtful_come_first(project: Project) -> None:
    listed = list(review.doubtful(project, below=0.8))
    assert [(one.number, one.link.confidence) for one in listed] == [(2, 0.4), (5, 0.5), (3, 0.7)]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (
            lambda p: review.merge(p, 1, 2, "lan"),
            ["[0, 1, 2]:[0, 1]!", "[3]:[2, 3]", "[4]:[]", "[]:[4]", "[5]:[5]"],
        ),
        (
            lambda p: review.merge(p, 5, 4, "lan"),
            ["[0]:[0]", "[1, 2]:[1]", "[3]:[2, 3]", "[4]:[4]!", "[5]:[5]"],
        ),
        (
            lambda p: review.split(p, 3, 1, 1, "lan"),
            ["[0]:[0]", "[1, 2]:[1]", "[3]:[2]!", "[]:[3]!", "[]:[4]", "[4]:[]", "[5]:[5]"],
        ),
        (
            lambda p: review.split(p, 2, 1, 0, "lan"),
            ["[0]:[0]", "[1]:[]!", "[2]:[1]!", "[3]:[2, 3]", "[]:[4]", "[4]:[]", "[5]:[5]"],
        ),
        (
            lambda p: review.move(p, 4, "target", 5, "lan"),
            ["[0]:[0]", "[1, 2]:[1]", "[3]:[2, 3]", "[4]:[4]!", "[5]:[5]"],
        ),
        (
            lambda p: review.move(p, 2, "source", 1, "lan"),
            ["[0, 1, 2]:[0]!", "[]:[1]!", "[3]:[2, 3]", "[]:[4]", "[4]:[]", "[5]:[5]"],
        ),
        (
            lambda p: review.drop(p, 1, "lan"),
            ["[]:[0]!", "[0]:[]!", "[1, 2]:[1]", "[3]:[2, 3]", "[]:[4]", "[4]:[]", "[5]:[5]"],
        ),
        (
            lambda p: review.pin(p, 2, "lan"),
            ["[0]:[0]", "[1, 2]:[1]!", "[3]:[2, 3]", "[]:[4]", "[4]:[]", "[5]:[5]"],
        ),
    ],
    ids=["merge", "merge 1:0", "split", "split 1:0", "move", "move source", "drop", "pin"],
)
def test_changes(project: Project, change: Callable[[Project], int], left: list[str]) -> None:
    number = change(project)
    assert sorted(shapes(project)) == sorted(left)
    assert review.beads(project)[number - 1].link.pinned
    links = [Bead(one.link.source, one.link.target) for one in review.beads(project)]
    assert whole(links, 6, 6)
    confirmed = {unit.identity for unit in project.units() if unit.status is Status.CONFIRMED}
    full = [one.link for one in review.beads(project) if one.link.source and one.link.target]
    assert confirmed == {link.unit for link in full if link.pinned}
    for one in review.beads(project):
        unit = project.unit(one.link.unit) if one.link.unit else None
        assert unit is None or (unit.segment.text, unit.target) == (one.source, one.target)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: review.merge(p, 2, 2, "lan"), "cannot be merged with itself"),
        (lambda p: review.merge(p, 1, 9, "lan"), "there is no bead 9; name one from 1 to 6"),
        (lambda p: review.split(p, 1, 1, 1, "lan"), "no part 1:1"),
        (lambda p: review.split(p, 2, 5, 0, "lan"), "no part 5:0"),
        (lambda p: review.move(p, 5, "target", 1, "lan"), "has no target to move"),
        (lambda p: review.move(p, 1, "target", 1, "lan"), "has no target to move"),
        (lambda p: review.drop(p, 0, "lan"), "there is no bead 0"),
        (lambda p: review.pin(p, -1, "lan"), "there is no bead -1"),
        (lambda p: review.beads(p, "c.txt"), "no aligned document 'c.txt'; name one of a.txt"),
    ],
)
def test_refused(project: Project, change: Callable[[Project], int], said: str) -> None:
    before = shapes(project)
    with pytest.raises(ProjectError, match=said):
        change(project)
    assert shapes(project) == before


def test_what_was_there_is_in_the_history(project: Project) -> None:
    unit = review.beads(project)[0].link.unit
    assert unit is not None
    review.drop(project, 1, "lan")
    assert [entry.target for entry in project.history(unit)] == [LINES[0][1]]


def test_an_edited_target_stays(project: Project) -> None:
    unit = review.beads(project)[0].link.unit
    assert unit is not None
    project.confirm(unit, "Said better.", "lan")
    review.merge(project, 2, 3, "lan")
    found = project.unit(unit)
    assert found is not None
    assert (found.target, found.status) == ("Said better.", Status.CONFIRMED)


def test_pins_are_found_again_when_the_text_has_changed(project: Project, tmp_path: Path) -> None:
    review.pin(project, 2, "lan")
    review.drop(project, 1, "lan")
    source = read(written(tmp_path, "a.txt", ["Mới.", *(one for one, _ in LINES)]))
    target = read(written(tmp_path, "b.txt", [other for _, other in LINES]), "en")
    pins = flow.pinned(project, "a.txt", source, target)
    assert {str(pin) for pin in pins} == {"[2, 3]:[1]", "[1]:[]", "[]:[0]"}


def test_a_realignment_keeps_what_is_settled(project: Project, tmp_path: Path) -> None:
    review.merge(project, 2, 3, "lan")
    texts = read(tmp_path / "a.txt"), read(tmp_path / "b.txt", "en")
    for _ in range(2):
        pins = flow.pinned(project, "a.txt", *texts)
        found = flow.aligned(*texts, ("vi", "en"), Helpers(), pins=pins)
        flow.keep(project, *texts, found, Helpers(), "lan")
        assert "[1, 2, 3]:[1, 2, 3]!" in shapes(project)


def test_without_an_alignment(tmp_path: Path) -> None:
    with (
        Project.open(tmp_path / "p.align", create=True) as opened,
        pytest.raises(ProjectError, match="no document of this project is aligned"),
    ):
        review.beads(opened)
