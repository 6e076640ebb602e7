"""Write the translation of a document: into a copy of its file, or as a clean text."""

from align.documents.writing.base import Rewriter, Rewritten
from align.documents.writing.clean import cleanly
from align.documents.writing.registry import CLEAN, check_ending, keeps_format, rewritten

__all__ = ["CLEAN", "Rewriter", "Rewritten", "check_ending", "cleanly", "keeps_format", "rewritten"]
