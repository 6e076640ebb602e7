"""When two blocks are one paragraph."""

from pathlib import Path

import pytest

from align.documents import open_document, paragraphs
from align.units import Kind
from tests.documents.writers import texts

LONG = "Đảng bộ huyện đã cố gắng rất nhiều trong việc củng cố các hợp tác xã"
FULL = f"{LONG}, chăm lo đời sống của xã viên và xây dựng lực lượng dân quân tự vệ ở tất cả các xã"
NUMBER = "- 12 -"


def read(path: Path, text: str) -> list[str]:
    file = path / "x.txt"
    file.write_text(text, encoding="utf-8", newline="")
    return texts(open_document(file))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param(f"{LONG} ở Trung\n\nương.", f"{LONG} ở Trung ương.", id="word pair"),
        pytest.param(f"{LONG}...\n\nrồi sơ kết.", f"{LONG}... rồi sơ kết.", id="ellipsis"),
        pytest.param(
            f"{LONG}…\n\nrồi sơ kết.", f"{LONG}… rồi sơ kết.", id="one-character ellipsis"
        ),
        pytest.param(f"{LONG},\n\nrồi sơ kết.", f"{LONG}, rồi sơ kết.", id="comma"),
        pytest.param(f"{LONG}\n\n{NUMBER}\n\nvà bàn.", f"{LONG} và bàn.", id="page number"),
        pytest.param(f"{LONG}\n{NUMBER}\nvà bàn.", f"{LONG} và bàn.", id="tight page number"),
        pytest.param(f"{LONG}\n\f và bàn.", f"{LONG} và bàn.", id="form feed"),
        pytest.param(f"{LONG}\r\n\r\nvà bàn.", f"{LONG} và bàn.", id="CR LF"),
        pytest.param(f"{LONG}\r\rvà bàn.", f"{LONG} và bàn.", id="CR"),
        pytest.param(
            f"{FULL}\n\n{NUMBER}\n\nTân Lập, nay đã xong.",
            f"{FULL} Tân Lập, nay đã xong.",
            id="capital after a page number",
        ),
        pytest.param(f"Khi\n\n{NUMBER}\n\nvề xã.", "Khi về xã.", id="short before a page number"),
        pytest.param(
            "II. Củng cố tỉnh ủy, chủ yếu\nlà về chất lượng\n\nMột.",
            "II. Củng cố tỉnh ủy, chủ yếu là về chất lượng",
            id="heading on two lines",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH TRUNG ƯƠNG\n\nMột.",
            "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH TRUNG ƯƠNG",
            id="title on two lines",
        ),
        pytest.param(
            "TẠP CHÍ ĐỒNG RUỘNG\nMẤY KINH NGHIỆM VỀ SỰ LÃNH ĐẠO\nCỦA HUYỆN ỦY TÂN LẬP\n\nMột.",
            "MẤY KINH NGHIỆM VỀ SỰ LÃNH ĐẠO CỦA HUYỆN ỦY TÂN LẬP",
            id="title on two lines below a rubric",
        ),
        pytest.param(
            f"{LONG} kinh\u00ad\n\nnghiệm.", f"{LONG} kinhnghiệm.", id="soft hyphen at the end"
        ),
        pytest.param(f"{LONG} Tràng-\n\nđịnh.", f"{LONG} Tràng-định.", id="hyphen of a name"),
        pytest.param(f"{LONG} -\n\nlà cấp.", f"{LONG} - là cấp.", id="dash"),
    ],
)
def test_joined(text: str, whole: str, tmp_path: Path) -> None:
    assert whole in read(tmp_path, text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(f"{LONG}.", "và bàn.", id="full stop"),
        pytest.param(f"{LONG}:", "và bàn.", id="colon"),
        pytest.param(f"{LONG};", "và bàn;", id="semicolon"),
        pytest.param(f"{LONG}.”", "và bàn.", id="full stop in quotes"),
        pytest.param(LONG, "Và bàn.", id="capital"),
        pytest.param(LONG, "- và bàn", id="dash of an item"),
        pytest.param(LONG, "a) và bàn", id="letter of an item"),
        pytest.param("I. Tình hình", "và nhiệm vụ của toàn huyện.", id="after a heading"),
        pytest.param("BÁO CÁO", "của huyện ủy Tân Lập.", id="after a title"),
        pytest.param(LONG, "II. Nhiệm vụ", id="before a heading"),
        pytest.param("Hoàng Thịnh", "bí thư huyện ủy", id="short lines"),
        pytest.param(f"{LONG}...", "Rồi sơ kết.", id="ellipsis and a capital"),
    ],
)
def test_kept_apart(first: str, second: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"{first}\n\n{second}") == [first, second]


