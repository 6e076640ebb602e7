"""Bring the units of an aligned document to changed links, one unit at a time.

A unit whose source stays keeps its identity and everything known of it. One whose link comes to
hold other sentences is shaped anew; what stood in it, confirmed or typed, goes to the history.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from align.errors import ProjectError
from align.store import changes
from align.store.bitexts import Link, sentences_of
from align.store.clock import now
from align.store.editing.images import Image, difference, put_back, take, write
from align.store.editing.journal import Change
from align.store.rows import segment_row
from align.text import Mapped, joined
from align.units import Draft, Origin, Segment, Status

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class By:
    """Who changes links, how they call it, and what drafts are to be known as."""

    who: str
    name: str
    made: Origin


class Relinking:
    """One change of links, inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection, document: int, name: str, by: By) -> None:
        self._connection = connection
        self._document = document
        self._name = name
        self._by = by
        self._sentences: dict[str, tuple[int, tuple[Segment, ...]]] = {}

    def exchange(
        self, gone: Sequence[Link], come: Sequence[Link]
    ) -> tuple[dict[Pair, int], list[Change]]:
        """Put the units of some links in place of those of others that hold the same sentences.

        Returns:
            The unit of each new link with a source, and what became of each unit.

        Raises:
            ProjectError: a unit whose link comes to hold other sentences is locked.
        """
        before = {link.unit: self._image(link.unit) for link in gone if link.unit is not None}
        self._refuse_locked(gone, come)
        self._load((*gone, *come))
        heirs = inherited(gone, come)
        for unit in before.keys() - {old.unit for old in heirs.values()}:
            self._remove(unit)
        units: dict[Pair, int] = {}
        for link in come:
            if link.source:
                old = heirs.get(pair(link))
                unit = old.unit if old is not None and old.unit is not None else self._new(link)
                self._fit(unit, link, old)
                units[pair(link)] = unit
        found: list[Change] = []
        for unit in dict.fromkeys((*before, *units.values())):
            was, after = before.get(unit), take(self._connection, unit)
            if was is not None and after is not None:
                was, after = difference(was, after)
            if was or after:
                found.append(Change(unit, was, after))
        return units, found

    def apply(self, done: Iterable[Change]) -> list[int]:
        """Bring units to the second image of each change; return those that stay as they are."""
        left = []
        for change in done:
            if change.after is None:
                self._remove(change.unit)
            elif change.before is None:
                self._insert(change.unit, change.after)
            else:
                if "target" in change.after:
                    changes.displace(self._connection, change.unit, self._by.who, self._by.name)
                if not put_back(self._connection, change.unit, change.after, change.before):
                    left.append(change.unit)
        return left

    def _fit(self, unit: int, link: Link, old: Link | None) -> None:
        """Let a unit say what its link says."""
        if old is not None and pair(old) == pair(link):
            self._settle(unit, link, old)
            return
        self._keep_typed(unit)
        if old is not None and old.source != link.source:
            self._shape(unit, link)
        text = self._target(link)
        if not text:
            changes.clear(self._connection, unit, self._by.who)
            return
        draft = Draft(unit, text, self._by.made, confidence=link.confidence)
        changes.save(self._connection, [draft], "aligner")
        if link.pinned:
            changes.confirm(self._connection, unit, text, self._by.who, None)

    def _settle(self, unit: int, link: Link, old: Link) -> None:
        """Confirm what stands in a unit, or open it again; a target worded otherwise stays."""
        target, status = self._connection.execute(
            "SELECT target, status FROM unit WHERE id = ?", (unit,)
        ).fetchone()
        text, confirmed = self._target(link), status == Status.CONFIRMED
        if link.pinned and text and not confirmed:
            changes.confirm(self._connection, unit, target or text, self._by.who, None)
        elif old.pinned and not link.pinned and confirmed and target == text:
            changes.displace(self._connection, unit, self._by.who, self._by.name)
            self._connection.execute(
                "UPDATE unit SET status = 'draft', confidence = ?, who = ?, changed = ?"
                " WHERE id = ?",
                (link.confidence, self._by.who, now(), unit),
            )
        elif not confirmed and text:
            self._connection.execute(
                "UPDATE unit SET confidence = ? WHERE id = ?", (link.confidence, unit)
            )

    def _shape(self, unit: int, link: Link) -> None:
        changes.clear(self._connection, unit, self._by.who)
        row = self._row(link)
        write(self._connection, unit, "layout", (row[1:4],))
        write(self._connection, unit, "text", (row[4:],))
        # What a memory found for the old source says nothing about the new one.
        write(self._connection, unit, "offer", ())

    def _new(self, link: Link) -> int:
        row = self._row(link)
        return self._insert(0, {"layout": (row[1:4],), "text": (row[4:],)})

    def _insert(self, unit: int, image: Image) -> int:
        (lowest,) = self._connection.execute(
            "SELECT min(number) FROM unit WHERE document = ?", (self._document,)
        ).fetchone()
        written = self._connection.execute(
            "INSERT INTO unit (id, document, number, paragraph, kind, page, source, start, offsets)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                unit or None,
                self._document,
                min(lowest or 0, 0) - 1,
                *image["layout"][0],
                *image["text"][0],
            ),
        )
        identity = unit or int(written.lastrowid or 0)
        for group, rows in image.items():
            if group not in ("layout", "text"):
                write(self._connection, identity, group, rows)
        return identity

    def _remove(self, unit: int) -> None:
        self._keep_typed(unit)
        changes.displace(self._connection, unit, self._by.who, self._by.name)
        write(self._connection, unit, "term_override", ())
        self._connection.execute("DELETE FROM unit WHERE id = ?", (unit,))

    def _keep_typed(self, unit: int) -> None:
        """Move what was typed and not confirmed to the history."""
        self._connection.execute(
            "INSERT INTO history (unit, document, source, target, status, origin, score, note,"
            " made_by, changed, at, who, what)"
            " SELECT u.id, document, source, y.text, 'draft', y.origin, NULL, note, y.who, y.at,"
            " ?, ?, ? FROM unit u JOIN typed y ON y.unit = u.id"
            " WHERE u.id = ? AND y.text NOT IN ('', target)",
            (now(), self._by.who, self._by.name, unit),
        )
        write(self._connection, unit, "typed", ())

    def _image(self, unit: int) -> Image:
        image = take(self._connection, unit)
        if image is None:
            raise ProjectError(
                f"the segment of a bead is gone from {self._name}", hint="align it again"
            )
        return image

    def _refuse_locked(self, gone: Sequence[Link], come: Sequence[Link]) -> None:
        stays = {pair(link) for link in come}
        for link in gone:
            if link.unit is not None and pair(link) not in stays and self._locked(link.unit):
                raise ProjectError(
                    "the segment of this bead is locked",
                    where=self._name,
                    hint="unlock it in the editor first",
                )

    def _locked(self, unit: int) -> bool:
        query = "SELECT 1 FROM mark WHERE unit = ? AND locked"
        return self._connection.execute(query, (unit,)).fetchone() is not None

    def _load(self, links: Sequence[Link]) -> None:
        """Read the sentences that some links hold, and those between."""
        ours = [place for link in links for place in link.source]
        theirs = [place for link in links for place in link.target]
        for side, places in (("source", ours), ("target", theirs)):
            span = range(min(places), max(places) + 1) if places else range(0)
            found = sentences_of(self._connection, self._document, self._name, side, span)
            self._sentences[side] = (span.start, found)

    def _parts(self, side: str, places: Sequence[int]) -> list[Segment]:
        first, found = self._sentences[side]
        return [found[place - first] for place in places]

    def _target(self, link: Link) -> str:
        return " ".join(one.text for one in self._parts("target", link.target))

    def _row(self, link: Link) -> tuple[str | int | float | None, ...]:
        parts = self._parts("source", link.source)
        whole = joined((Mapped(one.text, one.offsets) for one in parts), " ")
        return segment_row(replace(parts[0], text=whole.text, offsets=whole.offsets))


