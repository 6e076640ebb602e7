"""Ways to make an engine use terms, ours among them."""

from collections.abc import Callable, Sequence
from functools import partial

from align.engines.base import Engine, Hypothesis, Request
from align.glossary import Glossary
from align.scoring.forms import Span
from align.terminology import enforce
from align.units import TermHit
from benchmarks.terminology_peers import (
    CODES,
    attended,
    flat,
    masked,
    named,
    replaced,
    restored,
    survivors,
)

Method = Callable[[Sequence[str]], list[str]]
"""From the sources of a batch to their targets."""

ALONE = "engine alone"
OURS = "enforced"


class Peers:
    """The ways that everybody tries first, for one engine and one term base."""

    def __init__(self, engine: Engine, glossary: Glossary, code: str) -> None:
        self._engine = engine
        self._list = flat(glossary)
        self._code = code
        self._alone: dict[str, str] = {}

    def plain(self, sources: Sequence[str]) -> list[str]:
        """Translate, and leave the terms to chance."""
        return [answer.text for answer in self._answers(sources)]

    def search(self, sources: Sequence[str]) -> list[str]:
        """Replace what the engine says for the term alone, where the sentence says it too.

        The translations of the terms are kept: they are made once for a term base.
        """
        found = [self._list.find(source) for source in sources]
        new = {hit.surface for hits in found for hit in hits} - self._alone.keys()
        names = sorted(new)
        self._alone.update(zip(names, self.plain(names), strict=True))
        return [
            replaced(text, hits, self._list, partial(self._named, text))
            for text, hits in zip(self.plain(sources), found, strict=True)
        ]

    def attention(self, sources: Sequence[str]) -> list[str]:
        """Replace the words that attention ties to the term."""
        return [
            replaced(answer.text, self._list.find(source), self._list, partial(attended, answer))
            for source, answer in zip(sources, self._answers(sources), strict=True)
        ]

    def placeholders(self, sources: Sequence[str]) -> list[str]:
        """Translate codes in the place of the terms, and put the targets in their place."""
        found = [self._list.find(source) for source in sources]
        hidden = [masked(s, hits, self._code) for s, hits in zip(sources, found, strict=True)]
        return [
            restored(text, [self._list[hit.entry].target for hit in hits], self._code)
            for text, hits in zip(self.plain(hidden), found, strict=True)
        ]

    def _answers(self, sources: Sequence[str]) -> list[Hypothesis]:
        return self._engine.translate([Request(source) for source in sources])

    def _named(self, text: str, hit: TermHit) -> Span | None:
        return named(self._alone[hit.surface], text)


def methods(engine: Engine, glossary: Glossary, code: str) -> dict[str, Method]:
    """Return every way by its name, the engine alone first and ours last."""

    def enforced(sources: Sequence[str]) -> list[str]:
        return [result.text for result in enforce(engine, sources, glossary)]

    peers = Peers(engine, glossary, code)
    return {
        ALONE: peers.plain,
        "search and replace": peers.search,
        "replace by attention": peers.attention,
        "placeholders": peers.placeholders,
        OURS: enforced,
    }


def best_code(engine: Engine, sources: Sequence[str], glossary: Glossary) -> str:
    """Return the placeholder of which most come through the engine, tried on some sources."""
    found = [glossary.find(source) for source in sources]

    def kept(code: str) -> int:
        requests = [Request(masked(s, h, code)) for s, h in zip(sources, found, strict=True)]
        answers = engine.translate(requests)
        return sum(survivors(a.text, len(h), code) for a, h in zip(answers, found, strict=True))

    return max(CODES, key=kept)
