"""A cheap look at each input: can it be read, what is in it, how much work is it."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from align.documents import open_document
from align.errors import AlignError
from align.jobs.planning.inputs import Input
from align.jobs.records import Planned

_SMALL = 256 * 1024
"""Bytes up to which a text is opened as it will be when it is translated."""

# Words are estimated from bytes: measured on Vietnamese prose in UTF-8, with markup or without.
_BYTES_A_WORD = {".html": 12.0, ".htm": 12.0, ".docx": 30.0}
_BYTES_A_WORD_OF_TEXT = 6.5
_WORDS_A_PAGE = 350
_BODY = "word/document.xml"


def survey(
    inputs: Iterable[Input], encoding: str = "", advance: Callable[[int], None] = lambda _: None
) -> Iterator[Planned]:
    """Yield each input with digest, size and an estimate of its words, or why it cannot be read.

    Nothing is raised for a bad input. A text of some size, and a page of a PDF, are not read:
    what is wrong with them shows when they are translated.
    """
    for one in inputs:
        yield _looked_at(one, encoding)
        advance(1)


def _looked_at(one: Input, encoding: str) -> Planned:
    try:
        words = _words(one.path, encoding)
        with one.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except AlignError as error:
        return Planned(one.name, str(one.path), problem=str(error))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Planned(one.name, str(one.path), problem=f"{one.path}: cannot be read: {reason}")
    return Planned(one.name, str(one.path), digest, size, words)


def _words(path: Path, encoding: str) -> int:
    """Estimate the words of a file.

    Raises:
        InputError: it cannot be read.
    """
    extension = path.suffix.lower()
    size = path.stat().st_size
    if extension == ".pdf":
        return _pages(path, encoding) * _WORDS_A_PAGE
    if extension == ".docx":
        size = _body(path, encoding)
    elif size <= _SMALL:
        open_document(path, encoding=encoding or None)
    return max(1, round(size / _BYTES_A_WORD.get(extension, _BYTES_A_WORD_OF_TEXT)))


def _pages(path: Path, encoding: str) -> int:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        opened = PdfDocument(path)
    except (PdfiumError, OSError):
        # The reader knows the sentence; if it can read what we cannot, so much the better.
        open_document(path, encoding=encoding or None)
        return 1
    try:
        return len(opened)
    finally:
        opened.close()


def _body(path: Path, encoding: str) -> int:
    try:
        with zipfile.ZipFile(path) as opened:
            return opened.getinfo(_BODY).file_size
    except (zipfile.BadZipFile, KeyError, OSError):
        open_document(path, encoding=encoding or None)
        return path.stat().st_size
