"""The review of an alignment without a screen: what is seen, and each step a durable transaction.

::

    with Review.open(path, who="Lan") as review:
        review.look(Look(only_doubtful=True))
        review.go_next_doubtful()
        review.shift("target", last=True)       # its last target sentence goes to the next bead
        review.merge_next(); review.undo()
        review.export(Wish(Path("out.tmx"), minimum=0.6))

A review is used from the thread that opened it. It needs the lock that an editing session needs
(``align.session.lock``); where a session of this very process holds it, as the editor in front of
which the review was opened, both write by turns. After a review the editor calls ``refresh()``.
"""

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from align.bitext.corrections import dropped, fixed, joined, merged, parted, place, shifted
from align.bitext.realigning import Realignment
from align.bitext.review import ALIGNED, only_document, sorted_links
from align.errors import AlignError, ProjectError
from align.glossary import Glossary
from align.session.beadview import Look, State, found_in, seen, state_of
from align.session.holding import Holding, claimed
from align.session.lock import Lock
from align.store import Project
from align.store.bitexts import Bitext, Link
from align.store.editing import HasStatus, InDocument
from align.store.editing.linking import Linking, Relinked
from align.text import plain
from align.units import Origin, Status


class Review(Holding):
    """One person's look at the beads of one document; made by ``open``.

    Every command raises ``ProjectError`` or ``StorageError`` with one sentence, and then has
    changed nothing. Beads are numbered from 1 in the order of reading; ``number`` is the current
    one, and every command works on it.
    """

    def __init__(self, project: Project, who: str, document: str, lock: Lock | None) -> None:
        self.project = project
        self.who = who
        self._lock = lock
        self._shared = False
        """Whether the editing session of this process has the lock."""
        self.switch(document)

    @classmethod
    def open(
        cls, path: Path, *, who: str, document: str | None = None, read_only: bool = False
    ) -> Self:
        """Open an aligned document where this person left it.

        Args:
            path: the project file.
            who: the person.
            document: the aligned document; None for the first one.
            read_only: change nothing.

        Raises:
            ProjectError: there is no project, it cannot be used, or holds no such alignment.
            StorageError: the file is damaged or the disk failed.
        """
        with claimed(path, who, read_only=read_only, share=True) as claim:
            project = claim.project
            name = document or next(iter(project.bitexts()), None)
            review = cls(project, who, only_document(project, name), claim.lock)
        review.holder, review._shared = claim.holder, claim.shared
        return review

    @property
    def read_only(self) -> bool:
        """See ``Holding``; a review opened from the editor writes beside it."""
        return super().read_only and not self._shared

    def close(self) -> None:
        """Keep the place and let others write; twice is harmless."""
        try:
            if not self.read_only:
                with suppress(AlignError):
                    self.project.set_fact(self._place_key, str(self.number))
        finally:
            super().close()

    def beat(self) -> None:
        """Show that the session lives; to be called from a timer.

        Raises:
            ProjectError: somebody on another machine took the project over.
        """
        if self._lock:
            self._lock.beat()

    # Looking

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of all aligned documents."""
        return tuple(self.project.bitexts())

    def switch(self, document: str) -> None:
        """Look at another aligned document.

        Raises:
            ProjectError: there is none of that name.
        """
        name = only_document(self.project, document)
        self.document = name
        self.looking = Look()
        self._linking: Linking = self.project.linking(name, sorted_links)
        self._bitext = self._read()
        self.number = 1
        self._refreshed()
        kept = self.project.fact(self._place_key) or ""
        if kept.isdecimal() and 1 <= int(kept) <= len(self.links):
            self.number = int(kept)

    def refresh(self) -> None:
        """Look again, after something else has changed the project."""
        self._bitext = self._read()
        self.number = min(self.number, len(self.links))
        self._refreshed()

    @property
    def bitext(self) -> Bitext:
        """The sentences of both sides, and the links."""
        return Bitext(self._bitext.source, self._bitext.target, self.links)

    @property
    def current(self) -> Link:
        """The current bead."""
        return self.links[self.number - 1]

    def sides(self, link: Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the sentences of a bead, source and target."""
        return (
            tuple(self._bitext.source[one].text for one in link.source),
            tuple(self._bitext.target[one].text for one in link.target),
        )

    def state(self, link: Link) -> State:
        """Return what is known of a bead."""
        return state_of(link, self._confirmed)

    @property
    def doubtful(self) -> int:
        """How many beads should be looked at."""
        return self._doubtful

    @property
    def view(self) -> "array[int]":
        """The numbers of the beads in view, in its order."""
        return self._view

    @property
    def position(self) -> int:
        """Place of the current bead in view, counted from 0."""
        return self._view.index(self.number)

    def look(self, wanted: Look) -> int:
        """Set filter and order; return how many beads are in view. The current one always is."""
        self.looking = wanted
        self._view = seen(self.links, self._confirmed, wanted, self.number)
        return len(self._view)

    def go_to(self, number: int) -> None:
        """Make a bead the current one.

        Raises:
            ProjectError: there is no such bead.
        """
        place(self.links, number)
        self.number = number
        if number not in self._view:
            self.look(self.looking)

    def step(self, by: int) -> None:
        """Go so many beads on in view, or back; stop at its ends."""
        at = min(max(self.position + by, 0), len(self._view) - 1)
        self.number = self._view[at]

    def go_next_doubtful(self, *, back: bool = False) -> bool:
        """Go to the next doubtful bead in view, or the one before; return whether there is one."""
        at = self.position
        ahead = reversed(self._view[:at]) if back else iter(self._view[at + 1 :])
        doubtful = State.DOUBTFUL
        found = next((n for n in ahead if self.state(self.links[n - 1]) is doubtful), None)
        if found is not None:
            self.number = found
        return found is not None

    def find(self, text: str, *, exact: bool = False) -> bool:
        """Go to the next bead in view that holds a text, around the end; say whether one does.

        Args:
            text: what is looked for on both sides.
            exact: letter by letter; otherwise capitals and diacritics do not count.
        """
        text = plain(text)
        if not text:
            return False
        at = self.position + 1
        for number in (*self._view[at:], *self._view[:at]):
            if found_in(text, self.links[number - 1], self._bitext, exact=exact):
                self.number = number
                return True
        return False

    # Changing

    def merge_next(self) -> None:
        """Make one bead of the current one and the next."""
        self._change("merge", merged(self.links, self.number, self.number + 1))

    def merge_previous(self) -> None:
        """Make one bead of the current one and the one before."""
        self._change("merge", merged(self.links, self.number - 1, self.number))

    def split(self, source: int, target: int) -> None:
        """Cut the current bead; the first part keeps so many sentences of each side."""
        self._change("split", parted(self.links, self.number, source, target))

    def shift(self, side: str, *, last: bool) -> None:
        """Give the last sentence of ``source`` or ``target`` to the next bead, the first to the
        one before.
        """
        self._change("move", shifted(self.links, self.number, side, last=last))

    def drop(self) -> None:
        """Leave every sentence of the current bead without a counterpart."""
        self._change("drop", dropped(self.links, self.number))

    def pin(self, pinned: bool = True) -> None:
        """Settle the current bead as it is, or open it again."""
        name = "pin" if pinned else "unpin"
        self._change(name, fixed(self.links, self.number, pinned=pinned))

    def link(self, other: int) -> None:
        """Join the current bead with another one; both have one side only, each another."""
        self._change("link", joined(self.links, self.number, other))

    def undo(self) -> Relinked | None:
        """Take the last step back, also one of an earlier session; None if there is none.

        Raises:
            ProjectError: its beads were changed otherwise since; it is forgotten.
        """
        return self._turned(self._linking.undo)

    def redo(self) -> Relinked | None:
        """Do the step again that was undone last; None if there is none.

        Raises:
            ProjectError: its beads were changed otherwise since; it is forgotten.
        """
        return self._turned(self._linking.redo)

    def waiting(self) -> tuple[str | None, str | None]:
        """Return the names of the steps that undo and redo would take."""
        return self._linking.waiting()

    def realignment(self, glossary: Glossary | None = None) -> Realignment:
        """Return what aligns the rest anew; run it in another thread, then ``take`` the links."""
        fact = self.project.fact
        languages = (fact("source") or "vi", fact("target") or "en")
        settled = (State.PINNED, State.CONFIRMED)
        kept = {(k.source, k.target) for k in self.links if self.state(k) in settled}
        return Realignment(self.bitext, frozenset(kept), languages, glossary)

    def take(self, task: Realignment, links: Sequence[Link]) -> Relinked:
        """Put what a re-alignment has found in place, as one step.

        Raises:
            ProjectError: beads were changed since it began.
        """
        if task.bitext.links != self.links:
            raise ProjectError(
                "beads were changed while the rest was aligned",
                where=str(self.project.path),
                hint="align the rest again",
            )
        return self._change("re-align", links)

    # Inside

    @property
    def _place_key(self) -> str:
        return f"bead:{self.document}:{self.who}"

    def _read(self) -> Bitext:
        bitext = self.project.bitext(self.document)
        if bitext is None:
            raise ProjectError(
                f"document {self.document!r} is not aligned",
                where=str(self.project.path),
                hint="run align bitext first",
            )
        self.links: tuple[Link, ...] = bitext.links
        return bitext

    def _refreshed(self) -> None:
        where = InDocument(self.document) & HasStatus(frozenset({Status.CONFIRMED}))
        self._confirmed = frozenset(self.project.desk().select(where))
        self._doubtful = sum(self.state(link) is State.DOUBTFUL for link in self.links)
        self.look(self.looking)

    def _alive(self) -> None:
        if self.read_only:
            raise ProjectError(
                self.notice.removeprefix(f"{self.project.path}: "),
                where=str(self.project.path),
                hint="close the other session first" if self.holder else "open it for writing",
            )
        self.beat()

    def _made(self) -> Origin:
        """Return the origin that the aligner gave to the targets of this document."""
        for link in self.links[:50]:
            unit = self.project.unit(link.unit) if link.unit else None
            if unit and unit.origin and unit.origin.engine == ALIGNED:
                return unit.origin
        return Origin(ALIGNED)

    def _change(self, name: str, links: Sequence[Link]) -> Relinked:
        self._alive()
        try:
            done = self._linking.change(name, links, self.who, self._made(), expected=self.links)
        except ProjectError:
            if self._linking.links() != self.links:
                self.refresh()
            raise
        return self._stand(done)

    def _turned(self, turn: Callable[[str], Relinked | None]) -> Relinked | None:
        self._alive()
        done = turn(self.who)
        return None if done is None else self._stand(done)

    def _stand(self, done: Relinked) -> Relinked:
        """Take over what a step has left; the cursor goes to what is most like where it was."""
        before = self.current
        held = {*before.source}, {*before.target}
        self.links = done.links
        come = set(done.come)
        places = [number for number, link in enumerate(done.links, 1) if link in come]

        def shared(number: int) -> int:
            link = done.links[number - 1]
            # Where the two sides part, the cursor stays with the source.
            return 2 * len(held[0] & {*link.source}) + len(held[1] & {*link.target})

        likest = max(places, key=shared, default=min(self.number, len(done.links)))
        self.number = likest
        self._refreshed()
        return done
