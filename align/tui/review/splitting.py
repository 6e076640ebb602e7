"""Where a bead is cut: a line between two sentences of each side, moved with the arrow keys."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from align.tui.action import Action, bindings
from align.tui.editor.cells import fitted
from align.tui.review.actions import SPLIT
from align.tui.start.dialog import Dialog

Cut = tuple[int, int]
"""Source and target sentences that the first part keeps."""


class SplitDialog(Dialog[Cut | None]):
    """Both sides, each with a cut; ``▶`` stands at the side that the keys move."""

    ACTIONS: ClassVar[tuple[Action, ...]] = SPLIT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SPLIT)]
    HEADING = "Split bead"

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        super().__init__()
        self._sides = (tuple(source), tuple(target))
        self.cuts = [(len(side) + 1) // 2 for side in self._sides]
        self.side = 0 if len(source) > 1 or len(target) < 2 else 1

    def middle(self) -> list[Widget]:
        """See ``Dialog``."""
        return [Static(self._drawn(), id="cuts", markup=False)]

    def on_resize(self) -> None:
        """Draw it anew for the new width."""
        self._draw()

    def action_cut(self, by: int) -> None:
        """Move the cut on this side."""
        most = len(self._sides[self.side])
        self.cuts[self.side] = min(max(self.cuts[self.side] + by, 0), most)
        self._draw()

    def action_other_side(self) -> None:
        """Move the cut of the other side from now on."""
        self.side = 1 - self.side
        self._draw()

    def action_carry_out(self) -> None:
        """Cut here, unless one part would hold nothing."""
        source, target = self.cuts
        if (source, target) in ((0, 0), tuple(len(side) for side in self._sides)):
            self.say("one of the two beads would hold nothing; move a cut")
            return
        self.dismiss((source, target))

    def _draw(self) -> None:
        self.say("")
        self.query_one("#cuts", Static).update(self._drawn())

    def _drawn(self) -> Text:
        width = max(self.size.width - 8, 8) if self.size.width else 60
        text = Text()
        for number, (name, sentences) in enumerate(
            zip(("Source", "Target"), self._sides, strict=True)
        ):
            here = number == self.side
            text.append(f"{'▶' if here else ' '} {name}\n", "bold" if here else "")
            for place in range(len(sentences) + 1):
                if place == self.cuts[number]:
                    text.append(f"  {'━' * min(width, 40)} cut\n", "bold" if here else "")
                if place < len(sentences):
                    part = "1" if place < self.cuts[number] else "2"
                    text.append(f"  {part} {fitted(sentences[place], width).rstrip()}\n")
        text.rstrip()
        return text
