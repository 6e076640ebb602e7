"""What is replaced by what, and whether that is right: a form, and a preview to agree to."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from align.errors import SettingsError
from align.session import Preview
from align.store.editing.finding import Finder
from align.text import plain
from align.tui.action import Action, bindings
from align.tui.dialogs.actions import PREVIEW
from align.tui.dialogs.preview_list import ROWS, PreviewList
from align.tui.start.dialog import Dialog
from align.tui.start.form import Choice, Form, Line


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be replaced in the translations."""

    pattern: str
    replacement: str
    regex: bool = False
    case: bool = False


class ReplaceForm(Form[Wish]):
    """Ask what is replaced by what; white space at either end counts."""

    def __init__(self, last: Wish | None) -> None:
        super().__init__(
            "Replace in the translations in view",
            (
                Line("pattern", "Replace", last.pattern if last else "", "a text or a pattern"),
                Line("replacement", "By", last.replacement if last else "", "empty: take it out"),
                Choice("regex", "Pattern (regular expression)", bool(last and last.regex)),
                Choice("case", "Capitals count", bool(last and last.case)),
            ),
            "Preview",
        )

    def result(self) -> Wish:
        """See ``Form``."""
        pattern, replacement = plain(self._exactly("pattern")), plain(self._exactly("replacement"))
        if not pattern:
            raise SettingsError("there is nothing to look for", hint="type a text")
        wish = Wish(pattern, replacement, self.ticked("regex"), self.ticked("case"))
        if wish.regex:
            # Compiled here, so that what is wrong with it is said beside it.
            _ = Finder(pattern, True, wish.case).pattern
        return wish

    def _exactly(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value


class PreviewDialog(Dialog[bool]):
    """Shows every place, and answers whether they are to be changed."""

    ACTIONS: ClassVar[tuple[Action, ...]] = PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PREVIEW)]
    DEFAULT_CSS = """
    PreviewDialog {
        & > #frame { height: 1fr; max-width: 140; }
        & #count { height: auto; color: $text-muted; }
    }
    """
    HEADING = "Replace all?"

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview

    @property
    def sentence(self) -> str:
        """What is said above the list."""
        preview = self._preview
        said = f"{_counted(preview.places, 'place')} in "
        said += _counted(len(preview.substitutions), "segment")
        if preview.locked == 1:
            said += "; 1 more is locked and stays as it is"
        elif preview.locked:
            said += f"; {preview.locked:,} more are locked and stay as they are"
        return f"{said}. y changes them, Esc leaves them."

    def middle(self) -> list[Widget]:
        """See ``Dialog``."""
        return [
            Static(self.sentence, id="count", markup=False),
            PreviewList(self._preview, id="places"),
        ]

    def action_scroll_list(self, by: int) -> None:
        """Scroll by places."""
        self.query_one(PreviewList).scroll_relative(y=by * ROWS, animate=False)

    def action_page_list(self, by: int) -> None:
        """Scroll by pages."""
        shown = self.query_one(PreviewList)
        shown.scroll_relative(y=by * max(shown.size.height - ROWS, ROWS), animate=False)

    def action_answer(self, agreed: bool) -> None:
        """Close the dialog."""
        self.dismiss(agreed)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
