"""A term base while it is being read: entries with the lines they stand in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from align.errors import GlossaryError
from align.glossary.base import Glossary
from align.glossary.entry import Context, Entry
from align.glossary.stream import Reader
from align.languages import language


@dataclass(slots=True)
class DraftGlossary:
    """What a reader has read so far."""

    path: str
    name: str
    source: str
    target: str
    placed: list[tuple[int, Entry]] = field(default_factory=list)
    """Each entry with its line in the file, counted from 1; an empty id is still to be given."""
    lenient: bool = False
    """Whether entries that cannot be used are passed over."""
    skipped: list[tuple[int, str]] = field(default_factory=list)
    """Lines of entries that were passed over, and why."""
    dropped: Counter[str] = field(default_factory=Counter)
    """What the file says of its entries and a term base has no place for, with how often."""

    def error(self, line: int, what: str, hint: str | None = None) -> GlossaryError:
        """Return an error that says where it happened."""
        return GlossaryError(what, where=f"{self.path}: line {line}", hint=hint)

    def add(self, line: int, entry: Entry) -> None:
        """Take an entry in, if its texts are usable.

        Raises:
            GlossaryError: a source holds no word, or a form is allowed and forbidden; a lenient
                draft passes the entry over instead.
        """
        try:
            self._check(line, entry)
        except GlossaryError as error:
            if not self.lenient:
                raise
            self.skip(line, error.what)
            return
        self.placed.append((line, replace(entry, language=self.target)))

    def skip(self, line: int, why: str) -> None:
        """Pass over an entry that is none for this pair of languages, and remember it."""
        self.skipped.append((line, why))

    def _check(self, line: int, entry: Entry) -> None:
        room = language(self.source)
        for text in entry.sources:
            if len(room.pieces(text)) < 3:
                raise self.error(
                    line, f"entry '{entry.source}': '{text}' holds no word", "write the term out"
                )
        both = set(entry.forbidden) & {entry.target, *entry.allowed}
        if both:
            raise self.error(
                line,
                f"entry '{entry.source}': '{min(both)}' is both allowed and forbidden",
                "take it out of one of them",
            )


def finished(draft: DraftGlossary) -> Glossary:
    """Give every entry its id and return the term base.

    Raises:
        GlossaryError: there is no entry, or two entries claim the same source or id.
    """
    if not draft.placed:
        raise GlossaryError(
            "the term base holds no entry",
            where=draft.path,
            hint="write at least one source with its target",
        )
    _refuse_duplicates(draft)
    return Glossary(tuple(_identified(draft)), draft.name, draft.source, draft.target)


def _refuse_duplicates(draft: DraftGlossary) -> None:
    """Refuse two entries that are found by the same words under the same conditions."""
    reader = Reader(language(draft.source))
    seen: dict[tuple[str, str, Context, Context], tuple[int, Entry]] = {}
    for line, entry in draft.placed:
        for text in entry.sources:
            cased = text if entry.case_sensitive else ""
            key = (reader.phrase(text), cased, entry.when, entry.unless)
            before, other = seen.setdefault(key, (line, entry))
            if other is not entry:
                raise draft.error(
                    line,
                    f"'{text}' is in the term base already, in line {before}",
                    "keep one of the two, or tell them apart by 'when' or 'unless' in YAML",
                )


def _identified(draft: DraftGlossary) -> Iterator[Entry]:
    """Yield the entries with ids: their own, else the source, numbered where it is taken."""
    taken: dict[str, int] = {}
    for line, entry in draft.placed:
        if entry.id and taken.setdefault(entry.id, line) != line:
            raise draft.error(
                line,
                f"entry '{entry.source}': the id '{entry.id}' is taken by line {taken[entry.id]}",
                "choose another one",
            )
    for line, entry in draft.placed:
        identity, number = entry.id or entry.source, 1
        while not entry.id and identity in taken:
            number += 1
            identity = f"{entry.source} ({number})"
        taken[identity] = line
        yield replace(entry, id=identity)
