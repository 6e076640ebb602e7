"""One folding for search and one normalisation for output, both true to their offsets."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from align.languages.vi_orthography import (
    Style,
    fold_text,
    normalise,
    occurrences,
    usual_style,
    without_lookalikes,
)

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
_WORDS = (
    "hòa hoà khỏe khoẻ ủy uỷ thúy thuý quý qúy quí tỷ tỉ Lý kĩ Ðảng đảng Mỹ Tràng-định của khuỷu "
    "gìơ giờ oà UỶ Hoà ngoài xoáy Trung\u00a0ương tỉ\u200bnh \ufb01m “bốn tốt” ... … tỉnh\u2011ủy "
    "Оxy Canberra straße İ 5-6 huye\u0323\u0302n"
)
WORDS = st.sampled_from(_WORDS.split(" "))
TEXT = st.lists(WORDS, max_size=8).map(" ".join) | st.text(
    st.sampled_from(
        "aàăâđĐðÐeêioôơuưyỳỷýhqgnKk-–‑ .,\n\t\u00a0\u200b\u200d\u0301\u0323“”'ß\ufb01аеİ5_"
    ),
    max_size=25,
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("hòa bình", "hoà bình", "Hoà Bình", "HÒA BÌNH", "hòa\u00a0bình", "hoà-bình", "hòa - bình"),
        (
            "tỉnh ủy",
            "tỉnh uỷ",
            "tỉ\u200bnh ủy",
            "tỉnh\n ủy",
            unicodedata.normalize("NFD", "tỉnh ủy"),
        ),
        ("Tràng Định", "Tràng- định", "Tràng - định", "Tràng‑Định"),
        ("Đảng", "Ðảng", "Ɖảng", "đảng"),
        ("kỹ thuật", "kĩ thuật"),
        ("quý", "quí", "qúy"),
        ('"bốn tốt"', "“bốn tốt”", "«bốn tốt»"),
        ("phim", "рhim", "PHIM"),
        ("ta...", "ta…"),
        ("fiat", "\ufb01at"),
    ],
)
def test_spellings_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold_text(spelling).text for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("ban", "bàn"), ("đa", "da"), ("tay", "tai"), ("mai", "may"), ("5-6", "5 6")]
)
def test_words_do_not(one: str, other: str) -> None:
    assert fold_text(one).text != fold_text(other).text


@settings(deadline=None)
@given(text=TEXT | st.text(max_size=20))
@example(text="İ\u0323")
def test_folding_is_idempotent_and_true(text: str) -> None:
    folded = fold_text(text)
    assert fold_text(folded.text).text == folded.text
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place <= len(text) for place in folded.places)
    for at, place in enumerate(folded.places[:-1]):
        assert folded.there(place) <= at
        assert folded.places[folded.there(place)] == place


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("Tràng Định", "ở huyện Tràng- định, như", ["Tràng- định"]),
        ("hoà", "Hòa và hòa-bình, hoàn", ["Hòa", "hòa"]),
        ("tỉnh ủy", "của tỉ\u200bnh\u00a0uỷ.", ["tỉ\u200bnh\u00a0uỷ"]),
        (
            "ủy viên",
            unicodedata.normalize("NFD", "ủy viên"),
            [unicodedata.normalize("NFD", "ủy viên")],
        ),
        ("", "gì cũng được", []),
    ],
)
def test_occurrences(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(query, text)] == found


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("hòa", "hòa", "hoà"),
        ("UỶ BAN", "ỦY BAN", "UỶ BAN"),
        ("Thuý khoẻ", "Thúy khỏe", "Thuý khoẻ"),
        ("quý của hoàn khuỷu giờ", "quý của hoàn khuỷu giờ", "quý của hoàn khuỷu giờ"),
        ("qúy gìơ", "quý giờ", "quý giờ"),
        ("Ðảng ủy", "Đảng ủy", "Đảng uỷ"),
        ("Lý, kĩ, Mỹ; voilà, Málaga, Москва", "Lý, kĩ, Mỹ; voilà, Málaga, Москва", None),
    ],
)
def test_normalisation(text: str, old: str, new: str | None) -> None:
    assert normalise(text, Style.OLD).text == old
    assert normalise(text, Style.NEW).text == (old if new is None else new)


@pytest.mark.parametrize("style", Style)
@settings(deadline=None)
@given(text=TEXT)
@example(text="\u0301\u200daỳ")
def test_normalisation_is_idempotent_and_true(style: Style, text: str) -> None:
    once = normalise(text, style)
    assert normalise(once.text, style).text == once.text
    other = Style.OLD if style is Style.NEW else Style.NEW
    assert normalise(normalise(text, other).text, style).text == once.text
    assert fold_text(once.text).text == fold_text(text).text
    assert len(once.text) <= len(text)
    for at, letter in enumerate(once.text):
        if letter.isascii() and not letter.isalpha():
            assert text[once.offsets[at]] in (letter, "\r")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_no_clean_text_is_changed(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        style = usual_style([line])
        assert normalise(line, style or Style.OLD).text == line


@pytest.mark.parametrize(
    ("texts", "style"),
    [(["hòa ủy", "hoà"], Style.OLD), (["hoà, uỷ, thúy"], Style.NEW), (["quý bàn"], None)],
)
def test_usual_style(texts: list[str], style: Style | None) -> None:
    assert usual_style(texts) is style


@pytest.mark.parametrize(
    ("word", "proper"), [("Ðảng", "Đảng"), ("рhim", "phim"), ("Москва", "Москва"), ("abc", "abc")]
)
def test_lookalikes(word: str, proper: str) -> None:
    assert without_lookalikes(word) == proper
