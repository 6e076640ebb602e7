from collections.abc import Iterator
from pathlib import Path

import pytest

from align.errors import SettingsError
from align.session import Session
from align.store.editing import Contains, InDocument, Where
from align.store.editing.desk import EVERYTHING
from align.units import Status

from .samples import made, opened, unit, visible


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(made(tmp_path / "p.align")) as session:
        yield session


@pytest.mark.parametrize(
    ("pattern", "replacement", "regex", "case", "where", "after"),
    [
        ("rice", "paddy", False, False, EVERYTHING, {3: "Good paddy.", 4: "Good paddy."}),
        ("RICE", "paddy", False, True, EVERYTHING, {}),
        (".", "!", False, False, Contains("end"), {6: "End!"}),
        (r"(\w+) (\w+)\.", r"\2, \1.", True, False, Contains("rice"), {3: "rice, Good."}),
        (r"(?<x>l+)", r"[\g<x>]", True, False, EVERYTHING, {1: "He[ll]o."}),
        ("^", "> ", True, False, Contains("Hello"), {1: "> Hello."}),
        ("Hello.", "e\u0301", False, False, EVERYTHING, {1: "é"}),
        ("o", "o", False, False, EVERYTHING, {}),
        (r"\d", "x", False, False, EVERYTHING, {}),
        ("Hello", r"\1", False, False, InDocument("a.txt"), {1: r"\1."}),
    ],
)
def test_a_preview_says_what_happens(
    session: Session,
    pattern: str,
    replacement: str,
    regex: bool,
    case: bool,
    where: Where,
    after: dict[int, str],
) -> None:
    before = visible(session)
    preview = session.preview_replace(pattern, replacement, regex=regex, case=case, where=where)
    assert visible(session) == before
    found = {one.line.number: one.after for one in preview.substitutions}
    assert {number: found[number] for number in after} == after
    assert len(found) == len({*after, *([4] if 3 in after else [])})
    for one in preview.substitutions:
        assert one.spans and all(0 <= s <= e <= len(one.after) for s, e in one.spans)
    done = session.replace_all(preview)
    assert len(done.written) == len(found) and not done.left
    assert {line.number: line.target for line in session.window(0, 9)}.items() >= found.items()
    if found:
        assert session.undo() is not None
    assert visible(session) == before


def test_spans_show_the_new_parts(session: Session) -> None:
    (one,) = session.preview_replace("l", "LL", case=True, where=Contains("hello")).substitutions
    assert one.after == "HeLLLLo." and [one.after[s:e] for s, e in one.spans] == ["LL", "LL"]


def test_what_changed_since_the_preview_is_left_alone(session: Session) -> None:
    session.go_to(6)
    session.lock()
    preview = session.preview_replace(".", "!")
    assert preview.locked == 1 and preview.places == len(preview.substitutions) == 4
    first, second = session.go_to(1), session.go_to(2)
    session.lock()
    session.go_to(1)
    session.type("Hi.")
    session.confirm()
    done = session.replace_all(preview)
    assert done.left == (first, second)
    assert unit(session, 1).target == "Hi."


def test_statuses_stay(session: Session) -> None:
    session.go_to(3)
    session.confirm()
    session.go_to(4)
    session.type("Typed rice")
    session.replace_all(session.preview_replace("rice", "paddy"))
    third, fourth = unit(session, 3), unit(session, 4)
    assert (third.target, third.status) == ("Good paddy.", Status.CONFIRMED)
    assert third.origin is not None and third.origin.engine == "person"
    assert [h.target for h in session.project.history(third.identity)][-1] == "Good rice."
    assert (fourth.target, session.text) == ("Good rice.", "Typed paddy")
    assert session.replace_all(session.preview_replace("Good paddy.", "")).written
    third = unit(session, 3)
    assert (third.status, third.target, session.text) == (Status.CONFIRMED, "Good paddy.", "")


@pytest.mark.parametrize(
    ("pattern", "replacement", "sentence"),
    [
        ("(", "x", "is no regular expression"),
        ("H", r"\2", "does not fit the pattern"),
        ("", "x", "nothing to look for"),
    ],
)
def test_mistakes_are_one_sentence(
    session: Session, pattern: str, replacement: str, sentence: str
) -> None:
    with pytest.raises(SettingsError, match=sentence) as caught:
        session.preview_replace(pattern, replacement, regex=True)
    assert "\n" not in str(caught.value)
