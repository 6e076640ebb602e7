"""Pairs of syllables that clean text is full of.

They tell an OCR slip from another word: ``tinh ủy`` occurs in no clean text and may stand for a
term, ``đồng chí`` is a word of its own and must not be read as anything else. A list is made of
one's own texts by ``python -m align.languages.pairs CODE FILE... > align/languages/CODE.pairs``.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.languages.base import Language

LEAST = 2
"""How often a pair must occur to be listed."""
# A pair is two syllables of the same clause.
_JOINED = re.compile(r"\s*[-‐‑–]?\s*")


def load_pairs(code: str) -> dict[str, frozenset[str]]:
    """Read the list of a language: what may follow each syllable; empty if there is no list."""
    path = Path(__file__).with_name(f"{code}.pairs")
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {first: frozenset(seconds) for first, *seconds in rows}


def count_pairs(texts: Iterable[str], room: Language) -> Counter[tuple[str, str]]:
    """Count the pairs of neighbouring syllables, folded, of texts."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        pieces = room.pieces(text)
        for first, gap, second in zip(pieces[1::2], pieces[2::2], pieces[3::2], strict=False):
            if _JOINED.fullmatch(gap):
                counts[room.fold(first), room.fold(second)] += 1
    return counts


def write_pairs(counts: Counter[tuple[str, str]], least: int = LEAST) -> Iterator[str]:
    """Yield the lines of a list: a syllable and what follows it at least ``least`` times."""
    following: defaultdict[str, list[str]] = defaultdict(list)
    for (first, second), count in counts.items():
        if count >= least and first.isalpha() and second.isalpha():
            following[first].append(second)
    for first in sorted(following):
        yield " ".join([first, *sorted(following[first])])


def _main(code: str, files: list[str]) -> None:
    from align.languages import language

    texts = (
        line.split("\t")[0]
        for name in files
        for line in Path(name).read_text(encoding="utf-8").splitlines()
    )
    counts = count_pairs(texts, language(code))
    print(f"# Pairs of syllables found at least {LEAST} times in the written corpus: see pairs.py")
    for line in write_pairs(counts):
        print(line)


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
