"""Find a text or a regular expression, as a person typed it, without ever hanging."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex
from regex import Match, Pattern

from align.errors import SettingsError
from align.text import plain

# A pattern that backtracks without end is cut off; an honest one needs microseconds.
_SECONDS = 0.5

Span = tuple[int, int]


@dataclass(frozen=True)
class Finder:
    """What is looked for."""

    text: str
    regex: bool = False
    """Whether it is a regular expression of the package ``regex``."""
    case: bool = False
    """Whether capitals count."""

    @cached_property
    def pattern(self) -> Pattern[str]:
        """The compiled pattern.

        Raises:
            SettingsError: the text is no regular expression.
        """
        text = plain(self.text)
        # With V0 and FULLCASE, "STRASSE" finds "Straße" as readers expect.
        flags = regex.V0 if self.case else regex.V0 | regex.IGNORECASE | regex.FULLCASE
        try:
            return regex.compile(text if self.regex else re.escape(text), flags)
        except regex.error as error:
            raise SettingsError(
                f"'{self.text}' is no regular expression ({error})",
                hint="correct it, or search for it as plain text",
            ) from error

    @cached_property
    def _needle(self) -> str:
        text = plain(self.text)
        return text if self.case else text.casefold()

    def found_in(self, text: str) -> bool:
        """Say whether it occurs in a text.

        Raises:
            SettingsError: the pattern is none, or takes too long.
        """
        if not self.regex:
            return self._needle in (text if self.case else text.casefold())
        try:
            return self.pattern.search(text, timeout=_SECONDS) is not None
        except TimeoutError as error:
            raise self._endless() from error

    def replaced(self, text: str, replacement: str) -> tuple[str, tuple[Span, ...]]:
        r"""Return a text with every occurrence replaced, and where the new parts stand in it.

        In the replacement of a regular expression ``\1`` and ``\g<name>`` stand for groups.

        Raises:
            SettingsError: the pattern is none or takes too long, or the replacement names a
                group that it lacks.
        """
        pieces: list[str] = []
        spans: list[Span] = []
        length = done = 0
        for match in self._matches(text):
            new = plain(self._expanded(match, replacement))
            before = text[done : match.start()]
            spans.append((length + len(before), length + len(before) + len(new)))
            pieces += (before, new)
            length = spans[-1][1]
            done = match.end()
        return "".join(pieces) + text[done:], tuple(spans)

    def _matches(self, text: str) -> Iterator[Match[str]]:
        try:
            yield from self.pattern.finditer(text, timeout=_SECONDS)
        except TimeoutError as error:
            raise self._endless() from error

    def _expanded(self, match: Match[str], replacement: str) -> str:
        if not self.regex:
            return replacement
        try:
            return match.expand(replacement) or ""
        except (regex.error, IndexError) as error:
            raise SettingsError(
                f"the replacement '{replacement}' does not fit the pattern ({error})",
                hint=r"name groups that the pattern has, and write \\ for a backslash",
            ) from error

    def _endless(self) -> SettingsError:
        return SettingsError(
            f"the regular expression '{self.text}' takes too long",
            hint="make it simpler: repeat nothing that is itself repeated",
        )
