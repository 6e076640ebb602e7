"""Words that were perhaps misread: found in the background, told beside the checks, put right."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from rich.text import Text
from textual.timer import Timer
from textual.widgets import TextArea

from align.errors import AlignError
from align.languages import language
from align.repair import Repaired
from align.repair.bigrams import has_model
from align.session.misread import Decided, Deck, Looker, Place
from align.tui.editor.changing import Changing
from align.tui.editor.panes.findings import findings
from align.tui.editor.panes.ink import data, line
from align.tui.editor.panes.misread import misread
from align.tui.key_names import shown
from align.tui.misread.messages import LookedAt
from align.tui.misread.wording import told

_BEGIN_SECONDS = 2.0
"""After which a project that was just opened is looked through."""
_UNASKED_SEGMENTS = 2_000
"""A larger project is looked through when the list is opened: it takes some seconds, and some
megabytes, for every thousand segments."""
_TOLD_EACH = 50
"""Paragraphs between two signs of life."""


class Misreading(Changing):
    """Suggestions for the current segment, the list of all, and what is said about them."""

    _deck: Deck | None = None
    _looker: Looker | None = None
    _begin: Timer | None = None
    _looked_at = 0
    _of_source = 0
    """Lines about the source in the pane of the findings."""
    _marked = Text()
    """What stands under the source."""
    looking = False
    """Whether the project is being looked through."""

    def on_mount(self) -> None:
        """Look through the project when everything else is there."""
        self._looker = Looker(self.session.project.path, self._code)
        small = self.session.count <= _UNASKED_SEGMENTS
        if small and self.session.identity and self._has_model:
            self._begin = self.set_timer(_BEGIN_SECONDS, self.look_for_misread)

    async def on_unmount(self) -> None:
        """Let the search end."""
        if self._looker is not None:
            await asyncio.to_thread(self._looker.close)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Let whoever types go first."""
        if self._looker is not None:
            self._looker.key()

    @property
    def deck(self) -> Deck:
        """What was found, and what was decided about it."""
        if self._deck is None:
            self._deck = Deck(self.session)
        return self._deck

    @property
    def _code(self) -> str:
        return self.session.project.fact("source") or self.place.settings.source

    @property
    def _has_model(self) -> bool:
        return has_model(self._code)

    # Looking

    def look_for_misread(self) -> None:
        """Look through the project in the background; the newest search replaces the others."""
        if self._begin is not None:
            self._begin.stop()
        self.looking, self._looked_at = True, 0
        self.run_worker(self._look_through(), group="misread", exclusive=True)

    async def _look_through(self) -> None:
        assert self._looker is not None
        try:
            found = self._looker.look(self.glossary, self._tell)
            places = await asyncio.wrap_future(found)
        except AlignError as error:
            self.looking = False
            self.say(str(error), wrong=True)
            return
        self.looking = False
        self._take(places)

    def _take(self, places: Sequence[Place]) -> None:
        try:
            self.deck.take(places)
        except AlignError as error:
            self.say(str(error), wrong=True)
            return
        if self.session.identity and self._loaded == self.session.identity:
            self.fill_findings()
        self._tell_list(came=True)

    def _tell(self, paragraphs: int) -> None:
        # Called from the thread of the search.
        before, self._looked_at = self._looked_at, self._looked_at + paragraphs
        if before // _TOLD_EACH != self._looked_at // _TOLD_EACH:
            self.post_message(LookedAt(self._looked_at))

    def on_looked_at(self, message: LookedAt) -> None:
        """Show how far the search is, where somebody waits for it."""
        self._tell_list(paragraphs=message.paragraphs)

    def _tell_list(self, *, came: bool = False, paragraphs: int = 0) -> None:
        from align.tui.misread.screen import MisreadScreen

        for screen in self.app.screen_stack:
            if isinstance(screen, MisreadScreen) and screen.is_mounted:
                screen.looking = f"looked at {paragraphs:,} paragraphs" if self.looking else ""
                if came:
                    screen.catch_up()
                screen.show()

    # Showing

    def show(self, *, anew: bool = False) -> None:
        """See ``DeskScreen``; undo may have taken a decision back."""
        if self._looker is not None:
            self._looker.key()
        if anew and self.deck.looked:
            try:
                self.deck.refresh()
            except AlignError as error:
                self.say(str(error), wrong=True)
        super().show(anew=anew)

    def fill_findings(self) -> None:
        """Show what the checks found last, and what was perhaps misread in the source."""
        pane = self.pane("findings")
        if not self.session.identity:
            return
        here, made = self.misread_here(), self._repairs()
        of_source = misread(here, made, self.session.unit.segment.text, self._fix_key, pane.ink)
        self._mark_source(here)
        of_target = findings(self.findings, self.target.text, self.finding, pane.ink)
        self._of_source = len(of_source)
        pane.fill([*of_source, *of_target], count=len(self.findings) + len(here))

    def _mark_source(self, here: Sequence[Place]) -> None:
        """Tell of the first doubtful word under the source: the findings may be out of sight."""
        said = Text()
        if here:
            one = here[0].suggestion
            more = f" +{len(here) - 1}" if here[1:] else ""
            said = line("? ", data(f"{one.found} → {one.proposed}"), f" {self._fix_key}{more}")
        if said != self._marked:
            self._marked = said
            self.pane("source").border_subtitle = said

    def action_next_finding(self) -> None:
        """See ``Changing``; what is about the source stands above."""
        super().action_next_finding()
        if self.finding >= 0:
            self.pane("findings").reveal(self._of_source + self.finding)

    def misread_here(self) -> list[Place]:
        """Return the undecided places of the current segment."""
        if not self.deck.open:
            return []
        unit = self.session.unit
        here = self.deck.here(unit.segment)
        return [replace(p, unit=unit.identity, number=unit.segment.number) for p in here]

    # Deciding

    def action_accept_reading(self) -> None:
        """Put the proposal for the first doubtful word of this source in."""
        self._decide_here(True, alike=False)

    def action_reject_reading(self) -> None:
        """Let the first doubtful word of this source stand."""
        self._decide_here(False, alike=False)

    def action_accept_readings(self) -> None:
        """The same wherever the project has this word so."""
        self._decide_here(True, alike=True)

    def action_reject_readings(self) -> None:
        """Let the word stand wherever the project has it so."""
        self._decide_here(False, alike=True)

    def _decide_here(self, accepted: bool, *, alike: bool) -> None:
        self.later(partial(self._decide_now, accepted, alike))

    def _decide_now(self, accepted: bool, alike: bool) -> None:
        here = self.misread_here()
        if not here:
            self.say(self._nothing())
            return
        first = here[0]
        others = (one for one in self.deck.alike(first) if one.key != first.key) if alike else ()
        answers: list[Decided] = []

        def decide() -> None:
            answers.append(self.deck.decide([first, *others], accepted))

        if self.do(decide):
            self.decided(answers[0])
            self.say(told(answers[0], accepted), wrong=bool(answers[0].unkept))

    def decided(self, done: Decided) -> None:
        """Have matches and drafts looked up for what has another source, and memories told."""
        background = self.background
        if background is not None and done.confirmed:
            background.remember(done.confirmed)
        self.arrived()

    def action_list_misread(self) -> None:
        """Show every doubtful word of the project."""
        from align.tui.misread.screen import MisreadScreen

        def back(unit: int | None) -> None:
            self.later(lambda: self._back(unit))

        self.keep()
        no_model = "" if self._has_model else language(self._code).name
        screen = MisreadScreen(
            self.session,
            self.deck,
            look=self._look_again,
            done=self.decided,
            no_model=no_model,
        )
        self.app.push_screen(screen, back)
        if not self.deck.looked and not self.looking and not no_model:
            self.look_for_misread()

    def _look_again(self) -> None:
        if self._has_model and not self.looking:
            self.look_for_misread()

    def _back(self, unit: int | None) -> None:
        """Show what has changed, and go where the list says."""
        said = self.message
        if unit is not None:
            self.do(lambda: self.session.move(unit), anew=True)
        else:
            self.show(anew=True)
            self.say(said)

    def _nothing(self) -> str:
        if not self._has_model:
            return ""
        if self.looking or (self._begin is not None and not self.deck.looked):
            return "the project is still being looked through"
        if not self.deck.looked:
            return (
                "a project of this size is looked through when the list of misread words is opened"
            )
        return "no word of this source looks misread"

    @property
    def _fix_key(self) -> str:
        from align.tui.editor.actions import ACTIONS

        name = "editor.accept-reading"
        keys = next(one.keys for one in ACTIONS if one.id == name)
        return shown(getattr(self.app, "key_map", {}).get(name, keys)).partition(",")[0]

    def _repairs(self) -> tuple[Repaired, ...]:
        try:
            return self.session.repairs()
        except AlignError:
            # Damaged decisions are told of where somebody wants to decide.
            return ()
