"""Where the marks of notes go when their sentence is translated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.documents.writing.notes import marked
from align.units import Outcome, TermHit, TermUse, Tier

COMMITTEE = TermUse(
    TermHit(0, 8, "Huyện ủy", "huyen-uy", Tier.EXACT),
    Outcome.HONOURED,
    "district committee",
    4,
    22,
)


@pytest.mark.parametrize(
    ("source", "target", "shown", "lost"),
    [
        # The end of the sentence, before or behind its full stop.
        ("Một hai|.", "One two.", "One two|.", False),
        ("Một hai|.", "One two!", "One two!|", False),
        ("“Một hai.|”", "“One two.”", "“One two.|”", False),
        # A term, with or without the comma behind it.
        ("Huyện ủy| họp.", "The district committee met.", "The district committee| met.", False),
        ("Huyện ủy,| họp.", "The district committee, met.", "The district committee,| met.", False),
        ("Huyện ủy,| họp.", "The district committee met.", "The district committee| met.", False),
        # A word that stands in both once.
        ("Ông Ba| nói.", "Mr. Ba said.", "Mr. Ba| said.", False),
        ("Năm 1960| và 1961| ấy.", "In 1960 and 1961.", "In 1960| and 1961|.", False),
        ("Ba và Ba| nói.", "Ba and Ba said.", "Ba and Ba said.|", True),
        # A comma among equally many.
        ("Một, hai,| ba, bốn.", "One, two, three, four.", "One, two,| three, four.", False),
        ("Một, hai|, ba, bốn.", "One, two, three, four.", "One, two|, three, four.", False),
        ("Một, hai,| ba.", "One two, three.", "One two, three.|", True),
        # Not known: with the next mark, or at the end.
        ("Một| hai.", "One two.", "One two.|", True),
        ("Một| hai, x| ba.", "One, x two.", "One, x|| two.", True),
        ("Một hai,| Ba| bốn.", "Ba one, two.", "Ba one,| two.|", True),
        ("Một hai,|| ba.", "One, two.", "One,|| two.", False),
    ],
)
def test_a_mark_finds_its_place(source: str, target: str, shown: str, lost: bool) -> None:
    texts = source.split("|")
    shared, unclear = marked(texts, [()] * len(texts), target, (COMMITTEE,), range(1, len(texts)))
    assert ("|".join(shared.texts), unclear, shared.flattened) == (shown, lost, False)


def test_looks_are_kept_on_either_side_of_a_mark() -> None:
    bold = (("b", 1),)
    texts = ["Một ", "12", ", hai ", "Huyện ủy", " ba."]
    shared, _ = marked(texts, [(), bold, (), bold, ()], "12 one, Huyện ủy of three.", (), [2])
    assert shared.texts == ("", "12", " one, ", "Huyện ủy", " of three.")


@given(
    texts=st.lists(st.text("aB1, .(“ủ", max_size=6), min_size=1, max_size=6),
    target=st.text("aB1, .(“ủx", max_size=20),
    marks=st.sets(st.integers(1, 5)),
)
def test_nothing_of_a_target_is_lost(texts: list[str], target: str, marks: set[int]) -> None:
    inside = sorted(mark for mark in marks if mark < len(texts))
    shared, _ = marked(texts, [()] * len(texts), target, (), inside)
    assert "".join(shared.texts) == target
    assert len(shared.texts) == len(texts)
