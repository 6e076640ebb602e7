"""Translations to standard output: nothing is kept, so nothing has to be named."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import UserError
from align.settings import Settings

if TYPE_CHECKING:
    from align.api import TranslatedDocument
    from align.engines.base import Engine
    from align.glossary import Glossary
    from align.store.memory.matching.penalties import Penalties
    from align.units import Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read."""

    encoding: str | None
    keep_furniture: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said, and how."""

    quiet: bool
    as_json: bool


def print_translations(
    files: Iterable[Path],
    settings: Settings,
    engine: "Engine",
    terms: "Glossary | None",
    memories: "Mapping[Path, Penalties]",
    reading: Reading,
    telling: Telling,
) -> None:
    """Print documents in English: a paragraph a line, or with the proof of each segment as JSON.

    A document that cannot be read is said to be so, and the others are printed.

    Raises:
        UserError: at least one could not be read; said last.
    """
    from align.api import translate_documents
    from align.cli.console import progress, say
    from align.units import Outcome

    unread = 0
    outcomes: Counter[Outcome] = Counter()
    with progress("translating", None, "segments", quiet=telling.quiet) as advance:
        found = translate_documents(
            files,
            languages=(settings.source, settings.target),
            engine=engine,
            glossary=terms,
            memories=memories,
            pretranslate=settings.memory.pretranslate,
            english=settings.english,
            srx=Path(settings.srx) if settings.srx else None,
            encoding=reading.encoding,
            keep_furniture=reading.keep_furniture,
            errors="keep",
            told=advance,
        )
        for number, document in enumerate(found):
            for notice in document.notices:
                say(f"{document.name}: {notice}", quiet=telling.quiet)
            if document.fault:
                say(f"align: {document.fault}")
                unread += 1
                continue
            for unit in document.failed:
                say(f"align: {document.name}, segment {unit.segment.number}: {unit.note}")
            outcomes.update(use.outcome for unit in document.units for use in unit.terms)
            _print(document, first=number == 0, as_json=telling.as_json)
    if lost := outcomes[Outcome.MISSING] + outcomes[Outcome.FORBIDDEN]:
        say(f"align: {lost} occurrences of terms are not as the term base wants")
    if unread:
        noun = "document" if unread == 1 else "documents"
        raise UserError(f"{unread} {noun} could not be read", hint="see above for the reasons")


def _print(document: "TranslatedDocument", *, first: bool, as_json: bool) -> None:
    if as_json:
        for unit in document.units:
            sys.stdout.write(_line(document.name, unit) + "\n")
    else:
        sys.stdout.write(("" if first else "\n") + document.text + "\n")
    sys.stdout.flush()


def _line(name: str, unit: "Unit") -> str:
    segment = unit.segment
    facts = {
        "document": name,
        "segment": segment.number,
        "paragraph": segment.paragraph,
        "source": segment.text,
        "target": unit.target,
        "score": unit.score,
        "terms": [asdict(use) for use in unit.terms],
    }
    if unit.note:
        facts["fault"] = unit.note
    return json.dumps(facts, ensure_ascii=False)
