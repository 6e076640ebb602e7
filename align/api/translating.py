"""Documents and texts into units with targets, a window at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Literal, TypeAlias

from align.api.given import VIEN, Languages, engine_of, glossary_of, segments_of_text
from align.conventions import EnglishSettings
from align.documents import open_document, paragraphs
from align.engines.base import Engine
from align.engines.options import EngineOptions
from align.errors import InputError, SettingsError
from align.glossary import Glossary
from align.pipeline import judged, origin
from align.repair import load_decisions, repaired
from align.segmentation import Splitter, segments, splitter_for
from align.store.memory.matching.match import Wanted
from align.store.memory.matching.penalties import Penalties
from align.store.memory.recall import MEMORY, Recall, recall_from
from align.terminology import enforce
from align.text import word_count
from align.units import Origin, Removed, Segment, Status, TermUse, Unit


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A document with its translation."""

    name: str
    """Name of the file; ``text N``, counted from 1, for a text."""
    units: tuple[Unit, ...]
    """In the order of the document. One without a target says why in its note."""
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    """What was taken for page furniture."""
    notices: tuple[str, ...] = ()
    """What was odd about the file."""
    fault: str = ""
    """Why it could not be read, one sentence; there are no units then."""

    @property
    def text(self) -> str:
        """The translation, one paragraph a line; what has none stands there as it was."""
        found = groupby(self.units, key=lambda unit: unit.segment.paragraph)
        return "\n".join(
            " ".join(unit.target or unit.segment.text for unit in paragraph)
            for _, paragraph in found
        )

    @property
    def failed(self) -> tuple[Unit, ...]:
        """The units that have no translation."""
        return tuple(unit for unit in self.units if not unit.target)


