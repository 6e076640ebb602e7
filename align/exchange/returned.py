"""What a reviewer sends back: units of an exchange file find their way into the project again.

A unit is found by the identifier that our export gave it, and only if its source is still the
same. What the file says of the target decides:

* a new wording is confirmed where the file says so, else it becomes a draft of a person;
* the wording that the project has is confirmed where the file says that it was signed off;
* a draft that the project has left behind since the export is not brought back;
* a confirmed target that is worded otherwise in the project and in the file is a conflict and is
  left, unless the file is preferred.

Nothing is lost: what stood in a unit is in its history, and notes of both sides are kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from align.exchange.reading.records import PLACEHOLDER, Translated
from align.exchange.reading.units import tidy
from align.exchange.said import note_of
from align.exchange.xmltext import legal
from align.store import Project
from align.units import Draft, Origin, Status, TermUse, Unit

Judge = Callable[[str, str], tuple[TermUse, ...]]
"""Returns the verdicts on the terms of a source in a target."""
_KEY = regex.compile(r"u([1-9][0-9]{0,17})(?:/.*)?", regex.DOTALL)
_PERSON = Origin("person")
_SIGNED = frozenset(
    [
        "final",
        "reviewed",
        "signed-off",
        "approved",
        "confirmed",
        "done",
        "ok",
        "ApprovedTranslation",
        "ApprovedSignOff",
    ]
)
"""States by which a person says that an unchanged target is right."""


class Fate(StrEnum):
    """What became of a unit of the file."""

    CONFIRMED = "confirmed"
    DRAFTED = "drafted"
    UNCHANGED = "unchanged"
    OUTDATED = "outdated"
    """A draft that stood in the project before and has been replaced since."""
    UNTRANSLATED = "untranslated"
    CONFLICT = "conflict"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class Returned:
    """A unit of the file and what became of it."""

    fate: Fate
    unit: Translated
    here: str = ""
    """The target that the project had."""
    reason: str = ""
    """Why it is unmatched, or what else there is to say."""
    noted: bool = False
    """Whether the note of the unit has changed."""


def take_back(
    project: Project,
    units: Iterable[Translated],
    *,
    who: str,
    judge: Judge | None = None,
    prefer_file: bool = False,
    dry: bool = False,
) -> Iterator[Returned]:
    """Bring units back, one by one; each is saved before it is yielded.

    Args:
        project: takes them.
        units: of a file of ours, see ``align.exchange.reading.read_whole``.
        who: the person in whose name it is done.
        judge: gives the verdicts on the terms of a new wording; without it there are none.
        prefer_file: replace a confirmed target by the file's.
        dry: change nothing, only say what would become of each unit.

    Raises:
        InputError: the file cannot be read further.
        ProjectError, StorageError: the project failed; what was yielded is safe.
    """
    seen: set[int] = set()
    for one in units:
        unit, reason = _found(project, one, seen)
        if unit is None:
            yield Returned(Fate.UNMATCHED, one, reason=reason)
            continue
        seen.add(unit.identity)
        target, dropped = _bare(one.target, one.target_codes)
        fate = _fate(project, unit, one, target, prefer_file)
        note = _note(unit, one)
        noted = note != note_of(unit)
        if not dry:
            _write(project, unit, one, target, fate, who, judge)
            if noted:
                project.annotate(unit.identity, note)
        reason = f"{dropped} inline codes were left out" if dropped else ""
        yield Returned(fate, one, unit.target, reason, noted)


def _found(project: Project, one: Translated, seen: set[int]) -> tuple[Unit | None, str]:
    """Return the unit of the project that this one was, or the reason why there is none."""
    key = _KEY.fullmatch(one.key)
    if key is None:
        return None, "it has no identifier of ours" if one.key else "it has no identifier"
    identity = int(key[1])
    unit = project.unit(identity)
    if unit is None:
        return None, "the project has no such unit"
    if identity in seen:
        return None, "the file has it twice; the first one was taken"
    if _bare(one.source, one.source_codes)[0] != tidy(legal(unit.segment.text)[0]):
        return None, "its source is another one in the project"
    return unit, ""


def _fate(project: Project, unit: Unit, one: Translated, target: str, prefer_file: bool) -> Fate:
    if not target:
        return Fate.UNTRANSLATED
    state = dict(one.props).get("x-state", "")
    same = target == _text(unit.target) and unit.status is not Status.NEW
    if same:
        signed = state in _SIGNED and unit.status is not Status.CONFIRMED
        return Fate.CONFIRMED if signed else Fate.UNCHANGED
    confirmed = bool(state) and one.status is Status.CONFIRMED
    if unit.status is Status.CONFIRMED:
        return Fate.CONFIRMED if prefer_file else Fate.CONFLICT
    if confirmed:
        return Fate.CONFIRMED
    past = (_text(entry.target) for entry in project.history(unit.identity))
    return Fate.OUTDATED if target in past else Fate.DRAFTED


def _write(
    project: Project,
    unit: Unit,
    one: Translated,
    target: str,
    fate: Fate,
    who: str,
    judge: Judge | None,
) -> None:
    if fate not in (Fate.CONFIRMED, Fate.DRAFTED):
        return
    if target == _text(unit.target):
        project.confirm(unit.identity, unit.target, who)
        return
    terms = judge(unit.segment.text, target) if judge else ()
    # What a machine made for a unit that had nothing yet is known to be the machine's.
    made = one.origin if unit.status is Status.NEW and one.origin is not None else _PERSON
    if fate is Fate.DRAFTED or made is not _PERSON:
        draft = Draft(unit.identity, target, made, terms=terms, note=unit.note)
        project.save([draft], who=who)
    if fate is Fate.CONFIRMED:
        project.confirm(unit.identity, target, who, terms=terms)


def _note(unit: Unit, one: Translated) -> str:
    """Return what both sides have noted, the project first."""
    ours = note_of(unit)
    theirs = tidy("\n".join(one.notes))
    if not theirs or theirs in ours:
        return ours
    return theirs if ours in theirs else f"{ours}\n{theirs}"


def _text(target: str) -> str:
    return tidy(legal(target)[0])


def _bare(text: str, codes: tuple[str, ...]) -> tuple[str, int]:
    """Return a text without inline codes, and how many there were; a project has none."""
    if not codes:
        return text, 0
    marks = iter(codes)
    kept = regex.sub(
        PLACEHOLDER, lambda _: PLACEHOLDER if next(marks, "") == PLACEHOLDER else "", text
    )
    return tidy(kept), sum(code != PLACEHOLDER for code in codes)
