"""Second reading: which of the doubtful lines are page furniture, and why.

Repetition alone proves nothing (a refrain, a name under every article), and neither does a
pattern alone unless it is unmistakable; a line goes when what it says and where it comes back
agree.
"""

from align.documents.learning import Lessons, cut_from
from align.documents.patterns import STRONG, Mark, bare_number, decorated_number, marks
from align.documents.pieces import Gap, Piece, Stretch
from align.documents.shapes import is_item

NOTICE = "notice of a program"
NUMBER = "page number"
HEAD = "running head"

# A line between two lines of a notice belongs to it up to this length.
_SHORT = 60


def judge(stretch: Stretch, body: str, lessons: Lessons) -> dict[int, str]:
    """Return the reason for each doubtful line of a stretch that has to go.

    Args:
        stretch: the lines, and the text after them.
        body: the text before them.
        lessons: what the first reading learned.
    """
    cut = cut_from(body, stretch)
    parting = [cut is not None and i >= cut for i in range(len(stretch.doubtful))]
    reasons = dict.fromkeys(_notice(stretch.doubtful, lessons), NOTICE)
    for i, piece in enumerate(stretch.doubtful):
        if i not in reasons and _is_page_number(piece, lessons, parting[i]):
            reasons[i] = NUMBER
    beside = NUMBER in reasons.values()
    for i, piece in enumerate(stretch.doubtful):
        if i not in reasons and _is_running_head(piece, lessons, parting[i] or beside):
            reasons[i] = HEAD
    return reasons


def _notice(doubtful: tuple[Piece, ...], lessons: Lessons) -> set[int]:
    """Find the lines of the notices in a stretch."""
    found: set[int] = set()
    signs = [marks(piece.text.strip()) for piece in doubtful]
    for first, last in _runs(signs):
        inside = range(first, last + 1)
        evidence = frozenset[Mark]().union(*(signs[i] for i in inside))
        often = min(lessons.recurrence(doubtful[i].text).seen for i in inside if signs[i])
        if _proves(evidence, often):
            found |= {i for i in inside if signs[i] or _belongs(doubtful[i], lessons, last - first)}
    return found


def _runs(signs: list[frozenset[Mark]]) -> list[tuple[int, int]]:
    """Return first and last of each run of lines with signs; one line without may lie between."""
    runs: list[tuple[int, int]] = []
    for i in (i for i, found in enumerate(signs) if found):
        if runs and i - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _proves(evidence: frozenset[Mark], often: int) -> bool:
    if not evidence & STRONG:
        return False
    return len(evidence) > 1 or often > 1


def _belongs(piece: Piece, lessons: Lessons, length: int) -> bool:
    """Judge a line without signs that lies between two lines of a notice."""
    return length > 1 and len(piece.text) <= _SHORT and lessons.recurrence(piece.text).seen > 1


def _is_page_number(piece: Piece, lessons: Lessons, cut: bool) -> bool:
    text = piece.text.strip()
    apart = piece.edge or (piece.before is not Gap.NONE and piece.after is not Gap.NONE)
    if decorated_number(text):
        return apart or cut
    if not bare_number(text):
        return False
    if not text.isdecimal():
        return piece.edge and cut
    if piece.edge:
        return lessons.numbered or cut
    return cut or (apart and lessons.numbered and lessons.cuts > 0)


def _is_running_head(piece: Piece, lessons: Lessons, page_ends: bool) -> bool:
    if bare_number(piece.text) or is_item(piece.text):
        return False
    recurrence = lessons.recurrence(piece.text)
    if not recurrence.at_edges:
        return False
    return recurrence.seen > (1 if page_ends else 2) and (piece.edge or page_ends)
