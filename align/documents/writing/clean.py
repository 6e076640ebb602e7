"""A translated document in a dress of its own, for sources that cannot be written back.

Made of the units alone: paragraphs, headings, list items and table rows, without the formatting
of the source and without page furniture.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import groupby

import regex

from align.documents.writing.base import Rewritten, counts, text_of
from align.documents.writing.escaping import escaped
from align.units import Kind, Unit

Paragraph = tuple[Kind, str]
"""What it is and its text on one line; the cells of a row have tabs between them."""

_LINES = regex.compile(r"[ \r\n]*[\r\n][ \r\n]*")
_BULLET = regex.compile(r"[-–—•·*+▪◦‣][ \u00a0]*")
_NUMBER = regex.compile(r"(\d{1,9})([.)])[ \u00a0]+")


def cleanly(units: Sequence[Unit], suffix: str) -> Rewritten:
    """Write a document anew.

    Args:
        units: of one document, in their order.
        suffix: ``.txt``, ``.md`` or ``.docx``.
    """
    content = _WRITERS[suffix.lower()](list(_paragraphs(units)))
    return Rewritten(content, *counts(units))


def _paragraphs(units: Sequence[Unit]) -> Iterator[Paragraph]:
    for _, group in groupby(units, key=lambda unit: unit.segment.paragraph):
        own = list(group)
        kind = own[0].segment.kind
        text = _LINES.sub(" ", " ".join(map(text_of, own)))
        yield kind, text if kind is Kind.ROW else text.replace("\t", " ")


def _text(paragraphs: Sequence[Paragraph]) -> bytes:
    return ("\n\n".join(text for _, text in paragraphs) + "\n").encode()


def _markdown(paragraphs: Sequence[Paragraph]) -> bytes:
    blocks: list[str] = []
    for kind, group in groupby(paragraphs, key=lambda one: one[0]):
        texts = [text for _, text in group]
        if kind is Kind.ROW:
            blocks.append(_table(texts))
        elif kind is Kind.ITEM:
            blocks.append("\n".join(map(_item, texts)))
        else:
            mark = "## " if kind is Kind.HEADING else ""
            blocks.extend(f"{mark}{escaped(t, begins=True, ends=bool(mark))}" for t in texts)
    return ("\n\n".join(blocks) + "\n").encode()


def _item(text: str) -> str:
    if match := _NUMBER.match(text):
        return f"{match.group(1)}{match.group(2)} {escaped(text[match.end() :], begins=True)}"
    return f"- {escaped(_BULLET.sub('', text, count=1), begins=True)}"


def _table(rows: Sequence[str]) -> str:
    cells = [[escaped(cell.strip(), cell=True) for cell in row.split("\t")] for row in rows]
    width = max(map(len, cells))
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _word(paragraphs: Sequence[Paragraph]) -> bytes:
    import docx

    made = docx.Document()
    for kind, group in groupby(paragraphs, key=lambda one: one[0]):
        texts = [text for _, text in group]
        if kind is Kind.ROW:
            rows = [row.split("\t") for row in texts]
            table = made.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
            for row in rows:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=False):
                    cell.text = text
        else:
            style = "Heading 2" if kind is Kind.HEADING else "Normal"
            for text in texts:
                made.add_paragraph(text, style=style)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


_WRITERS: dict[str, Callable[[Sequence[Paragraph]], bytes]] = {
    ".txt": _text,
    ".md": _markdown,
    ".docx": _word,
}
