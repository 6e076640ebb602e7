"""The part of a session that holds the right to write: open, type, move, confirm, undo."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from align.errors import AlignError, ProjectError, UserError
from align.glossary import Glossary
from align.session.holding import claimed
from align.session.reader import TYPE, Reader
from align.session.records import Advance
from align.store.editing import Order, Undone, Where
from align.store.editing.desk import EVERYTHING
from align.store.editing.step import Step
from align.text import plain

_STRUCTURAL = ("split", "join")


class Writer(Reader):
    """What every command rests on; ``Session`` is what is used."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str,
        read_only: bool = False,
        glossary: Glossary | None = None,
    ) -> Self:
        """Open a project where this person left it.

        While another session holds it, and where file or folder are protected, it is opened for
        reading only: ``read_only`` and ``notice`` say so.

        Args:
            path: the project file.
            who: the person; every person has a place of their own in the project.
            read_only: change nothing.
            glossary: the term base that targets are judged by.

        Raises:
            ProjectError: there is no project, or it cannot be used.
            StorageError: the file is damaged or the disk failed.
        """
        with claimed(path, who, read_only=read_only) as claim:
            session = cls(claim.project, who, glossary, claim.lock)
        session.holder = claim.holder
        return session

    def close(self) -> None:
        """Keep what was typed and where, and let others write; twice is harmless.

        Raises:
            ProjectError, StorageError: what was typed cannot be written; it is closed all the same.
        """
        try:
            if self.dirty:
                self.keep()
            elif self._lock:
                # That the place is not kept is not worth a word to somebody who leaves.
                with suppress(AlignError):
                    self.keep()
        finally:
            super().close()

    # Typing

    def type(self, text: str) -> None:
        """Take the text of the editor in; ``keep`` writes it.

        Raises:
            ProjectError: the segment is locked, or nothing may be changed.
        """
        self._changeable()
        text = plain(text)
        if text != self.text:
            self._pending = text

    def press(self, keys: int = 1) -> None:
        """Count keys with which the text of the current segment was changed, for the effort."""
        self._keys += keys

    def keep(self) -> bool:
        """Write what was typed, and where; return whether there was anything to write.

        To be called a moment after the last key, and at least once a second while keys come.
        """
        self._alive()
        text, self._pending = self._pending, None
        if text is None:
            return self._keep_place()
        try:
            with self._desk.step(TYPE, self._unit, self.who, into=self._typing) as step:
                step.type(self._unit, text)
                step.press(self._unit, self._keys)
                step.remember(self._place_key, str(self._unit))
        except BaseException:
            self._pending = text
            raise
        self._typing, self._kept_place, self._keys = step.number, self._unit, 0
        return True

    # Moving

    def move(self, identity: int) -> None:
        """Make another unit the current one; what was typed is kept first.

        Raises:
            ProjectError: there is no such unit.
        """
        if not self._desk.lines([identity]):
            raise ProjectError(
                f"there is no unit {identity}",
                where=str(self.project.path),
                hint="refresh the list",
            )
        if self._pending is not None:
            self.keep()
        self._unit, self._typing, self._keys = identity, 0, 0

    def go_to(self, number: int, document: str | None = None) -> int:
        """Go to a segment by its number in a document (the current one by default).

        Returns:
            The identity of the unit.

        Raises:
            ProjectError: there is no such number.
        """
        name = self.unit.segment.document if document is None else document
        identity = self._desk.numbered(number, name)
        if identity is None:
            raise ProjectError(
                f"{name} has no segment {number}",
                where=str(self.project.path),
                hint="numbers start at 1 and end with the document",
            )
        self.move(identity)
        return identity

    def confirm(self, advance: Advance = Advance.NEEDS_WORK) -> int | None:
        """Confirm the current text; it is on the disk when the cursor moves.

        Returns:
            Identity of the unit that is current now, None if the rule leads nowhere and the
            cursor stays.

        Raises:
            ProjectError: the segment is locked.
            UserError: there is no text.
        """
        self._changeable()
        unit, text = self.unit, self.text
        if not text.strip():
            raise UserError(
                f"segment {unit.segment.number} has no translation to confirm",
                hint="type one first",
            )
        following = self.target_of(advance)
        with self._command("confirm") as step:
            step.confirm(unit.identity, text, self._judge.uses(unit.segment.text, text))
            step.press(unit.identity, self._keys)
            step.remember(self._place_key, str(following or unit.identity))
        self._unit = self._kept_place = following or unit.identity
        self._keys = 0
        return following

    def undo(self) -> Undone | None:
        """Take the last command back, also one of an earlier session; None if there is none.

        Raises:
            ProjectError: its segments were replaced since; it is forgotten.
        """
        return self._turned(back=True)

    def redo(self) -> Undone | None:
        """Do the command again that was undone last; None if there is none.

        Raises:
            ProjectError: its segments were replaced since; it is forgotten.
        """
        return self._turned(back=False)

    # Looking

    def filter(self, where: Where = EVERYTHING, order: Order = Order.DOCUMENT) -> int:
        """Look only at units that meet a criterion; return how many. The current one stays.

        Raises:
            SettingsError: a regular expression is none, or takes too long.
        """
        if self._pending is not None:
            self.keep()
        self._view.apply(where, order)
        return len(self._view)

    def refresh(self) -> int:
        """Look again, after something else has changed the project; return how many are seen.

        If the document of the current unit was replaced and the unit is gone, another is current.
        """
        gone = not self._desk.lines([self._unit])
        if gone:
            self._pending, self._typing = None, 0
        count = self.filter(self._view.where, self._view.order)
        if gone:
            self._unit = self._restored()
        return count

    # Inside

    def _keep_place(self) -> bool:
        if self._unit == self._kept_place:
            return False
        self.project.set_fact(self._place_key, str(self._unit))
        self._kept_place = self._unit
        return True

    def _alive(self) -> None:
        """Refuse to write without the right to; show that the session lives."""
        if self._lock is None:
            raise ProjectError(
                self.notice.removeprefix(f"{self.project.path}: "),
                where=str(self.project.path),
                hint="close the other session first" if self.holder else "open it for writing",
            )
        self._lock.beat()

    def _changeable(self, unit: int = 0) -> None:
        self._alive()
        if self._desk.locked(unit or self._unit):
            raise ProjectError(
                "the segment is locked", where=str(self.project.path), hint="unlock it first"
            )

    @contextmanager
    def _command(self, name: str) -> Iterator[Step]:
        self._alive()
        if self._pending is not None:
            self.keep()
        self._typing = 0
        with self._desk.step(name, self._unit, self.who) as step:
            yield step

    def _turned(self, *, back: bool) -> Undone | None:
        self._alive()
        if self._pending is not None:
            self.keep()
        self._typing = 0
        turned = self._desk.undo(self.who) if back else self._desk.redo(self.who)
        if turned is None:
            return None
        if turned.name in _STRUCTURAL:
            self.refresh()
        if self._desk.lines([turned.unit]):
            self._unit = turned.unit
        return turned
