import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from align.errors import AlignError, ProjectError, StorageError
from align.store import Project
from align.store.migrations import APPLICATION_ID
from align.units import Status

from .samples import draft, filled, targets


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name)")
    connection.close()


def _newer(path: Path) -> None:
    Project.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _text(path: Path) -> None:
    path.write_text("Đây là một văn bản, không phải là dự án. " * 100)


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("prepare", "what"),
    [
        (_foreign, "not a project"),
        (_text, "not a project"),
        (_newer, "newer version"),
        (_folder, "folder"),
    ],
)
def test_what_is_no_project_is_refused_and_left_alone(
    tmp_path: Path, prepare: object, what: str, create: bool, read_only: bool
) -> None:
    path = tmp_path / "x.align"
    assert callable(prepare)
    prepare(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(ProjectError, match=what) as caught:
        Project.open(path, create=create, read_only=read_only)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not path.is_file() or path.read_bytes() == before


@pytest.mark.parametrize(
    ("prepare", "what"), [(_nothing, "no such project"), (_empty, "not a project")]
)
def test_nothing_is_a_project_only_when_one_may_be_made(
    tmp_path: Path, prepare: object, what: str
) -> None:
    path = tmp_path / "dự án #1?.align"
    assert callable(prepare)
    prepare(path)
    with pytest.raises(ProjectError, match=what):
        Project.open(path)
    with Project.open(path, create=True) as project:
        assert project.fact("created")
    with Project.open(path, read_only=True) as project:
        assert list(project.documents()) == []


@pytest.mark.parametrize(
    ("name", "what"), [("none/x.align", "folder does not exist"), ("x" * 300, "cannot be reached")]
)
def test_a_place_that_does_not_exist_is_named(tmp_path: Path, name: str, what: str) -> None:
    with pytest.raises(ProjectError, match=what):
        Project.open(tmp_path / name, create=True)


def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.align"
    filled(path, (f"câu {i}" for i in range(5000))).close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 :: 7] = b"\xff" * len(content[4096 * 3 :: 7])
    path.write_bytes(content)
    with pytest.raises(AlignError) as caught, Project.open(path) as project:
        list(project.units())
    assert isinstance(caught.value, StorageError)


def test_a_project_knows_its_facts_and_can_be_closed_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.align"
    with Project.open(path, create=True) as project:
        project.set_fact("source", "vi")
        project.set_fact("source", "en")
        assert project.fact("target") is None
        project.set_fact("export:/t/\udce1.tmx", "\udce1")
        assert project.fact("export:/t/\udce1.tmx") == "\ufffd"
        project.close()
    with Project.open(path) as project:
        assert project.fact("source") == "en"
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"Alig"
    assert list(tmp_path.iterdir()) == [path]


def test_read_only_reads_and_does_not_write(tmp_path: Path) -> None:
    path = tmp_path / "x.align"
    with filled(path, ["một", "hai"]) as writer, Project.open(path, read_only=True) as reader:
        unit = next(reader.units())
        writer.save([draft(unit, "one")])
        assert targets(reader) == ["one", ""]
        with pytest.raises(ProjectError, match="only be read"):
            reader.save([draft(unit, "uno")])
        assert reader.count()[Status.DRAFT] == 1


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder that may be read but not written, also when the tests run as root."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder / "x.align", ["một"]).close()
        (folder / "x.align").chmod(0o444)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.setresuid(65534, 65534, 0)
        try:
            yield folder
        finally:
            if root:
                os.setresuid(0, 0, 0)
            folder.chmod(0o755)


def test_a_protected_place_is_read_but_not_written(guarded: Path) -> None:
    with pytest.raises(ProjectError, match="only be read"):
        Project.open(guarded / "x.align")
    with pytest.raises(ProjectError, match="only be read"):
        Project.open(guarded / "y.align", create=True)
    with Project.open(guarded / "x.align", read_only=True) as project:
        assert [unit.segment.text for unit in project.units()] == ["một"]
