"""``align batch`` at the command line: what it says, and its exit codes."""

import json
from pathlib import Path

import pytest

from align.cli import app, batch
from tests.cli.conftest import Align
from tests.jobs.samples import prose, write

if all(group.name != "batch" for group in app.app.registered_groups):
    app.app.add_typer(batch.app, name="batch")

TEXTS: dict[str, str | bytes] = {
    "a.txt": "Đảng và chính phủ lãnh đạo nhân dân.\nNăm 1967 có 12 xã.",
    "b/c.txt": prose("c", 2),
    "b/twin.txt": prose("c", 2),
    "empty.txt": b"",
}


def test_the_whole_way(align: Align, tmp_path: Path) -> None:
    write(tmp_path / "in", TEXTS)
    made = align("batch", "plan", "in", "-o", "JOB", "--shard-words", "10")
    assert made.code == 0, made.err
    assert "in/empty.txt: the file is empty" in made.err
    assert "4 documents, 1 of them twice, 1 unreadable" in made.err
    assert align("batch", "plan", "in", "-o", "JOB", "--shard-words", "10").code == 0
    ran = align("batch", "run", "JOB", "--workers", "1")
    assert ran.code == 0, ran.err
    assert "2 of 2 shards are done; 1 documents and segments were set aside" in ran.err
    status = json.loads(align("batch", "status", "JOB", "--json").out)
    assert (status["done"], status["shards"], status["unreadable"]) == (2, 2, 1)
    report = json.loads(align("batch", "report", "JOB", "--json").out)
    assert report["total"]["segments"] == 4
    assert report["total"]["terms"]["honoured"] > 0
    assert report["words_per_second"] > 0
    table = align("batch", "report", "JOB", "--worst").out
    assert "b/twin.txt (like b/c.txt)" in table
    assert "terms obeyed" in table
    assert "shards done" in align("batch", "status", "JOB").out
    collected = align("batch", "collect", "JOB", "-o", "OUT")
    assert "3 documents, 4 units" in collected.err
    assert (tmp_path / "OUT" / "documents" / "b" / "twin.txt.tmx").is_file()
    assert "nothing was set aside in a shard" in align("batch", "retry", "JOB").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("plan", "in"), "no folder for the job"),
        (("plan", "-o", "JOB"), "no document to translate"),
        (("plan", "gone", "-o", "JOB"), "gone: there is no such file or folder"),
        (("plan", "in", "-o", "in"), "not empty"),
        (("plan", "in", "-o", "JOB", "--list", "gone"), "gone: the list cannot be read"),
        (("plan", "in", "-o", "JOB", "-e", "none"), "no engine called 'none'"),
        (("plan", "in", "-o", "JOB", "-g", "gone.yaml"), "gone.yaml"),
        (("run", "in"), "in: this is no job"),
        (("run-shard", "in", "0"), "in: this is no job"),
        (("status", "in"), "in: this is no job"),
        (("retry", "in"), "in: this is no job"),
        (("report", "in"), "in: this is no job"),
        (("collect", "in", "-o", "OUT"), "in: this is no job"),
        (("collect", "in"), "no folder was named"),
    ],
)
def test_mistakes_are_told_in_a_sentence(
    align: Align, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    write(tmp_path / "in", TEXTS)
    found = align("batch", *arguments)
    assert found.code == 2
    assert words in found.err
    assert found.err.count("\n") == 1


def test_another_plan_wants_update(align: Align, tmp_path: Path) -> None:
    write(tmp_path / "in", TEXTS)
    align("batch", "plan", "in", "-o", "JOB", "-q")
    refused = align("batch", "plan", "in", "-o", "JOB", "--beam", "1")
    assert refused.code == 2
    assert "beam 0 → 1" in refused.err
    updated = align("batch", "plan", "in", "-o", "JOB", "--beam", "1", "--update", "--json")
    assert json.loads(updated.out)["changes"][0] == "beam 0 → 1"


def test_a_list_names_documents(align: Align, tmp_path: Path) -> None:
    write(tmp_path / "in", TEXTS)
    (tmp_path / "in" / "some.lst").write_text("a.txt\nb/c.txt\n", encoding="utf-8")
    made = align("batch", "plan", "--list", "in/some.lst", "-o", "JOB", "--json")
    assert json.loads(made.out)["documents"] == 2


def test_slurm_gets_a_script(align: Align, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    write(tmp_path / "in", TEXTS)
    align("batch", "plan", "in", "-o", "JOB", "-q")
    said = align("batch", "run", "JOB", "--runner", "slurm")
    assert "run 'sbatch JOB/slurm.sh'" in said.err
    assert "batch run-shard" in (tmp_path / "JOB" / "slurm.sh").read_text(encoding="utf-8")
    assert "no runner called" in align("batch", "run", "JOB", "--runner", "cloud").err
