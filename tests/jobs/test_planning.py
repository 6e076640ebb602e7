"""What becomes of folders: inputs, shards, plans, and plans that change."""

import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError, ProjectError
from align.jobs.job import Job
from align.jobs.planning import find_inputs, plan
from align.jobs.planning.cutting import cut, linked, most_words
from align.jobs.planning.inputs import listed
from align.jobs.planning.survey import survey
from tests.jobs.samples import PLANNED, document, planned, recipe, write

TREE = {
    "a.txt": "Một.",
    "b.md": "Hai.",
    "sub/a.txt": "Ba.",
    "sub/deep/c.html": "<p>Bốn.</p>",
    "sub/readme.doc": "Không.",
    ".hidden/x.txt": "Không.",
    "sub/.y.txt": "Không.",
}


@pytest.mark.parametrize(
    ("include", "exclude", "names"),
    [
        ((), (), ["a.txt", "b.md", "sub/a.txt", "sub/deep/c.html"]),
        (("*.txt",), (), ["a.txt", "sub/a.txt"]),
        ((), ("sub/*",), ["a.txt", "b.md"]),
        (("sub/*", "b.*"), ("*.html",), ["b.md", "sub/a.txt"]),
    ],
)
def test_folders_are_searched(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], names: list[str]
) -> None:
    found = find_inputs([write(tmp_path, TREE)], include=include, exclude=exclude)
    assert [one.name for one in found] == names


