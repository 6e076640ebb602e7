"""Loops, lengths and long sentences."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from align.engines.base import Alignment, Hypothesis
from align.engines.guards import budget, find_loop, loops, sane_length
from align.engines.parts import Part, joined, seamed, without_loops
from align.engines.splitting import split
from align.languages import language


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


@pytest.mark.parametrize(
    ("text", "clause", "parts"),
    [
        ("một hai; ba bốn", 2, ["một hai;", "ba bốn"]),
        ("một hai; ba bốn", 3, ["một hai; ba bốn"]),
        ("một hai; ba; bốn năm", 2, ["một hai;", "ba; bốn năm"]),
        ("một hai;ba bốn", 1, ["một hai;ba bốn"]),
        ("một hai; ba bốn\tnăm; sáu", 1, ["một hai;", "ba bốn", "năm;", "sáu"]),
    ],
)
def test_split_behind_semicolons(text: str, clause: int, parts: list[str]) -> None:
    spans = split(text, lambda part: len(part.split()), 99, clause)
    assert [text[start:end] for start, end in spans] == parts


@given(st.text(max_size=200), st.integers(1, 30), st.integers(0, 3))
@example("a; b", 9, 1)
def test_splitting_loses_nothing_but_space(text: str, most: int, clause: int) -> None:
    spans = split(text, len, most, clause)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(b - a <= max(1, most) or not text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize(
    ("sources", "answers", "expected"),
    [
        (["họp;", "rồi về"], ["We met.", "Then we left."], ["We met;", "then we left."]),
        (["họp;", "Hà Nội"], ["We met;", "Hanoi."], ["We met;", "Hanoi."]),
        (["họp,", "ở Hà Nội"], ["We met,", "In Hanoi."], ["We met,", "In Hanoi."]),
        (["họp;", "tỉnh ủy"], ["We met;", "Party committee"], ["We met;", "Party committee"]),
        (["họp", "đội"], ["Meeting", "Team"], ["Meeting", "Team"]),
        (["họp.", "rồi về."], ["We met.", "Then we left."], ["We met.", "Then we left."]),
    ],
)
def test_clauses_go_on(sources: list[str], answers: list[str], expected: list[str]) -> None:
    parts = [Part(0, source, ()) for source in sources]
    found = seamed(parts, [Hypothesis(a) for a in answers], language("en").continued)
    assert [one.text for one in found] == expected


@pytest.mark.parametrize(
    ("prefix", "must"), [("Then", ()), ("", (("Then",),))], ids=["prefix", "constraint"]
)
def test_what_was_told_keeps_its_capital(prefix: str, must: tuple[tuple[str, ...], ...]) -> None:
    parts = [Part(0, "họp;", ()), Part(5, "rồi về", (), prefix=prefix, must=must)]
    found = seamed(parts, [Hypothesis("We met;"), Hypothesis("Then we left.")], str.lower)
    assert found[1].text == "Then we left."


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
