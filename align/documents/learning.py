"""First reading of a document: how it is laid out and what comes back on its pages."""

from collections import Counter
from dataclasses import dataclass, field

import regex

from align.documents.base import Document
from align.documents.patterns import LONGEST, bare_number, decorated_number, key, marks, value
from align.documents.pieces import Gap, Piece, Stretch, stretches
from align.documents.shapes import begins_lowercase, broken_off, is_heading, is_item

_WORD_END = regex.compile(r"(\p{L}+)-$")
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")

# Share of its occurrences at which a running head stands where a page ends.
_AT_EDGES = 0.9
# Characters that a line of text has at least where a page ends after it.
_LINE = 40

# A line break is a wrap where the next word would not have fitted. In a text that is wrapped,
# most line breaks inside a paragraph are, and most lines go on in small letters.
_WRAPPED_SHARE = 0.6
_LOWERCASE_SHARE = 0.5
_WIDEST = 130
_NARROWEST = 30
_SLACK = 0.85


@dataclass(slots=True)
class Recurrence:
    """How often a line comes back, and how often where a page ends."""

    seen: int = 0
    edge: int = 0

    @property
    def at_edges(self) -> bool:
        """Whether it hardly ever comes elsewhere."""
        return self.edge >= _AT_EDGES * self.seen


@dataclass(slots=True)
class Lessons:
    """What the first reading found out. Grows with what differs, not with what there is."""

    recurrences: dict[str, Recurrence] = field(default_factory=dict)
    numbers: int = 0
    """Lines that are nothing but a number."""
    steps: int = 0
    """How many of them are one or two more than the one before."""
    cuts: int = 0
    """How many of them part a sentence."""
    width: int = 0
    """Characters on a full line of a wrapped text; 0 where lines are paragraphs."""
    closed: frozenset[str] = frozenset()
    """Words that lose the hyphen they have at the end of a line."""

    @property
    def numbered(self) -> bool:
        """Whether numbers on lines of their own count pages."""
        return self.numbers > 1 and self.steps >= 0.6 * (self.numbers - 1)

    def recurrence(self, text: str) -> Recurrence:
        """Return how often a line comes back, whatever number it holds."""
        return self.recurrences.get(key(text), Recurrence())

    def full(self, line: str, following: str) -> bool:
        """Tell whether the next line's first word would not have fitted on this one."""
        return _reach(line, following) > _SLACK * self.width


def learn(document: Document) -> Lessons:
    """Read a document through and learn what repeats and how it is laid out."""
    lessons = Lessons()
    breaks = _Breaks()
    body = ""
    last_number: int | None = None
    for stretch in stretches(document):
        cut = cut_from(body, stretch)
        _count(lessons, stretch, cut)
        for i, piece in enumerate(stretch.doubtful):
            number = value(piece.text) if bare_number(piece.text) else None
            if number is not None:
                parting = cut is not None and i >= cut
                last_number = _count_number(lessons, number, last_number, parting)
        breaks.add(stretch)
        body = stretch.body.text if stretch.body is not None else ""
    lessons.width = breaks.width()
    heads = {k for k, r in lessons.recurrences.items() if r.seen > 1 and r.at_edges}
    heads = {k for k in heads if _has_letter(k) and not marks(k)}
    if heads or breaks.hyphened:
        _look_again(document, lessons, heads, breaks.hyphened)
    return lessons


def cut_from(body: str, stretch: Stretch) -> int | None:
    """Find a sentence that goes on after a stretch of doubtful lines.

    Args:
        body: the text before the stretch.
        stretch: the lines, the first of which may be text themselves.

    Returns:
        The first line that stands between its halves, None if there is no such sentence.
    """
    following = stretch.body.text if stretch.body is not None else ""
    if not begins_lowercase(following) or is_heading(following):
        return None
    if broken_off(body) and not is_heading(body):
        return 0
    for i, piece in enumerate(stretch.doubtful):
        text = piece.text.strip()
        if len(text) >= _LINE and broken_off(text) and not (is_heading(text) or marks(text)):
            return i + 1
    return None


