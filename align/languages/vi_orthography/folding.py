"""One folding of running text, so that whatever is spelled differently is found alike.

Alike become: old and new tone placement, i and y where both are written, capitals and small
letters, hyphenated compounds and names (Tràng-định, ``Tràng - Định``), look-alikes of đ and of
Latin letters, ligatures, no-break and other spaces, typographic quotes, dots of an ellipsis.
Zero-width characters go. What is folded is for comparing; it is never shown or exported.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from align.languages import language
from align.languages.vi_lookalikes import without_lookalikes
from align.text import Mapped, OffsetMap, clean, joined

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_HYPHEN = re.compile(r"\s*[-‐‑–]\s*")
_FIGURE = re.compile(r"\d")
_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        "…": "...",
        "‐": "-",
        "‑": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters stood, and the other way round."""

    text: str
    places: tuple[int, ...]
    """For each code point, and the end, its place in the original; never descending."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a span of the folded text stands for."""
        first = self.places[start]
        return first, max(first, self.places[end - 1] + 1) if end > start else first

    def there(self, place: int) -> int:
        """Return where a place of the original stands in the folded text."""
        return bisect_left(self.places, place)


def fold_text(text: str) -> Folded:
    """Return the folded text; folding it again changes nothing."""
    content = _without_joiners(clean(text))
    parts = [part for part in _parts(content) if part.text]
    whole = joined(parts) if parts else Mapped("", OffsetMap())
    places = [whole.offsets[at] for at in range(len(whole.text))]
    return Folded(whole.text, (*places, len(text)))


def occurrences(query: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands in a text, however either is spelled; whole syllables only."""
    wanted = fold_text(query).text.strip()
    if not wanted:
        return
    folded = fold_text(text)
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    for match in pattern.finditer(folded.text):
        yield folded.back(*match.span())


def _without_joiners(content: Mapped) -> Mapped:
    """Return a text without zero-width characters, ligatures undone."""
    if content.text.isascii():
        return content
    parts: list[Mapped] = []
    done = 0
    for match in re.finditer("[\u200b-\u200f\u2060\ufeff\xad\ufb00-\ufb06]", content.text):
        begin, end = match.span()
        letters = unicodedata.normalize("NFKC", match.group())
        parts.append(content[done:begin])
        if _LIGATURES.match(match.group()):
            parts.append(_mapped(letters, content[begin:end]))
        done = end
    return joined([*parts, content[done:]]) if parts else content


def _parts(content: Mapped) -> Iterator[Mapped]:
    """Yield gaps and words, folded, with their places."""
    room = language("vi")
    pieces = room.pieces(content.text)
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            new = room.fold(without_lookalikes(piece))
        else:
            inner = 0 < number < len(pieces) - 1
            inner = inner and not _FIGURE.search(f"{pieces[number - 1][-1]}{pieces[number + 1][0]}")
            new = " " if inner and _HYPHEN.fullmatch(piece) else _gap(piece)
        yield _mapped(new, content[at : at + len(piece)])
        at += len(piece)


def _gap(gap: str) -> str:
    return _SPACE.sub(" ", gap.translate(_MARKS))


def _mapped(new: str, old: Mapped) -> Mapped:
    """Return a text in place of another, each character mapped into what it stands for."""
    if new == old.text or len(new) == len(old.text):
        return Mapped(new, old.offsets)
    if not new:
        return Mapped("", OffsetMap((0,), (old.start,)))
    last = len(old.text) - 1
    raw = tuple(old.offsets[min(at, last)] for at in range(len(new)))
    return Mapped(new, OffsetMap(tuple(range(len(new))), raw))
