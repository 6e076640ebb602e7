"""Make sure that a file is the one whose text a project holds."""

from collections.abc import Iterable, Sequence

from align.documents.base import Document
from align.errors import InputError
from align.units import Removed, Unit


def check_same(document: Document, units: Sequence[Unit], removed: Iterable[Removed]) -> None:
    """Compare a document with its units, letter by letter.

    A file with the same text in another dress (other styles, other line ends within white space
    of the format) is the same: what matters is that every unit is where it was, and that there
    is no text that was not read.

    Raises:
        InputError: the file holds another text.
    """
    letters: dict[int, str] = {}
    for block in document.blocks():
        content = block.content
        for i, char in enumerate(content.text):
            if not char.isspace():
                place = content.offsets[i]
                letters[place] = letters.get(place, "") + char
    for unit in units:
        segment = unit.segment
        for i, char in enumerate(segment.text):
            if not char.isspace() and char not in letters.get(segment.offsets[i], ""):
                raise _different(document, f"segment {segment.number} is not where it was read")
    for unit in units:
        for i in range(len(unit.segment.text)):
            letters.pop(unit.segment.offsets[i], "")
    for gone in removed:
        for place in range(gone.start, gone.end):
            letters.pop(place, "")
    more = sorted(place for place, text in letters.items() if text.isalnum())
    if more:
        raise _different(document, f"the text at character {more[0]} was not read")


def _different(document: Document, what: str) -> InputError:
    return InputError(
        f"this is not the file that the project read ({what})",
        where=str(document.path),
        hint="name the original with --source, or read this one with 'align translate' first",
    )
