"""The estimators by name. Listing them loads none of the packages they run on."""

from pathlib import Path

from align.errors import EngineError
from align.estimation.base import Estimator

SURFACE = "surface"


def estimator_names() -> tuple[str, ...]:
    """Return the names of the estimators in the box; any COMET model can be named besides."""
    return (SURFACE,)


def get(name: str = SURFACE, *, source: str = "vi", target: str = "en") -> Estimator:
    """Load an estimator.

    Args:
        name: ``surface`` (in the box, no torch and no network), a COMET checkpoint on this
            machine, or the hub name ``OWNER/NAME`` of one that needs no reference.
        source: language of the sources, BCP 47.
        target: language of the targets, BCP 47.

    Raises:
        EngineError: there is no such estimator, it does not know the languages, or a package or
            its weights are missing.
    """
    if name == SURFACE:
        from align.estimation.surface import SurfaceEstimator

        return SurfaceEstimator(source, target)
    if "/" in name or Path(name).expanduser().exists():
        from align.estimation.neural import CometEstimator

        return CometEstimator(name)
    raise EngineError(
        f"there is no estimator called {name!r}",
        hint=f"use {SURFACE}, or name a COMET model as OWNER/NAME or by its checkpoint",
    )
