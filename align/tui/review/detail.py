"""The current bead with its whole text, and why the aligner doubts it."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from align.bitext.rivals import Rival
from align.session.beadview import State
from align.store.bitexts import Link
from align.tui.editor.cells import one_line
from align.tui.review.drawing import WORDS, rated


class BeadDetail(VerticalScroll, can_focus=False):
    """Both sides in whole, beside each other or, where it is narrow, below each other."""

    DEFAULT_CSS = """
    BeadDetail {
        height: 40%; min-height: 3; border-top: solid $primary; padding: 0 1;
        & #texts { layout: horizontal; height: auto; }
        & #texts > Static { width: 1fr; height: auto; padding-right: 1; }
        & > Static { height: auto; }
        & #why { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="detail")
        self.why: tuple[str, ...] = ()
        """What is said about the doubts, for tests and the palette."""

    def compose(self) -> ComposeResult:
        """See ``Widget``."""
        yield Static("", id="bead", markup=False)
        with Container(id="texts"):
            yield Static("", id="source-text", markup=False)
            yield Static("", id="target-text", markup=False)
        yield Static("", id="why", markup=False)

    def show(
        self, number: int, link: Link, state: State, sides: tuple[Sequence[str], Sequence[str]]
    ) -> None:
        """Show a bead; what was said of another one's doubts goes."""
        head = f"{number}  {len(link.source)}:{len(link.target)}  {rated(link, state)} "
        self.query_one("#bead", Static).update(Text(head + WORDS[state], "bold"))
        for name, sentences, places in (
            ("source", sides[0], link.source),
            ("target", sides[1], link.target),
        ):
            self.query_one(f"#{name}-text", Static).update(_numbered(name, sentences, places))
        self.scroll_home(animate=False)
        self.explain(())

    def explain(self, reasons: Sequence[str], rivals: Sequence[Rival] = ()) -> None:
        """Say why the bead is doubtful, and what else its sentences could be."""
        self.why = (*reasons, *(said(rival) for rival in rivals))
        self.query_one("#why", Static).update(Text("\n".join(f"– {one}" for one in self.why)))


def said(rival: Rival) -> str:
    """Say how another way to link the sentences compares."""
    share = min(max(rival.share, 0.01), 0.99)  # the aligner is never certain of a rival
    return f"or {rival.what}: {share:.0%} against {1 - share:.0%} for this"


def _numbered(name: str, sentences: Sequence[str], places: Sequence[int]) -> Text:
    """Return sentences with their numbers in their text."""
    if not sentences:
        return Text(f"no {name}", "italic")
    text = Text()
    for place, sentence in zip(places, sentences, strict=True):
        if text:
            text.append("\n")
        text.append(f"{name[0].upper()}{place + 1} ", "bold")
        text.append(one_line(sentence, 100_000))
    return text
