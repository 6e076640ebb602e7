"""What the start screen does with and without a project: make, import, count, export."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual.screen import Screen

from align.errors import AlignError
from align.settings import Settings
from align.store import Project
from align.store.memory.bands import Counted
from align.tui.start import means
from align.tui.start.counting import count
from align.tui.start.exporting import write
from align.tui.start.figures import Figures
from align.tui.start.forms import (
    DOCUMENTS,
    PROJECTS,
    RETURNS,
    Export,
    ExportFile,
    ImportFile,
    NewProject,
    Return,
)
from align.tui.start.making import Made, Plan, make
from align.tui.start.picker import FilePicker
from align.tui.start.recent import Recent
from align.tui.start.returning import bring_back
from align.tui.start.running import Running
from align.tui.start.work import Ended, Tell, Work

T = TypeVar("T")


class Errands(Screen[None]):
    """The ways from a key to a result: pick a file, fill in a form, wait, say what came of it."""

    who = ""

    @property
    def chosen(self) -> Recent | None:
        """Return the project under the cursor."""
        raise NotImplementedError

    @property
    def settings(self) -> Settings:
        """Return what ``align.toml`` says."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        raise NotImplementedError

    def open(
        self, path: Path, glossary: Path | None = None, memories: tuple[Path, ...] = ()
    ) -> None:
        """Have a project opened in the editor."""
        raise NotImplementedError

    def remember(self, path: Path, glossary: Path | None, memories: tuple[Path, ...]) -> None:
        """Put a project at the head of the list."""
        raise NotImplementedError

    def action_refresh_list(self) -> None:
        """Look at the projects again."""
        raise NotImplementedError

    def action_find_project(self) -> None:
        """Choose a project file."""
        self._pick("Open a project", PROJECTS, self.open)

    def action_new_project(self) -> None:
        """Choose a document, then ask for the rest."""
        self._pick("New project: choose a document", DOCUMENTS, self._ask_new)

    def _ask_new(self, document: Path) -> None:
        form = NewProject(document, self.settings)
        self.app.push_screen(form, lambda plan: self._make(plan) if plan else None)

    def _make(self, plan: Plan) -> None:
        def over(ended: Ended[Made] | None) -> None:
            if ended is None or ended.result is None:
                if plan.project.exists():
                    self.remember(plan.project, plan.glossary, plan.memories)
                    self.action_refresh_list()
                self.say(_sentence(ended, plan.project))
            else:
                self.open(plan.project, plan.glossary, plan.memories)
                self.say(_welcome(ended.result))

        self._run(f"Making {plan.project.name}", partial(make, plan), over)

    def action_import_file(self) -> None:
        """Choose a file that came back, then ask whose wording stands."""
        chosen = self.chosen
        if chosen:
            self._pick(
                f"Import into {chosen.path.name}",
                RETURNS,
                lambda file: self._ask_import(chosen, file),
                chosen.path,
            )

    def _ask_import(self, project: Recent, file: Path) -> None:
        form = ImportFile(project.path, file)
        self.app.push_screen(form, lambda said: self._import(project, said) if said else None)

    def _import(self, project: Recent, said: Return) -> None:
        def work(tell: Tell) -> str:
            terms = means.glossary(self.settings, project.glossary)
            who = self.who or means.person()
            return bring_back(project.path, said.file, who, terms, said.prefer_file, tell)

        self._run(f"Importing {said.file.name}", work, self._told)

    def action_count_words(self) -> None:
        """Count the project under the cursor."""
        chosen = self.chosen
        if chosen is None:
            return
        work = partial(count, chosen.path, self.settings, chosen.memories)

        def over(ended: Ended[list[Counted]] | None) -> None:
            if ended and ended.result is not None:
                self.app.push_screen(Figures(f"Statistics of {chosen.path.name}", ended.result))
            else:
                self.say(_sentence(ended))

        self._run(f"Counting {chosen.path.name}", work, over)

    def action_export_file(self) -> None:
        """Ask what is written of the project under the cursor, and where."""
        chosen = self.chosen
        if chosen is None:
            return
        try:
            with Project.open(chosen.path, read_only=True) as project:
                documents = [one.name for one in project.documents()]
        except AlignError as error:
            self.say(str(error))
            return
        form = ExportFile(chosen.path, documents)
        self.app.push_screen(form, lambda said: self._export(chosen.path, said) if said else None)

    def _export(self, path: Path, said: Export) -> None:
        self._run(f"Exporting {path.name}", partial(write, path, said), self._told)

    def _told(self, ended: Ended[str] | None) -> None:
        self.say(ended.result if ended and ended.result else _sentence(ended))
        self.action_refresh_list()

    def _pick(
        self,
        heading: str,
        kinds: tuple[str, ...],
        take: Callable[[Path], None],
        start: Path | None = None,
    ) -> None:
        self.say("")
        picker = FilePicker(heading, kinds, start)
        self.app.push_screen(picker, lambda path: take(path) if path else None)

    def _run(self, heading: str, work: Work[T], over: Callable[[Ended[T] | None], None]) -> None:
        self.say("")
        self.app.push_screen(Running(heading, work), over)


def _sentence(ended: Ended[T] | None, made: Path | None = None) -> str:
    """Say how a work ended that has no result; ``made`` is the project it was to make."""
    if ended is not None and not ended.stopped:
        return ended.error
    if made is not None and not made.exists():
        return "Stopped; no project was made."
    return "Stopped; what was finished is kept."


def _welcome(made: Made) -> str:
    parts = [f"{made.plan.project.name}: {made.segments:,} segments"]
    parts += [f"{made.failed:,} left without a translation"] if made.failed else []
    parts += made.notices
    return f"{'; '.join(parts)}."
