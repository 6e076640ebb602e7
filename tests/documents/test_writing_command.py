"""``align document``, on a project of its own."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli.document import document
from align.errors import UserError
from align.pipeline import ingest, project_at
from align.segmentation import splitter_for
from align.units import Draft, Origin
from tests.documents.pdfs import column, pdf

Command = Callable[..., Result]
SOURCE = "# Báo cáo\n\nHuyện ủy **họp**. Xong rồi.\n"
TARGETS = ["Report", "The committee **met**.".replace("*", "")]


@pytest.fixture
def command() -> Command:
    app = typer.Typer()
    app.command()(document)

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments])

    return run


def _project(folder: Path, *sources: Path) -> Path:
    path = folder / "p.align"
    with project_at(path) as project:
        for source in sources:
            ingest(project, source, splitter_for("vi"))
        units = list(project.units())
        made = Origin("compact")
        project.save(
            Draft(unit.identity, target, made) for unit, target in zip(units, TARGETS, strict=False)
        )
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, source: Path) -> Path:
    return _project(tmp_path, source)


def test_the_translated_document_is_written_and_counted(
    command: Command, project: Path, tmp_path: Path
) -> None:
    result = command(project, "-o", tmp_path / "out.md", "--json")
    assert (tmp_path / "out.md").read_text() == "# Report\n\nThe committee met. Xong rồi.\n"
    said = json.loads(result.output)
    assert (said["translated"], said["untranslated"], said["flattened"]) == (2, 1, 1)
    again = command(project, "-o", tmp_path / "out.md")
    assert "2 segments translated, 1 in the source" in again.output
    assert "in 1 segments" in again.output


@pytest.mark.parametrize("ending", [".txt", ".docx"])
def test_another_format_is_made_of_the_text_alone(
    command: Command, project: Path, source: Path, tmp_path: Path, ending: str
) -> None:
    source.unlink()
    output = tmp_path / f"out{ending}"
    assert command(project, "-o", output, "-q").exit_code == 0
    if ending == ".txt":
        assert output.read_text() == "Report\n\nThe committee met. Xong rồi.\n"
    else:
        paragraphs = docx.Document(str(output)).paragraphs
        assert [(p.style.name, p.text) for p in paragraphs] == [
            ("Heading 2", "Report"),
            ("Normal", "The committee met. Xong rồi."),
        ]


def test_a_moved_source_is_named(
    command: Command, project: Path, source: Path, tmp_path: Path
) -> None:
    moved = source.rename(tmp_path / "moved.md")
    result = command(project, "-o", tmp_path / "out.md")
    assert isinstance(result.exception, UserError)
    assert "not there any more; say where it is with --source" in str(result.exception)
    assert command(project, "-o", tmp_path / "out.md", "--source", moved).exit_code == 0


def _pdf(folder: Path) -> Path:
    path = folder / "scan.pdf"
    path.write_bytes(pdf([column(["Huyện ủy họp ba ngày và bàn về hợp tác xã.", "", "Xong."])]))
    return path


def test_a_pdf_becomes_a_text_or_a_word_file(command: Command, tmp_path: Path) -> None:
    project = _project(tmp_path, _pdf(tmp_path))
    assert command(project, "-o", tmp_path / "out.md").exit_code == 0
    assert (tmp_path / "out.md").read_text() == "Report\n\nThe committee met.\n"
    result = command(project, "-o", tmp_path / "out.pdf")
    assert "PDF cannot be written from this document; name a .txt, .md, .docx" in str(
        result.exception
    )


def _onto_source(project: Path, source: Path) -> list[object]:
    return [project, "-o", source, "--force"]


def _unknown_document(project: Path, source: Path) -> list[object]:
    return [project, "-o", source.with_name("x.md"), "--document", "none.md"]


def _existing(project: Path, source: Path) -> list[object]:
    source.with_name("x.md").write_text("mine")
    return [project, "-o", source.with_name("x.md")]


def _changed(project: Path, source: Path) -> list[object]:
    source.write_text("# Khác hẳn\n", encoding="utf-8")
    return [project, "-o", source.with_name("x.md")]


def _html(project: Path, source: Path) -> list[object]:
    return [project, "-o", source.with_name("x.html")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (_onto_source, "this is the source document; name another file"),
        (_unknown_document, "there is no document 'none.md'; its documents: bao-cao.md"),
        (_existing, "exists already; give --force"),
        (_changed, "this is not the file that the project read"),
        (_html, ".html cannot be written from this document; name a .markdown, .txt, .md"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    command: Command,
    project: Path,
    source: Path,
    arguments: Callable[[Path, Path], list[object]],
    message: str,
) -> None:
    result = command(*arguments(project, source))
    assert isinstance(result.exception, UserError)
    assert message in str(result.exception)
    assert "\n" not in str(result.exception)


def test_of_several_documents_one_is_named(command: Command, source: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text("Một câu khác.\n", encoding="utf-8")
    project = _project(tmp_path, source, other)
    result = command(project, "-o", tmp_path / "out.txt")
    assert "the project has 2 documents; name one with --document" in str(result.exception)
    assert command(project, "-o", tmp_path / "out.txt", "--document", "khac.txt").exit_code == 0
    assert (tmp_path / "out.txt").read_text() == "Một câu khác.\n"
