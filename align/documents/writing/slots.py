"""The places in a file where the text of a document stands, and what is to stand there instead."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

import regex

from align.documents.writing.anchors import Stack
from align.documents.writing.cells import cells
from align.documents.writing.notes import marked
from align.units import Kind, Removed, Unit

# A line end in a target is the translator's; the paragraph goes on.
_LINES = regex.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
# Characters that one letter may be made of, in the longest of the older encodings.
_LETTER = 4
_NOBODY = -1
_FURNITURE = -2


@dataclass(slots=True)
class Slot:
    """A stretch of text with one formatting: a text node, a run, a piece between two marks."""

    text: str
    at: Sequence[int]
    """For each character its place in the text as read; -1 for one that is not in it."""
    stack: Stack = ()
    cell: int = 0
    """Tells the cells of a table row apart."""
    marked: bool = False
    """Whether the mark of a note stands before it."""
    pieces: list["Piece"] = field(default_factory=list)
    """Its text, cut by what it belongs to; filled by ``fill``."""

    @property
    def new(self) -> str:
        """What is to stand in its place."""
        return "".join(piece.new for piece in self.pieces)


@dataclass(slots=True)
class Piece:
    """A part of a slot that belongs to one unit, or to none."""

    owner: int
    """Index of the unit; negative for none."""
    start: int
    end: int
    """Characters of the slot."""
    old: str
    new: str
    stack: Stack
    cell: int
    first: bool = False
    """Whether the new text of its unit begins here."""
    marked: bool = False
    """Whether the mark of a note stands before it."""


@dataclass(slots=True)
class Tally:
    """What became of formatting while slots were filled."""

    flattened: int = 0
    guessed: int = 0
    displaced: int = 0
    """Sentences with the mark of a note whose place in the target could not be told."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user."""
        if not self.displaced:
            return ()
        many = "1 segment" if self.displaced == 1 else f"{self.displaced} segments"
        return (f"in {many} the mark of a note was put to the end of the sentence: check it",)


def fill(
    slots: Sequence[Slot], units: Sequence[Unit], removed: Iterable[Removed], length: int
) -> Tally:
    """Cut every slot into pieces and give those of a unit with a target their share of it.

    Args:
        slots: in the order of the document.
        units: of the document, in order.
        removed: what was taken out of it; it stays.
        length: of the text as read, in code points.
    """
    owners = _owners(units, removed, length)
    pieces: dict[int, list[Piece]] = {}
    for slot, owned in zip(slots, _spans(slots, owners), strict=True):
        done = 0
        for owner, run in groupby(owned):
            size = len(list(run))
            text = slot.text[done : done + size]
            piece = Piece(owner, done, done + size, text, text, slot.stack, slot.cell)
            piece.marked = slot.marked and not done
            slot.pieces.append(piece)
            if owner >= 0:
                pieces.setdefault(owner, []).append(piece)
            done += size
    tally = Tally()
    for owner, own in pieces.items():
        unit = units[owner]
        if unit.target.strip():
            _assign(unit, own, tally)
        next((piece for piece in own if piece.new.strip()), own[0]).first = True
    return tally


def _owners(units: Sequence[Unit], removed: Iterable[Removed], length: int) -> list[int]:
    """Return for each character of the text as read the unit it belongs to."""
    owners = [_NOBODY] * length
    for gone in removed:
        owners[gone.start : gone.end] = [_FURNITURE] * len(owners[gone.start : gone.end])
    for number, unit in enumerate(units):
        segment = unit.segment
        place = -1
        for i, char in enumerate(segment.text):
            if not char.isspace() and (place := segment.offsets[i]) < length:
                owners[place] = number
        # One letter may have been several characters of the file, the last one as well.
        for behind in range(place + 1, min(segment.end, place + _LETTER, length)):
            if place >= 0 and owners[behind] == _NOBODY:
                owners[behind] = number
    return owners


def _spans(slots: Sequence[Slot], owners: Sequence[int]) -> list[list[int]]:
    """Return for each character of each slot its unit; what lies inside a unit is the unit's."""
    flat = [owners[place] if place >= 0 else _NOBODY for slot in slots for place in slot.at]
    text = "".join(slot.text for slot in slots)
    last = -1
    for i, owner in enumerate(flat):
        if owner >= 0:
            if last >= 0 and flat[last] == owner:
                inner = slice(last + 1, i)
                flat[inner] = [owner if one == _NOBODY else one for one in flat[inner]]
            last = i
        elif owner == _NOBODY and last == i - 1 >= 0 and _clings(text[i]):
            flat[i], last = flat[last], i
    spans: list[list[int]] = []
    done = 0
    for slot in slots:
        spans.append(flat[done : done + len(slot.at)])
        done += len(slot.at)
    return spans


def _clings(char: str) -> bool:
    """Tell a character that cleaning makes one with the letter before it, or leaves out."""
    return not char.isspace() and unicodedata.category(char)[0] in "MC"


def _assign(unit: Unit, pieces: list[Piece], tally: Tally) -> None:
    if unit.target == unit.segment.text:
        return
    target = unit.target.strip()
    by_cell = [list(group) for _, group in groupby(pieces, key=attrgetter("cell"))]
    sources = unit.segment.text.split("\t")
    held = [i for i, source in enumerate(sources) if source.strip()]
    flattened = displaced = False
    if unit.segment.kind is Kind.ROW and len(by_cell) == len(held) > 1:
        targets, guessed = cells(sources, target)
        tally.guessed += guessed
        targets = [targets[i] for i in held]
    else:
        by_cell, targets = [pieces], [target]
    for group, text in zip(by_cell, targets, strict=True):
        stacks = [piece.stack for piece in group]
        one_line = _LINES.sub(" ", text)
        marks = [i for i, piece in enumerate(group) if i and piece.marked]
        shared, unclear = marked(
            [piece.old for piece in group], stacks, one_line, unit.terms, marks
        )
        flattened = flattened or shared.flattened
        displaced = displaced or unclear
        for piece, new in zip(group, shared.texts, strict=True):
            piece.new = new
    tally.flattened += flattened
    tally.displaced += displaced


def placed(text: str, parts: Iterable[str], space: Callable[[str], bool]) -> list[list[int]]:
    """Find the characters of the parts of a file in the text that was read from it.

    Readers change nothing but white space, so all other characters come in the same order.

    Args:
        text: the text as read.
        parts: texts of the file, in the order in which they were read.
        space: tells the characters that a reader may have changed.

    Raises:
        ValueError: the two are not the same text.
    """
    places = [i for i, char in enumerate(text) if not space(char)]
    found: list[list[int]] = []
    done = 0
    for part in parts:
        at: list[int] = []
        for char in part:
            if space(char):
                at.append(-1)
            elif done < len(places) and text[places[done]] == char:
                at.append(places[done])
                done += 1
            else:
                raise ValueError("the text of the file is not the text as read")
        found.append(at)
    if done != len(places):
        raise ValueError("the text of the file is not the text as read")
    return found
