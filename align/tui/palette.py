"""The command palette: what the screen in front can do now, with its keys."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from align.tui.action import Action, possible
from align.tui.key_names import shown


class ActionProvider(Provider):
    """Offers the table of actions of the screen in front, as far as they are possible.

    A screen takes part by an attribute ``ACTIONS``; ``read_only`` (false if absent) leaves out
    what changes the project.
    """

    async def discover(self) -> Hits:
        """See ``Provider``."""
        for action, run in self._offered():
            yield DiscoveryHit(self._title(action), run, help=action.help)

    async def search(self, query: str) -> Hits:
        """See ``Provider``."""
        matcher = self.matcher(query)
        for action, run in self._offered():
            title = self._title(action)
            score = max(matcher.match(title), matcher.match(action.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(title), run, help=action.help)

    def _offered(self) -> Iterator[tuple[Action, Callable[[], object]]]:
        screen = self.screen
        table: tuple[Action, ...] = tuple(getattr(screen, "ACTIONS", ()))
        for action in possible(table, screen, read_only=bool(getattr(screen, "read_only", False))):
            yield action, partial(_run, screen, action)

    def _title(self, action: Action) -> str:
        keys = shown(getattr(self.app, "key_map", {}).get(action.id, action.keys))
        return f"{action.name}  ({keys})" if keys else action.name


async def _run(screen: Screen[object], action: Action) -> None:
    await screen.run_action(action.call)
