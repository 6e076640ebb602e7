"""Empty: a source with text has a target without any."""

from collections.abc import Iterable

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.signs import ANYWHERE


class Empty:
    """The target is blank, or has no letter or figure where the source has some."""

    id = "empty"
    title = "target without text"
    severity = Severity.ERROR
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding."""
        if _has_text(pair.target) or not _has_text(pair.source):
            return ()
        return (whole(self, pair, "the target has no text"),)


def _has_text(text: str) -> bool:
    return text[:1].isalnum() or any(c.isalnum() for c in text)
