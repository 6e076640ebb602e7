"""How links are drawn, and which beads are linked with which."""

import pytest
from rich.cells import cell_len

from align.session.beadview import State
from align.store.bitexts import Link
from align.tui.review.drawing import GLYPHS, JOINT, RATING, WORDS, crosses, height, rated, rows
from align.tui.review.linking import neighbour


def link(ours: int, theirs: int, **said: bool) -> Link:
    return Link(tuple(range(ours)), tuple(range(theirs)), 0.5, **said)


def texts(ours: int, theirs: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple("abcd"[:ours]), tuple("wxyz"[:theirs])


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        ((1, 1), ["a──────w"]),
        ((2, 1), ["a──┬──w", "b──┘  "]),
        ((1, 2), ["a──┬──w", "  └──x"]),
        ((2, 2), ["a──┬──w", "b──┴──x"]),
        ((3, 1), ["a──┬──w", "b──┤  ", "c──┘  "]),
        ((1, 3), ["a──┬──w", "  ├──x", "  └──y"]),
        ((3, 2), ["a──┬──w", "b──┼──x", "c──┘  "]),
        ((1, 0), ["a──╳  "]),
        ((0, 2), ["  ╳──w", "  ╳──x"]),
    ],
)
def test_side_by_side(shape: tuple[int, int], drawn: list[str]) -> None:
    found = rows(link(*shape), texts(*shape), stacked=False)
    assert [r.source + r.joint + r.target for r in found] == [
        line.replace("──────", "─────") for line in drawn
    ]
    assert {cell_len(r.joint) for r in found} == {JOINT}
    assert len(found) == height(link(*shape), stacked=False)


@pytest.mark.parametrize(
    ("shape", "bars"),
    [
        ((1, 1), ["┌ ", "└→"]),
        ((2, 1), ["┌ ", "│ ", "└→"]),
        ((1, 2), ["┌ ", "├→", "└→"]),
        ((1, 0), ["╳ "]),
        ((0, 1), ["╳→"]),
    ],
)
def test_stacked(shape: tuple[int, int], bars: list[str]) -> None:
    found = rows(link(*shape), texts(*shape), stacked=True)
    assert [r.joint for r in found] == bars
    assert len(found) == height(link(*shape), stacked=True)


@pytest.mark.parametrize(
    ("pinned", "crossed", "middle"),
    [(False, False, "─"), (True, False, "◆"), (False, True, "↕"), (True, True, "◆")],
)
def test_what_is_in_the_middle(pinned: bool, crossed: bool, middle: str) -> None:
    found = rows(link(1, 1, pinned=pinned), texts(1, 1), stacked=False, crossed=crossed)
    assert found[0].joint == f"──{middle}──"


def test_every_state_has_a_glyph_and_a_word_of_its_own() -> None:
    assert len(set(GLYPHS.values())) == len(set(WORDS.values())) == len(State)
    for confidence in (0.0, 0.07, 0.5, 0.999, 1.0):
        assert cell_len(rated(Link((0,), (0,), confidence), State.SURE)) == RATING
    assert "100" not in rated(Link((0,), (0,), 0.999), State.SURE)


LINKS = (
    Link((0,), (1,)),
    Link((1,), (0,)),
    Link((2,), ()),
    Link((3,), (2,)),
    Link((), (3,)),
    Link((4,), ()),
)


def test_crossing() -> None:
    assert [crosses(LINKS, place) for place in range(3)] == [False, True, False]


@pytest.mark.parametrize(
    ("number", "marked", "found"),
    [
        (3, None, 5),
        (5, None, 6),
        (6, None, 5),
        (5, LINKS[2], 3),
        (5, Link((9,), ()), 6),
        (5, LINKS[4], 6),
    ],
    ids=["over a bead", "next", "before", "marked", "mark is gone", "marked itself"],
)
def test_neighbours(number: int, marked: Link | None, found: int) -> None:
    assert neighbour(LINKS, number, marked) == found


def test_no_neighbour() -> None:
    assert neighbour(LINKS[:4], 3, None) is None
