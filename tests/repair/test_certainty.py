"""Confidences of words: looked up by place, and kept as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.repair import Certainty, Evidence, Trust, suggest
from tests.repair.documents import document
from tests.repair.test_suggest import GLOSSARY, SOUND
from tests.session.misread_samples import TEXT

WORDS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.integers(0, 1000)), max_size=20)


@given(WORDS)
def test_they_come_back_from_text(steps: list[tuple[int, int, int]]) -> None:
    words = []
    at = 0
    for gap, length, sure in steps:
        words.append((at + gap, at + gap + length, sure / 1000))
        at += gap + length
    certainty = Certainty(words)
    assert Certainty.from_text(certainty.to_text(), "x") == certainty
    assert bool(certainty) == bool(words)
    said = {place: sure for start, end, sure in words for place in range(start, end)}
    assert [certainty(place) for place in range(at + 2)] == [
        said.get(place) for place in range(at + 2)
    ]


@pytest.mark.parametrize("text", ["1,2", "a,b,c", "1,2,3,4"])
def test_damaged_numbers(text: str) -> None:
    with pytest.raises(InputError, match="x: these are no confidences of words; add the document"):
        Certainty.from_text(text, "x")


def test_no_words_change_nothing() -> None:
    texts = (*SOUND, "Phải nâng cao chất lượg lãnh đạo.")
    assert suggest(document(*texts), confidence=Certainty()) == suggest(document(*texts))


SLIPS = {"chất lượg": "lượg", "năng xuất": "xuất"}


@pytest.mark.parametrize("doubtful", SLIPS)
def test_a_doubtful_word_comes_before_one_that_was_read_surely(doubtful: str) -> None:
    texts = (*SOUND, "Phải nâng cao chất lượg lãnh đạo.", "Tăng năng xuất lúa.")
    whole = "\n".join(texts)
    spans = {
        word: (at := whole.index(pair) + pair.index(word), at + len(word))
        for pair, word in SLIPS.items()
    }
    words = [(*span, 0.3 if word == SLIPS[doubtful] else 0.96) for word, span in spans.items()]
    first, *others = suggest(document(*texts), confidence=Certainty(words))
    assert first.found == SLIPS[doubtful]
    assert Evidence.CONFIDENCE in first.evidence
    assert "it was read with a confidence of 30%" in first.reason
    assert not [one for one in others if Evidence.CONFIDENCE in one.evidence]


@pytest.mark.parametrize(("sure", "stays"), [(0.96, False), (0.5, True), (None, True)])
def test_where_the_reader_is_sure_a_mere_possibility_is_none(
    sure: float | None, stays: bool
) -> None:
    texts = document(*TEXT.split("\n\n"))
    weak = [one for one in suggest(texts, GLOSSARY) if one.trust is Trust.POSSIBLE]
    assert weak
    spans = [] if sure is None else [(one.start, one.end, sure) for one in weak]
    places = {one.start for one in suggest(texts, GLOSSARY, confidence=Certainty(spans))}
    assert ({one.start for one in weak} <= places) is stays
