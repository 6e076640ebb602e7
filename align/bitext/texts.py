"""A document on its way into an alignment: its sentences, however they are cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from align.documents import Document, open_document, paragraphs
from align.documents.plain import PlainText
from align.errors import InputError
from align.segmentation import segments, splitter_for
from align.units import Kind, Removed, Segment


@dataclass(frozen=True, slots=True)
class Text:
    """A document as sentences."""

    path: Path
    digest: str
    media: str
    encoding: str
    notices: tuple[str, ...]
    sentences: tuple[Segment, ...]
    removed: tuple[Removed, ...]
    places: tuple[int, ...]
    """What a file of beads calls each sentence: its line, or its place, counted from 0."""
    paragraphed: bool
    """Whether the paragraphs of the sentences are real ones."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are to be read."""

    lines: bool = False
    """One sentence a line already: nothing is cleaned or split."""
    encoding: str | None = None
    srx: Path | None = None
    keep_furniture: bool = False


def read_text(path: Path, language: str, manner: Manner) -> Text:
    """Read a document and cut it into sentences.

    Raises:
        InputError: it cannot be read, or holds no sentence.
        RulesError: the rules of segmentation are malformed.
    """
    document = _open(path, manner)
    removed: list[Removed] = []
    if manner.lines:
        lines = list(_lines(document))
        found = tuple(segment for _, segment in lines)
        places = tuple(place for place, _ in lines)
    else:
        splitter = splitter_for(language, manner.srx)
        cleaned = paragraphs(
            document, keep_furniture=manner.keep_furniture, on_removed=removed.append
        )
        found = tuple(segments(cleaned, document.name, splitter))
        places = tuple(range(len(found)))
    if not found:
        raise InputError(
            "there is no sentence in it", where=str(path), hint="name a document that holds text"
        )
    return Text(
        path,
        document.digest,
        document.media,
        document.encoding or "",
        tuple(document.notices),
        found,
        tuple(removed),
        places,
        not manner.lines,
    )


def _open(path: Path, manner: Manner) -> Document:
    """Open a document; with one sentence a line any ending of the name is a text's."""
    if manner.lines and path.is_file() and path.stat().st_size:
        try:
            return open_document(path, encoding=manner.encoding)
        except InputError:
            return PlainText(path, manner.encoding)
    return open_document(path, encoding=manner.encoding)


def _lines(document: Document) -> Iterator[tuple[int, Segment]]:
    for number, block in enumerate(document.blocks(), 1):
        content = block.content.stripped()
        line = block.line or number
        yield (
            line - 1,
            Segment(
                document.name, number, number, content.text, content.offsets, Kind.TEXT, block.page
            ),
        )
