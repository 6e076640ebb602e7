"""Countries, peoples and cities: the target has another one than the source."""

import re
from collections.abc import Iterator

from align.checks.conventions import Conventions
from align.checks.folding import UPPER, folded, joined
from align.checks.sounds import sounds_like

_RUN = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*(?:[ ‐‑-][^\W\d_]+)*")
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*")
_BY_EAR = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
_GERMANY = "Đức"
_HONOURED = [["cha"], ["mẹ"], ["giám"], ["thánh"], ["phật"], ["ông"], ["bà"], ["tổng"]]
"""What stands behind it where it is an honour."""
_MARK = re.compile(r"[^\w\s]")


class Countries:
    """Tells which names of a source that English has names of its own for are another's."""

    def __init__(self, room: Conventions) -> None:
        self._several = {name: tuple(known.split()) for name, known in room.exonyms.items()}
        self._single = {name: tuple(known.split()) for name, known in room.short_exonyms.items()}
        self._titles = room.callings
        stems = {stem for known in self._several.values() for stem in known}
        stems |= {stem for known in self._single.values() for stem in known}
        self._stems = frozenset(one for one in stems - room.common_stems if len(one) > _SHORT)
        self._lengths = sorted({len(one) for one in self._stems}, reverse=True)
        self._met: dict[str, str] = {}

    def swapped(self, source: str, target: str) -> Iterator[tuple[str, str]]:
        """Yield a name of the source and what stands in its place in the target."""
        others = list(self._evidence(target))
        if not others:
            return
        several = list(self._told(source))
        singles = [word for word in _CAPITAL.findall(source) if word in self._single]
        known = {stem for name, _ in several for stem in self._several[name]}
        known |= {stem for name in singles for stem in self._single[name]}
        letters = folded(source)
        by_ear = _BY_EAR.findall(source) if "-" in source else []
        by_ear = [name for name in by_ear if name not in self._several]
        others = [
            (word, stem)
            for word, stem in others
            if stem not in letters
            and not any(stem.startswith(one) or one.startswith(stem) for one in known)
            and not any(sounds_like(name, word) for name in by_ear)
        ]
        if not others:
            return
        there = joined(target.replace(".", ""))
        asked = {name: self._several[name] for name, whole in several if whole}
        asked |= {name: self._single[name] for name in self._clear(source)}
        for name, stems in asked.items():
            if joined(name) not in there and not any(stem in there for stem in stems):
                yield name, others[0][0]

    def _evidence(self, target: str) -> Iterator[tuple[str, str]]:
        """Yield words of a target that are or begin with an English name, with that."""
        last = ""
        for word in _CAPITAL.findall(target):
            for name in (word, f"{last} {word}"):
                if stem := self._stem(name):
                    yield name, stem
            last = word

    def _stem(self, name: str) -> str:
        if name not in self._met:
            small = joined(name)
            if len(self._met) > _MOST:
                self._met.clear()
            found = (small[:n] for n in self._lengths if small[:n] in self._stems)
            self._met[name] = next(found, "")
        return self._met[name]

    def _told(self, source: str) -> Iterator[tuple[str, bool]]:
        """Yield the known names of a source, and whether no other word of a name leads each."""
        for match in _RUN.finditer(source):
            parts = match.group().split(" ")
            at = 0
            while at < len(parts):
                for end in range(min(len(parts), at + _LONGEST), at, -1):
                    name = " ".join(parts[at:end])
                    if name in self._several:
                        leader = parts[at - 1] if at else ""
                        whole = not leader[:1].isupper() or (at == 1 and match.start() == 0)
                        yield name, whole
                        at = end - 1
                        break
                at += 1

    def _clear(self, source: str) -> Iterator[str]:
        """Yield the names of one syllable that are surely those of countries."""
        for match in _CAPITAL.finditer(source):
            if match.group() not in self._single:
                continue
            before = source[: match.start()].split()
            behind = source[match.end() : match.end() + 2].strip()
            if not before or behind[:1].isupper() or _MARK.search(before[-1]):
                continue
            word = before[-1]
            if match.group() == _GERMANY and source[match.end() :].split()[:1] in _HONOURED:
                continue
            if (word[0].islower() or len(before) == 1) and word.lower() not in self._titles:
                yield match.group()


_LONGEST = 4
"""Words of a name."""
_MOST = 50_000
_SHORT = 2
"""Letters of beginnings that too many other words have."""
