"""Texts that cannot be translations of each other, and odd ones that can."""

import pytest

from align.bitext.checks import examine
from align.errors import InputError
from align.languages import language
from tests.bitext.samples import pairs

ROOMS = (language("vi"), language("en"))
VI = [one for one, _ in pairs(30)]
EN = [other for _, other in pairs(30)]
NAMES = ("a.txt", "b.txt")


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (VI, VI, "a.txt: it holds the same text as b.txt; name a text and its translation"),
        ([], EN, "a.txt: there is no sentence in it; name another file"),
        (VI, [], "b.txt: there is no sentence in it; name another file"),
        (EN, VI, "b.txt: the text seems to be Vietnamese, and a.txt not; swap the two files"),
    ],
    ids=["identical", "empty source", "empty target", "swapped"],
)
def test_refused(source: list[str], target: list[str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        list(examine(source, target, ROOMS, NAMES))
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (VI, EN, []),
        (VI[:3], EN, ["b.txt is "]),
        (VI, EN[:3], ["a.txt is "]),
        (["x" * 6000, *VI], ["y" * 6000, *EN], ["a.txt: a sentence of 6,000", "b.txt: a sen"]),
    ],
    ids=["fine", "longer target", "longer source", "giants"],
)
def test_told(source: list[str], target: list[str], said: list[str]) -> None:
    found = list(examine(source, target, ROOMS, NAMES))
    assert len(found) == len(said)
    assert all(one.startswith(begin) for one, begin in zip(found, said, strict=True))
