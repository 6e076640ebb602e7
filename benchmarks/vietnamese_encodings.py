"""Older encodings of Vietnamese: what is recognised and read right, and how fast.

1,000 sentences of ``data/corpus/written``, chosen by their hash, each a file of its own in
each of seven encodings; documents whose every paragraph may be in another one; the same sentences
in plain UTF-8, which must come back as they are; and one long file for the speed.
"""

import hashlib
import random
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from align.documents import open_document
from align.languages.vi_encodings import VietnameseEncoding, find
from benchmarks.vietnamese_planted import WRITTEN

SENTENCES = 1_000
SEED = 1975
NAMES = ("tcvn3", "vni", "viscii", "vps", "viqr", "windows-1258")
DECOMPOSED = "utf-8, decomposed"
PLAIN = "utf-8"
MIXED_PARAGRAPHS = 20
_LEAST_WORDS = 8
_SPEED_BYTES = 4_000_000

Encode = Callable[[str], bytes]


class Right(NamedTuple):
    """Texts that came back as they were, of how many."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """Share of them, 0 to 1."""
        return self.right / max(1, self.total)


def encoders() -> dict[str, Encode]:
    """Return how to write in each of the seven encodings, ``ValueError`` if it cannot."""
    found: dict[str, Encode] = {name: _encode(find(name), name) for name in NAMES}
    found[DECOMPOSED] = lambda text: unicodedata.normalize("NFD", text).encode()
    return found


def _encode(encoding: VietnameseEncoding | None, name: str) -> Encode:
    if encoding is None:
        raise LookupError(name)
    return encoding.encode


def sentences() -> list[str]:
    """Return sentences that every one of the encodings can write.

    They are the same ones at every run, and nearly the same when the corpus has grown.
    """
    lines = sorted(set(_lines()), key=_draw)
    chosen: list[str] = []
    ways = encoders().values()
    for line in lines:
        if len(line.split()) >= _LEAST_WORDS and all(_can(way, line) for way in ways):
            chosen.append(line)
            if len(chosen) == SENTENCES:
                break
    return chosen


def _draw(line: str) -> bytes:
    return hashlib.sha256(f"{SEED} {line}".encode()).digest()


def _lines() -> Iterator[str]:
    for path in sorted(WRITTEN.glob("*.tsv")):
        if not path.name.startswith("lexicon"):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield line.split("\t")[0]


def _can(way: Encode, text: str) -> bool:
    try:
        way(text)
    except ValueError:
        return False
    return True


def singly(name: str, texts: list[str], folder: Path) -> Right:
    """Write each sentence to a file of its own and count those that are read as they were."""
    way = encoders().get(name, str.encode)
    file = folder / "one.txt"
    right = 0
    for text in texts:
        file.write_bytes(way(text) + b"\n")
        right += _read(file) == [text]
    return Right(right, len(texts))


def mixed(texts: list[str], folder: Path) -> Right:
    """Write documents whose paragraphs are in any two of the encodings, and count paragraphs."""
    chance = random.Random(SEED)
    ways = encoders()
    del ways["viqr"], ways[DECOMPOSED]
    file = folder / "mixed.txt"
    right = total = 0
    for first in range(0, len(texts) - MIXED_PARAGRAPHS + 1, MIXED_PARAGRAPHS):
        own = texts[first : first + MIXED_PARAGRAPHS]
        usual = ways[chance.choice(sorted(ways))]
        chosen = [usual if chance.random() < 0.5 else str.encode for _ in own]
        file.write_bytes(b"\n\n".join(way(text) for way, text in zip(chosen, own, strict=True)))
        read = _read(file)
        right += (
            sum(a == b for a, b in zip(own, read, strict=False)) if len(read) == len(own) else 0
        )
        total += len(own)
    return Right(right, total)


def speed(texts: list[str], folder: Path) -> float:
    """Return megabytes a second of CPU, detection and conversion of one long file in TCVN3."""
    data = "\n".join(texts)
    one = encoders()["tcvn3"](f"{data}\n")
    file = folder / "long.txt"
    size = file.write_bytes(one * (_SPEED_BYTES // len(one) + 1))
    begun = time.process_time()
    open_document(file).text()
    return size / 1e6 / (time.process_time() - begun)


def _read(file: Path) -> list[str]:
    return [block.content.text for block in open_document(file).blocks()]
