"""Asking the memories for the segments around the cursor."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from align.store import Project
from align.store.memory.matching.match import Wanted
from align.store.memory.matching.penalties import Penalties
from align.store.memory.recall import Recall, recall_from
from align.units import Status, Unit


class Recaller:
    """Looks up units that have no offers yet, each once; used and closed in one thread."""

    def __init__(
        self,
        memories: Mapping[Path, Penalties],
        languages: tuple[str, str] | None,
        minimum: int,
    ) -> None:
        self._memories = memories
        self._languages = languages
        self._minimum = minimum
        self._open = ExitStack()
        self._recall: Recall | None = None
        self._asked: set[int] = set()
        self._found: set[int] = set()

    def look_up(self, project: Project, identities: Iterable[int], *, again: bool) -> list[int]:
        """Offer matches to units; return those that have some by it, now or from before.

        From before, because whoever asked then may have been replaced and was told nothing.

        Args:
            project: open for writing.
            identities: the units; confirmed ones are passed over.
            again: look up those, too, that have offers or were looked up before.

        Raises:
            ProjectError, StorageError: the project or a memory failed.
        """
        if not self._memories:
            return []
        found, told = {}, list[int]()
        for identity in identities:
            if identity in self._asked and not again:
                told += [identity] if identity in self._found else []
                continue
            self._asked.add(identity)
            unit = project.unit(identity)
            if unit is None or (not again and self._is_served(project, unit)):
                continue
            matches = self._memory().matches(_wanted(project, unit), minimum=self._minimum)
            if matches:
                found[identity] = matches
        if found:
            project.offer(found)
            self._found.update(found)
        return [*told, *found]

    def renew(self) -> None:
        """Take in what came to the memories; units without offers may be looked up again."""
        self._asked.clear()
        if self._recall is not None:
            self._recall.refresh()

    def close(self) -> None:
        """Close the memories."""
        self._recall = None
        self._open.close()

    def _memory(self) -> Recall:
        if self._recall is None:
            recall = self._open.enter_context(recall_from(self._memories, self._languages))
            recall.refresh()
            self._recall = recall
        return self._recall

    @staticmethod
    def _is_served(project: Project, unit: Unit) -> bool:
        return unit.status is Status.CONFIRMED or bool(project.offers(unit.identity))


def _wanted(project: Project, unit: Unit) -> Wanted:
    """Return what to look up: a text and those of its neighbours."""
    desk, segment = project.desk(), unit.segment
    texts = []
    for number in (segment.number - 1, segment.number + 1):
        identity = desk.numbered(number, segment.document)
        lines = desk.lines([identity]) if identity is not None else []
        texts.append(lines[0].source if lines else "")
    return Wanted(segment.text, texts[0], texts[1])
