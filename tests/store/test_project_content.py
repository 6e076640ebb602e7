import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.store import DocumentRecord, Project
from align.store.reading import PAGE
from align.store.rows import storable
from align.text import OffsetMap
from align.units import (
    Draft,
    Kind,
    Origin,
    Outcome,
    Removed,
    Segment,
    Status,
    TermHit,
    TermUse,
    Tier,
    Unit,
)

from .samples import HONOURED, MISSING, draft, filled, segments, sound, targets

# Everything Python calls text, unpaired surrogates included.
_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
_PLACE = st.integers(-1, 2**40)
_USE = st.builds(
    TermUse,
    st.builds(TermHit, _PLACE, _PLACE, _TEXT, _TEXT, st.sampled_from(Tier)),
    st.sampled_from(Outcome),
    _TEXT,
    _PLACE,
    _PLACE,
    st.sampled_from(["", "plain", "forced"]),
)
_OFFSETS = st.lists(st.integers(1, 50), max_size=4).map(
    lambda steps: OffsetMap(
        tuple(sum(steps[:i]) for i in range(len(steps) + 1)),
        tuple(sum(steps[:i]) + 7 * i for i in range(len(steps) + 1)),
    )
)
_SEGMENT = st.builds(
    Segment,
    st.just("a"),
    st.integers(1, 9),
    st.just(0),
    _TEXT,
    _OFFSETS,
    st.sampled_from(Kind),
    st.none() | st.integers(1, 900),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(_SEGMENT, _TEXT, st.lists(_USE, max_size=3)), max_size=4), _TEXT)
def test_what_goes_in_comes_out(
    content: list[tuple[Segment, str, list[TermUse]]], name: str
) -> None:
    origin = Origin("e", "r", "g", "s=1")
    given_segments = [
        Segment(name, s.paragraph, i, s.text, s.offsets, s.kind, s.page)
        for i, (s, _, _) in enumerate(content, 1)
    ]
    with TemporaryDirectory() as folder, Project.open(Path(folder) / "p", create=True) as project:
        record = DocumentRecord(name, name, "d", "txt", "utf-8", (name,))
        assert project.add_document(record, given_segments) == len(content)
        found = list(project.units(document=name))
        project.save(
            Draft(unit.identity, target, origin, -1.5, tuple(uses), target)
            for unit, (_, target, uses) in zip(found, content, strict=True)
        )
        drafted = list(project.units())
        assert project.document(name) is not None
        assert project.unit(0) is None
        assert [project.unit(unit.identity) for unit in drafted] == drafted
    for unit, segment, (_, target, uses) in zip(drafted, given_segments, content, strict=True):
        assert unit.segment.text == storable(segment.text)
        assert len(unit.segment.text) == len(segment.text)
        assert unit.segment.offsets == segment.offsets
        assert (unit.segment.kind, unit.segment.page) == (segment.kind, segment.page)
        assert (unit.target, unit.note) == (storable(target), storable(target))
        assert (unit.status, unit.origin, unit.score) == (Status.DRAFT, origin, -1.5)
        assert [use.outcome for use in unit.terms] == [use.outcome for use in uses]
        assert [storable(use.form) for use in uses] == [use.form for use in unit.terms]


def test_documents_keep_their_record_and_what_was_removed(tmp_path: Path) -> None:
    removed: list[Removed] = []

    def reading() -> Iterator[Segment]:
        for segment in segments(["một", "hai"]):
            removed.append(Removed("watermark", "BẢN SAO", segment.start, segment.end))
            yield segment

    record = DocumentRecord("a.txt", "/t/a.txt", "d1", "txt", "utf-8", ("guessed",))
    with Project.open(tmp_path / "p", create=True) as project:
        assert project.add_document(record, reading(), removed) == 2
        assert project.add_document(DocumentRecord("b"), [], lambda: removed[:1]) == 0
        (first, second) = project.documents()
        assert first == DocumentRecord(
            "a.txt", "/t/a.txt", "d1", "txt", "utf-8", ("guessed",), first.added
        )
        assert first.added.endswith("Z")
        assert second == project.document("b")
        assert project.document("c") is None
        assert list(project.removed("a.txt")) == removed
        assert list(project.removed("b")) == removed[:1]


@pytest.mark.parametrize("error", [InputError("page 7 is broken"), KeyboardInterrupt()])
@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_a_reader_that_fails_leaves_the_project_as_it_was(
    tmp_path: Path, error: BaseException, name: str
) -> None:
    def failing() -> Iterator[Segment]:
        yield from segments(["ba", "bốn"], name)
        raise error

    with filled(tmp_path / "p", ["một", "hai"]) as project:
        before = (list(project.documents()), list(project.units()))
        with pytest.raises(type(error)):
            project.add_document(DocumentRecord(name, digest="2"), failing())
        assert (list(project.documents()), list(project.units())) == before
        assert project.add_document(DocumentRecord(name, digest="2"), segments(["ba"], name)) == 1
    assert sound(tmp_path / "p")


def test_units_come_in_document_order_while_they_are_written(tmp_path: Path) -> None:
    size = 2 * PAGE + 7
    with filled(tmp_path / "p", (f"câu {i}" for i in range(size))) as project:
        project.add_document(DocumentRecord("b"), segments(["cuối"], "b"))
        seen: list[Unit] = []
        for unit in project.units(status=[Status.NEW]):
            project.save([draft(unit, unit.segment.text.upper(), HONOURED)])
            seen.append(unit)
        assert [unit.segment.text for unit in seen] == [*(f"câu {i}" for i in range(size)), "cuối"]
        assert targets(project) == [unit.segment.text.upper() for unit in seen]
        assert all(unit.terms == (HONOURED,) for unit in project.units())
        assert list(project.units(status=[Status.NEW])) == []
        assert list(project.units(status=[])) == []
        (last,) = project.units(document="b")
        assert list(project.units(document="c")) == []
        behind = list(project.units(after=seen[PAGE].identity))
        assert [unit.identity for unit in behind] == [unit.identity for unit in seen[PAGE + 1 :]]
        assert list(project.units(after=last.identity)) == []


def test_counts(tmp_path: Path) -> None:
    with filled(tmp_path / "p", ["một", "hai", "ba"]) as project:
        project.add_document(DocumentRecord("b"), segments(["bốn"], "b"))
        one, two, _, four = project.units()
        project.save([draft(one, "one", HONOURED, MISSING), draft(four, "four", MISSING)])
        project.confirm(two.identity, "two", "Lan")
        assert project.count() == {Status.NEW: 1, Status.DRAFT: 2, Status.CONFIRMED: 1}
        assert project.count(document="b") == {
            Status.NEW: 0,
            Status.DRAFT: 1,
            Status.CONFIRMED: 0,
        }
        assert project.outcomes() == {(Outcome.HONOURED, "plain"): 1, (Outcome.MISSING, ""): 2}
        assert project.outcomes(document="b") == {(Outcome.MISSING, ""): 1}


def test_memory_does_not_grow_with_the_document(tmp_path: Path) -> None:
    def peak(size: int) -> int:
        gc.collect()
        tracemalloc.start()
        with filled(tmp_path / str(size), (f"câu {i} " * 10 for i in range(size))) as project:
            for _ in project.units():
                pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(8 * PAGE) < 1.5 * peak(2 * PAGE)
