"""Two aligned documents in the project: their sentences, their beads, and the units these make."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.store import changes, documents
from align.store.records import DocumentRecord
from align.store.rows import segment_of, segment_row, storable_name
from align.text import Mapped, joined
from align.units import Draft, Origin, Removed, Segment, Status

SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class Link:
    """A bead as the project keeps it."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    """Places of sentences in ``Bitext.source`` and ``Bitext.target``, counted from 0."""
    confidence: float = 1.0
    pinned: bool = False
    """Whether a person has settled it."""
    unit: int | None = None
    """Identity of its unit; None where it has no source. Set by the project."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two documents and how they belong together."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    links: tuple[Link, ...]
    """In the order of reading; each sentence is in exactly one."""


def write(
    connection: sqlite3.Connection,
    record: DocumentRecord,
    bitext: Bitext,
    made: Origin,
    who: str,
    removed: Iterable[Removed],
) -> None:
    """Write a bitext in place of what its document held, inside a transaction of the caller.

    Each link with a source is a unit: both sides joined with a space. A pinned one is confirmed
    by ``who``, another one a draft of ``made``; what a person has confirmed stays unless its link
    is pinned.
    """
    before = read(connection, record.name)
    known = (
        {(source_of(one, before), target_of(one, before)) for one in before.links}
        if before
        else set()
    )
    segments = [_joined(number, link, bitext) for number, link in _with_source(bitext.links)]
    documents.add(connection, record, segments, removed)
    name = storable_name(record.name)
    (document,) = connection.execute("SELECT id FROM document WHERE name = ?", (name,)).fetchone()
    rows = connection.execute(
        "SELECT number, id, target, status FROM unit WHERE document = ?", (document,)
    )
    units = {number: (unit, target, status) for number, unit, target, status in rows.fetchall()}
    _write_sentences(connection, document, bitext)
    links = [
        (link, units[number][0] if number else None) for link, number in _numbered(bitext.links)
    ]
    _write_links(connection, document, links)
    _write_targets(connection, bitext, units, known, (made, who))


def _with_source(links: Sequence[Link]) -> list[tuple[int, Link]]:
    return list(enumerate((link for link in links if link.source), 1))


def _numbered(links: Sequence[Link]) -> list[tuple[Link, int]]:
    """Return links with the number of their segment, 0 where there is none."""
    numbered, number = [], 0
    for link in links:
        number += bool(link.source)
        numbered.append((link, number if link.source else 0))
    return numbered


def _joined(number: int, link: Link, bitext: Bitext) -> Segment:
    parts = [bitext.source[place] for place in link.source]
    whole = joined((Mapped(part.text, part.offsets) for part in parts), " ")
    first = parts[0]
    return Segment(
        first.document, first.paragraph, number, whole.text, whole.offsets, first.kind, first.page
    )


def source_of(link: Link, bitext: Bitext) -> str:
    """Return the source text of a link."""
    return " ".join(bitext.source[place].text for place in link.source)


def target_of(link: Link, bitext: Bitext) -> str:
    """Return the target text of a link."""
    return " ".join(bitext.target[place].text for place in link.target)


def _write_sentences(connection: sqlite3.Connection, document: int, bitext: Bitext) -> None:
    connection.execute("DELETE FROM sentence WHERE document = ?", (document,))
    for side, sentences in zip(SIDES, (bitext.source, bitext.target), strict=True):
        connection.executemany(
            "INSERT INTO sentence (document, side, number, paragraph, kind, page, source, start,"
            " offsets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((document, side, *segment_row(sentence)) for sentence in sentences),
        )


def _write_links(
    connection: sqlite3.Connection, document: int, links: Iterable[tuple[Link, int | None]]
) -> None:
    connection.execute("DELETE FROM bead WHERE document = ?", (document,))
    connection.executemany(
        "INSERT INTO bead VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document,
                number,
                json.dumps(link.source),
                json.dumps(link.target),
                link.confidence,
                link.pinned,
                unit,
            )
            for number, (link, unit) in enumerate(links, 1)
        ),
    )


def _write_targets(
    connection: sqlite3.Connection,
    bitext: Bitext,
    units: dict[int, tuple[int, str, str]],
    known: set[tuple[str, str]],
    by: tuple[Origin, str],
) -> None:
    """Bring the targets of the units to what the links say; what stood there goes to history.

    ``known`` are the pairs of texts that were linked before: what a person confirmed for one of
    them may be worded otherwise since, and stays.
    """
    made, who = by
    drafts, settled = [], []
    for number, link in _with_source(bitext.links):
        unit, target, status = units[number]
        text = target_of(link, bitext)
        confirmed = status == Status.CONFIRMED and bool(target)
        same = (source_of(link, bitext), text) in known
        if not text:
            if target and (not same or not confirmed):
                changes.clear(connection, unit, who)
        elif confirmed and (same or not link.pinned):
            continue
        else:
            if not confirmed:
                drafts.append(Draft(unit, text, made, confidence=link.confidence))
            if link.pinned:
                settled.append((unit, text))
    changes.save(connection, drafts, "aligner")
    for unit, text in settled:
        changes.confirm(connection, unit, text, who, None)


def read(connection: sqlite3.Connection, name: str) -> Bitext | None:
    """Return the bitext of a document, None if it has none."""
    row = connection.execute(
        "SELECT id FROM document WHERE name = ?", (storable_name(name),)
    ).fetchone()
    if row is None:
        return None
    (document,) = row
    links = links_of(connection, document)
    if not links:
        return None
    ours, theirs = (sentences_of(connection, document, name, side) for side in SIDES)
    return Bitext(ours, theirs, links)


def links_of(connection: sqlite3.Connection, document: int) -> tuple[Link, ...]:
    """Return the links of a document in the order of reading."""
    rows = connection.execute(
        "SELECT source, target, confidence, pinned, unit FROM bead WHERE document = ?"
        " ORDER BY number",
        (document,),
    )
    return tuple(
        Link(tuple(json.loads(s)), tuple(json.loads(t)), confidence, bool(pinned), unit)
        for s, t, confidence, pinned, unit in rows.fetchall()
    )


def sentences_of(
    connection: sqlite3.Connection,
    document: int,
    name: str,
    side: str,
    places: range | None = None,
) -> tuple[Segment, ...]:
    """Return the sentences of one side, or those at some places in a row, counted from 0."""
    first, size = (places.start, len(places)) if places is not None else (0, -1)
    rows = connection.execute(
        "SELECT number, paragraph, kind, page, source, start, offsets FROM sentence"
        " WHERE document = ? AND side = ? ORDER BY number LIMIT ? OFFSET ?",
        (document, side, size, first),
    )
    return tuple(segment_of(name, row) for row in rows.fetchall())


def names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the documents that are aligned, in the order they were added."""
    rows = connection.execute(
        "SELECT name FROM document WHERE id IN (SELECT document FROM bead) ORDER BY id"
    )
    return [name for (name,) in rows.fetchall()]
