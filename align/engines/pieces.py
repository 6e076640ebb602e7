"""Subword pieces and where they stand in the text they were cut from.

Pieces follow SentencePiece (Kudo and Richardson 2018): ``▁`` stands for the space before a word,
``<0xE1>`` for one byte of a character that the vocabulary cannot spell.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from align.engines.base import Span

_SPACE = "▁"
_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")


def assemble(pieces: Sequence[str]) -> tuple[str, list[Span]]:
    """Return the text of pieces and the span of each, without the space before it.

    The bytes of one character share its span; bytes that make none, like pieces that are nothing
    but space, have an empty one.
    """
    text = ""
    spans: list[Span] = []
    for is_byte, run in groupby(pieces, key=lambda piece: _BYTE.fullmatch(piece) is not None):
        if is_byte:
            text = _with_bytes(text, spans, run)
            continue
        for piece in run:
            surface = piece.replace(_SPACE, " ")
            start = len(text) + len(surface) - len(surface.lstrip(" "))
            text += surface
            spans.append((start, len(text)))
    shift = len(text) - len(text.lstrip(" "))
    return text[shift:], [(max(0, start - shift), max(0, end - shift)) for start, end in spans]


def _with_bytes(text: str, spans: list[Span], run: Iterable[str]) -> str:
    """Append a run of byte pieces to the text, and the span of each to the spans."""
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    pending = 0
    for piece in run:
        pending += 1
        new = decoder.decode(bytes([int(piece[3:5], 16)]))
        if new:
            spans += [(len(text), len(text) + len(new))] * pending
            text += new
            pending = 0
    rest = decoder.decode(b"", final=True)
    spans += [(len(text), len(text) + len(rest))] * pending
    return text + rest


def locate(pieces: Sequence[str], text: str) -> list[Span]:
    """Return the span of each piece in the text that was cut into them.

    Tokenisers normalise (white space, compatibility characters), so the two need not be equal.
    """
    spelled, spans = assemble(pieces)
    if spelled == text:
        return spans
    places = _places(spelled, text)
    return [
        (places[start], places[end - 1] + 1) if end > start else (places[start],) * 2
        for start, end in spans
    ]


def _places(spelled: str, text: str) -> list[int]:
    """For each position of ``spelled`` and its end, the position in ``text``."""
    ours, our_places = _skeleton(spelled)
    theirs, their_places = _skeleton(text)
    places: dict[int, int] = {}
    if ours == theirs:
        places = dict(zip(our_places, their_places, strict=True))
    else:
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        for mine, other, length in matcher.get_matching_blocks():
            for i in range(length):
                places[our_places[mine + i]] = their_places[other + i]
    filled: list[int] = []
    last = 0
    for position in range(len(spelled)):
        last = places.get(position, last)
        filled.append(min(last, max(0, len(text) - 1)))
    return [*filled, len(text)]


def _skeleton(text: str) -> tuple[str, list[int]]:
    """Return the characters that normalisation keeps, and the place each came from."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        kept = [c for c in unicodedata.normalize("NFKC", character) if not c.isspace()]
        characters += kept
        places += [place] * len(kept)
    return "".join(characters), places


def groups(spans: Sequence[Span]) -> list[list[int]]:
    """Return the pieces, by number, that make one token each.

    The bytes of one character belong together, and a bare space belongs to what follows it.
    """
    found: list[list[int]] = []
    waiting: list[int] = []
    for number, (start, end) in enumerate(spans):
        if start >= end:
            waiting.append(number)
        elif found and not waiting and spans[found[-1][-1]] == (start, end):
            found[-1].append(number)
        else:
            found.append([*waiting, number])
            waiting = []
    if waiting and found:
        found[-1] += waiting
    return found
