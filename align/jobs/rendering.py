"""From sources to targets: memories first, then the engine under the term base, then the checks."""

from collections.abc import Sequence
from dataclasses import dataclass

from align.checks import Finding, Pair
from align.checks.sieve import Sieve
from align.engines.base import Request
from align.errors import TranslationError
from align.jobs.tools import Tools
from align.pipeline import judged
from align.store.memory.matching.match import Wanted
from align.store.memory.recall import MEMORY
from align.terminology import enforce
from align.units import Origin, TermUse

_PROBE = "1"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The translation of a source, wherever it stands."""

    target: str
    score: float | None = None
    uses: tuple[TermUse, ...] = ()
    origin: Origin | None = None
    """None for what the engine of the job made."""
    findings: tuple[Finding, ...] = ()
    fault: str = ""
    """Why there is no translation."""


class Rendering:
    """Renders batches with the tools of a worker."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._sieve = Sieve(tools.checks)
        self._good = _PROBE

    def recall(self, wanted: Sequence[Wanted]) -> list[Rendered | None]:
        """Ask the memories; None for what they do not have."""
        return [self._recalled(one) for one in wanted]

    def _recalled(self, wanted: Wanted) -> Rendered | None:
        recall, least = self._tools.recall, self._tools.recipe.pretranslate
        if recall is None:
            return None
        matches = recall.matches(wanted, minimum=least, limit=1)
        if not matches:
            return None
        best, glossary = matches[0], self._tools.glossary
        settings = f"score={best.score}" + (" numbers=adapted" if best.adapted else "")
        made = Origin(MEMORY, best.memory, glossary.digest if glossary else "", settings)
        uses = judged(wanted.source, best.text, glossary)
        return Rendered(best.text, None, uses, made, self._findings(wanted.source, best.text))

    def translate(self, sources: Sequence[str]) -> list[Rendered]:
        """Translate a batch under the term base and look for what is wrong in it.

        Raises:
            TranslationError: the engine broke.
        """
        results = enforce(
            self._tools.engine,
            sources,
            self._tools.glossary,
            english=self._tools.recipe.english,
        )
        found = [
            Rendered(
                result.text,
                None if result.score is None else round(result.score, 4),
                result.uses,
                findings=self._findings(source, result.text),
                fault=result.fault or ("" if result.text else "the engine said nothing"),
            )
            for source, result in zip(sources, results, strict=True)
        ]
        self._good = sources[0]
        return found

    def alive(self) -> None:
        """Raise if the engine does not even translate what it has translated before.

        Raises:
            TranslationError: it does not.
        """
        if len(self._tools.engine.translate([Request(self._good)])) != 1:
            raise TranslationError("the engine gave no answer")

    def _findings(self, source: str, target: str) -> tuple[Finding, ...]:
        return tuple(self._sieve.findings(Pair(source, target)))
