"""The documents of a shard as segments."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from align.documents import open_document, paragraphs
from align.errors import InputError
from align.jobs.deaths import MOST_READING, REASON, Deaths
from align.jobs.isolating import is_fatal
from align.jobs.recipe import Recipe
from align.jobs.records import Planned
from align.jobs.watch import Step, Watch
from align.segmentation import Splitter, segments
from align.store.rows import storable, storable_name
from align.units import Removed, Segment


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read, or why it was not."""

    document: Planned
    segments: tuple[Segment, ...] = ()
    removed: tuple[tuple[str, int], ...] = ()
    """Pieces of furniture taken out, by reason."""
    notices: tuple[str, ...] = ()
    fault: str = ""


def read(
    document: Planned, recipe: Recipe, splitter: Splitter, deaths: Deaths, watch: Watch
) -> Read:
    """Read a document, unless it has killed those who tried.

    Raises:
        AlignError, OSError: the machine or the job is at fault; nothing for a bad document.
    """
    step = Step("read", document.name, document.words)
    if deaths.at(step) >= MOST_READING:
        return Read(document, fault=f"{document.path}: {REASON}")
    watch.begin(step)
    try:
        return _read(document, recipe, splitter)
    except InputError as error:
        return Read(document, fault=str(error))
    except Exception as error:
        if is_fatal(error):
            raise
        said = f"cannot be read ({type(error).__name__}: {error})"
        return Read(document, fault=f"{document.path}: {said}".splitlines()[0])


def _read(document: Planned, recipe: Recipe, splitter: Splitter) -> Read:
    path = Path(document.path)
    opened = open_document(path, encoding=recipe.encoding or None)
    if opened.digest != document.digest:
        raise InputError(
            "the file has changed since the job was planned",
            where=str(path),
            hint="plan the job again with --update",
        )
    removed: list[Removed] = []
    cleaned = paragraphs(opened, keep_furniture=recipe.keep_furniture, on_removed=removed.append)
    name = storable_name(document.name)
    found = tuple(map(_storable, segments(cleaned, name, splitter)))
    counted = Counter(piece.reason for piece in removed)
    return Read(document, found, tuple(sorted(counted.items())), tuple(opened.notices))


def _storable(segment: Segment) -> Segment:
    text = storable(segment.text)
    return segment if text is segment.text else replace(segment, text=text)
