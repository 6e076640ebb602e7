"""The planted errors of the benchmark: each is a change, the same with the same seed, and found."""

from random import Random

import pytest

from align.checks import Pair, Setting, run
from benchmarks.checks import caught
from benchmarks.checks_planted import KINDS, Kind, planted

PAIR = Pair(
    'Năm 1959, tỉnh Lạng Sơn (miền Bắc) có 1.246 xã, tăng 43,7%, và "đã" gửi thư của ông cho dân.',
    "In 1959, Lạng Sơn province (in the North) counted 1,246 communes, up 43.7%, and "
    'they "sent" the man\'s letter, to the people.',
)
QUESTION = Pair("Họ có đến không?", "Did they come?")


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_planted_error_is_found(kind: Kind) -> None:
    pair = QUESTION if kind.name == "question lost" else PAIR
    wrong = planted(pair, kind, Random(1))
    assert wrong is not None and wrong.target != pair.target
    assert wrong == planted(pair, kind, Random(1))
    assert caught([wrong], kind, Setting()) == 1


@pytest.mark.parametrize("pair", [PAIR, QUESTION])
def test_the_pair_itself_is_clean(pair: Pair) -> None:
    checks = tuple(sorted({check for kind in KINDS for check in kind.checks}))
    assert list(run([pair], checks, Setting())) == []
