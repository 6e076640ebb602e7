"""The workbench as a library."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align import Alignment, TranslatedDocument, align_documents, translate_documents
from align.engines.base import Engine, Hypothesis, Request
from align.engines.options import EngineDescription, EngineOptions
from align.errors import EngineError, InputError, ProjectError, SettingsError, UserError
from align.store.memory import Memory, Translated
from align.units import Outcome, Status


class Backwards(Engine):
    """Says words backwards, and nothing to MUTE; remembers what it was asked."""

    name = "backwards"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    @property
    def revision(self) -> str:
        return "1"

    @property
    def settings(self) -> str:
        return "beam=1"

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        self.asked.append([one.source for one in requests])
        return [self._one(one.source) for one in requests]

    @staticmethod
    def _one(source: str) -> Hypothesis:
        if "MUTE" in source:
            return Hypothesis("", fault="told to be silent")
        return Hypothesis(" ".join(reversed(source.split())))

    @classmethod
    def describe(cls) -> EngineDescription:
        return EngineDescription(cls.name, "for tests", ready=True)


def test_texts_and_files_come_out_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Một hai. Ba bốn.\n\nNăm sáu.", encoding="utf-8")
    found = list(translate_documents([path, "Bảy tám.\nChín MUTE.", ""], engine=Backwards()))
    assert [one.name for one in found] == ["a.txt", "text 2", "text 3"]
    assert found[0].text == "hai. Một bốn. Ba\nsáu. Năm"
    assert found[1].text == "tám. Bảy\nChín MUTE."
    [failed] = found[1].failed
    assert (failed.status, failed.note) == (Status.NEW, "told to be silent")
    assert found[2] == TranslatedDocument("text 3", ())
    unit = found[0].units[2]
    assert (unit.identity, unit.segment.paragraph, unit.status) == (3, 2, Status.DRAFT)
    assert unit.origin is not None
    assert unit.origin.engine == "backwards"


def test_offsets_lead_back_to_the_text() -> None:
    text = "  Một.\r\n\r\nHai ba. \u200bBốn.\n"
    [found] = translate_documents([text], engine=Backwards())
    raw = [text[unit.segment.start : unit.segment.end].strip() for unit in found.units]
    assert raw == ["Một.", "Hai ba.", "Bốn."]


def test_a_text_is_translated_once_in_a_window_and_windows_are_lazy() -> None:
    engine = Backwards()
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "Một hai." if taken % 2 else ""

    made = translate_documents(endless(), engine=engine, window=6)
    assert taken == 0
    assert [next(made).text for _ in range(6)] == ["hai. Một", ""] * 3
    assert taken == 6
    assert engine.asked == [["Một hai."]]
    made.close()  # type: ignore[attr-defined]


TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), max_size=6)


@settings(deadline=None, max_examples=25)
@given(texts=TEXTS, window=st.integers(1, 9))
def test_any_text_gives_one_document_whatever_the_window(texts: list[str], window: int) -> None:
    whole = list(translate_documents(texts, engine=Backwards()))
    parts = list(translate_documents(texts, engine=Backwards(), window=window))
    assert parts == whole
    assert len(whole) == len(texts)


def test_a_term_base_is_obeyed_or_said_not_to_be(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("- source: ruộng\n  target: field\n", encoding="utf-8")
    [found] = translate_documents(["Ruộng này tốt."], engine=Backwards(), glossary=path)
    [use] = found.units[0].terms
    assert use.hit.entry == "ruộng"
    assert use.outcome is Outcome.MISSING


def test_memories_come_first(tmp_path: Path) -> None:
    path = tmp_path / "m.tm"
    with Memory.create(path) as memory:
        memory.add([Translated("Một hai.", "One two.", "vi", "en")])
    engine = Backwards()
    [found] = translate_documents(["Một hai. Ba bốn."], engine=engine, memories=[path])
    assert [unit.target for unit in found.units] == ["One two.", "bốn. Ba"]
    assert found.units[0].origin is not None
    assert found.units[0].origin.engine == "memory"
    assert engine.asked == [["Ba bốn."]]


def test_a_file_that_cannot_be_read_ends_it_or_is_kept(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(InputError, match="empty"):
        list(translate_documents([empty], engine=Backwards()))
    made = translate_documents([empty, "Một."], engine=Backwards(), errors="keep")
    bad, good = made
    assert (bad.name, bad.units, bad.text) == ("empty.txt", (), "")
    assert "empty" in bad.fault
    assert good.text == "Một."


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"engine": "nobody"}, EngineError),
        ({"errors": "ignore"}, SettingsError),
        ({"glossary": "nowhere.yaml"}, UserError),
        ({"srx": Path("nowhere.srx")}, UserError),
        ({"memories": [Path("nowhere.tm")]}, ProjectError),
    ],
)
def test_mistakes_are_told_in_a_sentence(said: dict[str, Any], error: type[UserError]) -> None:
    with pytest.raises(error) as caught:
        list(translate_documents(["Một."], **({"engine": Backwards()} | said)))
    assert "\n" not in str(caught.value)


def test_the_engine_in_the_box_is_named() -> None:
    [found] = translate_documents(["Xin chào."], options=EngineOptions(threads=1))
    assert found.units[0].target


VI = "Tôi có một con mèo.\nNó ngủ cả ngày.\nHôm nay trời mưa ở Hà Nội.\nChúng tôi ở nhà."
EN = "I have a cat.\nIt sleeps all day.\nToday it rains in Hanoi.\nWe stay at home."


@pytest.mark.parametrize("lines", [True, False])
@pytest.mark.parametrize("files", [True, False])
def test_a_text_finds_its_translation(tmp_path: Path, lines: bool, files: bool) -> None:
    sides: list[Path | str] = [VI, EN]
    if files:
        sides = [tmp_path / "vi.txt", tmp_path / "en.txt"]
        for path, text in zip(sides, (VI, EN), strict=True):
            assert isinstance(path, Path)
            path.write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    found = align_documents(*sides, lines=lines)
    assert [one.texts for one in found.pairs] == list(
        zip(VI.split("\n"), EN.split("\n"), strict=True)
    )
    assert all(0 < one.confidence <= 1 for one in found.pairs)
    assert not found.source_alone
    assert not found.target_alone


def test_every_sentence_is_in_a_pair_or_alone() -> None:
    seen: list[int] = []
    more = VI + "\nMột câu mà bản dịch không có, dài hơn hẳn mọi câu khác ở đây."
    found = align_documents(more, EN, told=seen.append)
    assert isinstance(found, Alignment)
    ours = [one for pair in found.pairs for one in pair.source] + list(found.source_alone)
    theirs = [one for pair in found.pairs for one in pair.target] + list(found.target_alone)
    assert sorted(one.number for one in ours) == [1, 2, 3, 4, 5]
    assert sorted(one.number for one in theirs) == [1, 2, 3, 4]
    assert sum(seen)


def test_an_engine_a_memory_and_a_term_base_help(tmp_path: Path) -> None:
    terms = tmp_path / "terms.yaml"
    terms.write_text("- source: mèo\n  target: cat\n", encoding="utf-8")
    engine = Backwards()
    found = align_documents(
        VI, EN, engine=engine, embedder=None, glossary=terms, memory=[("con mèo", "a cat")]
    )
    assert len(found.pairs) == 4
    assert engine.asked == [VI.split("\n")]


@pytest.mark.parametrize(("source", "target"), [("", EN), (VI, " \n"), (VI, VI), (EN, VI)])
def test_what_cannot_be_aligned_is_told(source: str, target: str) -> None:
    with pytest.raises(InputError):
        align_documents(source, target)


def test_the_package_offers_it_and_loads_it_late() -> None:
    assert set(get_type_hints(translate_documents)) > {"documents", "glossary", "return"}
    assert set(get_type_hints(align_documents)) > {"source", "embedder", "return"}
    assert all(hasattr(align, name) for name in align.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = align.nothing  # type: ignore[attr-defined]
    code = "import sys, align; print([m for m in sys.modules if m.startswith('align.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_progress_is_told_in_segments_of_the_engine() -> None:
    told: list[tuple[int, int]] = []
    texts = [f"Một {n}. Hai ba." for n in range(70)]
    list(translate_documents(texts, engine=Backwards(), told=lambda *said: told.append(said)))
    assert sum(more for _, more in told) == 71
    assert [done for done, _ in told] == [0, 64, 7]
