from collections.abc import Callable, Sequence

import pytest

from align.errors import SettingsError
from align.wordalign import Aligner, Pair, get, lexicon, names, symmetrised
from tests.wordalign.samples import gold, looking, pairs

Made = Callable[[Sequence[Pair]], Aligner]


@pytest.fixture(params=[*names(), "attention"])
def made(request: pytest.FixtureRequest) -> Made:
    name = str(request.param)
    return looking if name == "attention" else lambda _: get(name)


def test_links_join_words_of_the_pair(made: Made) -> None:
    given = pairs()
    found = made(given).align(given)
    assert len(found) == len(given)
    for (source, target), links in zip(given, found, strict=True):
        assert links
        assert all(0 <= i < len(source) and 0 <= j < len(target) for i, j in links)


def test_words_are_found_wherever_they_stand(made: Made) -> None:
    given = pairs()
    right = wrong = 0
    for found, wanted in zip(made(given).align(given), gold(), strict=True):
        right += len(found & wanted)
        wrong += len(found - wanted)
    total = sum(map(len, gold()))
    assert right >= 0.9 * total
    assert wrong <= 0.1 * total


@pytest.mark.parametrize(
    "given",
    [
        [],
        [([], [])],
        [([], ["a"])],
        [(["a"], [])],
        [([], []), (["tôi"], ["i"]), ([], ["x"])],
        [(["tôi"] * 70, ["i"])],
        [(["tôi"], ["i"] * 70)],
        [(["tôi", "đọc"], ["i", "read"])] * 3,
    ],
)
def test_odd_pairs(made: Made, given: list[Pair]) -> None:
    found = made(given).align(given)
    assert len(found) == len(given)
    for (source, target), links in zip(given, found, strict=True):
        assert bool(links) <= bool(source and target)


def test_the_same_pairs_get_the_same_links(made: Made) -> None:
    given = pairs()
    assert made(given).align(given) == made(given).align(given)


def test_the_shares_of_the_work_sum_up_to_the_whole(made: Made) -> None:
    given = pairs()
    shares: list[float] = []
    made(given).align(given, shares.append)
    assert sum(shares) == pytest.approx(1)
    assert all(share > 0 for share in shares)


def test_symmetrised_is_the_hmm() -> None:
    assert symmetrised(pairs()) == get("hmm").align(pairs())


def test_an_unknown_name_is_answered_with_those_that_are_known() -> None:
    with pytest.raises(SettingsError, match="unknown word aligner 'giza'; choose one of hmm, ibm1"):
        get("giza")


def test_lexicon() -> None:
    found = lexicon(pairs())
    assert next(iter(found["sách"])) == "books"
    assert next(iter(found["viết"])) == "write"
    for translations in found.values():
        values = list(translations.values())
        assert values == sorted(values, reverse=True)
        assert sum(values) <= 1 + 1e-9
        assert all(value >= 0.01 for value in values)
    assert lexicon([]) == {}
    assert all(value >= 0.5 for t in lexicon(pairs(), least=0.5).values() for value in t.values())
