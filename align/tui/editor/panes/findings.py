"""What the checks have found in the text as it is now."""

from collections.abc import Sequence

from rich.text import Text

from align.checks import Finding, Severity
from align.tui.editor.panes.ink import Ink, data, line

_SIGNS = {
    Severity.ERROR: ("✗", "bad"),
    Severity.WARNING: ("!", "doubt"),
    Severity.INFO: ("i", "faint"),
}


def findings(found: Sequence[Finding], text: str, chosen: int, ink: Ink) -> list[Text]:
    """Return each finding with its place and its repair; ``chosen`` is the marked one, or -1."""
    if not text.strip():
        return [Text("nothing to check yet", style=ink("faint"))]
    if not found:
        return [Text("✓ nothing found", style=ink("good"))]
    return [_finding(one, text, number == chosen, ink) for number, one in enumerate(found)]


def _finding(finding: Finding, text: str, chosen: bool, ink: Ink) -> Text:
    sign, meaning = _SIGNS[finding.severity]
    parts: list[Text | str] = [
        "▸" if chosen else " ",
        Text(f"{sign} {finding.check}: ", style=ink(meaning)),
        data(finding.message),
    ]
    if finding.end - finding.start < len(text):
        parts += [" “", data(text[finding.start : finding.end], ink("term")), "”"]
    if finding.fix is not None:
        parts += [" → “", data(finding.fix, ink("added")), "”"]
    return line(*parts)
