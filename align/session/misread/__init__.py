"""Words of a project that were perhaps misread: found, decided about, put right in the source.

::

    looker = Looker(path, "vi")
    future = looker.look(glossary)              # Future[tuple[Place, ...]]; a thread of its own
    deck = Deck(session)
    deck.take(future.result())
    deck.groups()                               # what is alike together, the surest first
    deck.here(session.unit.segment)             # what is undecided in a segment
    deck.decide([place], True)                  # accept; False rejects, None reopens
    deck.decide(deck.alike(place), True)        # everywhere in the project, one step
    deck.undo()
"""

from align.session.misread.deciding import REPAIR, Decided
from align.session.misread.deck import Deck
from align.session.misread.looker import Looker
from align.session.misread.places import Group, Place, groups

__all__ = ["REPAIR", "Decided", "Deck", "Group", "Looker", "Place", "groups"]
