from collections.abc import Sequence

import pytest

from align.checks import Pair, Setting, run

HOUSE = ("Họ đến nhà.", "They came to the house.")


def accused(check: str, texts: Sequence[tuple[str, str]]) -> list[int]:
    pairs = [Pair(*both, line=number) for number, both in enumerate(texts, 1)]
    return [one.pair.line for one in run(pairs, [check], Setting())]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ([HOUSE, HOUSE, ("Họ đến nhà.", "They went home.")], [3]),
        ([("Họ đến nhà.", "They went home."), HOUSE, HOUSE], [1]),
        ([HOUSE, ("họ đến nhà", "They went home.")], [2]),
        ([("Hòa bình.", "Peace."), ("Hoà bình.", "The peace.")], [2]),
        ([HOUSE, ("Họ đến nhà.", "they came  to the house")], []),
        ([("Họ đến?", "Did they come?"), ("Họ đến.", "They came.")], []),
        ([HOUSE, ("Họ đi.", "They left.")], []),
    ],
)
def test_one_source_with_several_targets(texts: list[tuple[str, str]], lines: list[int]) -> None:
    assert accused("inconsistent", texts) == lines


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ([HOUSE, ("Họ đi chợ.", HOUSE[1])], [2]),
        ([HOUSE, HOUSE], []),
        ([("Vâng.", "Yes."), ("Dạ.", "Yes.")], []),
    ],
)
def test_one_target_for_several_sources(texts: list[tuple[str, str]], lines: list[int]) -> None:
    assert accused("same-target", texts) == lines
