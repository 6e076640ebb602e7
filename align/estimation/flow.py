"""The estimation of a whole project, a window at a time."""

from collections.abc import Iterator
from itertools import islice

from align.estimation.base import Estimator, candidate_of
from align.store import Project
from align.store.memory.matching.penalties import ALIGNED
from align.store.ratings import Rating
from align.units import Status, Unit

WINDOW = 256
"""Units rated and saved together."""


def unrated(project: Project, *, document: str | None = None, redo: bool = False) -> Iterator[Unit]:
    """Yield the drafts without a confidence; with ``redo`` also those that have one.

    Pairs that the aligner made keep its confidence, which means something else.
    """
    for unit in project.units(document=document, status=(Status.DRAFT,)):
        aligned = unit.origin is not None and unit.origin.engine == ALIGNED
        if unit.target and not aligned and (redo or unit.confidence is None):
            yield unit


def estimate_project(
    project: Project, estimator: Estimator, *, document: str | None = None, redo: bool = False
) -> Iterator[list[Rating]]:
    """Rate drafts; each window is saved before it is yielded.

    Raises:
        TranslationError: the estimator broke; what was yielded is safe.
        ProjectError, StorageError: the project cannot be written.
    """
    for units in _windows(unrated(project, document=document, redo=redo)):
        confidences = estimator.estimate([candidate_of(unit) for unit in units])
        rated = [
            Rating(unit.identity, unit.target, round(confidence, 4))
            for unit, confidence in zip(units, confidences, strict=True)
        ]
        project.rate(rated)
        yield rated


def _windows(units: Iterator[Unit]) -> Iterator[list[Unit]]:
    while window := list(islice(units, WINDOW)):
        yield window
