"""What is learned of a PDF by a first look at all of its pages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.documents.legacy_detect import is_suspect
from align.documents.legacy_text import Span
from align.documents.patterns import LONGEST, key
from align.documents.pdf_runs import bounds, page_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# Lines at the beginning and the end of a page among which its head and foot are.
_EDGE = 2
# A scan may have been stamped with a number: so few characters are no text layer ...
_HANDFUL = 8
# ... if a picture covers this share of the page.
_COVERS = 0.6


@dataclass(slots=True)
class Survey:
    """Facts about the pages of a file."""

    text: bool = False
    """Whether any page has text."""
    bare: list[int] = field(default_factory=list)
    """Pages that show something but hold no text, from 1."""
    strange: list[list[Span]] = field(default_factory=list)
    """Lines that are perhaps in an older encoding, by fonts."""
    edges: Counter[str] = field(default_factory=Counter)
    """On how many pages a line stands at the edge, by its ``key``."""

    def add(self, number: int, page: "PdfPage", layer: "PdfTextPage") -> None:
        """Look at a page."""
        whole = layer.get_text_range() if layer.count_chars() else ""
        letters = len("".join(whole.split()))
        if not letters:
            if any(page.get_objects(max_depth=1)):
                self.bare.append(number)
        elif letters < _HANDFUL and _is_covered(page):
            self.bare.append(number)
        else:
            self.text = True
            self.edges.update(_edges(whole))
            if is_suspect(whole):
                self.strange += page_spans(layer)

    def coming_back(self) -> frozenset[str]:
        """Return the lines that stand at the edges of several pages."""
        return frozenset(line for line, seen in self.edges.items() if seen > 1)


def page_spans(layer: "PdfTextPage") -> Iterator[list[Span]]:
    """Yield the lines of a page by their fonts."""
    for line in page_lines(layer, fonts=True):
        yield [span for run in line for span in run.spans]


def _edges(text: str) -> set[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return {key(line) for line in (*lines[:_EDGE], *lines[-_EDGE:]) if len(line) <= LONGEST}


def _is_covered(page: "PdfPage") -> bool:
    """Tell whether one picture covers most of a page."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = bounds(picture.raw)
        if (right - left) * (top - bottom) >= _COVERS * width * height:
            return True
    return False
