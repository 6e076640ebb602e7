"""The project file: documents, units and everything that ever stood in a target."""

from align.store.project import Project
from align.store.records import DocumentRecord, HistoryEntry, Override

__all__ = ["DocumentRecord", "HistoryEntry", "Override", "Project"]
