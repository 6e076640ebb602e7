"""Words looked up in the memories while they are typed."""

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from align.store.memory.texts import Side
from align.text import plain
from align.tui.action import Action, bindings
from align.tui.dialogs.actions import CONCORDANCE
from align.tui.dialogs.searching import Answer, Found, Searcher, Wanted
from align.tui.editor.cells import one_line
from align.tui.start.dialog import Dialog

_PAUSE_SECONDS = 0.15
_TOLD_EACH = 5_000
"""Units between two signs of life of an index that is being made."""
_NO_MEMORY = "There is no memory to search; name one with -M NAME.tm, or in align.toml."


class Indexed(Message):
    """An index has taken units in."""

    def __init__(self, units: int) -> None:
        super().__init__()
        self.units = units


class Concordance(Dialog[str | None]):
    """Answers with the translation of the chosen hit, None if none was chosen.

    Args:
        memories: what is searched, in this order.
        text: what to look for first.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = CONCORDANCE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CONCORDANCE)]
    HEADING = "Concordance"
    DEFAULT_CSS = """
    Concordance {
        & > #frame { height: 1fr; max-width: 140; }
        & #hits { height: 1fr; min-height: 3; border: none; padding: 0;
                  scrollbar-size-vertical: 1; }
        & #state { color: $text-muted; height: auto; max-height: 2; }
    }
    """

    def __init__(self, memories: tuple[Path, ...], text: str) -> None:
        super().__init__()
        self._memories = memories
        self._text = " ".join(plain(text).split())
        self._side, self._exact = Side.SOURCE, False
        self._timer: Timer | None = None
        self._searcher: Searcher | None = None
        self._told = 0
        self.answer = Answer(Wanted(""))

    def middle(self) -> list[Widget]:
        """See ``Dialog``."""
        hits = OptionList(id="hits", markup=False, compact=True)
        hits.can_focus = False
        return [
            Input(self._text, "words to look up", id="words", compact=True),
            Static("", id="state", markup=False),
            hits,
        ]

    def on_mount(self) -> None:
        """Look up what was selected."""
        if self._memories:
            self._searcher = Searcher(self._memories, self._hear)
        self._search()

    def on_unmount(self) -> None:
        """Let go of the memories."""
        if self._searcher is not None:
            self._searcher.close()

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        words = " ".join(plain(self.query_one("#words", Input).value).split())
        return Wanted(words, self._side, self._exact)

    @property
    def state(self) -> str:
        """What is said under the line."""
        if not self._memories:
            return _NO_MEMORY
        said = "translations" if self._side is Side.TARGET else "sources"
        said += ", just as written" if self._exact else ", whatever case and diacritics"
        if not self.wanted.text:
            return f"{said}: type words to look up"
        if self.answer.wanted != self.wanted:
            return f"{said}: searching …"
        count = len(self.answer.found)
        return f"{said}: {count or 'nothing found'}{' found' if count else ''}"

    def on_input_changed(self) -> None:
        """Search when the typist pauses: an input method erases and types anew."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE_SECONDS, self._search)

    def action_toggle_exact(self) -> None:
        """Find only what is written just so, or any spelling again."""
        self._exact = not self._exact
        self._search()

    def action_toggle_side(self) -> None:
        """Search the other side."""
        self._side = Side.SOURCE if self._side is Side.TARGET else Side.TARGET
        self._search()

    def action_move(self, by: int) -> None:
        """Move the cursor of the hits."""
        hits = self.query_one("#hits", OptionList)
        if hits.option_count:
            now = hits.highlighted or 0
            hits.highlighted = min(max(now + by, 0), hits.option_count - 1)

    def action_insert_hit(self) -> None:
        """Answer with the translation under the cursor."""
        at = self.query_one("#hits", OptionList).highlighted
        if at is not None and at < len(self.answer.found):
            self.dismiss(self.answer.found[at].text)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with what was clicked."""
        event.stop()
        self.action_insert_hit()

    def _search(self) -> None:
        wanted = self.wanted
        if self._searcher is None or not wanted.text:
            self._show(Answer(wanted))
        elif wanted != self.answer.wanted:
            self.run_worker(self._look(self._searcher, wanted), exclusive=True, group="concordance")
            self._say_state()

    async def _look(self, searcher: Searcher, wanted: Wanted) -> None:
        answer = await searcher.search(wanted)
        if wanted == self.wanted:
            self._show(answer)

    def _show(self, answer: Answer) -> None:
        self.answer = answer
        hits = self.query_one("#hits", OptionList)
        several = len(self._memories) > 1
        hits.set_options(Option(_drawn(one, answer.wanted.side, several)) for one in answer.found)
        if answer.found:
            hits.highlighted = 0
        self.say(answer.faults[0] if answer.faults else "")
        self._say_state()

    def _say_state(self) -> None:
        self.query_one("#state", Static).update(self.state)

    def _hear(self, units: int) -> None:
        # Called from the thread of the searcher.
        if units // _TOLD_EACH != self._told // _TOLD_EACH:
            self.post_message(Indexed(units))
        self._told = units

    def on_indexed(self, message: Indexed) -> None:
        """Show that something is being done."""
        message.stop()
        self.query_one("#state", Static).update(f"indexing the memory: {message.units:,} units …")


def _drawn(one: Found, side: Side, several: bool) -> Text:
    """Return both sides, one under the other, what was found underlined."""
    sides = [Text(_line(one.source)), Text(_line(one.target))]
    for start, end in one.spans:
        sides[side is Side.TARGET].stylize("bold underline", start, end)
    head = Text(f"{one.memory}: " if several else "")
    return Text.assemble(head, sides[0], "\n  → ", sides[1])


def _line(text: str) -> str:
    """Return a text without line ends and controls, each character still in its place."""
    return one_line(text, len(text))
