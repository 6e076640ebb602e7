"""The text that is being written: NFC, free of controls, one line unless the source has more.

Keys arrive as code points: an input method may send a letter and its marks one by one.  The
editor puts them together, so that one backspace removes one letter.
"""

from inspect import isawaitable
from unicodedata import combining, normalize

from rich.text import Text
from textual import events
from textual.actions import parse
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets import TextArea

from align.text import plain
from align.tui.editor.cells import uncontrolled

LIMIT = 20_000
"""Code points that a segment may hold here; TextArea wraps all of it at every key."""


class TargetEditor(TextArea):
    """The editor of the current translation.

    A completion set by ``suggest`` stands dimmed behind the text; at the end of the text,
    ``right`` takes all of it, ``ctrl+right`` one word.
    """

    class Refused(Message):
        """Something was not taken in, with the sentence to show."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Left(Message):
        """The cursor was moved over the edge of the text: -1 upwards, 1 downwards."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    DEFAULT_CSS = """
    TargetEditor { height: auto; min-height: 4; max-height: 8; padding: 0 0 0 1;
                   border: round $foreground 50%; border-title-color: $text-primary; }
    TargetEditor:focus { border: round $accent; }
    """

    def __init__(self) -> None:
        super().__init__("", id="target", soft_wrap=True, highlight_cursor_line=False)
        self.border_title = "Translation"
        self.lines_allowed = False
        """Whether a line feed may stand in the text."""
        self.match_cursor_bracket = False
        self._pressed = 0

    def pressed(self) -> int:
        """Return how many keys have changed the text since this was asked last."""
        pressed, self._pressed = self._pressed, 0
        return pressed

    # Text in and out

    def show(self, text: str, *, lines_allowed: bool, read_only: bool) -> None:
        """Load the text of another segment; the history of keys begins anew."""
        self.lines_allowed = lines_allowed or "\n" in text
        self.read_only = read_only
        self.suggestion = ""
        if text != self.text or self.history.undo_stack:
            self.load_text(text)
        self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Put another text in place of this one, as one step that can be undone."""
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end)
        self.history.checkpoint()
        self.move_cursor(self.document.end)

    def put_in(self, text: str) -> None:
        """Put a text at the cursor, in place of what is selected."""
        self.history.checkpoint()
        start, end = sorted(self.selection)
        result = self.replace(text, start, end)
        self.move_cursor(result.end_location)

    def select_span(self, start: int, end: int) -> None:
        """Select code points ``start`` to ``end``."""
        self.move_cursor(self.place_of(start))
        self.move_cursor(self.place_of(end), select=True)

    @property
    def offset_of_cursor(self) -> int:
        """Where the cursor stands, in code points."""
        row, column = self.cursor_location
        return sum(len(self.document[line]) + 1 for line in range(row)) + column

    def place_of(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a code point."""
        for row in range(self.document.line_count):
            length = len(self.document[row])
            if offset <= length:
                return row, max(offset, 0)
            offset -= length + 1
        return self.document.end

    @property
    def text_left(self) -> str:
        """What stands left of the cursor."""
        return self.text[: self.offset_of_cursor]

    @property
    def text_before(self) -> str:
        """What stands before the cursor, or before what is selected."""
        row, column = min(self.selection)
        return "\n".join(
            [*(self.document[line] for line in range(row)), self.document[row][:column]]
        )

    def get_line(self, line_index: int) -> Text:
        """See ``TextArea``; what would drive the terminal is drawn as a blank."""
        return Text(uncontrolled(self.document.get_line(line_index)), end="", no_wrap=True)

    def edit(self, edit: Edit) -> EditResult:
        """See ``TextArea``; what comes in is made NFC, together with the letter before it."""
        start, end = sorted((edit.from_location, edit.to_location))
        text = self._admitted(edit.text)
        if not text or end != self.document.end:
            self.suggestion = ""
        if text and combining(text[0]):
            row, column = start
            line = self.document.get_line(row)
            base = column
            while base and combining(line[base - 1]):
                base -= 1
            base = max(base - 1, 0)
            text = normalize("NFC", line[base:column] + text)
            start = row, base
        return super().edit(Edit(text, start, end, edit.maintain_selection_offset))

    def _admitted(self, text: str) -> str:
        if not text.isascii() or not text.isprintable():
            text = plain(text)
        if not self.lines_allowed and not text.isprintable():
            text = text.replace("\n", " ").replace("\t", " ")
        return text

    # Completion

    def suggest(self, text: str) -> None:
        """Show how the text may go on; only at its end, elsewhere and with '' nothing is shown."""
        self.suggestion = text if self.cursor_at_end_of_text and not self.read_only else ""

    def accept(self) -> bool:
        """Take all of the completion over; return whether there was one."""
        return self._accept(self.suggestion)

    def accept_word(self) -> bool:
        """Take the next word of the completion over; return whether there was one."""
        rest = self.suggestion
        lead = len(rest) - len(rest.lstrip())
        word = rest[lead:].split(maxsplit=1)
        return self._accept(rest[: lead + len(word[0])] if word else rest)

    def _accept(self, text: str) -> bool:
        if not text:
            return False
        self.insert(text, self.document.end)
        self.move_cursor(self.document.end)
        return True

    def action_cursor_right(self, select: bool = False) -> None:
        """See ``TextArea``; at the end it takes the completion."""
        if self.suggestion and not select and self.cursor_at_end_of_text:
            self.accept()
            return
        self.suggestion = ""
        super().action_cursor_right(select)

    def action_cursor_word_right(self, select: bool = False) -> None:
        """See ``TextArea``; at the end it takes a word of the completion."""
        if self.suggestion and not select and self.cursor_at_end_of_text:
            self.accept_word()
            return
        super().action_cursor_word_right(select)

    # Keys; Textual calls the handler of ``TextArea`` after the one here, unless it is prevented

    def action_cursor_up(self, select: bool = False) -> None:
        """See ``TextArea``; on the first row it leaves the segment."""
        before = self.cursor_location
        super().action_cursor_up(select)
        if not select and before[0] == 0 and self._first_row(before):
            self.post_message(self.Left(-1))

    def action_cursor_down(self, select: bool = False) -> None:
        """See ``TextArea``; on the last row it leaves the segment."""
        last = self.wrapped_document.location_to_offset(self.cursor_location).y
        if not select and last >= self.wrapped_document.height - 1:
            self.post_message(self.Left(1))
            return
        super().action_cursor_down(select)

    def _first_row(self, location: tuple[int, int]) -> bool:
        return self.wrapped_document.location_to_offset(location).y == 0

    async def _on_key(self, event: events.Key) -> None:
        if await self._moved_or_deleted(event):
            return
        if event.key == "enter" and not self.lines_allowed:
            event.stop()
            event.prevent_default()
            return
        if event.is_printable and len(self.text) >= LIMIT:
            event.stop()
            event.prevent_default()
            self.post_message(self.Refused(f"a segment holds at most {LIMIT:,} characters here"))
            return
        if event.is_printable and not self.read_only:
            self._pressed += 1

    async def _moved_or_deleted(self, event: events.Key) -> bool:
        """Do at once what a key is bound to.

        Textual does it when the event has bubbled up to the application, by which time the
        letters behind it are in the text: an input method that sends a backspace and a letter
        in one burst would lose the letter.
        """
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            _, name, arguments = parse(binding.action)
            before = self.text
            done = getattr(self, f"action_{name}")(*arguments)
            if isawaitable(done):
                await done
            self._pressed += self.text != before
            event.stop()
            event.prevent_default()
            return True
        return False

    async def _on_paste(self, event: events.Paste) -> None:
        if len(self.text) + len(event.text) > LIMIT:
            event.stop()
            event.prevent_default()
            self.post_message(
                self.Refused(
                    f"{len(event.text):,} characters were not pasted, "
                    f"a segment holds at most {LIMIT:,} here"
                )
            )
            return
        self._pressed += not self.read_only
