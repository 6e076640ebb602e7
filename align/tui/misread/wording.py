"""What is said of suggestions and decisions, in words."""

from align.repair import Trust
from align.session.misread import Decided

TIERS = {
    Trust.CERTAIN: ("●", "good"),
    Trust.LIKELY: ("◐", "doubt"),
    Trust.POSSIBLE: ("○", "faint"),
}
"""Sign and colour of each tier."""
VERDICTS = {None: " ", True: "✓", False: "✗"}
WORDS = {None: "open", True: "accepted", False: "rejected"}


def told(done: Decided, accepted: bool | None) -> str:
    """Return one sentence about what a decision has done and what it has left."""
    parts = [f"{len(done.done)} {WORDS[accepted] if accepted is not None else 'open again'}"]
    if done.confirmed:
        parts.append(f"{_segments(len(done.confirmed))} confirmed: translation kept, look at it")
    if done.anew:
        parts.append(f"{_segments(len(done.anew))} to be translated anew")
    if done.locked:
        parts.append(f"{len(done.locked)} in locked segments left")
    if done.gone:
        parts.append(f"{len(done.gone)} no longer there: F5 in the list looks again")
    if done.unkept:
        parts.append(f"kept in the project only ({done.unkept})")
    return "; ".join(parts)


def counted(count: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _segments(count: int) -> str:
    return "1 segment is" if count == 1 else f"{count} segments are"
