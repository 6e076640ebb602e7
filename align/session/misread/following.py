"""What a log of decisions has to say anew after undo or redo has changed the sources."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from align.repair import Decision, Decisions, standing, within
from align.text import Mapped


def corrected(log: Decisions, sources: Iterable[Mapped]) -> Iterator[Decision]:
    """Yield what is to be added to a log so that it says what some sources say.

    A repair that stands in a source was accepted at some time, for it is in the log; one that was
    accepted and does not stand there is taken back.

    Args:
        log: of a document.
        sources: of segments of it, as they are now.
    """
    ever = sorted(
        (one for step in log.steps for one in step if one.accepted), key=lambda one: one.start
    )
    in_force = log.in_force
    for source in sources:
        here = [one for one in within(ever, source) if one.end <= source.end]
        # Of several that were accepted for a place the newest that stands there counts.
        there = {(one.start, one.end): one for one in here if standing(one, source)}
        for place in dict.fromkeys((one.start, one.end) for one in here):
            said, one = in_force[place], there.get(place)
            if one is None and said.accepted:
                yield replace(said, accepted=None)
            elif one is not None and (not said.accepted or said.proposed != one.proposed):
                yield one
