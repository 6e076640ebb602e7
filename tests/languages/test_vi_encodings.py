"""Every encoding reads back what it writes, and writes what it read."""

import re
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.languages.vi_encodings import (
    ENCODINGS,
    FILE_ENCODINGS,
    VietnameseEncoding,
    find,
    of_font,
)

TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
SMALL = [
    *(unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES),
    "đ",
]
LETTERS = [*SMALL, *(letter.upper() for letter in SMALL)]
ASCII = [chr(code) for code in range(0x20, 0x7F)]
IDS = [encoding.name for encoding in ENCODINGS]


def repertoire(encoding: VietnameseEncoding) -> list[str]:
    """Return the characters that an encoding writes."""
    if encoding.name == "tcvn3":
        return [*ASCII, *SMALL, *"ĂÂÊÔƠƯĐ“”‘’–—…"]
    if encoding.name == "tcvn3-capitals":
        return [
            *(letter.upper() for letter in SMALL),
            *"ABCDEGHIKLMNOPQRSTUVXY 0123456789.,:;!?()-",
        ]
    if encoding.name in ("vni", "windows-1258"):
        return [*ASCII, *LETTERS, *"“”‘’–—…"]
    return [*ASCII, *LETTERS]


@pytest.mark.parametrize("encoding", ENCODINGS, ids=IDS)
def test_every_letter_comes_back(encoding: VietnameseEncoding) -> None:
    for letter in repertoire(encoding):
        data = encoding.encode(letter)
        assert encoding.decode(data) == letter
        assert encoding.encode(encoding.decode(data)) == data
        if encoding.name not in ("viqr", "tcvn3-capitals"):
            assert encoding.decode(f"x{letter}".encode().decode()) is not None


@pytest.mark.parametrize("encoding", ENCODINGS, ids=IDS)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_every_text_comes_back(encoding: VietnameseEncoding, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(repertoire(encoding)), max_size=40))
    written = encoding.encode(text)
    assert encoding.decode(written) == text
    assert encoding.encode(encoding.decode(written)) == written
    # The same bytes, read by some program as Latin-1.
    assert encoding.decode(written.decode("latin-1")) == text


@pytest.mark.parametrize("encoding", ENCODINGS, ids=IDS)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_clusters_are_read_one_by_one(encoding: VietnameseEncoding, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(repertoire(encoding)), max_size=40))
    characters = encoding.encode(text).decode("latin-1")
    clusters = list(encoding.clusters(characters))
    assert "".join(clusters) == characters
    assert "".join(map(encoding.read, clusters)) == encoding.read(characters)


@pytest.mark.parametrize(
    "encoding", [e for e in ENCODINGS if e.name in ("tcvn3", "viscii", "vps", "tcvn5712-1")]
)
@settings(max_examples=30, deadline=None)
@given(data=st.binary(max_size=60))
def test_all_bytes_come_back(encoding: VietnameseEncoding, data: bytes) -> None:
    assert encoding.write(encoding.read(data.decode("latin-1"))).encode("latin-1") == data


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tcvn3", "TØnh ñy L¹ng S¬n ®· häp; “cè g¾ng” gi÷ v÷ng"),
        ("vni", "Tænh uûy Laïng Sôn ñaõ hoïp; “coá gaéng” giöõ vöõng"),
        ("windows-1258", "TiÒnh uÒy Laòng Sõn ðaÞ hoòp; “côìng” giýÞ výÞng"),
    ],
)
def test_text_read_as_windows_1252(name: str, text: str) -> None:
    encoding = find(name)
    assert encoding is not None
    right = "Tỉnh ủy Lạng Sơn đã họp; “cố gắng” giữ vững"
    if name == "windows-1258":
        right = right.replace("cố gắng", "cống")
    assert encoding.decode(text) == right
    assert encoding.decode(text.encode("cp1252")) == right


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tỉnh ủy Lạng Sơn đã họp.", "Ti?nh u?y La.ng So+n dda~ ho.p."),
        ("Ai? Ừ.", r"Ai\? U+`."),
        ("được (a) add", "ddu+o+.c (a) ad\\d"),
        (r"C:\x", r"C:\\x"),
    ],
)
def test_viqr(text: str, written: str) -> None:
    encoding = find("viqr")
    assert encoding is not None
    assert encoding.encode(text) == written.encode("ascii")
    assert encoding.decode(written) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tcvn3", "Ủy"),
        ("tcvn3-capitals", "Ủy"),
        ("viscii", "“"),
        ("viqr", "ç"),
        ("vni", "El Niñó"),
        ("vni", "aü"),
        ("windows-1258", "ř"),
        ("vps", "→"),
    ],
)
def test_what_cannot_be_written_is_refused(name: str, text: str) -> None:
    encoding = find(name)
    assert encoding is not None
    with pytest.raises(UnicodeEncodeError, match="no such character"):
        encoding.encode(text)


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
@pytest.mark.parametrize(
    ("name", "theirs", "first"),
    [("viscii", "VISCII", 0), ("tcvn5712-1", "TCVN5712-1", 0), ("tcvn3", "TCVN5712-1", 0xA0)],
)
def test_tables_are_those_of_iconv(name: str, theirs: str, first: int) -> None:
    encoding = find(name)
    assert encoding is not None
    for byte in range(max(first, 1), 256):
        done = subprocess.run(
            ["iconv", "-f", theirs, "-t", "UTF-8"], input=bytes([byte]), capture_output=True
        )
        if done.returncode:
            pytest.skip("this iconv does not know the encoding")
        assert encoding.read(chr(byte)) == done.stdout.decode(), hex(byte)


def test_windows_1258_is_what_python_reads() -> None:
    encoding = find("cp1258")
    assert encoding is not None
    text = "Tỉnh ủy Lạng Sơn đã họp"
    assert unicodedata.normalize("NFC", encoding.encode(text).decode("cp1258")) == text


@pytest.mark.parametrize(
    ("font", "name"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        (".vnArial", "tcvn3"),
        (".VnHelvetIns", "tcvn3"),
        (".VnHelvetInsH", "tcvn3-capitals"),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3-capitals"),
        ("ABCDEF+.VnTime-Bold", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VPS Long An", "vps"),
        ("VI Arial", "viscii"),
        ("Times New Roman", None),
        ("Video", None),
        ("", None),
    ],
)
def test_fonts(font: str, name: str | None) -> None:
    encoding = of_font(font)
    assert (encoding.name if encoding else None) == name


@pytest.mark.parametrize("name", ["TCVN3", "abc", "x-viet-vni", "CP1258", "VISCII", "tcvn_5712"])
def test_names_and_aliases(name: str) -> None:
    assert find(name) is not None
    assert find("utf-8") is None


def test_names_are_unambiguous() -> None:
    names = [name for e in ENCODINGS for name in (e.name, *e.aliases)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names)
    assert set(FILE_ENCODINGS) < set(ENCODINGS)
