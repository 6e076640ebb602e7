import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.languages import language
from align.languages.pairs import count_pairs, load_pairs, write_pairs
from align.languages.vi import place_tone

VI = language("vi")


@pytest.mark.parametrize(
    ("syllable", "key"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("Thuý", "thúy"),
        ("loà", "lòa"),
        ("hoàn", "hoàn"),
        ("khuỷu", "khuỷu"),
        ("toán", "toán"),
        ("ngoáy", "ngoáy"),
        ("của", "của"),
        ("già", "già"),
        ("gì", "gì"),
        ("gìơ", "giờ"),
        ("qúi", "quí"),
        ("quý", "quí"),
        ("tỷ", "tỉ"),
        ("Mỹ", "mĩ"),
        ("kỳ", "kì"),
        ("y", "y"),
        ("tuy", "tuy"),
        ("tay", "tay"),
        ("ĐẢNG", "đảng"),
        ("Ðảng", "đảng"),
        ("thuở", "thuở"),
        ("thủơ", "thuở"),
        ("nguyễn", "nguyễn"),
        ("ti\u0309nh", "tỉnh"),
        ("résumé", "résumé"),
        ("Lênin", "lênin"),
        ("1966", "1966"),
    ],
)
def test_key(syllable: str, key: str) -> None:
    assert VI.fold(syllable) == key


@pytest.mark.parametrize(
    ("syllable", "skeleton"),
    [("tỉnh", "tinh"), ("Đảng", "dang"), ("ương", "uong"), ("uỷ", "uy"), ("Mỹ", "mi")],
)
def test_skeleton(syllable: str, skeleton: str) -> None:
    assert VI.skeleton(syllable) == skeleton


ONSETS = st.sampled_from(["", "h", "kh", "l", "t", "th", "ng", "x", "đ"])
RIMES = st.sampled_from(["oa", "oe", "uy"])
TONES = st.sampled_from("\u0300\u0301\u0303\u0309\u0323")


@settings(deadline=None)
@given(onset=ONSETS, rime=RIMES, tone=TONES)
def test_old_and_new_placement_have_one_key(onset: str, rime: str, tone: str) -> None:
    old = unicodedata.normalize("NFC", onset + rime[0] + tone + rime[1])
    new = unicodedata.normalize("NFC", onset + rime + tone)
    assert VI.fold(old) == VI.fold(new) == old
    assert place_tone(old, new_style=True) == new


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("đồng", "chí", True),
        ("cơ", "sở", True),
        ("công", "chúng", True),
        ("tinh", "ủy", False),
        ("zz", "zz", False),
    ],
)
def test_pairs_of_clean_text(first: str, second: str, known: bool) -> None:
    assert VI.attested(first, second) is known


def test_particles() -> None:
    assert VI.is_particle("đang")
    assert not VI.is_particle("đảng")


def test_pairs_are_counted_inside_a_clause() -> None:
    counts = count_pairs(["Tỉnh uỷ họp, tỉnh ủy bàn", "tỉnh-ủy"], VI)
    assert counts["tỉnh", "ủy"] == 3
    assert counts["họp", "tỉnh"] == 0


def test_a_list_of_pairs_drops_what_is_rare_or_no_word() -> None:
    counts = Counter({("a", "b"): 2, ("a", "c"): 1, ("a", "d"): 3, ("a", "5"): 9})
    assert list(write_pairs(counts)) == ["a b d"]


def test_a_language_without_a_list_has_no_pairs() -> None:
    assert load_pairs("xx") == {}
