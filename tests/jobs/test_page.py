"""The page of a job: complete, escaped, the same for the same report."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from align.cli import batch
from align.engines import registry
from align.errors import OutputError
from align.jobs.figures import Figures
from align.jobs.page import page_of
from align.jobs.page_charts import columns
from align.jobs.reporting import DocumentReport, JobReport
from align.jobs.results import Failure
from align.jobs.worker import ShardWorker
from tests.jobs.fake import NAME
from tests.jobs.samples import planned, prose
from tests.reporting.test_page import EVIL, read


def figures(words: int = 50) -> Figures:
    made = Figures(1, 5, words, translated=4, recalled=1, repeated=1, failed=1, lost=9)
    made.terms = Counter({"honoured": 3, "repaired": 1, "missing": 1})
    made.rungs = Counter({"plain": 3, "forced": 1})
    made.findings = Counter({"error numbers": 2, "warning names": 7, f"info {EVIL}": 1})
    made.removed = Counter({EVIL: 2})
    return made


def report(name: str = "a.txt", number: int = 3) -> JobReport:
    documents = [DocumentReport(f"{name} {n}", figures(50 * 9**n), 2.0) for n in range(number)]
    documents += [
        DocumentReport("bad", Figures(), None, fault=name),
        DocumentReport("twin", Figures(), None, same=name),
    ]
    total = Figures()
    for one in documents:
        total.add(one.figures)
    failures = (Failure("bad", name), Failure(name, name, 3, name))
    return JobReport(
        "fake", name, "beam=1", name, 4, 3, total, tuple(documents), failures, 5025.0, 2
    )


def test_every_text_is_escaped() -> None:
    html = page_of(report(EVIL), EVIL)
    reader = read(html)
    assert "script" not in reader.tags
    assert "\u202e" not in html
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert not [value for name, value in reader.attributes if name in ("src", "href")]


@given(name=st.text(max_size=20))
def test_any_name_gives_a_page_that_is_well_formed_and_the_same_again(name: str) -> None:
    html = page_of(report(name), name)
    read(html)
    html.encode()
    assert page_of(report(name), name) == html


def test_it_tells_what_the_report_does() -> None:
    html = page_of(report(), "job")
    said = " ".join(read(html).said)
    for fact in ("3 of 4 shards", "1:23:45", "80.0 %", "workers replaced", "like a.txt", "forced"):
        assert fact in said


def test_what_is_not_known_is_left_out() -> None:
    empty = JobReport("fake", "1", "", "", 0, 0, Figures(), (), (), None)
    said = " ".join(read(page_of(empty, "job")).said)
    assert "Terms" not in said
    assert "time of all workers" not in said
    assert "no term base" in said
    assert "Nothing was set aside." in said


def test_of_many_documents_the_worst_are_shown() -> None:
    made = report()
    many = [replace(made.documents[0], name=f"good {n:04}", figures=Figures()) for n in range(600)]
    html = page_of(replace(made, documents=(*many, made.documents[0])), "job")
    assert "500 of 601" in html
    assert "a.txt 0" in html
    assert "good 0599" not in html


def test_columns_are_drawn_and_said() -> None:
    drawn = columns(["< 1", "≥ 1"], [2, 0], "size", "documents")
    read(drawn)
    assert 'aria-label="size, number of documents: &lt; 1: 2"' in drawn
    read(columns([], [], "size", "documents"))


def test_the_command_writes_it_and_replaces_nothing_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry._ENGINES, NAME, "tests.jobs.fake:FakeEngine")
    job = planned(tmp_path, {"a.txt": prose("a", 3), "empty.txt": b""})
    with ShardWorker(job) as worker:
        worker.run(0)
    out = tmp_path / "report.html"
    asked = ["report", str(job.folder), "-o", str(out), "-q"]
    assert CliRunner().invoke(batch.app, asked).exit_code == 0
    before = out.read_bytes()
    read(before.decode())
    assert isinstance(CliRunner().invoke(batch.app, asked).exception, OutputError)
    assert CliRunner().invoke(batch.app, [*asked, "--force"]).exit_code == 0
    assert out.read_bytes() == before
