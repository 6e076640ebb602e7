"""Keys in order: each acts on what the keys before it have left, however slow the machine.

Textual does what a key is bound to as soon as the key comes, while letters may wait in the queue
of an editor, a command in that of a screen, and a dialog that was opened has no line yet to type
in. Keys that come faster than they are carried out would then act on what stood there before: of
two steps one is lost, letters go to the text behind the dialog, or nowhere. Here a key waits until
all that was caused by the ones before it has happened, as it does in a terminal's own queue.

Letters that follow letters into the same field need not wait: the queue of the field keeps them
in order.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from time import monotonic
from typing import TypeAlias

from textual._queue import Queue
from textual.app import App
from textual.events import Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

PATIENCE = 10.0
"""Seconds that a key waits for what never comes to rest; then it is carried out all the same."""
_LOOK_AGAIN = 0.001
Pressed: TypeAlias = Key | Paste


class KeyOrder:
    """Holds keys back until the ones before them are carried out.

    Args:
        app: whose keys they are.
        deliver: what Textual does with a key.
    """

    def __init__(self, app: App[int], deliver: Callable[[Pressed], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Pressed] = deque()
        self._acted = False
        """Whether something else than a letter came last, which may not be carried out yet."""
        self._task: asyncio.Task[None] | None = None

    async def take(self, event: Pressed) -> None:
        """Deliver a key, now or when its turn has come; called by the application for its own."""
        if self._task is None and (self._follows(event) or not self._busy(within=True)):
            await self._pass_on(event)
            return
        self._waiting.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._go_on(), name="keys in order")

    async def done(self) -> None:
        """Wait until no key waits any more."""
        if self._task is not None:
            await asyncio.wait([self._task])

    def close(self) -> None:
        """Forget the keys that wait."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    async def _go_on(self) -> None:
        try:
            while self._waiting:
                if not self._follows(self._waiting[0]):
                    await self._rest()
                if self._app._exit:
                    return
                await self._pass_on(self._waiting.popleft())
        except Exception as error:
            # As Textual does with what a handler raises.
            self._app._handle_exception(error)
        finally:
            self._task = None

    async def _pass_on(self, event: Pressed) -> None:
        self._acted = not self._is_letter(event)
        await self._deliver(event)

    def _follows(self, event: Pressed) -> bool:
        """Tell whether a key is a letter behind a letter."""
        return not self._acted and self._is_letter(event)

    def _is_letter(self, event: Pressed) -> bool:
        field = isinstance(self._app.focused, Input | TextArea)
        return field and isinstance(event, Key) and event.is_printable

    async def _rest(self) -> None:
        """Wait until nothing is under way."""
        end = monotonic() + PATIENCE
        while self._busy() and monotonic() < end:
            await asyncio.sleep(_LOOK_AGAIN)

    def _busy(self, *, within: bool = False) -> bool:
        """Tell whether something is under way; ``within`` a handler of the application itself."""
        app = self._app
        own = bool(app.message_queue_size or app._pending_message) if within else not _rests(app)
        return own or not all(map(_rests, self._widgets()))

    def _widgets(self) -> Iterator[MessagePump]:
        for screen in self._app.screen_stack:
            yield from screen.walk_children(with_self=True)


def _rests(pump: MessagePump) -> bool:
    """Tell whether a widget waits for messages: it has none left, and none in its hands."""
    if pump._closing or pump._closed:
        return True
    queue: Queue[Message | None] = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)