def pair(link: Link) -> Pair:
    """Return what a link joins."""
    return link.source, link.target


def inherited(gone: Sequence[Link], come: Sequence[Link]) -> Mapping[Pair, Link]:
    """Return for each new link the old one whose unit it takes: that of its first sentence."""
    by_source = {link.source: link for link in gone if link.source}
    by_first = {link.source[0]: link for link in gone if link.source}
    heirs = {pair(link): by_source[link.source] for link in come if link.source in by_source}
    taken = {old.source for old in heirs.values()}
    for link in come:
        old = by_first.get(link.source[0]) if link.source else None
        if old is not None and old.source not in taken:
            heirs[pair(link)] = old
            taken.add(old.source)
    return heirs


def renumber(connection: sqlite3.Connection, document: int, units: Sequence[int]) -> None:
    """Give the units of a document the numbers 1, 2, 3 … in this order."""
    rows = connection.execute("SELECT id, number FROM unit WHERE document = ?", (document,))
    found = dict(rows.fetchall())
    moved = [(number, unit) for number, unit in enumerate(units, 1) if found[unit] != number]
    if not moved:
        return
    # Numbers are unique within a document at every moment, so they step aside first.
    low = min(0, *found.values()) - len(units) - 1
    aside = [(low + number, unit) for number, unit in moved]
    connection.executemany("UPDATE unit SET number = ? WHERE id = ?", aside)
    connection.executemany("UPDATE unit SET number = ? WHERE id = ?", moved)
