"""The review table: out, through a word processor, and back in."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.exchange import export
from align.exchange.reading import read_whole
from align.exchange.reading.records import Problem, Translated
from align.exchange.reading.review_docx import Row, read_review, read_review_docx
from align.exchange.reading.units import tidy
from align.exchange.returned import Fate, take_back
from align.exchange.review_docx import ReviewDocx
from align.exchange.xmltext import legal
from align.units import Status
from tests.exchange.samples import FACTS, article, unit
from tests.store.samples import filled

_TARGET = 2


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "review.docx"
    export(path, article(), ReviewDocx(), FACTS)
    return path


def _records(path: Path) -> tuple[dict[str, Translated], list[str]]:
    """Return the rows by the keys of their units, and the reasons of problems."""
    problems: list[Problem] = []
    rows = read_review_docx(path, source="vi", target="en", problem=problems.append, whole=True)
    return {row.key: row for row in rows}, [problem.reason for problem in problems]


def _changed(path: Path) -> dict[str, str]:
    """Return the targets that are not those of the project, by the keys of their units."""
    rows, problems = _records(path)
    assert problems == []
    before = {f"u{one.identity}": one.target for one in article()}
    assert rows.keys() == before.keys()
    return {key: row.target for key, row in rows.items() if row.target != before[key]}


def _edited(path: Path, edit: Callable[[list[_Row]], None]) -> Path:
    """Let a word processor change the rows (0 is the heading, 1 the document's name)."""
    document = docx.Document(str(path))
    edit(list(document.tables[0].rows))
    document.save(str(path))
    return path


def test_every_unit_has_its_row(table: Path) -> None:
    rows = list(read_review(table))
    units = list(article())
    assert [(r.unit, r.source, r.target, r.note) for r in rows] == [
        (u.identity, u.segment.text, u.target, u.note) for u in units
    ]
    assert [r.state for r in rows] == [u.status for u in units]
    assert all(r.intact for r in rows)


def test_counts(tmp_path: Path) -> None:
    report = export(tmp_path / "x.docx", article(), ReviewDocx(), FACTS)
    assert (report.written, report.untranslated, report.stripped) == (7, 1, 0)


def test_the_same_units_give_the_same_bytes(table: Path, tmp_path: Path) -> None:
    export(tmp_path / "again.docx", article(), ReviewDocx(), FACTS)
    assert (tmp_path / "again.docx").read_bytes() == table.read_bytes()


def test_a_word_processor_shows_who_may_change_what(table: Path) -> None:
    rows = docx.Document(str(table)).tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["No.", "Source (vi)", "Target (en)", "Note"]
    styles = [cell.paragraphs[0].style.name for cell in rows[2].cells]
    assert styles == ["ReviewNumber", "ReviewSource", "ReviewConfirmed", "ReviewNote"]
    assert rows[3].cells[_TARGET].paragraphs[0].style.name == "ReviewTarget"
    assert [rows[1].cells[0].text, rows[9].cells[0].text] == ["a.txt", "b.txt"]


def test_a_table_that_was_only_saved_changes_nothing(table: Path) -> None:
    _edited(table, lambda rows: None)
    assert _changed(table) == {}


def _split_runs(rows: list[_Row]) -> None:
    paragraph = rows[3].cells[_TARGET].paragraphs[0]
    paragraph.text = ""
    for part in ("the provincial ", "Party", " committee", " sat."):
        paragraph.add_run(part).bold = part == "Party"


def _tracked(rows: list[_Row]) -> None:
    paragraph = rows[3].cells[_TARGET].paragraphs[0]
    old = paragraph.runs[0]
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    old._r.addprevious(deleted)
    deleted.append(old._r)
    old._r.find(qn("w:t")).tag = qn("w:delText")
    run = paragraph.add_run("the provincial Party committee sat.")
    run._r.addprevious(inserted)
    inserted.append(run._r)


def _two_paragraphs_joined(rows: list[_Row]) -> None:
    cell = rows[3].cells[_TARGET]
    cell.paragraphs[0].text = "the provincial Party"
    properties, mark = OxmlElement("w:rPr"), OxmlElement("w:del")
    properties.append(mark)
    cell.paragraphs[0]._p.get_or_add_pPr().append(properties)
    cell.add_paragraph(" committee sat.")


@pytest.mark.parametrize("edit", [_split_runs, _tracked, _two_paragraphs_joined])
def test_an_edited_target_comes_back(table: Path, edit: Callable[[list[_Row]], None]) -> None:
    assert _changed(_edited(table, edit)) == {"u2": "the provincial Party committee sat."}


def _say(row: int, column: int, text: str) -> Callable[[list[_Row]], None]:
    def edit(rows: list[_Row]) -> None:
        rows[row].cells[column].paragraphs[0].text = text

    return edit


@pytest.mark.parametrize("text", ["A “B” ‘C’", "two\nlines", "a\tb", "< & >", "tiếng Việt 😀"])
def test_what_is_typed_comes_back_as_it_is(table: Path, text: str) -> None:
    assert _changed(_edited(table, _say(5, _TARGET, text))) == {"u4": text}


def test_notes_emptied_and_new_targets_come_back(table: Path) -> None:
    _edited(table, _say(4, _TARGET, "Not yet translated."))
    _edited(table, _say(5, _TARGET, ""))
    _edited(table, _say(6, 3, "really?"))
    rows, _ = _records(table)
    assert (rows["u3"].target, rows["u3"].status) == ("Not yet translated.", Status.DRAFT)
    assert (rows["u4"].target, rows["u4"].status) == ("", Status.NEW)
    assert rows["u5"].notes == ("really?",)


def test_a_tick_signs_a_target_off(table: Path) -> None:
    before, _ = _records(table)
    assert (before["u2"].status, before["u2"].props) == (Status.DRAFT, ())
    _edited(table, lambda rows: rows[3].cells[0].paragraphs[0].add_run(" ✓") and None)
    after, _ = _records(table)
    assert (after["u2"].status, after["u2"].props) == (
        Status.CONFIRMED,
        (("x-state", "confirmed"),),
    )


def _delete(rows: list[_Row]) -> None:
    rows[3]._tr.getparent().remove(rows[3]._tr)


def _delete_tracked(rows: list[_Row]) -> None:
    rows[3]._tr.get_or_add_trPr().append(OxmlElement("w:del"))


@pytest.mark.parametrize("edit", [_delete, _delete_tracked])
def test_a_deleted_row_is_missing(table: Path, edit: Callable[[list[_Row]], None]) -> None:
    rows, problems = _records(_edited(table, edit))
    assert list(rows) == ["u1", "u3", "u4", "u5", "u6", "u7", "u8"]
    assert problems == ["1 of 8 rows are not there any more"]


def _add(rows: list[_Row]) -> None:
    new = _Row(rows[3]._tr.__copy__(), rows[3]._parent)
    rows[3]._tr.addnext(new._tr)
    for paragraph in new.cells[0].paragraphs:
        paragraph.text = ""


def _double(rows: list[_Row]) -> None:
    copy = _Row(rows[3]._tr.__copy__(), rows[3]._parent)
    rows[3]._tr.addnext(copy._tr)


@pytest.mark.parametrize(
    ("edit", "reasons"),
    [
        (_add, ["the row has no number of a unit; it was added, or the number was deleted"]),
        (_double, ["unit 2 has a second row"]),
        (_say(3, 1, "Nguồn khác."), ["the number or the source of unit 2 was changed"]),
        (_say(3, 0, "12345"), ["the number or the source of unit 12345 was changed"]),
    ],
)
def test_rows_that_belong_to_no_unit_are_told(
    table: Path, edit: Callable[[list[_Row]], None], reasons: list[str]
) -> None:
    rows, problems = _records(_edited(table, edit))
    assert problems == reasons
    changed = "changed" in reasons[0]
    assert list(rows) == [
        f"u{one.identity}" for one in article() if not (changed and one.identity == 2)
    ]


def test_records_for_the_import_of_all_formats(table: Path) -> None:
    sizes: list[int] = []
    said = list(read_review_docx(table, source="xx", target="yy", passed=sizes.append))
    assert [record.key for record in said] == ["u1", "u2", "u4", "u5", "u6", "u7", "u8"]
    assert {(r.source_language, r.target_language) for r in said} == {("vi", "en")}
    assert said[0].status is Status.CONFIRMED
    assert said[2].notes == ("so & so",)
    assert sizes == [table.stat().st_size]


def test_a_project_takes_its_table_back_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "review.docx"
    with (
        filled(tmp_path / "p.align", ["Một.", "Hai.", "Ba."]) as project,
        filled(tmp_path / "q.align", ["Bốn.", "Năm.", "Sáu."]) as other,
    ):
        export(path, project.units(), ReviewDocx(), FACTS)
        _edited(path, _say(2, _TARGET, "One."))
        for taker, fates in (
            (project, [Fate.DRAFTED, Fate.UNTRANSLATED, Fate.UNTRANSLATED]),
            (other, [Fate.UNMATCHED] * 3),
        ):
            units = read_whole(path, source="vi", target="en", problem=lambda _: None)
            assert [one.fate for one in take_back(taker, units, who="she")] == fates
        assert [unit.target for unit in project.units()] == ["One.", "", ""]


def _no_table(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Không có bảng.")
    document.save(str(path))


def _other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.txt", "x")


def _cut(path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:tr>")
    path.write_bytes(stream.getvalue())


@pytest.mark.parametrize(
    ("write", "message"),
    [
        (lambda path: None, "there is no such file"),
        (lambda path: path.mkdir(), "this is a folder"),
        (lambda path: path.write_bytes(b"no archive"), "broken or is no Word file"),
        (lambda path: path.write_bytes(b""), "broken or is no Word file"),
        (_other_archive, "broken or is no Word file"),
        (_cut, "broken or is no Word file"),
        (_no_table, "holds no review table"),
    ],
)
def test_what_is_no_review_table_is_one_sentence(
    tmp_path: Path, write: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "x.docx"
    write(path)
    with pytest.raises(InputError, match=message) as caught:
        list(read_review(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n"), max_size=30
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=_TEXTS, target=_TEXTS, note=_TEXTS)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, source: str, target: str, note: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "x.docx"
    one = unit(7, f"x {source}", target, note=note)
    export(path, [one], ReviewDocx(), FACTS)
    (row,) = read_review(path)
    assert isinstance(row, Row)
    assert row.intact
    assert row.target == tidy(legal(target)[0])
    assert row.note == tidy(legal(note)[0])
