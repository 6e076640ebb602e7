"""Sentences that an engine translates in parts, and where their terms go."""

from itertools import pairwise

import pytest

from align.engines.base import Alignment, Hypothesis, Span
from align.glossary import Entry, Glossary
from align.terminology import enforce
from align.terminology.positions import positions
from align.terminology.prefixes import prefixes
from align.terminology.segment import Segment
from tests.terminology.scripted import Scripted

GLOSSARY = Glossary(
    (
        Entry("tinh-uy", "tỉnh ủy", "provincial Party committee"),
        Entry("xa", "xã", "commune"),
    )
)
PLAIN = {"tỉnh ủy": "the board", "xã": "hamlet", "họp": "met", "với": "with the", "và": "and"}


class InParts(Scripted):
    """Cuts a source at given places, wherever they are."""

    cuts: tuple[int, ...] = ()

    def parts(self, source: str) -> list[Span]:
        edges = [0, *self.cuts, len(source)]
        return [
            (start + len(source[start:end]) - len(source[start:end].lstrip()), end)
            for start, end in pairwise(edges)
        ]


@pytest.mark.parametrize("cuts", [(), (11,), (11, 17), (4,)])
def test_terms_are_repaired_in_their_part(cuts: tuple[int, ...]) -> None:
    source = "tỉnh ủy họp và xã họp với xã"
    engine = InParts(PLAIN)
    engine.cuts = cuts
    [result] = enforce(engine, [source], GLOSSARY)
    said = "the provincial Party committee met and commune met with the commune"
    assert result.text == said
    assert [use.outcome.value for use in result.uses] == ["repaired"] * 3
    for use in result.uses:
        assert result.text[use.start : use.end] == use.form
    assert [use.hit for use in result.uses] == GLOSSARY.find(source)


@pytest.mark.parametrize(
    ("cuts", "parts"),
    [
        ((), ["họp với tỉnh ủy của xã"]),
        ((7,), ["họp với", "tỉnh ủy của xã"]),
        ((13,), ["họp với", "tỉnh ủy của xã"]),
    ],
)
def test_no_cut_goes_through_a_term(cuts: tuple[int, ...], parts: list[str]) -> None:
    engine = InParts(PLAIN)
    engine.cuts = cuts
    segment = Segment.of(engine, "họp với tỉnh ủy của xã", GLOSSARY)
    assert [segment.source[start:end].strip() for start, end in segment.spans] == parts
    found = [hit.surface for n, _ in enumerate(parts) for hit in segment.hits_of_part(n)]
    assert found == ["tỉnh ủy", "xã"]


def test_a_segment_without_a_term_is_asked_for_whole() -> None:
    engine = InParts(PLAIN)
    engine.cuts = (3,)
    assert len(Segment.of(engine, "họp với họp", GLOSSARY).requests) == 1


@pytest.mark.parametrize(
    ("source", "term", "said"),
    [
        ("họp; rồi xã", "commune", "Met; then the commune"),
        ("họp; xã rồi", "Zone", "Met; Zone then"),
    ],
    ids=["a clause goes on", "a term keeps its capital"],
)
def test_clauses_of_a_segment(source: str, term: str, said: str) -> None:
    engine = InParts({"họp;": "Met;", "rồi": "Then the", "xã rồi": "Zone then", "xã": "hamlet"})
    engine.cuts = (4,)
    [result] = enforce(engine, [source], Glossary((Entry("xa", "xã", term),)))
    assert result.text == said


@pytest.mark.parametrize(
    ("text", "position", "entry", "opens", "made"),
    [
        ("The met.", 0, Entry("x", "x", "commune"), True, "The commune"),
        ("Hamlet met.", 0, Entry("x", "x", "commune"), True, "Commune"),
        ("hamlet met.", 0, Entry("x", "x", "commune"), False, "commune"),
        ("We met. Hamlet", 8, Entry("x", "x", "commune"), False, "We met. Commune"),
        ("a hamlet", 2, Entry("x", "x", "ATK"), True, "an ATK"),
        ("An old hamlet", 3, Entry("x", "x", "commune"), True, "A commune"),
        ("of the hamlet", 7, Entry("x", "x", "the Party"), True, "of the Party"),
        ("of the hamlet", 3, Entry("x", "x", "commune"), True, "of the commune"),
        ("THE HAMLET", 4, Entry("x", "x", "commune"), True, "THE COMMUNE"),
        ("“hamlet", 1, Entry("x", "x", "commune"), True, "“Commune"),
    ],
)
def test_prefixes(text: str, position: int, entry: Entry, opens: bool, made: str) -> None:
    assert next(prefixes(text, position, entry.renderings, "en", opens=opens)) == made


@pytest.mark.parametrize(
    ("text", "rows", "least", "expected"),
    [
        ("the provincial board met", (0.1, 0.6, 0.9, 0.1), 0, [4, 15, 0, 21]),
        ("the provincial board met", (0.1, 0.6, 0.9, 0.1), 10, [15, 21]),
        ("the provincial board met", (0.0, 0.0, 0.0, 0.01), 0, [15, 4, 21, 0]),
        ("the U.S. met", (0.1, 0.9, 0.2), 0, [4, 9, 0]),
        ("", (), 0, [0]),
        ("…", (), 0, [0]),
    ],
)
def test_positions(text: str, rows: tuple[float, ...], least: int, expected: list[int]) -> None:
    tokens: list[Span] = []
    for word in text.split():
        start = text.index(word, tokens[-1][1] if tokens else 0)
        tokens.append((start, start + len(word)))
    tokens = tokens[: len(rows)]
    alignment = Alignment(((5, 9),), tuple(tokens), tuple((row,) for row in rows))
    assert positions(Hypothesis(text, alignment=alignment), "họp với xã", (5, 9), least) == expected
