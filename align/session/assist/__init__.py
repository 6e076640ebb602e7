"""Work beside a person who post-edits: drafts, memories, checks, completion as they type.

::

    sources = Sources(glossary, memories, ("vi", "en"))
    with Assistant(path, lambda: create("compact", EngineOptions()), sources) as assistant:
        assistant.draft(unit)                 # Future[Suggested]: again, under today's term base
        assistant.ahead(units)                # Future: those of the next few that lack a draft
        running = assistant.rest(advance)     # Future[Rest]; running.cancel() stops it
        assistant.recall(units)               # Future: then session.matches() has them
        assistant.check(units, {unit: text})  # Future[dict[int, tuple[Finding, ...]]]
        assistant.complete(unit, text_left)   # Future[str]; replaces the one before

**Threads.** No method waits; each answers with a ``concurrent.futures.Future`` (in asyncio:
``asyncio.wrap_future``). Cancelling it stops the work after the step in hand, and loses nothing
that was saved. There are three threads, for completing, drafting and looking, so that none waits
for the others; they share one engine, loaded at first use (``translate`` and ``alternatives`` must
bear being called from two threads, as CTranslate2 and torch do), and each has a project of its
own. What is confirmed, locked or being typed in is never touched. After something was drafted
call ``Session.refresh()``, or draw the lines anew.

**Urgency.** What was asked for goes before what will be wanted next, and that before the rest of
the document, which is drafted in windows between which the others have their turn.

**Completion.** ``Completion`` is what the screen shows, a pure state machine::

    state = state.moved(text_left)            # at every change: letters that agree are taken off
    if not state.shown: ask after assistant.pace.delay() seconds (None: not at all)
    state = state.offered(asked, answer)      # too late or disagreeing: nothing changes
    state = state.accepted_word() | accepted() | dismissed()

Tell ``assistant.pace.key()`` of every key: an engine slower than the person is only asked in
pauses, one that is far too slow not at all.
"""

from align.session.assist.assistant import Assistant, Sources
from align.session.assist.completion import Completion
from align.session.assist.drafting import Rest, Suggested
from align.session.assist.pace import Pace

__all__ = ["Assistant", "Completion", "Pace", "Rest", "Sources", "Suggested"]
