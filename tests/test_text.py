import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.text import Mapped, OffsetMap, clean, joined, word_count


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("tỉnh ủy", "tỉnh ủy"),
        (unicodedata.normalize("NFD", "tỉnh ủy"), "tỉnh ủy"),
        ("hội\u00ad nghị", "hội nghị"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\ufeffĐảng\x00 bộ\x1f", "Đảng bộ"),
        ("e\u200b\u0301", "é"),
        ("", ""),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw).text == text


@given(st.text(), st.integers(0, 1000))
def test_clean_is_nfc_and_stable(raw: str, start: int) -> None:
    mapped = clean(raw, start)
    assert unicodedata.is_normalized("NFC", mapped.text)
    assert clean(mapped.text).text == mapped.text
    places = [mapped.offsets[i] for i in range(len(mapped.text))]
    assert places == sorted(places)
    assert all(start <= p < start + len(raw) for p in places)


@given(st.text("ab é\u0301\u00ad\r\n"))
def test_untouched_characters_keep_their_place(raw: str) -> None:
    mapped = clean(raw)
    for i, char in enumerate(mapped.text):
        if char in "ab ":
            assert raw[mapped.offsets[i]] == char


@given(st.text("ab\u00ade\u0301"), st.data())
def test_slices_agree_with_the_whole(raw: str, data: st.DataObject) -> None:
    whole = clean(raw, 7)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    part = whole[start:end]
    assert part.text == whole.text[start:end]
    assert [part.offsets[i] for i in range(len(part.text))] == [
        whole.offsets[i] for i in range(start, end)
    ]


@given(st.lists(st.text("ab\u00ad"), max_size=5))
def test_joined_maps_each_part(raws: list[str]) -> None:
    parts = [clean(raw, 100 * i) for i, raw in enumerate(raws)]
    whole = joined(parts, " ")
    assert whole.text == " ".join(p.text for p in parts)
    position = 0
    for part in parts:
        for i in range(len(part.text)):
            assert whole.offsets[position + i] == part.offsets[i]
        position += len(part.text) + 1


def test_stripped() -> None:
    mapped = Mapped("  ab ", OffsetMap((0,), (10,))).stripped()
    assert (mapped.text, mapped.start, mapped.end) == ("ab", 12, 14)


def test_word_count() -> None:
    assert word_count(" Tỉnh ủy  Lạng Sơn\n") == 4


@given(st.text("ae\u0301\u00ad"), st.text("b"))
def test_the_end_covers_what_was_composed(raw: str, tail: str) -> None:
    whole = clean(raw + tail, 3)
    assert whole.end == 3 + len(raw) + len(tail)
    part = whole[: len(clean(raw).text)]
    assert part.end == 3 + len(raw)
