"""Align anew what no person has settled, from what the project holds; no file is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from align.bitext.aligner import ROUNDS
from align.bitext.beads import Bead
from align.bitext.flow import Helpers, Told, aligned
from align.bitext.texts import Text
from align.embedding.base import Embedder
from align.errors import EngineError, ProjectError
from align.glossary import Glossary
from align.store.bitexts import Bitext, Link
from align.units import Segment

_SAME = 0.1
"""A confidence that changes by less than this is not worth a change of its bead."""


@dataclass(frozen=True, slots=True)
class Realignment:
    """What is to be aligned; it holds all it needs and may run in another thread."""

    bitext: Bitext
    settled: frozenset[tuple[tuple[int, ...], tuple[int, ...]]]
    """Pairs of sentences that stay together."""
    languages: tuple[str, str]
    glossary: Glossary | None = None

    @property
    def total(self) -> int:
        """What ``told`` adds up to."""
        return ROUNDS * len(self.bitext.source)

    def run(self, told: Told) -> list[Link]:
        """Return the links as they would be, in the order of reading.

        Args:
            told: called with source sentences gone through; what it raises stops the work.

        Raises:
            ProjectError: a side has no sentence, so that there is nothing to align.
        """
        if not self.bitext.source or not self.bitext.target:
            raise ProjectError("one side has no sentence", hint="align two documents that have")
        known = {(link.source, link.target): link for link in self.bitext.links}
        pins = [Bead(*pair, 1.0, pinned=True) for pair in known if pair in self.settled]
        helpers = Helpers(embedder=_embedder(self.languages), glossary=self._terms())
        texts = (_text(self.bitext.source), _text(self.bitext.target))
        found = aligned(*texts, self.languages, helpers, pins=pins, told=told)
        return [self._link(bead, known.get((bead.source, bead.target))) for bead in found]

    def _link(self, bead: Bead, old: Link | None) -> Link:
        pair = (bead.source, bead.target)
        if old and (pair in self.settled or abs(old.confidence - bead.confidence) < _SAME):
            return old
        return Link(*pair, bead.confidence)

    def _terms(self) -> Glossary | None:
        terms = self.glossary
        return terms if terms and (terms.source, terms.target) == self.languages else None


def _embedder(languages: tuple[str, str]) -> Embedder | None:
    """Return the embedder in the box where it knows both languages and is installed."""
    from align.embedding import get

    if {code.split("-")[0] for code in languages} != {"vi", "en"}:
        return None
    try:
        return get()
    except EngineError:
        return None


def _text(sentences: Sequence[Segment]) -> Text:
    """Return sentences as a text; its paragraphs are real ones if two sentences share one."""
    shared = any(one.paragraph == other.paragraph for one, other in pairwise(sentences))
    return Text(
        Path(sentences[0].document),
        "",
        "",
        "",
        (),
        tuple(sentences),
        (),
        tuple(range(len(sentences))),
        shared,
    )
