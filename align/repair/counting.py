"""Make the model of syllable pairs of one's own texts.

``python -m align.repair.counting vi data/corpus/written data/orthography/vi-pairs.xz`` makes the
one in the box. One line in twenty is left out, chosen by the hash of its text, so that there is
text of the same kind to measure on.
"""

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from align.languages import language
from align.repair.bigrams import EDGE, Bigrams, Pair, written
from align.repair.words import keys

_LEFT_OUT = 20


def texts(folder: Path) -> Iterator[str]:
    """Yield the first column of every table in a folder."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line.split("\t")[0]


def is_left_out(text: str) -> bool:
    """Tell whether a text is kept for measuring."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % _LEFT_OUT == 0


def count(lines: Iterable[str], code: str) -> Bigrams:
    """Count the pairs of texts, and how their syllables are usually spelled."""
    room = language(code)
    pairs: Counter[Pair] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        row = list(keys(line, room))
        pairs.update(pairwise(row))
        for syllable in room.pieces(line)[1::2]:
            spellings[room.fold(syllable)][syllable.lower()] += 1
    del pairs[EDGE, EDGE]
    usual = {
        key: min(found, key=lambda s: (-found[s], s != key, s)) for key, found in spellings.items()
    }
    return Bigrams(pairs, {key: spelling for key, spelling in usual.items() if spelling != key})


def _main(code: str, folder: str, out: str) -> None:
    model = count((text for text in texts(Path(folder)) if not is_left_out(text)), code)
    data = written(model)
    Path(out).write_bytes(data)
    print(f"{out}: {len(model.pairs):,} pairs, {len(data):,} bytes")


if __name__ == "__main__":
    _main(*sys.argv[1:])
