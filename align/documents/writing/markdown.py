"""A translated Markdown file: the same marks around other words."""

from collections.abc import Iterable, Iterator, Sequence

from align.documents.base import Document
from align.documents.inline import words
from align.documents.markdown import Inline, Markdown
from align.documents.writing.base import Rewriter, Rewritten, counts
from align.documents.writing.escaping import escaped
from align.documents.writing.marks import Marks, Pair, Placed
from align.documents.writing.slots import fill
from align.text import plain
from align.units import Kind, Removed, Unit

Edit = tuple[int, int, str]
"""Start and end of a stretch of the file, and what is to stand there."""


class MarkdownRewriter(Rewriter):
    """Edits the file where text of a unit stands; everything else is the same, byte for byte.

    A translated sentence is on one line. Code blocks, raw HTML, front matter and addresses stay
    as they are. The file is UTF-8.
    """

    def rewritten(
        self, document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
    ) -> Rewritten:
        """Return the translated file."""
        if not isinstance(document, Markdown):
            raise TypeError(f"{document.path} is no Markdown file")
        read = document.text()
        inlines = list(document.reader().inlines())
        marks = Marks(read)
        marks.add(inlines)
        tally = fill([one.slot for one in marks.placed], units, removed, len(read))
        content = _written(read, inlines, marks)
        broken = _drop(_broken(content, marks, document), marks.pairs)
        if broken:
            content = _written(read, inlines, marks)
        flattened = min(tally.flattened + broken, len(units))
        return Rewritten(content.encode(), *counts(units), flattened, tally.guessed)


def _written(read: str, inlines: Sequence[Inline], marks: Marks) -> str:
    kinds = [inline.kind for inline in inlines]
    edits = [*_words(marks.placed, kinds), *_emptied(marks.pairs)]
    dropped = [
        one
        for pair in marks.pairs
        if pair.dropped and pair.closing[1]
        for one in ((*pair.opening, ""), (*pair.closing, ""))
    ]
    return "".join(_edited(read, sorted({*edits, *dropped})))


def _broken(content: str, marks: Marks, document: Markdown) -> set[int]:
    """Return the numbers of the paragraphs and cells that do not show what was written.

    A mark of emphasis is one only between the right characters (CommonMark 0.31, section 6.2),
    and other words may bring others next to it.
    """
    wanted: dict[int, list[str]] = {}
    for one in marks.placed:
        wanted.setdefault(one.slot.cell, []).append(one.slot.new)
    seen = {
        number: "".join(part.text for part in words(inline.tokens, inline.content))
        for number, inline in enumerate(document.reader(content).inlines(), 1)
    }
    return (
        {number for number, texts in wanted.items() if _bare("".join(texts)) != _bare(seen[number])}
        if len(seen) == marks.cells
        else set(wanted)
    )


def _bare(text: str) -> str:
    return "".join(plain(text).split())


def _drop(broken: set[int], pairs: Iterable[Pair]) -> int:
    """Give up emphasis and code in broken paragraphs; return how many had any."""
    touched: set[int] = set()
    for pair in pairs:
        if pair.cell in broken and pair.tag in ("strong", "em", "code_inline"):
            pair.dropped = True
            touched.add(pair.cell)
            for one in pair.inside:
                one.literal = False
    return len(touched)


def _words(placed: Iterable[Placed], kinds: Sequence[Kind]) -> Iterator[Edit]:
    for one in placed:
        slot = one.slot
        kind = kinds[slot.cell - 1]
        for piece in slot.pieces:
            if piece.new == piece.old:
                continue
            whole = one.whole
            start = one.start if whole else one.start + piece.start
            end = one.end if whole else one.start + piece.end
            text = piece.new
            if not one.literal:
                text = escaped(
                    text,
                    begins=piece.first,
                    ends=kind is Kind.HEADING,
                    cell=kind is Kind.ROW,
                )
            yield start, end, text


def _emptied(pairs: Iterable[Pair]) -> Iterator[Edit]:
    """Take out marks that have lost what stood between them."""
    for pair in pairs:
        if pair.dropped or pair.holds or not pair.inside or not pair.closing[1]:
            continue
        before = any(one.slot.text.strip() for one in pair.inside)
        after = any(one.slot.new.strip() for one in pair.inside)
        if before and not after:
            yield (*pair.opening, "")
            yield (*pair.closing, "")


def _edited(read: str, edits: Iterable[Edit]) -> Iterator[str]:
    done = 0
    for start, end, text in edits:
        if start < done:
            continue
        yield read[done:start]
        yield text
        done = end
    yield read[done:]
