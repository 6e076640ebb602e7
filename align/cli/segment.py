"""``align segment``: one sentence a line."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from align.cli.options import Encoding, Json, KeepFurniture, SourceLanguage, Srx, settings_with


def segment(
    file: Annotated[Path, typer.Argument(help="Document: txt, md, html, docx, odt, epub or pdf.")],
    source: SourceLanguage = None,
    srx: Srx = None,
    encoding: Encoding = None,
    keep_furniture: KeepFurniture = False,
    as_json: Json = False,
) -> None:
    """Read, clean and split a document; print one segment a line."""
    from align.documents import open_document, paragraphs
    from align.segmentation import segments, splitter_for

    settings = settings_with(source=source, srx=str(srx) if srx else None)
    splitter = splitter_for(settings.source, Path(settings.srx) if settings.srx else None)
    document = open_document(file, encoding=encoding)
    cleaned = paragraphs(document, keep_furniture=keep_furniture)
    for found in segments(cleaned, document.name, splitter):
        if as_json:
            line = json.dumps(
                {
                    "number": found.number,
                    "paragraph": found.paragraph,
                    "kind": found.kind,
                    "page": found.page,
                    "start": found.start,
                    "end": found.end,
                    "text": found.text,
                },
                ensure_ascii=False,
            )
        else:
            line = found.text.replace("\n", " ")
        sys.stdout.write(line + "\n")
