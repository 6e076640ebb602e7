"""The application: one window on one project at a time, or the start screen.

Whatever way the application ends, what was typed is kept: ``close`` is called when the screens
go, when the terminal is lost (SIGHUP) and by whoever runs it.
"""

import asyncio
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.command import Provider
from textual.events import Event, Key, Paste
from textual.screen import Screen

from align.errors import AlignError, StorageError
from align.glossary import Glossary
from align.session import Session
from align.settings import Settings
from align.tui.alt_keys import tell_apart
from align.tui.key_order import KeyOrder
from align.tui.keymaps import DEFAULT_PRESET, Keymap, keymap
from align.tui.palette import ActionProvider
from align.tui.start.messages import OpenProject
from align.tui.themes import register
from align.tui.workplace import NOTHING, Chosen, Workplace

_TURN = 0.001
"""Seconds after which a thread at work gives way to a key. A confirm reads the project many times
and lets others go first at each, so that Python's own five milliseconds are felt."""


class Workbench(App[int]):
    """The workbench; its result is the exit code.

    Args:
        project: what to open; None shows the start screen.
        who: the person.
        settings: what ``align.toml`` says.
        glossary: the term base in force.
        memories: translation memories to search.
        less: per cent that the matches of single memories are worth less.
        read_only: change nothing.
        write_to: memory that takes in what is confirmed.
        term_base: file of the glossary, where new terms are written.
        preset: key map to start from.
        keys: keys of single actions on top, by their id.
        theme: name of a theme.
        where: file that ``keys`` come from, for what is wrong with them.
        chosen: term base and memories that were named for this project, to be remembered with it.

    Raises:
        SettingsError: there is no such key map, action or theme, or two actions share a key.
    """

    TITLE = "align"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider]]] = {ActionProvider}  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [  # type: ignore[misc]
        (0, "-narrow"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [  # type: ignore[misc]
        (0, "-short"),
        (20, "-tall"),
    ]

    def __init__(
        self,
        project: Path | None = None,
        *,
        who: str,
        settings: Settings,
        glossary: Glossary | None,
        memories: tuple[Path, ...] = (),
        less: Mapping[Path, int] | None = None,
        read_only: bool = False,
        write_to: Path | None = None,
        term_base: Path | None = None,
        preset: str = DEFAULT_PRESET,
        keys: Keymap | None = None,
        theme: str = "",
        where: str = "",
        chosen: Chosen = NOTHING,
    ) -> None:
        super().__init__()
        self.workplace = Workplace(
            who, settings, glossary, term_base, memories, read_only, less or {}, write_to
        )
        self.project = project
        self.session: Session | None = None
        self.key_map = keymap(preset, keys, where)
        self._home = self.workplace
        self._chosen = chosen
        self._turn = sys.getswitchinterval()
        self._keys = KeyOrder(self, super().on_event)
        register(self, theme)
        tell_apart()

    def on_mount(self) -> None:
        """Put on the keys, then show what was asked for."""
        sys.setswitchinterval(_TURN)
        self.set_keymap(dict(self.key_map))
        self._watch_terminal()
        if self.project is None:
            self.show_start()
        else:
            self.open_project(self.project, chosen=self._chosen)

    async def on_event(self, event: Event) -> None:
        """Take keys in order; what else comes is Textual's."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._keys.take(event)
        else:
            await super().on_event(event)

    def show_start(self) -> None:
        """Show recent projects and what can be made into one."""
        from align.tui.start import StartScreen

        self.push_screen(StartScreen(self._home.settings, self._home.who))

    def open_project(
        self, path: Path, *, read_only: bool = False, chosen: Chosen = NOTHING
    ) -> None:
        """Open a project in the editor; where that fails, say why and offer its backup.

        Args:
            path: the project.
            read_only: change nothing, and do not remember it.
            chosen: what to remember with it.
        """
        from align.tui.editor import EditorScreen
        from align.tui.failure import FailureScreen

        self.close()
        self.project = path
        place = self.workplace
        try:
            self.session = Session.open(
                path, who=place.who, glossary=place.glossary, read_only=read_only or place.read_only
            )
        except AlignError as error:
            self.push_screen(FailureScreen(error, path))
            return
        if not read_only:
            _remember(path, chosen)
        self.push_screen(EditorScreen(self.session, place))

    def on_open_project(self, message: OpenProject) -> None:
        """Open what the start screen offers, with the term base and memories chosen for it."""
        from align.glossary import load_glossary

        home = self._home
        terms = message.glossary or home.term_base
        try:
            # Read again: in the last project terms may have come to it.
            glossary = load_glossary(terms) if terms else home.glossary
        except AlignError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        memories = message.memories or home.memories
        self.workplace = replace(home, glossary=glossary, term_base=terms, memories=memories)
        self.open_project(message.path, chosen=Chosen(message.glossary, message.memories))

    async def action_show_projects(self) -> None:
        """Leave the project for the list of projects; where it cannot be kept, stay and say so."""
        from align.tui.editor import EditorScreen

        for screen in self.screen_stack:
            if isinstance(screen, EditorScreen):
                screen.keep()
        try:
            if self.session is not None:
                self.session.keep()
        except AlignError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self.close()
        self.show_start()

    def close(self) -> None:
        """Keep what was typed and let go of the project; twice is harmless.

        Raises:
            StorageError, ProjectError: what was typed could not be written.
        """
        session, self.session = self.session, None
        if session is not None:
            session.close()

    def on_unmount(self) -> None:
        """Keep everything on the way out; ``align edit`` reports what could not be."""
        sys.setswitchinterval(self._turn)
        self._keys.close()
        if self.session is not None:
            with suppress(AlignError):
                self.session.keep()

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Offer what belongs to no screen."""
        if self.session is not None:
            yield SystemCommand("Projects", "Go to the list of projects", self.action_show_projects)
        yield SystemCommand("Theme", "Choose colours", self.action_change_theme)
        yield SystemCommand("Quit", "Leave; everything is saved", self.action_quit)

    def _watch_terminal(self) -> None:
        """Leave in order when the terminal goes away."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            with suppress(NotImplementedError, ValueError):
                loop.add_signal_handler(number, self.exit, 0)


def _remember(path: Path, chosen: Chosen) -> None:
    from align.tui.start import remember

    # Without the list of recent projects the work goes on all the same.
    with suppress(StorageError):
        remember(path, glossary=chosen.glossary, memories=chosen.memories)
