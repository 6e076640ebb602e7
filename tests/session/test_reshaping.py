from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import pipeline
from align.errors import ProjectError, UserError
from align.session import Session
from align.store import DocumentRecord, Project
from align.store.bitexts import Bitext, Link
from align.text import clean
from align.units import Origin, Segment, Status

from .samples import made, opened, unit, visible

RAW = "Mưa\u200b to\u0323.  Nắng to.\r\nHết."


def _raw(path: Path) -> Path:
    """Write a project whose segment lies in several pieces of its document."""
    whole = clean(RAW)
    with Project.open(path, create=True) as project:
        segment = Segment("a.txt", 1, 1, whole.text, whole.offsets)
        project.add_document(DocumentRecord("a.txt", digest="1"), [segment])
    return path


def _sources(session: Session) -> list[tuple[int, str]]:
    return [(line.number, line.source) for line in session.window(0, 100)]


def test_a_split_keeps_identity_history_and_what_was_released(tmp_path: Path) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        first = unit(session, 2)
        session.override_term("tỉnh ủy", "quoted")
        session.note("mind this")
        session.type("The PC meets today.")
        session.confirm()
        session.go_to(2)
        made_unit = session.split(8, 7)
        assert _sources(session)[1:4] == [(2, "Tỉnh ủy"), (3, "họp hôm nay."), (4, "Lúa tốt.")]
        again, second = session.unit, session.project.unit(made_unit)
        assert second is not None
        assert (again.identity, again.note) == (first.identity, "mind this")
        assert (again.target, second.target) == ("The PC", "meets today.")
        assert (again.status, second.status) == (Status.DRAFT, Status.DRAFT)
        assert (second.segment.start, second.segment.paragraph) == (first.segment.start + 8, 1)
        assert [(h.target, h.status, h.what) for h in session.history()][-1] == (
            "The PC meets today.",
            Status.CONFIRMED,
            "split",
        )
        assert {(o.unit, o.entry) for o in session.project.overrides()} == {
            (again.identity, "tỉnh ủy"),
            (made_unit, "tỉnh ủy"),
        }


@pytest.mark.parametrize(
    ("confirmed", "typed", "status", "seen"),
    [
        ((3, 4), None, Status.CONFIRMED, "Good rice. Good rice."),
        ((3,), None, Status.DRAFT, "Good rice. Good rice."),
        ((), 3, Status.NEW, "Mine Good rice."),
        ((3, 4), 4, Status.NEW, "Good rice. Mine"),
    ],
)
def test_what_a_join_makes(
    tmp_path: Path, confirmed: tuple[int, ...], typed: int | None, status: Status, seen: str
) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        for number in confirmed:
            session.go_to(number)
            session.confirm()
        if typed:
            session.go_to(typed)
            session.type("Mine")
        session.go_to(3)
        gone = session.join_next()
        joined = session.unit
        assert joined.segment.text == "Lúa tốt. Lúa tốt."
        assert (joined.status, session.text) == (status, seen)
        assert len(joined.terms) == (0 if typed else 2)
        assert [h.what for h in session.project.history(gone)][-1] == "join"
        assert [number for number, _ in _sources(session)] == [1, 2, 3, 4, 5]
        assert session.undo() is not None
        assert [line.identity for line in session.window(0, 9)] == [1, 2, 3, 4, 5, 6]


@given(st.lists(st.integers(1, len(RAW)), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_splitting_and_joining_lose_no_place(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    path = _raw(tmp_path_factory.mktemp("p") / "p.align")
    with opened(path) as session:
        before, clean_state = session.unit.segment, visible(session)
        for cut in cuts:
            try:
                session.split(cut)
            except UserError:
                continue
            for one in session.project.units():
                segment = one.segment
                raw = RAW[segment.start : segment.end]
                assert clean(raw).text.split() == segment.text.split()
                for place, letter in enumerate(segment.text):
                    assert (
                        letter.isspace() or letter in "ọ" or RAW[segment.offsets[place]] == letter
                    )
        while session.count > 1:
            session.go_to(1)
            session.join_next()
        after = session.unit.segment
        assert "".join(after.text.split()) == "".join(before.text.split())
        assert (after.start, after.end) == (before.start, before.end)
        while session.undo():
            pass
        assert visible(session) == clean_state


def test_an_export_right_afterwards_holds_both_parts(tmp_path: Path) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        session.go_to(5)
        session.type("Rain. Sun.")
        session.keep()
        session.split(5, 5)
        for number in (5, 6):
            session.go_to(number)
            session.confirm()
        pipeline.write(session.project, tmp_path / "p.tmx")
    text = (tmp_path / "p.tmx").read_text("utf-8")
    for part in ("Mưa.", "Nắng.", "Rain.", "Sun."):
        assert f"<seg>{part}</seg>" in text


def test_a_structural_step_whose_segments_changed_is_forgotten(tmp_path: Path) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        session.note("first")
        session.split(3)
        other = Project.open(tmp_path / "p.align")
        other.confirm(session.identity, "Changed.", "Hoa")
        other.close()
        with pytest.raises(ProjectError, match="'split' cannot be taken back"):
            session.undo()
        undone = session.undo()
        assert undone is not None and undone.name == "note"


def test_a_bitext_is_not_reshaped_here(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    sides = [(Segment(name, 1, 1, text),) for name, text in (("a", "Xin chào."), ("b", "Hello."))]
    with Project.open(path, create=True) as project:
        bitext = Bitext(sides[0], sides[1], (Link((0,), (0,)),))
        project.write_bitext(DocumentRecord("a"), bitext, Origin("aligned"), "Lan")
    with opened(path) as session:
        with pytest.raises(ProjectError, match="align bitext review"):
            session.split(3)
        with pytest.raises(ProjectError, match="align bitext review"):
            session.join_next()
