"""How alike segments are, what differs, and what a memory offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.store.memory import Memory, Translated
from align.store.memory.matching.difference import Change, difference
from align.store.memory.matching.match import Match, Wanted
from align.store.memory.matching.matcher import Matcher
from align.store.memory.matching.numbers import substituted
from align.store.memory.matching.penalties import Penalties
from align.store.memory.matching.score import likeness, similarity
from align.store.memory.matching.tokens import Sort, key, tokens
from align.units import Origin, Status


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("Năm 1967, Đảng ta", "word number mark word word"),
        ("12,5 % / 1.000", "number mark mark number"),
        ("covid19 B-52 3D", "word word mark number word"),
        ("<b>đậm</b> {1} <g id='1'/>", "tag word tag tag tag"),
        ("\ufffcmã\ufffc", "tag word tag"),
        ("a < b > c", "word mark word mark word"),
        ("don't Lạng-sơn snake_case", "word word mark word word mark word"),
        ("中文字 abc", "word word word word"),
        ("", ""),
    ],
)
def test_tokens(text: str, sorts: str) -> None:
    found = list(tokens(text))
    assert " ".join(token.sort for token in found) == sorts
    assert all(text[token.start : token.end] == token.text for token in found)


def test_the_key_is_the_words_or_else_everything() -> None:
    assert key("Năm 1967, <b>Đảng</b> ta.") == ("năm", "đảng", "ta")
    assert key("12,5 %") == ("12,5", "%")
    assert key(" ") == ()


@given(st.text(max_size=60))
def test_the_key_is_what_the_tokens_say(text: str) -> None:
    lower = text.lower()
    words = tuple(token.text for token in tokens(lower) if token.sort is Sort.WORD)
    assert key(text) == (words or tuple(token.text for token in tokens(lower)))


# The figures are those of OmegaT's formula: 100·(max − distance)/max, cut to a whole number.
@pytest.mark.parametrize(
    ("one", "other", "score", "whole", "only"),
    [
        ("a b c d", "a b c d", 100, 100, ()),
        ("a b c d", "a b c", 75, 75, ()),
        ("a b c", "a x c", 66, 66, ()),
        ("a b c d e f g", "a b c d e f", 85, 85, ()),
        ("a", "b", 0, 0, ()),
        ("a b", "b a", 0, 0, ()),
        ("A b c.", "a b c.", 99, 99, ("case",)),
        ("a b c", "a b c.", 99, 75, ("punctuation",)),
        ("a b 5", "a b 6", 99, 66, ("numbers",)),
        ("a <b>c</b>", "a c", 99, 50, ("tags",)),
        ("A b 5!", "a b 6", 99, 50, ("case", "numbers", "punctuation")),
        ("a  b", "a b", 99, 99, ("spaces",)),
        ("12 %", "13 %", 50, 50, ()),
        ("12", "mười hai", 0, 0, ()),
        ("", "a", 0, 0, ()),
    ],
)
def test_likeness(one: str, other: str, score: int, whole: int, only: tuple[str, ...]) -> None:
    for found in (likeness(one, other), likeness(other, one)):
        assert (found.score, found.whole, found.only) == (score, whole, only)


OMEGAT = [
    ("Tỉnh ủy đã họp ngày 1 tháng 5.", "Tỉnh ủy đã họp hội nghị ngày 1 tháng 5.", 75),
    ("Sản lượng lúa năm 1967 đạt 1.000 tấn.", "Sản lượng ngô năm 1966 đạt 900 tấn.", 83),
    ("Chi bộ đã bàn kỹ việc này rồi.", "Việc này chi bộ đã bàn kỹ rồi.", 50),
    ("Các đồng chí đều dự, trừ bí thư huyện.", "Các đồng chí đều dự cả, trừ bí thư.", 77),
    ("Hợp tác xã được củng cố.", "Hợp tác xã đã được củng cố và mở rộng.", 60),
    ("The provincial Party committee met.", "The district Party committee met yesterday.", 66),
    ("Không.", "Không phải.", 50),
    ("Đảng viên phải gương mẫu trong mọi việc.", "Mọi đảng viên phải luôn gương mẫu.", 37),
]
"""What FuzzyMatcher of OmegaT 3.6.0 says of the words of these texts in lower case."""


@pytest.mark.parametrize(("one", "other", "score"), OMEGAT)
def test_the_score_is_that_of_omegat(one: str, other: str, score: int) -> None:
    assert likeness(one, other).score == score


letters = st.lists(st.sampled_from(["a", "b", "c"]), max_size=6)


@given(letters, letters)
def test_similarity_is_the_formula(one: list[str], other: list[str]) -> None:
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right)))
        rows.append(row)
    longest = max(len(one), len(other))
    wanted = 100 * (longest - rows[-1][-1]) // longest if longest else 0
    assert similarity(one, other) == wanted


sentences = st.lists(st.sampled_from(["một", "hai ", "ba, ", "4", "."]), max_size=8).map("".join)


@given(sentences | st.text(max_size=20), sentences | st.text(max_size=20))
def test_a_difference_leads_from_one_text_to_the_other(old: str, new: str) -> None:
    way = difference(old, new)
    assert "".join(s.text for s in way if s.change is not Change.DELETED) == new
    before = "".join(s.text for s in way if s.change is not Change.INSERTED)
    assert "".join(before.split()) == "".join(old.split())


@pytest.mark.parametrize(
    ("old", "new", "target", "wanted"),
    [
        ("Năm 1967", "Năm 1968", "In 1967", "In 1968"),
        ("có 1.234,5 tấn", "có 2.345,6 tấn", "1,234.5 tons", "2,345.6 tons"),
        ("từ 5 đến 7", "từ 5 đến 8", "5 to 7", "5 to 8"),
        ("3 và 3", "4 và 4", "3 and 3", "4 and 4"),
        ("3 và 5", "5 và 3", "3 and 5", "5 and 3"),
        ("số 1000", "số 1.500", "no. 1000", None),  # how the target groups digits is not known
        ("3 và 3", "4 và 5", "3 and 3", None),  # which is which
        ("3 con", "4 con", "three animals", None),
        ("3 con", "4 con", "3 of 3 animals", None),
        ("tháng 9 năm 1967", "tháng 8 năm 1967", "September 1967", None),
        ("1 con", "1 con", "1 animal", None),
        ("1 con", "1 2 con", "1 animal", None),
        ("B52 và 3", "B52 và 4", "B52 and 3", "B52 and 4"),
    ],
)
def test_number_substitution(old: str, new: str, target: str, wanted: str | None) -> None:
    assert substituted(old, new, target) == wanted


def unit(source: str, target: str, **more: str) -> Translated:
    return Translated(source, target, "vi", "en", **more)  # type: ignore[arg-type]


MACHINE = Origin("compact", "r1")
UNITS = [
    unit("Mở đầu.", "Opening.", after="Câu một dài hơn."),
    unit("Câu một dài hơn.", "One, longer.", before="Mở đầu.", after="Hết.", key="k1"),
    unit("Câu một dài hơn.", "The longer one."),
    unit("Câu một dài hơn nữa.", "One, longer still."),
    unit("Năm 1967 có 3 đợt.", "There were 3 waves in 1967."),
    Translated(
        "Mã \ufffcđậm\ufffc", "\ufffcBold\ufffc code", "vi", "en", ("<b>", "</b>"), ("<b>",)
    ),
    Translated(
        "Máy dịch câu này.", "Machine said.", "vi", "en", status=Status.DRAFT, origin=MACHINE
    ),
    Translated("Câu một dài hơn.", "Plus longue.", "vi", "fr"),
    Translated("Câu cũ.", "Old one.", "vi-VN", "en-GB", changed="2001-01-01T00:00:00Z"),
    Translated("Cặp ghép.", "Pair.", "vi", "en", origin=Origin("aligned"), status=Status.DRAFT),
]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.create(tmp_path / "m.tm") as made:
        made.add(UNITS)
        yield made


def asked(memory: Memory, wanted: Wanted | str, **how: int) -> list[Match]:
    if isinstance(wanted, str):
        wanted = Wanted(wanted)
    return Matcher(memory, ("vi", "en")).matches(wanted, **how)


ONE = "Câu một dài hơn."


@pytest.mark.parametrize(
    ("wanted", "score", "why", "target"),
    [
        (Wanted(ONE, "Mở đầu.", "Hết."), 101, ("context",), "One, longer."),
        (Wanted(ONE, "Mở đầu.", "Hết.", "k1"), 102, ("context", "id"), "One, longer."),
        (Wanted(ONE, key="k1"), 101, ("id",), "One, longer."),
        (Wanted(ONE, "Mở đầu.", "Khác."), 100, ("exact",), "The longer one."),
        (Wanted(ONE), 100, ("exact",), "The longer one."),
        (Wanted("Mở đầu.", "", ONE), 101, ("context",), "Opening."),
        (Wanted("Câu một dài hơn"), 99, ("punctuation",), "The longer one."),
        (Wanted("câu một dài hơn."), 99, ("case",), "The longer one."),
        (Wanted("Năm 1968 có 4 đợt."), 99, ("numbers",), "There were 4 waves in 1968."),
        (Wanted("Mã đậm"), 99, ("tags",), "\ufffcBold\ufffc code"),
        (Wanted("Máy dịch câu này."), 85, ("exact", "machine"), "Machine said."),
        (Wanted("Cặp ghép."), 97, ("exact", "aligned"), "Pair."),
        (Wanted("Câu cũ."), 100, ("exact",), "Old one."),
    ],
)
def test_the_best_match(
    memory: Memory, wanted: Wanted, score: int, why: tuple[str, ...], target: str
) -> None:
    best = asked(memory, wanted)[0]
    assert (best.score, best.why, best.target) == (score, why, target)
    assert best.memory == "m.tm"
    assert (best.difference == ()) == ("exact" in why or "context" in why or "id" in why)
    assert best.adapted == (why == ("numbers",))


def test_matches_are_ranked_and_each_target_comes_once(memory: Memory) -> None:
    found = asked(memory, ONE)
    assert [(m.score, m.target) for m in found] == [
        (100, "The longer one."),
        (100, "One, longer."),
        (80, "One, longer still."),
    ]
    assert len(asked(memory, ONE, minimum=90)) == 2
    assert len(asked(memory, ONE, limit=1)) == 1
    assert asked(memory, "Không có gì giống cả.") == []
    assert asked(memory, "") == []


def test_text_without_placeholders(memory: Memory) -> None:
    assert asked(memory, "Mã đậm")[0].text == "Bold code"


@pytest.mark.parametrize(
    ("penalties", "source", "score"),
    [
        (Penalties(machine=0), "Máy dịch câu này.", 100),
        (Penalties(machine=40), "Máy dịch câu này.", 60),
        (Penalties(old=7), "Câu cũ.", 93),
        (Penalties(old=7, years=500), "Câu cũ.", 100),
        (Penalties(memory=10), ONE, 90),
        (Penalties(memory=10, machine=5), "Máy dịch câu này.", 85),
        (Penalties(memory=100), ONE, 0),
    ],
)
def test_penalties(memory: Memory, penalties: Penalties, source: str, score: int) -> None:
    best = Matcher(memory, ("vi", "en"), penalties).matches(Wanted(source), minimum=0)[0]
    assert best.score == score
    assert best.score + best.penalty == 100


def test_what_changes_in_the_memory_is_seen_at_once(memory: Memory) -> None:
    matcher = Matcher(memory, ("vi", "en"))
    [first] = matcher.matches(Wanted("Câu cũ."))
    memory.delete([first.unit])
    assert matcher.matches(Wanted("Câu cũ.")) == []
    memory.add([unit("Câu cũ", "New one.")])
    [again] = matcher.matches(Wanted("Câu cũ."))
    assert (again.score, again.target) == (99, "New one.")
    memory.edit(again.unit, unit("Hẳn là khác.", "Other."))
    assert matcher.matches(Wanted("Câu cũ."), minimum=50) == []
    assert matcher.matches(Wanted("Hẳn là khác."))[0].score == 100


def test_units_out_of_date_do_not_hide_others(tmp_path: Path) -> None:
    with Memory.create(tmp_path / "m.tm") as memory:
        memory.add(unit("một hai ba bốn", f"t{number}") for number in range(300))
        memory.add([unit("một hai ba bốn năm", "the one")])
        matcher = Matcher(memory)
        matcher.matches(Wanted("một hai ba bốn"))
        memory.delete([one.identity for one in memory.units()][:300])
        assert [m.target for m in matcher.matches(Wanted("một hai ba bốn"))] == ["the one"]
