from collections.abc import Iterator
from pathlib import Path

import pytest

from align.errors import SettingsError
from align.session import Session
from align.store.editing import (
    AllOf,
    AnyOf,
    Bookmarked,
    Confidence,
    Contains,
    HasStatus,
    HasTerm,
    InDocument,
    Locked,
    MadeBy,
    Noted,
    Order,
    Score,
    Side,
    Typed,
    Where,
)
from align.units import Outcome, Status

from .samples import made, opened


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = made(tmp_path / "p.align")
    made(path, ["Sông Hồng.", "STRASSE"], "b.txt")
    with opened(path) as session:
        session.go_to(2)
        session.confirm()
        session.go_to(3)
        session.note("why?")
        session.bookmark()
        session.go_to(4)
        session.type("Fine paddy.")
        session.go_to(6)
        session.lock()
        yield session


def _numbers(session: Session) -> list[int]:
    return [line.number for line in session.window(0, 100)]


@pytest.mark.parametrize(
    ("where", "numbers"),
    [
        (HasStatus(frozenset({Status.CONFIRMED})), [2]),
        (HasStatus(frozenset({Status.NEW, Status.CONFIRMED})), [2, 5]),
        (InDocument("b.txt"), [1, 2]),
        (Contains("LÚA"), [3, 4]),
        (Contains("LÚA", case=True), []),
        (Contains("Lúa", case=True), [3, 4]),
        (Contains("lu\u0301a"), [3, 4]),
        (Contains("paddy"), [4]),
        (Contains("good", Side.TARGET), [3]),
        (Contains("good", Side.SOURCE), []),
        (Contains("straße"), [2]),
        (Contains("."), [1, 2, 3, 4, 5, 6, 1, 2]),
        (Contains(r"^(Lúa|Hết)\b", regex=True), [3, 4, 6]),
        (Contains(r"\p{Lu}{2}", regex=True, case=True), [2]),
        (MadeBy(frozenset({"compact"})), [1, 2, 3, 4, 6, 1, 2]),
        (MadeBy(frozenset({""})), [5]),
        (Score(high=-0.3), [2, 3, 4, 2]),
        (Score(-0.3, 0), [1, 6, 1]),
        (Confidence(), []),
        (Noted(), [3]),
        (Bookmarked(), [3]),
        (Locked(), [6]),
        (Typed(), [4]),
        (HasTerm(), [2]),
        (HasTerm(frozenset({Outcome.MISSING})), []),
        (HasTerm(entry="lúa"), []),
        (AllOf(), [1, 2, 3, 4, 5, 6, 1, 2]),
        (AnyOf(), []),
        (Contains("lúa") & ~Typed(), [3]),
        (Noted() | Locked() | HasStatus(frozenset()), [3, 6]),
        (~(Contains("lúa") | InDocument("b.txt")), [1, 2, 5, 6]),
        (~Score(), [5]),
    ],
)
def test_what_a_filter_lets_through(session: Session, where: Where, numbers: list[int]) -> None:
    assert session.tally(where) == len(numbers)
    assert session.filter(where) == session.count == len(numbers)
    assert _numbers(session) == numbers
    assert session.where == where


def test_doubtful_ones_come_first(session: Session) -> None:
    session.filter(InDocument("a.txt"), Order.DOUBT)
    assert _numbers(session) == [3, 4, 6, 1, 5, 2]


def test_the_view_holds_still_until_it_is_asked_again(session: Session) -> None:
    session.filter(HasStatus(frozenset({Status.DRAFT})) & InDocument("a.txt"))
    session.go_to(1)
    session.confirm()
    assert _numbers(session) == [1, 3, 4, 6]
    assert session.unit.segment.number == 3 and session.position == 1
    assert session.refresh() == 3 and _numbers(session) == [3, 4, 6]
    session.filter(Locked())
    assert session.position is None


def test_windows_are_cut_to_the_view(session: Session) -> None:
    assert [len(session.window(*w)) for w in ((0, 3), (6, 9), (8, 1), (-5, 2), (0, -1))] == [
        3,
        2,
        0,
        2,
        0,
    ]


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(", r"'\(' is no regular expression"),
        (r"(a|aa)+$", "takes too long; make it simpler"),
    ],
)
def test_bad_patterns_are_one_sentence(tmp_path: Path, pattern: str, sentence: str) -> None:
    path = made(tmp_path / "p.align", ["a" * 5_000 + "!"])
    with opened(path) as session:
        with pytest.raises(SettingsError, match=sentence):
            session.filter(Contains(pattern, Side.SOURCE, regex=True))
        assert session.count == 1


def test_progress_follows_every_command(session: Session) -> None:
    session.progress()  # from here on it is kept count of
    session.go_to(1)
    session.confirm()
    session.go_to(5)
    session.type("Rain.")
    session.split(4)
    session.confirm()
    session.go_to(3)
    session.join_next()
    for _ in range(3):
        session.undo()
    session.redo()
    followed = session.progress()
    session._desk._volume = None
    assert followed == session.progress()
    assert sum(followed.words.values()) == 17
