"""What works beside a person; ``align.session.assist`` is the guide."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar
from unicodedata import normalize

from align.checks import Finding, Setting, chosen
from align.conventions import EnglishSettings
from align.engines.base import Engine
from align.errors import AlignError
from align.glossary import Glossary
from align.session.assist.checking import Checker
from align.session.assist.drafting import Drafter, Rest, Suggested, missing
from align.session.assist.lane import Lane, Work
from align.session.assist.memo import Memo
from align.session.assist.pace import Pace
from align.session.assist.predicting import Asked, Predictor
from align.session.assist.recalling import Recaller
from align.session.assist.remembering import Rememberer
from align.session.assist.shared import Once, OwnProject
from align.store.memory.matching.penalties import Penalties
from align.terminology.drafting import Drafting

T = TypeVar("T")
_NOW, _SOON, _LATER = 0, 1, 2
"""Urgencies: what was asked for, what will be wanted next, what can wait."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What an assistant draws on besides the engine."""

    glossary: Glossary | None = None
    memories: Mapping[Path, Penalties] = field(default_factory=dict)
    languages: tuple[str, str] = ("vi", "en")
    minimum: int = 70
    """Per cent from which a match is offered."""
    checks: tuple[str, ...] | None = None
    """Names of the checks; None for the usual ones."""
    english: EnglishSettings = field(default_factory=EnglishSettings)
    """Conventions of drafts, and of what the checks look for."""
    write_to: Path | None = None
    """Memory that takes in what is confirmed; None for none."""


