"""A small application over a session, to be served: ``python serve_stand_in.py P.align``."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static, TextArea

from align.session import Session


class StandIn(App[None]):
    BINDINGS = [Binding("ctrl+j", "confirm", priority=True)]  # noqa: RUF012

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        yield Static(
            f"READ-ONLY {self.session.notice}" if self.session.read_only else "WRITABLE",
            markup=False,
        )
        yield Static(self.session.unit.segment.text, markup=False)
        yield TextArea(self.session.text, read_only=self.session.read_only)

    def on_mount(self) -> None:
        # A served application begins without the focus, and then Textual gives it to nobody.
        self.query_one(TextArea).focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if not self.session.read_only:
            self.session.type(event.text_area.text)

    def action_confirm(self) -> None:
        # A key with priority overtakes the letters that still wait in the queue of the editor.
        self.query_one(TextArea).call_later(self._confirm)

    def _confirm(self) -> None:
        self.session.type(self.query_one(TextArea).text)
        self.session.confirm()
        self.query_one(Static).update("CONFIRMED")


if __name__ == "__main__":
    with Session.open(Path(sys.argv[1]), who="Lan") as opened:
        StandIn(opened).run()
