"""What every reader has to do, whatever its format."""

import hashlib
from pathlib import Path

import pytest

from align.documents import Document, known_extensions, open_document, paragraphs
from align.units import Kind
from tests.documents.writers import WRITERS, removed, texts

PARTS = [
    (Kind.HEADING, "BÁO CÁO CỦA HUYỆN ỦY"),
    (Kind.TEXT, "Huyện ủy họp ba ngày & bàn về hợp tác xã."),
    (Kind.HEADING, "I. Tình hình chung"),
    (Kind.TEXT, "Đảng bộ có 42 chi bộ; phần lớn các chi bộ ấy đã được củng cố ở Trung"),
    (Kind.TEXT, "ương và ở tỉnh, theo yêu cầu “bốn tốt”."),
    (Kind.TEXT, "Edited with **PageLift PDF Studio**"),
    (Kind.TEXT, "To remove this notice, visit: www.pagelift.example"),
]
EXPECTED = [
    (Kind.HEADING, "BÁO CÁO CỦA HUYỆN ỦY"),
    (Kind.TEXT, "Huyện ủy họp ba ngày & bàn về hợp tác xã."),
    (Kind.HEADING, "I. Tình hình chung"),
    (
        Kind.TEXT,
        "Đảng bộ có 42 chi bộ; phần lớn các chi bộ ấy đã được củng cố ở Trung ương và ở tỉnh,"
        " theo yêu cầu “bốn tốt”.",
    ),
]


@pytest.fixture(params=WRITERS)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    extension: str = request.param
    path = tmp_path / f"báo cáo.{extension}"
    WRITERS[extension](path, PARTS)
    return open_document(path)


def test_all_formats_give_the_same_paragraphs(document: Document) -> None:
    found = [(p.kind, p.content.text) for p in paragraphs(document)]
    assert found == EXPECTED


def test_paragraphs_are_numbered_from_one(document: Document) -> None:
    assert [p.number for p in paragraphs(document)] == [1, 2, 3, 4]


def test_blocks_come_again(document: Document) -> None:
    assert list(document.blocks()) == list(document.blocks())


def test_blocks_hold_something(document: Document) -> None:
    assert all(block.content.text.strip() for block in document.blocks())


def test_offsets_lead_back_to_the_text_as_read(document: Document) -> None:
    text = document.text()
    for content in [b.content for b in document.blocks()] + [
        p.content for p in paragraphs(document)
    ]:
        back = "".join(text[content.offsets[i]] for i in range(len(content.text)))
        assert [
            a for a in zip(content.text, back, strict=True) if a[0] != a[1] and a[0] != " "
        ] == []


def test_the_removed_is_told_with_its_place(document: Document) -> None:
    gone = removed(document)
    assert len(gone) == 2
    text = document.text()
    assert [text[r.start : r.end].replace("\\", "") for r in gone] == [r.text for r in gone]


def test_file_is_described(document: Document) -> None:
    assert document.digest == hashlib.sha256(document.path.read_bytes()).hexdigest()
    assert document.name == document.path.name
    assert "/" in document.media
    assert document.notices == ()
    binary = document.path.suffix in (".docx", ".odt", ".epub", ".pdf")
    assert document.encoding == (None if binary else "utf-8")


def test_furniture_can_be_kept(document: Document) -> None:
    kept = [p.content.text for p in paragraphs(document, keep_furniture=True)]
    assert any("To remove this notice" in text for text in kept)


def test_every_extension_has_a_reader() -> None:
    assert set(WRITERS) <= set(known_extensions())


@pytest.mark.parametrize("extension", ["docx", "odt", "epub", "pdf"])
def test_an_encoding_for_a_format_with_its_own_is_told(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{extension}"
    WRITERS[extension](path, PARTS)
    document = open_document(path, encoding="windows-1258")
    assert document.notices == (f"--encoding has no effect on a .{extension} file",)
    assert texts(document) == [text for _, text in EXPECTED]
