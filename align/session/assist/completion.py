"""What is shown behind the cursor, as a pure state machine: no thread, no engine, no screen.

Interactive translation prediction (Barrachina et al. 2009; Green et al. 2014): the machine shows
how the sentence may go on; the person takes a word of it, or all, or types on.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class Completion:
    """What stands left of the cursor, and what is shown behind it.

    ``typed + shown`` is NFC and never differs from ``typed`` where ``typed`` stands.
    """

    typed: str = ""
    shown: str = ""
    """Empty: silent."""

    @property
    def word(self) -> str:
        """The next word of what is shown, with the space before it."""
        found = _WORD.match(self.shown)
        return found.group() if found else self.shown

    def offered(self, asked: str, answer: str) -> "Completion":
        """Take an answer in; one that what was typed since disagrees with is dropped.

        Args:
            asked: what stood left of the cursor when it was asked for.
            answer: what may follow; empty for nothing, which silences only what it was asked for.
        """
        if not answer.strip():
            return self.dismissed() if asked == self.typed else self
        rest = agreeing(asked + answer, self.typed)
        if rest is None or not self.typed.startswith(asked):
            return self
        return replace(self, shown=rest)

    def moved(self, typed: str) -> "Completion":
        """Follow the text left of the cursor: letters that agree are taken off what is shown.

        After a step back over what is shown or was typed it is shown again, as far as it goes.
        """
        typed = unicodedata.normalize("NFC", typed)
        rest = agreeing(self.typed + self.shown, typed) if self.shown else None
        if rest is None or not (typed.startswith(self.typed) or self.typed.startswith(typed)):
            return Completion(typed)
        return Completion(typed, rest)

    def accepted_word(self) -> "Completion":
        """Take the next word over."""
        word = self.word
        return Completion(self.typed + word, self.shown[len(word) :])

    def accepted(self) -> "Completion":
        """Take all of it over."""
        return Completion(self.typed + self.shown)

    def dismissed(self) -> "Completion":
        """Show nothing until something else is offered."""
        return Completion(self.typed)


def agreeing(whole: str, typed: str) -> str | None:
    """Return what a whole text says behind what is typed, None where the two differ.

    What would grow together with the typed text (a combining mark) is no continuation.
    """
    if not whole.startswith(typed):
        return None
    rest = whole[len(typed) :].rstrip()
    together = unicodedata.normalize("NFC", typed + rest)
    if together == typed + rest:
        return rest
    return None
