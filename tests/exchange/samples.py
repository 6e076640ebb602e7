"""Units to write, and the judges of what was written."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from align.exchange import Facts
from align.text import OffsetMap
from align.units import Origin, Outcome, Segment, Status, TermHit, TermUse, Tier, Unit

SHARED = Path(__file__).resolve().parents[3] / "shared"
FACTS = Facts("vi", "en", "0.1.0", datetime(2026, 11, 25, 8, 0, 5, tzinfo=UTC))
HONOURED = TermUse(
    TermHit(0, 7, "tỉnh ủy", "tinh-uy", Tier.EXACT),
    Outcome.HONOURED,
    "provincial Party committee",
    4,
    30,
    "plain",
)


def unit(
    number: int,
    source: str,
    target: str = "",
    status: Status | None = None,
    *terms: TermUse,
    document: str = "a.txt",
    note: str = "",
) -> Unit:
    """Return a unit, a draft if it has a target and nothing else is said."""
    segment = Segment(document, 1, number, source, OffsetMap((0,), (100 * number,)))
    return Unit(
        number,
        segment,
        target,
        status or (Status.DRAFT if target else Status.NEW),
        Origin("compact", "r1", "0badc0de", "beam=4") if target else None,
        -0.25 if target else None,
        terms,
        note,
        "2026-11-24T02:07:41Z" if target else "",
    )


def article() -> Iterator[Unit]:
    """A made-up article with a unit of every kind."""
    yield unit(1, "I. Tình hình chung", "I. General situation", Status.CONFIRMED)
    yield unit(2, "tỉnh ủy đã họp.", "the provincial Party committee met.", None, HONOURED)
    yield unit(3, "Chưa dịch.")
    yield unit(4, "A < B & C > D \"E\" 'F'", "A < B & C > D \"E\" 'F'", note="so & so")
    yield unit(5, "Lặp lại.", "Once more.", Status.CONFIRMED)
    yield unit(6, "Lặp lại.", "Again.")
    yield unit(7, "Lặp lại.", "Again.")
    yield unit(8, "Hết 😀.", "The end 😀.", document="b.txt")
