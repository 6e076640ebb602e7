"""Documents the whole way, with an engine that follows a script."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from align.engines.base import Engine, Hypothesis, Request
from align.errors import InputError
from align.glossary import Entry, Glossary
from align.pipeline import has_failed, ingest, project_at, stale, summary, translate, write
from align.segmentation import splitter_for
from align.store import Project
from align.units import Draft, Origin, Outcome, Status
from tests.terminology.scripted import Scripted


class Echo(Engine):
    """Says the source again, and breaks off before a given call."""

    name = "echo"

    def __init__(self, revision: str = "1", stop_before: int | None = None) -> None:
        self._revision = revision
        self.calls: list[int] = []
        self._stop_before = stop_before

    @property
    def revision(self) -> str:
        return self._revision

    @property
    def settings(self) -> str:
        return ""

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        if len(self.calls) == self._stop_before:
            raise KeyboardInterrupt
        self.calls.append(len(requests))
        return [Hypothesis(f"{self._revision}: {r.source}") for r in requests]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setattr("align.pipeline.translating.WINDOW", 2)
    with Project.open(tmp_path / "p.align", create=True) as opened:
        yield opened


def document(folder: Path, *sentences: str) -> Path:
    path = folder / "d.txt"
    path.write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    return path


FIVE = ("Câu một.", "Câu hai.", "Câu ba.", "Câu bốn.", "Câu năm.")


def test_an_interrupted_run_goes_on_where_it_was(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    with pytest.raises(KeyboardInterrupt):
        list(translate(project, Echo(stop_before=1), None))
    assert project.count()[Status.DRAFT] == 2
    again = Echo()
    assert [len(drafts) for drafts in translate(project, again, None)] == [2, 1]
    assert [unit.target for unit in project.units()] == [f"1: {text}" for text in FIVE]


def test_a_known_document_is_not_read_again(project: Project, tmp_path: Path) -> None:
    path = document(tmp_path, *FIVE)
    assert not ingest(project, path, splitter_for("vi")).known
    assert ingest(project, path, splitter_for("vi")).known
    assert not ingest(project, path, splitter_for("vi"), keep_furniture=True).known


def test_a_changed_document_keeps_what_is_still_there(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    list(translate(project, Echo(), None))
    ingest(project, document(tmp_path, FIVE[0], "Câu mới.", *FIVE[2:]), splitter_for("vi"))
    assert project.count()[Status.NEW] == 1
    list(translate(project, Echo("2"), None))
    assert [unit.target[0] for unit in project.units()] == ["1", "2", "1", "1", "1"]


def test_documents_of_one_name(project: Project, tmp_path: Path) -> None:
    folders = ("x", "y", "a/y", "b/y")
    for _ in range(2):
        for folder in folders:
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            ingest(project, document(tmp_path / folder, folder), splitter_for("vi"))
        names = [record.name for record in project.documents()]
        assert names == ["d.txt", "y/d.txt", "a/y/d.txt", "b/y/d.txt"]
        assert [unit.segment.text for unit in project.units()] == list(folders)


def test_redo_touches_drafts_of_another_making_only(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    list(translate(project, Echo(), None))
    first = next(project.units())
    project.confirm(first.identity, "By hand.", "me")
    second = Echo("2")
    assert stale(project, "echo", None) == 0
    assert stale(project, "other", None) == 4
    list(translate(project, second, None))
    assert second.calls == []
    list(translate(project, second, None, redo=True))
    assert sum(second.calls) == 4
    list(translate(project, second, None, redo=True))
    assert sum(second.calls) == 4
    assert next(project.units()).target == "By hand."


def test_an_empty_project_does_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "new.align"
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError), project_at(path) as project:
        ingest(project, tmp_path / "empty.txt", splitter_for("vi"))
    assert not path.exists()
    with project_at(path) as project:
        ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    with pytest.raises(InputError), project_at(path) as project:
        ingest(project, tmp_path / "empty.txt", splitter_for("vi"))
    assert path.exists()


def test_summary_and_export(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    list(translate(project, Echo(), None))
    found = summary(project)
    assert (found.segments, found.words) == (5, 10)
    assert write(project, tmp_path / "out.tmx").written == 5
    assert write(project, tmp_path / "out.tmx").written == 5


def test_an_overridden_term_is_not_asked_for_again(project: Project, tmp_path: Path) -> None:
    glossary = Glossary((Entry("htx", "hợp tác xã", "cooperative"),))
    ingest(
        project, document(tmp_path, "Hợp tác xã họp.", "Hợp tác xã họp.", "Xa."), splitter_for("vi")
    )
    first, second, _ = project.units()
    project.override(second.identity, "htx", "Mai", reason="a name")
    asked = Scripted({"Hợp tác xã": "Farm", "họp": "met", ".": ".", "Xa": "Far"})
    list(translate(project, asked, glossary))
    assert [unit.target for unit in project.units()] == ["Cooperative met.", "Farm met.", "Far."]
    assert [use.outcome for unit in project.units() for use in unit.terms] == [
        Outcome.REPAIRED,
        Outcome.OVERRIDDEN,
    ]
    assert project.unit(first.identity) is not None


def test_aligned_drafts_are_nobodys_mistake(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    project.save(Draft(unit.identity, "Said.", Origin("aligned")) for unit in project.units())
    assert stale(project, "echo", None) == 0
    assert list(translate(project, Echo(), None, redo=True)) == []


class Mute(Echo):
    """Gives no translation of one sentence."""

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        return [
            Hypothesis("", fault="no translation") if r.source == FIVE[2] else Hypothesis("Said.")
            for r in requests
        ]


def test_a_segment_without_a_translation_stays_open(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *FIVE), splitter_for("vi"))
    drafts = [draft for window in translate(project, Mute(), None) for draft in window]
    assert [d.note for d in drafts if has_failed(d)] == ["no translation"]
    assert [unit.segment.text for unit in project.units(status=[Status.NEW])] == [FIVE[2]]
