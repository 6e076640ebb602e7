"""An engine that knows a few sentences by heart."""

import threading
from collections.abc import Mapping, Sequence

from align.engines.base import Engine, Hypothesis, Request
from align.errors import TranslationError


class ByHeart(Engine):
    """Says what it was told for a source; what it does not know it says in capitals.

    Args:
        known: for each source what it may say, likeliest first.
        forced: whether it can be held to a prefix.
        score: what it gives everything.
    """

    name = "by heart"
    revision = "1"
    settings = ""

    def __init__(
        self,
        known: Mapping[str, Sequence[str]] | None = None,
        *,
        forced: bool = True,
        score: float = -0.5,
    ) -> None:
        self.known = dict(known or {})
        self.forced = forced
        self.score = score
        self.asked: list[Request] = []
        self.threads: set[str] = set()
        self.broken = False
        self.open = threading.Event()
        """Closed, it does not answer."""
        self.open.set()
        self.entered = threading.Event()

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        return [self.alternatives(request, 1)[0] for request in requests]

    def alternatives(self, request: Request, count: int, length: int = 0) -> list[Hypothesis]:
        self.entered.set()
        assert self.open.wait(30)
        self.asked.append(request)
        self.threads.add(threading.current_thread().name)
        if self.broken:
            raise TranslationError("it broke")
        every = self.known.get(request.source, [request.source.upper()])
        begun = [text for text in every if text.startswith(request.prefix)]
        return [Hypothesis(text, self.score) for text in begun[:count] or [request.prefix]]
