"""Units to fill a translation memory with, and queries to put to it, from a seed."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPORA = (ROOT / "data/corpus/written", ROOT / "../shared/corpus")
# Word lists are no segments.
_LEFT_OUT = ("lexicon", "dict-", "terms.tsv")
SEED = 1945

Pair = tuple[str, str]


def written() -> list[Pair]:
    """Return the sentence pairs that people wrote, in a random order that is always the same."""
    paths = [path for folder in CORPORA for path in sorted(folder.glob("*.tsv"))]
    lines = (
        line.split("\t")
        for path in paths
        if not path.name.startswith(_LEFT_OUT)
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    pairs = [(line[0].strip(), line[1].strip()) for line in lines if len(line) > 1]
    pairs = list(dict.fromkeys(pair for pair in pairs if all(pair)))
    random.Random(SEED).shuffle(pairs)
    return pairs


def write_units(path: Path, count: int) -> int:
    """Write so many units as TSV; return how many of them people wrote."""
    base = written()
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{s}\t{t}\n" for s, t in islice(_units(base), count))
    return min(len(base), count)


def _units(base: list[Pair]) -> Iterator[Pair]:
    yield from base
    chance = random.Random(SEED + 1)
    while True:
        source, target = chance.choice(base)
        near = chance.random() < 0.3
        made = changed(source, base, chance) if near else recombined(base, chance)
        yield made, target


def queries(path: Path, count: int) -> Iterator[str]:
    """Yield segments to look up in the units of a file."""
    base = written()
    chance = random.Random(SEED + 2)
    with path.open(encoding="utf-8") as file:
        sources = [line.split("\t", 1)[0] for line in file]
    for _ in range(count):
        kind = chance.random()
        if kind < 0.1:
            yield chance.choice(sources)
        elif kind < 0.8:
            yield changed(chance.choice(sources), base, chance)
        else:
            yield recombined(base, chance)


def changed(text: str, base: list[Pair], chance: random.Random) -> str:
    """Return a text with 5 to 30 % of its words replaced, added or taken out."""
    words = text.split()
    for _ in range(max(1, int(len(words) * chance.uniform(0.05, 0.3)))):
        at = chance.randrange(len(words))
        other = chance.choice(chance.choice(base)[0].split())
        what = chance.random()
        if what < 0.5:
            words[at] = other
        elif what < 0.75:
            words.insert(at, other)
        elif len(words) > 1:
            del words[at]
    return " ".join(words)


def recombined(base: list[Pair], chance: random.Random) -> str:
    """Return a text of pieces of one to four sentences."""
    words: list[str] = []
    for _ in range(chance.randint(1, 4)):
        piece = chance.choice(base)[0].split()
        at = chance.randrange(len(piece))
        words += piece[at : at + chance.randint(3, 14)]
    return " ".join(words)
