"""Estimation: how good a translation is likely to be, told without a reference."""

from align.estimation.base import Candidate, Estimator
from align.estimation.registry import SURFACE, estimator_names, get

__all__ = ["SURFACE", "Candidate", "Estimator", "estimator_names", "get"]
