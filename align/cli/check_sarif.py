"""What ``align check`` found as SARIF, which continuous integration and editors read.

SARIF 2.1.0, OASIS Standard, 27 March 2020. A unit of a project, or of a file without lines, has a
logical location; offsets count code points.
"""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from align.checks import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from align.checks import Found
    from align.cli.check_pairs import Looked

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write_sarif(
    path: Path, checked: Path, looked: "Looked", names: "Sequence[str]", *, force: bool
) -> None:
    """Write a log of one run.

    Args:
        path: the file to write.
        checked: the project or file that was looked at.
        looked: what was found.
        names: the checks that were run; each is a rule, whether it found something or not.
        force: replace an existing file.

    Raises:
        OutputError: the file exists and ``force`` is false, or it cannot be written.
    """
    from align.exchange.atomic import fresh_file

    with fresh_file(path, force=force) as stream:
        log = _log(checked, looked, names)
        stream.write(json.dumps(log, ensure_ascii=False, indent=1).encode())


def _log(checked: Path, looked: "Looked", names: "Sequence[str]") -> dict[str, object]:
    from align import __version__

    order = {name: number for number, name in enumerate(names)}
    driver = {"name": "align", "version": __version__, "rules": [_rule(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(checked)}}],
        "results": [_result(checked, one, order) for one in looked.findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str) -> dict[str, object]:
    from align.checks import described

    check = described(name)
    return {
        "id": name,
        "shortDescription": {"text": check.title},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(checked: Path, one: "Found", order: dict[str, int]) -> dict[str, object]:
    pair, finding = one.pair, one.finding
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(checked), "index": 0}}
    # The number of a unit in a project is no line of its file.
    if pair.unit is None and pair.place == f"line {pair.line}":
        place["region"] = {"startLine": pair.line}
    logical = {"fullyQualifiedName": pair.place, "kind": "unit"}
    # The same finding in a later run: by what was said, wherever it has moved to.
    said = f"{finding.check}\x1f{pair.source}\x1f{pair.target}\x1f{finding.start}"
    known = hashlib.sha256(said.encode()).hexdigest()[:32]
    return {
        "ruleId": finding.check,
        "ruleIndex": order[finding.check],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}."},
        "locations": [{"physicalLocation": place, "logicalLocations": [logical]}],
        "partialFingerprints": {"finding/v1": known},
        "properties": {
            "source": pair.source,
            "target": pair.target,
            "start": finding.start,
            "end": finding.end,
            "fix": finding.fix,
        },
    }


def _uri(path: Path) -> str:
    """Return a reference that stands in a URI: relative where the path is."""
    from urllib.parse import quote

    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
