"""The time as the project file writes it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the UTC time to the second, ISO 8601 (``2026-11-25T08:00:00Z``)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
