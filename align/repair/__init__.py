"""Repairs of what a scanner misread: suggested with evidence, never made unasked."""

from align.repair.applying import (
    Repaired,
    as_read,
    mended,
    missed,
    repaired,
    standing,
    unmended,
    within,
)
from align.repair.certainty import Certainty
from align.repair.decisions import Decision, Decisions, load_decisions, save_decisions
from align.repair.desk import Desk, Item
from align.repair.keeping import keep, keep_certainty, kept, kept_certainty, original
from align.repair.suggest import Confidence, suggest
from align.repair.suggestion import Evidence, Suggestion, Trust

__all__ = [
    "Certainty",
    "Confidence",
    "Decision",
    "Decisions",
    "Desk",
    "Evidence",
    "Item",
    "Repaired",
    "Suggestion",
    "Trust",
    "as_read",
    "keep",
    "keep_certainty",
    "kept",
    "kept_certainty",
    "load_decisions",
    "mended",
    "missed",
    "original",
    "repaired",
    "save_decisions",
    "standing",
    "suggest",
    "unmended",
    "within",
]
