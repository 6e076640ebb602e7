"""Units out of the project, in the format of a file."""

import hashlib
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from align import __version__
from align.errors import SettingsError
from align.exchange import Facts, Report, check_output, export, for_path
from align.exchange.splitting import split
from align.exchange.tmx import Tmx
from align.exchange.wanted import Wanted
from align.store import Project


def write(
    project: Project,
    path: Path,
    *,
    force: bool = False,
    document: str | None = None,
    wanted: Wanted | None = None,
) -> Report:
    """Write every translated unit in the format that the ending of ``path`` stands for.

    An existing file is replaced only with ``force``, or if it still is what this project wrote.
    The same project gives the same bytes.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
        SettingsError: no format has that ending, or it cannot hold what is wanted.
    """
    force = force or is_ours(project, path)
    report = _written(project, path, document, wanted or Wanted(), force)
    project.set_fact(f"export:{path.resolve()}", _digest(path))
    return report


def write_parts(
    project: Project,
    path: Path,
    limit: int,
    *,
    force: bool = False,
    document: str | None = None,
    wanted: Wanted | None = None,
) -> tuple[Report, list[Path]]:
    """Write a TMX in parts of at most ``limit`` bytes: ``OUT-001.tmx``, ``OUT-002.tmx`` …

    Raises:
        OutputError: a part exists and ``force`` is false, or it cannot be written.
        SettingsError: it is no TMX, or the limit leaves no room for units.
    """
    if path.suffix.lower() != ".tmx":
        raise SettingsError("only a TMX can be split", hint="name a .tmx, or leave out --split")
    check_output(path, force=True)
    with TemporaryDirectory(prefix=".align-", dir=path.parent) as folder:
        whole = Path(folder) / "whole.tmx"
        report = _written(project, whole, document, wanted or Wanted(), force=False)
        return report, split(whole, path, limit, force=force)


def _written(
    project: Project, path: Path, document: str | None, wanted: Wanted, force: bool
) -> Report:
    facts = Facts(
        source=wanted.source or project.fact("source") or "vi",
        target=wanted.target or project.fact("target") or "en",
        tool_version=__version__,
        # When the project was begun: the time of the export would make every file another one.
        created=datetime.fromisoformat(project.fact("created") or "1970-01-01T00:00:00Z"),
    )
    format = for_path(path)
    if wanted.alternatives:
        if format.name != "tmx":
            raise SettingsError("only a TMX holds alternatives", hint="name a .tmx")
        format = Tmx(lambda unit: (one.target for one in project.history(unit.identity)))
    units = project.units(document=document, status=wanted.statuses)
    return export(path, units, format, facts, force=force)


def is_ours(project: Project, path: Path) -> bool:
    """Tell whether a file is, byte for byte, what this project last wrote there."""
    written = project.fact(f"export:{path.resolve()}")
    return written is not None and path.is_file() and _digest(path) == written


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
