"""What a confirmed segment cost: edits against the draft, and time since the one before.

HTER (Snover et al. 2006, "A Study of Translation Edit Rate with Targeted Human Annotation") is
TER of the draft with the confirmed target as its reference. The edit distance in characters tells
the fewest keys that would have done; the workbench counts those that were pressed. Time is what
lies between two confirmations of a person, a pause of more than ``IDLE`` counting as ``IDLE``: a
coffee is no effort. The first segment a person confirmed has no time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from align.scoring.systems import edits
from align.store import Project
from align.store.changes import PERSON
from align.store.memory.bands import Band, band_of
from align.store.memory.recall import MEMORY
from align.store.repetitions import REPETITION
from align.store.worked import Version, Worked
from align.text import word_count
from align.units import Origin

IDLE = 300.0
"""Seconds of a pause that count at most, unless told otherwise."""
_WINDOW = 200
"""Segments counted between two words of progress."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What one confirmed segment cost."""

    unit: int
    """Identity of the unit."""
    document: str
    number: int
    who: str
    at: str
    """UTC time it was confirmed, ISO 8601."""
    source: str
    draft: str
    """The last text that no person made before it was confirmed; empty if there was none."""
    target: str
    engine: str
    """What made the draft: an engine, ``memory``, ``repetition``; ``person`` without a draft."""
    score: float | None
    """Of the draft, as its engine tells it."""
    band: Band
    """Band of the match it was made from or that was offered first; ``new`` without one."""
    offered: int | None
    """Per cent of the first match offered."""
    words: int
    """Source words between white space."""
    edits: int
    """Edits of words from draft to target, shifts among them; all words without a draft."""
    length: int
    """Words of the target, as TER counts them."""
    characters: int
    """Edit distance from the first draft to the target (Levenshtein), in code points."""
    seconds: float | None
    """None for the first segment of a person."""
    keys: int | None = None
    """Keys with which that person changed the text; None where none was counted."""

    @property
    def hter(self) -> float:
        """Edits by words of the target: 0 for a draft that was right, 1 and more for a new text."""
        return self.edits / self.length if self.length else float(self.edits > 0)


def measure(
    project: Project,
    *,
    document: str | None = None,
    idle: float = IDLE,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Effort]:
    """Return the effort of every confirmed segment, in document order.

    Args:
        project: open.
        document: only the segments of this document.
        idle: seconds that a pause counts at most.
        advance: is told how many segments more have been counted.

    Raises:
        SettingsError: sacreBLEU, which counts TER, is not installed.
        ProjectError, StorageError: the project cannot be read.
    """
    done = list(project.worked())
    seconds = _seconds(done, idle)
    wanted = [one for one in done if document is None or one.document == document]
    found: list[Effort] = []
    for start in range(0, len(wanted), _WINDOW):
        window = wanted[start : start + _WINDOW]
        found += _measured(window, seconds)
        advance(len(window))
    return found


def _measured(window: Sequence[Worked], seconds: dict[int, float]) -> Iterator[Effort]:
    from rapidfuzz.distance import Levenshtein

    drafts = [_last_draft(one) for one in window]
    texts = [draft.target if draft else "" for draft in drafts]
    counted = edits(texts, [one.target for one in window])
    for one, draft, (changed, length) in zip(window, drafts, counted, strict=True):
        first = _first_draft(one)
        made = draft.origin if draft else None
        yield Effort(
            unit=one.unit,
            document=one.document,
            number=one.number,
            who=one.who,
            at=one.at,
            source=one.source,
            draft=draft.target if draft else "",
            target=one.target,
            engine=made.engine if made else PERSON,
            score=draft.score if draft else None,
            band=_band(made, one.offered),
            offered=one.offered,
            words=word_count(one.source),
            edits=changed,
            length=length,
            characters=Levenshtein.distance(first.target if first else "", one.target),
            seconds=seconds.get(one.unit),
            keys=one.keys,
        )


def _drafts(one: Worked) -> Iterator[Version]:
    """Yield the texts that no person made, oldest first."""
    for version in one.versions:
        if version.origin is not None and version.origin.engine != PERSON:
            yield version


def _first_draft(one: Worked) -> Version | None:
    return next(_drafts(one), None)


def _last_draft(one: Worked) -> Version | None:
    """Return the draft that was post-edited: the last one before the first confirmation."""
    found = None
    for version in _drafts(one):
        if version.confirmed:
            # Confirmed as it was: the draft itself.
            return found or version
        found = version
    return found


def _band(made: Origin | None, offered: int | None) -> Band:
    if made is not None and made.engine == REPETITION:
        return Band.REPETITION
    if made is not None and made.engine == MEMORY:
        said = dict(part.partition("=")[::2] for part in made.settings.split())
        score = said.get("score", "")
        if score.isdecimal():
            return band_of(int(score))
    return Band.NEW if offered is None else band_of(offered)


def _seconds(done: list[Worked], idle: float) -> dict[int, float]:
    """Return how long each unit took, by the time since the same person confirmed another."""
    before: dict[str, datetime] = {}
    found: dict[int, float] = {}
    for one in sorted(done, key=lambda one: (one.at, one.unit)):
        try:
            at = datetime.fromisoformat(one.at)
        except ValueError:
            continue
        if one.who in before:
            found[one.unit] = min(max((at - before[one.who]).total_seconds(), 0.0), idle)
        before[one.who] = at
    return found
