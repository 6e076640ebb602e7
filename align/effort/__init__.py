"""Effort: what post-editing cost, counted from what the project keeps."""

from align.effort.measure import Effort, measure
from align.effort.sums import Sum, summed

__all__ = ["Effort", "Sum", "measure", "summed"]
