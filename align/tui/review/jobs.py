"""What the review does beside the screen: weighing a doubt, aligning the rest, writing a file.

Each runs in a thread and tells by a message; nothing of it touches the review itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from align.bitext.realigning import Realignment
from align.bitext.rivals import Rival, rivals
from align.errors import AlignError
from align.session.bead_export import Wish, export
from align.store.bitexts import Bitext, Link

Post = Callable[[Message], object]


class StoppedError(Exception):
    """The work is not wanted any more."""


class Weighed(Message):
    """What else a bead could be."""

    def __init__(self, link: Link, found: Sequence[Rival]) -> None:
        super().__init__()
        self.link = link
        self.rivals = tuple(found)


class Progress(Message):
    """How far a re-alignment has come, 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share


class Realigned(Message):
    """A re-alignment has ended; no links: it was stopped or failed."""

    def __init__(self, task: Realignment, links: Sequence[Link] | None, error: str = "") -> None:
        super().__init__()
        self.task = task
        self.links = links
        self.error = error


class Exported(Message):
    """A file was written, or not."""

    def __init__(self, wish: Wish, units: int, error: str = "") -> None:
        super().__init__()
        self.wish = wish
        self.units = units
        self.error = error


@dataclass(frozen=True, slots=True)
class Jobs:
    """The work of one review."""

    post: Post

    def weigh(self, bitext: Bitext, at: int, languages: tuple[str, str]) -> None:
        """Find what else a bead could be."""
        self.post(Weighed(bitext.links[at], rivals(bitext, at, languages)))

    def realign(self, task: Realignment, stopped: Callable[[], bool]) -> None:
        """Align the rest anew; ``stopped`` is asked between the rounds."""
        done = 0

        def told(count: int) -> None:
            nonlocal done
            if stopped():
                raise StoppedError
            done += count
            self.post(Progress(done / max(task.total, 1)))

        try:
            links = task.run(told)
        except StoppedError:
            self.post(Realigned(task, None))
        except AlignError as error:
            self.post(Realigned(task, None, str(error)))
        else:
            self.post(Realigned(task, None if stopped() else links))

    def export(self, project: Path, document: str, wish: Wish) -> None:
        """Write a file."""
        try:
            report = export(project, document, wish)
        except AlignError as error:
            self.post(Exported(wish, 0, str(error)))
        else:
            self.post(Exported(wish, report.written))
