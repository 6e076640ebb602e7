"""The contract of a translation engine."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end, code points into a text."""


@dataclass(frozen=True, slots=True)
class TermRequest:
    """One occurrence of a term that the target must render with one of ``forms``."""

    start: int
    end: int
    """Code points into the source of the request."""
    forms: tuple[str, ...]
    """Allowed target forms, preferred first."""


@dataclass(frozen=True, slots=True)
class Request:
    """One segment to translate."""

    source: str
    prefix: str = ""
    """What the target must begin with; only for engines that can be ``forced``."""
    terms: tuple[TermRequest, ...] = ()
    """Terms for the engine's own soft way (a prompt, an annotated source); may be ignored."""
    must: tuple[tuple[str, ...], ...] = ()
    """What the target must say, in any order; only for engines that are ``constrained``.

    Each element is one constraint: the surface forms of which at least one must stand there, as
    whole words. The same constraint twice asks for two places.
    """
    quick: bool = False
    """Whether a greedy search will do, as for answers that are tried out by the dozen."""
    examples: tuple[tuple[str, str], ...] = ()
    """Similar segments with the translation a person gave them, best first; only engines that
    are ``shown`` examples read them."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How strongly each target token looks at each source token."""

    source: tuple[Span, ...]
    """Code points of each source token in the request's source."""
    target: tuple[Span, ...]
    """Code points of each target token in the hypothesis's text."""
    weights: tuple[tuple[float, ...], ...]
    """``weights[t][s]``, one row per target token; rows sum to at most 1."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What an engine answers to one request."""

    text: str
    score: float | None = None
    """Mean log-probability per target token that the engine chose itself: a prefix is none."""
    alignment: Alignment | None = None
    unmet: tuple[int, ...] = ()
    """Constraints of ``Request.must``, by number, that are not met: those that the vocabulary
    cannot spell or that there was no room for, and all where the engine is not ``constrained``."""
    fault: str = ""
    """One sentence that says why there is no translation, where the engine gave none."""


class Engine(ABC):
    """Translates segments of one language into another.

    A subclass answers in the order of the requests, never drops one, and raises
    ``TranslationError`` when it breaks.
    """

    name: str
    """How the user calls it."""
    forced: bool = False
    """Whether ``Request.prefix`` is obeyed."""
    constrained: bool = False
    """Whether ``Request.must`` is obeyed."""
    soft_terms: bool = False
    """Whether ``Request.terms`` are used."""
    shown: bool = False
    """Whether ``Request.examples`` are read."""
    told_first: bool = False
    """Whether terms are best told at once, because asking twice is dear; otherwise they are told
    where the engine's own words fail them."""

    @property
    @abstractmethod
    def revision(self) -> str:
        """What tells one version of the model from another."""

    @property
    @abstractmethod
    def settings(self) -> str:
        """What else shapes the output, as ``key=value`` pairs separated by spaces."""

    def parts(self, source: str) -> list[Span]:
        """Return the stretches of a source that are translated each for itself, in order.

        Mostly one; more where a sentence is longer than the model can read. A prefix is best
        given for a part, for in a sentence of several it is not clear which one it ends in; so
        is what the target must say.
        """
        return [(0, len(source))]

    @abstractmethod
    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        """Translate a batch.

        Raises:
            TranslationError: the engine broke; nothing of the batch is usable.
        """

    def alternatives(self, request: Request, count: int, length: int = 0) -> list[Hypothesis]:
        """Return up to ``count`` answers that go on differently behind the prefix.

        The likeliest next piece comes first. They are greedy and come without alignment, and
        each says in its score how likely its first piece is besides. An engine that cannot branch
        answers with one, whole.

        Args:
            request: what to translate.
            count: how many ways to go on.
            length: pieces behind the prefix after which an answer may end, unfinished; 0: none.

        Raises:
            TranslationError: the engine broke.
        """
        return self.translate([request])
