"""Words in a memory, with and without diacritics."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.store.memory import Memory, Translated
from align.store.memory.concordance import Concordance
from align.store.memory.index import index as module
from align.store.memory.index.keys import Numbering
from align.store.memory.index.phrase import units_with_phrase
from align.store.memory.index.run import Run
from align.store.memory.index.writing import write_rows
from align.store.memory.texts import Side
from align.units import Tier

PAIRS = [
    ("Biến đổi khí hậu là vấn đề lớn.", "Climate change is a big issue."),
    ("KHÍ HẬU nóng; khí hậu lạnh.", "The climate is hot; cold climate."),
    ("khi hau bien doi", "typed in a hurry"),
    ("Khi nào hậu quả rõ?", "When will consequences show?"),
    ("Ông khí, hậu thế.", "Not the same thing."),
    ("Khỉ hầu như không có.", "There are hardly any monkeys."),
    ("Không có gì ở đây.", "Nothing of the CLIMATE here."),
    ("hoà bình và hòa bình", "peace and peace"),
    ("Hội nghị năm 1967 họp", "The 1967 conference"),
]


@pytest.fixture(params=[2_000, 0], ids=["in the tail", "in runs"])
def memory(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Memory]:
    monkeypatch.setattr(module, "TAIL", request.param)
    with Memory.create(tmp_path / "m.tm") as made:
        made.add(Translated(source, target, "vi", "en") for source, target in PAIRS)
        yield made


def found(memory: Memory, query: str, side: Side = Side.SOURCE, **how: bool | int) -> list[str]:
    book = Concordance(memory, side)
    hits = book.find(query, **how)  # type: ignore[arg-type]
    shown = []
    for hit in hits:
        text = hit.unit.unit.source if side is Side.SOURCE else hit.unit.unit.target
        places = "|".join(text[start:end] for start, end in hit.spans)
        shown.append(f"{hit.unit.identity} {hit.tier} {places}")
    return shown


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        (
            "khi hau",
            [
                "3 exact khi hau",
                "6 skeleton Khỉ hầu",
                "5 skeleton khí, hậu",
                "2 skeleton KHÍ HẬU|khí hậu",
                "1 skeleton khí hậu",
            ],
        ),
        (
            "khí hậu",
            [
                "5 folded khí, hậu",
                "2 exact KHÍ HẬU|khí hậu",
                "1 exact khí hậu",
                "6 skeleton Khỉ hầu",
                "3 skeleton khi hau",
            ],
        ),
        ("năm 1967", ["9 exact năm 1967"]),
        ("hòa bình", ["8 exact hoà bình|hòa bình"]),
        ("bình hoà", []),
        ("hậu khí", []),
        ("kh", []),
        ("...", []),
        ("", []),
    ],
)
def test_both_ways(memory: Memory, query: str, hits: list[str]) -> None:
    ranks = {tier.value: number for number, tier in enumerate(Tier)}
    wanted = sorted(hits, key=lambda hit: (ranks[hit.split()[1]], -int(hit.split()[0])))
    assert found(memory, query) == wanted


def test_exact_means_case_and_diacritics(memory: Memory) -> None:
    assert found(memory, "khí hậu", exact=True) == [
        "2 exact KHÍ HẬU|khí hậu",
        "1 exact khí hậu",
    ]
    assert found(memory, "khi hau", exact=True) == ["3 exact khi hau"]


def test_the_other_side(memory: Memory) -> None:
    hits = found(memory, "climate", Side.TARGET)
    assert hits == [
        "2 exact climate|climate",
        "7 folded CLIMATE",
        "1 folded Climate",
    ]


def test_the_limit_keeps_the_best(memory: Memory) -> None:
    wanted = ["2 exact KHÍ HẬU|khí hậu", "1 exact khí hậu", "5 folded khí, hậu"]
    assert found(memory, "khí hậu", limit=3) == wanted
    assert found(memory, "khi hau", limit=2) == ["6 skeleton Khỉ hầu", "5 skeleton khí, hậu"]


def test_it_follows_the_memory(memory: Memory) -> None:
    book = Concordance(memory)
    assert book.find("mây mù") == []
    memory.add([Translated("Mây mù che núi.", "Fog.", "vi", "en")])
    [hit] = book.find("mây mù")
    memory.edit(hit.unit.identity, Translated("Nắng đẹp.", "Sun.", "vi", "en"))
    assert book.find("mây mù") == []
    assert len(book.find("nắng đẹp")) == 1
    memory.delete([hit.unit.identity])
    assert book.find("nắng đẹp") == []


def test_an_empty_memory(tmp_path: Path) -> None:
    with Memory.create(tmp_path / "m.tm") as memory:
        assert Concordance(memory).find("a") == []


words = st.sampled_from(["a", "b", "c"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=20),
    st.lists(words, min_size=1, max_size=4),
)
def test_phrases_are_those_of_a_plain_search(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], phrase: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("run")
    write_rows(enumerate(rows, 1), folder)
    wanted = [
        number
        for number, row in enumerate(rows, 1)
        if any(row[at : at + len(phrase)] == phrase for at in range(len(row)))
    ]
    units = units_with_phrase(Run.load(folder), list(Numbering()(phrase)))
    assert sorted(units) == wanted
