"""What comes of two texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.bitext.beads import Bead
from align.bitext.voices import Pairing
from align.languages import language
from benchmarks.alignment_sets import Rates, hard_set, score
from tests.bitext.samples import babble, beads_of, pairs, whole

CLEAN = Rates(0, 0, 0, 0, 0)


def test_a_clean_text_is_aligned_one_to_one() -> None:
    source, target = zip(*pairs(120), strict=True)
    beads = beads_of(source, target)
    assert [(bead.source, bead.target) for bead in beads] == [((i,), (i,)) for i in range(120)]


@pytest.mark.parametrize(
    ("name", "rates", "strict", "dropped"),
    [
        ("hard", Rates(), 0.88, 0.6),
        ("swapped", Rates(0.05, 0.05, 0.0, 0.03, 0.0, swap=2), 0.88, 0.6),
        ("dropped", Rates(0, 0, 0, 0.12, 0.05), 0.88, 0.7),
    ],
)
def test_hard_texts(name: str, rates: Rates, strict: float, dropped: float) -> None:
    made = hard_set(name, pairs(300), rates, 4)
    mark = score(made.gold, [(b.source, b.target) for b in beads_of(made.source, made.target)])
    assert mark.strict >= strict
    assert mark.dropped >= dropped


def test_moved_passages_are_found() -> None:
    lines = pairs(150)
    order = [*range(40), *range(60, 80), *range(40, 60), *range(80, 150)]
    beads = beads_of([one for one, _ in lines], [lines[place][1] for place in order])
    right = sum(b.full and order[b.target[0]] == b.source[0] for b in beads)
    assert right >= 140


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 99))
def test_each_sentence_is_in_exactly_one_bead(rows: int, columns: int, seed: int) -> None:
    beads = beads_of(babble(seed, rows), babble(seed + 1, columns))
    assert whole(beads, rows, columns)
    assert all(0.0 <= bead.confidence <= 1.0 for bead in beads)
    assert all(len(bead.source) + len(bead.target) <= 8 for bead in beads)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (["Một câu."], ["One sentence."]),
        ([""], [""]),
        (["..."] * 5, ["..."] * 7),
        (["Một câu."] * 40, ["One sentence."] * 40),
        (["Một."], ["A."] * 60),
        (["x" * 20_000], ["y"]),
        (["中文没有空格。", "第二句话。"], ["Chinese has no spaces.", "The second sentence."]),
    ],
    ids=["one", "empty", "marks", "boilerplate", "sixty to one", "giant", "dense"],
)
def test_odd_texts(source: list[str], target: list[str]) -> None:
    assert whole(beads_of(source, target), len(source), len(target))


def test_repeated_lines_are_paired_in_order() -> None:
    lines = pairs(30)
    source = [text for one, _ in lines for text in ("* * *", one)]
    target = [text for _, other in lines for text in ("* * *", other)]
    beads = beads_of(source, target)
    assert [(bead.source, bead.target) for bead in beads] == [((i,), (i,)) for i in range(60)]


def test_headings_numbered_differently() -> None:
    lines = pairs(40)
    source = [t for i, (one, _) in enumerate(lines) for t in (f"Điều {i + 1}", one)]
    target = [t for i, (_, other) in enumerate(lines) for t in (f"Article {i + 3}", other)]
    beads = beads_of(source, target)
    right = sum((bead.source, bead.target) == ((i,), (i,)) for i, bead in enumerate(beads))
    assert right >= 76


def test_a_side_ten_times_longer() -> None:
    lines = pairs(400)
    target = [other for _, other in lines]
    source = [one for one, _ in lines[100:140]]
    beads = beads_of(source, target)
    right = sum(b.full and b.target[0] - 100 == b.source[0] for b in beads)
    assert right >= 30
    assert whole(beads, 40, 400)


def test_languages_of_no_room_of_their_own() -> None:
    source = [f"Im Jahr {1950 + i} bestieg Expedition {i * 7} den Gipfel." for i in range(30)]
    target = [f"En {1950 + i}, l'expédition {i * 7} atteignit le sommet." for i in range(30)]
    del target[12]
    beads = beads_of(source, target, pairing=Pairing(language("de"), language("fr")))
    assert Bead((12,), ()).source in [bead.source for bead in beads if not bead.target]
    assert sum(bead.full for bead in beads) == 29


def test_a_long_text_goes_through_coarse_searches() -> None:
    made = hard_set("long", pairs(1400, file="law.tsv"), Rates(0.04, 0.04, 0.01, 0.02, 0.0), 6)
    beads = beads_of(made.source, made.target)
    assert whole(beads, len(made.source), len(made.target))
    assert score(made.gold, [(b.source, b.target) for b in beads]).strict >= 0.9


def test_a_chapter_that_only_one_side_has() -> None:
    lines = pairs(900, file="law.tsv")
    source = [one for one, _ in lines]
    target = [other for _, other in (*lines[:200], *lines[750:])]
    beads = beads_of(source, target)
    assert whole(beads, 900, 350)
    right = sum(
        b.full and b.target[0] == b.source[0] - (550 if b.source[0] >= 750 else 0) for b in beads
    )
    assert right >= 320
