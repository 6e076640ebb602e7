"""Time grows with the length of the text and nothing else."""

import time

import pytest

from align.segmentation import splitter_for

LENGTH = 20_000
TIMES = 8
BOUND = 3 * TIMES
"""How much longer a text that is ``TIMES`` as long may take; quadratic work takes 64 times."""
FLOOR = 0.02
"""Seconds below which a clock says nothing."""


def seconds(text: str) -> float:
    start = time.process_time()
    splitter_for("vi").split(text)
    return max(FLOOR, time.process_time() - start)


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        " ",
        "\n",
        ".",
        "... ",
        "A. ",
        "a.b.",
        "1. ",
        "\n1. ",
        '. "',
        '? " ',
        "(a. ",
        "“",
        "? a ",
    ],
)
def test_repetition(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    assert seconds(text * TIMES) < BOUND * seconds(text)


@pytest.mark.slow
def test_one_line_of_ten_megabytes() -> None:
    sentence = "Tỉnh ủy đã họp tại Lạng Sơn ngày 1. 5. 1967 và các đồng chí đều dự. "
    count = 10_000_000 // len(sentence.encode())
    start = time.process_time()
    spans = splitter_for("vi").split(sentence * count)
    assert time.process_time() - start < 30
    assert len(spans) == count
