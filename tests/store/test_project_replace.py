from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.store import DocumentRecord, Project
from align.units import Removed, Status

from .samples import HONOURED, draft, filled, segments, sound


def _translated(path: Path, sources: list[str]) -> Project:
    """Return a project whose targets are numbered, the odd ones confirmed."""
    project = filled(path, sources)
    units = list(project.units())
    project.save(draft(unit, f"t{unit.segment.number}", HONOURED) for unit in units)
    for unit in units:
        if unit.segment.number % 2:
            project.confirm(unit.identity, f"t{unit.segment.number}", "Lan")
    return project


@pytest.mark.parametrize(
    ("old", "new", "targets", "dropped"),
    [
        ("a b c", "a b c", "t1 t2 t3", ""),
        ("a b c", "a c", "t1 t3", "t2"),
        ("a b c", "x a b c", "- t1 t2 t3", ""),
        ("a b c", "c b a", "t3 t2 t1", ""),
        ("a b c", "", "", "t1 t2 t3"),
        ("", "a", "-", ""),
        # Of equal segments each keeps the translation that stood in its own context.
        ("a x b x c", "b x c", "t3 t4 t5", "t1 t2"),
        ("x x x", "x x", "t1 t3", "t2"),
        ("x", "x x", "t1 -", ""),
    ],
)
def test_work_moves_with_its_source(
    tmp_path: Path, old: str, new: str, targets: str, dropped: str
) -> None:
    with _translated(tmp_path / "p", old.split()) as project:
        before = {unit.target: unit for unit in project.units()}
        assert project.add_document(
            DocumentRecord("a.txt", digest="2"), segments(new.split()), [Removed("r", "t", 0, 1)]
        ) == len(new.split())
        after = list(project.units())
        assert [unit.segment for unit in after] == list(segments(new.split()))
        assert [unit.target or "-" for unit in after] == targets.split()
        assert [kept.target for kept in project.dropped("a.txt")] == dropped.split()
        for unit in after:
            if unit.target:
                was = before[unit.target]
                assert unit.identity == was.identity
                assert (unit.status, unit.origin, unit.terms) == (was.status, was.origin, was.terms)
        assert list(project.removed("a.txt")) == [Removed("r", "t", 0, 1)]
        assert [record.digest for record in project.documents()] == ["2"]
    assert sound(tmp_path / "p")


_SOURCES = st.lists(st.sampled_from("abc"), max_size=8)


@settings(deadline=None, max_examples=30)
@given(_SOURCES, _SOURCES)
def test_nothing_that_was_translated_is_lost(old: list[str], new: list[str]) -> None:
    with TemporaryDirectory() as folder, _translated(Path(folder) / "p", old) as project:
        project.add_document(DocumentRecord("b"), segments(["a"], "b"))
        project.add_document(DocumentRecord("a.txt", digest="2"), segments(new))
        after = list(project.units(document="a.txt"))
        lost = list(project.dropped("a.txt"))
        assert [unit.segment.text for unit in after] == new
        kept = {unit.target: unit.segment.text for unit in after if unit.target}
        gone = {entry.target: entry.source for entry in lost}
        assert kept | gone == {f"t{number}": source for number, source in enumerate(old, 1)}
        # As many as the sources allow are carried over.
        assert Counter(kept.values()) == Counter(old) & Counter(new)
        assert project.count(document="b")[Status.NEW] == 1


def test_an_identity_is_never_used_again(tmp_path: Path) -> None:
    with _translated(tmp_path / "p", ["a", "b"]) as project:
        old = {unit.identity for unit in project.units()}
        project.add_document(DocumentRecord("a.txt", digest="2"), [])
        project.add_document(DocumentRecord("a.txt", digest="3"), segments(["a", "b"]))
        assert not old & {unit.identity for unit in project.units()}
        assert [kept.what for one in sorted(old) for kept in project.history(one)][-1] == "removed"
