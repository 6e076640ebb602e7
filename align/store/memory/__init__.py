"""The translation memory: one SQLite file that outlives every project."""

from align.store.memory.changes import Added
from align.store.memory.counting import Batch, Stats
from align.store.memory.dedupe import Deduped
from align.store.memory.memory import Memory
from align.store.memory.records import PLACEHOLDER, Stored, Translated

__all__ = [
    "PLACEHOLDER",
    "Added",
    "Batch",
    "Deduped",
    "Memory",
    "Stats",
    "Stored",
    "Translated",
]
