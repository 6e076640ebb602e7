"""A translated text file: its paragraphs and the gaps between them, without its line breaks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from align.documents.base import Document
from align.documents.writing.base import Rewriter, Rewritten, counts, text_of
from align.units import Removed, Unit

_LINE_END = regex.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class PlainRewriter(Rewriter):
    """Writes one line a paragraph, in UTF-8, without page furniture."""

    def rewritten(
        self, document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
    ) -> Rewritten:
        """Return the translated text."""
        content = "".join(_parts(document.text(), units, removed)).strip("\n") + "\n"
        return Rewritten(content.encode(), *counts(units))


def _parts(read: str, units: Sequence[Unit], removed: Sequence[Removed]) -> Iterator[str]:
    gone = sorted((one.start, one.end) for one in removed)
    end, paragraph = 0, 0
    for unit in units:
        segment = unit.segment
        gap = _without(read, end, segment.start, gone)
        if segment.paragraph == paragraph:
            yield " " if gap or segment.start > end else ""
        else:
            yield _between(gap, begun=bool(paragraph))
        yield text_of(unit).replace("\n", " ")
        end, paragraph = max(end, segment.end), segment.paragraph
    yield _between(_without(read, end, len(read), gone), begun=True)


def _without(read: str, start: int, end: int, gone: Sequence[tuple[int, int]]) -> str:
    """Return a stretch of text without what clean-up took out of it."""
    parts: list[str] = []
    for place in range(bisect_left(gone, (start, 0)), len(gone)):
        begin, finish = gone[place]
        if begin >= end:
            break
        if finish <= end:
            parts.append(read[start:begin])
            start = finish
    parts.append(read[start:end])
    return "".join(parts)


def _between(gap: str, *, begun: bool) -> str:
    """Return what stands between two paragraphs: a line end, or an empty line."""
    lines = _LINE_END.sub("\n", gap).split("\n")
    if not begun:
        return lines[-1] if lines[-1].isspace() else gap.strip()
    kept = [line.rstrip() for line in lines if line.strip()]
    indent = lines[-1] if lines[-1].isspace() and len(lines) > 1 else ""
    blank = "\n\n" if len(lines) > 2 else "\n"
    return blank.join(["", *kept, indent]) if kept else f"{blank}{indent}"
