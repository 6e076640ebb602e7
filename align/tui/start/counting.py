"""The statistics of a project: what ``align stats`` counts of documents."""

from contextlib import nullcontext
from pathlib import Path

from align.settings import Settings
from align.store import Project
from align.store.memory.bands import Counted, Counting
from align.store.memory.recall import recall_from
from align.tui.start import means
from align.tui.start.work import Tell, step


def count(path: Path, settings: Settings, memories: tuple[Path, ...], tell: Tell) -> list[Counted]:
    """Count the segments of each document of a project in bands, and all together if several.

    Args:
        path: the project.
        settings: name the memories where none are given.
        memories: what is known already is in these.
        tell: is told how many segments are counted.

    Raises:
        ProjectError, StorageError: the project or a memory cannot be read.
        Stopped: it was stopped.
    """
    with Project.open(path, read_only=True) as project:
        asked = means.memories(settings, memories)
        pair = (project.fact("source") or "vi", project.fact("target") or "en")
        indexing = step(tell, "indexing memories", 0)
        with recall_from(asked, pair, indexing) if asked else nullcontext() as recall:
            if recall is not None:
                recall.refresh()
            counting = Counting(recall)
            advance = step(tell, "counting", sum(project.count().values()))
            counted = []
            for record in project.documents():
                texts = [unit.segment.text for unit in project.units(document=record.name)]
                counted.append(counting.count(record.name, texts, advance))
    return [*counted, counting.total] if len(counted) > 1 else counted
