"""Write the tone marks of running text in one style: old (hòa, ủy) or new (hoà, uỷ)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from align.languages import language
from align.languages.vi import place_tone
from align.languages.vi_lookalikes import without_lookalikes
from align.text import Mapped, clean

_WIDTHLESS = "\u200c\u200d"


class Style(StrEnum):
    """Where the tone mark of an open oa, oe, uy stands."""

    OLD = "old"
    NEW = "new"


def normalise(text: str, style: Style) -> Mapped:
    """Return a text with its tone marks in one style and đ where a look-alike stood.

    Only what is spelled like a Vietnamese syllable is touched, and nothing but its mark and its
    look-alikes: i and y stay (Lý and Mỹ are names), and so does every other word. A text that
    needs nothing comes back as it is. The map leads to the text given, which NFC may shorten.
    """
    content = clean(text)
    pieces = language("vi").pieces(content.text)
    written = [
        _written(piece, style) if number % 2 and not _is_joined(pieces, number) else piece
        for number, piece in enumerate(pieces)
    ]
    return content if written == pieces else Mapped("".join(written), content.offsets)


def _is_joined(pieces: Sequence[str], number: int) -> bool:
    """Whether only characters without width part a word from the next: it is no word of its own."""
    gaps = (pieces[number - 1], pieces[number + 1])
    return any(gap and not gap.strip(_WIDTHLESS) for gap in gaps)


def usual_style(texts: Iterable[str]) -> Style | None:
    """Return the style that most syllables of texts have, None where none tells."""
    found = Counter(style for text in texts for style in _styles(text))
    return max(Style, key=lambda style: found[style]) if found else None


def _styles(text: str) -> Iterator[Style]:
    for word in language("vi").pieces(text)[1::2]:
        old, new = _written(word, Style.OLD), _written(word, Style.NEW)
        if old != new and word in (old, new):
            yield Style.OLD if word == old else Style.NEW


@lru_cache(maxsize=1 << 15)
def _written(word: str, style: Style) -> str:
    """Return a word in a style, its capitals kept; as long as it was."""
    if word.isascii():
        return word
    proper = without_lookalikes(word)
    lower = proper.lower()
    if len(lower) != len(proper) or not language("vi").is_syllable(lower):
        return word
    placed = place_tone(lower, new_style=style is Style.NEW)
    if len(placed) != len(proper):
        return word
    return "".join(
        new.upper() if old.isupper() else new for new, old in zip(placed, proper, strict=True)
    )
