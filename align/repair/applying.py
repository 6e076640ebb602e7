"""Make the repairs that were accepted, keep the way back, and show what stood there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from align.repair.decisions import Decision, Decisions
from align.text import Mapped, OffsetMap, joined
from align.units import Paragraph


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repair in the text of a unit."""

    start: int
    end: int
    """Code points into the unit's text: where the repaired form stands."""
    found: str
    """What the document says there."""


def repaired(paragraphs: Iterable[Paragraph], decisions: Decisions) -> Iterator[Paragraph]:
    """Yield paragraphs with the accepted repairs in them.

    Offsets still lead to the text as read. A repair of a place where the document no longer says
    what it said is left out.
    """
    repairs = decisions.accepted
    starts = [one.start for one in repairs]
    for paragraph in paragraphs:
        content = paragraph.content
        first, last = bisect_left(starts, content.start), bisect_left(starts, content.end)
        if first == last:
            yield paragraph
        else:
            yield replace(paragraph, content=_mended(content, repairs[first:last]))


def _mended(content: Mapped, repairs: Iterable[Decision]) -> Mapped:
    parts: list[Mapped] = []
    done = 0
    places = [content.offsets[at] for at in range(len(content.text))]
    for one in repairs:
        begin = bisect_left(places, one.start)
        end = bisect_left(places, one.end)
        if begin >= done and content.text[begin:end] == one.found:
            parts += (content[done:begin], _in_place_of(one))
            done = end
    return joined([*parts, content[done:]])


def _in_place_of(one: Decision) -> Mapped:
    """Return the proposed text, each character mapped into what it stands for."""
    length, width = len(one.proposed), one.end - one.start
    raw = tuple(one.start + min(at, width - 1) for at in range(length))
    return Mapped(one.proposed, OffsetMap(tuple(range(length)), raw))


def missed(paragraphs: Iterable[Paragraph], decisions: Decisions) -> list[Decision]:
    """Return the accepted repairs whose place in the document no longer says what it said."""
    left = {one.start: one for one in decisions.accepted}
    for paragraph in paragraphs:
        content = paragraph.content
        for start in [at for at in left if content.start <= at < content.end]:
            if _mended(content, [left[start]]) != joined([content]):
                del left[start]
    return list(left.values())


def as_read(
    text: str, offsets: OffsetMap, decisions: Decisions
) -> tuple[str, tuple[Repaired, ...]]:
    """Return what the document says where a unit stands, and the repairs in the unit's text.

    Args:
        text: of the unit, repairs and all.
        offsets: of the unit, into the document's text as read.
        decisions: about its document.
    """
    places = [offsets[at] for at in range(len(text))]
    pieces: list[str] = []
    made: list[Repaired] = []
    done = 0
    for one in decisions.accepted:
        begin = bisect_left(places, one.start)
        end = begin + len(one.proposed)
        if begin >= done and places[begin : begin + 1] == [one.start]:
            if text[begin:end] != one.proposed:
                continue
            made.append(Repaired(begin, end, one.found))
            pieces += (text[done:begin], one.found)
            done = end
    return "".join([*pieces, text[done:]]), tuple(made)
