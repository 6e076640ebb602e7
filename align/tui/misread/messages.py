"""What the search tells the editor."""

from textual.message import Message


class LookedAt(Message):
    """How far the search has come.

    Attributes:
        paragraphs: looked at so far.
    """

    def __init__(self, paragraphs: int) -> None:
        super().__init__()
        self.paragraphs = paragraphs
