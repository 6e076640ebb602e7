from __future__ import annotations

from pathlib import Path

import numpy as np

from models.recipes.bitext import Bitext, Ragged, load_bitext, save_bitext
from models.recipes.ibm1 import intersect


def test_a_toy_corpus_is_aligned_by_meaning_not_by_place(tmp_path: Path) -> None:
    # 1 = das, 2 = Haus, 3 = Buch, 4 = ein; 5 = the, 6 = house, 7 = book, 8 = a, some reversed
    source = Ragged.pack([[1, 2], [1, 3], [4, 3], [4, 2], [2], [1], []])
    target = Ragged.pack([[6, 5], [7, 5], [7, 8], [8, 6], [6], [5], [5]])
    links = intersect(source, target, size=9, null=0, rounds=12, tension=0.0)
    bitext = Bitext(source, target, np.zeros(7, np.int16), links)
    save_bitext(bitext, tmp_path / "b.npz")
    again = load_bitext(tmp_path / "b.npz")
    word = {1: 5, 2: 6, 3: 7, 4: 8}
    for k in range(6):
        made = [(again.source[k][i], again.target[k][j]) for i, j in again.pairs(k)]
        assert sorted(made) == sorted((s, word[int(s)]) for s in again.source[k])
    assert len(again.pairs(6)) == 0
