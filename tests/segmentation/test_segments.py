from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import SettingsError
from align.segmentation import segments, splitter_for
from align.text import clean
from align.units import Kind, Paragraph


def paragraphs(*texts: str, kind: Kind = Kind.TEXT) -> Iterator[Paragraph]:
    """Yield paragraphs that stand a line break apart in their document."""
    start = 0
    for number, text in enumerate(texts, 1):
        yield Paragraph(number, clean(text, start), kind, page=number)
        start += len(text) + 1


def test_numbers_run_over_the_document() -> None:
    found = list(segments(paragraphs("Một. Hai.", " ", "Ba."), "a.txt", splitter_for("vi")))
    assert [(s.number, s.paragraph, s.text, s.page) for s in found] == [
        (1, 1, "Một.", 1),
        (2, 1, "Hai.", 1),
        (3, 3, "Ba.", 3),
    ]
    assert {s.document for s in found} == {"a.txt"}


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.ROW])
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I. Gắn yêu cầu kiện toàn", 1),
        ("Chương ba. Tình hình mới", 1),
        ("Họ tên: Nguyễn Văn An. Tuổi: 30", 1),
        ("Sao lại thế? Vì dân tin Đảng.", 2),
        ("", 0),
    ],
)
def test_heading_and_row_stay_whole(kind: Kind, text: str, count: int) -> None:
    found = list(segments(paragraphs(text, kind=kind), "a.txt", splitter_for("vi")))
    assert len(found) == count
    assert all(s.kind is kind for s in found)


@pytest.mark.parametrize(
    "text", ["Lộc Bình\tChưa đạt.\tCòn chậm.", "Bắc Sơn\tĐã xong. Số hộ tăng.\t120 hộ"]
)
def test_row_of_short_cells_stays_whole(text: str) -> None:
    found = segments(paragraphs(text, kind=Kind.ROW), "a.txt", splitter_for("vi"))
    assert [s.text for s in found] == [text]


def test_row_of_paragraphs_is_cut_between_its_cells() -> None:
    rows = paragraphs("Họp xong. Ai cũng về.\tVề đâu?\t\t Về xã.", kind=Kind.ROW)
    assert [s.text for s in segments(rows, "a.txt", splitter_for("vi"))] == [
        "Họp xong.",
        "Ai cũng về.",
        "Về đâu?",
        "Về xã.",
    ]


def test_item_is_split() -> None:
    items = paragraphs("Học tập. Rèn luyện.", kind=Kind.ITEM)
    assert [s.text for s in segments(items, "a.txt", splitter_for("vi"))] == [
        "Học tập.",
        "Rèn luyện.",
    ]


def test_is_lazy() -> None:
    def endless() -> Iterator[Paragraph]:
        while True:
            yield from paragraphs("Một. Hai.")

    found = segments(endless(), "a.txt", splitter_for("vi"))
    assert [next(found).number for _ in range(5)] == [1, 2, 3, 4, 5]


@given(st.lists(st.text("aĐ. \u00ad\r\ne\u0301\u200b…")))
def test_offsets_lead_back_to_the_document(texts: list[str]) -> None:
    document = "\n".join(texts)
    for segment in segments(paragraphs(*texts), "a.txt", splitter_for("vi")):
        for place, char in enumerate(segment.text):
            if char in "aĐ.…":
                assert document[segment.offsets[place]] == char


@pytest.mark.parametrize("language", ["", "v", "../vi", "vi/en", "Việt", "vi-", "vi VN"])
def test_refuses_what_is_no_language(language: str) -> None:
    with pytest.raises(SettingsError, match="is not a language code; use one like vi"):
        splitter_for(language)
