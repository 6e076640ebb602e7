"""Vietnamese in encodings older than Unicode: found, read, told; what is sound is left alone."""

import unicodedata
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.documents import Document, open_document
from align.documents.decoding import decoded
from align.documents.encoding import detect
from align.documents.legacy_report import examine
from align.errors import InputError
from align.languages.vi_encodings import FILE_ENCODINGS, find
from tests.documents.pdfs import column, pdf
from tests.documents.writers import texts

LINES = [
    "Các huyện ủy đều cử cán bộ về xã, giúp chi bộ củng cố hợp tác xã và dân quân tự vệ.",
    "Sau ba năm xây dựng, phong trào đã có nhiều tiến bộ, nhưng khuyết điểm vẫn còn nặng.",
    "Đồng bào các dân tộc trong tỉnh hăng hái sản xuất, tiết kiệm từng cân thóc, từng mét vải.",
]
SHORT = "Năm nay"
ENGLISH = "The committee met for three days and discussed the cooperatives of the district."
FRENCH = "Les élèves ont déjà été reçus à l'école, où l'on préfère l'été à l'hiver."
NAMES = [encoding.name for encoding in FILE_ENCODINGS]


def written(name: str, text: str) -> bytes:
    if name == "utf-8":
        return text.encode()
    encoding = find(name)
    assert encoding is not None
    return encoding.encode(text)


