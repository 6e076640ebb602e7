"""Terms in the source: the pieces the model in the box was taught, and where they come from."""

import pytest

from align.engines.annotation import annotated, notes
from align.engines.base import TermRequest
from align.engines.codec import open_sentencepiece
from align.engines.compact import compact_folder
from align.engines.manifest import read_manifest
from align.engines.options import EngineOptions

FOLDER = compact_folder(EngineOptions())
MARKERS = read_manifest(FOLDER).markers
CODEC = open_sentencepiece(FOLDER, MARKERS)

CASES = [
    # source, terms as (surface, rendering), what the pieces spell
    ("xin chào anh", [("chào", "hello")], "xin ⟦t⟧ chào ⟦=⟧ hello ⟦/t⟧ anh"),
    ("Tỉnh ủy họp.", [("Tỉnh ủy", "provincial Party committee")], None),
    ("Ngày 5, tỉnh ủy, huyện ủy họp.", [("tỉnh ủy", "A b"), ("huyện ủy", "C")], None),
    ("họp với tỉnh ủy", [("tỉnh ủy", "a committee")], None),
]


@pytest.mark.parametrize(("source", "terms", "spelled"), CASES)
def test_terms_are_written_behind_their_source(
    source: str, terms: list[tuple[str, str]], spelled: str | None
) -> None:
    requests = [
        TermRequest(source.index(own), source.index(own) + len(own), (said,)) for own, said in terms
    ]
    pieces, spans = annotated(source, notes(requests, MARKERS), CODEC.prompt)
    assert len(pieces) == len(spans)
    assert pieces[0] != "▁"
    if spelled:
        assert " ".join("".join(pieces).replace("▁", " ").split()) == " ".join(
            spelled.replace(" ⟦t⟧", "⟦t⟧").replace(" ⟦=⟧", "⟦=⟧").replace(" ⟦/t⟧", "⟦/t⟧").split()
        )
    opening, dividing, closing = MARKERS
    assert [p for p in pieces if p in MARKERS] == [opening, dividing, closing] * len(terms)
    rest = list(zip(pieces, spans, strict=True))
    for request, (own, said) in zip(requests, terms, strict=True):
        cut = next(n for n, (piece, _) in enumerate(rest) if piece == dividing)
        end = next(n for n, (piece, _) in enumerate(rest) if piece == closing)
        start = next(n for n, (piece, _) in enumerate(rest) if piece == opening)
        assert "".join(p for p, _ in rest[start + 1 : cut]).replace("▁", " ").strip() == own
        assert "".join(p for p, _ in rest[cut + 1 : end]).replace("▁", " ").strip() == said
        assert {span for _, span in rest[cut : end + 1]} == {(request.start, request.end)}
        rest = rest[end + 1 :]


def test_other_pieces_are_those_of_the_bare_source() -> None:
    source = "Năm ngoái tỉnh ủy đã họp, và bàn 3 việc."
    start = source.index("tỉnh ủy")
    pieces, spans = annotated(
        source, notes([TermRequest(start, start + 7, ("X",))], MARKERS), CODEC.prompt
    )
    opening, dividing, closing = (pieces.index(marker) for marker in MARKERS)
    bare = [*pieces[:opening], *pieces[opening + 1 : dividing], *pieces[closing + 1 :]]
    assert bare == CODEC.source(source)
    for piece, (begin, end) in zip(pieces[closing + 1 :], spans[closing + 1 :], strict=True):
        assert source[begin:end] == piece.replace("▁", "")


def test_marks_in_a_text_are_text() -> None:
    source = CODEC.harmless("a ⟦t⟧ xã ⟦=⟧ b")
    at = source.index("xã")
    pieces, _ = annotated(
        source, notes([TermRequest(at, at + 2, ("commune",))], MARKERS), CODEC.prompt
    )
    assert [p for p in pieces if p in MARKERS] == list(MARKERS)
