import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.engines.base import Alignment, Hypothesis, Request
from align.engines.capitals import in_capitals, large, small


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("TỔ CHỨC VÀ LỄ LỐI LÀM VIỆC", True),
        ("I. TÌNH HÌNH", True),
        ("UBND", False),
        ("Tỉnh ủy LẠNG SƠN", False),
        ("12 345", False),
    ],
)
def test_in_capitals(source: str, said: bool) -> None:
    assert in_capitals(source) is said


def test_small_keeps_the_first_letter() -> None:
    asked = small(Request("CỦA TỈNH ỦY", prefix="THE PROVINCIAL"))
    assert (asked.source, asked.prefix) == ("Của tỉnh ủy", "The provincial")


@given(st.text())
def test_small_keeps_every_offset(source: str) -> None:
    assert len(small(Request(source)).source) == len(source)


@pytest.mark.parametrize(("text", "kept"), [("The committee", True), ("Straße", False)])
def test_large(text: str, kept: bool) -> None:
    answer = large(Hypothesis(text, alignment=Alignment((), (), ())))
    assert answer.text == text.upper()
    assert (answer.alignment is not None) is kept
