"""What a step may do to units; it remembers how they were."""

import sqlite3

from align.errors import ProjectError
from align.store import changes, overrides
from align.store.clock import now
from align.store.editing import places
from align.store.editing.images import Image, difference, take, write
from align.store.editing.journal import Change
from align.store.editing.parts import Part
from align.store.rows import storable, storable_name
from align.text import Mapped
from align.units import Draft, Origin, Status, TermUse

Weight = tuple[Status, str]
"""Status and source of a unit: what it counts for in the progress."""


class Step:
    """The changes of one command, inside its transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str, who: str) -> None:
        self.number = 0
        """Its place in the journal, once it is done; 0 if it changed nothing."""
        self._connection = connection
        self._path = path
        self._who = who
        self._before: dict[int, Image | None] = {}
        self._anchors: dict[int, int] = {}

    def type(self, unit: int, text: str, origin: Origin | None = None) -> None:
        """Keep a text as typed; one that is what stands in the unit is nothing typed.

        Args:
            unit: its identity.
            text: as typed.
            origin: who made the text, if it was taken over whole.
        """
        self._touch(unit)
        made = None if origin is None else changes.origin_row(self._connection, origin)
        same = self._connection.execute(
            "SELECT 1 FROM unit WHERE id = ? AND target = ?", (unit, storable(text))
        ).fetchone()
        typed = () if same else ((storable(text), made, self._who, now()),)
        write(self._connection, unit, "typed", typed)

    def confirm(self, unit: int, target: str, terms: tuple[TermUse, ...] | None) -> None:
        """Confirm a target; what was typed is settled by it."""
        self._touch(unit)
        (before,) = self._connection.execute(
            "SELECT target FROM unit WHERE id = ?", (unit,)
        ).fetchone()
        taken = self._connection.execute(
            "SELECT origin FROM typed WHERE unit = ? AND text = ? AND origin IS NOT NULL",
            (unit, storable(target)),
        ).fetchone()
        changes.confirm(self._connection, unit, target, self._who, terms)
        if taken and before != storable(target):
            self._connection.execute("UPDATE unit SET origin = ? WHERE id = ?", (*taken, unit))
        write(self._connection, unit, "typed", ())

    def draft(self, draft: Draft) -> bool:
        """Write a draft; return False where the unit is confirmed or locked."""
        self._touch(draft.identity)
        return changes.save(self._connection, [draft], self._who) == 1

    def replace(self, unit: int, target: str, terms: tuple[TermUse, ...]) -> None:
        """Put another text in place of a target, whose status stays."""
        self._touch(unit)
        changes.displace(self._connection, unit, self._who, "replace")
        made = changes.origin_row(self._connection, Origin(changes.PERSON))
        self._connection.execute(
            "UPDATE unit SET target = ?, origin = ?, score = NULL, confidence = NULL, who = ?,"
            " changed = ? WHERE id = ?",
            (storable(target), made, self._who, now(), unit),
        )
        changes.write_terms(self._connection, unit, terms)

    def note(self, unit: int, text: str) -> None:
        """Put a note in place of the one that is there."""
        self._mark(unit, "note", storable(text))

    def lock(self, unit: int, locked: bool) -> None:
        """Guard a unit against changes, or no longer."""
        self._mark(unit, "locked", locked)

    def bookmark(self, unit: int, bookmarked: bool) -> None:
        """Mark a unit to come back to, or no longer."""
        self._mark(unit, "bookmarked", bookmarked)

    def override(self, unit: int, entry: str, reason: str) -> None:
        """Release a term in a unit."""
        self._touch(unit)
        overrides.override(self._connection, unit, entry, reason, self._who)

    def withdraw(self, unit: int, entry: str) -> bool:
        """Take a release back; return False if there was none."""
        self._touch(unit)
        return overrides.withdraw(self._connection, unit, entry)

    def split(self, unit: int, first: Part, second: Part) -> int:
        """Make two units of one; return the identity of the second.

        The first keeps identity, history, note and marks; both keep the released terms.
        """
        whole = self._touch(unit)
        changes.displace(self._connection, unit, self._who, "split")
        self._shape(unit, first)
        image = {"layout": whole["layout"], "text": (second.text,)}
        made = places.insert_behind(self._connection, unit, 0, image)
        self._before[made], self._anchors[made] = None, unit
        origin = whole["target"][0][2] if second.target else None
        self._connection.execute("UPDATE unit SET origin = ? WHERE id = ?", (origin, made))
        self._shape(made, second)
        write(self._connection, made, "term_override", whole["term_override"])
        return made

    def join(self, unit: int, other: int, whole: Part) -> None:
        """Make one unit of two neighbours; the first one's identity stays.

        What stood in the second is kept in the history under its own identity.
        """
        first, second = self._touch(unit), self._touch(other)
        for one in (unit, other):
            changes.displace(self._connection, one, self._who, "join")
        self._anchors[other] = unit
        places.remove(self._connection, other)
        self._shape(unit, whole)
        released = {row[0]: row for row in (*second["term_override"], *first["term_override"])}
        write(self._connection, unit, "term_override", tuple(released.values()))

    def mend(
        self, unit: int, source: Mapped, terms: tuple[TermUse, ...], *, anew: bool = False
    ) -> None:
        """Give a unit a source that was put right; its status, and what was typed, stay.

        Args:
            unit: its identity.
            source: with its offsets into the document as read.
            terms: verdicts on the target as it stands against this source.
            anew: take the target away, for it was made of the wrong source.
        """
        self._touch(unit)
        if anew:
            changes.clear(self._connection, unit, self._who)
        self._connection.execute(
            "UPDATE unit SET source = ?, start = ?, offsets = ? WHERE id = ?",
            (*Part(source).text, unit),
        )
        changes.write_terms(self._connection, unit, () if anew else terms)
        # What a memory found for the old source says nothing about the new one.
        write(self._connection, unit, "offer", ())

    def press(self, unit: int, keys: int) -> None:
        """Count keys with which the text of a unit was changed, which is not undone."""
        if keys:
            self._connection.execute(
                "INSERT INTO keystroke VALUES (?, ?, ?) ON CONFLICT (unit, who)"
                " DO UPDATE SET pressed = pressed + excluded.pressed",
                (unit, storable_name(self._who), keys),
            )

    def remember(self, key: str, value: str) -> None:
        """Set a fact of the project, which is not undone."""
        self._connection.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)", (storable_name(key), storable(value))
        )

    def changes(self) -> list[Change]:
        """Return what is different now from how it was."""
        found = []
        for unit, before in self._before.items():
            after = take(self._connection, unit)
            if before is not None and after is not None:
                before, after = difference(before, after)
            if before or after:
                found.append(Change(unit, before, after, self._anchors.get(unit, 0)))
        return found

    def touched(self) -> dict[int, Weight | None]:
        """Return the units that were touched, with what they counted for before."""
        return {unit: weight(image) for unit, image in self._before.items()}

    def _mark(self, unit: int, column: str, value: str | bool) -> None:
        self._touch(unit)
        self._connection.execute(
            f"INSERT INTO mark (unit, {column}) VALUES (?, ?)"
            f" ON CONFLICT (unit) DO UPDATE SET {column} = excluded.{column}",
            (unit, value),
        )

    def _shape(self, unit: int, part: Part) -> None:
        self._connection.execute(
            "UPDATE unit SET source = ?, start = ?, offsets = ?, target = ?, status = ?,"
            " score = NULL, confidence = NULL, who = ?, changed = ? WHERE id = ?",
            (*part.text, storable(part.target), part.status.value, self._who, now(), unit),
        )
        changes.write_terms(self._connection, unit, part.terms)
        typed = () if part.typed is None else ((storable(part.typed), None, self._who, now()),)
        write(self._connection, unit, "typed", typed)
        # What a memory found for the old source says nothing about the new one.
        write(self._connection, unit, "offer", ())

    def _touch(self, unit: int) -> Image:
        image = take(self._connection, unit)
        if image is None:
            raise ProjectError(
                f"there is no unit {unit}",
                where=self._path,
                hint="list the units again, its document may have been replaced",
            )
        self._before.setdefault(unit, image)
        return image


def weight(image: Image | None) -> Weight | None:
    """Return what a unit counts for, None if it is not there."""
    if image is None:
        return None
    return Status(str(image["target"][0][1])), str(image["text"][0][0])
