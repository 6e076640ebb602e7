import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import ProjectError
from align.store import Project
from align.store.memory import PLACEHOLDER, Memory, Translated
from align.units import Origin, Status

from .samples import child, sound

UNIT = Translated("tỉnh ủy", "committee", "vi", "en", props=(("x-a", "1"),), notes=("n",))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.create(tmp_path / "m.tm") as opened:
        yield opened


def _units(memory: Memory) -> list[Translated]:
    return [one.unit for one in memory.units()]


def _many(count: int) -> Iterator[Translated]:
    for number in range(count):
        yield replace(UNIT, source=f"câu {number}", number=number + 1)


_TEXT = st.text(max_size=20).filter(lambda text: "\x00" not in text)


@settings(deadline=None, max_examples=40)
@given(
    st.builds(
        Translated,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        st.lists(_TEXT).map(tuple),
        st.lists(_TEXT).map(tuple),
        st.integers(0, 2**40),
        st.integers(0, 2**40),
        st.lists(st.tuples(_TEXT, _TEXT)).map(tuple),
        st.lists(_TEXT).map(tuple),
        *[_TEXT] * 7,
        st.sampled_from(Status),
        st.none() | st.builds(Origin, _TEXT, _TEXT, _TEXT, _TEXT),
    )
)
def test_everything_comes_back(tmp_path_factory: pytest.TempPathFactory, unit: Translated) -> None:
    with Memory.create(tmp_path_factory.mktemp("m") / "m.tm") as memory:
        memory.add([unit])
        assert _units(memory) == [unit]


def test_what_is_added_twice_is_kept_once(memory: Memory) -> None:
    added = memory.add(_many(2500), name="a.tmx")
    assert (added.added, added.known) == (2500, 0)
    again = memory.add(_many(2501))
    assert (again.added, again.known) == (1, 2500)
    assert memory.count() == 2501
    assert [one.unit.number for one in memory.units(after=2499)] == [2500, 2501]
    assert memory.with_source("câu 7")[0].unit.number == 8
    assert memory.with_source("câu") == []


def test_an_import_that_fails_leaves_nothing(memory: Memory) -> None:
    memory.add([UNIT])
    before = memory.generation

    def failing() -> Iterator[Translated]:
        yield from _many(3000)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        memory.add(failing())
    assert _units(memory) == [UNIT]
    assert memory.generation == before


_IMPORTING = """
import sys, time
from pathlib import Path
from align.store.memory import Memory, Translated
def units():
    for number in range(10**9):
        yield Translated(f"{number}", "x" * 500, "vi", "en")
        if number == 20000:
            print("ready", flush=True)
            time.sleep(60)
Memory.create(Path(sys.argv[1])).add(units())
"""


def test_an_import_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m.tm"
    with Memory.create(path) as memory:
        memory.add([UNIT])
    process: subprocess.Popen[str] = child(_IMPORTING, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.kill()
    process.communicate()
    with Memory.open(path) as memory:
        assert _units(memory) == [UNIT]
    assert sound(path)


def test_an_index_can_catch_up(memory: Memory) -> None:
    memory.add(_many(3))
    known = memory.generation
    memory.add([UNIT])
    memory.edit(1, replace(UNIT, target="other"))
    memory.delete([2])
    assert memory.generation > known
    assert [one.identity for one in memory.changed(known)] == [1, 4]
    assert list(memory.deleted(known)) == [2]
    now = memory.generation
    assert not list(memory.changed(now))
    assert not list(memory.deleted(now))
    memory.add(_many(1))
    assert [one.identity for one in memory.units()] == [1, 3, 4, 5]


def test_a_unit_is_edited(memory: Memory) -> None:
    memory.add(_many(2))
    first = memory.get(1)
    assert first is not None
    edited = memory.edit(1, replace(first.unit, target="changed"))
    assert edited.unit.target == "changed"
    assert edited.generation == memory.generation
    assert memory.edit(1, edited.unit) == edited
    with pytest.raises(ProjectError, match="there is no unit 9"):
        memory.edit(9, UNIT)
    second = memory.get(2)
    assert second is not None
    with pytest.raises(ProjectError, match="has this unit already"):
        memory.edit(1, second.unit)
    with pytest.raises(ProjectError, match="there is no unit 9"):
        memory.delete([1, 9])
    assert memory.count() == 2


def test_doubles_become_one(memory: Memory) -> None:
    old = replace(UNIT, changed="2020-01-01T00:00:00Z", document="a", author="anna")
    new = replace(
        UNIT,
        changed="2024-01-01T00:00:00Z",
        status=Status.DRAFT,
        source_language="VI",
        props=(("x-b", "2"),),
        notes=("m",),
    )
    codes = replace(UNIT, source=PLACEHOLDER, source_codes=("<ph>1</ph>",))
    other = replace(codes, source_codes=("<ph>2</ph>",))
    memory.add([new, old, codes, other, replace(UNIT, target_language="fr")])
    known = memory.generation
    done = memory.dedupe()
    assert (done.groups, done.removed) == (1, 1)
    kept = memory.get(1)
    assert kept is not None
    assert kept.unit == replace(
        new,
        props=(("x-b", "2"), ("x-a", "1")),
        notes=("m", "n"),
        document="a",
        author="anna",
        status=Status.CONFIRMED,
    )
    assert list(memory.deleted(known)) == [2]
    assert memory.count() == 4
    assert memory.dedupe().removed == 0


def test_figures(memory: Memory) -> None:
    memory.add([UNIT, replace(UNIT, target="x", status=Status.DRAFT, document="d")], name="a.tmx")
    found = memory.stats()
    assert (found.units, found.sources, found.documents) == (2, 1, 1)
    assert found.languages == {("vi", "en"): 2}
    assert (found.statuses[Status.CONFIRMED], found.statuses[Status.DRAFT]) == (1, 1)
    assert [(one.what, one.name, one.units) for one in found.batches] == [("add", "a.tmx", 2)]
    assert [one.unit.target for one in memory.units(status=[Status.DRAFT])] == ["x"]
    assert [one.unit.target for one in memory.units(document="d")] == ["x"]


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="there is no such memory"):
        Memory.open(tmp_path / "none.tm")
    (tmp_path / "text.tm").write_text("no database" * 999)
    with pytest.raises(ProjectError, match="this file is not a memory"):
        Memory.open(tmp_path / "text.tm", create=True)
    Project.open(tmp_path / "p.align", create=True).close()
    with pytest.raises(ProjectError, match="this file is not a memory"):
        Memory.open(tmp_path / "p.align", create=True)
    Memory.create(tmp_path / "m.tm").close()
    with pytest.raises(ProjectError, match="this file is not a project"):
        Project.open(tmp_path / "m.tm", create=True)
    with Memory.create(tmp_path / "n.tm") as one, Memory.open(tmp_path / "m.tm") as other:
        assert len(one.identity) == 32
        assert one.identity != other.identity


def test_a_writer_in_the_way_is_told(tmp_path: Path) -> None:
    path = tmp_path / "m.tm"
    with Memory.create(path) as one, Memory.open(path, patience=0.1) as other:
        begun = time.monotonic()

        def units() -> Iterator[Translated]:
            yield UNIT
            with pytest.raises(ProjectError, match="another process is writing to this memory"):
                other.add([UNIT])

        one.add(units())
        assert time.monotonic() - begun < 30
        assert list(other.units()) == list(one.units())
