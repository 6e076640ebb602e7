"""Which encoding a text is in, and what is said when that cannot be told."""

import codecs
import unicodedata
from pathlib import Path

import pytest

from align.documents import open_document
from align.documents.decoding import CHUNK, decoded, lines
from align.documents.encoding import detect
from align.errors import InputError, SettingsError
from tests.documents.writers import texts

VIETNAMESE = (
    "Tỉnh ủy đã tổ chức việc học tập nghị quyết của Trung ương trong toàn đảng bộ. Các huyện ủy"
    " đều cử cán bộ về xã, giúp chi bộ củng cố hợp tác xã và lực lượng dân quân tự vệ."
)


def vietnamese_1258() -> bytes:
    """Encode as Windows does: base letters with circumflex, breve, horn; tones apart."""
    out = []
    for char in VIETNAMESE:
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            base, tone = _toned(char)
            out.append((base + tone).encode("cp1258"))
    return b"".join(out)


def _toned(char: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", char)
    tone = next(c for c in parts[1:] if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


@pytest.mark.parametrize(
    ("data", "name", "guessed"),
    [
        (VIETNAMESE.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + VIETNAMESE.encode(), "utf-8", False),
        (codecs.BOM_UTF16_LE + VIETNAMESE.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + VIETNAMESE.encode("utf-16-be"), "utf-16-be", False),
        (codecs.BOM_UTF32_LE + VIETNAMESE.encode("utf-32-le"), "utf-32-le", False),
        (codecs.BOM_UTF32_BE + VIETNAMESE.encode("utf-32-be"), "utf-32-be", False),
        (VIETNAMESE.encode("utf-16-le"), "utf-16-le", True),
        (VIETNAMESE.encode("utf-16-be"), "utf-16-be", True),
        (vietnamese_1258(), "windows-1258", True),
        (unicodedata.normalize("NFD", VIETNAMESE).encode(), "utf-8", False),
    ],
)
def test_detected(data: bytes, name: str, guessed: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    document = open_document(path)
    assert document.encoding == name
    assert texts(document) == [VIETNAMESE]
    assert bool(document.notices) is guessed
    assert all(notice.startswith(f"encoding guessed: {name}") for notice in document.notices)


@pytest.mark.parametrize("given", ["windows-1258", "cp1258", "WINDOWS-1258"])
def test_given(given: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(vietnamese_1258())
    document = open_document(path, encoding=given)
    assert (document.encoding, document.notices) == ("windows-1258", ())
    assert texts(document) == [VIETNAMESE]


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
@pytest.mark.parametrize("given", ["klingon", "base64", "rot13", "", "utf 9"])
def test_unknown_encoding_is_refused(given: str, extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{extension}"
    path.write_text(VIETNAMESE, encoding="utf-8")
    with pytest.raises(SettingsError, match=f"unknown encoding '{given}'; name one such as"):
        open_document(path, encoding=given)


def test_wrong_encoding_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"abc\nde\xff\n")
    with pytest.raises(
        InputError, match=r"x\.txt, line 2: the byte at offset 6 is not valid utf-8"
    ):
        open_document(path, encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "line"), [("", 1), (f"{VIETNAMESE}\n" * 3, 4), (f"{VIETNAMESE}\n" * 9000, 9001)]
)
@pytest.mark.parametrize("bad", [b"\xff", b"\xe1\xbb", b"\xc0\x80", b"\xed\xa0\x80"])
def test_broken_utf8_is_told_with_line_and_byte(
    before: str, line: int, bad: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(before.encode() + "Tỉnh ".encode() + bad + f" ủy.\n{VIETNAMESE}".encode())
    offset = len(before.encode()) + len("Tỉnh ".encode())
    told = f"line {line}: the byte at offset {offset} is not valid utf-8; name the right encoding"
    with pytest.raises(InputError, match=rf"{told} with --encoding NAME or convert"):
        open_document(path)


def test_few_nuls_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(f"Một.\n\n{VIETNAMESE}".replace("ương", "ư\0ơng").encode())
    document = open_document(path)
    assert document.notices == ("1 NUL byte left out, the first in line 3",)
    assert texts(document) == ["Một.", VIETNAMESE]


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0\1\2\3" * 99, b"ELF\0\0\0\0\0\0" * 9])
def test_binary_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match="NUL bytes throughout, so it is not a text"):
        open_document(path)


@pytest.mark.parametrize(
    ("declared", "codec", "read"),
    [
        ('<meta charset="windows-1258">', "windows-1258", "windows-1258"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">',
            "windows-1258",
            "windows-1258",
        ),
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta charset="no-such">', "utf-8", "utf-8"),
        ('<meta charset="ascii">', "utf-8", "utf-8"),
    ],
)
def test_html_says_its_encoding(declared: str, codec: str, read: str, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    body = vietnamese_1258() if codec == "windows-1258" else VIETNAMESE.encode()
    path.write_bytes(f"<html><head>{declared}</head><body><p>".encode() + body)
    document = open_document(path)
    assert document.encoding == read
    assert texts(document) == [VIETNAMESE]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_pieces_cut_anywhere_give_the_same_lines(end: str, codec: str, tmp_path: Path) -> None:
    rows = ["ữ" * (i % 7) for i in range(CHUNK // 8)]
    path = tmp_path / "x.txt"
    path.write_bytes(("a" + end.join(rows)).encode(codec))
    found = list(lines(decoded(path, codec)))
    assert [line.text for line in found] == ["a" + rows[0], *rows[1:]]
    assert found[-1].start == sum(len(line.text) + len(line.end) for line in found[:-1])


def test_detection_of_ascii_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"plain")
    assert detect(path).name == "utf-8"
