"""Processes that are killed, disks that are full, and two processes at once."""

import json
import signal
import threading
import time
from pathlib import Path

import pytest

from align.errors import ProjectError, StorageError
from align.store import DocumentRecord, Project
from align.units import Status

from .samples import child, draft, filled, segments, sound, targets

_ADD = """
import sys, time
from pathlib import Path
from align.store import DocumentRecord, Project
from align.units import Segment

def endless():
    for number in range(1, 10**9):
        yield Segment("a.txt", 1, number, f"câu mới {number} " * 20)
        if number == 20_000:
            print("ready", flush=True)

project = Project.open(Path(sys.argv[1]), create=True)
project.add_document(DocumentRecord("a.txt", digest="2"), endless())
"""

_SAVE = """
import sys
from pathlib import Path
from align.store import Project
from align.units import Draft, Origin

project = Project.open(Path(sys.argv[1]))
units = list(project.units())
for turn in range(10**9):
    project.save(Draft(unit.identity, f"lượt {turn}", Origin("e")) for unit in units)
    print(turn, flush=True)
"""

_CREATE = """
import sys
from pathlib import Path
from align.store import Project

print("ready", flush=True)
Project.open(Path(sys.argv[1]), create=True).close()
"""

_HOLD = """
import sys
from pathlib import Path
from align.store import DocumentRecord, Project

def waiting():
    print("ready", flush=True)
    sys.stdin.readline()
    yield from ()

with Project.open(Path(sys.argv[1])) as project:
    project.add_document(DocumentRecord("held"), waiting())
"""


def _kill_when_ready(script: str, path: Path, delay: float = 0.0) -> str:
    """Kill a child some time after its first line; return all it had printed."""
    process = child(script, path)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return first + rest


@pytest.mark.parametrize("existing", [False, True])
def test_killed_while_a_document_is_added(tmp_path: Path, existing: bool) -> None:
    path = tmp_path / "p.align"
    before: list[str] = []
    if existing:
        with filled(path, ["một", "hai"]) as project:
            project.confirm(next(project.units()).identity, "one", "Lan")
            before = targets(project)
    _kill_when_ready(_ADD, path)
    with Project.open(path) as project:
        assert targets(project) == before
        assert [record.digest for record in project.documents()] == ["1"] * existing
        assert project.add_document(DocumentRecord("a.txt", digest="3"), segments(["hai"])) == 1
    assert sound(path)


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.031, 0.077, 0.15])
def test_killed_while_drafts_are_saved(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "p.align"
    filled(path, (f"câu {i}" for i in range(300))).close()
    acknowledged = _kill_when_ready(_SAVE, path, delay).split()
    with Project.open(path) as project:
        (stands,) = set(targets(project))
        assert int(stands.removeprefix("lượt ")) >= int(acknowledged[-1])
    assert sound(path)


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.005, 0.01, 0.02])
def test_killed_while_a_project_is_made(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "p.align"
    _kill_when_ready(_CREATE, path, delay)
    with Project.open(path, create=True) as project:
        assert project.count()[Status.NEW] == 0
    assert sound(path)


def test_a_second_writer_waits_and_then_says_why_not(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    filled(path, ["một"]).close()
    process = child(_HOLD, path)
    assert process.stdout is not None and process.stdin is not None
    assert process.stdout.readline() == "ready\n"
    with Project.open(path, patience=0.05) as project:
        unit = next(project.units())
        with pytest.raises(ProjectError, match="another process is writing"):
            project.save([draft(unit, "one")])
    with Project.open(path, patience=20) as project:
        threading.Timer(0.2, process.communicate, ["go on\n"]).start()
        project.save([draft(unit, "one")])
        assert project.document("held") is not None
    assert process.wait(10) == 0


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    with filled(path, (f"câu {i}" for i in range(500))) as project:
        (pages,) = project._connection.execute("PRAGMA page_count").fetchone()
        project._connection.execute(f"PRAGMA max_page_count = {pages + 8}")
        units = list(project.units())
        saved = 0
        with pytest.raises(StorageError, match="disk is full") as caught:
            for unit in units:
                project.save([draft(unit, "dài " * 200)])
                saved += 1
        assert str(path) in str(caught.value)
        with pytest.raises(StorageError, match="disk is full"):
            project.add_document(
                DocumentRecord("b"), segments((f"câu {i}" for i in range(5000)), "b")
            )
        assert [bool(target) for target in targets(project)].count(True) == saved > 0
        project._connection.execute("PRAGMA max_page_count = 1000000")
        project.save([draft(unit, "xong") for unit in units])
    with Project.open(path) as project:
        assert set(targets(project)) == {"xong"}
    assert sound(path)


def test_an_acknowledged_fact_survives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    facts = json.dumps({"exported": "0badc0de"})
    script = (
        "import os, sys, pathlib; from align.store import Project;"
        "p = Project.open(pathlib.Path(sys.argv[1]), create=True);"
        "p.set_fact('exports', sys.argv[2]); os._exit(9)"
    )
    with child(script, path, facts) as process:
        assert process.wait(20) == 9
    with Project.open(path) as project:
        assert project.fact("exports") == facts


def test_many_processes_make_one_project(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    script = (
        "import sys, pathlib; from align.store import Project; sys.stdin.readline();"
        "Project.open(pathlib.Path(sys.argv[1]), create=True).close()"
    )
    processes = [child(script, path) for _ in range(4)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0] * 4
    assert sound(path)
