"""Turn records into rows of the project file and back."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from align.store.records import DocumentRecord, HistoryEntry
from align.text import OffsetMap
from align.units import (
    Kind,
    Origin,
    Outcome,
    Removed,
    Segment,
    Status,
    TermHit,
    TermUse,
    Tier,
    Unit,
)

Value = str | int | float | None
Row = tuple[Value, ...]

UNIT_COLUMNS = """
    u.id, d.name, u.paragraph, u.number, u.source, u.start, u.offsets, u.kind, u.page,
    u.target, u.status, u.score, coalesce((SELECT m.note FROM mark m WHERE m.unit = u.id), u.note),
    u.changed, o.engine, o.revision, o.glossary, o.settings,
    u.confidence
"""
TERM_COLUMNS = """
    t.unit, t.hit_start, t.hit_end, t.surface, t.entry, t.tier,
    CASE WHEN v.id IS NULL THEN t.outcome ELSE 'overridden' END, t.form, t.start, t."end",
    CASE WHEN v.id IS NULL THEN t.rung
         WHEN v.reason = '' THEN 'person' ELSE 'person: ' || v.reason END
"""
TERM_TABLES = """
    term_use t LEFT JOIN term_override v
    ON v.unit = t.unit AND v.entry = t.entry AND v.withdrawn = ''
"""
HISTORY_COLUMNS = """
    h.unit, h.source, h.target, h.status, h.score, h.note, h.made_by, h.changed,
    h.at, h.who, h.what,
    o.engine, o.revision, o.glossary, o.settings
"""


def storable(text: str) -> str:
    """Return the text with U+FFFD for each unpaired surrogate, which UTF-8 cannot hold.

    The length stays the same, so offsets into the text stay true.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def storable_name(name: str) -> str:
    r"""Return a file name with ``\udcNN`` written out for each byte that is not UTF-8.

    Unlike ``storable`` it keeps two such names apart.
    """
    return name.encode(errors="backslashreplace").decode()


def document_row(record: DocumentRecord, added: str) -> Row:
    """Return the values of name, path, digest, media, encoding, notices, added."""
    return (
        storable_name(record.name),
        storable_name(record.path),
        record.digest,
        record.media,
        record.encoding,
        json.dumps([storable(notice) for notice in record.notices], ensure_ascii=False),
        added,
    )


def document_of(row: Sequence[str]) -> DocumentRecord:
    """Read a document from name, path, digest, media, encoding, notices, added."""
    name, path, digest, media, encoding, notices, added = row
    return DocumentRecord(name, path, digest, media, encoding, tuple(json.loads(notices)), added)


def segment_row(segment: Segment) -> Row:
    """Return the values of number, paragraph, kind, page, source, start, offsets."""
    offsets = segment.offsets
    pieces = None
    if len(offsets.at) > 1 or offsets.at[0]:
        pieces = json.dumps([offsets.at, offsets.raw], separators=(",", ":"))
    return (
        segment.number,
        segment.paragraph,
        segment.kind.value,
        segment.page,
        storable(segment.text),
        offsets[0],
        pieces,
    )


def segment_of(document: str, row: Sequence[Value]) -> Segment:
    """Read a segment from number, paragraph, kind, page, source, start, offsets."""
    number, paragraph, kind, page, source, start, pieces = row
    offsets = _offsets_of(int(start or 0), None if pieces is None else str(pieces))
    return Segment(
        document,
        int(paragraph or 0),
        int(number or 0),
        str(source),
        offsets,
        Kind(str(kind)),
        None if page is None else int(page),
    )


def removed_row(removed: Removed) -> Row:
    """Return the values of reason, text, start, end."""
    return (storable(removed.reason), storable(removed.text), removed.start, removed.end)


def term_row(unit: int, ordinal: int, use: TermUse) -> Row:
    """Return the values of a row of ``term_use``."""
    hit = use.hit
    return (
        unit,
        ordinal,
        hit.start,
        hit.end,
        storable(hit.surface),
        storable(hit.entry),
        hit.tier.value,
        use.outcome.value,
        storable(use.form),
        use.start,
        use.end,
        use.rung,
    )


def terms_of(rows: Iterable[sqlite3.Row]) -> dict[int, list[TermUse]]:
    """Read term uses from rows of ``TERM_COLUMNS``, by unit."""
    uses: dict[int, list[TermUse]] = {}
    for unit, start, end, surface, entry, tier, outcome, form, begin, stop, rung in rows:
        hit = TermHit(start, end, surface, entry, Tier(tier))
        use = TermUse(hit, Outcome(outcome), form, begin, stop, rung)
        uses.setdefault(unit, []).append(use)
    return uses


def unit_of(row: sqlite3.Row, terms: Iterable[TermUse]) -> Unit:
    """Read a unit from a row of ``UNIT_COLUMNS``."""
    identity, document, paragraph, number, source, start, pieces, kind, page = row[:9]
    target, status, score, note, changed = row[9:14]
    offsets = _offsets_of(start, pieces)
    segment = Segment(document, paragraph, number, source, offsets, Kind(kind), page)
    origin = _origin_of(row[14:18])
    return Unit(
        identity,
        segment,
        target,
        Status(status),
        origin,
        score,
        tuple(terms),
        note,
        changed,
        row[18],
    )


def history_of(row: sqlite3.Row) -> HistoryEntry:
    """Read a history entry from a row of ``HISTORY_COLUMNS``."""
    unit, source, target, status, score, note = row[:6]
    origin = _origin_of(row[11:15])
    return HistoryEntry(unit, source, target, Status(status), origin, score, note, *row[6:11])


def _offsets_of(start: int, pieces: str | None) -> OffsetMap:
    if pieces is None:
        return OffsetMap((0,), (start,))
    at, raw = json.loads(pieces)
    return OffsetMap(tuple(at), tuple(raw))


def _origin_of(values: Sequence[str | None]) -> Origin | None:
    engine, revision, glossary, settings = values
    if engine is None:
        return None
    return Origin(engine, revision or "", glossary or "", settings or "")
