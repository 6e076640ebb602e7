"""Repairs of what a scanner misread: suggested with evidence, never made unasked."""

from align.repair.applying import Repaired, as_read, missed, repaired
from align.repair.decisions import Decision, Decisions, load_decisions, save_decisions
from align.repair.desk import Desk, Item
from align.repair.keeping import keep, kept, original
from align.repair.suggest import Confidence, suggest
from align.repair.suggestion import Evidence, Suggestion, Trust

__all__ = [
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
    "kept",
    "load_decisions",
    "missed",
    "original",
    "repaired",
    "save_decisions",
    "suggest",
]
