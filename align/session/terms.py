"""What becomes of the terms of a source in the text as it is typed."""

from dataclasses import replace

from align.engines.base import Hypothesis
from align.glossary import Glossary
from align.terminology.verdict import verdict
from align.units import Outcome, TermHit, TermUse


class Judge:
    """Judges a target against the term base as often as a key is pressed."""

    def __init__(self, glossary: Glossary | None) -> None:
        self.glossary = glossary
        self._source = ""
        self._hits: tuple[TermHit, ...] = ()

    @property
    def digest(self) -> str:
        """Hash of the term base, empty if there is none."""
        return self.glossary.digest if self.glossary else ""

    def uses(self, source: str, target: str) -> tuple[TermUse, ...] | None:
        """Return a verdict on every term of a source; None without a term base."""
        if self.glossary is None:
            return None
        if source != self._source:
            self._source, self._hits = source, tuple(self.glossary.find(source))
        return verdict(self._hits, Hypothesis(target), self.glossary).uses


def with_released(uses: tuple[TermUse, ...], released: dict[str, str]) -> tuple[TermUse, ...]:
    """Return the verdicts with those that a person has decided on saying so."""
    return tuple(
        replace(
            use,
            outcome=Outcome.OVERRIDDEN,
            rung=": ".join(filter(None, ("person", released[use.hit.entry]))),
        )
        if use.hit.entry in released
        else use
        for use in uses
    )
