"""A unit as one line of a shard's result, and back."""

from collections.abc import Sequence
from typing import cast

from align.checks import Finding, Severity
from align.jobs.lines import Json, Line
from align.text import OffsetMap
from align.units import (
    Kind,
    Origin,
    Outcome,
    Segment,
    Status,
    TermHit,
    TermUse,
    Tier,
    Unit,
)

# Lists, where names would fill more of the disk than what they name.


def unit_line(unit: Unit, findings: Sequence[Finding], made: Origin) -> Line:
    """Return a unit; its origin is left out where it is ``made``, the one of the job."""
    segment = unit.segment
    line: Line = {
        "unit": segment.number,
        "paragraph": segment.paragraph,
        "kind": segment.kind.value,
        "page": segment.page,
        "offsets": [list(segment.offsets.at), list(segment.offsets.raw)],
        "source": segment.text,
        "target": unit.target,
        "score": unit.score,
        "terms": [_term(use) for use in unit.terms],
        "findings": [
            [f.check, f.severity.value, f.message, f.start, f.end, f.fix] for f in findings
        ],
        "fault": unit.note,
    }
    if unit.origin is not None and unit.origin != made:
        origin = unit.origin
        line["origin"] = [origin.engine, origin.revision, origin.glossary, origin.settings]
    return {key: value for key, value in line.items() if value not in (None, [], "")}


def _term(use: TermUse) -> Json:
    hit = use.hit
    found: list[Json] = [hit.start, hit.end, hit.surface, hit.entry, hit.tier.value]
    return [*found, use.outcome.value, use.form, use.start, use.end, use.rung]


def unit_of(line: Line, document: str, made: Origin) -> tuple[Unit, tuple[Finding, ...]]:
    """Read what ``unit_line`` gave."""
    at, raw = cast("list[list[int]]", line["offsets"])
    number = int(line["unit"])  # type: ignore[arg-type]
    segment = Segment(
        document,
        int(line["paragraph"]),  # type: ignore[arg-type]
        number,
        str(line.get("source", "")),
        OffsetMap(tuple(at), tuple(raw)),
        Kind(str(line["kind"])),
        line.get("page"),  # type: ignore[arg-type]
    )
    target = str(line.get("target", ""))
    said = line.get("origin")
    unit = Unit(
        number,
        segment,
        target,
        Status.DRAFT if target else Status.NEW,
        (Origin(*said) if said else made) if target else None,  # type: ignore[misc]
        line.get("score"),  # type: ignore[arg-type]
        tuple(map(_use, line.get("terms") or [])),  # type: ignore[arg-type]
        str(line.get("fault", "")),
    )
    findings = tuple(map(_finding, line.get("findings") or []))  # type: ignore[arg-type]
    return unit, findings


def _use(row: Sequence[Json]) -> TermUse:
    start, end, surface, entry, tier, outcome, form, begin, stop, rung = row
    hit = TermHit(start, end, surface, entry, Tier(str(tier)))  # type: ignore[arg-type]
    return TermUse(hit, Outcome(str(outcome)), form, begin, stop, rung)  # type: ignore[arg-type]


def _finding(row: Sequence[Json]) -> Finding:
    check, severity, message, start, end, fix = row
    return Finding(check, Severity(str(severity)), message, start, end, fix)  # type: ignore[arg-type]
