"""The whole way: document to segments to drafts to TMX.

The command line and the batch runner call these functions; none of them prints.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from align import __version__
from align.conventions import EnglishSettings, after_translation
from align.documents import Document, open_document, paragraphs
from align.engines.base import Engine, Hypothesis
from align.errors import SettingsError
from align.exchange import Facts, Report, check_output, export, for_path
from align.exchange.splitting import split
from align.exchange.tmx import Tmx
from align.exchange.wanted import Wanted
from align.glossary import Glossary
from align.repair import keep, load_decisions, repaired
from align.segmentation import Splitter, segments
from align.store import DocumentRecord, Project
from align.store.memory.matching.penalties import ALIGNED
from align.store.memory.recall import MEMORY, Recall, Recalled, Terms, recall_project
from align.store.repetitions import REPETITION, Repetitions
from align.terminology import Enforced, enforce
from align.terminology.verdict import verdict
from align.text import word_count
from align.units import Draft, Origin, Outcome, Removed, Status, TermUse, Unit

WINDOW = 32
"""Units translated and saved together: what an interruption can cost."""
EXAMPLES = 3
"""Fuzzy matches that an engine is shown for a segment."""

T = TypeVar("T")


@contextmanager
def project_at(path: Path) -> Iterator[Project]:
    """Open a project or begin one; one that an error left without documents does not stay.

    Raises:
        ProjectError: the file cannot be used.
    """
    begun = not path.exists()
    empty = False
    try:
        with Project.open(path, create=True) as project:
            try:
                yield project
            finally:
                empty = begun and next(project.documents(), None) is None
    finally:
        if empty:
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one document on its way in."""

    name: str
    segments: int
    removed: Counter[str]
    """Pieces of furniture taken out, by reason."""
    notices: tuple[str, ...]
    known: bool
    """Whether the project had it already, unchanged."""


def ingest(
    project: Project,
    path: Path,
    splitter: Splitter,
    *,
    encoding: str | None = None,
    keep_furniture: bool = False,
) -> Ingested:
    """Read, clean and split a document into the project, unless it is there already.

    Repairs of misread words that a person has accepted (``align clean --suggest``) are made; the
    segments still lead to the text as it was read.

    Raises:
        InputError: the document cannot be read.
        StorageError: the project cannot be written.
    """
    document = open_document(path, encoding=encoding)
    name = _name(project, document)
    recipe = f"{document.digest} {splitter.name} {splitter.version} {encoding} {keep_furniture}"
    decisions = load_decisions(path)
    if decisions.digest:
        recipe += f" {decisions.digest}"
    digest = hashlib.sha256(recipe.encode()).hexdigest()
    record = project.document(name)
    removed: list[Removed] = []
    if known := record is not None and record.digest == digest:
        removed.extend(project.removed(name))
    else:
        cleaned = paragraphs(document, keep_furniture=keep_furniture, on_removed=removed.append)
        record = DocumentRecord(
            name=name,
            path=str(path.resolve()),
            digest=digest,
            media=document.media,
            encoding=document.encoding or "",
            notices=tuple(document.notices),
        )
        mended = repaired(cleaned, decisions)
        project.add_document(record, segments(mended, name, splitter), removed)
        keep(project, name, decisions)
    return Ingested(
        name=name,
        segments=sum(project.count(document=name).values()),
        removed=Counter(piece.reason for piece in removed),
        notices=tuple(document.notices),
        known=known,
    )


def _name(project: Project, document: Document) -> str:
    """Name a document after its file, with as many of its folders as tell it from the others."""
    path = document.path.resolve()
    parts = (*path.parts[1:-1], document.name)
    for kept in range(1, len(parts) + 1):
        name = "/".join(parts[-kept:])
        record = project.document(name)
        if record is None or record.path == str(path):
            return name
    return str(path)


def origin(engine: Engine, glossary: Glossary | None) -> Origin:
    """Say how a draft by this engine under this term base comes to be."""
    return Origin(
        engine=engine.name,
        revision=engine.revision,
        glossary=glossary.digest if glossary else "",
        settings=engine.settings,
    )


def pending(
    project: Project, made: Origin, *, redo: bool, recalled: bool = False
) -> Iterator[Unit]:
    """Yield what has no translation; with ``redo`` also drafts that came about otherwise.

    What repeats a confirmed target or was aligned with one is left alone, and with ``recalled``
    drafts from a memory are.
    """
    wanted = (Status.NEW, Status.DRAFT) if redo else (Status.NEW,)
    left = (ALIGNED, MEMORY, REPETITION) if recalled else (ALIGNED, REPETITION)
    for unit in project.units(status=wanted):
        by = unit.origin.engine if unit.origin else ""
        if unit.status is Status.NEW or (unit.origin != made and by not in left):
            yield unit


def stale(project: Project, engine: str, glossary: Glossary | None) -> int:
    """Count the drafts that another engine, or another term base, made; starts no engine.

    What comes from a memory or another document, or repeats a confirmed target, is none of them.
    """
    digest = glossary.digest if glossary else ""
    return sum(
        unit.origin is None
        or (
            unit.origin.engine not in (ALIGNED, MEMORY, REPETITION)
            and (unit.origin.engine, unit.origin.glossary) != (engine, digest)
        )
        for unit in project.units(status=(Status.DRAFT,))
    )


def recall(
    project: Project,
    memories: Recall,
    glossary: Glossary | None,
    *,
    pretranslate: int = 100,
    minimum: int = 70,
    redo: bool = False,
) -> Iterator[Recalled]:
    """Look up what is missing in translation memories; each window is saved before it is yielded.

    A match of ``pretranslate`` per cent or more becomes a draft, its terms judged like any
    other's; all of ``minimum`` or more stay with the unit as offers. With ``redo`` drafts are
    looked up as well.

    Raises:
        ProjectError, StorageError: the project or a memory failed; what was yielded is safe.
    """

    terms = Terms(partial(judged, glossary=glossary), glossary.digest if glossary else "")
    return recall_project(
        project, memories, terms, pretranslate=pretranslate, minimum=minimum, redo=redo
    )


def judged(source: str, target: str, glossary: Glossary | None) -> tuple[TermUse, ...]:
    """Return what became of the terms of a source in a target that a memory has."""
    if glossary is None:
        return ()
    uses = verdict(tuple(glossary.find(source)), Hypothesis(target), glossary).uses
    honoured = Outcome.HONOURED
    return tuple(replace(u, rung=MEMORY) if u.outcome is honoured else u for u in uses)


def translate(
    project: Project,
    engine: Engine,
    glossary: Glossary | None,
    *,
    redo: bool = False,
    recalled: bool = False,
    english: EnglishSettings | None = None,
) -> Iterator[list[Draft]]:
    """Translate what is missing, window by window; each window is saved before it is yielded.

    Where the engine gives no translation (see ``has_failed``), the unit stays as it is.

    A text that a document repeats is translated once, and what a person has confirmed for it is
    taken instead. A term that a person has overridden in a unit is not asked for there. With
    ``recalled`` drafts from a memory are left as they are, even to ``redo``. What the engine made
    is brought under the conventions that ``english`` names; terms keep their form.

    Raises:
        TranslationError: the engine broke; what was yielded is safe.
        StorageError: the project cannot be written.
    """
    made = origin(engine, glossary)
    repetitions = Repetitions(project)
    released = _released(project)
    for units in _windows(pending(project, made, redo=redo, recalled=recalled), WINDOW):
        alike = [unit for unit in units if unit.identity not in released]
        unknown = repetitions.unknown(alike)
        asked = [*unknown, *(unit for unit in units if unit.identity in released)]
        results = enforce(
            engine,
            [unit.segment.text for unit in asked],
            glossary,
            [released.get(unit.identity, frozenset()) for unit in asked],
            [_similar(project, unit) for unit in asked] if engine.shown else (),
        )
        new = [
            (unit, _draft(unit, result, made, english or EnglishSettings()))
            for unit, result in zip(asked, results, strict=True)
        ]
        drafts = repetitions.drafts(alike, new[: len(unknown)])
        drafts += [draft for _, draft in new[len(unknown) :]]
        project.save(draft for draft in drafts if not has_failed(draft))
        yield drafts


def _similar(project: Project, unit: Unit) -> list[tuple[str, str]]:
    """Return the fuzzy matches that an engine may follow, best first."""
    offers = project.offers(unit.identity)[:EXAMPLES]
    return [(one.source, one.text) for one in offers if one.status is Status.CONFIRMED]


