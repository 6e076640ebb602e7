"""What ``align check`` found, as a table, as JSON and as CSV."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from align.checks import Severity

if TYPE_CHECKING:
    from rich.text import Text

    from align.checks import Found
    from align.cli.check_pairs import Looked

_SHOWN = 50
_ORDER = list(Severity)
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def as_data(looked: "Looked") -> str:
    """Return everything as JSON."""
    data = {
        "pairs": looked.pairs,
        "untranslated": looked.untranslated,
        "suppressed": looked.suppressed,
        "severities": {one.value: looked.severities[one] for one in Severity},
        "checks": dict(Counter(one.finding.check for one in looked.findings)),
        "findings": [_row(one) for one in looked.findings],
    }
    return json.dumps(data, ensure_ascii=False)


def _row(one: "Found") -> dict[str, object]:
    pair, finding = one.pair, one.finding
    return {
        "place": pair.place,
        "line": pair.line,
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "fix": finding.fix,
        "source": pair.source,
        "target": pair.target,
    }


def write_csv(path: Path, looked: "Looked", *, force: bool) -> None:
    """Write one row a finding.

    Raises:
        OutputError: the file exists and ``force`` is false, or it cannot be written.
    """
    from align.exchange.atomic import fresh_file

    columns = "place line check severity message start end fix source target"
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns.split())
    writer.writeheader()
    writer.writerows(_row(one) for one in looked.findings)
    with fresh_file(path, force=force) as stream:
        stream.write(text.getvalue().encode())


def show(file: Path, looked: "Looked") -> None:
    """Print the gravest findings as a table, and how many there are of each kind."""
    from rich.text import Text

    from align.cli.console import console, table

    screen = console()
    grave = sorted(looked.findings, key=lambda one: _ORDER.index(one.finding.severity))
    if grave:
        shown = table(file.name, "where", "check", "what", "target", "fix")
        for one in grave[:_SHOWN]:
            finding = one.finding
            style = _STYLES[finding.severity]
            what = Text(finding.message)
            fix = "" if finding.fix is None else repr(finding.fix)
            check = Text(finding.check, style=style)
            shown.add_row(Text(one.pair.place), check, what, _marked(one, style), Text(fix))
        screen.print(shown)
        if len(grave) > _SHOWN:
            screen.print(f"{len(grave) - _SHOWN} more; --json or --csv FILE lists all")
    counts = Counter(one.finding.check for one in looked.findings)
    if counts:
        screen.print(", ".join(f"{check} {number}" for check, number in counts.most_common()))
    told = ", ".join(_counted(looked.severities[one], one) for one in Severity)
    screen.print(f"{looked.pairs:,} pairs: {told}{_rest(looked)}")


def _counted(number: int, severity: Severity) -> str:
    several = number != 1 and severity is not Severity.INFO
    return f"{number:,} {severity}{'s' if several else ''}"


def _rest(looked: "Looked") -> str:
    told = ""
    if looked.untranslated:
        told += f"; {looked.untranslated:,} not translated yet"
    if looked.suppressed:
        told += f"; {looked.suppressed:,} suppressed"
    return told


def _marked(one: "Found", style: str, around: int = 30) -> "Text":
    """Return the target around a finding, with the place in colour."""
    from rich.text import Text

    finding, target = one.finding, one.pair.target
    if finding.start <= 0 and finding.end >= len(target):
        return Text(target if len(target) <= 4 * around else f"{target[: 4 * around]}…")
    first, last = max(0, finding.start - around), min(len(target), finding.end + around)
    text = Text("…" if first else "")
    text.append(target[first : finding.start])
    text.append(target[finding.start : finding.end], style=f"{style} underline")
    text.append(target[finding.end : last] + ("…" if last < len(target) else ""))
    return text
