"""Footnotes, text boxes, tables in tables and revisions of Word files, read and written back."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.documents import open_document, paragraphs
from align.documents.legacy_report import examine
from align.errors import InputError
from align.units import Kind
from tests.documents.test_legacy import LINES, strange
from tests.documents.translating import letters, translated, units_of
from tests.documents.wordfiles import (
    DELETED,
    box,
    font,
    note,
    old_box,
    par,
    parts,
    reference,
    run,
    table,
    word_file,
)

Found = list[tuple[Kind, str]]
TEXT, ROW, NOTE = Kind.TEXT, Kind.ROW, Kind.NOTE


def blocks(path: Path) -> Found:
    return [(block.kind, block.content.text) for block in open_document(path).blocks()]


FOOT = reference("footnote", 2)
SECOND = reference("footnote", 3)
END = reference("endnote", 2)
NOTES = [note("Chú một."), note("Chú hai.") + par("Đoạn sau.")]
ENDNOTES = [note("Chú cuối.")]


def change(tag: str, *runs: str) -> str:
    return f'<w:{tag} w:id="9" w:author="a">{"".join(runs)}</w:{tag}>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            par("Một", FOOT, " hai.", END) + par("Ba", SECOND, "."),
            [
                (TEXT, "Một hai."),
                (NOTE, "Chú một."),
                (NOTE, "Chú cuối."),
                (TEXT, "Ba."),
                (NOTE, "Chú hai."),
                (NOTE, "Đoạn sau."),
            ],
        ),
        # The order is that of the text, a note is read once, one that is not referred to never.
        (
            par("Một", SECOND, FOOT, SECOND, "."),
            [(TEXT, "Một."), (NOTE, "Chú hai."), (NOTE, "Đoạn sau."), (NOTE, "Chú một.")],
        ),
        (
            table((f"{par('a', FOOT)}{par('b')}", "c")) + par("Hết."),
            [(ROW, "a b\tc"), (NOTE, "Chú một."), (TEXT, "Hết.")],
        ),
        # The mark that somebody chose is no word of the sentence.
        (
            par(
                "Một",
                '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>',
                " hai.",
            ),
            [(TEXT, "Một hai."), (NOTE, "Chú một.")],
        ),
        (par("Một", change("del", FOOT), "."), [(TEXT, "Một.")]),
        (
            par('<w:commentRangeStart w:id="0"/>', "Một", '<w:commentRangeEnd w:id="0"/>')
            + par("Hai", '<w:r><w:commentReference w:id="0"/></w:r>', " ba."),
            [(TEXT, "Một"), (TEXT, "Hai ba.")],
        ),
        (par("Một", reference("footnote", 77), "."), [(TEXT, "Một.")]),
        (
            par("Một", box(par("Khung", FOOT) + table(("x", "y")))) + par("Hai."),
            [(TEXT, "Một"), (TEXT, "Khung"), (NOTE, "Chú một."), (ROW, "x\ty"), (TEXT, "Hai.")],
        ),
        (
            par("Một ", f"<w:r>{old_box(par('Khung.'))}</w:r>", "hai."),
            [(TEXT, "Một hai."), (TEXT, "Khung.")],
        ),
        # A drawing without text whose old version has some.
        (par("Một.", box("", par("Khung."))), [(TEXT, "Một."), (TEXT, "Khung.")]),
        (
            par(box(par("Ngoài", box(par("trong")))), "."),
            [(TEXT, "."), (TEXT, "Ngoài"), (TEXT, "trong")],
        ),
        (
            table(
                ("a", par("b") + table(("c", "d\t1"), ("e", table(("f",)) + par("g"))) + par("h"))
            ),
            [(ROW, "a\tb h"), (ROW, "c\td 1"), (ROW, "e\tg"), (ROW, "f")],
        ),
        (
            par("Một ", change("ins", run("hai ")), change("del", run("ba ")), "bốn."),
            [(TEXT, "Một hai bốn.")],
        ),
        (
            par(change("moveFrom", run("Đi.")), "Một.") + par(change("moveTo", run("Đi."))),
            [(TEXT, "Một."), (TEXT, "Đi.")],
        ),
        # A deleted mark joins two paragraphs; the second says what they are.
        (
            par("Một ", properties=DELETED) + par("hai.", properties='<w:outlineLvl w:val="0"/>'),
            [(Kind.HEADING, "Một hai.")],
        ),
        (par(change("del", run("Xóa.")), properties=DELETED) + par("Còn."), [(TEXT, "Còn.")]),
        (
            table(("a", "b")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
            + table(("c", "d")).replace("<w:tc>", "<w:tc><w:tcPr><w:cellDel/></w:tcPr>", 1),
            [(ROW, "d")],
        ),
        (
            table(("a", "b"))
            .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1)
            .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1),
            [(ROW, "a\tb")],
        ),
    ],
)
def test_reading(body: str, expected: Found, tmp_path: Path) -> None:
    path = word_file(tmp_path / "x.docx", body, NOTES, ENDNOTES)
    assert blocks(path) == expected


BODY = (
    par("Huyện ủy", FOOT, " họp. Câu hai", SECOND, ".", END)
    + par("Xem ", run("khung", "<w:b/>"), box(par("Trong khung.") + table(("x", "y"))), ".")
    + table(("a", par("b") + table(("c", par("d", reference("endnote", 3)))) + par("e")))
    + par(
        "Còn. ",
        change("del", run("cũ")),
        change("ins", run("Mới.")),
        f"<w:r>{old_box(par('Hộp.'))}</w:r>",
    )
)
FOOTNOTES = [note(run("Chú", "<w:i/>"), run(" một.")), note("Chú hai. Câu nữa.") + par("Đoạn.")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return word_file(tmp_path / "x.docx", BODY, FOOTNOTES, [*ENDNOTES, note("Chú bảng.")])


def _upper(xml: str) -> str:
    return re.sub(
        r"(<w:t[ >][^<]*</w:t>)", lambda m: re.sub(">(.*)<", lambda t: t[0].upper(), m[0]), xml
    )


def test_a_translation_that_is_the_source_changes_no_part(path: Path) -> None:
    made, _ = translated(path, str)
    assert parts(made.content) == parts(path.read_bytes())
    assert (made.untranslated, made.flattened, made.guessed, made.notices) == (0, 0, 0, ())


def test_without_targets_no_part_changes(path: Path) -> None:
    made, _ = translated(path, lambda _: "")
    assert parts(made.content) == parts(path.read_bytes())


def test_each_text_comes_back_in_its_place(path: Path) -> None:
    made, written = translated(path, str.upper)
    assert [text for _, text in blocks(written)] == [text.upper() for _, text in blocks(path)]
    before, after = parts(path.read_bytes()), parts(made.content)
    assert list(after) == list(before)
    for name in ("foot", "end"):
        links = f"word/_rels/{name}notes.xml.rels"
        assert after[links] == before[links]
        assert after[f"word/{name}notes.xml"] == _upper(before[f"word/{name}notes.xml"])
    document = after["word/document.xml"]
    # Both versions of the text box, and what was deleted is left as it was.
    assert document.count("TRONG KHUNG.") == 2
    assert "Trong khung." not in document
    assert re.search("<w:del .*cũ.*</w:del>", document)
    assert re.search("<w:ins .*MỚI\\..*</w:ins>", document)
    assert [
        after["word/document.xml"].count(f"<w:{kind}noteReference") for kind in ("foot", "end")
    ] == [2, 2]
    assert re.search("<w:b></w:b></w:rPr><w:t[^>]*>KHUNG</w:t>", document)


class Drawn:
    """A document drawn at random, each of its texts another one."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data
        self.texts: list[str] = []
        self.notes: list[str] = []

    def text(self) -> str:
        self.texts.append(f"Câu {len(self.texts)}x.")
        return self.texts[-1]

    def blocks(self, depth: int, most: int = 3) -> str:
        kinds = st.lists(st.sampled_from("pnbit"[: 5 if depth else 1]), min_size=1, max_size=most)
        return "".join(self._block(kind, depth - 1) for kind in self._data.draw(kinds))

    def _block(self, kind: str, depth: int) -> str:
        if kind == "t":
            size = self._data.draw(st.integers(1, 2))
            cells = [self.blocks(depth, 2) + par() for _ in range(2 * size)]
            return table(cells[:size], cells[size:])
        if kind == "n":
            text = self.text()
            self.notes.append("")
            number = len(self.notes)
            self.notes[number - 1] = note(self.text())
            return par(text, reference("footnote", number + 1))
        hanging: dict[str, Callable[[str], str]] = {
            "b": box,
            "i": lambda inner: run("") + change("ins", f"<w:r>{old_box(inner)}</w:r>"),
        }
        if kind in hanging:
            inner = self.blocks(depth, 2)
            return par(self.text(), hanging[kind](inner), run(" " + self.text()))
        return par(self.text())


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_text_comes_once_and_comes_back(data: st.DataObject) -> None:
    drawn = Drawn(data)
    body = drawn.blocks(3)
    with TemporaryDirectory() as folder:
        path = word_file(Path(folder) / "x.docx", body, drawn.notes)
        found = re.findall(r"Câu \d+x\.", open_document(path).text())
        assert sorted(found) == sorted(drawn.texts)
        same, _ = translated(path, str)
        assert parts(same.content) == parts(path.read_bytes())
        made, written = translated(path, str.upper)
        assert letters(written) == letters(path).upper()
        assert not re.search(r"Câu \d+x", "".join(parts(made.content).values()))