def _count(lessons: Lessons, stretch: Stretch, cut: int | None) -> None:
    beside = any(decorated_number(piece.text.strip()) for piece in stretch.doubtful)
    for i, piece in enumerate(stretch.doubtful):
        parting = cut is not None and i >= cut
        entry = lessons.recurrences.setdefault(key(piece.text), Recurrence())
        entry.seen += 1
        entry.edge += parting or beside or piece.edge


def _count_number(lessons: Lessons, number: int, last: int | None, cut: bool) -> int:
    lessons.numbers += 1
    lessons.cuts += cut
    lessons.steps += last is not None and 1 <= number - last <= 2
    return number


def _has_letter(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _reach(line: str, following: str) -> int:
    first = following.split(maxsplit=1)
    return len(line.strip()) + 1 + (len(first[0]) if first else 0)


class _Breaks:
    """Counts how far lines reach that have another right below, and notes parted words."""

    def __init__(self) -> None:
        self.hyphened: set[str] = set()
        self._lengths: Counter[int] = Counter()
        self._reaches: Counter[int] = Counter()
        self._lowercase = 0
        self._above: Piece | None = None

    def add(self, stretch: Stretch) -> None:
        """Look at the line breaks of a stretch; those at furniture tell nothing."""
        for piece in stretch.doubtful:
            sign = bare_number(piece.text) or decorated_number(piece.text) or marks(piece.text)
            self._line(None if sign else piece)
        self._line(stretch.body)

    def _line(self, piece: Piece | None) -> None:
        above, self._above = self._above, piece
        if above is None or piece is None or piece.before is not Gap.NONE:
            return
        line, following = above.text, piece.text
        _note_hyphen(self.hyphened, line, following)
        if "\n" in line or "\n" in following:
            # A reader that puts lines together itself does so by better evidence.
            return
        if is_item(following) or following[:1].isspace():
            return
        self._lengths[min(len(line.strip()), _WIDEST + 1)] += 1
        self._reaches[min(_reach(line, following[:_WIDEST]), _WIDEST + 1)] += 1
        self._lowercase += begins_lowercase(following)

    def width(self) -> int:
        """Return the width the text is wrapped to, 0 if it is not."""
        count = self._lengths.total()
        if not count or self._lowercase < _LOWERCASE_SHARE * count:
            return 0
        width = _upper(self._lengths, count - max(1, count // 50) + 1)
        full = sum(n for reach, n in self._reaches.items() if reach > _SLACK * width)
        wrapped = _NARROWEST <= width <= _WIDEST and full >= _WRAPPED_SHARE * count
        return width if wrapped else 0


def _upper(lengths: Counter[int], rank: int) -> int:
    """Return the length that ``rank`` lines do not exceed."""
    below = 0
    for length in sorted(lengths):
        below += lengths[length]
        if below >= rank:
            return length
    return 0


def _note_hyphen(hyphened: set[str], line: str, following: str) -> None:
    line = line.rstrip()
    left = _WORD_END.search(line[-60:]) if line.endswith("-") else None
    right = _WORD.match(following.lstrip()[:60])
    if left and right and right.group()[0].islower():
        hyphened.add(f"{left.group(1)}-{right.group()}")


def _look_again(document: Document, lessons: Lessons, heads: set[str], hyphened: set[str]) -> None:
    """Count what the first reading could not know to be of interest.

    Those are running heads that also stand in the text (the head of a table that goes on over
    several pages does), and words at line ends that elsewhere have their hyphen or have not.
    """
    wanted = {word.casefold() for word in hyphened}
    forms = wanted | {word.replace("-", "") for word in wanted}
    seen: Counter[str] = Counter()
    for stretch in stretches(document):
        body = stretch.body
        if heads and body is not None and len(body.text) <= LONGEST:
            recurrence = key(body.text)
            if recurrence in heads:
                lessons.recurrences[recurrence].seen += 1
        for piece in (*stretch.doubtful, body) if forms else ():
            words = _WORD.findall(piece.text.casefold()) if piece is not None else ()
            seen.update(word for word in words if word in forms)
    lessons.closed = frozenset(w for w in wanted if seen[w.replace("-", "")] > seen[w])
