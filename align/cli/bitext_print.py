"""Aligned sentences to standard output: nothing is kept, so nothing has to be named."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.api import AlignedPair
    from align.bitext.texts import Manner
    from align.engines.base import Engine
    from align.glossary import Glossary
    from align.settings import Settings

_NONE = "none"
_STATIC = "static"


@dataclass(frozen=True, slots=True)
class Leaning:
    """What the aligner may lean on."""

    engine: "Engine | None"
    """Translates the source for comparison, where one was named."""
    embedder: str | None
    terms: "Glossary | None"
    memory: Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Printing:
    """What of an alignment is printed, and how."""

    minimum: float
    """Confidence below which a pair is left out."""
    quiet: bool
    as_json: bool


def print_pairs(
    documents: tuple[Path, Path],
    settings: "Settings",
    manners: "Sequence[Manner]",
    leaning: Leaning,
    printing: Printing,
) -> None:
    """Print pairs of sentences, a pair a line: source, tab, target; or as JSON with more about it.

    Args:
        documents: one and its translation.
        settings: their languages.
        manners: how each of them is read.
        leaning: what helps to align.
        printing: the user's wishes.

    Raises:
        UserError: see ``align.api.align_documents``.
    """
    from align.api import align_documents
    from align.cli.console import progress, say

    ours, theirs = manners
    with progress("aligning", None, "sentences", quiet=printing.quiet) as advance:
        found = align_documents(
            *documents,
            languages=(settings.source, settings.target),
            lines=ours.lines,
            engine=leaning.engine,
            embedder=None if leaning.embedder == _NONE else leaning.embedder or _STATIC,
            glossary=leaning.terms,
            memory=leaning.memory,
            srx=ours.srx,
            encoding=ours.encoding,
            target_encoding=theirs.encoding,
            keep_furniture=ours.keep_furniture,
            told=advance,
        )
    for notice in found.notices:
        say(notice, quiet=printing.quiet)
    pairs = [pair for pair in found.pairs if pair.confidence >= printing.minimum]
    for pair in pairs:
        sys.stdout.write((_line(pair) if printing.as_json else _cells(pair)) + "\n")
    sys.stdout.flush()
    alone = len(found.source_alone) + len(found.target_alone)
    say(f"{len(pairs)} pairs; {alone} sentences without a counterpart", quiet=printing.quiet)


def _cells(pair: "AlignedPair") -> str:
    # A row of a table is a sentence with tabs in it.
    return "\t".join(text.replace("\t", " ") for text in pair.texts)


def _line(pair: "AlignedPair") -> str:
    ours, theirs = pair.texts
    facts = {
        "source": ours,
        "target": theirs,
        "confidence": round(pair.confidence, 4),
        "source_segments": [one.number for one in pair.source],
        "target_segments": [one.number for one in pair.target],
    }
    return json.dumps(facts, ensure_ascii=False)
