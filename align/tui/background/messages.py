"""What background work tells besides ``align.tui.editor.messages``."""

from collections.abc import Mapping, Sequence

from textual.message import Message

from align.checks import Finding


class Suggested(Message):
    """A unit was translated anew, but a person holds it, so that nothing was written.

    Attributes:
        unit: its identity.
        text: the translation, to be offered.
    """

    def __init__(self, unit: int, text: str) -> None:
        super().__init__()
        self.unit = unit
        self.text = text


class Checked(Message):
    """Some units were checked.

    Attributes:
        findings: by unit, by their place; those without a target are left out.
    """

    def __init__(self, findings: Mapping[int, tuple[Finding, ...]]) -> None:
        super().__init__()
        self.findings = findings


class Sought(Message):
    """The project was searched for what checks find.

    Attributes:
        checks: their names; without any, all of the profile.
        units: those in which they find something.
    """

    def __init__(self, checks: Sequence[str], units: frozenset[int]) -> None:
        super().__init__()
        self.checks = tuple(checks)
        self.units = units
