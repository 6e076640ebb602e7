"""Put lines together to paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from align.documents.learning import Lessons
from align.documents.pieces import Gap, Piece
from align.documents.shapes import (
    arabic_numbered,
    begins_lowercase,
    broken_off,
    ends_clause,
    ends_sentence,
    in_capitals,
    is_heading,
    is_item,
    is_numbered,
)
from align.text import Mapped, joined
from align.units import Block, Kind

# A paragraph that is cut has at least one full line before the cut ...
_LINE = 40
# (below that and without an empty line it may be verse, which has shorter ones)
_MORE_THAN_VERSE = 60
# ... and one of this length without a full stop is no heading.
_LONG = 150
# Below this share of the width, a line that ends a sentence ends its paragraph.
_SHORT_SHARE = 0.75
_CERTAIN_HYPHENS = "\u00ad\u00ac"
_HYPHENED = regex.compile(r"(\p{L}+)[-\u2010]$")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_INDENT = regex.compile(r"\t| {2,}|\u3000")


@dataclass(slots=True)
class Growing:
    """A paragraph while lines are still coming."""

    parts: list[Mapped]
    last: Piece
    kind: Kind
    page: int | None
    length: int


def titles(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Make one of the lines in capitals that are one title.

    Two lines one below the other are. Of more, a line goes on in the next one if the next word
    would not have fitted: a title is broken where it must be, titles in a row end where they end.
    """
    group: list[Piece] = []
    for piece in pieces:
        capitals = in_capitals(piece.text.strip()) and piece.block.kind is not Kind.ROW
        if group and not (capitals and piece.before is Gap.NONE):
            yield from _titled(group)
            group = []
        if capitals:
            group.append(piece)
        else:
            yield piece
    yield from _titled(group)


def _titled(group: list[Piece]) -> Iterator[Piece]:
    widest = max((len(piece.text.strip()) for piece in group), default=0)
    width = 0 if len(group) == 2 else widest
    while group:
        piece = group.pop(0)
        text = piece.text.strip()
        while group:
            following = group[0].text.strip()
            forced = len(text) + 1 + len(following.split()[0]) > width
            if is_numbered(following) or ends_sentence(text) or not forced:
                break
            text = following
            piece = _merged(piece, group.pop(0))
        yield piece


def _merged(first: Piece, second: Piece) -> Piece:
    content = joined((first.content.stripped(), second.content.stripped()), " ")
    return replace(first, block=replace(first.block, content=content), after=second.after)


def kind_of(piece: Piece, lined: bool) -> Kind:
    """Tell what the paragraph is that begins with this line."""
    if piece.block.kind is not Kind.TEXT:
        return piece.block.kind
    text = piece.text.strip()
    if is_heading(text):
        # "1. Rice" among its like is a list item, by itself a heading.
        together = lined and Gap.NONE in (piece.before, piece.after)
        return Kind.ITEM if together and arabic_numbered(text) else Kind.HEADING
    return Kind.ITEM if is_item(text) else Kind.TEXT


def goes_on(growing: Growing, piece: Piece, lined: bool, lessons: Lessons) -> bool:
    """Tell whether a line belongs to the paragraph that the lines before it make."""
    if {Kind.ROW, Kind.NOTE}.intersection((growing.kind, piece.block.kind)):
        return False
    if lined and piece.before is Gap.NONE:
        return _next_line(growing, piece, lessons)
    if Kind.HEADING in (growing.kind, kind_of(piece, lined)) or is_item(piece.text):
        return False
    if not lined and Kind.ITEM in (growing.kind, piece.block.kind):
        return False
    if not broken_off(growing.last.text):
        return False
    if begins_lowercase(piece.text):
        return growing.length >= _LINE or piece.before is Gap.PAGE
    return piece.before is Gap.PAGE and _unfinished(growing, piece, lessons)


def _last_line(text: str) -> str:
    """Return the last line of what a reader has put together already."""
    return text.rpartition("\n")[2]


def _unfinished(growing: Growing, piece: Piece, lessons: Lessons) -> bool:
    """Judge a paragraph at the end of a page, the next of which begins with a capital."""
    if ends_clause(growing.last.text):
        return growing.last.text.rstrip().endswith(",") and growing.length >= _LINE
    if lessons.width:
        full = lessons.full(_last_line(growing.last.text), piece.text)
        return full and growing.length > lessons.width
    return growing.length >= _LONG and ends_sentence(piece.text)


def _next_line(growing: Growing, piece: Piece, lessons: Lessons) -> bool:
    last = _last_line(growing.last.text.strip())
    text = piece.text.strip()
    lowercase = begins_lowercase(text) and not is_item(text)
    if growing.kind is Kind.HEADING:
        return lowercase and not in_capitals(last)
    if not lessons.width:
        # Where each line is a sentence, one may well begin with a quotation in small letters.
        return text[0].islower() and broken_off(last) and growing.length >= _MORE_THAN_VERSE
    if _INDENT.match(piece.text) and not _INDENT.match(growing.last.text):
        return growing.kind is Kind.ITEM and not is_item(text)
    if _hyphened(last) and text[:1].isalpha():
        return True
    if is_item(text) and (ends_clause(last) or not lessons.full(last, text)):
        return False
    if lessons.full(last, text):
        return not (is_heading(text) and ends_sentence(last))
    if lowercase:
        return True
    return len(last) > _SHORT_SHARE * lessons.width and not is_heading(text)


def begun(piece: Piece, lined: bool) -> Growing:
    """Begin a paragraph."""
    content = piece.content.stripped()
    kind = kind_of(piece, lined)
    return Growing([content], piece, kind, piece.block.page, len(content.text))


def add(growing: Growing, piece: Piece, lessons: Lessons) -> None:
    """Add a line to a paragraph, with or without a space, with or without the hyphen."""
    content = piece.content.stripped()
    last = growing.parts[-1]
    if last.text.endswith(tuple(_CERTAIN_HYPHENS)):
        growing.parts[-1] = last[: len(last.text) - 1]
    elif match := _hyphened(last.text):
        word = _WORD.match(content.text[:60])
        whole = f"{match.group(1)}-{word.group()}" if word else ""
        if whole.casefold() in lessons.closed:
            growing.parts[-1] = last[: len(last.text) - 1]
    else:
        growing.parts.append(_space(last))
    growing.parts.append(content)
    growing.last = piece
    growing.length += 1 + len(content.text)


def _hyphened(text: str) -> regex.Match[str] | None:
    """Find the word that a hyphen at the end of a line parts."""
    return _HYPHENED.search(text[-60:]) if text.endswith(("-", "\u2010")) else None


def _space(after: Mapped) -> Mapped:
    return Mapped(" ", replace(after.offsets, at=(0,), raw=(after.end,)))


def finished(growing: Growing) -> Block:
    """Return the paragraph as one block, without a hyphen that leads nowhere."""
    content = joined(growing.parts)
    bare = content.text.rstrip("\u00ad")
    if len(bare) < len(content.text):
        content = content[: len(bare)].stripped()
    if growing.kind is not Kind.ROW:
        content = squeezed(content)
    return Block(content, growing.kind, growing.page)


_WIDE_SPACE = regex.compile(r"[ \t\n]*[\t\n][ \t\n]*|  +")


def squeezed(content: Mapped) -> Mapped:
    """Make one space of every run of spaces, tabs and line ends."""
    parts: list[Mapped] = []
    done = 0
    for match in _WIDE_SPACE.finditer(content.text):
        parts.append(content[done : match.start()])
        done = match.end()
    return joined([*parts, content[done:]], " ") if parts else content
