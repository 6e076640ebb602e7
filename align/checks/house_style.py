"""House style: the conventions of English that the settings of the project ask for."""

from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE, NOWHERE
from align.conventions import EnglishSettings, conform, term_spans

_SAID = {
    "spelling": "is spelled",
    "names": "is written",
    "bodies": "is written",
    "numbers": "is written",
    "dates": "is written",
}


class HouseStyle:
    """A word, name, number or date is written otherwise than ``[english]`` in the settings says."""

    id = "house-style"
    title = "spelling, names, bodies, numbers and dates against the [english] settings"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        asked = setting.english != EnglishSettings() and setting.theirs.code == "en"
        self.signs = ANYWHERE if asked else NOWHERE

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield what does not follow the conventions, but for forms that the term base has."""
        if self.signs is NOWHERE:
            return
        fixed = term_spans(self._setting.uses(pair))
        found = conform(pair.target, self._setting.english, source=pair.source, fixed=fixed)
        for change in found.changes:
            message = f"{change.old} {_SAID[change.rule]} {change.new} in this project"
            yield Finding(self.id, self.severity, message, change.start, change.end, change.new)
