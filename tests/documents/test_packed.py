"""OpenDocument texts and EPUB books: order, notes, tables, and archives that mean harm."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from align.documents import open_document, packed
from align.errors import InputError
from align.units import Kind
from tests.documents.writers import pack_epub, pack_odt

NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>Chú thích.</text:p></text:note-body></text:note>"
)
ROW = "<table:table-row>{}</table:table-row>"
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
BOX = "<draw:frame><draw:text-box><text:p>Khung</text:p></draw:text-box></draw:frame>"

INNER = f"<table:table>{ROW.format(CELL.format('C') + CELL.format('D'))}</table:table>"
OUTER = CELL.format("B").replace("</text:p>", f"</text:p>{INNER}")
SHAPE = f"<draw:custom-shape><text:p>Hình{NOTE}</text:p></draw:custom-shape>"


def read(path: Path) -> list[tuple[Kind, str]]:
    return [(block.kind, block.content.text) for block in open_document(path).blocks()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"<text:p>Một{NOTE} hai.</text:p><text:p>Ba.</text:p>",
            [(Kind.TEXT, "Một hai."), (Kind.NOTE, "Chú thích."), (Kind.TEXT, "Ba.")],
        ),
        (
            f"<table:table>{ROW.format(CELL.format('A') + CELL.format(f'B{NOTE}'))}</table:table>",
            [(Kind.ROW, "A\tB"), (Kind.NOTE, "Chú thích.")],
        ),
        (
            "<text:list><text:list-item><text:p>Một</text:p></text:list-item></text:list>"
            "<text:p>Hai</text:p>",
            [(Kind.ITEM, "Một"), (Kind.TEXT, "Hai")],
        ),
        (
            f"<table:table>{ROW.format(f'{CELL}{OUTER}'.format('A'))}</table:table>"
            "<text:p>Hai</text:p>",
            [(Kind.ROW, "A\tB"), (Kind.ROW, "C\tD"), (Kind.TEXT, "Hai")],
        ),
        (
            f"<text:p>Một {SHAPE}hai</text:p>",
            [(Kind.TEXT, "Một hai"), (Kind.TEXT, "Hình"), (Kind.NOTE, "Chú thích.")],
        ),
        (
            f"<text:p>Một{NOTE.replace('text:p>', 'text:h>')}</text:p>",
            [(Kind.TEXT, "Một"), (Kind.NOTE, "Chú thích.")],
        ),
        (f"<text:p>Một{BOX}</text:p>", [(Kind.TEXT, "Một"), (Kind.TEXT, "Khung")]),
        (
            "<text:tracked-changes><text:p>xóa</text:p></text:tracked-changes>"
            "<text:p>a\n <text:span>b</text:span><text:s text:c='2'/>c<text:line-break/>d"
            "<office:annotation><text:p>lời bàn</text:p></office:annotation><!-- no --> e</text:p>",
            [(Kind.TEXT, "a b  c\nd e")],
        ),
    ],
)
def test_odt(body: str, expected: list[tuple[Kind, str]], tmp_path: Path) -> None:
    pack_odt(tmp_path / "x.odt", body)
    assert read(tmp_path / "x.odt") == expected


def test_pages_of_a_book_come_in_the_order_of_its_spine(tmp_path: Path) -> None:
    row = "<table><tr><td>A</td><td>B</td></tr></table>"
    pack_epub(tmp_path / "x.epub", ["<h1>Một</h1>", f'<p><a id="n" />Hai&nbsp;ba</p>{row}'])
    assert read(tmp_path / "x.epub") == [
        (Kind.HEADING, "Một"),
        (Kind.TEXT, "Hai\u00a0ba"),
        (Kind.ROW, "A\tB"),
    ]


def test_an_encrypted_book_is_refused(tmp_path: Path) -> None:
    lock = '<encryption><CipherReference URI="OEBPS/trang%200.xhtml"/></encryption>'
    pack_epub(tmp_path / "x.epub", ["<p>x</p>"], encryption=lock)
    with pytest.raises(InputError, match="encrypted; name a copy"):
        open_document(tmp_path / "x.epub")


@pytest.mark.parametrize("extension", ["odt", "epub"])
def test_another_archive_is_refused(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{extension}"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match=r"is broken, encrypted or no .*; open it"):
        open_document(path)


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("BÍ MẬT", encoding="utf-8")
    path = tmp_path / "x.odt"
    pack_odt(path, "<text:p>a &e; b</text:p>")
    content = ZipFile(path).read("content.xml").decode()
    with ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>{content}'
        )
    assert "BÍ MẬT" not in open_document(path).text()


def test_an_archive_that_grows_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "FREE_EXPANSION", 1000)
    path = tmp_path / "x.odt"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", " " * 10_000_000)
    with pytest.raises(InputError, match="unpacks to far more"):
        open_document(path)
