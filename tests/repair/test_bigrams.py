"""The model of syllable pairs: probabilities that add up, and a file that comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import AlignError
from align.repair.bigrams import EDGE, Bigrams, read, shipped, written
from align.repair.counting import count, is_left_out
from align.shipped import data_path

SYLLABLES = st.sampled_from([EDGE, "tỉnh", "ủy", "tinh", "thần", "lí"])
PAIRS = st.dictionaries(st.tuples(SYLLABLES, SYLLABLES), st.integers(1, 9), min_size=1)


@settings(deadline=None)
@given(pairs=PAIRS, first=SYLLABLES)
def test_probabilities_add_up(pairs: dict[tuple[str, str], int], first: str) -> None:
    model = Bigrams(pairs)
    seconds = {second for _, second in pairs}
    total = sum(model.probability(second, first) for second in seconds)
    unseen = model.probability("chưa thấy", first)
    assert total + unseen == pytest.approx(1)
    assert unseen > 0


@settings(deadline=None, max_examples=20)
@given(pairs=PAIRS)
def test_what_is_written_is_read(pairs: dict[tuple[str, str], int]) -> None:
    model = Bigrams(pairs, {"lí": "lý"})
    again = read(written(model), "x")
    assert again.pairs == dict(pairs)
    assert written(again) == written(Bigrams(dict(reversed(pairs.items())), again.spellings))


@pytest.mark.parametrize("data", [b"", b"PK", written(Bigrams({("a", "b"): 1}))[:-9]])
def test_what_is_not_a_model(data: bytes) -> None:
    with pytest.raises(AlignError, match=r"^x: this is no model of syllable pairs; install"):
        read(data, "x")


def test_the_model_in_the_box() -> None:
    model = shipped("vi")
    assert model is not None and shipped("xx") is None
    assert model.probability("ủy", "tỉnh") > 100 * model.probability("ủy", "tinh")
    assert data_path("orthography", "vi-pairs.xz").stat().st_size <= 1_500_000


def test_counting() -> None:
    model = count(["Tỉnh ủy, tỉnh uỷ", "lý luận lý trí"], "vi")
    assert model.pair("tỉnh", "ủy") == 2
    assert model.pair("ủy", "tỉnh") == 0
    assert model.pair("ủy", EDGE) == 2
    assert model.spellings == {"lí": "lý"}
    assert sum(map(is_left_out, map(str, range(2000)))) in range(60, 140)
