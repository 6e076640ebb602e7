"""Find out whether a text file holds Vietnamese in an encoding older than Unicode.

The whole file is looked at: first which encoding explains the bytes that UTF-8 does not, then
which lines it does not explain. A file that is sound as it is passes at the price of a search.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import regex

from align.documents.legacy_codec import MIXED, read_line
from align.documents.legacy_found import Found, found_in
from align.languages.vi_encodings.decision import convincing, convincing_bytes, is_viqr
from align.languages.vi_encodings.evidence import (
    AS_IS,
    Evidence,
    gather,
    gather_viqr,
    speaks_against,
    weigh,
    words,
)

# Bytes that are enough to see what a file is usually in.
_SAMPLE = 1 << 18
# A line is looked at by itself if this many of its words do not read in the usual encoding.
_ODD = 2
_LINES = 4096
# The evidence that is shown is that of so many lines.
_TOLD = 1000

# Beside a letter: characters of Latin-1 and Windows-1252 that Vietnamese in Unicode has not, and
# that the mistaken readings of older encodings are full of; capitals in the middle of a word.
_STRANGE = (
    "\x80-\x9f\xa1-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1"
    "\xf6-\xf8\xfb\xfc\xfe\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2020"
    "\u2021\u2030\u2039\u03bc"
)
_SUSPECT = regex.compile(f"[A-Za-z][{_STRANGE}]|[{_STRANGE}][A-Za-z]|[a-z][\xcc\xd2\xd5]")
_MARK = regex.compile(r"[aeiouyAEIOUY][\^+(`'~?.][\w'`~?.]")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and what speaks for it."""

    name: str
    """A codec of Python (``align.documents.legacy_codec`` registers its own)."""
    found: tuple[Found, ...]


def in_bytes(path: Path) -> Guess | None:
    """Find the encoding of a file that is not UTF-8; None if it is not Vietnamese in any."""
    with path.open("rb") as file:
        sample = [
            line.decode("latin-1") for line in _lines(file.read(_SAMPLE)) if not _is_utf8(line)
        ]
    if not sample:
        with path.open("rb") as file:
            broken = (line.decode("latin-1") for line in file if not _is_utf8(line))
            sample = list(islice(broken, 1000))
    usual = convincing_bytes(gather(sample))
    if not usual:
        usual = _first_convincing(sample)
    return _looked_through(path, usual, bytewise=True) if usual else None


def in_utf8(path: Path) -> Guess | None:
    """Find lines of a UTF-8 file that some program has read in a wrong encoding, or VIQR."""
    suspects: list[str] = []
    ascii_only = True
    marks = 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                ascii_only = False
                text = line.decode("utf-8", "replace")
                if len(suspects) < 2000 and is_suspect(text):
                    suspects.append(text)
            elif ascii_only and marks < 3 and _MARK.search(line.decode("ascii")):
                marks += 1
    if suspects:
        usual = usual_of(suspects)
        return _looked_through(path, usual, bytewise=False) if usual else None
    return _viqr(path) if ascii_only and marks else None


def is_suspect(text: str) -> bool:
    """Tell whether a text holds what Vietnamese in Unicode never does; cheap."""
    return _SUSPECT.search(text) is not None


def usual_of(texts: list[str]) -> str:
    """Return the encoding that most of some suspect texts are in; ``AS_IS`` if in none."""
    return convincing(gather(texts)) or _first_convincing(texts)


def _first_convincing(lines: list[str]) -> str:
    """Return what most of the lines that leave no doubt are in."""
    counts = Counter(name for line in lines if (name := convincing(gather((line,)))))
    return counts.most_common(1)[0][0] if counts else AS_IS


def _viqr(path: Path) -> Guess | None:
    with path.open("rb") as file:
        lines = [line.decode("ascii", "replace") for line in _lines(file.read(_SAMPLE))]
    evidence = is_viqr(lines)
    if evidence is None:
        return None
    count = sum(gather_viqr((line,)).marked > 0 for line in lines)
    return Guess("viqr", (found_in("viqr", evidence, count, lines),))


def _looked_through(path: Path, usual: str, *, bytewise: bool) -> Guess | None:
    """Look at every line; the name is that of the mixture if one is in another encoding."""
    tally = _Tally(usual)
    with path.open("rb") as file:
        while batch := list(islice(file, _LINES)):
            tally.add(batch)
    return tally.guess(bytewise=bytewise)


class _Tally:
    """Counts lines by encoding."""

    def __init__(self, usual: str) -> None:
        self._usual = usual
        self._lines: Counter[str] = Counter()
        self._words: dict[str, Counter[str]] = {}
        self._samples: dict[str, list[str]] = {}
        self._known: dict[str, bool] = {}
        self._other = 0
        self._before = AS_IS

    def add(self, batch: list[bytes]) -> None:
        """Count lines: quickly where they read well in the usual encoding."""
        texts = [line.decode("latin-1") for line in batch]
        parts = [words(text) if not text.isascii() else [] for text in texts]
        odd = {word for word in set(chain.from_iterable(parts)) if self._is_odd(word)}
        for line, found in zip(batch, parts, strict=True):
            if not found:
                continue
            if len(odd.intersection(found)) < _ODD and not _is_utf8(line):
                self._count(self._usual, found, line)
                continue
            _, name = read_line(line, self._usual, self._before)
            self._before = name
            if name:
                shown = words(line.decode("utf-8") if _is_utf8(line) else line.decode("latin-1"))
                self._count(name, shown, line)
            else:
                self._other += 1

    def _is_odd(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = speaks_against(word, self._usual)
        return known

    def _count(self, name: str, found: list[str], line: bytes) -> None:
        self._lines[name] += 1
        if self._lines[name] > _TOLD:
            return
        self._words.setdefault(name, Counter()).update(found)
        samples = self._samples.setdefault(name, [])
        if len(samples) < 3:
            samples.append(line.decode("utf-8" if _is_utf8(line) else "latin-1").strip())

    def guess(self, *, bytewise: bool) -> Guess | None:
        """Return what was found; a file that is UTF-8 is not one in another encoding."""
        if not self._lines:
            return None
        found = tuple(
            found_in(name, self._evidence(name), count, self._samples[name])
            for name, count in self._lines.most_common()
        )
        pure = bytewise and not self._other and len(self._lines) == 1
        return Guess(found[0].encoding if pure else MIXED + self._usual, found)

    def _evidence(self, name: str) -> Evidence:
        return weigh(self._words[name])


def _lines(data: bytes) -> Iterator[bytes]:
    yield from data.splitlines()


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
