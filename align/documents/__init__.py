"""Read documents of several formats and clean them of what a page leaves in them."""

from align.documents.base import Document
from align.documents.cleanup import paragraphs
from align.documents.registry import known_extensions, open_document

__all__ = ["Document", "known_extensions", "open_document", "paragraphs"]
