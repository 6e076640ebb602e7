"""From segment to segment."""

from align.session import Advance
from align.store.editing import Bookmarked, InDocument
from align.tui.editor.grid import SegmentGrid
from align.tui.editor.helping import Helping
from align.tui.editor.target import TargetEditor


class Moving(Helping):
    """Confirm and go on, step, page, jump."""

    def action_confirm(self) -> None:
        """Confirm; it is on the disk before the cursor moves."""
        self.later(self._confirm)

    def _confirm(self) -> None:
        following: list[int | None] = []
        before = self.session.unit if self.session.identity else None
        if self.do(lambda: following.append(self.session.confirm())) and following == [None]:
            self.say("there is no open segment left in view")
        if before is not None and not self.message:
            self.count_confirmed(before)
        if before is not None and following and self.background is not None:
            self.background.remember([before.identity])

    def action_find_open(self) -> None:
        """Go to the next segment that needs work."""
        self.go(self.session.target_of(Advance.NEEDS_WORK), "there is no open segment left in view")

    def action_step(self, by: int) -> None:
        """Go some segments on or back in view."""
        place = self.session.position
        self._go_to_place((0 if by > 0 else -1) if place is None else place + by)

    def action_page(self, by: int) -> None:
        """Go some pages on or back."""
        page = max(self.grid.size.height - 1, 1)
        place = (self.session.position or 0) + by * page
        self._go_to_place(min(max(place, 0), self.session.count - 1))

    def action_edge(self, last: bool) -> None:
        """Go to the first or the last segment in view."""
        self._go_to_place(self.session.count - 1 if last else 0)

    def action_go_to(self) -> None:
        """Ask for a number."""
        from align.tui.dialogs.asking import NumberForm

        document = self.session.unit.segment.document
        last = self.session.tally(InDocument(document))

        def go(number: int | None) -> None:
            if number is not None:
                self.later(lambda: self.do(lambda: self.session.go_to(number)))

        self.app.push_screen(NumberForm(last), go)

    def action_next_bookmark(self) -> None:
        """Go to the next segment with a bookmark."""
        self.go(self.session.following(Bookmarked()), "there is no other bookmark in view")

    def on_segment_grid_picked(self, message: SegmentGrid.Picked) -> None:
        """Go to the row that was clicked."""
        self.go(message.identity)
        self.target.focus()

    def on_target_editor_left(self, message: TargetEditor.Left) -> None:
        """Go on where the cursor left the text."""
        self.action_step(message.step)

    def on_target_editor_refused(self, message: TargetEditor.Refused) -> None:
        """Say why something was not taken in."""
        self.say(message.sentence, wrong=True)

    def _go_to_place(self, place: int) -> None:
        found = self.session.window(place, 1) if 0 <= place < self.session.count else []
        self.go(found[0].identity if found else None)
