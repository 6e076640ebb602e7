"""One adaptation from entries to a verdict; the steps are called in the order they stand here."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from align.errors import InputError
from align.training.batches import Notary, encode
from align.training.card import Facts
from align.training.division import divide
from align.training.exam import Translate, examine
from align.training.network import open_network, require_neural
from align.training.phrases import Kinds
from align.training.product import describe, finish, write_weights
from align.training.records import Base, Entry, Moment, Pair, Plan, Verdict
from align.training.spelling import Spelling
from align.training.tidying import KEPT, collect
from align.training.tuning import Lesson, Tuning

MADE = "adapted"
"""Folder of the engine that was made, in the one to work in."""


def states() -> Path:
    """Return the folder of the user's cache in which stopped runs are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("align") / "adapting"


class Adaptation:
    """A base, a memory and a plan."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Check that torch is there and open the vocabulary.

        Raises:
            EngineError: the ``neural`` extra is missing, or the base cannot be adapted.
        """
        require_neural()
        self.base, self.plan = base, plan
        self.counts: Counter[str] = Counter()
        self._spelling = Spelling(base.folder, (*base.markers, *base.reserved))
        self._learn: list[Pair] = []
        self._held: list[Pair] = []
        self._general: list[Pair] = []
        self._tuning: Tuning | None = None
        self._revision = ""

    def take(self, entries: Iterable[Entry], general: Iterable[Entry] = ()) -> None:
        """Clean and count the entries of the memories, and hold some of them out.

        Raises:
            InputError: too few are usable.
        """
        pairs = self._usable(entries, self.counts)
        if not pairs:
            raise InputError(
                f"the memories hold no pair from {self.base.source} to {self.base.target} that can "
                f"be used{self._why()}",
                hint="check the languages, or adapt an engine for theirs",
            )
        self._learn, self._held = divide(pairs, self.plan.seed)
        held = {pair.source for pair in self._held}
        mixed = self._usable(general, Counter())
        self._general = [pair for pair in mixed if pair.source not in held]

    def _why(self) -> str:
        found = [f"{rule} {count}" for rule, count in self.counts.items() if count]
        return f" ({', '.join(found)})" if found else ""

    def _usable(self, entries: Iterable[Entry], counts: Counter[str]) -> list[Pair]:
        found = collect(entries, self.base.source, self.base.target)
        kept, _, left_out = encode(found.pairs, self._spelling, self.base.most)
        counts.update(found.counts)
        counts.update(left_out)
        counts[KEPT] = len(kept)
        return kept

    @property
    def learnt(self) -> int:
        """Pairs that are trained on."""
        return len(self._learn)

    @property
    def held_out(self) -> int:
        """Pairs that are not."""
        return len(self._held)

    def train(self, states: Path, terms: Iterable[str] = ()) -> Iterator[Moment]:
        """Train; yield the base's own moment, then one after every step.

        Args:
            states: folder in which a stopped run finds the state it had.
            terms: headwords of the term base, so that no note cuts one.
        """
        network = open_network(self.base, len(self._spelling.tokens))
        learn, general, held = (
            encode(pairs, self._spelling, self.base.most)[1]
            for pairs in (self._learn, self._general, self._held)
        )
        lesson = Lesson(learn, general, held, self._spelling.end, self._notary(terms))
        self._tuning = Tuning(network, lesson, self.plan, states / f"{self._digest()}.pt")
        yield from self._tuning.run()

    def _notary(self, terms: Iterable[str]) -> Notary | None:
        markers = tuple(self._spelling.ids[m] for m in self.base.markers if m in self._spelling.ids)
        if len(markers) != 3 or not self.plan.noted:
            return None
        words = (tuple(term.lower().split()) for term in terms)
        known = frozenset(term for term in words if 2 <= len(term) <= 4)
        kinds = Kinds(self._spelling, known)
        return Notary(self._spelling, kinds, (markers[0], markers[1], markers[2]), self.plan.noted)

    def _digest(self) -> str:
        """Name what decides the course of the training; how long it may take does not."""
        plan = replace(self.plan, minutes=0.0, steps=0, threads=0)
        digest = hashlib.sha256(f"{self.base.name} {self.base.revision} {plan}".encode())
        for pair in (*self._learn, *self._held, *self._general):
            digest.update(f"{pair.source}\t{pair.target}\n".encode())
        return digest.hexdigest()[:24]

    def judge(self, name: str, folder: Path, translate: Translate) -> Verdict:
        """Write the engine as ``folder/MADE`` and compare it with the base.

        Both are examined as int8 by CTranslate2; a base that is a checkpoint is converted first.
        """
        tuning = self._trained()
        _, held, _ = encode(self._held, self._spelling, self.base.most)
        before = self.base.folder
        if self.base.is_checkpoint:
            before = folder / "base"
            network = open_network(self.base, len(self._spelling.tokens))
            revision = write_weights(network, self._spelling, before)
            describe(before, self.base.name, revision, self.base, self._positions())
        after = folder / MADE
        self._revision = write_weights(tuning.network, self._spelling, after)
        describe(after, name, self._revision, self.base, self._positions())
        base, adapted = (
            examine(place, self._spelling, self._held, held, translate) for place in (before, after)
        )
        return Verdict(base, adapted, len(held))

    def finish(self, name: str, folder: Path, memories: Iterable[str], verdict: Verdict) -> None:
        """Write the card of ``folder/MADE``."""
        tuning = self._trained()
        facts = Facts(
            name=name,
            revision=self._revision,
            base=self.base,
            memories=tuple(memories),
            counts=self.counts,
            learnt=len(self._learn),
            general=len(self._general),
            plan=self.plan,
            steps=tuning.place.best_step,
            seconds=tuning.place.seconds,
            verdict=verdict,
        )
        finish(folder / MADE, facts)

    def forget(self) -> None:
        """Delete the state that a stopped run would go on from."""
        self._trained().state.unlink(missing_ok=True)

    def _trained(self) -> Tuning:
        if self._tuning is None:
            raise RuntimeError("train first")
        return self._tuning

    def _positions(self) -> int:
        return int(self._trained().network.model.config.max_position_embeddings)
