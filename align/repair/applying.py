"""Make the repairs that were accepted, keep the way back, and show what stood there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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
            yield replace(paragraph, content=mended(content, repairs[first:last]))


def mended(content: Mapped, repairs: Iterable[Decision]) -> Mapped:
    """Return a text with repairs in it, each where the text still says what it said.

    Args:
        content: the text as read.
        repairs: by place, none overlapping another.
    """
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
            if mended(content, [left[start]]) != joined([content]):
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
    content, made = unmended(Mapped(text, offsets), decisions.accepted)
    return content.text, made


def within(repairs: Sequence[Decision], content: Mapped) -> Sequence[Decision]:
    """Return those repairs, of all of a document by place, that begin in a text."""
    first = bisect_left(repairs, content.start, key=_start)
    return repairs[first : bisect_left(repairs, content.end, key=_start)]


def unmended(content: Mapped, repairs: Sequence[Decision]) -> tuple[Mapped, tuple[Repaired, ...]]:
    """Return a text as it was read, mapped as it was, and the repairs that are in it now.

    Args:
        content: the text, repairs and all.
        repairs: accepted ones of its document, by place.
    """
    text = content.text
    # The place behind the last character too: a repair may end there.
    places = [content.offsets[at] for at in range(len(text) + 1)]
    parts: list[Mapped] = []
    made: list[Repaired] = []
    done = 0
    for one in within(repairs, content):
        begin = bisect_left(places, one.start)
        end = begin + len(one.proposed)
        if begin >= done and _stands(one, text, places, begin):
            made.append(Repaired(begin, end, one.found))
            parts += (content[done:begin], _as_found(one))
            done = end
    return joined([*parts, content[done:]]), tuple(made)


def standing(one: Decision, content: Mapped) -> bool:
    """Say whether a repair is in a text."""
    places = [content.offsets[at] for at in range(len(content.text) + 1)]
    return _stands(one, content.text, places, bisect_left(places, one.start))


def _stands(one: Decision, text: str, places: list[int], begin: int) -> bool:
    end = begin + len(one.proposed)
    # What is proposed may be the beginning of what was found: then the place behind it tells.
    return (
        places[begin : begin + 1] == [one.start]
        and text[begin:end] == one.proposed
        and places[end] >= one.end
    )


def _as_found(one: Decision) -> Mapped:
    """Return what was found, the last character mapped to the end of its place."""
    length, width = len(one.found), one.end - one.start
    raw = [one.start + min(at, width - 1) for at in range(length)]
    if length > 1:
        raw[-1] = one.end - 1
    return Mapped(one.found, OffsetMap(tuple(range(length)), tuple(raw)))


def _start(one: Decision) -> int:
    return one.start
