"""The training loop: seeded batches, AdamW, averaged weights, a stop when held-out pairs suffer.

One machine and one seed give one result, also when the run was stopped in between: batches,
dropout and notes depend on seed and step alone, and a state is kept at every evaluation.
"""

import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from align.training import resume
from align.training.batches import (
    Batch,
    Example,
    Notary,
    collate,
    noted_items,
    plain_items,
    turns,
)
from align.training.losses import held_out_loss, losses, own_links
from align.training.network import Network, Tap
from align.training.phrases import Link
from align.training.records import Moment, Plan

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import AdamW

_CLIP = 1.0
_EVERY = (10, 200)
"""Steps between two evaluations: an epoch, but no fewer and no more than these."""
_SCORED = 2000
"""Padded pieces in a batch without gradients."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learnt and what it is judged by."""

    learn: Sequence[Example]
    general: Sequence[Example]
    """Pairs of other text, mixed in one to one against forgetting; may be empty."""
    held_out: Sequence[Example]
    end: int
    notary: Notary | None = None


@dataclass(slots=True)
class Place:
    """Where the run stands."""

    step: int = 0
    seconds: float = 0.0
    best: float = float("inf")
    best_step: int = 0
    bad: int = 0


@dataclass(slots=True)
class Tuning:
    """One run; iterate over ``run`` until it ends, then take ``network``."""

    network: Network
    lesson: Lesson
    plan: Plan
    state: Path
    """File that keeps the state of the run."""
    place: Place = field(default_factory=Place)
    _best: "dict[str, Tensor]" = field(default_factory=dict)
    _links: list[list[Link]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Steps at the most."""
        steps = self.plan.epochs * len(self._turns(0))
        return min(steps, self.plan.steps) if self.plan.steps else steps

    def run(self) -> Iterator[Moment]:
        """Train; yield after every step. At the end the network has the weights to ship.

        The first moment is step 0, the base itself (or where a stopped run stood).
        """
        import torch

        if self.plan.threads:
            torch.set_num_threads(self.plan.threads)
        model = self.network.model
        model.requires_grad_(True)
        for name, weight in model.named_parameters():
            weight.requires_grad_("embed_positions" not in name)
        base, average = (Tap(Network(copy.deepcopy(model), self.network.gaze)) for _ in range(2))
        base.model.eval()
        tap = Tap(self.network)
        optimiser = torch.optim.AdamW(
            [p for p in model.parameters() if p.requires_grad],
            lr=self.plan.rate,
            betas=(0.9, 0.98),
            weight_decay=0.0,
        )
        held = self._batches(self.lesson.held_out)
        yield self._begin(tap, average, optimiser, held)
        self._links = self._look(base)
        yield from self._steps(tap, base, average, optimiser, held)
        model.load_state_dict(self._part_way(base))
        model.eval()

    def _part_way(self, base: Tap) -> "dict[str, Tensor]":
        """Return weights between the base's and the best ones (Wortsman et al. 2022)."""
        start = base.model.state_dict()
        return {name: start[name].lerp(best, self.plan.way) for name, best in self._best.items()}

    def _steps(
        self, tap: Tap, base: Tap, average: Tap, optimiser: "AdamW", held: list[Batch]
    ) -> Iterator[Moment]:
        total, place = self.total, self.place
        every = min(_EVERY[1], max(_EVERY[0], len(self._turns(0))))
        begun, spent = time.monotonic(), place.seconds
        while place.step < total and place.bad < self.plan.patience:
            loss = self._step(tap, base, average, optimiser)
            place.step += 1
            place.seconds = spent + time.monotonic() - begun
            late = bool(self.plan.minutes) and place.seconds >= 60 * self.plan.minutes
            measured = None
            if place.step % every == 0 or place.step == total or late:
                measured = self._judge(average, held)
                self._keep(tap, average, optimiser)
            yield Moment(place.step, total, loss, measured)
            if late:
                return

    def _step(self, tap: Tap, base: Tap, average: Tap, optimiser: "AdamW") -> float:
        import torch

        plan, step = self.plan, self.place.step
        torch.manual_seed((plan.seed << 24) + step)
        batch = self._drawn(step)
        tap.model.train()
        found = losses(tap, base, batch, plan)
        optimiser.zero_grad()
        found.total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(tap.model.parameters(), _CLIP)
        optimiser.param_groups[0]["lr"] = plan.rate * min(1.0, (step + 1) / max(1, plan.warmup))
        optimiser.step()
        with torch.no_grad():
            # <pad> embeds to zero, for the decoder starts from it.
            tap.model.get_input_embeddings().weight[-1].zero_()
            decay = min(plan.average, (1 + step) / (10 + step))
            pairs = zip(average.model.parameters(), tap.model.parameters(), strict=True)
            for old, new in pairs:
                old.lerp_(new, 1 - decay)
        return found.words

    def _drawn(self, step: int) -> Batch:
        """Return the batch of a step."""
        epoch, number = divmod(step, len(self._turns(0)))
        turns = self._turns(epoch)
        chance = random.Random(f"{self.plan.seed}:{step}")
        numbers = turns[number % len(turns)]
        return self._collated(list(noted_items(*self._all(), numbers, self.lesson.notary, chance)))

    def _all(self) -> tuple[list[Example], list[list[Link]]]:
        return [*self.lesson.learn, *self.lesson.general], self._links

    def _turns(self, epoch: int) -> list[list[int]]:
        """Return the batches of an epoch: all of the memory and as much of the general pairs."""
        lesson, seed = self.lesson, f"{self.plan.seed}:{epoch}"
        count = len(lesson.learn)
        numbers = list(range(count, count + len(lesson.general)))
        drawn = random.Random(seed).sample(numbers, min(count, len(numbers)))
        chosen = [*range(count), *drawn]
        examples = self._all()[0]
        cut = turns([examples[n] for n in chosen], self.plan.batch_tokens, seed)
        return [[chosen[n] for n in batch] for batch in cut]

    def _batches(self, examples: Sequence[Example]) -> list[Batch]:
        cut = turns(examples, _SCORED, "held out")
        return [self._collated(plain_items(examples[n] for n in batch)) for batch in cut]

    def _collated(self, items: list) -> Batch:  # type: ignore[type-arg]
        return collate(items, self.lesson.end, self.network.model.config.pad_token_id)

    def _look(self, base: Tap) -> list[list[Link]]:
        """Return the base's own alignment of all examples."""
        examples = self._all()[0]
        links: list[list[Link]] = [[] for _ in examples]
        for batch in turns(examples, _SCORED, "links"):
            chosen = [examples[n] for n in batch]
            found = own_links(base, self._collated(plain_items(chosen)), chosen)
            for number, own in zip(batch, found, strict=True):
                links[number] = own
        return links

    def _judge(self, average: Tap, held: list[Batch]) -> float:
        """Measure the averaged weights and keep them if they are the best so far."""
        loss = held_out_loss(average, held)
        if loss < self.place.best:
            self.place.best, self.place.best_step, self.place.bad = loss, self.place.step, 0
            self._best = {k: v.clone() for k, v in average.model.state_dict().items()}
        else:
            self.place.bad += 1
        return loss

    def _begin(self, tap: Tap, average: Tap, optimiser: "AdamW", held: list[Batch]) -> Moment:
        """Measure the base, or go on where a stopped run stood."""
        found = resume.load(self.state)
        if found is None:
            loss = self._judge(average, held)
            return Moment(0, self.total, loss, loss)
        tap.model.load_state_dict(cast("dict[str, Tensor]", found["model"]))
        average.model.load_state_dict(cast("dict[str, Tensor]", found["average"]))
        optimiser.load_state_dict(cast("dict[str, object]", found["optimiser"]))
        self._best = cast("dict[str, Tensor]", found["best"])
        for name, value in cast("dict[str, float]", found["place"]).items():
            setattr(self.place, name, value)
        return Moment(self.place.step, self.total, self.place.best, self.place.best)

    def _keep(self, tap: Tap, average: Tap, optimiser: "AdamW") -> None:
        place = {name: getattr(self.place, name) for name in Place.__slots__}
        resume.save(
            self.state,
            {
                "place": place,
                "model": tap.model.state_dict(),
                "average": average.model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "best": self._best,
            },
        )
