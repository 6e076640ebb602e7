"""Beads that a person has settled."""

import pytest

from align.bitext.beads import Bead
from tests.bitext.samples import beads_of, pairs, whole

PINS = [
    pytest.param([Bead((5,), (5,), pinned=True)], id="right"),
    pytest.param([Bead((5,), (7,), pinned=True)], id="wrong"),
    pytest.param([Bead((5, 6), (5,), pinned=True), Bead((20,), (19, 20), pinned=True)], id="two"),
    pytest.param([Bead((5,), (30,), pinned=True), Bead((30,), (5,), pinned=True)], id="crossing"),
    pytest.param([Bead((8,), (), pinned=True), Bead((), (8,), pinned=True)], id="dropped"),
    pytest.param([Bead(tuple(range(3, 9)), tuple(range(3, 9)), pinned=True)], id="large"),
    pytest.param([Bead((5, 9), (5,), pinned=True)], id="apart"),
]


@pytest.mark.parametrize("pins", PINS)
def test_pins_stay(pins: list[Bead]) -> None:
    source, target = zip(*pairs(40), strict=True)
    beads = beads_of(source, target, pins=pins)
    assert whole(beads, 40, 40)
    assert [bead for bead in beads if bead.pinned] == sorted(pins, key=lambda one: beads.index(one))


def test_no_chain_crosses_a_pin() -> None:
    source, target = zip(*pairs(40), strict=True)
    beads = beads_of(source, target, pins=[Bead((10,), (10,), pinned=True)])
    for bead in beads:
        if bead.full:
            assert (bead.source[0] < 10) == (bead.target[0] < 10)


def test_the_rest_is_aligned_as_before() -> None:
    source, target = zip(*pairs(40), strict=True)
    beads = beads_of(source, target, pins=[Bead((8,), (), pinned=True)])
    right = sum((bead.source, bead.target) == ((i,), (i,)) for i in range(40) for bead in beads)
    assert right >= 36
