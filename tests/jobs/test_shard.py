"""One shard: what its file holds, and that it is always the same file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.checks import Finding, Severity
from align.engines import registry
from align.errors import SettingsError
from align.glossary import load_glossary
from align.jobs.job import Job
from align.jobs.recipe import AskedMemory
from align.jobs.results import ShardSummary, summary_of, units_of
from align.jobs.unitlines import unit_line, unit_of
from align.jobs.worker import ShardWorker
from align.store.memory import Memory, Translated
from align.text import OffsetMap
from align.units import (
    Kind,
    Origin,
    Outcome,
    Segment,
    Status,
    TermHit,
    TermUse,
    Tier,
    Unit,
)
from tests.jobs.fake import NAME
from tests.jobs.samples import planned, prose, recipe, results


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(registry._ENGINES, NAME, "tests.jobs.fake:FakeEngine")
    yield


def run_all(job: Job) -> list[ShardSummary]:
    with ShardWorker(job) as worker:
        for number in range(len(job.shards)):
            worker.run(number)
    return [summary_of(job, place.key) for place in job.shards]


TEXTS: dict[str, str | bytes] = {
    "a.txt": prose("a", 20),
    "b.txt": prose("b", 9, bad="BOOM"),
    "c.txt": prose("c", 3, bad="MUTE") + "\n" + "đất " * 6000,
    "d.html": "<h1>Tiêu đề</h1><p>Câu thứ nhất có 12 chữ. Câu thứ hai.</p>",
    "e.txt": prose("a", 10),
}


def test_a_shard_run_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    job = planned(tmp_path, TEXTS, words=100_000)
    run_all(job)
    before = results(job)
    run_all(job)
    assert results(job) == before
    assert not list((job.folder / "work").iterdir())


def test_what_fails_is_set_aside_and_nothing_else(tmp_path: Path) -> None:
    job = planned(tmp_path, TEXTS, words=100_000)
    [summary] = run_all(job)
    assert [(one.document, one.segment) for one in summary.failures] == [
        ("b.txt", 6),
        ("c.txt", 3),
        ("c.txt", 5),
    ]
    reasons = [one.reason for one in summary.failures]
    assert "RuntimeError" in reasons[0]
    assert "silent" in reasons[1]
    assert "24,0" in reasons[2] or "23,999" in reasons[2]
    for document in summary.documents:
        units = [unit for unit, _ in units_of(job, document)]
        assert [unit.segment.number for unit in units] == list(range(1, len(units) + 1))
        failed = {one.segment for one in summary.failures if one.document == document.name}
        for unit in units:
            assert (not unit.target) == (unit.identity in failed)
            assert unit.target or (unit.note and unit.status is Status.NEW)
        assert document.figures.segments == len(units)
        assert document.figures.failed == len(failed)


def test_figures_add_up(tmp_path: Path) -> None:
    [summary] = run_all(planned(tmp_path, TEXTS, words=100_000))
    by_name = {one.name: one.figures for one in summary.documents}
    assert by_name["a.txt"].repeated == 0
    assert by_name["e.txt"].repeated == 10
    assert by_name["a.txt"].words == len(str(TEXTS["a.txt"]).split())


def test_a_document_that_changed_or_went_is_set_aside(tmp_path: Path) -> None:
    job = planned(tmp_path, {"a.txt": prose("a", 2), "b.txt": prose("b", 2)})
    (tmp_path / "in" / "a.txt").write_text("Khác.", encoding="utf-8")
    (tmp_path / "in" / "b.txt").unlink()
    failures = [one for summary in run_all(job) for one in summary.failures]
    assert [(one.document, one.segment) for one in failures] == [("a.txt", 0), ("b.txt", 0)]
    assert "changed since" in failures[0].reason
    assert "no such file" in failures[1].reason


def test_memories_come_first(tmp_path: Path) -> None:
    path = tmp_path / "m.tm"
    known = "Đây là câu số 1 của văn bản a."
    with Memory.create(path) as memory:
        memory.add([Translated(known, "This is sentence 1.", "vi", "en")])
        asked = AskedMemory(str(path), memory.identity, memory.generation)
    job = planned(tmp_path, {"a.txt": prose("a", 3)}, memories=[_as_json(asked)])
    [summary] = run_all(job)
    [document] = summary.documents
    units = [unit for unit, _ in units_of(job, document)]
    recalled = {
        unit.segment.text: unit for unit in units if unit.origin and unit.origin.engine == "memory"
    }
    assert list(recalled) == [known]
    assert recalled[known].target == "This is sentence 1."
    assert document.figures.recalled == 1


def _as_json(asked: AskedMemory) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(asked)


def test_terms_are_judged_and_counted(tmp_path: Path) -> None:
    terms = "- source: ruộng\n  target: field\n"
    (tmp_path / "job").mkdir()
    job = planned(tmp_path / "x", {"a.txt": "Ruộng này tốt.\nKhông có gì."})
    path = job.folder / "glossary.yaml"
    path.write_text(terms, encoding="utf-8")
    digest = load_glossary(path).digest
    job = replace(job, recipe=replace(job.recipe, glossary=path.name, glossary_digest=digest))
    [summary] = run_all(job)
    assert summary.documents[0].figures.terms.total() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"revision": "fake@2"}, "the engine"),
        ({"splitter": "rules/vi 0"}, "the segmentation rules"),
    ],
)
def test_tools_that_are_not_what_they_were_are_refused(
    tmp_path: Path, said: dict[str, Any], words: str
) -> None:
    job = planned(tmp_path, {"a.txt": "Một."}, **said)
    with pytest.raises(SettingsError, match=words):
        ShardWorker(job)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
NUMBER = st.integers(0, 1000)
USES = st.builds(
    TermUse,
    st.builds(TermHit, NUMBER, NUMBER, TEXT, TEXT, st.sampled_from(Tier)),
    st.sampled_from(Outcome),
    TEXT,
    NUMBER,
    NUMBER,
    TEXT,
)
FINDINGS = st.builds(
    Finding, TEXT, st.sampled_from(Severity), TEXT, NUMBER, NUMBER, st.none() | TEXT
)
MADE = Origin("fake", "1", "glossary", "beam=1")


@given(
    source=TEXT,
    target=TEXT,
    origin=st.just(MADE) | st.builds(Origin, TEXT, TEXT, TEXT, TEXT),
    score=st.none() | st.floats(-9, 0).map(lambda x: round(x, 4)),
    uses=st.lists(USES, max_size=3).map(tuple),
    findings=st.lists(FINDINGS, max_size=3).map(tuple),
    page=st.none() | st.integers(1, 9),
    kind=st.sampled_from(Kind),
)
def test_a_unit_comes_back_as_it_was(
    source: str,
    target: str,
    origin: Origin,
    score: float | None,
    uses: tuple[TermUse, ...],
    findings: tuple[Finding, ...],
    page: int | None,
    kind: Kind,
) -> None:
    segment = Segment("d", 3, 7, source, OffsetMap((0, 2), (5, 9)), kind, page)
    unit = Unit(7, segment, target, Status.DRAFT, origin, score, uses)
    line = unit_line(unit, findings, MADE)
    assert unit_of(line, "d", MADE) == (unit, findings)
    assert ("origin" in line) == (origin != MADE)


def test_recipes_come_back_as_they_were() -> None:
    from dataclasses import asdict

    asked = AskedMemory("/m.tm", "id", 3)
    made = recipe(memories=[asdict(asked)])
    assert made.memories == (asked,)
    assert type(made).of(asdict(made)) == made
    assert made.digest == type(made).of(asdict(made)).digest
