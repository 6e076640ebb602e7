from __future__ import annotations

import random

import numpy as np

from models.recipes.annotate import Annotated, Note, annotate, choose
from models.recipes.phrases import Phrase, PieceKinds, phrases, units

PIECES = ["</s>", "<unk>", "⟦t⟧", "⟦=⟧", "⟦/t⟧", "▁nghị", "▁quyết", "▁mới", ",", "▁new",
          "▁resolu", "tion", "▁the", "▁về"]  # fmt: skip
ID = {piece: i for i, piece in enumerate(PIECES)}
SOURCE = [ID[p] for p in ("▁nghị", "▁quyết", "▁mới", ",", "▁về")]
TARGET = [ID[p] for p in ("▁the", "▁new", "▁resolu", "tion", ",")]
LINKS = [(1, 2), (2, 1), (3, 4)]


def _kinds() -> PieceKinds:
    texts = [piece.removeprefix("▁") for piece in PIECES]
    letters = np.array([text.isalpha() for text in texts])
    frequent = np.array([piece == "▁the" for piece in PIECES])
    begins = np.array([piece.startswith("▁") for piece in PIECES])
    return PieceKinds(texts, begins, letters, letters, frequent, np.zeros(len(texts), bool))


def test_units_are_the_longest_compounds() -> None:
    compounds = {("nghị", "quyết")}
    assert units(SOURCE, _kinds(), compounds) == [(0, 2, 2), (2, 3, 1), (4, 5, 1)]


def test_phrases_keep_compounds_and_words_whole() -> None:
    found = phrases(SOURCE, TARGET, LINKS, _kinds(), {("nghị", "quyết")})
    assert found == [Phrase((0, 2), (2, 4)), Phrase((0, 3), (1, 4)), Phrase((2, 3), (1, 2))]


def test_a_link_that_leaves_the_span_forbids_it() -> None:
    found = phrases(SOURCE, TARGET, [*LINKS, (4, 2)], _kinds(), {("nghị", "quyết")})
    assert found == [Phrase((2, 3), (1, 2))]


def test_annotation_writes_markers_and_moves_links() -> None:
    note = Note(Phrase((0, 2), (2, 4)), [ID["▁resolu"], ID["tion"]])
    made = annotate(SOURCE, LINKS, [note], (2, 3, 4))
    assert [PIECES[p] for p in made.source] == [
        "⟦t⟧", "▁nghị", "▁quyết", "⟦=⟧", "▁resolu", "tion", "⟦/t⟧", "▁mới", ",", "▁về"
    ]  # fmt: skip
    assert sorted(made.links) == [(4, 2), (5, 3), (7, 1), (8, 4)]
    assert annotate(SOURCE, LINKS, [], (2, 3, 4)) == Annotated(SOURCE, LINKS)


def test_a_rendering_of_another_length_is_linked_as_a_whole() -> None:
    note = Note(Phrase((0, 2), (2, 4)), [ID["▁new"]])
    made = annotate(SOURCE, LINKS, [note], (2, 3, 4))
    assert {(4, 2), (4, 3)} <= set(made.links)


def test_chosen_phrases_do_not_overlap() -> None:
    found = phrases(SOURCE, TARGET, LINKS, _kinds(), {("nghị", "quyết")})
    for seed in range(20):
        chosen = choose(found, random.Random(seed))
        assert chosen in ([found[1]], [found[0]], [found[2]], [found[0], found[2]])
