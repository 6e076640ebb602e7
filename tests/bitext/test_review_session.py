"""The review without a screen: steps, undo, views, and two people on one project."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.bitext import flow
from align.bitext.beads import Bead
from align.bitext.corrections import dropped, fixed, merged, parted, shifted
from align.bitext.doubts import reasons
from align.bitext.flow import Helpers
from align.bitext.review import pin, sorted_links
from align.bitext.rivals import rivals
from align.errors import AlignError, OutputError, ProjectError
from align.session import Session
from align.session.bead_export import Wish, export
from align.session.beadview import Look, State
from align.session.reviewing import Review
from align.store import Project
from align.store.bitexts import Link
from align.store.editing.relinking import renumber
from align.units import Origin, Status
from tests.bitext.reviewed import BEADS, LINES, aligned
from tests.bitext.samples import read, whole


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return aligned(tmp_path)


@pytest.fixture
def review(path: Path) -> Iterator[Review]:
    with Review.open(path, who="lan") as opened:
        yield opened


def shapes(links: tuple[Link, ...] | list[Link]) -> list[str]:
    return [f"{list(k.source)}:{list(k.target)}{'!' if k.pinned else ''}" for k in links]


def content(project: Project) -> list[tuple[int, str, str, Status, float | None]]:
    return [(u.identity, u.segment.text, u.target, u.status, u.confidence) for u in project.units()]


STEPS: list[tuple[str, int, Callable[[Review], object], list[str], int]] = [
    ("merge", 2, lambda r: r.merge_next(), ["[1, 2]:[1, 2]!"], 2),
    ("merge up", 3, lambda r: r.merge_previous(), ["[1, 2]:[1, 2]!"], 2),
    ("split", 2, lambda r: r.split(1, 1), ["[1]:[1]!", "[2]:[]!"], 2),
    ("target down", 4, lambda r: r.shift("target", last=True), ["[3]:[3]!", "[4]:[4]!"], 4),
    ("source down", 2, lambda r: r.shift("source", last=True), ["[1]:[1]!", "[2]:[2]!"], 2),
    ("target up", 6, lambda r: r.shift("target", last=False), ["[4]:[5]!", "[5]:[]!"], 6),
    ("drop", 6, lambda r: r.drop(), ["[5]:[]!", "[]:[5]!"], 7),
    ("pin", 4, lambda r: r.pin(), ["[3]:[3, 4]!"], 4),
    ("link", 3, lambda r: r.link(5), ["[4]:[2]!"], 4),
]


@pytest.mark.parametrize(
    ("number", "change", "pinned", "stands"), [s[1:] for s in STEPS], ids=[s[0] for s in STEPS]
)
def test_a_step_its_undo_and_its_redo(
    review: Review,
    number: int,
    change: Callable[[Review], object],
    pinned: list[str],
    stands: int,
) -> None:
    before, units = review.links, content(review.project)
    review.go_to(number)
    change(review)
    after, changed = review.links, content(review.project)
    assert sorted(s for s in shapes(after) if s.endswith("!")) == sorted(pinned)
    assert review.number == stands
    assert whole([Bead(k.source, k.target) for k in after], 8, 8)
    review.undo()
    assert (review.links, content(review.project)) == (before, units)
    review.redo()
    assert (review.links, content(review.project)) == (after, changed)
    read_again = review.project.bitext("a.txt")
    assert read_again is not None
    assert read_again.links == after


def test_undo_outlives_the_session(path: Path) -> None:
    with Review.open(path, who="lan") as review:
        before = review.links
        review.go_to(2)
        review.merge_next()
        review.drop()
    with Review.open(path, who="minh") as review:
        assert review.waiting() == ("drop", None)
        review.undo()
        review.undo()
        assert review.undo() is None
        assert (review.links, review.waiting()) == (before, (None, "merge"))


def test_undo_gives_back_what_a_person_worded(review: Review) -> None:
    unit = review.links[5].unit
    assert unit is not None
    review.project.confirm(unit, "Said better.", "lan")
    review.refresh()
    review.go_to(6)
    review.merge_next()
    assert "Said better." in [one.target for one in review.project.history(unit)]
    review.undo()
    found = review.project.unit(unit)
    assert found is not None
    assert (found.target, found.status) == ("Said better.", Status.CONFIRMED)
    assert review.state(review.links[5]) is State.CONFIRMED


def test_undo_leaves_what_was_worded_since(review: Review) -> None:
    review.go_to(6)
    review.pin()
    unit = review.current.unit
    assert unit is not None
    review.project.confirm(unit, "Said better.", "lan")
    done = review.undo()
    assert done is not None
    assert done.left == (unit,)
    found = review.project.unit(unit)
    assert found is not None
    assert found.target == "Said better."


def test_pin_and_unpin_confirm_and_open(review: Review) -> None:
    review.go_to(6)
    unit = review.current.unit
    assert unit is not None
    for pinned, status in ((True, Status.CONFIRMED), (False, Status.DRAFT)):
        review.pin(pinned)
        found = review.project.unit(unit)
        assert found is not None
        assert (found.status, found.confidence) == (status, 0.95)


def test_a_locked_segment_is_left_alone(path: Path) -> None:
    with Session.open(path, who="lan") as session:
        session.go_to(1)
        session.lock()
    with Review.open(path, who="lan") as review, pytest.raises(ProjectError, match="is locked"):
        review.merge_next()


def test_steps_that_were_overtaken_are_forgotten(review: Review, tmp_path: Path) -> None:
    review.go_to(6)
    review.drop()
    texts = read(tmp_path / "a.txt"), read(tmp_path / "b.txt", "en")
    flow.keep(review.project, *texts, BEADS, Helpers(), "lan")
    review.refresh()
    with pytest.raises(ProjectError, match="cannot be taken back"):
        review.undo()
    assert review.waiting() == (None, None)


Correction = Callable[[Sequence[Link], int, bool], list[Link]]
CORRECTIONS: list[Correction] = [
    lambda links, number, _: merged(links, number, number + 1),
    lambda links, number, flag: parted(links, number, 1, int(flag)),
    lambda links, number, flag: shifted(links, number, "source", last=flag),
    lambda links, number, flag: shifted(links, number, "target", last=flag),
    lambda links, number, _: dropped(links, number),
    lambda links, number, flag: fixed(links, number, pinned=flag),
]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9), st.booleans()), max_size=6))
def test_any_steps_can_be_taken_back(review: Review, wanted: list[tuple[int, int, bool]]) -> None:
    before, units = review.links, content(review.project)
    linking = review.project.linking("a.txt", sorted_links)
    taken = 0
    for kind, number, flag in wanted:
        links = linking.change("nothing", review.links, "lan", Origin("aligned")).links
        try:
            after = CORRECTIONS[kind](links, number, flag)
        except ProjectError:
            continue
        done = linking.change("step", after, "lan", Origin("aligned"))
        taken += bool(done.come)
        review.refresh()
        assert [u for u in (k.unit for k in review.links) if u] == [
            u.identity for u in review.project.units()
        ]
    for _ in range(taken):
        linking.undo("lan")
    review.refresh()
    assert (review.links, content(review.project)) == (before, units)


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        (Look(), [1, 2, 3, 4, 5, 6, 7, 8]),
        (Look(only_doubtful=True), [1, 2, 3, 4, 5]),
        (Look(by_doubt=True), [4, 2, 3, 5, 1, 6, 7, 8]),
        (Look(only_doubtful=True, by_doubt=True), [4, 2, 3, 5, 1]),
    ],
)
def test_views(review: Review, look: Look, seen: list[int]) -> None:
    review.look(look)
    assert list(review.view) == seen
    assert review.view[review.position] == review.number == 1


def test_moving_among_doubtful(review: Review) -> None:
    walked = []
    while review.go_next_doubtful():
        walked.append(review.number)
    assert walked == [2, 3, 4, 5]
    assert review.doubtful == 4
    assert review.go_next_doubtful(back=True)
    assert review.number == 4
    review.step(99)
    assert review.number == 8
    review.step(-99)
    assert review.number == 1
    with pytest.raises(ProjectError, match="there is no bead 99"):
        review.go_to(99)


def test_search(review: Review) -> None:
    word = max(LINES[6][0].split(), key=len)
    assert review.find(word, exact=True)
    place = review.number
    review.go_to(1)
    assert review.find(word.upper())
    assert review.number <= place
    assert not review.find("nowhere to be found")
    assert not review.find("")


def test_the_place_is_kept(path: Path) -> None:
    with Review.open(path, who="lan") as review:
        review.go_to(5)
    with Review.open(path, who="lan") as review:
        assert review.number == 5
    with Review.open(path, who="minh") as review:
        assert review.number == 1


def test_somebody_else_holds_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Review.open(path, who="lan"):
        monkeypatch.setattr("align.session.holding.is_here", lambda _: False)
        with Review.open(path, who="minh") as second:
            assert second.read_only
            assert "lan" in second.notice
            with pytest.raises(ProjectError, match="reading only"):
                second.merge_next()
    with Review.open(path, who="minh") as third:
        assert not third.read_only


def test_in_front_of_an_editor_both_write(path: Path) -> None:
    with Session.open(path, who="lan") as session:
        with Review.open(path, who="lan") as review:
            assert not review.read_only
            review.go_to(2)
            review.merge_next()
        assert session.refresh() == 7
        session.go_to(1)
        session.type("Typed.")
        session.confirm()


def test_the_rest_is_aligned_anew(review: Review) -> None:
    before = review.links
    review.go_to(6)
    review.drop()
    task = review.realignment()
    told: list[int] = []
    links = task.run(told.append)
    review.take(task, links)
    assert sum(told) == task.total
    assert {"[5]:[]!", "[]:[5]!"} <= set(shapes(review.links))
    assert "[1]:[1]" in shapes(review.links)
    assert review.waiting()[0] == "re-align"
    review.undo()
    review.undo()
    assert review.links == before


def test_what_another_session_has_changed_is_not_undone_by_a_step(
    review: Review, path: Path
) -> None:
    with Project.open(path) as other:
        pin(other, 6, "minh")
    with pytest.raises(ProjectError, match="were changed by another session"):
        review.drop()
    assert review.links[5].pinned  # it is seen now
    review.drop()
    assert "[5]:[5]!" in shapes(review.links)


def test_a_realignment_that_was_overtaken(review: Review) -> None:
    task = review.realignment()
    review.pin()
    with pytest.raises(ProjectError, match="beads were changed while"):
        review.take(task, list(task.bitext.links))


def test_a_realignment_can_be_stopped(review: Review) -> None:
    class StopError(Exception):
        pass

    def told(_: int) -> None:
        raise StopError

    before = review.links
    with pytest.raises(StopError):
        review.realignment().run(told)
    assert review.links == before


@pytest.mark.parametrize(
    ("wish", "units"),
    [({}, 6), ({"minimum": 0.5}, 4), ({"confirmed": True}, 1)],
    ids=["all", "sure", "confirmed"],
)
def test_export(path: Path, tmp_path: Path, wish: dict[str, float | bool], units: int) -> None:
    with Review.open(path, who="lan") as review:
        review.go_to(6)
        review.pin()
        review.go_to(1)
    file = tmp_path / "out.tmx"
    wanted = Wish(file, float(wish.get("minimum", 0)), bool(wish.get("confirmed")))
    assert export(path, "a.txt", wanted).written == units
    assert (
        file.read_text(encoding="utf-8").count("<tu>")
        + file.read_text(encoding="utf-8").count("<tu ")
        == units
    )
    assert export(path, "a.txt", wanted).written == units  # what it wrote it may replace
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        export(path, "a.txt", wanted)


@pytest.mark.parametrize(
    ("number", "said"),
    [(2, "2:1 is rarer"), (3, "nothing on the source side"), (5, "nothing on the target side")],
)
def test_why(review: Review, number: int, said: str) -> None:
    found = list(reasons(review.bitext, number - 1, ("vi", "en")))
    assert any(said in one for one in found)


def test_rivals(review: Review) -> None:
    found = rivals(review.bitext, 1, ("vi", "en"))
    assert found[0].share > 0.5
    assert "next bead" in found[0].what
    assert (
        rivals(review.bitext, 6, ("vi", "en"), most=1) == rivals(review.bitext, 6, ("vi", "en"))[:1]
    )


def test_without_an_alignment(tmp_path: Path) -> None:
    Project.open(tmp_path / "p.align", create=True).close()
    with pytest.raises(AlignError, match="no document of this project is aligned"):
        Review.open(tmp_path / "p.align", who="lan")
    assert not (tmp_path / "p.align.lock").exists()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_units_are_numbered_anew(data: st.DataObject) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE unit (id INTEGER PRIMARY KEY, document INTEGER, number INTEGER,"
        " UNIQUE (document, number))"
    )
    numbers = data.draw(st.lists(st.integers(-4, 12), min_size=1, unique=True))
    connection.executemany("INSERT INTO unit VALUES (?, 1, ?)", enumerate(numbers, 1))
    ordered = sorted(range(1, len(numbers) + 1), key=lambda unit: numbers[unit - 1])
    wanted = data.draw(st.one_of(st.just(ordered), st.permutations(ordered)))
    renumber(connection, 1, wanted)
    rows = connection.execute("SELECT id FROM unit WHERE number > 0 ORDER BY number").fetchall()
    assert [unit for (unit,) in rows] == list(wanted)
    connection.close()