def strange(name: str, text: str) -> str:
    """Return a text as a program shows it that reads the bytes as Windows-1252."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
        for b in written(name, text)
    )


def saved(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    return open_document(path)


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_in_an_older_encoding(name: str, extension: str, tmp_path: Path) -> None:
    parts = [*LINES, SHORT]
    if extension == "html":
        parts = [f"<p>{part}</p>" for part in parts]
    document = saved(tmp_path / f"x.{extension}", written(name, "\n\n".join(parts)))
    assert texts(document) == [*LINES, SHORT]
    # Without capitals that bear a tone the two are the same.
    told = "tcvn3" if name == "tcvn5712-1" else name
    assert document.encoding == told
    assert document.notices == (f"encoding guessed: {told}; --encoding NAME overrides it",)


@pytest.mark.parametrize("given", [*NAMES, "abc", "VNI-Win", "x-viet-vps", "cp1258"])
def test_a_file_in_a_given_encoding(given: str, tmp_path: Path) -> None:
    encoding = find(given)
    assert encoding is not None
    path = tmp_path / "x.txt"
    path.write_bytes(encoding.encode(SHORT))
    document = open_document(path, encoding=given)
    assert texts(document) == [SHORT]
    assert (document.encoding, document.notices, document.legacy) == (encoding.name, (), ())


def test_a_page_that_calls_itself_latin(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    page = b'<html><head><meta charset="iso-8859-1"></head><body>' + written("tcvn3", body)
    assert texts(saved(tmp_path / "x.html", page)) == LINES
    french = f'<meta charset="iso-8859-1"><p>{FRENCH}</p>'.encode("latin-1")
    document = saved(tmp_path / "y.html", french)
    assert (texts(document), document.encoding) == ([FRENCH], "iso8859-1")


@pytest.mark.parametrize(
    "names",
    [
        ("tcvn3", "vni", "viscii"),
        ("tcvn3", "utf-8", "tcvn3"),
        ("windows-1258", "vps", "utf-8"),
        ("vni", "vni", "tcvn3"),
    ],
)
def test_lines_in_several_encodings(names: tuple[str, ...], tmp_path: Path) -> None:
    data = [written(name, line) for name, line in zip(names, LINES, strict=True)]
    document = saved(tmp_path / "x.txt", b"\n\n".join([*data, ENGLISH.encode()]))
    assert texts(document) == [*LINES, ENGLISH]
    assert document.encoding is not None
    assert document.encoding.startswith("mixed-")
    assert {found.encoding for found in document.legacy} == set(names) - {"utf-8"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "viqr"])
def test_lines_of_a_unicode_file_that_were_read_wrongly(name: str, tmp_path: Path) -> None:
    parts = [LINES[0], strange(name, LINES[1]), ENGLISH, FRENCH, strange(name, LINES[2])]
    document = saved(tmp_path / "x.txt", "\n\n".join(parts).encode())
    assert texts(document) == [LINES[0], LINES[1], ENGLISH, FRENCH, LINES[2]]
    assert [found.parts for found in document.legacy] == [2]
    assert f"lines in {document.legacy[0].encoding}" in document.notices[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("\n\n".join([*LINES, ENGLISH]), "utf-8"),
        (unicodedata.normalize("NFD", "\n\n".join(LINES)), "utf-8"),
        (ENGLISH, "utf-8"),
        (FRENCH, "utf-8"),
        ("Größe, Maß und Gewicht der Bücher ändern sich für gewöhnlich über Jahre.", "utf-8"),
        ("What a day. Is it so? We go to a spa (now). No, I do. Ha! So be it.", "utf-8"),
    ],
)
def test_a_sound_file_is_left_alone(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    found = detect(path)
    assert (found.name, found.notices, found.found) == (encoding, (), ())


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_other_languages_are_not_vietnamese(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    for text in (
        FRENCH,
        "Größe, Maß und Gewicht der Bücher ändern sich für gewöhnlich über Jahre.",
    ):
        path.write_bytes(f"{text}\n".encode(codec) * 5)
        assert detect(path).found == ()


def test_what_the_user_says_is_not_questioned(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(strange("tcvn3", LINES[1]), encoding="utf-8")
    document = open_document(path, encoding="utf-8")
    assert document.legacy == ()
    assert texts(document)[0].startswith("Sau ba n¨m")
    path.write_bytes(written("vni", LINES[0]))
    with pytest.raises(InputError, match="not valid utf-8"):
        open_document(path, encoding="utf-8")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_pieces_cut_anywhere_are_read_alike(data: st.DataObject, tmp_path: Path) -> None:
    name = data.draw(st.sampled_from(NAMES))
    text = data.draw(st.text(st.sampled_from("aưỡếđ ị\nd.y?( ủe"), max_size=100))
    path = tmp_path / "x.txt"
    path.write_bytes(written(name, text))
    size = data.draw(st.integers(1, 40))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("align.documents.decoding.CHUNK", size)
        read = "".join(decoded(path, name))
    assert unicodedata.normalize("NFC", read) == text


def word_file(path: Path, runs: list[list[tuple[str, str]]], *, style: str = "") -> None:
    made = docx.Document()
    if style:
        made.styles["Normal"].font.name = style
        made.styles["Normal"].element.rPr.rFonts.set(qn("w:hAnsi"), style)
    for paragraph in runs:
        added = made.add_paragraph()
        for text, font in paragraph:
            run = added.add_run(text)
            if font:
                run.font.name = font
    made.save(str(path))


def assert_traceable(document: Document, whole: str) -> None:
    """Each block maps to what the file holds, and the file's text is untouched."""
    text = document.text()
    assert whole in text
    ends = 0
    for block in document.blocks():
        places = [block.content.offsets[i] for i in range(len(block.content.text) + 1)]
        assert places == sorted(places)
        assert places[0] >= ends
        ends = places[-1]
        assert ends <= len(text)


