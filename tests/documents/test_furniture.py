"""What is page furniture and what only looks like it."""

from pathlib import Path

import pytest

from align.documents import open_document
from tests.documents.pdfs import Shown, column, pdf
from tests.documents.writers import removed, texts

BODY = "Đảng bộ huyện đã cố gắng rất nhiều trong việc củng cố các hợp tác xã ở vùng ven sông"
WHOLE = f"{BODY}."


def gone(path: Path, text: str) -> list[str]:
    file = path / "x.txt"
    file.write_text(text, encoding="utf-8")
    return [r.text for r in removed(open_document(file))]


@pytest.mark.parametrize(
    "notice",
    [
        "Edited with **Any PDF Editor**\n- free for non-commercial use.\n\nTo remove this notice,"
        " visit:\nwww.any-editor.example.com/unlock",
        "Created with AnyPDF (unregistered version)",
        "This PDF was created using the trial version of AnyPDF Creator",
        "Converted by AnyDoc Converter - evaluation copy\nPlease purchase at https://a.example/buy",
        "Scanned with AnyScan\nTo get rid of this watermark please upgrade",
        "EVALUATION VERSION\nwww.anypdf.com",
        "Produced by AnyOCR Software\nTo remove this message, go to\nhttp://anyocr.example",
        "Được tạo bằng AnyPDF Editor (bản dùng thử)",
        "__Edited with Any PDF Editor__\nfor evaluation only",
    ],
)
@pytest.mark.parametrize("around", ["\n\n\n", "\n\n"])
def test_a_notice_goes_even_if_it_comes_once(notice: str, around: str, tmp_path: Path) -> None:
    text = f"{BODY}{around}{notice}{around}và bàn kỹ."
    assert gone(tmp_path, text) == [line for line in notice.split("\n") if line]
    assert texts(open_document(tmp_path / "x.txt")) == [f"{BODY} và bàn kỹ."]


def test_a_notice_without_empty_lines_around_it_goes(tmp_path: Path) -> None:
    notice = "Edited with Any PDF Editor\nTo remove this notice, visit:\nwww.any.example"
    assert gone(tmp_path, f"{BODY}\n{notice}\nvà bàn kỹ.") == notice.split("\n")


def test_a_single_sign_goes_if_it_comes_back(tmp_path: Path) -> None:
    text = f"{WHOLE}\n\nCreated with AnyPDF Studio 3\n\n" * 3
    assert gone(tmp_path, text) == ["Created with AnyPDF Studio 3"] * 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{WHOLE}\n\nHò ơi, hò ơi!\n\n" * 6, id="refrain"),
        pytest.param(f"{WHOLE}\n\nHoàng Thịnh\n\n" * 6, id="name under each article"),
        pytest.param(f"NGHỊ QUYẾT\n\n{WHOLE}\n\n" * 100, id="an article again and again"),
        pytest.param(f"TT Tên Số lượng\n1 Gạo 20\n\n{WHOLE}\n\n" * 6, id="table heading"),
        pytest.param(f"{WHOLE}\n\nwww.example.com\n\n" * 3, id="address"),
        pytest.param(f"{WHOLE}\n\nCreated with AnyPDF Studio\n\n{WHOLE}", id="one sign, once"),
        pytest.param(
            f"{BODY}, được tạo bằng phần mềm dùng thử (trial version) và to remove this notice"
            " phải trả tiền cho www.example.com, theo lời người bán hàng.",
            id="a paragraph about notices",
        ),
        pytest.param("Năm\n\n1964\n\n1965\n\n1966\n\n", id="years"),
        pytest.param("".join(f"{n}\n\n{WHOLE}\n\n" for n in range(1, 9)), id="numbered sections"),
        pytest.param("1\n2\n3\n4\n5\n", id="column of numbers"),
    ],
)
def test_what_belongs_to_the_text_stays(text: str, tmp_path: Path) -> None:
    assert gone(tmp_path, text) == []


@pytest.mark.parametrize(
    "number", ["- 15 -", "— 15 —", "Trang 15", "Page 15 of 20", "[15]", "15/20", "tr. 15", "15"]
)
def test_a_page_number_in_a_cut_sentence_goes(number: str, tmp_path: Path) -> None:
    assert gone(tmp_path, f"{BODY}\n\n{number}\n\nvà bàn kỹ.") == [number]


def test_bare_numbers_that_count_pages_go(tmp_path: Path) -> None:
    text = f"{BODY}\n\n14\n\nvà bàn. {WHOLE}\n\n15\n\n{WHOLE}\n\n16\n\n{WHOLE}"
    assert gone(tmp_path, text) == ["14", "15", "16"]


def test_a_running_head_goes(tmp_path: Path) -> None:
    text = "".join(f"{BODY}\n\n{n} TẬP SAN ĐỒNG RUỘNG\n\nvà bàn kỹ.\n\n" for n in range(20, 25))
    assert gone(tmp_path, text) == [f"{n} TẬP SAN ĐỒNG RUỘNG" for n in range(20, 25)]


WORDS = ["đồng", "ruộng", "đội", "xuất", "gặt", "cấy", "lúa", "ngô", "vụ", "xã", "thóc"]


def page(number: int, *, table: bool = False) -> list[Shown]:
    lines = [
        " ".join(WORDS[(number * 7 + row * 3 + i * (row + 1)) % len(WORDS)] for i in range(12))
        for row in range(20)
    ]
    if table:
        lines[3 if number == 1 else 0] = "TT Tên Số lượng"
    return [
        Shown("Đồng ruộng" if number % 2 else "Mùa vụ", y=790),
        *column(lines, top=740),
        Shown(str(number), x=290, y=40),
    ]


def test_head_and_number_of_pdf_pages_go(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([page(n) for n in range(1, 7)]))
    reasons = [(r.reason, r.text) for r in removed(open_document(path))]
    assert reasons == [
        pair
        for n in range(1, 7)
        for pair in (("running head", "Đồng ruộng" if n % 2 else "Mùa vụ"), ("page number", str(n)))
    ]


def test_table_heading_of_pdf_pages_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([page(n, table=True)[1:-1] for n in range(1, 7)]))
    assert removed(open_document(path)) == []


def test_only_furniture_is_an_error_that_says_so(tmp_path: Path) -> None:
    from align.errors import InputError

    path = tmp_path / "x.txt"
    path.write_text("- 1 -\n\n- 2 -\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"nothing but page furniture.*--keep-furniture"):
        texts(open_document(path))
