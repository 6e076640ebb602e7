"""Files that cannot be read: one sentence that says where, what, and the way out."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from align.documents import open_document, paragraphs
from align.errors import InputError
from align.units import Kind
from tests.documents.pdfs import column, pdf
from tests.documents.writers import texts, write_word

Maker = Callable[[Path], None]
TEXT = "Huyện ủy họp ba ngày."
PDF = pdf([column([TEXT])])


@pytest.fixture(autouse=True)
def no_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pages without text out, whatever is installed here."""
    monkeypatch.setenv("ALIGN_SCANS", "skip")


def made(data: bytes) -> Maker:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def nothing(path: Path) -> None:
    """Leave the file missing."""


def directory(path: Path) -> None:
    path.mkdir()


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/epub+zip")


def word(path: Path) -> None:
    write_word(path, [(Kind.TEXT, TEXT)])


def half_word(path: Path) -> None:
    word(path)
    path.write_bytes(path.read_bytes()[:5000])


def damaged_word(path: Path) -> None:
    """A good archive with XML that breaks off."""
    whole = path.with_suffix(".whole")
    word(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[:200] if name == "word/document.xml" else data)


def flipped_word(path: Path) -> None:
    """A good directory, but packed data that no longer fits its checksum."""
    word(path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as source:
        place = source.getinfo("word/document.xml").header_offset
    data[place + 60 : place + 90] = bytes(30)
    path.write_bytes(data)


def empty_word(path: Path) -> None:
    docx.Document().save(str(path))


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("x.txt", nothing, "there is no such file; check the name"),
        ("x.txt", directory, "this is a directory; name the files"),
        ("x.txt", made(b""), "the file is empty; name one that holds text"),
        ("x.pdf", made(b""), "the file is empty"),
        ("x.txt", made(b" \n\t\r\n\xc2\xa0\n"), "the file holds no text"),
        ("x.txt", made(b"\xef\xbb\xbf"), "the file holds no text"),
        ("x.md", made(b"```\ncode\n```\n"), "the file holds no text"),
        ("x.html", made(b"<html><body><script>x</script></body>"), "the file holds no text"),
        ("x.docx", empty_word, "the file holds no text"),
        ("x.rtf", made(b"PK"), r"files of type \.rtf are not known; known are \.txt, .*\.pdf"),
        ("x", made(b"x"), r"files without an extension are not known; known are \.txt"),
        ("x.txt", made(PDF), r"this is a PDF file, not what \.txt says; give it the extension"),
        ("x.docx", made(PDF), r"this is a PDF file, not what \.docx says"),
        ("x.txt", word, "this is a ZIP archive"),
        ("x.pdf", word, "this is a ZIP archive"),
        ("x.md", made(b"{\\rtf1 x}"), "this is an RTF file"),
        ("x.html", made(b"\x89PNG\r\n"), "this is a PNG image"),
        ("x.txt", made(b"\n<!DOCTYPE html><p>x"), r"this is an HTML page, not what \.txt says"),
        ("x.docx", made(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "remove its password or save it as"),
        ("x.docx", made(b"text"), "this is not a Word file"),
        ("x.pdf", made(b"text"), "this is not a PDF file"),
        ("x.docx", archive, "this Word file is broken or is no Word file; open it"),
        ("x.docx", half_word, "this Word file is broken"),
        ("x.docx", damaged_word, "this Word file is broken"),
        ("x.docx", flipped_word, "this Word file is broken"),
        ("x.pdf", made(PDF[:60]), "this PDF is broken; get the file anew"),
        ("x.pdf", made(b"%PDF-1.7\n" + b"x" * 3000), "this PDF is broken"),
        ("x.pdf", made(pdf([column([TEXT])], password="thong")), "protected by a password; save"),
        ("x.pdf", made(pdf([[]], picture=True)), "no text layer on page 1; have them read"),
        ("x.pdf", made(pdf([[]] * 12, picture=True)), "no text layer on pages 1-12; have them"),
        ("x.pdf", made(pdf([[]])), "the file holds no text"),
    ],
)
def test_refused_in_one_sentence(name: str, make: Maker, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(InputError, match=told) as raised:
        list(paragraphs(open_document(path)))
    message = str(raised.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert raised.value.exit_code == 2


def test_no_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Root may read everything, so taking the rights away would prove nothing there.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="cannot be read: permission denied; check the file"):
        open_document(path)


def test_pages_without_text_layer_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([TEXT]), [], [], column([TEXT]), []], picture=True))
    document = open_document(path)
    assert document.notices == ("no text layer on pages 2-3, 5: left out",)
    assert [p.page for p in paragraphs(document)] == [1, 4]


def test_empty_pages_are_no_scans(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([TEXT]), []]))
    assert open_document(path).notices == ()


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
def test_a_line_of_ten_megabytes_is_quick(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{extension}"
    line = "Huyện ủy họp và bàn về hợp tác xã. " * 230_000
    path.write_text(line, encoding="utf-8")
    assert path.stat().st_size > 10_000_000
    start = time.process_time()
    assert texts(open_document(path)) == [line.strip()]
    assert time.process_time() - start < 10
