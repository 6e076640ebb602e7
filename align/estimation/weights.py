"""The weights of the surface estimator: a small JSON file with the card of how it was made."""

import json
from dataclasses import dataclass
from math import exp
from pathlib import Path

from align.errors import EngineError

SHIPPED = Path(__file__).with_name("surface.json")


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression on standardised features."""

    features: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def logit(self, row: list[float]) -> float:
        """Return the log-odds that features stand for; they come in the order of their names.

        A feature farther from the mean than anything in a thousand segments counts no more.
        """
        return self.bias + sum(
            weight * min(max((value - centre) / scale, -_FAR), _FAR)
            for weight, value, centre, scale in zip(
                self.weights, row, self.centre, self.scale, strict=True
            )
        )


_FAR = 4.0


def share(logit: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-min(max(logit, -30.0), 30.0)))


@dataclass(frozen=True, slots=True)
class SurfaceModel:
    """Everything the surface estimator has learnt."""

    revision: str
    languages: tuple[str, str]
    engines: tuple[str, ...]
    """Engines whose scores are on the scale it was fitted on."""
    scored: Logistic
    """With the engine's score as the last feature."""
    unscored: Logistic
    broken: float
    """Log-odds that a whole segment of terms unlike the term base costs; set, not fitted."""


def load(path: Path = SHIPPED) -> SurfaceModel:
    """Read the weights.

    Raises:
        EngineError: the file is missing or damaged.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        source, target = data["languages"]
        return SurfaceModel(
            f"surface@{data['revision']}",
            (source, target),
            tuple(data["engines"]),
            _logistic(data["scored"]),
            _logistic(data["unscored"]),
            float(data["broken_terms"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(
            "the weights of the estimator cannot be read",
            where=str(path),
            hint="install the package again",
        ) from error


def _logistic(data: dict[str, dict[str, list[float]] | float]) -> Logistic:
    table = data["features"]
    bias = data["bias"]
    if not isinstance(table, dict) or isinstance(bias, dict):
        raise ValueError("no table of features")
    rows = tuple(table.values())
    centre, scale, weights = (tuple(float(row[at]) for row in rows) for at in range(3))
    return Logistic(tuple(table), centre, scale, weights, float(bias))
