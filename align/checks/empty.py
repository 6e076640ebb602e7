"""Empty: a source with text has a target without any."""

from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity, whole


class Empty:
    """The target is blank, or has no letter or figure where the source has some."""

    id = "empty"
    title = "target without text"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding."""
        if _has_text(pair.source) and not _has_text(pair.target):
            yield whole(self, pair, "the target has no text")


def _has_text(text: str) -> bool:
    return any(c.isalnum() for c in text)
