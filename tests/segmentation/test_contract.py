"""What every splitter keeps, by rules or by SRX."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.segmentation import Span, Splitter, splitter_for

SRX = Path(__file__).with_name("sample.srx")
SPLITTERS = [
    splitter_for("vi"),
    splitter_for("en"),
    splitter_for("fr"),
    splitter_for("vi", SRX),
    splitter_for("en-GB", SRX),
]

every_splitter = pytest.mark.parametrize("splitter", SPLITTERS, ids=lambda s: s.name)
PIECES = [
    "TP.",
    "1.",
    "I.",
    "A.",
    "a)",
    "v.v.",
    "...",
    '"',
    "“",
    "”",
    "(",
    ")",
    "–",
    "Đảng",
    "ủy",
    "họp.",
    "Sau",
    "1967",
    "said",
    "Mr.",
    "e.g.",
    "。",
    "..",
    "?",
    "*",
]
paragraph = st.one_of(
    st.text(),
    st.text("aA1Đđ .!?…。\"'“”()[]-–:;,\n\t\u00a0•*/"),
    st.lists(st.sampled_from([*PIECES, "\n"])).map(" ".join),
)


@every_splitter
@given(text=paragraph)
def test_spans_are_ordered_trimmed_and_complete(splitter: Splitter, text: str) -> None:
    spans = splitter.split(text)
    assert [place for span in spans for place in span] == sorted(
        place for span in spans for place in span
    )
    pieces = [text[start:end] for start, end in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())


@every_splitter
@given(text=paragraph)
def test_same_text_same_spans(splitter: Splitter, text: str) -> None:
    copy: Splitter = pickle.loads(pickle.dumps(splitter))
    assert copy.split(text) == splitter.split(text)
    assert (copy.name, copy.version) == (splitter.name, splitter.version)


@every_splitter
@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        (" \n\t\u00a0", []),
        ("a", [(0, 1)]),
        ("  a  ", [(2, 3)]),
        ("Go. Stop.", [(0, 3), (4, 9)]),
        ("  Go!\n Stop?  ", [(2, 5), (7, 12)]),
        ("Go... on. Stop.", [(0, 9), (10, 15)]),
        ("No full stop", [(0, 12)]),
    ],
)
def test_plain_text(splitter: Splitter, text: str, spans: list[Span]) -> None:
    assert splitter.split(text) == spans


@every_splitter
def test_provenance(splitter: Splitter) -> None:
    assert splitter.name.partition("/")[0] in ("rules", "srx")
    assert splitter.version
