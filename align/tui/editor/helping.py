"""What helps with the current segment: panes, checks, the work of the assistant."""

from time import monotonic

from rich.text import Text
from textual.timer import Timer
from textual.widgets import TextArea

from align.errors import AlignError
from align.store.changes import PERSON
from align.tui.background import Background, Checked, Suggested, assistant_of
from align.tui.editor.desk import DeskScreen
from align.tui.editor.messages import Completed, Drafted, Failed, Recalled, RestProgress
from align.tui.editor.panes.context import context
from align.tui.editor.panes.findings import findings
from align.tui.editor.panes.ink import data
from align.tui.editor.panes.matches import matches
from align.tui.editor.panes.past import past
from align.tui.editor.panes.source import source
from align.tui.editor.panes.terms import terms
from align.units import Unit

_JUDGE_SECONDS = 0.2
_AHEAD = 2
_STAY_SECONDS = 0.3
"""How long a segment is current before the engine works for it: who leafs through needs nothing."""
_NO_MACHINE = frozenset((PERSON, "memory"))


class Helping(DeskScreen):
    """Fills the panes, and takes what background work brings."""

    _stay: Timer | None = None

    def on_mount(self) -> None:
        """Let the assistant begin; without one everything but its help works."""
        session, place = self.session, self.place
        try:
            assistant = assistant_of(
                session.project.path,
                place.settings,
                self.glossary,
                place.memories,
                less=place.less,
                read_only=session.read_only,
                write_to=place.write_to,
            )
        except AlignError as error:
            self.say(str(error), wrong=True)
        else:
            assistant.prepare()
            self.background = Background(self, assistant)
            self.background.remember()
            self.arrived()

    async def on_unmount(self) -> None:
        """Let the assistant end."""
        if self.background is not None:
            await self.background.close()

    def arrived(self) -> None:
        """Have matches, a draft and checks looked up for this segment, if the person stays."""
        if self._stay is not None:
            self._stay.stop()
        self._stay = self.set_timer(_STAY_SECONDS, self._look_around)
        self.pause(self.judge, _JUDGE_SECONDS)

    def _look_around(self) -> None:
        background, session = self.background, self.session
        if background is None or not session.identity:
            return
        place = session.position
        near = [] if place is None else session.window(place + 1, _AHEAD)
        background.arrived(session.identity, [line.identity for line in near])

    # Panes

    def fill(self) -> None:
        """Fill the panes with what the project knows of the current segment."""
        if not self.session.identity:
            return
        session, unit = self.session, self.session.unit
        self.fill_terms()
        self.fill_matches()
        self.fill_findings()
        note = session.line.note if session.line else ""
        pane = self.pane("past")
        pane.fill(past(unit, note, session.history(), pane.ink))
        pane = self.pane("context")
        pane.fill(context(session.context(), session.identity, pane.ink))

    def fill_terms(self) -> None:
        """Judge the terms in the text as it is now."""
        uses = self.session.terms()
        pane = self.pane("source")
        pane.fill(source(self.session.unit.segment.text, uses, pane.ink))
        pane = self.pane("terms")
        pane.fill(terms(uses, self.glossary, pane.ink), count=len(uses))

    def fill_matches(self) -> None:
        """Show what memories and machine offer."""
        found, unit = self.session.matches(), self.session.unit
        self.chosen_match = min(self.chosen_match, max(len(found) - 1, 0))
        machine = self.machine_draft(unit)
        pane = self.pane("matches")
        draft: Text | None = data(machine) if machine else None
        pane.fill(matches(found, self.chosen_match, draft, pane.ink), count=len(found))

    def fill_findings(self) -> None:
        """Show what the checks found last."""
        pane = self.pane("findings")
        shown = findings(self.findings, self.target.text, self.finding, pane.ink)
        pane.fill(shown, count=len(self.findings))

    def machine_draft(self, unit: Unit) -> str:
        """Return what the engine made of a unit, the newest first; empty if it made nothing."""
        if unit.identity in self.offered:
            return self.offered[unit.identity]
        if unit.origin is not None and unit.origin.engine not in _NO_MACHINE:
            return unit.target
        for entry in reversed(self.session.history()):
            if entry.origin is not None and entry.origin.engine not in _NO_MACHINE:
                return entry.target
        return ""

    # Typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take in what was typed, and look how it may go on."""
        if event.text_area is not self.target or self._loaded != self.session.identity:
            return
        try:
            changed = self.sync()
        except AlignError as error:
            self.say(str(error), wrong=True)
            return
        if changed:
            self._typed = monotonic()
            self.tell()
            self.pause(self.judge, _JUDGE_SECONDS)
            self._complete()

    def judge(self) -> None:
        """Judge terms and have the checks look at the text, when the typist pauses."""
        session = self.session
        if not session.identity:
            return
        self.fill_terms()
        if self.background is not None:
            self.background.check([session.identity], {session.identity: self.target.text})

    def _complete(self) -> None:
        target = self.target
        if self.background is not None:
            shown = self.background.typed(
                self.session.identity, target.text_left, at_end=target.cursor_at_end_of_text
            )
            target.suggest(shown)

    # What comes

    def on_completed(self, message: Completed) -> None:
        """Show how the sentence may go on, unless it comes too late."""
        target = self.target
        if message.unit == self.session.identity and target.text_left == message.text_left:
            target.suggest(message.completion)

    def on_checked(self, message: Checked) -> None:
        """Show what was found in the current segment."""
        found = message.findings.get(self.session.identity)
        if found is not None:
            self.findings, self.finding = tuple(found), -1
            self.fill_findings()

    def on_recalled(self, message: Recalled) -> None:
        """Show new matches."""
        self.grid.follow()
        if message.unit == self.session.identity:
            self.fill_matches()

    def on_drafted(self, message: Drafted) -> None:
        """Show new drafts; what is being typed stays."""
        self._stale = True
        self.grid.follow()
        if message.unit in {0, self.session.identity} and not self.session.dirty:
            self.load()
            self.fill()

    def on_suggested(self, message: Suggested) -> None:
        """Offer a translation that was not put in because a person holds the segment."""
        self.offered[message.unit] = message.text
        if message.unit == self.session.identity:
            self.fill_matches()
            self.say("the new translation is offered among the matches as MT")

    def on_rest_progress(self, message: RestProgress) -> None:
        """Show how far the rest has come."""
        over = message.done >= message.total
        self.work = "" if over else f"MT {message.done}/{message.total}"
        self._stale = True
        if over:
            self.say(f"{message.done} segments translated")
        self.tell()

    def on_failed(self, message: Failed) -> None:
        """Say what went wrong in the background."""
        self.say(message.sentence, wrong=True)
