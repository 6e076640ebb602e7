from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from align.glossary import Entry, Glossary
from align.languages import language

SYLLABLES = ["tỉnh", "tinh", "ủy", "uỷ", "viên", "cấp", "chi", "chí", "Đảng", "bộ", "bo", "hoà"]
GAPS = [" ", "  ", "\n", "\n\n", ", ", ". ", "- ", " - ", "-", " “", "” ", " (", "_"]

terms = st.lists(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=8,
    unique=True,
)
texts = st.lists(st.tuples(st.sampled_from(SYLLABLES), st.sampled_from(GAPS)), max_size=25).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def glossary_of(sources: list[str]) -> Glossary:
    return Glossary(tuple(Entry(source, source, "x") for source in sources))


@settings(deadline=None)
@given(sources=terms, text=texts)
def test_hits_are_whole_syllables_at_their_place(sources: list[str], text: str) -> None:
    tokens = list(language("vi").tokens(text))
    starts = {token.start for token in tokens}
    ends = {token.end for token in tokens}
    for hit in glossary_of(sources).find_all(text):
        assert text[hit.start : hit.end] == hit.surface
        assert hit.start in starts
        assert hit.end in ends


@settings(deadline=None)
@given(sources=terms, text=texts)
def test_the_cover_is_part_of_all_and_never_overlaps(sources: list[str], text: str) -> None:
    glossary = glossary_of(sources)
    cover = glossary.find(text)
    assert set(cover) <= set(glossary.find_all(text))
    for before, after in pairwise(cover):
        assert before.end <= after.start


@settings(deadline=None)
@given(sources=terms, text=texts)
def test_hits_have_the_syllables_of_their_term(sources: list[str], text: str) -> None:
    room = language("vi")
    for hit in glossary_of(sources).find_all(text):
        said = [room.skeleton(token.text) for token in room.tokens(hit.surface)]
        meant = [room.skeleton(token.text) for token in room.tokens(hit.entry)]
        assert said == meant


@settings(deadline=None)
@given(sources=terms, text=st.text())
def test_any_text_can_be_searched(sources: list[str], text: str) -> None:
    for hit in glossary_of(sources).find_all(text):
        assert text[hit.start : hit.end] == hit.surface
