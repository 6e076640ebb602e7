"""Loops, lengths and long sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.engines.base import Alignment, Hypothesis
from align.engines.guards import budget, find_loop, loops, sane_length
from align.engines.parts import Part, joined, without_loops
from align.engines.splitting import place_prefix, split


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("The committee met.", ""),
        ("very very very good", ""),
        ("no, no, no, no", "no, no, no"),
        ("of the Party of the Party of the Party, and", "of the Party of the Party,"),
        ("a b a b", ""),
        ("1.000.000.000", ""),
        ("the commune, the commune, the commune", "the commune, the commune"),
        ("* * * * *", ""),
        ("hahahahaha", "hahahaha"),
        ("00000000", ""),
        ("", ""),
    ],
)
def test_find_loop(text: str, loop: str) -> None:
    found = find_loop(text)
    assert (text[found.start : found.end] if found else "") == loop


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("long live, long live, long live", "muôn năm, muôn năm, muôn năm", False),
        ("long live " * 9, "muôn năm, muôn năm, muôn năm", True),
        ("long live " * 3, "muôn năm", True),
    ],
)
def test_a_loop_of_the_source_is_none(text: str, source: str, expected: bool) -> None:
    assert loops(text, source) is expected


def test_lengths() -> None:
    assert budget(1) == budget(8) < budget(9)
    assert budget(10, prefix=200) > 200
    assert sane_length("x" * 90, "họp")
    assert not sane_length("x" * 300, "y" * 100)


def hypothesis_of(text: str) -> Hypothesis:
    words = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    rows = tuple((float(n),) for n, _ in enumerate(words))
    return Hypothesis(text, -1.0, Alignment(((0, 3),), tuple(words), rows))


def test_loops_are_cut_with_their_alignment() -> None:
    cut = without_loops(hypothesis_of("we met we met we met there"), Part(0, "họp", ("họp",)))
    assert cut.text == "we met there"
    assert cut.alignment is not None
    assert [cut.text[a:b] for a, b in cut.alignment.target] == ["we", "met", "there"]
    assert [row[0] for row in cut.alignment.weights] == [0.0, 1.0, 6.0]


def test_a_prefix_is_never_cut() -> None:
    text = "we met we met we met there"
    part = Part(0, "họp", ("họp",), prefix=text[:16])
    assert without_loops(hypothesis_of(text), part).text == text


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        ("một hai", 9, ["một hai"]),
        ("một hai; ba bốn", 2, ["một hai;", "ba bốn"]),
        ("một hai, ba bốn", 2, ["một hai,", "ba bốn"]),
        ("một hai ba bốn", 2, ["một hai", "ba bốn"]),
        ("  một  ", 1, ["một"]),
        ("", 1, [""]),
    ],
)
def test_split(text: str, most: int, parts: list[str]) -> None:
    spans = split(text, lambda part: len(part.split()), most)
    assert [text[start:end] for start, end in spans] == parts


@given(st.text(max_size=200), st.integers(1, 30))
def test_splitting_loses_nothing_but_space(text: str, most: int) -> None:
    spans = split(text, len, most)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(b - a <= max(1, most) or not text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize(
    ("prefix", "plain", "expected"),
    [
        ("We met", ["We", "met."], (1, "met")),
        ("We", ["We", "met."], (0, "We")),
        ("They met", ["We", "met."], (0, "They met")),
        ("We met. So", ["We", "met."], (1, "met. So")),
    ],
)
def test_place_prefix(prefix: str, plain: list[str], expected: tuple[int, str]) -> None:
    assert place_prefix(prefix, plain) == expected


@pytest.mark.parametrize(
    ("source", "answers", "expected"),
    [
        ("Xã\tHuyện", ["Commune", "District"], "Commune\tDistrict"),
        ("Xã\t\t12", ["Commune", "12"], "Commune\t\t12"),
        ("Xã \t –\tx", ["Commune", "–", ""], "Commune\t–\t"),
        ("Xã\tx\t12", ["", "x", "12"], "\tx\t12"),
        ("Họp xong. Về xã.", ["", "Home."], "Home."),
    ],
)
def test_tabs_between_parts_stay(source: str, answers: list[str], expected: str) -> None:
    parts = [Part(start, source[start:end], ()) for start, end in split(source, len, 9)]
    found = joined(source, parts, [Hypothesis(text) for text in answers])
    assert found.text == expected


def test_joined_parts_keep_their_places() -> None:
    parts = [Part(0, "họp", ("họp",)), Part(5, "xã", ("xã",))]
    whole = joined("họp, xã", parts, [hypothesis_of("we met"), hypothesis_of("a commune")])
    assert whole.text == "we met a commune"
    assert whole.alignment is not None
    assert whole.alignment.source == ((0, 3), (5, 8))
    assert [whole.text[a:b] for a, b in whole.alignment.target] == ["we", "met", "a", "commune"]
    assert whole.alignment.weights == ((0.0, 0.0), (1.0, 0.0), (0.0, 0.0), (0.0, 1.0))
