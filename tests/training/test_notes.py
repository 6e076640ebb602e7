"""Phrases found by the alignment and written into the source as notes."""

import random
from pathlib import Path

import pytest

from align.training.batches import Example, turns
from align.training.notes import Note, Noted, write
from align.training.phrases import Kinds, Phrase, choose, phrases
from align.training.spelling import Spelling
from tests.engines import tiny

PIECES = ["</s>", "<unk>", "⟦t⟧", "⟦=⟧", "⟦/t⟧", "▁nghị", "▁quyết", "▁mới", ",", "▁new",
          "▁resolu", "tion", "▁the", "▁về"]  # fmt: skip
ID = {piece: number for number, piece in enumerate(PIECES)}
SOURCE = [ID[p] for p in ("▁nghị", "▁quyết", "▁mới", ",", "▁về")]
TARGET = [ID[p] for p in ("▁the", "▁new", "▁resolu", "tion", ",")]
LINKS = [(1, 2), (2, 1), (3, 4)]


class _Spelling(Spelling):
    """A vocabulary without files."""

    def __init__(self) -> None:
        self.tokens = PIECES

    def frequent(self, most: int) -> frozenset[int]:
        return frozenset({ID["▁the"]})


@pytest.fixture
def kinds() -> Kinds:
    return Kinds(_Spelling(), frozenset({("nghị", "quyết")}))


def test_units_are_the_longest_known_terms(kinds: Kinds) -> None:
    assert kinds.units(SOURCE) == [(0, 2, 2), (2, 3, 1), (4, 5, 1)]


def test_phrases_keep_terms_and_words_whole(kinds: Kinds) -> None:
    found = phrases(SOURCE, TARGET, LINKS, kinds)
    assert found == [Phrase((0, 2), (2, 4)), Phrase((0, 3), (1, 4)), Phrase((2, 3), (1, 2))]


def test_a_link_that_leaves_the_span_forbids_it(kinds: Kinds) -> None:
    found = phrases(SOURCE, TARGET, [*LINKS, (4, 2)], kinds)
    assert found == [Phrase((2, 3), (1, 2))]


@pytest.mark.parametrize("seed", range(12))
def test_chosen_phrases_do_not_overlap(kinds: Kinds, seed: int) -> None:
    found = phrases(SOURCE, TARGET, LINKS, kinds)
    chosen = choose(found, random.Random(seed))
    assert chosen in ([found[1]], [found[0]], [found[2]], [found[0], found[2]])


def test_notes_write_markers_and_move_links() -> None:
    note = Note(Phrase((0, 2), (2, 4)), (ID["▁resolu"], ID["tion"]))
    made = write(SOURCE, LINKS, [note], (2, 3, 4))
    assert [PIECES[p] for p in made.source] == [
        "⟦t⟧", "▁nghị", "▁quyết", "⟦=⟧", "▁resolu", "tion", "⟦/t⟧", "▁mới", ",", "▁về"
    ]  # fmt: skip
    assert sorted(made.links) == [(4, 2), (5, 3), (7, 1), (8, 4)]
    assert write(SOURCE, LINKS, [], (2, 3, 4)) == Noted(SOURCE, LINKS)


def test_a_rendering_of_another_length_is_linked_as_a_whole() -> None:
    note = Note(Phrase((0, 2), (2, 4)), (ID["▁new"],))
    assert {(4, 2), (4, 3)} <= set(write(SOURCE, LINKS, [note], (2, 3, 4)).links)


def test_notes_are_written_as_the_recipe_writes_them() -> None:
    from models.recipes import annotate  # the peer, in one repository
    from models.recipes import phrases as recipe

    theirs = annotate.Note(recipe.Phrase((0, 2), (2, 4)), [ID["▁new"]])
    ours = Note(Phrase((0, 2), (2, 4)), (ID["▁new"],))
    made, wanted = (
        write(SOURCE, LINKS, [ours], (2, 3, 4)),
        annotate.annotate(SOURCE, LINKS, [theirs], (2, 3, 4)),
    )
    assert (made.source, made.links) == (wanted.source, wanted.links)


def test_frequent_pieces_are_words_of_the_vocabulary(tmp_path: Path) -> None:
    spelling = Spelling(tiny.compact(tmp_path / "tiny"), tiny.MARKERS)
    frequent = [spelling.tokens[number] for number in spelling.frequent(20)]
    assert len(frequent) == 20
    assert all(piece.startswith("▁") and piece[1:].isalpha() for piece in frequent)


@pytest.mark.parametrize("tokens", [1, 40, 1000])
def test_batches_hold_every_example_once_and_are_not_too_large(tokens: int) -> None:
    chance = random.Random(1)
    lengths = [(chance.randint(1, 30), chance.randint(1, 30)) for _ in range(90)]
    examples = [Example((5,) * m, (5,) * n) for m, n in lengths]
    cut = turns(examples, tokens, "1")
    assert sorted(number for batch in cut for number in batch) == list(range(90))
    for batch in cut:
        widest = max(max(lengths[number]) for number in batch) + 1
        assert len(batch) == 1 or len(batch) * widest <= tokens
    assert cut == turns(examples, tokens, "1")
