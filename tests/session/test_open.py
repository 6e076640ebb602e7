import json
import os
import stat
from pathlib import Path

import pytest

from align.errors import ProjectError, StorageError
from align.session import Holder, Session
from align.session.lock import STALE_SECONDS
from align.store import DocumentRecord, Project
from align.units import Status
from tests.store.samples import child, segments

from .samples import made, opened

_HOLD = """
import sys
from pathlib import Path
from align.session import Session

session = Session.open(Path(sys.argv[1]), who="Hoa")
session.type("half a sent")
session.keep()
print("ready", flush=True)
sys.stdin.readline()
"""


def test_everybody_comes_back_to_where_they_were(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        assert session.unit.segment.number == 1
        session.go_to(4)
        session.type("typed, not kept")
    with opened(path, "Hoa") as session:
        assert session.unit.segment.number == 1
    with opened(path) as session:
        assert session.unit.segment.number == 4 and session.text == "typed, not kept"
        assert session.recovered is None
    assert not list(tmp_path.glob("*.lock"))


def test_the_second_session_reads_and_knows_who_writes(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    link = tmp_path / "link.align"
    link.symlink_to(path)
    with opened(path, "Hoa") as first, opened(link) as second:
        assert not first.read_only and first.notice == ""
        assert second.read_only and second.holder is not None
        assert (second.holder.who, second.holder.pid) == ("Hoa", os.getpid())
        assert "open for reading only, Hoa on " in second.notice
        for command in (
            lambda: second.type("x"),
            second.keep,
            second.confirm,
            second.lock,
            second.undo,
            lambda: second.split(3),
        ):
            with pytest.raises(ProjectError, match="close the other session first"):
                command()
        first.type("Seen.")
        first.confirm()
        second.refresh()
        assert second.text == "Seen." and second.go_to(2)
    with opened(path) as third:
        assert not third.read_only


def test_a_session_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    process = child(_HOLD, path)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    with opened(path) as session:
        assert session.holder is not None and session.holder.pid == process.pid
    process.kill()
    process.communicate()
    with opened(path) as session:
        assert not session.read_only and session.text == "half a sent"
        assert session.recovered is not None and session.recovered.who == "Hoa"


@pytest.mark.parametrize(
    ("age", "read_only"), [(0.0, True), (STALE_SECONDS / 2, True), (STALE_SECONDS + 5, False)]
)
def test_the_heartbeat_decides_about_other_machines(
    tmp_path: Path, age: float, read_only: bool
) -> None:
    path = made(tmp_path / "p.align")
    lock = tmp_path / "p.align.lock"
    lock.write_text(json.dumps({"who": "Hoa", "host": "elsewhere", "pid": 7, "since": "now"}))
    beaten = lock.stat().st_mtime - age
    os.utime(lock, (beaten, beaten))
    with opened(path) as session:
        assert session.read_only == read_only
        found = session.holder if read_only else session.recovered
        assert found == Holder("Hoa", "elsewhere", 7, "now")


@pytest.mark.parametrize("rubbish", ["", "[]", "{", '{"who": "x"}', '{"who":1,"host":2,"pid":"x"}'])
def test_a_lock_that_says_nothing_is_taken(tmp_path: Path, rubbish: str) -> None:
    path = made(tmp_path / "p.align")
    (tmp_path / "p.align.lock").write_text(rubbish)
    with opened(path) as session:
        assert not session.read_only and session.recovered is None


def test_a_lock_that_was_taken_over_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.session.lock.BEAT_SECONDS", 0.0)
    path = made(tmp_path / "p.align")
    session = opened(path)
    session.note("heard of")
    (tmp_path / "p.align.lock").write_text("{}")
    with pytest.raises(ProjectError, match="taken the project over"):
        session.note("too late")
    session.close()
    assert (tmp_path / "p.align.lock").read_text() == "{}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_protected_folder_is_opened_for_reading(tmp_path: Path) -> None:
    folder = tmp_path / "protected"
    folder.mkdir()
    path = made(folder / "p.align")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with opened(path) as session:
            assert session.read_only and session.holder is None
            assert session.notice.endswith("the project is open for reading only")
    finally:
        folder.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    "make", [lambda path: None, lambda path: path.write_bytes(b"rubbish" * 99)]
)
def test_what_is_no_project_leaves_no_lock(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "p.align")
    with pytest.raises(ProjectError):
        Session.open(tmp_path / "p.align", who="Lan")
    assert not list(tmp_path.glob("*.lock"))


def test_a_full_disk_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    with opened(made(tmp_path / "p.align")) as session:
        connection = session.project._connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        session.type("long " * 20_000)
        with pytest.raises(StorageError, match="disk is full"):
            session.confirm()
        assert session.dirty and session.text == "long " * 20_000
        connection.execute("PRAGMA max_page_count = 1000000")
        session.confirm()
        session.go_to(1)
        assert session.unit.target == "long " * 20_000


def test_a_document_that_is_replaced_meanwhile(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        session.go_to(3)
        session.type("lost with its segment")
        with Project.open(path) as other:
            other.add_document(DocumentRecord("a.txt", digest="2"), segments(["Mới.", "Hết."]))
        with pytest.raises(ProjectError, match="is not there any more; refresh the list"):
            session.confirm()
        assert session.refresh() == 2 and session.unit.segment.text == "Mới."
        assert [line.target for line in session.window(0, 9)] == ["", "End."]
        session.type("New.")
        session.confirm()
        assert session.progress().segments[Status.CONFIRMED] == 1


def test_reading_writes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    before = path.read_bytes()
    with Session.open(path, who="Lan", read_only=True) as session:
        session.go_to(3)
        assert session.count == 6 and session.notice and session.holder is None
        with pytest.raises(ProjectError, match="open it for writing"):
            session.note("x")
    assert path.read_bytes() == before
    with Project.open(path) as project:
        assert project.fact("position:Lan") is None
