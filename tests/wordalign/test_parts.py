"""The parts of which the aligners are made."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.wordalign import hmm, ibm1
from align.wordalign.attention import Attention, AttentionAligner
from align.wordalign.base import Links
from align.wordalign.corpus import Corpus
from align.wordalign.phrases import target_of
from align.wordalign.symmetry import grow_diag_final_and

LINKS = st.frozensets(st.tuples(st.integers(0, 6), st.integers(0, 6)))
SENTENCE = st.lists(st.sampled_from("abcde"), min_size=1, max_size=6)
PAIRS = st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=5)


@settings(deadline=None)
@given(LINKS, LINKS)
def test_symmetrised_lies_between_intersection_and_union(one: Links, other: Links) -> None:
    found = grow_diag_final_and(one, other)
    assert one & other <= found <= one | other


@settings(deadline=None)
@given(LINKS)
def test_equal_directions_stay_as_they_are(links: Links) -> None:
    assert grow_diag_final_and(links, links) == links


@pytest.mark.parametrize(
    ("forward", "backward", "wanted"),
    [
        ({(0, 0), (1, 1)}, {(0, 0)}, {(0, 0), (1, 1)}),
        # Both ends are taken: nothing is added.
        ({(0, 0), (1, 1), (0, 1)}, {(0, 0), (1, 1)}, {(0, 0), (1, 1)}),
        # Far from everything, both ends free: the final step takes it.
        ({(0, 0), (4, 4)}, {(0, 0)}, {(0, 0), (4, 4)}),
        ({(3, 1)}, {(2, 2)}, {(3, 1), (2, 2)}),
    ],
)
def test_grow_diag_final_and(
    forward: set[tuple[int, int]], backward: set[tuple[int, int]], wanted: set[tuple[int, int]]
) -> None:
    assert grow_diag_final_and(frozenset(forward), frozenset(backward)) == wanted


@pytest.mark.parametrize(
    ("links", "first", "last", "wanted"),
    [
        ({(0, 0), (1, 1)}, 0, 1, (0, 1)),
        ({(0, 1), (1, 0)}, 0, 1, (0, 1)),
        ({(0, 1), (1, 0)}, 0, 0, (1, 1)),
        ({(0, 0), (0, 2), (1, 1)}, 0, 0, None),
        ({(0, 0), (1, 0)}, 0, 0, None),
        ({(0, 0), (2, 3)}, 1, 1, None),
        (set(), 0, 3, None),
    ],
)
def test_target_of(
    links: set[tuple[int, int]], first: int, last: int, wanted: tuple[int, int] | None
) -> None:
    assert target_of(frozenset(links), first, last) == wanted


@settings(deadline=None)
@given(LINKS, st.integers(0, 6), st.integers(0, 6))
def test_no_link_leads_out_of_a_phrase(links: Links, first: int, length: int) -> None:
    last = first + length
    span = target_of(links, first, last)
    if span:
        assert all((first <= i <= last) == (span[0] <= j <= span[1]) for i, j in links)


@pytest.mark.parametrize("x", [1e-3, 0.01, 0.5, 1.0, 2.0, 7.5, 1e4])
def test_digamma_is_the_slope_of_the_logarithm_of_gamma(x: float) -> None:
    step = 1e-5 * x
    slope = (math.lgamma(x + step) - math.lgamma(x - step)) / (2 * step)
    assert ibm1.digamma(np.array([x]))[0] == pytest.approx(slope, rel=1e-6)


@settings(max_examples=50, deadline=None)
@given(PAIRS)
def test_a_corpus_reversed_is_the_corpus_of_the_reversed_pairs(
    pairs: list[tuple[list[str], list[str]]],
) -> None:
    back, other = Corpus.of(pairs).reversed(), Corpus.of([(t, s) for s, t in pairs])
    for left, right in zip(_words(back), _words(other), strict=True):
        assert left == right


def _words(corpus: Corpus) -> list[list[tuple[str, str]]]:
    return [
        [
            (corpus.source.words[corpus.sources[cell]], corpus.target.words[corpus.targets[cell]])
            for cell in block.ravel()
        ]
        for block in corpus.blocks()
    ]


@settings(max_examples=50, deadline=None)
@given(PAIRS)
def test_posteriors_are_probabilities_and_padding_changes_nothing(
    pairs: list[tuple[list[str], list[str]]],
) -> None:
    corpus = Corpus.of(pairs)
    model = hmm.train(corpus, ibm1.train(corpus, 1), 1)
    seen = 0
    for batch in hmm.batches(corpus):
        gamma, nothing, moves = model.posteriors(batch)
        sums = gamma.sum(2) + nothing
        assert np.allclose(sums[batch.real], 1)
        assert (moves >= 0).all()
        for row, pair in enumerate(batch.pairs):
            length = int(corpus.target.lengths[pair])
            alone = hmm.Batch(
                batch.pairs[row : row + 1],
                batch.cells[row : row + 1, :length],
                batch.real[row : row + 1, :length],
            )
            again, _, _ = model.posteriors(alone)
            assert np.allclose(again[0], gamma[row, :length])
            seen += 1
    assert seen == len(pairs)


def test_pieces_are_gathered_to_words() -> None:
    # "tỉnh ủy" in three pieces, "committee" in two of which the second looks elsewhere.
    attention = Attention(
        source_words=[(0, 4), (5, 7)],
        target_words=[(0, 9)],
        source_pieces=[(0, 2), (2, 4), (5, 7)],
        target_pieces=[(0, 4), (4, 9)],
        weights=[[0.3, 0.4, 0.1], [0.0, 0.0, 0.9]],
    )
    assert attention.by_words() == [[pytest.approx(0.7), pytest.approx(0.9)]]
    assert AttentionAligner([attention]).align([(["tỉnh", "ủy"], ["committee"])]) == [
        frozenset({(0, 0), (1, 0)})
    ]


def test_attention_must_be_of_the_pair() -> None:
    attention = Attention([(0, 1)], [(0, 1)], [(0, 1)], [(0, 1)], [[1.0]])
    with pytest.raises(ValueError, match="not of this pair"):
        AttentionAligner([attention]).align([(["a", "b"], ["c"])])
