"""The start screen: projects of late, and what can be done with and without one."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from align.errors import AlignError, StorageError
from align.settings import Settings, load_settings
from align.tui.action import Action, bindings
from align.tui.start.actions import ACTIONS
from align.tui.start.errands import Errands
from align.tui.start.facts import MISSING, Facts, look
from align.tui.start.messages import OpenProject
from align.tui.start.recent import Recent, forget, remember, remembered
from align.tui.start.rows import row, width

_NONE = (
    "No project yet.\n\n"
    "n   make one from a document (txt, md, html, docx, odt, epub, pdf)\n"
    "o   open a project file (.align)"
)
_NEEDS_PROJECT = frozenset(
    ["open_project", "import_file", "count_words", "export_file", "forget_project"]
)


class Seen(Message):
    """A project was looked at."""

    def __init__(self, path: Path, facts: Facts) -> None:
        super().__init__()
        self.path, self.facts = path, facts


class StartScreen(Errands):
    """Choose or make a project; posts ``OpenProject``.

    Args:
        settings: what ``align.toml`` says; None: read here.
        who: in whose name files are imported; empty: the user of this machine.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]
    DEFAULT_CSS = """
    StartScreen {
        & #title { text-style: bold; color: $text-primary; padding: 0 1; height: 1; }
        & #projects { height: 1fr; border: none; padding: 0 1;
                      text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1; }
        & #none { height: 1fr; padding: 1 2; }
        & #notice { height: auto; max-height: 4; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self, settings: Settings | None = None, who: str = "") -> None:
        super().__init__()
        self._settings = settings
        self.who = who
        self._projects: tuple[Recent, ...] = ()
        self._facts: dict[Path, Facts] = {}
        self._width = 0
        self.notice = ""

    def compose(self) -> ComposeResult:
        """List, notice, keys."""
        yield Static("align · projects", id="title", markup=False)
        yield OptionList(id="projects", markup=False, compact=True)
        yield Static(_NONE, id="none", markup=False)
        yield Static("", id="notice", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Read settings; the list itself comes with ``on_screen_resume``."""
        if self._settings is None:
            try:
                self._settings = load_settings(Path.cwd())
            except AlignError as error:
                self.say(str(error))

    def on_screen_resume(self) -> None:
        """Read the list again: a project may have moved on, or be new."""
        self.action_refresh_list()

    def say(self, sentence: str) -> None:
        """Show one sentence under the list."""
        self.notice = sentence
        notice = self.query_one("#notice", Static)
        notice.update(sentence)
        notice.display = bool(sentence)

    @property
    def settings(self) -> Settings:
        """Return what ``align.toml`` says, the defaults where it is wrong."""
        return self._settings or Settings()

    @property
    def chosen(self) -> Recent | None:
        """Return the project under the cursor."""
        at = self.query_one(OptionList).highlighted
        return None if at is None else self._projects[at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        return action not in _NEEDS_PROJECT or self.chosen is not None

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with this project."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was clicked."""
        event.stop()
        self.action_open_project()

    def action_refresh_list(self) -> None:
        """Read the list and look at every project, in a thread."""
        found = remembered()
        if found.notice:
            self.say(found.notice)
        before = self.chosen
        self._projects = found.projects
        shown = self.query_one(OptionList)
        self._width = width(found.projects)
        shown.set_options(
            Option(row(one, self._facts.get(one.path), self._width)) for one in found.projects
        )
        shown.display = bool(found.projects)
        self.query_one("#none", Static).display = not found.projects
        paths = [one.path for one in found.projects]
        if paths:
            shown.highlighted = paths.index(before.path) if before and before.path in paths else 0
        self.refresh_bindings()
        self.run_worker(partial(self._look, paths), thread=True, exclusive=True, group="start.look")

    def _look(self, paths: list[Path]) -> None:
        for path in paths:
            self.post_message(Seen(path, look(path)))

    def on_seen(self, message: Seen) -> None:
        """Show what a project has come to."""
        message.stop()
        self._facts[message.path] = message.facts
        # The screen may be on its way out, and its list gone.
        for shown in self.query(OptionList):
            for at, one in enumerate(self._projects):
                if one.path == message.path:
                    new = row(one, message.facts, self._width)
                    shown.replace_option_prompt_at_index(at, new)

    def action_open_project(self) -> None:
        """Open the project under the cursor."""
        chosen = self.chosen
        if chosen is None:
            return
        facts = look(chosen.path)
        if facts.fault == MISSING:
            self.say(f"{chosen.path}: the project is gone; press f to take it off the list")
        else:
            # Whoever opens it deals with anything else that is wrong: there may be a backup.
            self.open(chosen.path, chosen.glossary, chosen.memories)

    def open(
        self, path: Path, glossary: Path | None = None, memories: tuple[Path, ...] = ()
    ) -> None:
        """Remember a project and tell the application to open it."""
        self.say("")
        self.remember(path, glossary, memories)
        self.post_message(OpenProject(path, glossary, memories))

    def remember(self, path: Path, glossary: Path | None, memories: tuple[Path, ...]) -> None:
        """Put a project at the head of the list; where that fails say so and go on."""
        try:
            remember(path, glossary=glossary, memories=memories)
        except StorageError as error:
            self.say(str(error))

    def action_forget_project(self) -> None:
        """Take the project under the cursor off the list."""
        if self.chosen:
            self._forget([self.chosen.path])

    def action_forget_missing(self) -> None:
        """Take off the list what is gone."""
        self._forget([one.path for one in self._projects if look(one.path).fault == MISSING])

    def _forget(self, paths: list[Path]) -> None:
        try:
            for path in paths:
                forget(path)
        except StorageError as error:
            self.say(str(error))
            return
        noun = "project is" if len(paths) == 1 else "projects are"
        self.say(f"{len(paths)} {noun} off the list; no file was touched.")
        self.action_refresh_list()
