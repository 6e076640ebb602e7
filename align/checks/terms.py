"""Terms: what the term base asks for is missing, or what it forbids is there."""

from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import vocabulary, words
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
        uses = self._setting.uses(pair)
        met = {use.hit.entry for use in uses if use.outcome is Outcome.HONOURED}
        for use in uses:
            glossary = self._setting.glossary
            if use.outcome is Outcome.MISSING and glossary is not None:
                entry = glossary[use.hit.entry]
                again = use.hit.entry in met and _mentions(entry.renderings, pair.target)
                if again or _derived(entry.renderings, pair.target):
                    continue
                wanted = glossary[use.hit.entry].target
                message = f"'{use.hit.surface}' should be '{wanted}'"
                yield Finding(self.id, self.severity, message, 0, len(pair.target))


def _mentions(forms: Iterable[str], target: str) -> bool:
    """Whether a term that was said in full is meant again: by its head, or by a pronoun."""
    said = vocabulary(target)
    if not said.isdisjoint(_PRONOUNS) or any(word.isdecimal() for word in said):
        return True
    heads = {_head(form) for form in forms}
    return any(sum(word.startswith(head) for word in words(target)) > 1 for head in heads)


def _head(form: str) -> str:
    """Return the noun that a term of several words is about: ``cell``, ``member``."""
    before = form.lower().split(" of ")[0].split()
    return before[-1] if before else form.lower()


def _derived(forms: Iterable[str], target: str) -> bool:
    """Whether each word of an allowed form has one of its family in the target."""
    said = vocabulary(target)
    for form in forms:
        wanted = [word for word in words(form) if word not in _MINOR]
        if wanted and all(any(_of_family(word, other) for other in said) for word in wanted):
            return True
    return False


def _of_family(word: str, other: str) -> bool:
    """Whether two words begin alike, as a noun and its adjective do: province, provincial."""
    least = max(_LEAST, len(word) - _ENDING)
    return word == other or (len(word) > _LEAST and other[:least] == word[:least])


_LEAST = 5
_ENDING = 3
"""Letters in which words of one family differ at the end."""
_MINOR = frozenset({"the", "of", "a", "an", "and", "for", "in", "on", "to", "at"})
_PRONOUNS = frozenset(
    {"it", "its", "they", "them", "their", "theirs", "this", "that", "these", "those"}
    | {"one", "ones", "which", "who", "he", "she", "his", "her", "him", "whose", "each", "all"}
)


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
