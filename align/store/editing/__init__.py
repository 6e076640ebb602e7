"""What a person at work needs of the project file: text as typed, marks, undo, filters, a grid."""

from align.store.editing.criteria import (
    AllOf,
    Among,
    AnyOf,
    Bookmarked,
    ChangedSince,
    Confidence,
    Contains,
    HasStatus,
    HasTerm,
    InDocument,
    Locked,
    MadeBy,
    Not,
    Noted,
    Score,
    Side,
    Typed,
    Where,
)
from align.store.editing.desk import Desk, Order
from align.store.editing.journal import Undone
from align.store.editing.lines import Line

__all__ = [
    "AllOf",
    "Among",
    "AnyOf",
    "Bookmarked",
    "ChangedSince",
    "Confidence",
    "Contains",
    "Desk",
    "HasStatus",
    "HasTerm",
    "InDocument",
    "Line",
    "Locked",
    "MadeBy",
    "Not",
    "Noted",
    "Order",
    "Score",
    "Side",
    "Typed",
    "Undone",
    "Where",
]
