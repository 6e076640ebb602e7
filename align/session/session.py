"""Post-editing without a screen; ``align.session`` is the guide."""

from typing import TypeVar

from align.errors import ProjectError, UserError
from align.session.misread.deciding import Deciding
from align.session.records import Preview, Propagated, Replaced
from align.session.repeating import propagate
from align.session.replacing import carry_out, preview
from align.session.reshaping import halves, whole
from align.store.editing import Where
from align.store.editing.desk import EVERYTHING
from align.store.editing.finding import Finder
from align.store.memory.matching.match import Match
from align.store.memory.recall import Terms, draft_of
from align.text import plain
from align.units import Origin, Status, Unit

T = TypeVar("T")


class Session(Deciding):
    """One person's work on one project; made by ``open``, used from one thread.

    Every command raises ``ProjectError``, ``StorageError`` or ``SettingsError`` with one
    sentence, and then has changed nothing.
    """

    def insert_source(self) -> str:
        """Take the source over as the text; return it."""
        return self._insert("insert source", self.unit.segment.text)

    def insert_match(self, match: int | Match = 1) -> str:
        """Take a match over as the text; return it.

        Confirmed unchanged it still says which memory it came from.

        Args:
            match: number in ``matches``, counted from 1, or a match found otherwise.
        """
        if isinstance(match, int):
            match = nth(self.matches(), match, "match")
        made = draft_of(self.unit, match, Terms(glossary=self._judge.digest))
        return self._insert("insert match", plain(made.target), made.origin)

    def insert_term(self, number: int, at: int | None = None) -> str:
        """Put the preferred form of a term into the text; return the text.

        Args:
            number: of the term in ``terms``, counted from 1.
            at: code point of the text to put it at; None for its end, behind a space.
        """
        use = nth(self.terms(), number, "term")
        if self._judge.glossary is None:
            raise UserError("there is no term base", hint="open the project with one")
        form, text = self._judge.glossary[use.hit.entry].target, self.text
        if at is None:
            return self._insert("insert term", " ".join(filter(None, (text.rstrip(), form))))
        at = min(max(at, 0), len(text))
        return self._insert("insert term", text[:at] + form + text[at:])

    def note(self, text: str) -> None:
        """Put a note in place of the one that the current segment has."""
        with self._command("note") as step:
            step.note(self._unit, plain(text).strip())

    def lock(self) -> None:
        """Guard the current segment against changes, by machines too."""
        with self._command("lock") as step:
            step.lock(self._unit, True)

    def unlock(self) -> None:
        """Let the current segment be changed again."""
        with self._command("unlock") as step:
            step.lock(self._unit, False)

    def bookmark(self, on: bool = True) -> None:
        """Mark the current segment to come back to, or no longer."""
        with self._command("bookmark") as step:
            step.bookmark(self._unit, on)

    def override_term(self, entry: str, reason: str = "") -> None:
        """Release a term of the term base in the current segment."""
        self._changeable()
        with self._command("override term") as step:
            step.override(self._unit, entry, " ".join(reason.split()))

    def enforce_term(self, entry: str) -> bool:
        """Hold a released term to the term base again; return False if it was not released."""
        self._changeable()
        with self._command("enforce term") as step:
            return step.withdraw(self._unit, entry)

    def split(self, at: int, target_at: int | None = None) -> int:
        """Make two segments of the current one; the first stays current.

        Args:
            at: code point of the source where the second begins; white space around it goes.
            target_at: the same for the current text; None leaves all of it to the first.

        Returns:
            Identity of the second. Both have to be confirmed anew.

        Raises:
            UserError: one of them would be empty.
            ProjectError: the document is aligned with another one, whose links would break.
        """
        self._changeable()
        unit = self.unit
        self._not_aligned(unit)
        self.keep()
        typed = self._desk.typed(self._unit)
        first, second = halves(unit, typed, at, target_at, self._judge)
        with self._command("split") as step:
            made = step.split(unit.identity, first, second)
        self._view.insert(made, unit.identity)
        return made

    def join_next(self) -> int:
        """Make one segment of the current one and the next; return the identity of the latter.

        Raises:
            UserError: there is no next one in the same paragraph.
            ProjectError: one of them is locked, or the document is aligned with another one.
        """
        self._changeable()
        unit = self.unit
        self._not_aligned(unit)
        following = self._desk.next_of(unit.identity)
        other = None if following is None else self.project.unit(following)
        if other is None or other.segment.paragraph != unit.segment.paragraph:
            raise UserError(
                f"segment {unit.segment.number} is the last one of its paragraph",
                hint="only segments of one paragraph can be joined",
            )
        self._changeable(other.identity)
        self.keep()
        typed = (self._desk.typed(unit.identity), self._desk.typed(other.identity))
        with self._command("join") as step:
            step.join(unit.identity, other.identity, whole((unit, other), typed, self._judge))
        self._view.remove(other.identity)
        return other.identity

    def propagate(self) -> Propagated:
        """Draft the current, confirmed target wherever the same source stands again.

        Raises:
            UserError: the current text is not confirmed.
        """
        unit = self.unit
        if unit.status is not Status.CONFIRMED or self.text != unit.target:
            raise UserError(
                f"segment {unit.segment.number} is not confirmed", hint="confirm it first"
            )
        with self._command("propagate") as step:
            uses = self._judge.uses(unit.segment.text, unit.target)
            return propagate(self._desk, step, unit, unit.terms if uses is None else uses)

    def preview_replace(
        self,
        pattern: str,
        replacement: str,
        *,
        regex: bool = False,
        case: bool = False,
        where: Where = EVERYTHING,
    ) -> Preview:
        r"""Return what replacing a text in the targets would change; nothing is changed.

        Args:
            pattern: a text, or a regular expression of the package ``regex``.
            replacement: may name groups (``\1``) where the pattern is a regular expression.
            regex: whether it is one.
            case: whether capitals count.
            where: only in these units.

        Raises:
            SettingsError: the pattern or replacement is malformed, empty or takes too long.
        """
        if self._pending is not None:
            self.keep()
        return preview(self._desk, Finder(pattern, regex, case), plain(replacement), where)

    def replace_all(self, wanted: Preview) -> Replaced:
        """Do what a preview says, in one step that can be undone."""
        with self._command("replace") as step:
            return carry_out(self._desk, step, wanted, self._judge)

    def _not_aligned(self, unit: Unit) -> None:
        if unit.segment.document in self.project.bitexts():
            raise ProjectError(
                f"the segments of {unit.segment.document} are tied to those of its translation",
                where=str(self.project.path),
                hint="split and join them in 'align bitext review'",
            )

    def _insert(self, name: str, text: str, origin: Origin | None = None) -> str:
        self._changeable()
        with self._command(name) as step:
            step.type(self._unit, text, origin)
        return text


def nth(found: tuple[T, ...], number: int, noun: str) -> T:
    """Return one of several, counted from 1.

    Raises:
        UserError: there is none of that number.
    """
    if not 1 <= number <= len(found):
        raise UserError(
            f"there is no {noun} {number} for this segment",
            hint=f"choose one of 1 to {len(found)}" if found else f"it has no {noun}",
        )
    return found[number - 1]
