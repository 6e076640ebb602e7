"""What background work tells the editor; whoever works posts these to the screen.

::

    screen.post_message(Drafted(unit))           # a unit has a new target in the project
    screen.post_message(RestProgress(12, 340))   # how far the rest has come; done == total: over
    screen.post_message(Completed(unit, "The prov", "ince was flooded."))
"""

from textual.message import Message


class Drafted(Message):
    """A unit was given a target by a machine, through a project of the worker's own.

    Attributes:
        unit: its identity; 0 if many were.
    """

    def __init__(self, unit: int) -> None:
        super().__init__()
        self.unit = unit


class Recalled(Message):
    """Memories were asked anew for a unit, and what they offer is in the project."""

    def __init__(self, unit: int) -> None:
        super().__init__()
        self.unit = unit


class RestProgress(Message):
    """How far the translation of the rest has come, in segments; over when both are equal."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        self.total = total


class Completed(Message):
    """How a sentence may go on.

    Attributes:
        unit: identity of the unit it was made for.
        text_left: what stood left of the cursor when it was asked for; if something else
            stands there by now, the completion comes too late and is dropped.
        completion: what may follow.
    """

    def __init__(self, unit: int, text_left: str, completion: str) -> None:
        super().__init__()
        self.unit = unit
        self.text_left = text_left
        self.completion = completion


class Failed(Message):
    """Background work broke off, with the sentence to show."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence
