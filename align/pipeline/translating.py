"""Units into drafts: memories first, then the engine under the term base."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TypeVar

from align.conventions import EnglishSettings
from align.engines.base import Engine, Hypothesis
from align.glossary import Glossary
from align.store import Project
from align.store.memory.matching.penalties import ALIGNED
from align.store.memory.recall import MEMORY, Recall, Recalled, Terms, recall_project
from align.store.repetitions import REPETITION, Repetitions
from align.terminology import Enforced, enforce
from align.terminology.drafting import Drafting, has_failed
from align.terminology.verdict import verdict
from align.units import Draft, Origin, Outcome, Status, TermUse, Unit

WINDOW = 32
"""Units translated and saved together: what an interruption can cost."""

T = TypeVar("T")


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
    drafting = Drafting(project, engine, glossary, english or EnglishSettings())
    repetitions = Repetitions(project)
    released = _released(project)
    waiting = pending(project, drafting.made, redo=redo, recalled=recalled)
    for units in _windows(waiting, WINDOW):
        drafts = drafting.window(units, repetitions, released)
        project.save(draft for draft in drafts if not has_failed(draft))
        yield drafts


def _released(project: Project) -> dict[int, frozenset[str]]:
    """Return for each unit the terms that a person has overridden in it."""
    found: dict[int, frozenset[str]] = {}
    for override in project.overrides():
        found[override.unit] = found.get(override.unit, frozenset()) | {override.entry}
    return found


def translate_lines(
    lines: Iterable[str],
    engine: Engine,
    glossary: Glossary | None,
    english: EnglishSettings | None = None,
) -> Iterator[Enforced]:
    """Translate one segment a line, in order, a window at a time."""
    for window in _windows(lines, WINDOW):
        yield from enforce(engine, window, glossary, english=english)


def _windows(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while window := list(islice(iterator, size)):
        yield window