def test_a_heading_before_a_page_number_stays_one(tmp_path: Path) -> None:
    text = f"{LONG}.\n\nI. Tình hình\n\n{NUMBER}\n\nvà bàn."
    assert read(tmp_path, text) == [f"{LONG}.", "I. Tình hình", "và bàn."]


WRAPPED = """\
Năm ấy huyện ủy cử cán bộ về từng xã, cùng ăn, cùng ở, cùng
làm với xã viên, giúp chi bộ sắp xếp lại chi ủy và bồi
dưỡng cán bộ trẻ.

Đến cuối năm, kinh nghiệm của xã Tân Lập được sơ kết và phổ
biến cho các xã còn lại trong huyện và cả các huyện ở ven
- 7 -
sông. Việc ấy có kết quả.
  Đội sản xuất số ba thu hoạch xong trước mọi đội khác trong
toàn hợp tác xã.

1. Gạo
2. Ngô
3. Khoai
"""


def test_wrapped_text_is_unwrapped(tmp_path: Path) -> None:
    assert read(tmp_path, WRAPPED) == [
        "Năm ấy huyện ủy cử cán bộ về từng xã, cùng ăn, cùng ở, cùng làm với xã viên, giúp chi bộ"
        " sắp xếp lại chi ủy và bồi dưỡng cán bộ trẻ.",
        "Đến cuối năm, kinh nghiệm của xã Tân Lập được sơ kết và phổ biến cho các xã còn lại trong"
        " huyện và cả các huyện ở ven sông. Việc ấy có kết quả.",
        "Đội sản xuất số ba thu hoạch xong trước mọi đội khác trong toàn hợp tác xã.",
        "1. Gạo",
        "2. Ngô",
        "3. Khoai",
    ]


HYPHENED = """\
The committee asked every district for infor-
mation about the cooperatives and their self-
criticism; such information came late, while the
self-criticism was thorough and the re-
ports were short.
"""


def test_a_hyphen_goes_where_the_document_shows_the_word(tmp_path: Path) -> None:
    assert read(tmp_path, HYPHENED) == [
        "The committee asked every district for information about the cooperatives and their"
        " self-criticism; such information came late, while the self-criticism was thorough and"
        " the re-ports were short."
    ]


VERSE = """\
Đường vào hợp tác quanh co
Đôi bên lúa chín, câu hò vọng sang
Ai về nhắn với xóm làng
Mùa này thóc chất đầy sàn, đầy kho
"""


def test_verse_keeps_its_lines(tmp_path: Path) -> None:
    assert read(tmp_path, VERSE) == VERSE.splitlines()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I. Tình hình chung", Kind.HEADING),
        ("B. Nhiệm vụ", Kind.HEADING),
        ("2.1. Về tổ chức", Kind.HEADING),
        ("BÁO CÁO CHÍNH TRỊ", Kind.HEADING),
        ("I. Chúng tôi đã họp.", Kind.TEXT),
        ("Hoàng Thịnh", Kind.TEXT),
        ("- giống lúa mới", Kind.ITEM),
        ("a) giống lúa mới;", Kind.ITEM),
        ("1) giống lúa mới", Kind.ITEM),
        ("1. Chúng tôi đã họp.", Kind.ITEM),
        ("1967", Kind.TEXT),
        ("IR8", Kind.TEXT),
    ],
)
def test_kinds(text: str, kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"Mở đầu.\n\n{text}\n\nHết.\n", encoding="utf-8")
    assert [p.kind for p in paragraphs(open_document(path))] == [Kind.TEXT, kind, Kind.TEXT]
