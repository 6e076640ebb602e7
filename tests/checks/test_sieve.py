"""Calling only the checks whose signs are there finds what calling all of them finds."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.checks import Finding, Pair, Setting, check_names, surface_names
from align.checks.consistency import Key, trace
from align.checks.names import _CAPITAL_AT_MOST
from align.checks.registry import create_each, is_across
from align.checks.sieve import Sieve
from align.checks.signs import FIGURES, NOWHERE
from align.checks.words import vocabulary, words
from align.settings import EnglishSettings
from benchmarks.checks import written
from benchmarks.checks_planted import KINDS, planted

from .examples import EXAMPLES

EACH = [name for name in surface_names() if not is_across(name)]
ENGLISH = EnglishSettings("drop", "british", "lower", "comma", "day-month")
SETTINGS = [
    Setting(),
    Setting(english=ENGLISH),
    Setting("en", "vi"),
    Setting("xx", "de"),
    Setting("vi", "vi"),
]
SIEVES = [Sieve([create_each(name, setting) for name in EACH]) for setting in SETTINGS]
DIRECT = [[create_each(name, setting) for name in EACH] for setting in SETTINGS]
WORDS = (
    "the The tỉnh Tỉnh huyện Lạng Sơn Nguyễn Văn An xã ở 59 1.246 1,246 43,7% 2 tỷ 3 billion "
    "m2 km2 tháng 8 August 1960s XIV 18h ( ) [ ] { } “ ” « » \" ' <b> </b> {x} %d \ufffc "
    "\ufffd Ã» á»‡ ?n a?b @ www.a.vn https://a.vn . ! ? … : ; , - – ٣ ² ½ \x07 đồng $5 5$ ha "
)
BIT = st.sampled_from([*WORDS.split(), "\x85"])
QUICK = [
    *("same-as-source", "leftover", "names", "numbers", "number-format", "units", "doubled-word"),
    *("ordinals", "dates", "end-mark", "spacing", "edges", "capital", "sentences"),
]
GAP = st.sampled_from([" ", " ", " ", "  ", "", "\u00a0", "\n"])
TEXT = st.lists(st.tuples(BIT, GAP), max_size=14).map(
    lambda bits: unicodedata.normalize("NFC", "".join(part for both in bits for part in both))
) | st.text(max_size=30).map(lambda text: unicodedata.normalize("NFC", text))


def direct(at: int, pair: Pair) -> list[Finding]:
    blank = not pair.target.strip()
    asked = [check for check in DIRECT[at] if not blank or check.id == "empty"]
    return [finding for check in asked for finding in check.find(pair)]


@settings(max_examples=300)
@given(at=st.sampled_from(range(len(SETTINGS))), source=TEXT, target=TEXT)
def test_no_finding_is_lost_in_any_text(at: int, source: str, target: str) -> None:
    pair = Pair(source, target)
    assert SIEVES[at].findings(pair) == direct(at, pair)


@pytest.mark.parametrize(
    "name",
    [
        "same-as-source",
        "names",
        "numbers",
        "ordinals",
        "dates",
        "units",
        "capital",
        "end-mark",
        "doubled-word",
        "sentences",
        "edges",
    ],
)
@settings(max_examples=150)
@given(at=st.sampled_from([0, 2]), source=TEXT, target=TEXT)
def test_no_finding_is_lost_by_a_quick_look(name: str, at: int, source: str, target: str) -> None:
    check = create_each(name, SETTINGS[at])
    if check.signs is NOWHERE or not target.strip():
        return
    thorough = check._found  # type: ignore[attr-defined]
    for pair in (Pair(source, target), Pair(source, source), Pair(f"{source} {target}", target)):
        assert list(check.find(pair)) == list(thorough(pair))


def test_no_finding_is_lost_in_translations_good_and_wrong() -> None:
    rng = Random(9)
    good = written()[:300]
    wrong = [made for pair in good[:60] for kind in KINDS if (made := planted(pair, kind, rng))]
    examples = [Pair(one.source, one.target) for one in EXAMPLES]
    strangers = [Pair(one.source, other.target) for one, other in pairwise(good)]
    for pair in (*good, *wrong, *examples, *strangers):
        for at in range(2):
            assert SIEVES[at].findings(pair) == direct(at, pair)


@pytest.mark.parametrize("name", EACH)
def test_most_checks_are_not_called_for_a_plain_pair(name: str) -> None:
    check = create_each(name, Setting())
    called = bool(Sieve([check]).due(Pair("Họ đến nhà.", "They came to the house.")))
    assert called is check.signs.everywhere


def test_surface_checks_need_nothing_but_the_texts() -> None:
    assert set(check_names()) - set(surface_names()) == {"terms", "forbidden-terms", "spelling"}


@given(TEXT)
def test_words(text: str) -> None:
    assert words(text) == re.findall(r"\w+", text.lower())
    assert vocabulary(text) == set(words(text))


LETTERS = st.text(st.sampled_from("aAyYiIcCсСоxхđĐðòóỏọủụúùhHqQuUeéẹkKnN ßſ-.?1²"), max_size=8)


@settings(max_examples=300)
@given(LETTERS, LETTERS, st.sampled_from(["vi", "en"]))
def test_texts_with_one_key_have_one_trace(one: str, other: str, code: str) -> None:
    key = Key(code)
    if key(one) == key(other):
        assert trace(one) == trace(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa bình.", "hoà bình"),
        ("Lý do", "lí  do!"),
        ("Cộng", "Сộng"),
        ("đảng", "ðảng"),
        ("Khỏe", "KHOẺ"),
    ],
)
def test_spellings_of_one_text_have_one_trace(one: str, other: str) -> None:
    assert Key("vi")(one) == Key("vi")(other)
    assert trace(one) == trace(other)


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [(FIGURES, str.isdecimal), (_CAPITAL_AT_MOST[1:-1], str.isupper)],
)
def test_classes_made_for_speed_have_all_they_must(
    listed: str, wanted: Callable[[str], bool]
) -> None:
    kind = re.compile(f"[{listed}]")
    assert [c for c in map(chr, range(0x110000)) if wanted(c) and not kind.match(c)] == []