def translate_documents(
    documents: Iterable[Path | str],
    *,
    languages: Languages = VIEN,
    engine: Engine | str = "compact",
    options: EngineOptions | None = None,
    glossary: Glossary | Path | str | None = None,
    memories: Mapping[Path, Penalties] | Iterable[Path] = (),
    pretranslate: int = 100,
    english: EnglishSettings | None = None,
    srx: Path | None = None,
    encoding: str | None = None,
    keep_furniture: bool = False,
    errors: Literal["raise", "keep"] = "raise",
    window: int = 256,
    told: Callable[[int, int], None] = lambda done, more: None,
) -> Iterator[TranslatedDocument]:
    """Translate documents under a term base, one after the other, in their order.

    The engine and the term base are loaded when this is called, the rest when the first document
    is asked for. In memory are the documents of one window.

    Args:
        documents: files (``Path``) and texts (``str``); may be endless.
        languages: source and target.
        engine: a loaded one, or the name of one.
        options: of an engine that is named; its languages are taken from ``languages``.
        glossary: a term base or its file; None enforces no terms.
        memories: translation memories to ask first, in their order.
        pretranslate: per cent from which a match of a memory is the translation.
        english: conventions that what the engine made is brought under.
        srx: segmentation rules instead of those in the box.
        encoding: of text files, if it is not to be detected.
        keep_furniture: leave running heads, page numbers and the like in the text.
        errors: ``raise`` ends at a file that cannot be read; ``keep`` yields it with its fault.
        window: segments that are at least gathered, from as many documents as it takes, before
            they are translated together; 1 yields each document at once.
        told: called with how many segments more the engine has done, and how many more have been
            read that it is to do.

    Raises:
        InputError: a file cannot be read.
        UserError: an engine, a term base, rules or a memory cannot be used.
        TranslationError: the engine broke; what was yielded is whole.
    """
    if errors not in ("raise", "keep"):
        raise SettingsError(f"errors cannot be {errors!r}", hint="say 'raise' or 'keep'")
    reading = _Reading(splitter_for(languages[0], srx), encoding, keep_furniture, errors == "keep")
    asked = memories if isinstance(memories, Mapping) else {one: Penalties() for one in memories}
    terms = glossary_of(glossary)
    running = engine_of(engine, options, languages)
    brought = english or EnglishSettings()
    translating = _Translating(running, terms, brought, pretranslate, told)
    return _translated(documents, reading, translating, (asked, languages), window)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How documents become segments."""

    splitter: Splitter
    encoding: str | None
    keep_furniture: bool
    keep_faults: bool

    def read(self, number: int, document: Path | str) -> TranslatedDocument:
        """Return a document that has no translation yet."""
        if isinstance(document, str):
            name = f"text {number}"
            return self._untranslated(name, segments_of_text(document, name, self.splitter))
        try:
            return self._read(document)
        except InputError as error:
            if not self.keep_faults:
                raise
            return TranslatedDocument(document.name, (), fault=str(error))

    def _read(self, path: Path) -> TranslatedDocument:
        opened = open_document(path, encoding=self.encoding)
        removed: list[Removed] = []
        cleaned = paragraphs(opened, keep_furniture=self.keep_furniture, on_removed=removed.append)
        found = segments(repaired(cleaned, load_decisions(path)), opened.name, self.splitter)
        made = self._untranslated(opened.name, found)
        return replace(made, removed=tuple(removed), notices=tuple(opened.notices))

    @staticmethod
    def _untranslated(name: str, found: Iterable[Segment]) -> TranslatedDocument:
        return TranslatedDocument(name, tuple(Unit(one.number, one) for one in found))


def _translated(
    documents: Iterable[Path | str],
    reading: _Reading,
    translating: "_Translating",
    asked: tuple[Mapping[Path, Penalties], Languages],
    window: int,
) -> Iterator[TranslatedDocument]:
    with ExitStack() as stack:
        recall = stack.enter_context(recall_from(*asked)) if asked[0] else None
        if recall is not None:
            recall.refresh()
        held: list[TranslatedDocument] = []
        gathered = 0
        for number, document in enumerate(documents, 1):
            held.append(reading.read(number, document))
            # A document without segments counts as well: there may be many of them.
            gathered += max(1, len(held[-1].units))
            if gathered >= window:
                yield from translating.over(held, recall)
                held, gathered = [], 0
        yield from translating.over(held, recall)


_BATCH = 64
"""Segments of like length that are translated together."""
_Asked: TypeAlias = tuple[str, str, str]
"""A source with those before and after it."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A translation, wherever it is to stand."""

    target: str
    origin: Origin
    score: float | None = None
    uses: tuple[TermUse, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Translating:
    """Memories first, then the engine under the term base; each source once in a window."""

    engine: Engine
    glossary: Glossary | None
    english: EnglishSettings
    pretranslate: int
    told: Callable[[int, int], None]

    def over(
        self, window: Sequence[TranslatedDocument], recall: Recall | None
    ) -> list[TranslatedDocument]:
        """Translate some documents together."""
        asked = [_asked(document) for document in window]
        once = dict.fromkeys(one for document in asked for one in document)
        recalled = {one: made for one in once if (made := self._recalled(one, recall))}
        sources = {one[0]: None for one in once if one not in recalled}
        # Sorted: what is of like length is computed together, and equal windows come out equal.
        ordered = sorted(sources, key=lambda one: (-word_count(one), -len(one), one))
        translated = dict(zip(ordered, self._translate(ordered), strict=True))
        return [
            replace(
                document,
                units=tuple(
                    _unit(unit, recalled.get(one) or translated[one[0]])
                    for unit, one in zip(document.units, queries, strict=True)
                ),
            )
            for document, queries in zip(window, asked, strict=True)
        ]

    def _recalled(self, asked: _Asked, recall: Recall | None) -> _Made | None:
        if recall is None:
            return None
        best = recall.matches(Wanted(*asked), minimum=self.pretranslate, limit=1)
        if not best:
            return None
        settings = f"score={best[0].score}" + (" numbers=adapted" if best[0].adapted else "")
        digest = self.glossary.digest if self.glossary else ""
        made = Origin(MEMORY, best[0].memory, digest, settings)
        return _Made(best[0].text, made, None, judged(asked[0], best[0].text, self.glossary))

    def _translate(self, sources: Sequence[str]) -> Iterator[_Made]:
        made = origin(self.engine, self.glossary)
        if sources:
            self.told(0, len(sources))
        for start in range(0, len(sources), _BATCH):
            batch = sources[start : start + _BATCH]
            for one in enforce(self.engine, batch, self.glossary, english=self.english):
                fault = one.fault or ("" if one.text else "the engine said nothing")
                yield _Made(one.text, made, one.score, one.uses, fault)
            self.told(len(batch), 0)


def _asked(document: TranslatedDocument) -> list[_Asked]:
    texts = ["", *(unit.segment.text for unit in document.units), ""]
    return list(zip(texts[1:-1], texts, texts[2:], strict=False))


def _unit(unit: Unit, made: _Made) -> Unit:
    if not made.target:
        return replace(unit, note=made.fault)
    return replace(
        unit,
        target=made.target,
        status=Status.DRAFT,
        origin=made.origin,
        score=made.score,
        terms=made.uses,
    )
