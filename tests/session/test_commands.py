from collections.abc import Iterator
from pathlib import Path

import pytest

from align.errors import AlignError, ProjectError, UserError
from align.session import Advance, Session
from align.store import Project
from align.store.editing import Bookmarked, Locked, Noted, Typed
from align.store.memory.matching.match import Match
from align.units import Draft, Outcome, Status

from .samples import MACHINE, SOURCES, made, opened, unit, visible


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(made(tmp_path / "p.align")) as session:
        yield session


def _match(target: str) -> Match:
    return Match(85, 85, "old", 7, "Lúa.", target, (), ("words",))


def test_what_is_typed_is_seen_but_not_exported_until_confirmed(session: Session) -> None:
    session.type("Xin cha\u0300o\x1b[31m")
    assert session.dirty and session.text == "Xin chào[31m"
    assert session.keep() and not session.dirty and not session.keep()
    assert session.unit.target == "Hello." and session.window(0, 1)[0].target == "Xin chào[31m"
    assert session.tally(Typed()) == 1
    session.confirm()
    first = unit(session, 1)
    assert (first.target, first.status) == ("Xin chào[31m", Status.CONFIRMED)
    assert first.origin is not None and first.origin.engine == "person"
    assert session.tally(Typed()) == 0


def test_typing_back_to_what_stands_is_nothing_typed(session: Session) -> None:
    before = visible(session)
    for text in ("Hello!", "Hello."):
        session.type(text)
        session.keep()
    assert visible(session) == before and session.waiting() == (None, None)


@pytest.mark.parametrize(
    ("advance", "numbers"),
    [
        (Advance.NEXT, [2, 3, 4]),
        (Advance.NEEDS_WORK, [3, 4, 6]),
        (Advance.DOUBTFUL, [3, 4, 6]),
        (Advance.STAY, [1, 1, 1]),
    ],
)
def test_where_confirming_leads(session: Session, advance: Advance, numbers: list[int]) -> None:
    unit(session, 2)
    session.lock()
    unit(session, 5)
    session.type("Rain. Sun.")
    session.lock()
    unit(session, 1)
    found = []
    for _ in numbers:
        if session.unit.segment.number == 2:
            session.unlock()
        session.confirm(advance)
        found.append(session.unit.segment.number)
    assert found == numbers


def test_confirming_the_last_leads_nowhere(session: Session) -> None:
    for _ in range(4):
        session.confirm()
        if not session.text:
            session.type("Rain.")
    session.type("Rain.")
    session.confirm()
    session.go_to(6)
    assert session.confirm() is None
    assert session.unit.segment.number == 6
    assert session.progress().done == 1.0
    assert session.progress().segments[Status.CONFIRMED] == 6


def test_an_unchanged_draft_keeps_its_origin(session: Session) -> None:
    session.confirm()
    assert unit(session, 1).origin == MACHINE


def test_a_match_keeps_its_origin_if_unchanged(session: Session) -> None:
    identity = unit(session, 3).identity
    session.project.offer({identity: [_match("Fine rice."), _match("Rice.")]})
    assert session.insert_match(2) == "Rice."
    session.confirm(Advance.STAY)
    assert session.unit.origin is not None
    assert (session.unit.origin.engine, session.unit.origin.revision) == ("memory", "old")
    session.insert_match(_match("Better rice."))
    session.type("Better rice!")
    session.confirm(Advance.STAY)
    assert session.unit.origin is not None and session.unit.origin.engine == "person"
    with pytest.raises(UserError, match="no match 3"):
        session.insert_match(3)


def test_source_and_terms_are_inserted(session: Session) -> None:
    unit(session, 2)
    assert session.insert_source() == SOURCES[1]
    assert session.terms()[0].outcome is Outcome.MISSING
    session.type("Today meets.")
    assert session.insert_term(1, 5) == "Todayprovincial Party committee meets."
    session.type("The")
    assert session.insert_term(1) == "The provincial Party committee"
    assert session.terms()[0].outcome is Outcome.HONOURED