def test_the_old_version_of_a_text_box_is_left_alone_if_nothing_changes(tmp_path: Path) -> None:
    drawn, old = par(run("Khung.", "<w:b/>")), par(run("Khung.", "<w:i/>"))
    body = par("Một.", box(drawn, old)) + par("Hai.", box(par("Ba."), par("[Hình]")))
    path = word_file(tmp_path / "x.docx", body)
    made, _ = translated(path, str)
    assert parts(made.content) == parts(path.read_bytes())
    made, _ = translated(path, str.upper)
    document = parts(made.content)["word/document.xml"]
    assert re.findall(r"<w:([bi])></w:\1></w:rPr><w:t[^>]*>KHUNG", document) == ["b", "b"]
    # What is no copy is not made one.
    assert (document.count("BA."), document.count("[Hình]")) == (1, 1)


@pytest.mark.parametrize("content", [b"<w:footnotes", b""])
def test_broken_notes_are_told(content: bytes, tmp_path: Path) -> None:
    path = word_file(tmp_path / "x.docx", par("Một", FOOT, "."), NOTES)
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, content if name == "word/footnotes.xml" else member)
    with pytest.raises(InputError, match="broken or is no Word file"):
        open_document(path)


def test_a_note_does_not_part_a_paragraph(tmp_path: Path) -> None:
    body = par("Huyện ủy", FOOT, " họp ba ngày để bàn về các hợp tác xã ở Trung") + par(
        "ương và tỉnh."
    )
    path = word_file(
        tmp_path / "x.docx", body, [note("xem thêm báo cáo của huyện ủy năm ấy, trang")]
    )
    document = open_document(path)
    assert [(p.number, p.kind, p.content.text) for p in paragraphs(document)] == [
        (1, TEXT, "Huyện ủy họp ba ngày để bàn về các hợp tác xã ở Trung ương và tỉnh."),
        (2, NOTE, "xem thêm báo cáo của huyện ủy năm ấy, trang"),
    ]
    assert [join.after for join in examine(document).joins] == ["ương và tỉnh."]
    _, written = translated(path, str.upper)
    assert [text for _, text in blocks(written)] == [
        "HUYỆN ỦY HỌP BA NGÀY ĐỂ BÀN VỀ CÁC HỢP TÁC XÃ Ở TRUNG ƯƠNG VÀ TỈNH.",
        "XEM THÊM BÁO CÁO CỦA HUYỆN ỦY NĂM ẤY, TRANG",
    ]


def test_notes_that_come_back_are_no_furniture(tmp_path: Path) -> None:
    body = "".join(par(f"Câu số {i}", reference("footnote", i), " ở đây.") for i in range(2, 12))
    path = word_file(tmp_path / "x.docx", body, [note("Như trên")] * 10)
    assert [unit.segment.text for unit in units_of(path)[0]].count("Như trên") == 10


def test_notes_in_an_older_encoding(tmp_path: Path) -> None:
    tcvn = font(".VnTime")
    body = par(
        run(strange("tcvn3", LINES[0][:12]), tcvn), FOOT, run(strange("tcvn3", LINES[0][12:]), tcvn)
    )
    path = word_file(tmp_path / "x.docx", body, [note(run(strange("tcvn3", LINES[1]), tcvn))])
    assert blocks(path) == [(TEXT, LINES[0]), (NOTE, LINES[1])]
    _, written = translated(path, lambda _: "Plain English words.")
    assert [text for _, text in blocks(written)] == ["Plain English words."] * 2