def _draft(unit: Unit, result: Enforced, made: Origin, english: EnglishSettings) -> Draft:
    text, uses = after_translation(result.text, unit.segment.text, result.uses, english)
    return Draft(unit.identity, text, made, result.score, uses, note=result.fault)


def has_failed(draft: Draft) -> bool:
    """Tell whether the engine gave no translation; the note says why, and nothing was saved."""
    return bool(draft.note) and not draft.target


def _released(project: Project) -> dict[int, frozenset[str]]:
    """Return for each unit the terms that a person has overridden in it."""
    found: dict[int, frozenset[str]] = {}
    for override in project.overrides():
        found[override.unit] = found.get(override.unit, frozenset()) | {override.entry}
    return found


def translate_lines(
    lines: Iterable[str], engine: Engine, glossary: Glossary | None
) -> Iterator[Enforced]:
    """Translate one segment a line, in order, a window at a time."""
    for window in _windows(lines, WINDOW):
        yield from enforce(engine, window, glossary)


def write(
    project: Project,
    path: Path,
    *,
    force: bool = False,
    document: str | None = None,
    wanted: Wanted | None = None,
) -> Report:
    """Write every translated unit in the format that the ending of ``path`` stands for.

    An existing file is replaced only with ``force``, or if it still is what this project wrote.
    The same project gives the same bytes.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
        SettingsError: no format has that ending, or it cannot hold what is wanted.
    """
    force = force or is_ours(project, path)
    report = _written(project, path, document, wanted or Wanted(), force)
    project.set_fact(f"export:{path.resolve()}", _digest(path))
    return report


def write_parts(
    project: Project,
    path: Path,
    limit: int,
    *,
    force: bool = False,
    document: str | None = None,
    wanted: Wanted | None = None,
) -> tuple[Report, list[Path]]:
    """Write a TMX in parts of at most ``limit`` bytes: ``OUT-001.tmx``, ``OUT-002.tmx`` …

    Raises:
        OutputError: a part exists and ``force`` is false, or it cannot be written.
        SettingsError: it is no TMX, or the limit leaves no room for units.
    """
    if path.suffix.lower() != ".tmx":
        raise SettingsError("only a TMX can be split", hint="name a .tmx, or leave out --split")
    check_output(path, force=True)
    with TemporaryDirectory(prefix=".align-", dir=path.parent) as folder:
        whole = Path(folder) / "whole.tmx"
        report = _written(project, whole, document, wanted or Wanted(), force=False)
        return report, split(whole, path, limit, force=force)


def _written(
    project: Project, path: Path, document: str | None, wanted: Wanted, force: bool
) -> Report:
    facts = Facts(
        source=wanted.source or project.fact("source") or "vi",
        target=wanted.target or project.fact("target") or "en",
        tool_version=__version__,
        # When the project was begun: the time of the export would make every file another one.
        created=datetime.fromisoformat(project.fact("created") or "1970-01-01T00:00:00Z"),
    )
    format = for_path(path)
    if wanted.alternatives:
        if format.name != "tmx":
            raise SettingsError("only a TMX holds alternatives", hint="name a .tmx")
        format = Tmx(lambda unit: (one.target for one in project.history(unit.identity)))
    units = project.units(document=document, status=wanted.statuses)
    return export(path, units, format, facts, force=force)


def is_ours(project: Project, path: Path) -> bool:
    """Tell whether a file is, byte for byte, what this project last wrote there."""
    written = project.fact(f"export:{path.resolve()}")
    return written is not None and path.is_file() and _digest(path) == written


@dataclass(frozen=True, slots=True)
class Summary:
    """A project in figures."""

    segments: int
    words: int
    """Source words between white space: syllables, for Vietnamese."""
    statuses: dict[Status, int]
    terms: dict[Outcome, int]
    rungs: dict[str, int]
    """What brought the honoured and repaired terms about."""


def summary(project: Project) -> Summary:
    """Count what a project holds."""
    statuses = project.count()
    terms: Counter[Outcome] = Counter()
    rungs: Counter[str] = Counter()
    for (outcome, rung), count in project.outcomes().items():
        terms[outcome] += count
        if rung:
            rungs[rung] += count
    return Summary(
        segments=sum(statuses.values()),
        words=sum(word_count(unit.segment.text) for unit in project.units()),
        statuses=dict(statuses),
        terms=dict(terms),
        rungs=dict(rungs),
    )


def _windows(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while window := list(islice(iterator, size)):
        yield window


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
