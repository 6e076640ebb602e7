"""Units with their neighbours."""

from collections.abc import Iterable, Iterator

from align.units import Unit

Neighbours = tuple[Unit | None, Unit, Unit | None]


def with_neighbours(units: Iterable[Unit]) -> Iterator[Neighbours]:
    """Yield each unit between the ones that stand next to it in its document.

    A neighbour that is not in the stream is None, so that a filtered stream never claims a
    context which the document does not have.
    """
    before: Unit | None = None
    here: Unit | None = None
    for after in units:
        if here is not None:
            yield _next_to(before, here), here, _next_to(after, here)
            before = here
        here = after
    if here is not None:
        yield _next_to(before, here), here, None


def _next_to(other: Unit | None, unit: Unit) -> Unit | None:
    if other is None or other.segment.document != unit.segment.document:
        return None
    return other if abs(other.segment.number - unit.segment.number) == 1 else None