class Assistant:
    """Drafts, recalls, checks and completes in threads of its own; no method waits.

    Args:
        path: the project; each thread has a connection of its own to it.
        engine: loads the engine; called at first use, in a thread.
        sources: term base, memories, checks.
        read_only: write nothing; then nothing is drafted or recalled.
    """

    def __init__(
        self,
        path: Path,
        engine: Callable[[], Engine],
        sources: Sources = Sources(),
        *,
        read_only: bool = False,
    ) -> None:
        self.pace = Pace()
        """The rhythm of typing; tell it of every key."""
        self.read_only = read_only
        self._sources = sources
        self._glossary = sources.glossary
        self._engine = Once(engine)
        self._typing = OwnProject(path, read_only=True)
        self._drafting = OwnProject(path, read_only=read_only)
        self._looking = OwnProject(path, read_only=read_only)
        self._recaller = Recaller(sources.memories, sources.languages, sources.minimum)
        kept = sources.write_to
        self._rememberer = Rememberer(kept, sources.languages) if kept else None
        self._memo = Memo()
        self._completing: Future[str] | None = None
        # Three threads, so that neither typing nor a look waits for a batch of translations.
        self._lanes = {
            "complete": Lane("align-complete", self._typing.close),
            "draft": Lane("align-draft", self._drafting.close),
            "look": Lane("align-look", self._leave_look),
        }

    def use(self, glossary: Glossary | None) -> None:
        """Work under another term base from now on; a batch in hand ends under the old one."""
        self._glossary = glossary

    def draft(self, unit: int) -> "Future[Suggested | None]":
        """Translate one unit anew under the term base as it is now; None if it is gone.

        It becomes the target, with the proof of its terms, unless the unit is confirmed, locked
        or being typed in.
        """

        def work() -> Work[Suggested | None]:
            yield
            return self._drafter().again(unit)

        return self._writing(work, None, _NOW)

    def ahead(self, units: Sequence[int]) -> "Future[tuple[int, ...]]":
        """Draft those of some units that lack a draft, one by one; return the drafted ones."""

        def work() -> Work[tuple[int, ...]]:
            drafted: list[int] = []
            for unit in units:
                yield
                # Looked at first, so that no engine is loaded where there is nothing to do.
                if missing(self._drafting.get().desk(), [unit]):
                    drafts = self._drafter().window([unit])
                    drafted += [draft.identity for draft in drafts if draft.target]
            return tuple(drafted)

        return self._writing(work, (), _SOON)

    def rest(self, advance: Callable[[Rest], None] = lambda _: None) -> "Future[Rest]":
        """Draft everything that lacks a draft.

        To stop it, cancel the future: it ends after the window in hand, and all that was told of
        is in the project.

        Args:
            advance: is told, in the thread, how far it is; after the last window it is complete.
        """

        def work() -> Work[Rest]:
            told = Rest(0, 0, 0, 0)
            yield
            for told in self._drafter().rest():
                advance(told)
                yield
            return told

        return self._writing(work, Rest(0, 0, 0, 0), _LATER)

    def recall(self, units: Sequence[int], *, again: bool = False) -> "Future[tuple[int, ...]]":
        """Ask the memories for units without offers; return those that have some by it.

        ``Session.matches`` gives them. With ``again`` those with offers are looked up, too.
        """

        def work() -> Work[tuple[int, ...]]:
            offered: list[int] = []
            for unit in units:
                yield
                offered += self._recaller.look_up(self._looking.get(), [unit], again=again)
            return tuple(offered)

        if self.read_only or not self._sources.memories:
            return _settled(())
        return self._lanes["look"].submit(work, _SOON)

    def remember(self, units: Sequence[int] = ()) -> "Future[int]":
        """Write confirmed units to the memory for them; return how many came or changed.

        Args:
            units: their identities; without any, all that were confirmed since the last time.
        """
        kept = self._rememberer
        if self.read_only or kept is None:
            return _settled(0)

        def work() -> Work[int]:
            written = 0
            yield
            if units:
                written = kept.take(self._looking.get(), units)
            else:
                for some in kept.catch_up(self._looking.get()):
                    written += some
                    yield
            if written:
                self._recaller.renew()
            return written

        return self._lanes["look"].submit(work, _SOON)

    def check(
        self, units: Sequence[int], typed: Mapping[int, str] | None = None
    ) -> "Future[dict[int, tuple[Finding, ...]]]":
        """Check some units as they are seen; those without a target are left out.

        Args:
            units: their identities.
            typed: what stands in the editor and is not kept yet.
        """
        here, seen = tuple(units), dict(typed or {})

        def work() -> Work[dict[int, tuple[Finding, ...]]]:
            yield
            return self._checker().look(self._looking.get(), here, seen)

        return self._lanes["look"].submit(work, _NOW)

    def prepare(self) -> "Future[None]":
        """Make the checks before anybody types, so that no key has to wait for the first look."""

        def work() -> Work[None]:
            yield
            self._checker().prepare()

        return self._lanes["look"].submit(work, _NOW)

    def seek(self, names: Sequence[str]) -> "Future[frozenset[int]]":
        """Return the units of the project in which checks find something.

        Args:
            names: of the checks; without any, all those of the profile in force.
        """

        def work() -> Work[frozenset[int]]:
            yield
            found: set[int] = set()
            checker, checks = self._checker(), tuple(names) or self._sources.checks or chosen()
            for some in checker.seek(self._looking.get(), checks):
                found |= some
                yield
            return frozenset(found)

        return self._lanes["look"].submit(work, _LATER)

    def complete(self, unit: int, text_left: str) -> "Future[str]":
        """Say how a sentence may go on; empty for silence. It replaces the request before.

        Args:
            unit: the segment.
            text_left: what stands left of the cursor; made NFC, as the answer is.
        """
        typed = normalize("NFC", text_left)
        begun = monotonic()

        def work() -> Work[str]:
            yield
            return self._completed(unit, typed, begun)

        if self._completing is not None:
            self._completing.cancel()
        found = self._completing = self._lanes["complete"].submit(work)
        return found

    def close(self, patience: float | None = None) -> bool:
        """Stop everything after the step in hand; twice is harmless.

        Args:
            patience: seconds to wait for each thread; None for as long as it takes.

        Returns:
            Whether all have ended; one that has not ends by itself and writes what it has.
        """
        for lane in self._lanes.values():
            lane.close(0)
        ended = [lane.close(patience) for lane in self._lanes.values()]
        return all(ended)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _writing(self, work: "Callable[[], Work[T]]", nothing: "T", urgency: int) -> "Future[T]":
        if self.read_only:
            return _settled(nothing)
        return self._lanes["draft"].submit(work, urgency)

    def _checker(self) -> Checker:
        english = self._sources.english
        setting = Setting(*self._sources.languages, self._glossary, english=english)
        return Checker(setting, self._sources.checks)

    def _drafter(self) -> Drafter:
        project, engine = self._drafting.get(), self._engine.get()
        return Drafter(Drafting(project, engine, self._glossary, self._sources.english))

    def _completed(self, unit: int, typed: str, begun: float) -> str:
        project = self._typing.get()
        lines = project.desk().lines([unit])
        if not lines:
            return ""
        glossary = self._glossary
        released = frozenset(project.desk().released(unit))
        asked = Asked(lines[0].source, typed, released, glossary.digest if glossary else "")
        known = self._memo.find(asked)
        if known is not None:
            return known
        answer = Predictor(self._engine.get(), glossary).complete(asked)
        self._memo.keep(asked, answer)
        self.pace.answered(monotonic() - begun)
        return answer

    def _leave_look(self) -> None:
        with suppress(AlignError):
            self._recaller.close()
            if self._rememberer is not None:
                self._rememberer.close()
        self._looking.close()


def _settled(value: T) -> "Future[T]":
    future: Future[T] = Future()
    future.set_result(value)
    return future
