"""The forms of the start screen: a new project, an import, an export."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from align.documents import known_extensions
from align.errors import OutputError, SettingsError
from align.exchange.reading import po, review_docx, tables, xliff
from align.exchange.wanted import Wanted
from align.settings import Settings
from align.tui.start.form import Choice, Form, Line
from align.tui.start.making import Plan, exists
from align.units import Status

DOCUMENTS = tuple(f".{name}" for name in known_extensions())
TERM_BASES = (".yaml", ".yml", ".tbx", ".xml", ".utx", ".tsv", ".tab", ".csv", ".txt")
MEMORIES = (".tm",)
RETURNS = (*xliff.SUFFIXES, *po.SUFFIXES, *tables.SUFFIXES, *review_docx.SUFFIXES)
PROJECTS = (".align",)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class NewProject(Form[Plan]):
    """Ask what is needed to make a project of a document."""

    def __init__(self, document: Path, settings: Settings) -> None:
        self._settings = settings
        super().__init__(
            "New project",
            (
                Line("document", "Document", str(document), kinds=DOCUMENTS),
                Line("project", "Project file", str(document.with_suffix(".align"))),
                Line("source", "From", settings.source, "language, such as vi"),
                Line("target", "Into", settings.target, "language, such as en"),
                Line(
                    "terms",
                    "Term base",
                    settings.glossary,
                    "that of the folder or in the box; F2: choose",
                    TERM_BASES,
                ),
                Line(
                    "memories",
                    "Memories",
                    "",
                    "those of align.toml; F2: choose",
                    MEMORIES,
                    several=True,
                ),
                Choice("translate", "Translate now", True),
            ),
            "Make the project",
        )

    def result(self) -> Plan:
        """See ``Form``."""
        document, project = self.path("document"), self.path("project")
        if document is None:
            raise SettingsError("no document is named", hint="name one, or press F2")
        if project is None:
            raise SettingsError("the project has no file", hint="name one that ends in .align")
        if project.suffix != ".align":
            project = project.with_name(f"{project.name}.align")
        if project.exists():
            raise exists(project)
        source, target = _language(self.said("source")), _language(self.said("target"))
        if source == target:
            raise SettingsError(
                f"both languages are {source}", hint="name the one to translate into"
            )
        settings = replace(self._settings, source=source, target=target)
        return Plan(
            document,
            project,
            settings,
            self.path("terms"),
            self.paths("memories"),
            self.ticked("translate"),
        )


@dataclass(frozen=True, slots=True)
class Return:
    """What the form for an import says."""

    file: Path
    prefer_file: bool


class ImportFile(Form[Return]):
    """Ask which file comes back, and whose wording stands."""

    def __init__(self, project: Path, file: Path) -> None:
        super().__init__(
            f"Import into {project.name}",
            (
                Line("file", "File", str(file), kinds=RETURNS),
                Choice("prefer", "Prefer the file where a confirmed wording differs"),
            ),
            "Import",
        )

    def result(self) -> Return:
        """See ``Form``."""
        file = self.path("file")
        if file is None:
            raise SettingsError("no file is named", hint="name one, or press F2")
        return Return(file, self.ticked("prefer"))


@dataclass(frozen=True, slots=True)
class Export:
    """What the form for an export says."""

    file: Path
    wanted: Wanted
    force: bool
    document: str | None = None


class ExportFile(Form[Export]):
    """Ask what is written, and where."""

    def __init__(self, project: Path, documents: Sequence[str] = ()) -> None:
        self._documents = documents
        every = f"all {len(documents)}; or one of {', '.join(documents)}" if documents else "all"
        super().__init__(
            f"Export {project.name}",
            (
                Line(
                    "file",
                    "File",
                    str(project.with_suffix(".tmx")),
                    ".tmx, .xlf, .xlf12, .po, .tsv, .csv or .docx",
                ),
                Line("document", "Document", "", every),
                Choice("confirmed", "Only confirmed segments"),
                Choice("alternatives", "Also what stood there before (TMX)"),
                Line("source", "Source tag", "", "that of the project, such as vi-VN"),
                Line("target", "Target tag", "", "that of the project, such as en-US"),
                Choice("force", "Replace the file if it is there"),
            ),
            "Export",
        )

    def result(self) -> Export:
        """See ``Form``."""
        file, document = self.path("file"), self.said("document") or None
        if file is None:
            raise OutputError("no file is named", hint="name one, such as OUT.tmx")
        if document and document not in self._documents:
            raise SettingsError(
                f"the project has no document '{document}'",
                hint=f"name one of {', '.join(self._documents)}, or leave the line empty",
            )
        tags = [
            _language(said) if (said := self.said(name)) else "" for name in ("source", "target")
        ]
        statuses = [Status.CONFIRMED] if self.ticked("confirmed") else None
        wanted = Wanted(statuses, tags[0], tags[1], self.ticked("alternatives"))
        return Export(file, wanted, self.ticked("force"), document)


def _language(said: str) -> str:
    """Return a language code that is one by its looks.

    Raises:
        SettingsError: it is none.
    """
    if not _LANGUAGE.fullmatch(said):
        raise SettingsError(f"'{said}' is no language code", hint="write one such as vi or en-GB")
    return said
