"""Textual workers over an assistant; ``align.tui.background`` is the guide."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

from textual.dom import DOMNode
from textual.worker import WorkType

from align.errors import AlignError
from align.glossary import Glossary
from align.session.assist import Assistant, Completion, Rest
from align.tui.background.messages import Checked, Sought, Suggested
from align.tui.editor.messages import Completed, Drafted, Failed, Recalled, RestProgress

PATIENCE = 3.0
"""Seconds to wait for a batch in hand when the screen goes; what is saved is safe anyway."""
_UNASKED = frozenset({"complete", "recall", "ahead", "check", "remember"})
"""Groups of work that comes by itself."""


class Background:
    """What a screen owns to have work done while a person types.

    Each kind of work is a group of workers, of which the newest replaces the others, except where
    all must be done. Results are messages to the screen; an error is one ``Failed``.
    """

    def __init__(self, screen: DOMNode, assistant: Assistant) -> None:
        self.assistant = assistant
        self.rest: Rest | None = None
        """How far the rest has come, with words, rate and time left; None: never begun."""
        self.resting = False
        """Whether the rest is being drafted now."""
        self._screen = screen
        self._unit = 0
        self._state = Completion()
        self._able = True
        self._said: set[str] = set()
        """What went wrong with work that nobody asked for: one sentence is enough."""

    # Completion

    def typed(self, unit: int, text_left: str, *, at_end: bool = True) -> str:
        """Take note of a change in the editor; return what can be shown behind the cursor now.

        What can not is asked for, and comes as ``Completed``.

        Args:
            unit: the segment.
            text_left: what stands left of the cursor.
            at_end: whether nothing stands right of it; elsewhere nothing is completed.
        """
        self.assistant.pace.key()
        if unit != self._unit:
            self._unit, self._state = unit, Completion()
        before, self._state = self._state, self._state.moved(text_left)
        if not at_end:
            self.dismiss()
        elif not self._state.shown and self._state != before and self._able:
            self._ask(unit, self._state.typed)
        return self._state.shown

    def dismiss(self) -> None:
        """Show nothing until something else is typed."""
        self._state = self._state.dismissed()
        self._screen.workers.cancel_group(self._screen, "complete")

    def _ask(self, unit: int, typed: str) -> None:
        delay = self.assistant.pace.delay()
        if delay is not None:
            self._run("complete", partial(self._complete, unit, typed, delay), self._unable)

    async def _complete(self, unit: int, typed: str, delay: float) -> None:
        if delay:
            await asyncio.sleep(delay)
        answer = await asyncio.wrap_future(self.assistant.complete(unit, typed))
        if unit != self._unit:
            return
        self._state = self._state.offered(typed, answer)
        if self._state.shown:
            self._screen.post_message(Completed(unit, self._state.typed, self._state.shown))

    def _unable(self) -> None:
        # Every further key would bring the same.
        self._able = False

    # Drafts and memories

    def arrived(self, unit: int, following: Sequence[int] = ()) -> None:
        """Look up the segment that the cursor has come to and the next ones; draft what lacks one.

        Args:
            unit: the segment.
            following: those that will be wanted next, two or three.
        """
        near = (unit, *following)
        self._run("recall", partial(self._recall, near, again=False))
        self._run("ahead", partial(self._ahead, near))

    def draft(self, unit: int) -> None:
        """Translate a segment anew under the term base in force: ``Drafted`` or ``Suggested``."""
        self._run("draft", partial(self._draft, unit))

    def recall(self, unit: int) -> None:
        """Ask the memories for a segment again: ``Recalled``."""
        self._run("recall again", partial(self._recall, (unit,), again=True))

    def check(self, units: Sequence[int], typed: Mapping[int, str] | None = None) -> None:
        """Check segments, with the texts that stand in the editor: ``Checked``."""
        self._run("check", partial(self._check, units, typed or {}))

    def remember(self, units: Sequence[int] = ()) -> None:
        """Have confirmed units written to the memory for them; without any, what is missing."""
        self._run("remember", partial(self._remember, tuple(units)), exclusive=False)

    async def _remember(self, units: Sequence[int]) -> None:
        await asyncio.wrap_future(self.assistant.remember(units))

    def seek(self, checks: Sequence[str]) -> None:
        """Search the project for what checks find: ``Sought``; it replaces the search before."""
        self._run("seek", partial(self._seek, tuple(checks)))

    async def _seek(self, checks: Sequence[str]) -> None:
        units = await asyncio.wrap_future(self.assistant.seek(checks))
        self._screen.post_message(Sought(checks, units))

    async def _ahead(self, units: Sequence[int]) -> None:
        for unit in units:
            for drafted in await asyncio.wrap_future(self.assistant.ahead([unit])):
                self._screen.post_message(Drafted(drafted))

    async def _draft(self, unit: int) -> None:
        found = await asyncio.wrap_future(self.assistant.draft(unit))
        if found is None:
            return
        if found.written:
            self._screen.post_message(Drafted(unit))
        elif found.draft.target:
            self._screen.post_message(Suggested(unit, found.draft.target))
        elif found.draft.note:
            self._screen.post_message(Failed(found.draft.note))

    async def _recall(self, units: Sequence[int], *, again: bool) -> None:
        for unit in units:
            for offered in await asyncio.wrap_future(self.assistant.recall([unit], again=again)):
                self._screen.post_message(Recalled(offered))

    async def _check(self, units: Sequence[int], typed: Mapping[int, str]) -> None:
        found = await asyncio.wrap_future(self.assistant.check(units, typed))
        self._screen.post_message(Checked(found))

    # The rest

    def draft_rest(self) -> None:
        """Draft everything that lacks a draft; ``RestProgress`` after every window."""
        if not self.resting:
            self.resting = True
            self._run("rest", self._rest, self._rest_over)

    def stop_rest(self) -> None:
        """Stop it after the window in hand; everything drafted so far is kept."""
        if self.resting:
            self._screen.workers.cancel_group(self._screen, "rest")
            self._rest_over()

    async def _rest(self) -> None:
        loop = asyncio.get_running_loop()

        def advance(told: Rest) -> None:
            loop.call_soon_threadsafe(self._advance, told)

        told = await asyncio.wrap_future(self.assistant.rest(advance))
        self.rest, self.resting = told, False
        self._screen.post_message(RestProgress(told.done, told.total))
        if told.failed:
            self._screen.post_message(
                Failed(f"{told.failed} segments were left without a translation ({told.fault})")
            )

    def _advance(self, told: Rest) -> None:
        if told.done:
            self._screen.post_message(Drafted(0))
        if self.resting and told.done < told.total:
            self.rest = told
            self._screen.post_message(RestProgress(told.done, told.total))

    def _rest_over(self) -> None:
        self.resting = False
        done = self.rest.done if self.rest else 0
        self._screen.post_message(RestProgress(done, done))

    # Begin and end

    def use(self, glossary: Glossary | None) -> None:
        """Work under another term base from now on."""
        self.assistant.use(glossary)
        self._state = self._state.dismissed()

    async def close(self) -> None:
        """Stop everything; the screen calls it when it goes."""
        self._screen.workers.cancel_node(self._screen)
        await asyncio.to_thread(self.assistant.close, PATIENCE)

    def _run(
        self,
        group: str,
        work: Callable[[], Awaitable[None]],
        failed: Callable[[], None] | None = None,
        *,
        exclusive: bool = True,
    ) -> None:
        async def told() -> None:
            await self._told(group, work, failed)

        worker: WorkType[None] = told
        self._screen.run_worker(worker, name=group, group=group, exclusive=exclusive)

    async def _told(
        self,
        group: str,
        work: Callable[[], Awaitable[None]],
        failed: Callable[[], None] | None,
    ) -> None:
        """Do some work; what goes wrong is one sentence, and the application goes on."""
        try:
            await work()
        except asyncio.CancelledError:
            # Stopped or replaced by a newer one: its end is as good as any other.
            return
        except AlignError as error:
            sentence = str(error)
        except Exception as error:
            sentence = f"background work broke off ({type(error).__name__}: {error})"
        else:
            return
        if failed is not None:
            failed()
        if group in _UNASKED:
            if sentence in self._said:
                return
            self._said.add(sentence)
        self._screen.post_message(Failed(sentence))
