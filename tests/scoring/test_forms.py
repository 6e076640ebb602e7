import pytest

from align.glossary import Entry
from align.scoring.forms import Span, is_last, places, said, stutters

CELL = Entry("chi bộ", "chi bộ", "Party cell", allowed=("Party cell group",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Party cells and PARTY CELL", [(0, 11), (16, 26)]),
        ("the party cell group", [(4, 20)]),
        ("non-Party cell", []),
        ("Party cell's", [(0, 10)]),
        ("", []),
    ],
)
def test_places(text: str, found: list[Span]) -> None:
    assert places(CELL, text) == found


def test_places_leave_out_what_is_taken() -> None:
    assert places(CELL, "Party cell, Party cell", [(0, 4)]) == [(12, 22)]


@pytest.mark.parametrize(("text", "yes"), [("a PARTY CELLAR", True), ("a party", False)])
def test_said(text: str, yes: bool) -> None:
    assert said(CELL, text) is yes


@pytest.mark.parametrize(
    ("text", "span", "yes"), [("a cell.”", (2, 6), True), ("a cell here", (2, 6), False)]
)
def test_is_last(text: str, span: Span, yes: bool) -> None:
    assert is_last(text, span) is yes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("the old cell", 0),
        ("the the cell", 1),
        ("The, the cell", 1),
        ("of the of the cell", 1),
        ("a b c d a b c d", 1),
        ("no no no no", 3),
        ("a b c d e a b c d e", 0),
    ],
)
def test_stutters(text: str, count: int) -> None:
    assert stutters(text) == count