def test_terms_are_judged_as_typed_and_released(session: Session) -> None:
    unit(session, 2)
    assert session.terms()[0].outcome is Outcome.FORBIDDEN
    session.type("Hello")
    assert session.terms()[0].outcome is Outcome.MISSING
    session.override_term("tỉnh ủy", "a quotation")
    (use,) = session.terms()
    assert (use.outcome, use.rung) == (Outcome.OVERRIDDEN, "person: a quotation")
    session.confirm(Advance.STAY)
    assert session.unit.terms[0].outcome is Outcome.OVERRIDDEN
    assert session.enforce_term("tỉnh ủy") and not session.enforce_term("tỉnh ủy")
    assert session.terms()[0].outcome is Outcome.MISSING


def test_notes_locks_and_bookmarks(session: Session) -> None:
    session.note("  ask the author\x07 ")
    session.bookmark()
    session.lock()
    assert session.unit.note == "ask the author"
    assert [session.tally(w) for w in (Noted(), Locked(), Bookmarked())] == [1, 1, 1]
    session.project.save([Draft(session.identity, "overwritten", MACHINE)])
    assert session.unit.target == "Hello."
    for command in (
        lambda: session.type("x"),
        session.confirm,
        session.insert_source,
        lambda: session.split(3),
        lambda: session.override_term("lúa"),
    ):
        with pytest.raises(ProjectError, match="locked; unlock it first"):
            command()
    session.unlock()
    session.bookmark(False)
    assert [session.tally(w) for w in (Locked(), Bookmarked())] == [0, 0]


def test_a_note_outlives_a_new_draft(session: Session) -> None:
    session.note("mine")
    session.project.save([Draft(session.identity, "Hi.", MACHINE, note="the machine's")])
    assert session.unit.note == session.window(0, 1)[0].note == "mine"
    session.undo()
    assert session.unit.note == "the machine's"


def test_propagation_spares_what_a_person_did(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align", ["Lúa tốt."] * 6)
    with opened(path) as session:
        identities = [session.go_to(number) for number in range(1, 7)]
        with pytest.raises(UserError, match="segment 6 is not confirmed; confirm it first"):
            session.propagate()
        session.go_to(1)
        session.type("Mine.")
        session.confirm(Advance.NEXT)
        session.type("Half a sent")
        session.go_to(3)
        session.lock()
        session.go_to(4)
        session.type("Good paddy.")
        session.confirm()
        session.go_to(4)
        done = session.propagate()
        assert done.kept == tuple(identities[:3]) and done.same == ()
        assert done.written == tuple(identities[4:])
        assert session.propagate().same == tuple(identities[4:])
        fifth = unit(session, 5)
        assert (fifth.target, fifth.status) == ("Good paddy.", Status.DRAFT)
        assert fifth.origin is not None and fifth.origin.engine == "repetition"
        assert fifth.terms[0].outcome is Outcome.HONOURED


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (lambda s: s.go_to(99), "a.txt has no segment 99; "),
        (lambda s: s.move(99), "there is no unit 99; "),
        (lambda s: (s.go_to(5), s.confirm()), "segment 5 has no translation to confirm; "),
        (lambda s: s.insert_term(1), "there is no term 1 for this segment; it has no term"),
        (lambda s: s.split(0), "segment 1 cannot be split there, one part would be empty; "),
        (lambda s: (s.go_to(2), s.join_next()), "segment 2 is the last one of its paragraph; "),
        (lambda s: (s.go_to(6), s.join_next()), "segment 6 is the last one of its paragraph; "),
    ],
)
def test_mistakes_are_one_sentence(session: Session, command: object, sentence: str) -> None:
    assert callable(command)
    before = visible(session)
    with pytest.raises(AlignError) as caught:
        command(session)
    assert sentence in str(caught.value) and "\n" not in str(caught.value)
    assert visible(session) == before


def test_an_empty_project_is_one_sentence(tmp_path: Path) -> None:
    Project.open(tmp_path / "p.align", create=True).close()
    with opened(tmp_path / "p.align") as session:
        assert session.count == session.identity == 0 and session.window(0, 10) == []
        assert session.progress().done == 1.0
        with pytest.raises(ProjectError, match="it has no segments; add a document"):
            session.confirm()
        assert session.undo() is None and session.redo() is None
