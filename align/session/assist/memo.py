"""Completions that were found before, by segment and what stood left of the cursor."""

from collections import OrderedDict
from dataclasses import replace

from align.session.assist.completion import agreeing
from align.session.assist.predicting import Asked

_SIZE = 512
_BACK = 40
"""Letters that a completion is followed for, rather than asked for anew."""


class Memo:
    """The last answers, an empty one for silence."""

    def __init__(self, size: int = _SIZE) -> None:
        self._size = size
        self._answers: OrderedDict[Asked, str] = OrderedDict()

    def find(self, asked: Asked) -> str | None:
        """Return what follows here: an answer, or the rest of one that typing has agreed with.

        None: it has to be asked for.
        """
        for back in range(min(_BACK, len(asked.typed)) + 1):
            before = asked.typed[: len(asked.typed) - back]
            answer = self._answers.get(replace(asked, typed=before))
            if answer is None:
                continue
            if not back:
                return answer
            rest = agreeing(before + answer, asked.typed) if answer else None
            # At its end it has nothing more to say, but the engine may.
            if rest:
                return rest
        return None

    def keep(self, asked: Asked, answer: str) -> None:
        """Remember an answer; the oldest go."""
        self._answers[asked] = answer
        self._answers.move_to_end(asked)
        while len(self._answers) > self._size:
            self._answers.popitem(last=False)