def test_what_is_named_is_taken_and_told_apart(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.txt": "Một.", "y/a.txt": "Hai.", "y/b.doc": "Ba."})
    found = find_inputs([tmp_path / "x", tmp_path / "y" / "a.txt", tmp_path / "y" / "b.doc"])
    assert [one.name for one in found] == ["b.doc", "x/a.txt", "y/a.txt"]


def test_a_place_named_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Một."})
    assert len(find_inputs([tmp_path, tmp_path / "a.txt"])) == 1


def test_a_list_is_read_from_where_it_is() -> None:
    lines = ["a.txt\n", "\n", "/b c.txt\r\n"]
    assert list(listed(lines, Path("/in"))) == [Path("/in/a.txt"), Path("/b c.txt")]


@pytest.mark.parametrize(
    ("places", "words"), [(["gone"], "no such file"), (["."], "no document to translate")]
)
def test_nothing_to_do_is_said(tmp_path: Path, places: list[str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        find_inputs([tmp_path / place for place in places])


def test_the_unreadable_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "broken.docx": b"PK\x03\x04 and no more",
        "broken.pdf": b"%PDF-1.4 and no more",
        "empty.txt": b"",
        "good.txt": "Một hai ba.",
        "image.txt": b"\x89PNG\r\n",
    }
    found = {one.name: one for one in survey(find_inputs([write(tmp_path, files)]))}
    bad = {name: one.problem for name, one in found.items() if one.problem}
    assert sorted(bad) == sorted(set(files) - {"good.txt"})
    assert all(str(tmp_path / name) in problem for name, problem in bad.items())
    assert found["good.txt"].words > 0
    assert len(found["good.txt"].digest) == 64


def test_a_name_that_is_no_utf8_goes_through(tmp_path: Path) -> None:
    name = os.fsdecode(b"v\xffn.txt")
    job = planned(tmp_path, {name: "Một hai ba."})
    assert [one.name for one in Job.open(job.folder).documents()] == [name]


SIZES = st.lists(st.integers(1, 3000), max_size=40)


@given(SIZES)
def test_shards_hold_everything_in_order_and_no_more_than_they_may(sizes: list[int]) -> None:
    documents = [document(f"{n}.txt", words) for n, words in enumerate(sizes)]
    shards = cut(documents, 1000, "recipe")
    inside = [one for shard in shards for one in shard.documents]
    assert [replace(one, shard=-1) for one in inside] == documents
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert len({shard.key for shard in shards}) == len(shards)
    for shard in shards:
        assert shard.words == sum(one.words for one in shard.documents)
        assert shard.words <= 1000 or len(shard.documents) == 1
    left = sum(sizes)
    for one, other in pairwise(shards):
        assert one.words + other.documents[0].words > most_words(left, 1000)
        left -= one.words


@pytest.mark.parametrize(
    ("left", "most"), [(10**9, 1000), (4000, 1000), (2000, 500), (500, 125), (1, 125)]
)
def test_the_last_shards_are_small(left: int, most: int) -> None:
    assert most_words(left, 1000) == most


def test_a_key_depends_on_contents_names_and_recipe_alone() -> None:
    shards = [document("a"), document("b")]
    [key] = {cut(shards, 1000, "r", first)[0].key for first in (0, 7)}
    others = [
        cut(shards, 1000, "s")[0].key,
        cut([document("a"), document("c")], 1000, "r")[0].key,
        cut([document("a", digest="x"), document("b")], 1000, "r")[0].key,
    ]
    assert key not in others


def test_twins_are_linked_if_they_are_read_alike() -> None:
    documents = [
        document("a.txt", digest="1"),
        document("b.txt", digest="1"),
        document("c.md", digest="1"),
        document("d.txt", digest="", problem="bad"),
        document("e.txt", digest="", problem="bad"),
    ]
    assert [one.same for one in linked(documents)] == ["", "a.txt", "", "", ""]


FILES = {f"{n}.txt": f"Văn bản số {n}, một hai ba bốn năm." for n in range(6)}


def again(folder: Path, *, update: bool = False, **said: Any) -> tuple[Job, tuple[str, ...], int]:
    made = plan(
        folder / "job",
        find_inputs([folder / "in"]),
        recipe(**said),
        files={},
        words=20,
        update=update,
        planned="2027-01-01T00:00:00Z",
    )
    return made.job, made.changes, made.kept


def test_the_same_plan_again_changes_nothing(tmp_path: Path) -> None:
    job = planned(tmp_path, FILES, words=20)
    before = {path: path.stat() for path in job.folder.rglob("*")}
    same, changes, kept = again(tmp_path)
    assert (same, changes, kept) == (job, (), len(job.shards))
    assert {path: path.stat() for path in job.folder.rglob("*")} == before
    assert same.planned == PLANNED


@pytest.mark.parametrize(
    ("change", "said", "words"),
    [
        ({}, {"beam": 1}, "beam 0 → 1"),
        ({"new.txt": "Mới."}, {}, r"1 new \(new.txt\)"),
        ({"0.txt": "Khác."}, {}, r"1 changed \(0.txt\)"),
        ({"0.txt": b""}, {}, r"1 changed \(0.txt\)"),
    ],
)
def test_another_plan_is_refused_with_what_has_changed(
    tmp_path: Path, change: dict[str, str | bytes], said: dict[str, Any], words: str
) -> None:
    planned(tmp_path, FILES, words=20)
    write(tmp_path / "in", change)
    with pytest.raises(ProjectError, match=words):
        again(tmp_path, **said)


def test_an_update_keeps_the_results_of_what_stays(tmp_path: Path) -> None:
    job = planned(tmp_path, FILES, words=20)
    first = job.shard(0)
    for place in job.shards:
        job.result(place.key).write_bytes(b"x\n")
    (tmp_path / "in" / first.documents[0].name).unlink()
    write(tmp_path / "in", {"new.txt": "Mới."})
    made, changes, kept = again(tmp_path, update=True)
    assert [change.split(" (")[0] for change in changes] == ["1 new", "1 gone"]
    assert kept == len(job.shards) - 1
    assert len(made.done()) == kept
    assert not made.result(first.key).exists()
    names = [one.name for one in made.documents()]
    assert sorted(names) == sorted({*FILES, "new.txt"} - {first.documents[0].name})
    assert [made.shard(n).number for n in range(len(made.shards))] == list(range(len(made.shards)))
    assert len(list(made.folder.glob("manifest-*"))) == 1


def test_an_update_of_the_recipe_does_everything_again(tmp_path: Path) -> None:
    job = planned(tmp_path, FILES, words=20)
    for place in job.shards:
        job.result(place.key).write_bytes(b"x\n")
    made, _, kept = again(tmp_path, update=True, beam=2)
    assert (kept, made.done()) == (0, frozenset())


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "job", {"mine.txt": "Của tôi."})
    with pytest.raises(ProjectError, match="not empty"):
        planned(tmp_path, FILES)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"format": 99}', b"\xff"])
def test_a_damaged_job_is_refused(tmp_path: Path, content: bytes) -> None:
    job = planned(tmp_path, FILES)
    (job.folder / "job.json").write_bytes(content)
    with pytest.raises(ProjectError):
        Job.open(job.folder)


def test_a_damaged_manifest_is_refused(tmp_path: Path) -> None:
    job = planned(tmp_path, FILES, words=20)
    job.manifest.write_bytes(job.manifest.read_bytes()[10:])
    with pytest.raises(ProjectError, match="damaged"):
        job.shard(1)
