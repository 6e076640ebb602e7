"""Text as it enters the house: NFC, no control characters, every character traceable.

An ``OffsetMap`` ties each character of a cleaned string to its place in the text as read, so
that whatever is found later (a segment, a term, a doubt) can be shown in the original.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import regex

# Tabs and line feeds are layout; every other C0/C1 control, the soft hyphen, the zero-width
# characters, bidirectional overrides and the byte order mark carry no text.
_INVISIBLE = regex.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff]"
)
_LINE_END = regex.compile("\r\n?|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A piecewise linear map from positions in a cleaned text to positions in the raw text.

    ``at[i]`` is where piece *i* starts in the cleaned text and ``raw[i]`` where it starts in the
    raw text; inside a piece both advance together. Positions count Unicode code points. The
    position behind the last character maps to where the raw text goes on.
    """

    at: tuple[int, ...] = (0,)
    raw: tuple[int, ...] = (0,)

    def __getitem__(self, position: int) -> int:
        """Return the raw position of a cleaned position."""
        piece = bisect_right(self.at, position) - 1
        return self.raw[piece] + position - self.at[piece]

    def slice(self, start: int, end: int) -> "OffsetMap":
        """Return the map of ``text[start:end]``."""
        first = bisect_right(self.at, start) - 1
        last = max(bisect_right(self.at, end), first + 1)
        at = (0, *(a - start for a in self.at[first + 1 : last]))
        return OffsetMap(at, (self[start], *self.raw[first + 1 : last]))

    def shifted(self, by: int) -> "OffsetMap":
        """Return the map with every raw position moved by ``by``."""
        return OffsetMap(self.at, tuple(raw + by for raw in self.raw))


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text with the map back to where it was read."""

    text: str
    offsets: OffsetMap

    def __getitem__(self, span: slice) -> "Mapped":
        """Return the part ``text[start:end]`` with its map (step 1 only)."""
        start, end, _ = span.indices(len(self.text))
        end = max(start, end)
        return Mapped(self.text[start:end], self.offsets.slice(start, end))

    def stripped(self) -> "Mapped":
        """Return the text without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    @property
    def start(self) -> int:
        """Where the first character stands in the raw text."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """Where the raw text goes on after the last character."""
        return self.offsets[len(self.text)]


def joined(parts: Iterable[Mapped], glue: str = "") -> Mapped:
    """Concatenate mapped texts; the glue maps to the end of what stands before it."""
    texts: list[str] = []
    at: list[int] = []
    raw: list[int] = []
    length = 0
    end = 0
    for part in parts:
        if texts and glue:
            texts.append(glue)
            at.append(length)
            raw.append(end)
            length += len(glue)
        texts.append(part.text)
        at.extend(length + a for a in part.offsets.at)
        raw.extend(part.offsets.raw)
        length += len(part.text)
        end = part.end
    return Mapped("".join(texts), OffsetMap(tuple(at) or (0,), tuple(raw) or (0,)))


def clean(raw: str, start: int = 0) -> Mapped:
    """Bring a raw text to NFC without invisible characters; ``start`` is its raw position.

    Line ends become LF; no-break spaces stay what they are.
    """
    text = raw
    places: list[int] | None = None
    for pattern, into in ((_LINE_END, "\n"), (_INVISIBLE, "")):
        if pattern.search(text):
            text, places = _replaced(text, places, pattern, partial(_constant, into))
    if not unicodedata.is_normalized("NFC", text):
        # Canonical composition never reaches across a grapheme boundary (UAX 29).
        text, places = _replaced(text, places, regex.compile(r"\X"), _composed)
    if places is None:
        return Mapped(raw, OffsetMap((0,), (start,)))
    return Mapped(text, _compressed([*places, len(raw)]).shifted(start))


def _constant(into: str, _: regex.Match[str]) -> str:
    return into


def _composed(cluster: regex.Match[str]) -> str:
    return unicodedata.normalize("NFC", cluster.group())


def _replaced(
    text: str,
    places: list[int] | None,
    pattern: regex.Pattern[str],
    replacement: Callable[[regex.Match[str]], str],
) -> tuple[str, list[int]]:
    """Replace every match, keeping for each character the place it came from."""
    before = list(range(len(text))) if places is None else places
    pieces: list[str] = []
    after: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        begin, end = match.span()
        new = replacement(match)
        pieces += (text[done:begin], new)
        after += before[done:begin]
        # A shorter text keeps its first places; the last one stands for the rest.
        after += (
            before[begin : begin + len(new)]
            if len(new) <= end - begin
            else [before[min(begin + i, end - 1)] for i in range(len(new))]
        )
        done = end
    pieces.append(text[done:])
    return "".join(pieces), after + before[done:]


def _compressed(places: list[int]) -> OffsetMap:
    """Turn one place a character, and the end, into pieces."""
    breaks = [i for i, p in enumerate(places) if i == 0 or p != places[i - 1] + 1]
    return OffsetMap(tuple(breaks) or (0,), tuple(places[i] for i in breaks) or (0,))


def plain(raw: str) -> str:
    """Bring a text to NFC without invisible characters, forgetting where it stood."""
    return clean(raw).text


def word_count(text: str) -> int:
    """Count words as translators are paid for them: runs between white space."""
    return len(text.split())
