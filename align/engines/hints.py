"""The dictionary of a model: what rare words mean, said to the network in the source.

A small network trained on little text knows frequent words well and rare ones hardly at all; a
dictionary beside it knows them all. An entry found in a source is written behind its headword
between marks of its own, as terms are (Dinu et al. 2019), but it is advice and no order: the
network was trained with hints whose rendering its reference often does not take, or inflects.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.engines.base import Span, TermRequest
from align.errors import EngineError
from align.languages import Language

HINTS = "hints.tsv"
MOST_HINTS = 4
"""Hints in one sentence; more of them would crowd out the sentence."""
SHORT = 6
"""Words up to which a text says so little that common words are hinted too: cells, headings."""
_WORD = re.compile(r"\w+")
_EDGE = " \t.,:;!?…\"'“”‘’()[]–-"

_BRACKETS = frozenset('()[]"“”')

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """Headwords, as folded syllables, and what is said about them."""

    language: Language
    """Of the headwords; it says which spellings are the same."""

    inside: Mapping[Key, str]
    """Rare entries, looked for everywhere; those of one syllable only where written small."""
    alone: Mapping[Key, str]
    """Every entry, the rare ones too; all of them are hints where they are all there is, as in a
    heading or a cell of a table, or stand in a text of ``SHORT`` words at most."""
    longest: int = 0
    """Syllables of the longest rare headword; an entry that is longer is not looked for."""
    names: frozenset[str] = frozenset()
    """Names of places and persons that stay as they are where they stand alone."""

    @classmethod
    def none(cls, language: Language) -> "Hints":
        """Return a dictionary without entries."""
        return cls(language, {}, {})

    def has(self, text: str) -> bool:
        """Tell whether a text is one entry and nothing else."""
        words = [(self.language.fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
        return bool(words) and self._whole(text, words) is not None

    def is_name(self, text: str) -> bool:
        """Tell whether a text is a name that stays as it is."""
        name = text.strip(_EDGE)
        return name in self.names or (self.language.is_person(name) and not self.has(name))

    def answer(self, text: str) -> tuple[str, Span, Span] | None:
        """Translate a text that is a name or one entry and nothing else; None if it is neither.

        An entry gets the first of its renderings, between the marks and with the capital that it
        has; a name stays. The spans, in the text and in its translation, are what was looked up.
        """
        if self.is_name(text):
            return text, (0, len(text)), (0, len(text))
        words = [(self.language.fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
        whole = self._whole(text, words) if words else None
        if whole is None or _BRACKETS & set(text[whole.start : whole.end]):
            return None
        said = whole.forms[0].split(";")[0].strip()
        if text[whole.start].isupper():
            said = said[:1].upper() + said[1:]
        end = whole.start + len(said)
        return (
            text[: whole.start] + said + text[whole.end :],
            (whole.start, whole.end),
            (whole.start, end),
        )

    def of(self, text: str, taken: Sequence[Span] = ()) -> list[TermRequest]:
        """Return the hints of a sentence, in its order, longest headword first, none overlapping.

        Args:
            text: one sentence, or a cell or heading.
            taken: spans that nothing may be said about, those of the glossary's terms.
        """
        fold = self.language.fold
        words = [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
        if not words or not self.alone:
            return []
        whole = self._whole(text, words)
        found = [whole] if whole else self._inside(text, words)
        free = (
            hint
            for hint in found
            if not any(start < hint.end and hint.start < end for start, end in taken)
        )
        return [hint for _, hint in zip(range(MOST_HINTS), free, strict=False)]

    def _whole(self, text: str, words: Sequence[tuple[str, int, int]]) -> TermRequest | None:
        start, end = words[0][1], words[-1][2]
        said = self.alone.get(tuple(word for word, _, _ in words))
        if not said or text[:start].strip(_EDGE) or text[end:].strip(_EDGE):
            return None
        return TermRequest(start, end, (said,))

    def _inside(self, text: str, words: Sequence[tuple[str, int, int]]) -> Iterator[TermRequest]:
        short = sum(word.isalpha() for word, _, _ in words) <= SHORT
        known = self.alone if short else self.inside
        at = 0
        while at < len(words):
            key, start, end = self._longest(text, words, at)
            said = known.get(key)
            small = text[start:end].islower() or (short and at == 0 and _is_headed(text, words))
            if said and (len(key) > 1 or small):
                yield TermRequest(start, end, (said,))
            at += len(key)

    def _longest(
        self, text: str, words: Sequence[tuple[str, int, int]], at: int
    ) -> tuple[Key, int, int]:
        """Return the longest entry that begins at a word, common or rare; else the word."""
        start = words[at][1]
        for size in range(min(self.longest, len(words) - at), 1, -1):
            key, end = tuple(word for word, _, _ in words[at : at + size]), words[at + size - 1][2]
            # A full stop or a comma within is no place for a word of several syllables.
            if key in self.alone and text[start:end].count(" ") == size - 1 == _gaps(
                text[start:end]
            ):
                return key, start, end
        return (words[at][0],), start, words[at][2]


def _is_headed(text: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether the first word has its capital from where it stands: the next one has none."""
    start, end = words[0][1:]
    return text[start + 1 : end].islower() and (len(words) < 2 or text[words[1][1]].islower())


def _gaps(text: str) -> int:
    return sum(not (c.isalnum() or c == "_") for c in text)


def read_hints(path: Path, language: Language) -> Hints:
    """Read ``hints.tsv``: headword, rendering, and ``rare``, ``name`` or nothing.

    Raises:
        EngineError: a line has other columns.
    """
    fold = cache(language.fold)
    inside: dict[Key, str] = {}
    alone: dict[Key, str] = {}
    names: set[str] = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != 3 or not cells[0] or not cells[1]:
            raise EngineError(
                "a hint is a headword, a rendering and whether it is rare",
                where=f"{path}:{number}",
                hint="install the package again, or make the weights with models/recipes",
            )
        if cells[2] == "name":
            names.add(cells[0])
            continue
        key = tuple(map(fold, _WORD.findall(cells[0])))
        alone[key] = cells[1]
        if cells[2] == "rare" and cells[0].count(" ") == len(key) - 1:
            inside[key] = cells[1]
    return Hints(language, inside, alone, max(map(len, inside), default=0), frozenset(names))
