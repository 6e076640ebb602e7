"""The estimator in the box: a regression on what can be seen from outside. No torch, no network.

Confidence is the segment chrF, from 0 to 1, that a reference would be expected to give. See
``surface.json`` for how it was fitted and ``benchmarks/confidence.py`` for how well it ranks.
"""

from collections.abc import Sequence

from align.embedding import get as get_embedder
from align.errors import EngineError
from align.estimation.base import Candidate, Estimator
from align.estimation.features import PLAIN, SCORE, Features
from align.estimation.weights import SurfaceModel, load, share

_WINDOW = 256
"""Candidates looked at together."""


class SurfaceEstimator(Estimator):
    """Judges by score, likeness in meaning, coverage, length and findings."""

    name = "surface"

    def __init__(self, source: str = "vi", target: str = "en", model: SurfaceModel | None = None):
        """Load weights and embedding.

        Raises:
            EngineError: it was not fitted for the languages, or a file is missing or damaged.
        """
        self._model = model or load()
        ours = tuple(code.partition("-")[0].lower() for code in (source, target))
        if ours != self._model.languages:
            known = " to ".join(self._model.languages)
            raise EngineError(
                f"the estimator 'surface' knows {known}, not {source} to {target}",
                hint="name a COMET model that knows them",
            )
        if (*PLAIN, SCORE) != self._model.scored.features or self._model.unscored.features != PLAIN:
            raise EngineError(
                f"the weights {self._model.revision} are for other features",
                hint="install the package again",
            )
        self._features = Features(get_embedder(), *ours)

    @property
    def revision(self) -> str:
        """Name and revision of the weights."""
        return self._model.revision

    def estimate(self, candidates: Sequence[Candidate]) -> list[float]:
        """See ``Estimator``."""
        found: list[float] = []
        for start in range(0, len(candidates), _WINDOW):
            window = candidates[start : start + _WINDOW]
            rows = self._features.of(window)
            found += (self._one(one, row) for one, row in zip(window, rows, strict=True))
        return found

    def _one(self, candidate: Candidate, row: list[float]) -> float:
        if not candidate.target.strip():
            return 0.0
        # Another engine's scores are on another scale.
        scored = candidate.score is not None and candidate.engine in self._model.engines
        if scored:
            logit = self._model.scored.logit([*row, candidate.score or 0.0])
        else:
            logit = self._model.unscored.logit(row)
        return share(logit - self._model.broken * candidate.broken)
