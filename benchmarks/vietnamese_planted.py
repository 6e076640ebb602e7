"""Documents of our own with slips planted in them, as a scanner or a hurried hand leaves them.

The text is the part of ``data/corpus/written`` that the model of syllable pairs was not made of.
"""

import hashlib
import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from align.languages import language
from align.repair.counting import is_left_out
from align.text import Mapped, OffsetMap
from align.units import Paragraph

WRITTEN = Path(__file__).parents[1] / "data" / "corpus" / "written"
LINES = 130
"""Sentences of a document: some 4,000 syllables, as the sample article has."""
EVERY = 90
"""Syllables to one attempt at a slip; some syllables allow none."""
SEED = 1966
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OTHER_TONE = {"\u0309": "\u0303\u0301", "\u0303": "\u0309", "\u0301": "\u0309", "\u0300": "\u0301"}
_OTHER_VOWEL = {"ă": "âa", "â": "ăa", "ê": "e", "ô": "oơ", "ơ": "o", "ư": "u", "đ": "d", "i": "l"}
_SHAPES = (("m", "rn"), ("n", "ri"), ("c", "e"), ("h", "b"), ("u", "n"), ("l", "1"), ("o", "0"))
KINDS = (
    ("tone lost", 30),
    ("other tone", 20),
    ("mark lost", 15),
    ("shape", 15),
    ("torn", 10),
    ("joined", 10),
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One slip in a document: where it stands, what was right, and its kind."""

    start: int
    end: int
    right: str
    kind: str


def documents(
    *, tuning: bool = False, seed: int = SEED
) -> Iterator[tuple[list[Paragraph], list[Planted]]]:
    """Yield documents with their slips, the same ones at every run.

    Those for tuning share no line with the others.
    """
    chance = random.Random(seed)
    lines = [line for line in _lines() if _is_for_tuning(line) == tuning]
    chance.shuffle(lines)
    for first in range(0, len(lines) - LINES + 1, LINES):
        yield _planted(lines[first : first + LINES], chance)


def _is_for_tuning(line: str) -> bool:
    return hashlib.sha256(line.encode()).digest()[8] % 2 == 0


def _lines() -> Iterator[str]:
    for path in sorted(WRITTEN.glob("*.tsv")):
        if path.name.startswith(("lexicon", "terms.")):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.split("\t")[0]
            if is_left_out(text) and len(text.split()) > 5:
                yield text


def _planted(lines: Sequence[str], chance: random.Random) -> tuple[list[Paragraph], list[Planted]]:
    paragraphs: list[Paragraph] = []
    slips: list[Planted] = []
    at = 0
    for number, line in enumerate(lines, 1):
        pieces = line.split(" ")
        row: list[str] = []
        place = at
        skip = False
        for index, piece in enumerate(pieces):
            if skip:
                skip = False
                continue
            follower = pieces[index + 1] if index + 1 < len(pieces) else ""
            wrong, right, kind = piece, piece, ""
            if chance.random() < 1 / EVERY:
                kind = chance.choices(*zip(*KINDS, strict=True))[0]
                wrong, right = _slip(piece, follower, kind, chance)
                skip = kind == "joined" and wrong != right
            if wrong != right:
                slips.append(Planted(place, place + len(wrong), right, kind))
            row.append(wrong)
            place += len(wrong) + 1
        text = " ".join(row)
        paragraphs.append(Paragraph(number, Mapped(text, OffsetMap((0,), (at,)))))
        at += len(text) + 1
    return paragraphs, slips


def _slip(piece: str, follower: str, kind: str, chance: random.Random) -> tuple[str, str]:
    """Return a syllable with a slip in it and what was right; alike where none is possible."""
    if not piece.isalpha():
        return piece, piece
    if kind == "joined":
        return (piece + follower, f"{piece} {follower}") if follower.isalpha() else (piece, piece)
    if kind == "torn":
        if len(piece) < 3:
            return piece, piece
        cut = chance.randint(1, len(piece) - 1)
        return f"{piece[:cut]} {piece[cut:]}", piece
    if kind == "shape":
        fitting = [(a, b) for a, b in _SHAPES if a in piece]
        return (piece.replace(*chance.choice(fitting), 1), piece) if fitting else (piece, piece)
    wrong = _marks(piece, kind, chance)
    fold = language("vi").fold
    return (wrong, piece) if fold(wrong) != fold(piece) else (piece, piece)


def _marks(piece: str, kind: str, chance: random.Random) -> str:
    parts = unicodedata.normalize("NFD", piece)
    if kind == "mark lost":
        whole = [(c, chance.choice(_OTHER_VOWEL[c])) for c in piece if c in _OTHER_VOWEL]
        return piece.replace(*chance.choice(whole), 1) if whole else piece
    tone = next((c for c in parts if c in _TONES), "")
    if not tone:
        return piece
    new = "" if kind == "tone lost" else chance.choice(_OTHER_TONE.get(tone, "\u0301"))
    return unicodedata.normalize("NFC", parts.replace(tone, new, 1))
