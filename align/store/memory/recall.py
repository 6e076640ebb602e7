"""Several memories as one, and the pass that asks them for every segment of a project."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from align.store.memory.index.index import Advance
from align.store.memory.matching.match import Match, Wanted
from align.store.memory.matching.matcher import LIMIT, MINIMUM, Matcher, ranked
from align.store.memory.matching.penalties import Penalties
from align.store.memory.memory import Memory
from align.store.project import Project
from align.units import Draft, Origin, Status, TermUse, Unit

MEMORY = "memory"
"""Engine name of a draft that comes from a memory; its revision names the file."""
WINDOW = 100

Judge = Callable[[str, str], tuple[TermUse, ...]]
"""Tells what became of the terms of a source in a target."""


class Recall:
    """Looks segments up in several memories."""

    def __init__(self, matchers: Sequence[Matcher]) -> None:
        self._matchers = matchers

    @property
    def notices(self) -> list[str]:
        """What was wrong with the indexes that were found."""
        return [one.index.notice for one in self._matchers if one.index.notice]

    @property
    def behind(self) -> int:
        """How many units the indexes must still take in, 0 if so few that it is no work."""
        return sum(matcher.index.behind for matcher in self._matchers)

    def refresh(self) -> None:
        """Take in what came to the memories since; a new index is made here."""
        for matcher in self._matchers:
            matcher.index.refresh()

    def matches(self, wanted: Wanted, *, minimum: int = MINIMUM, limit: int = LIMIT) -> list[Match]:
        """Return the best matches of all memories, best first, each target once.

        Among equals the memory named first comes first.
        """
        found = [m.matches(wanted, minimum=minimum, limit=limit) for m in self._matchers]
        return ranked(match for matches in found for match in matches)[:limit]


@contextmanager
def recall_from(
    memories: Mapping[Path, Penalties],
    languages: tuple[str, str] | None = None,
    advance: Advance = lambda _: None,
) -> Iterator[Recall]:
    """Open memories to be asked, each with its penalties, in their order.

    Args:
        memories: files and what their matches are worth less.
        languages: source and target; units in others are passed over.
        advance: is told how many units more have been taken into an index that is made.

    Raises:
        ProjectError: a file is no memory, or is not there.
        StorageError: a file is damaged, or the disk is full.
    """
    with ExitStack() as stack:
        matchers = []
        for path, penalties in memories.items():
            memory = stack.enter_context(Memory.open(path, read_only=True))
            matcher = Matcher(memory, languages, penalties, advance)
            stack.callback(matcher.close)
            matchers.append(matcher)
        yield Recall(matchers)


@dataclass(frozen=True, slots=True)
class Terms:
    """Manner in which sets of targets are judged."""

    judge: Judge = lambda _source, _target: ()
    glossary: str = ""
    """Hash of the term base in force, empty if there is none."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What one window of a project got from the memories."""

    units: int
    drafted: int
    """Units that have the target of a match now, as a draft."""
    offered: int
    """Other units that have matches to choose from now."""


def recall_project(
    project: Project,
    recall: Recall,
    terms: Terms = Terms(),
    *,
    pretranslate: int = 100,
    minimum: int = MINIMUM,
    redo: bool = False,
) -> Iterator[Recalled]:
    """Look up every unit that has no translation; each window is saved before it is yielded.

    A match of ``pretranslate`` per cent or more becomes a draft, never more: nobody has read it
    in its new place. All matches of ``minimum`` or more are kept with the unit as offers.

    Args:
        project: open for writing.
        recall: the memories.
        terms: judges what becomes a draft.
        pretranslate: per cent; 103 or more pretranslates nothing.
        minimum: per cent of what is offered.
        redo: look up drafts too; one without a match that is good enough stays as it is.

    Raises:
        ProjectError, StorageError: a file failed; what was yielded is safe.
    """
    wanted = (Status.NEW, Status.DRAFT) if redo else (Status.NEW,)
    window = _Window()
    for unit, query in in_context(project.units()):
        if unit.status not in wanted:
            continue
        matches = recall.matches(query, minimum=min(minimum, pretranslate))
        window.take(unit, matches, pretranslate, terms)
        if window.units == WINDOW:
            yield window.saved(project)
            window = _Window()
    if window.units:
        yield window.saved(project)


def in_context(units: Iterable[Unit]) -> Iterator[tuple[Unit, Wanted]]:
    """Yield units with what to look up: their text and that of their neighbours."""
    before: Unit | None = None
    unit: Unit | None = None
    for after in units:
        if unit is not None:
            yield unit, _wanted(before, unit, after)
        before, unit = unit, after
    if unit is not None:
        yield unit, _wanted(before, unit, None)


def _wanted(before: Unit | None, unit: Unit, after: Unit | None) -> Wanted:
    texts = (
        one.segment.text if one and one.segment.document == unit.segment.document else ""
        for one in (before, after)
    )
    return Wanted(unit.segment.text, *texts)


@dataclass(slots=True)
class _Window:
    """Units on their way into the project."""

    units: int = 0
    drafts: list[Draft] = field(default_factory=list)
    offers: dict[int, list[Match]] = field(default_factory=dict)

    def take(self, unit: Unit, matches: list[Match], pretranslate: int, terms: Terms) -> None:
        self.units += 1
        if matches:
            self.offers[unit.identity] = matches
        if matches and matches[0].score >= pretranslate:
            self.drafts.append(draft_of(unit, matches[0], terms))

    def saved(self, project: Project) -> Recalled:
        project.offer(self.offers)
        drafted = project.save(self.drafts, who=MEMORY)
        return Recalled(self.units, drafted, len(self.offers) - len(self.drafts))


def draft_of(unit: Unit, match: Match, terms: Terms) -> Draft:
    """Return the draft that a match makes of a unit."""
    text = match.text
    settings = f"score={match.score}" + (" numbers=adapted" if match.adapted else "")
    made = Origin(MEMORY, match.memory, terms.glossary, settings)
    return Draft(unit.identity, text, made, None, terms.judge(unit.segment.text, text))
