"""What is in view, and the ways to other screens."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from align.store.editing import Order
from align.tui.background import Sought
from align.tui.editor.desk import PANES
from align.tui.editor.helping import Helping

if TYPE_CHECKING:
    from align.tui.dialogs.filtering import Filter
    from align.tui.start.forms import Export
    from align.tui.start.work import Ended


class Viewing(Helping):
    """Filter, order, panes; export, help, the review of an alignment."""

    _last_filter: "Filter | None" = None

    def action_filter(self) -> None:
        """Ask what is to be seen."""
        from align.tui.dialogs.filtering import Filter, FilterForm

        def use(said: "Filter | None") -> None:
            if said is not None:
                self._last_filter = said
                self.later(partial(self._look, said))

        self.app.push_screen(FilterForm(self._last_filter or Filter()), use)

    def action_show_all(self) -> None:
        """Take the filter away."""
        from align.tui.dialogs.filtering import Filter

        self._last_filter = Filter()
        self.later(partial(self._look, self._last_filter))

    def on_sought(self, message: Sought) -> None:
        """Show what the checks have found, unless something else is wanted by now."""
        said = self._last_filter
        if said is not None and said.finding and said.checks == message.checks:
            self.later(partial(self._look, replace(said, found=message.units)))

    def _look(self, said: "Filter") -> None:
        session = self.session
        if said.finding and said.found is None:
            if self.background is None:
                self.say("the checks cannot run here", wrong=True)
            else:
                self.say("looking for what the checks find …")
                self.background.seek(said.checks)
            return
        if self.do(lambda: session.filter(said.where(), session.order), anew=True):
            self.filter_words = said.words()
            if not session.count:
                self.say("no segment meets these conditions; show all takes the filter away")
            elif session.position is None:
                self._to_first()
            self.tell()

    def _to_first(self) -> None:
        first = self.session.window(0, 1)[0].identity
        self.do(lambda: self.session.move(first))

    def action_toggle_doubt(self) -> None:
        """Show the least sure first, or the order of the document."""
        session = self.session
        order = Order.DOCUMENT if session.order is Order.DOUBT else Order.DOUBT

        def look() -> None:
            if self.do(lambda: session.filter(session.where, order), anew=True):
                if order is Order.DOUBT and session.count:
                    self._to_first()
                self.tell()

        self.later(look)

    def action_next_pane(self) -> None:
        """Show the next pane where there is room for one only."""
        names = list(PANES)
        now = next((name for name in names if self.pane(name).has_class("chosen")), names[-1])
        following = names[(names.index(now) + 1) % len(names)]
        self.pane(now).remove_class("chosen")
        self.pane(following).add_class("chosen")

    def action_review_alignment(self) -> None:
        """See the pairs of an aligned project side by side."""
        from align.tui.review import ReviewScreen

        def back(changed: bool | None) -> None:
            if changed:
                self.session.refresh()
                self.show(anew=True)

        self.keep()
        screen = ReviewScreen(
            self.session.project.path, self.place.who, read_only=self.session.read_only
        )
        self.app.push_screen(screen, back)

    def action_export(self) -> None:
        """Ask what is written, and where."""
        from align.tui.start import exporting
        from align.tui.start.forms import ExportFile
        from align.tui.start.running import Running

        path = self.session.project.path
        documents = [one.name for one in self.session.project.documents()]

        def write(said: "Export | None") -> None:
            if said is not None:
                self.keep()
                work = partial(exporting.write, path, said)
                self.app.push_screen(Running(f"Exporting {path.name}", work), self._told)

        self.app.push_screen(ExportFile(path, documents), write)

    def _told(self, ended: "Ended[str] | None") -> None:
        if ended is None or ended.result is None:
            self.say(ended.error if ended and ended.error else "stopped", wrong=True)
        else:
            self.say(ended.result)

    def action_keep(self) -> None:
        """Write what was typed now."""

        def work() -> None:
            self.say("")
            self.keep()
            if not self.message:
                self.say("kept")

        self.later(work)

    def action_help(self) -> None:
        """Show all actions and their keys."""
        from align.tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.ACTIONS, getattr(self.app, "key_map", {})))
