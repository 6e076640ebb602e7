"""``align document``: the translated document itself."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json, Quiet
from align.errors import InputError, OutputError, ProjectError

if TYPE_CHECKING:
    from align.documents.writing import Rewritten
    from align.store import DocumentRecord, Project


def document(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="File to write. With the ending of the source its formatting is kept; "
            ".txt, .md and .docx are made of any source.",
        ),
    ],
    name: Annotated[
        str | None, typer.Option("--document", help="Which document of the project.")
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--source", help="The source file, if it is not where it was read."),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Write the translation of a document as a document."""
    from align.cli.console import say
    from align.exchange.atomic import check_output, fresh_file
    from align.pipeline import is_ours
    from align.store import Project

    with Project.open(project) as opened:
        record = _record(opened, project, name)
        original = source or Path(record.path)
        if output.exists() and original.exists() and output.samefile(original):
            raise OutputError(
                "this is the source document", where=str(output), hint="name another file"
            )
        force = force or is_ours(opened, output)
        check_output(output, force=force)
        made = _made(opened, record, original, output)
        with fresh_file(output, force=force) as stream:
            stream.write(made.content)
        digest = hashlib.sha256(made.content).hexdigest()
        opened.set_fact(f"export:{output.resolve()}", digest)
    if as_json:
        typer.echo(json.dumps(_data(output, made), ensure_ascii=False))
        return
    for sentence in (*_sentences(output, made), *made.notices):
        say(sentence, quiet=quiet)


def _record(opened: "Project", project: Path, name: str | None) -> "DocumentRecord":
    """Return the document that is meant."""
    records = {record.name: record for record in opened.documents()}
    known = ", ".join(records) or "none"
    if name is None and len(records) == 1:
        return next(iter(records.values()))
    if name is None:
        what = f"the project has {len(records)} documents"
        raise ProjectError(what, where=str(project), hint=f"name one with --document: {known}")
    if name not in records:
        what = f"there is no document {name!r}"
        raise ProjectError(what, where=str(project), hint=f"its documents: {known}")
    return records[name]


def _made(opened: "Project", record: "DocumentRecord", original: Path, output: Path) -> "Rewritten":
    from align.documents import open_document
    from align.documents.writing import check_ending, cleanly, keeps_format, rewritten

    check_ending(record.media, output)
    units = list(opened.units(document=record.name))
    if not keeps_format(record.media, output.suffix):
        return cleanly(units, output.suffix)
    if not original.exists():
        raise InputError(
            "the source document is not there any more",
            where=str(original),
            hint="say where it is with --source",
        )
    read = open_document(original, encoding=record.encoding or None)
    removed = list(opened.removed(record.name))
    return rewritten(read, units, removed, opened.fact("target") or "en")


def _sentences(output: Path, made: "Rewritten") -> list[str]:
    said = [f"{output}: {made.translated} segments translated, {made.untranslated} in the source"]
    if made.flattened:
        said.append(
            f"in {made.flattened} segments the place of emphasis or links in the middle of the "
            "sentence was not clear: emphasis was left out, links stand about there"
        )
    if made.guessed:
        said.append(f"in {made.guessed} table rows the cells were shared out by length: check them")
    return said


def _data(output: Path, made: "Rewritten") -> dict[str, object]:
    return {
        "output": str(output),
        "translated": made.translated,
        "untranslated": made.untranslated,
        "flattened": made.flattened,
        "guessed": made.guessed,
        "notices": list(made.notices),
    }
