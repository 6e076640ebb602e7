"""What is done to segments: cut, join, mark, repeat, replace, take back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from align.errors import AlignError
from align.session import Preview, Propagated, Replaced
from align.store.editing import Undone
from align.tui.editor.helping import Helping

if TYPE_CHECKING:
    from align.tui.dialogs.replacing import Wish


class Changing(Helping):
    """Every command that changes more than the text of one segment."""

    _last_wish: "Wish | None" = None

    def action_split(self) -> None:
        """Ask where the source is cut; the translation is cut at the cursor."""
        from align.tui.dialogs.splitting import SplitSource

        source, text, cursor = self._source(), self.target.text, self.target.offset_of_cursor
        target_at = cursor if 0 < cursor < len(text) else None
        share = cursor / len(text) if text and target_at else 0.5

        def cut(at: int | None) -> None:
            if at is not None:
                self.later(lambda: self.do(lambda: self.session.split(at, target_at), anew=True))

        self.app.push_screen(SplitSource(source, _near(source, share)), cut)

    def action_join_next(self) -> None:
        """Join with the next segment."""
        self.later(lambda: self.do(self.session.join_next, anew=True))

    def action_undo_command(self) -> None:
        """Take the last command back."""
        self._turn(self.session.undo, "taken back", "there is nothing to take back")

    def action_redo_command(self) -> None:
        """Do it again."""
        self._turn(self.session.redo, "done again", "there is nothing to do again")

    def _turn(self, turn: Callable[[], Undone | None], done: str, nothing: str) -> None:
        def work() -> None:
            turned: list[Undone | None] = []
            if self.do(lambda: turned.append(turn()), anew=True):
                self.say(_told(turned[0], done) if turned[0] else nothing)

        self.later(work)

    def action_edit_note(self) -> None:
        """Ask for the note."""
        from align.tui.dialogs.asking import NoteForm

        line = self.session.line

        def note(text: str | None) -> None:
            if text is not None:
                self.later(lambda: self.do(lambda: self.session.note(text)))

        self.app.push_screen(NoteForm(line.note if line else ""), note)

    def action_toggle_lock(self) -> None:
        """Lock the segment, or unlock it."""
        line = self.session.line
        locked = line is not None and line.locked
        command = self.session.unlock if locked else self.session.lock
        self.later(lambda: self.do(command, "unlocked" if locked else "locked"))

    def action_toggle_bookmark(self) -> None:
        """Put a bookmark here, or take it away."""
        line = self.session.line
        there = line is not None and line.bookmarked
        self.later(lambda: self.do(lambda: self.session.bookmark(not there)))

    def action_propagate(self) -> None:
        """Give the translation to all segments with this source."""

        def work() -> None:
            done: list[Propagated] = []
            if self.do(lambda: done.append(self.session.propagate())):
                one = done[0]
                self.say(
                    f"{len(one.written)} segments have it now, {len(one.same)} had it, "
                    f"{len(one.kept)} are confirmed otherwise or held and stay"
                )

        self.later(work)

    def action_replace(self) -> None:
        """Ask what is replaced, show what would change, then do it."""
        from align.tui.dialogs.replacing import ReplaceForm

        def wish(said: "Wish | None") -> None:
            if said is not None:
                self._last_wish = said
                self.later(lambda: self._preview(said))

        self.app.push_screen(ReplaceForm(self._last_wish), wish)

    def _preview(self, said: "Wish") -> None:
        from align.tui.dialogs.replacing import PreviewDialog

        try:
            self.sync()
            preview = self.session.preview_replace(
                said.pattern,
                said.replacement,
                regex=said.regex,
                case=said.case,
                where=self.session.where,
            )
        except AlignError as error:
            self.say(str(error), wrong=True)
            return
        if not preview.substitutions:
            self.say(f"'{said.pattern}' is in no translation in view")
            return
        self.app.push_screen(
            PreviewDialog(preview), lambda yes: self._replace(preview) if yes else None
        )

    def _replace(self, preview: Preview) -> None:
        done: list[Replaced] = []
        if self.do(lambda: done.append(self.session.replace_all(preview))):
            left = f", {len(done[0].left)} had changed and stay" if done[0].left else ""
            self.say(f"{len(done[0].written)} segments changed{left}")

    def action_next_finding(self) -> None:
        """Mark the place of the next finding."""
        if not self.findings:
            self.say("the checks have found nothing here")
            return
        self.finding = (self.finding + 1) % len(self.findings)
        found = self.findings[self.finding]
        self.target.select_span(found.start, found.end)
        self.fill_findings()
        self.pane("findings").reveal(self.finding)

    def action_apply_fix(self) -> None:
        """Put the repair of the marked finding in, or of the first that has one."""
        marked = self.findings[self.finding : self.finding + 1] if self.finding >= 0 else ()
        found = next((one for one in (*marked, *self.findings) if one.fix is not None), None)
        if found is None:
            self.say("there is no repair to put in")
        else:
            self.later(lambda: self.put(found.fixed(self.target.text)))

    def _source(self) -> str:
        return self.session.unit.segment.text


def _near(source: str, share: float) -> int:
    """Return the beginning of the word of a source that is nearest to a share of it."""
    wanted = round(share * len(source))
    places = [at + 1 for at, character in enumerate(source[:-1]) if character.isspace()]
    return min(places, key=lambda at: abs(at - wanted), default=wanted)


def _told(turned: Undone, done: str) -> str:
    left = f"; {len(turned.left)} segments have changed since and stay" if turned.left else ""
    return f"{turned.name} {done}{left}"
