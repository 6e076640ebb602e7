"""The term base: entries, their digest, and the terms of a text."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property

from align.glossary.entry import Entry
from align.glossary.matcher import Find, Matcher
from align.glossary.stream import Stream
from align.languages import language
from align.units import TermHit

# What tells entries apart but changes neither what is found nor what is demanded.
_NO_MEANING = ("id", "note", "domain")


@dataclass(frozen=True)
class Glossary:
    """A term base of one direction; immutable, and cheap to search once it has been searched."""

    entries: tuple[Entry, ...]
    name: str = ""
    source: str = "vi"
    """Code of the language in which terms are found."""
    target: str = "en"
    """Code of the language of the target forms."""

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, identity: str) -> Entry:
        """Return the entry with an id, such as ``TermHit.entry``; ``KeyError`` if there is none."""
        return self._by_id[identity]

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, of what the entries mean, whatever file they came from."""
        meanings = []
        for entry in self.entries:
            fields = asdict(entry)
            for field in _NO_MEANING:
                del fields[field]
            fields["variants"] = sorted(entry.variants)
            meanings.append(json.dumps(fields, sort_keys=True, ensure_ascii=False))
        text = "\n".join([self.source, self.target, *sorted(meanings)])
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def find(self, text: str) -> list[TermHit]:
        """Return the terms of a segment, left to right, none overlapping another.

        Of several terms that begin at the same syllable the longest counts. Offsets are code
        points into ``text``, which need be neither composed nor cleaned.
        """
        stream, clean, loose = self._finds(text)
        return self._hits(stream, sorted([*_cover(clean), *_cover(loose)]))

    def find_all(self, text: str) -> list[TermHit]:
        """Return every term of a segment, also those inside another; order as in ``find``."""
        stream, clean, loose = self._finds(text)
        return self._hits(stream, sorted([*clean, *loose], key=_longest_first))

    def _finds(self, text: str) -> tuple[Stream, list[Find], list[Find]]:
        """Return clean finds, and those without diacritics that no clean one touches."""
        stream = self._matcher.stream(text)
        clean, loose = self._matcher.finds(stream)
        if loose:
            taken = {at for find in clean for at in range(find.first, find.last + 1)}
            loose = [f for f in loose if taken.isdisjoint(range(f.first, f.last + 1))]
        return stream, clean, loose

    def _hits(self, stream: Stream, finds: Iterable[Find]) -> list[TermHit]:
        finds = list(finds)
        if not finds:
            return []
        starts = stream.starts()
        hits = []
        for find in finds:
            begin, end = 2 * find.first + 1, 2 * find.last + 2
            surface = "".join(stream.pieces[begin:end])
            identity = self.entries[find.entry].id
            hits.append(TermHit(starts[begin], starts[end], surface, identity, find.tier))
        return hits

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.entries, language(self.source))

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}


def _longest_first(find: Find) -> tuple[int, int]:
    return find.first, -find.last


def _cover(finds: list[Find]) -> list[Find]:
    """Choose leftmost-longest finds that do not overlap."""
    chosen: list[Find] = []
    free = 0
    for find in sorted(finds, key=_longest_first):
        if find.first >= free:
            chosen.append(find)
            free = find.last + 1
    return chosen
