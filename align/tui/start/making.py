"""A project is made of a document: read, split and, if wanted, recalled and translated."""

from dataclasses import dataclass
from pathlib import Path

from align.errors import ProjectError
from align.glossary import Glossary
from align.pipeline import has_failed, ingest, origin, pending, project_at, recall, translate
from align.segmentation import Span, Splitter, splitter_for
from align.settings import Settings
from align.store import Project
from align.store.memory.recall import recall_from
from align.tui.start import means
from align.tui.start.work import Tell, step
from align.units import Status


@dataclass(frozen=True, slots=True)
class Plan:
    """What the form for a new project says."""

    document: Path
    project: Path
    settings: Settings
    """With the languages of the project."""
    glossary: Path | None = None
    """None for the term base in force."""
    memories: tuple[Path, ...] = ()
    translate: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A new project."""

    plan: Plan
    segments: int
    failed: int
    """Segments that the engine gave no translation for."""
    notices: tuple[str, ...]


def make(plan: Plan, tell: Tell) -> Made:
    """Make a project; what is finished when it is stopped or fails stays.

    Without a segment in it the project file does not stay, and neither does the half of one.

    Raises:
        InputError: the document cannot be read.
        ProjectError: the project exists already, or cannot be written.
        GlossaryError, EngineError, UserError: something it needs is wrong.
        TranslationError, StorageError: the engine or the disk failed.
        Stopped: it was stopped.
    """
    if plan.project.exists():
        raise exists(plan.project)
    settings = plan.settings
    terms = means.glossary(settings, plan.glossary)
    tell("reading", 0, 0)
    splitter = splitter_for(settings.source, Path(settings.srx) if settings.srx else None)
    with project_at(plan.project) as project:
        project.set_fact("source", settings.source)
        project.set_fact("target", settings.target)
        taken = ingest(project, plan.document, _Told(splitter, tell))
        if plan.memories or settings.memory.files:
            _recall(project, plan, terms, tell)
        failed = _translate(project, settings, terms, tell) if plan.translate else 0
    return Made(plan, taken.segments, failed, taken.notices)


class _Told(Splitter):
    """A splitter that tells how many texts it has split: the way to stop a long document."""

    def __init__(self, splitter: Splitter, tell: Tell) -> None:
        self.name = splitter.name
        self.version = splitter.version
        self._splitter = splitter
        self._advance = step(tell, "reading", 0)

    def split(self, text: str) -> list[Span]:
        """Split, and tell."""
        self._advance(1)
        return self._splitter.split(text)


def _recall(project: Project, plan: Plan, terms: Glossary, tell: Tell) -> None:
    settings = plan.settings
    asked = means.memories(settings, plan.memories)
    indexing = step(tell, "indexing memories", 0)
    with recall_from(asked, (settings.source, settings.target), indexing) as memories:
        memories.refresh()
        advance = step(tell, "asking memories", project.count()[Status.NEW])
        floors = (settings.memory.pretranslate, settings.memory.minimum)
        for window in recall(project, memories, terms, pretranslate=floors[0], minimum=floors[1]):
            advance(window.units)


def _translate(project: Project, settings: Settings, terms: Glossary, tell: Tell) -> int:
    tell("starting the engine", 0, 0)
    running = means.engine(settings)
    total = sum(1 for _ in pending(project, origin(running, terms), redo=False))
    advance = step(tell, "translating", total)
    advance(0)
    failed = 0
    for drafts in translate(project, running, terms, english=settings.english):
        failed += sum(map(has_failed, drafts))
        advance(len(drafts))
    return failed


def exists(project: Path) -> ProjectError:
    """Return the refusal of a new project in the place of another."""
    return ProjectError(
        "the project exists already",
        where=str(project),
        hint="open it, or give the new one another name",
    )
