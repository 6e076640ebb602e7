from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import UserError
from align.session import Advance, Session
from align.store import Project
from align.store.editing.journal import KEPT
from align.units import Draft

from .samples import MACHINE, made, opened, visible

TEXTS = st.sampled_from(["", "Good.", "The committee meets.", "rice paddy", " a  b "])
NUMBERS = st.integers(1, 7)
Command = Callable[[Session], object]


def _typed(text: str) -> Command:
    return lambda session: session.type(text)


COMMANDS: st.SearchStrategy[Command] = st.one_of(
    TEXTS.map(_typed),
    st.builds(lambda n: lambda s: s.go_to(n), NUMBERS),
    st.builds(lambda a: lambda s: s.confirm(a), st.sampled_from(Advance)),
    st.builds(lambda t: lambda s: s.note(t), TEXTS),
    st.builds(lambda at, to: lambda s: s.split(at, to), st.integers(0, 12), st.integers(0, 9)),
    st.builds(
        lambda t: lambda s: s.replace_all(s.preview_replace("o", t)), st.sampled_from(["", "oo"])
    ),
    st.builds(lambda on: lambda s: s.bookmark(on), st.booleans()),
    st.builds(lambda r: lambda s: s.override_term("lúa", r), st.sampled_from(["", "why"])),
    st.sampled_from(
        [
            Session.keep,
            Session.lock,
            Session.unlock,
            Session.insert_source,
            Session.join_next,
            Session.propagate,
            Session.undo,
            Session.redo,
            lambda s: s.insert_term(1),
            lambda s: s.enforce_term("lúa"),
        ]
    ),
)


def _quick(session: Session) -> Session:
    # Hypothesis kills nothing, and the disk would be most of its time.
    session.project._connection.execute("PRAGMA synchronous = OFF")
    return session


def _run(session: Session, command: Command) -> None:
    # It may be locked, the last one of its paragraph, without anything to confirm …
    with suppress(UserError):
        command(session)


@given(st.lists(COMMANDS, max_size=14), st.integers(0, 14))
@settings(max_examples=40, deadline=None)
def test_undoing_everything_brings_everything_back(
    tmp_path_factory: pytest.TempPathFactory, commands: list[Command], reopened: int
) -> None:
    path = made(tmp_path_factory.mktemp("p") / "p.align")
    with _quick(opened(path)) as session:
        before = visible(session)
        for command in commands[:reopened]:
            _run(session, command)
    with _quick(opened(path)) as session:
        for command in commands[reopened:]:
            _run(session, command)
        while session.redo():
            pass
        session.keep()
        after, identities = visible(session), [one.identity for one in session.window(0, 99)]
        while undone := session.undo():
            assert not undone.left
        assert visible(session) == before
        while undone := session.redo():
            assert not undone.left
        assert visible(session) == after
        assert [one.identity for one in session.window(0, 99)] == identities


def test_typing_in_one_segment_is_one_step(tmp_path: Path) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        for text in ("H", "Hi", "Hi there."):
            session.type(text)
            session.keep()
        session.go_to(2)
        session.type("Two")
        assert session.waiting() == ("type", None)
        assert session.undo() is not None and session.text == "The committee meets today."
        assert session.undo() is not None and session.text == "Hello."
        assert session.identity == session.go_to(1)
        assert session.undo() is None and session.waiting() == (None, "type")
        assert session.redo() is not None and session.text == "Hi there."


def test_undo_leaves_alone_what_a_machine_did_since(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        session.type("Mine")
        session.note("mine")
        with Project.open(path) as other:
            other.save([Draft(session.identity, "Another draft.", MACHINE)])
        for _ in range(2):
            undone = session.undo()
            assert undone is not None and not undone.left
        assert session.text == "Another draft." and session.unit.note == ""
        session.confirm(Advance.STAY)
        with Project.open(path) as other:
            other.confirm(session.identity, "Hoa's.", "Hoa")
        undone = session.undo()
        assert undone is not None and undone.left == (session.identity,)
        assert session.unit.target == "Hoa's."


def test_nothing_confirmed_leaves_the_history(tmp_path: Path) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        session.type("Mine.")
        session.confirm(Advance.STAY)
        session.undo()
        assert session.text == "Mine." and session.unit.target == "Hello."
        assert [(h.target, h.what) for h in session.history()] == [
            ("Hello.", "confirm"),
            ("Mine.", "undo"),
        ]


def test_old_steps_are_forgotten(tmp_path: Path) -> None:
    with _quick(opened(made(tmp_path / "p.align", ["a"]))) as session:
        for number in range(KEPT + 5):
            session.note(str(number))
        (kept,) = session.project._connection.execute("SELECT count(*) FROM step").fetchone()
        assert kept == KEPT
