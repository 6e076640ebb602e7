"""Pages that have been read, kept in the user's cache: an interruption loses one page at most."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from align.documents.scanned.page import ScannedLine, ScannedPage, ScannedWord
from align.documents.scanned.program import Tesseract

_FORMAT = 2


def cache_folder() -> Path:
    """Return the folder of all pages that have been read."""
    from platformdirs import user_cache_path

    return user_cache_path("align") / "scans"


class Kept:
    """The pages of one document, by their number.

    Args:
        digest: SHA-256 of the document.
        reader: what reads it; what another version or language read is not the same.
    """

    def __init__(self, digest: str, reader: Tesseract) -> None:
        recipe = f"{_FORMAT} {digest} {reader.version} {reader.languages}"
        self._folder = cache_folder() / hashlib.sha256(recipe.encode()).hexdigest()[:32]
        self._pages: dict[int, ScannedPage] = {}

    def get(self, number: int) -> ScannedPage | None:
        """Return a page, None if it has yet to be read."""
        if number not in self._pages:
            try:
                told = json.loads(self._file(number).read_text(encoding="utf-8"))
                self._pages[number] = _page(told)
            except (OSError, ValueError, TypeError, KeyError):
                # Missing or damaged: it is read anew.
                return None
        return self._pages[number]

    def put(self, number: int, page: ScannedPage) -> None:
        """Keep a page; where the disk refuses, as long as this object lives."""
        self._pages[number] = page
        told = {"lines": page.lines, "words": page.words, "confidence": page.confidence}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False)
            Path(name).replace(self._file(number))
        except OSError:
            return

    def _file(self, number: int) -> Path:
        return self._folder / f"{number}.json"


def _page(told: dict[str, object]) -> ScannedPage:
    lines, words, confidence = told["lines"], told["words"], told["confidence"]
    if not isinstance(lines, list) or not isinstance(words, int):
        raise TypeError
    if not isinstance(confidence, int | float):
        raise TypeError
    made = tuple(
        ScannedLine(str(text), bool(begins), tuple(_word(*word) for word in read))
        for text, begins, read in lines
    )
    return ScannedPage(made, words, float(confidence))


def _word(start: int, end: int, confidence: float) -> ScannedWord:
    return ScannedWord(int(start), int(end), float(confidence))
