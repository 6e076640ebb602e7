"""A memory in the pipeline: recalled before the engine, offered, judged; repetitions once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from align import pipeline
from align.engines.base import Hypothesis, Request
from align.errors import ProjectError
from align.glossary import Entry, Glossary
from align.pipeline import ingest, pending, recall, stale, translate
from align.segmentation import splitter_for
from align.store import Project
from align.store.memory import Memory, Translated
from align.store.memory.bands import Band, Counting, band_of
from align.store.memory.matching.match import Wanted
from align.store.memory.matching.penalties import Penalties
from align.store.memory.recall import Recall, recall_from
from align.units import Origin, Outcome, Status, Unit
from tests.test_pipeline import Echo, document

LANGUAGES = ("vi", "en")
SENTENCES = ("Chi bộ họp hôm nay.", "Câu hai rất khác.", "Năm 1968 được mùa.", "Câu mới.")
MEMORY = {
    "Chi bộ họp hôm nay.": "The Party cell meets today.",
    "Câu hai rất khác thế.": "The second is quite different.",
    "Năm 1967 được mùa.": "1967 had a good harvest.",
}
GLOSSARY = Glossary((Entry("chi-bo", "chi bộ", "Party cell"), Entry("hop", "họp", "convene")))


def written(path: Path, pairs: dict[str, str]) -> Path:
    with Memory.create(path) as memory:
        memory.add(Translated(source, target, "vi", "en") for source, target in pairs.items())
    return path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setattr("align.pipeline.translating.WINDOW", 3)
    with Project.open(tmp_path / "p.align", create=True) as opened:
        yield opened


@pytest.fixture
def memories(tmp_path: Path) -> Iterator[Recall]:
    path = written(tmp_path / "m.tm", MEMORY)
    with recall_from({path: Penalties()}, LANGUAGES) as opened:
        yield opened


def units(project: Project) -> list[Unit]:
    return list(project.units())


def test_exact_matches_become_drafts_and_others_are_offered(
    project: Project, memories: Recall, tmp_path: Path
) -> None:
    ingest(project, document(tmp_path, *SENTENCES), splitter_for("vi"))
    [window] = recall(project, memories, GLOSSARY)
    assert (window.units, window.drafted, window.offered) == (4, 1, 2)
    first, second, third, fourth = units(project)
    assert first.target == "The Party cell meets today."
    assert first.status is Status.DRAFT
    assert first.origin == Origin("memory", "m.tm", GLOSSARY.digest, "score=100")
    outcomes = {use.hit.entry: (use.outcome, use.rung) for use in first.terms}
    assert outcomes == {"chi-bo": (Outcome.HONOURED, "memory"), "hop": (Outcome.MISSING, "")}
    assert [unit.status for unit in (second, third, fourth)] == [Status.NEW] * 3
    assert [match.score for match in project.offers(second.identity)] == [80]
    [adapted] = project.offers(third.identity)
    assert (adapted.score, adapted.target) == (99, "1968 had a good harvest.")
    assert project.offers(fourth.identity) == []
    engine = Echo()
    list(translate(project, engine, GLOSSARY, recalled=True))
    assert [unit.origin.engine for unit in units(project) if unit.origin] == ["memory"] + [
        "echo"
    ] * 3
    assert engine.calls[0] == 3


@pytest.mark.parametrize(
    ("pretranslate", "drafted"),
    [(103, 0), (101, 0), (100, 1), (99, 2), (80, 3), (40, 3)],
)
def test_the_threshold(
    project: Project, memories: Recall, tmp_path: Path, pretranslate: int, drafted: int
) -> None:
    ingest(project, document(tmp_path, *SENTENCES), splitter_for("vi"))
    windows = recall(project, memories, None, pretranslate=pretranslate)
    assert sum(window.drafted for window in windows) == drafted
    assert project.count()[Status.DRAFT] == drafted


def test_offers_come_back_as_they_were(project: Project, memories: Recall, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *SENTENCES), splitter_for("vi"))
    list(recall(project, memories, None))
    again = {unit.identity: project.offers(unit.identity) for unit in units(project)}
    list(recall(project, memories, None, redo=True))
    assert {unit.identity: project.offers(unit.identity) for unit in units(project)} == again
    assert sum(map(len, again.values())) == 3


def test_drafts_from_memory_stay_unless_the_memory_is_left_out(
    project: Project, memories: Recall, tmp_path: Path
) -> None:
    ingest(project, document(tmp_path, *SENTENCES), splitter_for("vi"))
    list(recall(project, memories, None))
    list(translate(project, Echo(), None, recalled=True))
    assert stale(project, "echo", None) == 0
    made = pipeline.origin(Echo(), None)
    assert list(pending(project, made, redo=True, recalled=True)) == []
    assert len(list(pending(project, made, redo=True))) == 1


def test_a_confirmed_unit_is_not_touched(
    project: Project, memories: Recall, tmp_path: Path
) -> None:
    ingest(project, document(tmp_path, *SENTENCES), splitter_for("vi"))
    project.confirm(units(project)[0].identity, "Mine.", "me")
    list(recall(project, memories, None, redo=True))
    assert units(project)[0].target == "Mine."


def test_context_comes_from_the_document(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "c.tm"
    with Memory.create(path) as memory:
        memory.add(
            [
                Translated("Có.", "Yes.", "vi", "en", before="Đi không?", after="Tốt."),
                Translated("Có.", "There is.", "vi", "en", before="Còn gạo không?", after="Tốt."),
            ]
        )
    questions = ("Còn gạo không?", "Có.", "Tốt.", "Đi không?", "Có.", "Tốt.")
    ingest(project, document(tmp_path, *questions), splitter_for("vi"))
    with recall_from({path: Penalties()}, LANGUAGES) as opened:
        list(recall(project, opened, None))
    there = [(unit.target, unit.origin.settings) for unit in units(project) if unit.origin]
    assert there == [("There is.", "score=101"), ("Yes.", "score=101")]


def test_several_memories(tmp_path: Path) -> None:
    text = "Chi bộ họp hôm nay."
    first = written(tmp_path / "a.tm", {text: "From A."})
    second = written(tmp_path / "b.tm", {text: "From B.", "Chi bộ họp hôm qua.": "Yesterday."})
    with recall_from({first: Penalties(memory=5), second: Penalties()}, LANGUAGES) as opened:
        found = opened.matches(Wanted(text))
    assert [(match.score, match.target, match.memory) for match in found] == [
        (100, "From B.", "b.tm"),
        (95, "From A.", "a.tm"),
        (80, "Yesterday.", "b.tm"),
    ]


@pytest.mark.parametrize("name", ["none.tm", "text.tm"])
def test_what_is_no_memory_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.tm").write_text("Chỉ là văn bản, không phải gì khác.")
    with pytest.raises(ProjectError), recall_from({tmp_path / name: Penalties()}):
        pass


REPEATED = ("Một.", "Hai.", "Một.", "Ba.", "Một.", "Hai.")


def test_a_repeated_text_is_translated_once(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *REPEATED), splitter_for("vi"))
    engine = Echo()
    windows = list(translate(project, engine, None))
    assert [len(drafts) for drafts in windows] == [3, 3]
    assert sum(engine.calls) == 3
    assert [unit.target for unit in units(project)] == [f"1: {text}" for text in REPEATED]


def test_what_a_person_confirmed_is_repeated(project: Project, tmp_path: Path) -> None:
    ingest(project, document(tmp_path, *REPEATED), splitter_for("vi"))
    project.confirm(units(project)[2].identity, "One!", "me")
    engine = Echo()
    list(translate(project, engine, None))
    assert [unit.target for unit in units(project)] == [
        "One!",
        "1: Hai.",
        "One!",
        "1: Ba.",
        "One!",
        "1: Hai.",
    ]
    first = units(project)[0]
    assert (first.status, first.origin) == (Status.DRAFT, Origin("repetition"))
    assert sum(engine.calls) == 2
    assert stale(project, "echo", None) == 0


def test_documents_do_not_repeat_one_another(project: Project, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        ingest(project, document(tmp_path / name, *REPEATED), splitter_for("vi"))
    engine = Echo()
    list(translate(project, engine, None))
    assert sum(engine.calls) == 6


BANDS = {
    "102": (102,),
    "101": (101,),
    "100": (100,),
    "95-99": (95, 99),
    "85-94": (85, 94),
    "75-84": (75, 84),
    "50-74": (50, 74),
    "new": (0, 49),
}


@pytest.mark.parametrize("band", BANDS)
def test_bands(band: str) -> None:
    assert {band_of(score) for score in BANDS[band]} == {Band(band)}


def test_counting(memories: Recall) -> None:
    counting = Counting(memories)
    texts = ["Chi bộ họp hôm nay.", "Câu mới.", "Chi bộ họp hôm nay.", "Năm 1968 được mùa."]
    counted = counting.count("a", texts)
    words = {band: figure.words for band, figure in counted.figures.items() if figure.segments}
    assert words == {Band.EXACT: 5, Band.REPETITION: 5, Band.NEW: 2, Band.HIGH: 4}
    counting.count("b", texts[1:2])
    assert counting.total.figures[Band.REPETITION].segments == 2
    assert counting.total.whole.words == 18


def test_counting_without_a_memory() -> None:
    counted = Counting().count("a", ["a b", "a b", "c"])
    figures = {b: (f.segments, f.words, f.characters) for b, f in counted.figures.items()}
    assert figures[Band.NEW] == (2, 3, 3)
    assert figures[Band.REPETITION] == (1, 2, 2)


@pytest.mark.parametrize("glossary", [None, GLOSSARY])
def test_an_engine_that_learns_from_examples_is_shown_the_fuzzy_matches(
    project: Project, memories: Recall, tmp_path: Path, glossary: Glossary | None
) -> None:
    ingest(project, document(tmp_path, *SENTENCES), splitter_for("vi"))
    list(recall(project, memories, glossary))
    engine = Shown()
    list(translate(project, engine, glossary, recalled=True))
    assert engine.seen == {
        "Câu hai rất khác.": (("Câu hai rất khác thế.", "The second is quite different."),),
        "Năm 1968 được mùa.": (("Năm 1967 được mùa.", "1968 had a good harvest."),),
        "Câu mới.": (),
    }
    other = Shown()
    other.shown = False
    list(translate(project, other, glossary, redo=True))
    assert set(other.seen.values()) == {()}


class Shown(Echo):
    """Remembers what examples it was shown."""

    shown = True

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, tuple[tuple[str, str], ...]] = {}

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        self.seen |= {request.source: request.examples for request in requests}
        return super().translate(requests)
