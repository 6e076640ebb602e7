"""TMX 1.4, written for the strictest reader.

Specification: https://gala-global.org/tmx-14b. The file is plain text (level 1): UTF-8
without byte order mark, line feeds, the DOCTYPE of the standard, source before target, ``prop``
and ``note`` before both. It is valid against the DTD and the schema of OmegaT 6.1, whose readers
refuse a whole file for one flaw.

What a unit says of itself, as ``prop`` elements (left out where there is nothing to say):

======================  =========================================================================
x-status                ``draft`` (a machine's, unread) or ``confirmed`` (by a person)
x-document              name of the document
x-paragraph, x-segment  position in the document, counted from 1
x-start, x-end          code points into the document's text as read, end exclusive
x-context-pre, -post    source of the unit before and after
x-engine, x-revision    what made the target
x-glossary              hash of the term base in force
x-settings              what else is needed to make the target again
x-score                 mean log-probability per target token
x-confidence            how sure the aligner is of the pair, 0 to 1
x-alternative           ``1`` for a target that stood in the unit before, with ``alternatives``
x-term                  one per occurrence of a term: see ``align.exchange.terms``
======================  =========================================================================

**Several targets for one source.** Every translated unit is written, equal ones too: each has
its own place, context and term report, and equal ones do not disturb a reader. Of different
targets for the same source OmegaT uses the last in the file, so confirmed units follow after all
drafts; among the confirmed, the document's order holds. Alternatives are among the drafts.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from align.exchange.base import Facts, Format, Report
from align.exchange.export import export
from align.exchange.languages import check_languages
from align.exchange.terms import describe
from align.exchange.window import Neighbours, with_neighbours
from align.exchange.xmltext import attribute, content, legal
from align.units import Status, TermUse, Unit

# Never another tool's name: OmegaT reads inline codes differently in a file of its own.
_TOOL = "align-workbench"


Alternatives = Callable[[Unit], Iterable[str]]
"""Returns what else stood in a unit, oldest first."""


class Tmx(Format):
    """Translation Memory eXchange 1.4, level 1.

    Args:
        alternatives: other targets to write for each unit. They stand before it with the property
            ``x-alternative``, so that a reader which takes the last one takes the unit's own.
    """

    name = "tmx"
    suffix = ".tmx"

    def __init__(self, alternatives: Alternatives | None = None) -> None:
        self._alternatives = alternatives

    def write(self, stream: BinaryIO, units: Iterable[Unit], facts: Facts) -> Report:
        """Write all translated units in constant memory.

        Raises:
            SettingsError: a language is not a BCP 47 tag, or both are the same.
            OSError: the stream, or the spool for confirmed units, cannot be written.
        """
        check_languages(facts)
        written = untranslated = stripped = 0
        name = getattr(stream, "name", None)
        folder = Path(name).parent if isinstance(name, str) else None
        with tempfile.TemporaryFile(dir=folder) as spool:
            stream.write(head(facts).encode())
            for neighbours in with_neighbours(units):
                unit = neighbours[1]
                source, gone = _segment(unit.segment.text)
                target, lost = _segment(unit.target)
                if not source or not target or unit.status is Status.NEW:
                    untranslated += 1
                    continue
                for other in self._others(unit, target):
                    stream.write(_element(neighbours, source, other, facts, other=True).encode())
                place = spool if unit.status is Status.CONFIRMED else stream
                place.write(_element(neighbours, source, target, facts).encode())
                written += 1
                stripped += gone + lost
            spool.seek(0)
            shutil.copyfileobj(spool, stream)
        stream.write(b"</body>\n</tmx>\n")
        return Report(written, untranslated, stripped)

    def _others(self, unit: Unit, target: str) -> Iterator[str]:
        found = self._alternatives(unit) if self._alternatives else ()
        for text in dict.fromkeys(_segment(one)[0] for one in found):
            if text and text != target:
                yield text


def write_tmx(
    path: Path,
    units: Iterable[Unit],
    *,
    source: str = "vi",
    target: str = "en",
    tool_version: str,
    created: datetime | None = None,
    force: bool = False,
) -> Report:
    """Write units to a TMX file, which appears whole or not at all.

    Args:
        path: the file.
        units: in document order; they are consumed one by one.
        source: language of the sources, BCP 47.
        target: language of the targets, BCP 47.
        tool_version: version of this program, for the header.
        created: time for the header, now if None; a time without zone is taken as UTC.
        force: replace a file that exists.

    Raises:
        OutputError: the file exists and ``force`` is false, or it cannot be written.
        SettingsError: a language is not a BCP 47 tag, or both are the same.
    """
    facts = Facts(source, target, tool_version, created or datetime.now(UTC))
    return export(path, units, Tmx(), facts, force=force)


def head(facts: Facts) -> str:
    """Return what stands before the first unit."""
    values = {
        "creationtool": _TOOL,
        "creationtoolversion": facts.tool_version,
        "segtype": "sentence",
        "o-tmf": _TOOL,
        "adminlang": "en",
        "srclang": facts.source,
        "datatype": "plaintext",
        "creationdate": _basic(facts.created),
    }
    attributes = " ".join(f"{name}={attribute(legal(value)[0])}" for name, value in values.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header {attributes}/>\n<body>\n'
    )


def _element(
    neighbours: Neighbours, source: str, target: str, facts: Facts, *, other: bool = False
) -> str:
    """Return a unit; with ``other`` a target that stood in it before, of which less is known."""
    unit = neighbours[1]
    if other:
        plain = replace(unit, origin=None, score=None, terms=(), note="", status=Status.DRAFT)
        unit = replace(plain, changed="")
        neighbours = (neighbours[0], unit, neighbours[2])
    date = basic_time(unit.changed)
    lines = [f'<tu changedate="{date}">' if date else "<tu>"]
    if note := legal(unit.note)[0].strip():
        lines.append(f"<note>{content(note)}</note>")
    if other:
        lines.append('<prop type="x-alternative">1</prop>')
    lines += [
        f'<prop type="{name}">{content(text)}</prop>'
        for name, value in _properties(neighbours, source, target)
        if (text := legal(value)[0])
    ]
    lines += [
        f'<tuv xml:lang="{facts.source}"><seg>{content(source)}</seg></tuv>',
        f'<tuv xml:lang="{facts.target}"><seg>{content(target)}</seg></tuv>',
        "</tu>\n",
    ]
    return "\n".join(lines)


def _properties(neighbours: Neighbours, source: str, target: str) -> Iterator[tuple[str, str]]:
    before, unit, after = neighbours
    segment, origin = unit.segment, unit.origin
    yield "x-status", unit.status
    yield "x-document", segment.document
    yield "x-paragraph", str(segment.paragraph)
    yield "x-segment", str(segment.number)
    yield "x-start", str(segment.start)
    yield "x-end", str(segment.end)
    if before:
        yield "x-context-pre", _segment(before.segment.text)[0]
    if after:
        yield "x-context-post", _segment(after.segment.text)[0]
    if origin:
        yield "x-engine", origin.engine
        yield "x-revision", origin.revision
        yield "x-glossary", origin.glossary
        yield "x-settings", origin.settings
    if unit.score is not None:
        yield "x-score", f"{unit.score:.4f}"
    if unit.confidence is not None:
        yield "x-confidence", f"{unit.confidence:.3f}"
    for use in unit.terms:
        yield "x-term", describe(_placed(use, unit, source, target))


def _placed(use: TermUse, unit: Unit, source: str, target: str) -> TermUse:
    """Return the verdict with its places in the texts as written."""
    if source == unit.segment.text and target == unit.target:
        return use
    hit = use.hit
    start, end = (len(_begun(unit.segment.text[:at])) for at in (hit.start, hit.end))
    moved = replace(use, hit=replace(hit, start=start, end=end))
    if use.start < 0:
        return moved
    start, end = (len(_begun(unit.target[:at])) for at in (use.start, use.end))
    return replace(moved, start=start, end=end)


def _begun(text: str) -> str:
    return legal(text)[0].lstrip()


def _segment(text: str) -> tuple[str, int]:
    """Return a text as it stands in ``seg``, without outer white space, and how many went."""
    kept, gone = legal(text)
    return kept.strip(), gone


@lru_cache(maxsize=64)
def basic_time(changed: str) -> str:
    """Return an ISO 8601 time in the basic form of the standard, empty if it is none."""
    try:
        return _basic(datetime.fromisoformat(changed))
    except ValueError:
        return ""


def _basic(time: datetime) -> str:
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
