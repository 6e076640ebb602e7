"""Which segments are to be seen: the filter as data, and the form that asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual.containers import Horizontal
from textual.widget import Widget

from align.checks.registry import known
from align.errors import SettingsError
from align.store.editing import (
    AllOf,
    Among,
    Bookmarked,
    Confidence,
    Contains,
    HasStatus,
    HasTerm,
    Locked,
    MadeBy,
    Noted,
    Score,
    Side,
    Typed,
    Where,
)
from align.store.editing.finding import Finder
from align.text import plain
from align.tui.dialogs.asking import QuickForm
from align.tui.start.form import Choice, Line, Tick
from align.units import Status

_MARKS: tuple[tuple[str, str, str, Where], ...] = (
    ("terms", "Terms amiss", "terms amiss", HasTerm()),
    ("noted", "Noted", "with a note", Noted()),
    ("bookmarked", "Bookmark", "bookmarked", Bookmarked()),
    ("typed", "Typed", "typed, not confirmed", Typed()),
    ("locked", "Locked", "locked", Locked()),
)
"""Name in ``Filter``, label in the form, words of the indicator, criterion."""
ANY = "any"
"""Stands for all checks of the profile."""
_SIDES = {Side.SOURCE: " in the source", Side.TARGET: " in the translation", Side.EITHER: ""}


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that a segment must all meet; the default lets everything through."""

    text: str = ""
    regex: bool = False
    case: bool = False
    side: Side = Side.EITHER
    statuses: frozenset[Status] = frozenset()
    """Empty: any."""
    origin: str = ""
    """What made the translation, several with commas: an engine, ``memory``, ``person``."""
    below: float | None = None
    """At most this sure: from 0 on a confidence of the aligner, else a score of the engine."""
    finding: str = ""
    """Checks that find something, several with commas; ``any`` for all of the profile."""
    found: frozenset[int] | None = None
    """The units in which they do; None: it was not looked for yet."""
    terms: bool = False
    """Only with a term that is missing or forbidden."""
    noted: bool = False
    bookmarked: bool = False
    typed: bool = False
    locked: bool = False

    def where(self) -> Where:
        """Return the criteria."""
        return AllOf(tuple(self._parts()))

    @property
    def checks(self) -> tuple[str, ...]:
        """Names of the checks whose findings are looked for, none for all of the profile.

        Raises:
            SettingsError: there is no such check.
        """
        return tuple(known(name) for name in _named(self.finding) if name != ANY)

    def words(self) -> str:
        """Return what the indicator says, '' if everything is let through."""
        said = []
        if self.text:
            marks = ("/", "/") if self.regex else ("“", "”")
            said.append(f"{self.text.join(marks)}{_SIDES[self.side]}")
        if self.statuses:
            said.append(" or ".join(status for status in Status if status in self.statuses))
        if self.origin:
            said.append(f"by {self.origin}")
        if self.below is not None:
            said.append(f"{'confidence' if self.below >= 0 else 'score'} ≤ {self.below:g}")
        if self.finding:
            said.append(f"with {self.finding} findings")
        said += [words for name, _, words, _ in _MARKS if getattr(self, name)]
        return ", ".join(said)

    def _parts(self) -> Iterator[Where]:
        if self.text:
            yield Contains(self.text, self.side, self.regex, self.case)
        if self.statuses:
            yield HasStatus(self.statuses)
        engines = frozenset(_named(self.origin))
        if engines:
            yield MadeBy(engines)
        if self.below is not None:
            yield Confidence(high=self.below) if self.below >= 0 else Score(high=self.below)
        if self.found is not None:
            yield Among(self.found)
        for name, _, _, criterion in _MARKS:
            if getattr(self, name):
                yield criterion


class FilterForm(QuickForm[Filter]):
    """Ask for a filter; Enter in a line carries it out."""

    DEFAULT_CSS: ClassVar[str] = """
    FilterForm {
        & .ticks { height: auto; margin-left: 14; }
        & .ticks Checkbox { margin-left: 0; margin-right: 1; width: auto; }
    }
    """

    def __init__(self, current: Filter) -> None:
        below = "" if current.below is None else f"{current.below:g}"
        marks = [Choice(name, label, getattr(current, name)) for name, label, _, _ in _MARKS]
        super().__init__(
            "Show only segments that …",
            (
                Line("text", "Text", current.text, "anywhere"),
                Choice("regex", "Pattern", current.regex),
                Choice("case", "Capitals count", current.case),
                Choice("source", "In source", current.side is not Side.TARGET),
                Choice("target", "In translation", current.side is not Side.SOURCE),
                Line("origin", "Made by", current.origin, "engine, memory or person"),
                Line("below", "At most", below, "confidence 0.6, or score -1.2"),
                Line("finding", "Finding", current.finding, "name of a check, or any"),
                *(
                    Choice(status, status.capitalize(), status in current.statuses)
                    for status in Status
                ),
                *marks,
            ),
            "Filter",
        )

    def middle(self) -> list[Widget]:
        """Return the lines with boxes side by side, so that they fit a small window."""
        made: list[Widget] = []
        for ticks, group in groupby(super().middle(), lambda one: isinstance(one, Tick)):
            widgets = list(group)
            if not ticks:
                made += widgets
                continue
            # Two or three a row: 44 cells beside the labels.
            size = 2 if len(widgets) == 4 else 3
            rows = (widgets[at : at + size] for at in range(0, len(widgets), size))
            made += [Horizontal(*row, classes="ticks") for row in rows]
        return made

    def result(self) -> Filter:
        """See ``Form``."""
        text, regex, case = plain(self.said("text")), self.ticked("regex"), self.ticked("case")
        if regex and text:
            # Compiled here, so that what is wrong with it is said beside it.
            _ = Finder(text, True, case).pattern
        finding = plain(self.said("finding")).strip()
        # Looked up here, so that a wrong name is said beside it.
        _ = Filter(finding=finding).checks
        return Filter(
            text=text,
            regex=regex,
            case=case,
            side=self._side(),
            statuses=frozenset(status for status in Status if self.ticked(status)),
            origin=plain(self.said("origin")),
            below=self._below(),
            finding=finding,
            found=None,
            **{name: self.ticked(name) for name, *_ in _MARKS},
        )

    def _side(self) -> Side:
        source, target = self.ticked("source"), self.ticked("target")
        if source is target:
            return Side.EITHER
        return Side.SOURCE if source else Side.TARGET

    def _below(self) -> float | None:
        said = self.said("below").replace(",", ".").replace("−", "-")
        if not said:
            return None
        try:
            number = float(said)
        except ValueError:
            number = float("nan")
        if not -1e6 <= number <= 1:
            raise SettingsError(
                f"'{said}' is neither a confidence nor a score",
                hint="give 0 to 1 for a confidence, a number below 0 for a score",
            )
        return number


def _named(text: str) -> list[str]:
    """Return the parts of a list with commas."""
    return [name for part in text.split(",") if (name := part.strip())]
