"""Post-editing without a screen: what a front end calls, and nothing of how it looks.

::

    with Session.open(path, who="Lan", glossary=glossary) as session:
        if session.read_only:
            show(session.notice)            # who holds the project, or that it is protected
        rows = session.window(first, 40)    # list[Line], for a virtual grid
        session.type("The province …")      # at every change of the editor; memory only
        session.keep()                      # from a timer: at most a second after the last key
        session.confirm(Advance.NEEDS_WORK) # on the disk, then the cursor moves

**Threads.** A session is used from the thread that opened it; nothing in it waits for an engine
or a memory. Translating and recall run elsewhere, through a ``Project`` of their own; they never
touch what is confirmed, locked or typed. After they have written, call ``refresh()``.

**Who may write.** The first session holds ``NAME.align.lock`` beside the project. A second one
opens with ``read_only`` true, ``holder`` telling who holds it and ``notice`` being the sentence to
show. Call ``keep()`` from a timer even when nothing is typed: it is the heartbeat, too. A lock
whose process is gone is taken over at once (one from another machine after 60 s of silence), and
``recovered`` then names its holder: what they had typed is there.

**The current segment.** ``identity`` (0 in an empty project), ``unit`` (as it stands), ``text``
(as a person sees it: typed, else standing), ``terms()`` (each term of the source judged in
``text`` as it is now, so call it after ``type``), ``matches()``, ``history()``, ``dirty``.
``move(identity)``, ``go_to(number)``; ``position`` is its place in view. Reopening lands on it.

**Text as typed** is kept beside the target, not in it: an export does not hold half a sentence,
and a machine cannot overwrite it. The grid shows it (``Line.typed``), the filter ``Typed()`` finds
it, ``confirm()`` settles it. Typing in a confirmed segment leaves it confirmed until it is
confirmed anew. ``tally(Typed())`` before an export tells what it will lack.

**Commands** are one durable transaction each: ``confirm``, ``insert_source``, ``insert_match``,
``insert_term``, ``note``, ``lock``/``unlock``, ``bookmark``, ``split``, ``join_next``,
``propagate``, ``replace_all``, ``override_term``/``enforce_term``. Each first keeps what was typed.
``undo()`` and ``redo()`` take any of them back, typing too (a run of ``keep`` on one segment is
one step), for the last 1000, also those of an earlier session. They return what they did as
``Undone``: ``left`` names the segments that something else has changed since and that therefore
stay; the cursor goes to ``unit``. ``waiting()`` names what they would take. The keystrokes
within a segment are the editor's own to undo. After ``insert_*``, ``undo``, ``redo``, ``split``
and ``join_next`` load ``text`` into the editor again; after the last four redraw the grid.

**Looking.** ``filter(where, order)`` sets the view and returns its size; criteria come from
``align.store.editing`` and combine: ``HasStatus(frozenset({Status.DRAFT})) & Contains("lúa")``,
``~Noted()``, ``HasTerm() | Score(high=-1.0)``. ``Order.DOUBT`` puts the least sure first. A
segment that no longer meets the filter stays in view until ``filter`` or ``refresh`` is called, so
that the list does not move under the hands. ``count`` and ``window(start, size)`` serve a grid:
the view is an array of identities, a window costs what it shows. ``tally(where)`` counts without
looking. ``progress()`` is words and segments by status: the first call reads every source once
(some 0.2 s for 100,000), so make it after the first paint.

**Replacing.** ``preview_replace`` answers a ``Preview`` to show; ``replace_all(preview)`` does it,
leaving alone what has changed since.

**Errors** are those of ``align.errors``, one sentence each; a command that raises has changed
nothing. What was typed and could not be written (a full disk) is still ``dirty``.
"""

from align.session.lock import Holder
from align.session.records import (
    Advance,
    Preview,
    Progress,
    Propagated,
    Replaced,
    Substitution,
)
from align.session.session import Session

__all__ = [
    "Advance",
    "Holder",
    "Preview",
    "Progress",
    "Propagated",
    "Replaced",
    "Session",
    "Substitution",
]
