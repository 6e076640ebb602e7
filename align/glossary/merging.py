"""Put one term base into another, and say where they contradict each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from align.glossary.draft import DraftGlossary
from align.glossary.entry import Context, Entry
from align.glossary.stream import Reader
from align.languages import language

_Key: TypeAlias = tuple[str, str, Context, Context]


class Kind(StrEnum):
    """In what way two entries are found by the same words under the same conditions."""

    SAME = "the same entry"
    JOINED = "joined"
    """The same target; what one says and the other does not is put together."""
    TARGET = "another target"
    FORMS = "allowed and forbidden"


class Prefer(StrEnum):
    """Who is right where two entries contradict each other."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the place it was read from."""

    path: str
    line: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two entries for the same words."""

    kind: Kind
    ours: Placed
    theirs: Placed
    form: str = ""
    """What is allowed in one and forbidden in the other."""

    @property
    def contradicts(self) -> bool:
        """Whether someone has to decide between the two."""
        return self.kind in {Kind.TARGET, Kind.FORMS}


@dataclass(slots=True)
class Merged:
    """What became of a merge."""

    placed: list[Placed] = field(default_factory=list)
    """The entries: ours in their order, then those that came."""
    meetings: list[Meeting] = field(default_factory=list)
    changed: dict[int, Entry] = field(default_factory=dict)
    """Entries of ours that are not what they were, by their line."""
    added: list[Entry] = field(default_factory=list)

    @property
    def contradictions(self) -> list[Meeting]:
        """Where someone has to decide."""
        return [meeting for meeting in self.meetings if meeting.contradicts]


def merged(ours: DraftGlossary | None, theirs: DraftGlossary, prefer: Prefer | None) -> Merged:
    """Merge two term bases of the same languages.

    Entries of the same source, conditions and target are joined. A contradiction is listed, and
    our entry stays, unless ``prefer`` says that theirs is to take its place. Within one file the
    entry that comes first is ours.
    """
    result = Merged()
    reader = Reader(language(theirs.source))
    known: dict[_Key, int] = {}
    # What already stands in our file is not judged again.
    for line, entry in ours.placed if ours else ():
        for key in _keys(entry, reader):
            known.setdefault(key, len(result.placed))
        result.placed.append(Placed(ours.path if ours else "", line, entry))
    kept = len(result.placed)
    for line, entry in theirs.placed:
        new = Placed(theirs.path, line, entry)
        keys = _keys(entry, reader)
        at = next((known[key] for key in keys if key in known), None)
        if at is None:
            at = len(result.placed)
            result.placed.append(new)
        else:
            old = result.placed[at]
            meeting = _met(old, new, reader)
            result.meetings.append(meeting)
            settled = _settled(meeting, prefer, reader)
            result.placed[at] = replace(old, entry=settled)
            if at < kept and settled != old.entry:
                result.changed[old.line] = settled
        for key in keys:
            known.setdefault(key, at)
    result.added = [placed.entry for placed in result.placed[kept:]]
    return result


def _keys(entry: Entry, reader: Reader) -> list[_Key]:
    return [
        (reader.phrase(text), text if entry.case_sensitive else "", entry.when, entry.unless)
        for text in entry.sources
    ]


def _met(ours: Placed, theirs: Placed, reader: Reader) -> Meeting:
    one, other = ours.entry, theirs.entry
    if one.target != other.target or one.do_not_translate != other.do_not_translate:
        return Meeting(Kind.TARGET, ours, theirs)
    for left, right in ((one, other), (other, one)):
        for form in left.forbidden:
            if form in {right.target, *right.allowed}:
                return Meeting(Kind.FORMS, ours, theirs, form)
    same = _joined(one, other, reader) == one
    return Meeting(Kind.SAME if same else Kind.JOINED, ours, theirs)


def _settled(meeting: Meeting, prefer: Prefer | None, reader: Reader) -> Entry:
    ours, theirs = meeting.ours.entry, meeting.theirs.entry
    if not meeting.contradicts:
        return _joined(ours, theirs, reader)
    if prefer is not Prefer.THEIRS:
        return ours
    right = {theirs.target, *theirs.allowed}
    wrong = tuple(form for form in ours.forbidden if form not in right)
    return replace(
        theirs,
        id=ours.id or theirs.id,
        variants=_variants(theirs, ours, reader),
        forbidden=_together(theirs.forbidden, wrong),
        note=theirs.note or ours.note,
        domain=theirs.domain or ours.domain,
        part_of_speech=theirs.part_of_speech or ours.part_of_speech,
    )


def _joined(ours: Entry, theirs: Entry, reader: Reader) -> Entry:
    """Return our entry with what theirs says besides."""
    return replace(
        ours,
        variants=_variants(ours, theirs, reader),
        allowed=tuple(f for f in _together(ours.allowed, theirs.allowed) if f != ours.target),
        forbidden=_together(ours.forbidden, theirs.forbidden),
        note=ours.note or theirs.note,
        domain=ours.domain or theirs.domain,
        part_of_speech=ours.part_of_speech or theirs.part_of_speech,
    )


def _variants(first: Entry, second: Entry, reader: Reader) -> tuple[str, ...]:
    """Return the variants of an entry and those spellings of another that find more."""
    known = {reader.phrase(text) for text in first.sources}
    more = (
        text for text in second.sources if first.case_sensitive or reader.phrase(text) not in known
    )
    return tuple(text for text in _together(first.variants, more) if text != first.source)


def _together(ours: Sequence[str], theirs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))
