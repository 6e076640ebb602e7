"""Boundary F1 on the Vietnamese Treebank, where it is at hand."""

from itertools import islice

import pytest

from align.segmentation import splitter_for
from benchmarks.segmentation import GATE_F1, VTB, naive, read_sentences, score

pytestmark = pytest.mark.skipif(not VTB.is_file(), reason="the treebank is not here")


@pytest.mark.parametrize("half", [0, 1], ids=["tuned on", "left alone"])
def test_boundaries(half: int) -> None:
    sentences = read_sentences(VTB)
    size = len(sentences) // 2
    part = list(islice(sentences, half * size, (half + 1) * size))
    ours = score(splitter_for("vi").split, part).f1
    assert ours >= GATE_F1
    assert ours > score(naive, part).f1
