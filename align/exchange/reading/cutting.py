"""Text of a file in pieces that hold whole units, found without trusting the markup.

A parser gives up a file at its first flaw. Cut at ``</tu>`` first, a flaw costs a unit at most.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 1 << 22
"""Characters that a unit, or what stands before the first one, may have."""

_TOKEN = re.compile(
    r"<!--|<!\[CDATA\[|<\?|<(?:[\w.-]{1,40}:)?tu(?=[\s/>])|</(?:[\w.-]{1,40}:)?tu\s{0,40}>"
)
_END = re.compile(r"</(?:[\w.-]{1,40}:)?tu\s{0,40}>")
_EMPTY = re.compile(r"""<[\w.:-]+(?:[^<>"']|"[^"<]*"|'[^'<]*')*/>""")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the file."""

    text: str
    line: int
    """Line on which it begins, counted from 1."""
    last: bool
    """Whether the file ends with it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a unit stands in a piece."""

    start: int
    end: int
    closed: bool
    """Whether it has its end tag."""


class Cutter:
    """Hands out a file piece by piece.

    The first piece is what stands before the first unit; each further one ends with the end tag
    of a unit, or with the file. What the caller cannot use yet it gives back.
    """

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks = iter(blocks)
        self._rest = ""
        self._line = 1
        self._ended = False
        self._returned = False
        self.tail = ""
        """The end of what was handed out last."""

    def head(self) -> Piece:
        """Return what stands before the first unit."""
        while True:
            patient = not self._ended and len(self._rest) <= LONGEST
            found = _first_start(self._rest, patient=patient)
            if found is not None:
                return self._cut(found, last=False)
            if not patient:
                return self._cut(len(self._rest), last=self._ended)
            self._read(more=True)

    def pieces(self) -> Iterator[Piece]:
        """Yield the units' part of the file."""
        stuck = False
        while True:
            self._read(more=stuck or self._returned)
            end = self._last_end()
            stuck = not end
            if self._ended and (self._returned or not end):
                if self._rest:
                    yield self._cut(len(self._rest), last=True)
                return
            if end:
                yield self._cut(end, last=False)
            elif len(self._rest) > LONGEST:
                yield self._cut(len(self._rest), last=False)

    def give_back(self, piece: Piece, used: int) -> None:
        """Take back what stands in the piece from ``used`` on."""
        back = piece.text[used:]
        self._line -= back.count("\n")
        self._rest = back + self._rest
        self._returned = True

    def _last_end(self) -> int:
        """Return where the last end tag of a unit ends, 0 if there is none."""
        end = self._rest.rfind("</tu>")
        if end >= 0:
            return end + len("</tu>")
        return max((one.end() for one in _END.finditer(self._rest)), default=0)

    def _read(self, *, more: bool) -> None:
        """Read a block, or as much as there is already: then looking again takes linear time."""
        wanted = len(self._rest) if more else 0
        read = [self._rest]
        while not self._ended:
            block = next(self._blocks, "")
            read.append(block)
            wanted -= len(block)
            self._ended = not block
            if wanted <= 0:
                break
        self._rest = "".join(read)
        self._returned = self._returned and self._ended

    def _cut(self, end: int, *, last: bool) -> Piece:
        piece = Piece(self._rest[:end], self._line, last)
        self._rest = self._rest[end:]
        self._line += piece.text.count("\n")
        self.tail = piece.text[-1000:]
        return piece


def _first_start(text: str, *, patient: bool) -> int | None:
    """Return where the first unit begins; None also if ``patient`` and something has no end."""
    for at, token in _tokens(text):
        if token in _ENDS:
            if patient:
                return None
        elif token[1] != "/":
            return at
    return None


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield start and end tags of units outside comments, CDATA and processing instructions.

    Something of that kind which does not end is yielded as itself, and what follows is looked
    through as if it had not begun.
    """
    at = 0
    missing: set[str] = set()
    while found := _TOKEN.search(text, at):
        token = found[0]
        at = found.end()
        closing = _ENDS.get(token)
        if closing is None:
            yield found.start(), token
            continue
        # Looked for once only: a file full of "<!--" would take quadratic time.
        end = -1 if token in missing else text.find(closing, at)
        if end >= 0:
            at = end + len(closing)
        elif token not in missing:
            missing.add(token)
            yield found.start(), token


def spans(piece: Piece) -> tuple[list[Span], int]:
    """Return the units of a piece one by one, and how much of the piece they settle.

    What is not settled may be the begin of a unit or of a comment that goes on behind the piece.
    """
    text = piece.text
    patient = not piece.last and len(text) <= LONGEST
    found: list[Span] = []
    begun: int | None = None
    settled = 0
    for at, token in _tokens(text):
        if token in _ENDS:
            if patient:
                return found, settled if begun is not None else max(settled, at)
        elif token[1] == "/":
            if begun is not None:
                settled = text.index(">", at) + 1
                found.append(Span(begun, settled, True))
                begun = None
        else:
            if begun is not None:
                found.append(Span(begun, at, False))
            empty = _EMPTY.match(text, at)
            begun, settled = at, at
            if empty:
                begun, settled = None, empty.end()
                found.append(Span(at, settled, True))
    if begun is not None and not patient:
        found.append(Span(begun, len(text), False))
        begun = None
    return found, settled if begun is not None else len(text)
