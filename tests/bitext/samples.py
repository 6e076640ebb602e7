"""Small texts and their translations to test with."""

import random
from collections.abc import Sequence
from pathlib import Path

from align.bitext.aligner import align
from align.bitext.beads import Bead
from align.bitext.model import model
from align.bitext.sides import side
from align.bitext.texts import Manner, Text, read_text
from align.bitext.voices import Pairing
from align.languages import language

WRITTEN = Path(__file__).resolve().parents[2] / "data/corpus/written"
PAIRING = Pairing(language("vi"), language("en"))

Pair = tuple[str, str]


def pairs(number: int, *, file: str = "reports.tsv", skip: int = 0) -> list[Pair]:
    """Return sentences of the written corpus with their translations."""
    rows = [line.split("\t") for line in (WRITTEN / file).read_text(encoding="utf-8").splitlines()]
    return [(row[0], row[1]) for row in rows[skip : skip + number]]


def beads_of(
    source: Sequence[str],
    target: Sequence[str],
    *,
    pins: Sequence[Bead] = (),
    pairing: Pairing = PAIRING,
) -> list[Bead]:
    """Align sentences without any helper."""
    ours = side(source, pairing.source, barred={one for pin in pins for one in pin.source})
    theirs = side(target, pairing.target, barred={one for pin in pins for one in pin.target})
    return align(model(ours, theirs, pairing), pins).beads


def written(folder: Path, name: str, lines: Sequence[str]) -> Path:
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def read(path: Path, language: str = "vi", *, lines: bool = True) -> Text:
    return read_text(path, language, Manner(lines=lines))


def whole(beads: Sequence[Bead], rows: int, columns: int) -> bool:
    """Say whether each sentence is in exactly one bead."""
    source = sorted(one for bead in beads for one in bead.source)
    target = sorted(one for bead in beads for one in bead.target)
    return source == list(range(rows)) and target == list(range(columns))


def babble(seed: int, number: int) -> list[str]:
    """Return sentences of invented words."""
    chance = random.Random(seed)
    syllables = ("ba", "ke", "lo", "mi", "nu", "ra", "so", "ti")
    return [
        " ".join("".join(chance.choices(syllables, k=2)) for _ in range(chance.randint(1, 12)))
        for _ in range(number)
    ]
