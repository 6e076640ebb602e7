"""What the dictionary beside the weights says about a sentence, a cell, a heading."""

from pathlib import Path

import pytest

from align.engines.hints import MOST_HINTS, Hints, read_hints
from align.errors import EngineError
from align.languages import language

VI = language("vi")

RARE = {
    ("thủy", "nông"): "irrigation",
    ("đội", "thủy", "nông"): "irrigation team",
    ("cần", "cù"): "diligent; hard-working",
}
HINTS = Hints(VI, RARE, RARE | {("xã",): "commune", ("ghi", "chú"): "remarks"}, 3)

CASES = [
    # text, spans that are taken, what is said about which stretch
    ("Chị lo công tác thủy nông.", [], [("thủy nông", "irrigation")]),
    ("Cần cù như đội thủy nông", [], [("Cần cù", "diligent; hard-working"),
                                      ("đội thủy nông", "irrigation team")]),
    ("Họp bàn thủy, nông và cần\u2013cù.", [], []),
    ("Xã có ba đội thuỷ nông.", [], [("Xã", "commune"), ("đội thuỷ nông", "irrigation team")]),
    ("Năm 1967 xã có ba đội thuỷ nông.", [], [("đội thuỷ nông", "irrigation team")]),
    ("Hôm nay họp ở xã về ghi chú.", [], []),
    ("Họp ở Xã về ghi chú.", [], [("ghi chú", "remarks")]),
    ("Xã", [], [("Xã", "commune")]),
    ("2. Ghi chú:", [], [("Ghi chú", "remarks")]),
    ("xã", [], [("xã", "commune")]),
    ("– Ghi chú:", [], [("Ghi chú", "remarks")]),
    ("“Thủy nông”", [], [("Thủy nông", "irrigation")]),
    ("Thủy nông", [(0, 9)], []),
    ("lo đội thủy nông, cần cù", [(3, 6)], [("cần cù", "diligent; hard-working")]),
    ("… 1967", [], []),
    ("", [], []),
    ("cần cù, cần cù, cần cù, cần cù, cần cù", [], [("cần cù", "diligent; hard-working")] * 4),
]  # fmt: skip


@pytest.mark.parametrize(("text", "taken", "said"), CASES)
def test_hints_of_a_text(
    text: str, taken: list[tuple[int, int]], said: list[tuple[str, str]]
) -> None:
    found = HINTS.of(text, taken)
    assert [(text[hint.start : hint.end], hint.forms[0]) for hint in found] == said
    assert len(found) <= MOST_HINTS


@pytest.mark.parametrize(
    ("text", "known"),
    [("Xã:", True), ("xã", True), ("Xã ta", False), ("2. Xã", False), ("…", False)],
)
def test_a_text_may_be_an_entry(text: str, known: bool) -> None:
    assert HINTS.has(text) is known


INSIDE = Hints(
    VI,
    {("thủy", "nông"): "irrigation", ("trấu",): "rice husk", ("sành",): "earthenware"},
    {("thủy", "nông"): "irrigation", ("trấu",): "rice husk", ("sành",): "earthenware",
     ("sành", "sỏi"): "skilled", ("công", "an"): "police", ("lộc", "bình"): "hyacinth"},
    2,
    frozenset({"Lộc Bình"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ngày ngày đun bằng trấu trong chum sành", ["rice husk", "earthenware"]),
        ("Trấu đầy sân kho của hợp tác xã", []),
        ("Trấu đầy sân", ["rice husk"]),
        ("Trấu Đầy", []),
        ("ngày ngày ông Sành đun bếp bằng trấu", ["rice husk"]),
        ("ai cũng khen bà có tay nghề sành sỏi", []),
        ("tay nghề sành sỏi", ["skilled"]),
        ("các đồng chí công an ra làm thủy nông", ["irrigation"]),
    ],
)
def test_rare_words_are_looked_for_and_in_a_short_text_all(text: str, said: list[str]) -> None:
    """None within a longer entry; of a single syllable only where no capital makes it a name."""
    assert [hint.forms[0] for hint in INSIDE.of(text)] == said


@pytest.mark.parametrize(
    ("text", "known"),
    [("Trần Văn Bảo", True), ("Trần văn Bảo", False), ("Trần Bảo", False), ("Trần Văn Bar", False),
     ("Lộc Bình", True), ("– Lộc Bình:", True), ("lộc bình", False), ("Công an", False),
     ("huyện Lộc Bình", False), ("", False)],
)  # fmt: skip
def test_a_name_stays_as_it_is(text: str, known: bool) -> None:
    assert INSIDE.is_name(text) is known


def test_a_file_says_which_entries_are_rare(tmp_path: Path) -> None:
    path = tmp_path / "hints.tsv"
    path.write_text(
        "xã\tcommune\trare\nghi chú\tremarks\t\nthủy nông\tirrigation\trare\n"
        "Lộc Bình\tLộc Bình\tname\n",
        "utf-8",
    )
    inside = {("xã",): "commune", ("thủy", "nông"): "irrigation"}
    assert read_hints(path, VI) == Hints(
        VI, inside, inside | {("ghi", "chú"): "remarks"}, 2, frozenset({"Lộc Bình"})
    )


@pytest.mark.parametrize("line", ["xã\tcommune", "xã\t\trare", "\tcommune\t"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "hints.tsv"
    path.write_text(f"ghi chú\tremarks\t\n{line}\n", "utf-8")
    with pytest.raises(EngineError, match=r"hints\.tsv:2"):
        read_hints(path, VI)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xã", "commune"),
        ("Xã:", "Commune:"),
        ("– “Ghi chú”", "– “Remarks”"),
        ("Cần cù!", "Diligent!"),
        ("Cần (cù)", None),
        ("Cần cù và", None),
        ("2. Xã", None),
        ("…", None),
        ("", None),
    ],
)
def test_an_entry_is_looked_up(text: str, said: str | None) -> None:
    found = HINTS.answer(text)
    assert (found[0] if found else None) == said
    if found:
        whole, (start, end), (first, last) = found
        assert text[:start] == whole[:first]
        assert text[end:] == whole[last:]


def test_a_name_is_its_own_translation() -> None:
    assert INSIDE.answer("Lộc Bình:") == ("Lộc Bình:", (0, 9), (0, 9))
    assert INSIDE.answer("lộc bình") == ("hyacinth", (0, 8), (0, 8))
