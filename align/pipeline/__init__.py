"""The whole way: document to segments to drafts to TMX.

The command line and the batch runner call these functions; none of them prints.
"""

from align.pipeline.reading import Ingested, ingest, project_at
from align.pipeline.summing import Summary, summary
from align.pipeline.translating import (
    WINDOW,
    judged,
    pending,
    recall,
    stale,
    translate,
    translate_lines,
)
from align.pipeline.writing import is_ours, write, write_parts
from align.terminology.drafting import has_failed, origin

__all__ = [
    "WINDOW",
    "Ingested",
    "Summary",
    "has_failed",
    "ingest",
    "is_ours",
    "judged",
    "origin",
    "pending",
    "project_at",
    "recall",
    "stale",
    "summary",
    "translate",
    "translate_lines",
    "write",
    "write_parts",
]
