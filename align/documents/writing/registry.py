"""Which class writes a translation back into which format."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from align.documents.base import Document
from align.documents.writing.base import Rewriter, Rewritten
from align.documents.writing.same import check_same
from align.errors import OutputError
from align.units import Removed, Unit

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REWRITERS = {
    "text/plain": "align.documents.writing.plain:PlainRewriter",
    "text/markdown": "align.documents.writing.markdown:MarkdownRewriter",
    "text/html": "align.documents.writing.html:HtmlRewriter",
    _WORD: "align.documents.writing.word:WordRewriter",
}
_SUFFIXES = {
    "text/plain": (".txt", ".text"),
    "text/markdown": (".md", ".markdown"),
    "text/html": (".html", ".htm"),
    _WORD: (".docx",),
}
CLEAN = (".txt", ".md", ".docx")
"""Endings of files that are written from the units alone, whatever the source was."""


def keeps_format(media: str, suffix: str) -> bool:
    """Tell whether a translation of a document of this type can be a copy of its file."""
    return suffix.lower() in _SUFFIXES.get(media, ())


def check_ending(media: str, output: Path) -> None:
    """Make sure that a document of this type can be written to a file of that name.

    Raises:
        OutputError: it cannot.
    """
    suffix = output.suffix.lower()
    if suffix in CLEAN or keeps_format(media, suffix):
        return
    own = [ending for ending in _SUFFIXES.get(media, ()) if ending not in CLEAN]
    kind = "PDF" if suffix == ".pdf" else suffix or "a file without an ending"
    raise OutputError(
        f"{kind} cannot be written from this document",
        where=str(output),
        hint=f"name a {', '.join([*own, *CLEAN])}",
    )


def rewriter(media: str) -> Rewriter:
    """Return what writes documents of this media type."""
    module, _, name = _REWRITERS[media].partition(":")
    made = getattr(import_module(module), name)()
    if not isinstance(made, Rewriter):
        raise TypeError(f"{_REWRITERS[media]} is not a Rewriter")
    return made


def rewritten(
    document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
) -> Rewritten:
    """Return a copy of a document's file with targets in the place of sources.

    Args:
        document: the open document, of a type for which ``keeps_format`` is true of some ending.
        units: all its units in their order.
        removed: what clean-up took out of it.
        language: of the targets, BCP 47.

    Raises:
        InputError: it is not the document that the units come from.
    """
    check_same(document, units, removed)
    return rewriter(document.media).rewritten(document, units, removed, language)
