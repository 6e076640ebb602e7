"""Terms: what the term base asks for is missing, or what it forbids is there."""

from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE, NOWHERE
from align.units import Outcome


class MissingTerms:
    """A term of the source has none of its allowed forms in the target."""

    id = "terms"
    title = "terms without an allowed form"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self.signs = ANYWHERE if setting.glossary else NOWHERE
        self._setting = setting

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each occurrence that is missing."""
        for use in self._setting.uses(pair):
            glossary = self._setting.glossary
            if use.outcome is Outcome.MISSING and glossary is not None:
                wanted = glossary[use.hit.entry].target
                message = f"'{use.hit.surface}' should be '{wanted}'"
                yield Finding(self.id, self.severity, message, 0, len(pair.target))


class ForbiddenTerms:
    """A term of the source is rendered in a way that the term base forbids."""

    id = "forbidden-terms"
    title = "terms in a forbidden form"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self.signs = ANYWHERE if setting.glossary else NOWHERE
        self._setting = setting

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each occurrence whose only form is forbidden."""
        for use in self._setting.uses(pair):
            glossary = self._setting.glossary
            if use.outcome is Outcome.FORBIDDEN and glossary is not None:
                wanted = glossary[use.hit.entry].target
                message = f"'{use.form}' is forbidden for '{use.hit.surface}': use '{wanted}'"
                yield Finding(self.id, self.severity, message, use.start, use.end)
