"""Pictures of pages: PNG, JPEG and TIFF files."""

from pathlib import Path

import pytest

from align.documents import known_extensions, open_document, paragraphs
from align.documents.image import page_count
from align.documents.scanned.picture import png
from align.errors import InputError
from align.text import plain
from tests.documents.scans import needs_tesseract, picture, tiff
from tests.documents.tesseract import FakeTesseract

pytestmark = pytest.mark.usefixtures("own_cache")
LINES = ["Huyện ủy cử cán bộ về từng xã, cùng ăn, cùng ở, cùng làm", "với xã viên."]
PIXEL = (b"\xff" * 4, 2, 2)
FILES = {
    "x.png": png(b"\xff" * 4, 2, 2, 2),
    "x.jpg": b"\xff\xd8\xff\xe0 and more",
    "x.JPEG": b"\xff\xd8\xff\xe0 and more",
    "x.tif": tiff([PIXEL]),
    "x.tiff": tiff([PIXEL], ">"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_picture_is_handed_over_as_it_is(name: str, fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    document = open_document(path)
    assert document.notices == ("a picture: read by Tesseract (vie)",)
    assert [(p.page, p.content.text) for p in paragraphs(document)] == [(1, "Chi bộ họp.")]
    assert document.text() == "Chi bộ họp.\n\f"
    assert [(s.page, s.confidence) for s in document.scans] == [(1, 80.0)]
    ((command, given),) = fake.given
    assert given == FILES[name]
    assert "-c" not in command


def test_each_page_of_a_tiff_is_read(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.tif"
    path.write_bytes(tiff([PIXEL] * 3))
    document = open_document(path)
    assert document.unread() == 3
    document.prepare()
    assert [p.page for p in paragraphs(document)] == [1, 2, 3]
    asked = [command[command.index("-c") + 1] for command, _ in fake.given]
    assert asked == [f"tessedit_page_number={n}" for n in range(3)]
    text = document.text()
    for paragraph in paragraphs(document):
        content = paragraph.content
        assert text[content.start : content.end] == content.text


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_pages_of_a_tiff(count: int, order: str, tmp_path: Path) -> None:
    path = tmp_path / "x.tif"
    path.write_bytes(tiff([PIXEL] * count, order))
    assert page_count(path) == count


@pytest.mark.parametrize(
    "data", [b"II*\0", b"II*\0\x08\0\0\0", b"II*\0\xff\xff\xff\xff", b"\x89PNG"]
)
def test_a_broken_picture_counts_as_one(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.tif"
    path.write_bytes(data)
    assert page_count(path) == 1


def test_a_directory_that_names_itself_comes_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "x.tif"
    path.write_bytes(b"II*\0\x08\0\0\0\0\0\x08\0\0\0")
    assert page_count(path) <= 10_000


def test_what_to_install_is_said(without_tesseract: None, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(FILES["x.png"])
    with pytest.raises(InputError, match="this is a picture and Tesseract is not installed; inst"):
        open_document(path)


def test_skipping_scans_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGN_SCANS", "skip")
    path = tmp_path / "x.png"
    path.write_bytes(FILES["x.png"])
    with pytest.raises(InputError, match="this is a picture; have it read by Tesseract"):
        open_document(path)


def test_pictures_in_a_folder_of_documents_are_not_documents() -> None:
    assert "png" not in known_extensions()


@needs_tesseract
@pytest.mark.parametrize("kind", ["png", "tif"])
def test_a_real_picture_is_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{kind}"
    pixels, width, height = picture(LINES)
    if kind == "png":
        path.write_bytes(png(pixels, width, height, width))
    else:
        path.write_bytes(tiff([(pixels, width, height), picture(["Trang sau."])]))
    found = [(p.page, plain(p.content.text)) for p in paragraphs(open_document(path))]
    later = [(2, "Trang sau.")] if kind == "tif" else []
    assert found == [(1, " ".join(LINES)), *later]


@needs_tesseract
def test_a_real_broken_picture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    with pytest.raises(InputError, match="Tesseract cannot read this"):
        list(paragraphs(open_document(path)))
