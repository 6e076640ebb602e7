"""Where a segment is cut, and what two make together."""

from align.errors import UserError
from align.session.terms import Judge
from align.store.editing.parts import Part
from align.text import Mapped, joined
from align.units import Status, Unit


def halves(
    unit: Unit, typed: str | None, at: int, target_at: int | None, judge: Judge
) -> tuple[Part, Part]:
    """Cut a unit in two.

    Args:
        unit: as it stands.
        typed: what was typed in it and not confirmed, None if nothing.
        at: where to cut the source, in code points; white space around it goes.
        target_at: where to cut the target as seen; None leaves all of it to the first part.
        judge: of the terms of both.

    Raises:
        UserError: one of the parts would have no source.
    """
    whole = Mapped(unit.segment.text, unit.segment.offsets)
    sources = (whole[: max(at, 0)].stripped(), whole[max(at, 0) :].stripped())
    if not all(source.text for source in sources):
        raise UserError(
            f"segment {unit.segment.number} cannot be split there, one part would be empty",
            hint="put the cursor between two words of the source",
        )
    seen = unit.target if typed is None else typed
    cut = len(seen) if target_at is None else max(target_at, 0)
    first, second = (
        _part(source, text.strip(), typed is not None, judge)
        for source, text in zip(sources, (seen[:cut], seen[cut:]), strict=True)
    )
    return first, second


def whole(units: tuple[Unit, Unit], typed: tuple[str | None, str | None], judge: Judge) -> Part:
    """Make one of two neighbours: confirmed if both are and nothing is typed in either."""
    source = joined((Mapped(unit.segment.text, unit.segment.offsets) for unit in units), " ")
    seen = [unit.target if text is None else text for unit, text in zip(units, typed, strict=True)]
    text = " ".join(filter(None, (part.strip() for part in seen)))
    is_typed = any(one is not None for one in typed)
    part = _part(source, text, is_typed, judge)
    if not is_typed and all(unit.status is Status.CONFIRMED for unit in units):
        return Part(source, text, Status.CONFIRMED, None, part.terms)
    return part


def _part(source: Mapped, text: str, typed: bool, judge: Judge) -> Part:
    """Return a part that a person has yet to confirm."""
    if typed and text:
        return Part(source, typed=text)
    terms = judge.uses(source.text, text) if text else None
    return Part(source, text, Status.DRAFT if text else Status.NEW, None, terms or ())