def test_word_runs_by_font(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    tcvn, vni = strange("tcvn3", LINES[0]), strange("vni", LINES[1])
    heading = strange("tcvn3", "báo cáo của tỉnh ủy")
    word_file(
        path,
        [
            [(heading, ".VnTimeH")],
            [(tcvn[:20], ".VnTime"), (tcvn[20:], ".VnTime")],
            [(vni, "VNI-Times")],
            [(LINES[2], "Arial")],
            [(strange("tcvn3", "hợp tác"), ".VnTime"), (" và café", "Arial")],
        ],
    )
    document = open_document(path)
    assert [block.content.text for block in document.blocks()] == [
        "BÁO CÁO CỦA TỈNH ỦY",
        *LINES,
        "hợp tác và café",
    ]
    assert_traceable(document, tcvn)
    assert {(f.encoding, f.by) for f in document.legacy} == {
        ("tcvn3", "font .VnTime"),
        ("tcvn3-capitals", "font .VnTimeH"),
        ("vni", "font VNI-Times"),
    }
    assert "1 paragraph read as vni: font VNI-Times" in document.notices


def test_word_fonts_of_styles_and_converted_text(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    word_file(path, [[(strange("tcvn3", line), "")] for line in LINES], style=".VnTime")
    assert texts(open_document(path)) == LINES
    # Text that was converted to Unicode often keeps the name of its font.
    word_file(path, [[(line, "")] for line in LINES], style=".VnTime")
    document = open_document(path)
    assert (texts(document), document.legacy, document.notices) == (LINES, (), ())


@pytest.mark.parametrize("name", [name for name in NAMES if name != "viqr"])
def test_word_text_by_its_syllables(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    if any(char < " " for char in strange(name, LINES[0] + LINES[1])):
        pytest.skip("XML has no control characters")
    word_file(
        path, [[(strange(name, LINES[0]), "")], [(strange(name, LINES[1]), "")], [(FRENCH, "")]]
    )
    document = open_document(path)
    assert texts(document) == [LINES[0], LINES[1], FRENCH]
    assert_traceable(document, strange(name, LINES[1]))
    assert [(f.by, f.parts) for f in document.legacy] == [("syllables", 2)]


def test_word_with_a_given_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    word_file(path, [[(strange("tcvn3", SHORT), "")]])
    assert texts(open_document(path, encoding="tcvn3")) == [SHORT]
    word_file(path, [[(strange("tcvn3", LINES[0]), "")]])
    document = open_document(path, encoding="utf-8")
    assert texts(document) == [strange("tcvn3", LINES[0])]
    assert document.notices == ("--encoding has no effect on a .docx file",)


def pdf_file(path: Path, lines: list[str], font: str) -> None:
    path.write_bytes(
        pdf([column(lines)]).replace(b"/BaseFont /Sans", b"/BaseFont /" + font.encode())
    )


@pytest.mark.parametrize(
    ("name", "font"),
    [("tcvn3", ".VnTime"), ("vni", "VNI-Times"), ("vni", "Sans"), ("tcvn3", "Sans")],
)
def test_pdf(name: str, font: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    lines = [text for line in LINES for text in (strange(name, line), "")]
    pdf_file(path, lines, font)
    document = open_document(path)
    assert texts(document) == LINES
    assert [f.by for f in document.legacy] == ["syllables" if font == "Sans" else f"font {font}"]
    assert_traceable(document, strange(name, LINES[0]).replace("\xad", "\xad"))


def test_pdf_in_a_font_of_capitals(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    pdf_file(path, [strange("tcvn3", LINES[0].lower())], "ABCDEF+.VnTimeH")
    assert texts(open_document(path)) == [LINES[0].upper()]


def test_sound_pdf_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([LINES[0], "", FRENCH, "", ENGLISH])]))
    document = open_document(path)
    assert texts(document) == [LINES[0], FRENCH, ENGLISH]
    assert (document.legacy, document.notices) == ((), ())


def test_report(tmp_path: Path) -> None:
    parts = [
        f"{strange('vni', LINES[0])}",
        LINES[1][:58],
        "\n- 12 -\n\n",
        unicodedata.normalize("NFD", LINES[1][59:]) + "\u200b",
    ]
    path = tmp_path / "x.txt"
    path.write_text("\n\n".join(parts), encoding="utf-8")
    kept: list[str] = []
    report = examine(open_document(path), on_paragraph=lambda p: kept.append(p.content.text))
    assert kept == LINES[:2]
    assert report.paragraphs == 2
    assert report.encoding == "mixed-vni"
    assert [found.encoding for found in report.legacy] == ["vni"]
    assert report.legacy[0].before.startswith("Caùc huyeän")
    assert report.legacy[0].after.startswith("Các huyện")
    assert "Vietnamese syllables (as it stands:" in report.legacy[0].reason
    assert [piece.text for piece in report.removed] == ["- 12 -"]
    assert [(join.paragraph, join.after[:5]) for join in report.joins] == [(2, LINES[1][59:64])]
    assert report.repairs["zero-width characters left out"] == 1
    assert report.repairs["letters composed (NFC)"] > 3
