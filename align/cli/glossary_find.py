"""``align glossary find``: the terms of a document."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from align.cli.options import (
    Encoding,
    GlossaryOption,
    Json,
    SourceLanguage,
    glossary_of,
    settings_with,
)


def find(
    file: Annotated[Path, typer.Argument(help="Document: txt, md, html, docx, odt, epub or pdf.")],
    glossary: GlossaryOption = None,
    source: SourceLanguage = None,
    encoding: Encoding = None,
    nested: Annotated[
        bool, typer.Option("--nested", help="Also terms inside longer terms.")
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="One line a term, with counts.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List every occurrence of a term in a document, with its place and how it was recognised."""
    from align.documents import open_document, paragraphs
    from align.segmentation import segments, splitter_for
    from align.units import TermHit

    settings = settings_with(source=source)
    terms = glossary_of(settings, glossary)
    assert terms is not None
    document = open_document(file, encoding=encoding)
    counts: Counter[tuple[str, str]] = Counter()
    splitter = splitter_for(settings.source)
    for found in segments(paragraphs(document), document.name, splitter):
        hits: list[TermHit] = terms.find_all(found.text) if nested else terms.find(found.text)
        for hit in hits:
            counts[hit.entry, hit.tier] += 1
            if summary:
                continue
            start = found.offsets[hit.start]
            end = found.offsets[hit.end - 1] + 1
            target = terms[hit.entry].target
            if as_json:
                row = {
                    "segment": found.number,
                    "start": start,
                    "end": end,
                    "surface": hit.surface,
                    "term": hit.entry,
                    "tier": hit.tier,
                    "target": target,
                }
                line = json.dumps(row, ensure_ascii=False)
            else:
                line = f"{start}\t{end}\t{hit.tier}\t{hit.surface}\t{hit.entry}\t{target}"
            sys.stdout.write(line.replace("\n", " ") + "\n")
    if summary:
        _print_summary(counts, as_json=as_json)


def _print_summary(counts: Counter[tuple[str, str]], *, as_json: bool) -> None:
    """Print one line a term: how often on which tier."""
    by_term: dict[str, dict[str, int]] = {}
    for (entry, tier), count in counts.items():
        by_term.setdefault(entry, {})[tier] = count
    rows = sorted(by_term.items(), key=lambda row: (-sum(row[1].values()), row[0]))
    if as_json:
        sys.stdout.write(json.dumps(dict(rows), ensure_ascii=False) + "\n")
        return
    from align.cli.console import console, table

    shown = table("Terms found", "term", "exact", "folded", "skeleton", "all")
    for entry, tiers in rows:
        cells = [str(tiers.get(tier, "")) for tier in ("exact", "folded", "skeleton")]
        shown.add_row(entry, *cells, str(sum(tiers.values())))
    console().print(shown)
