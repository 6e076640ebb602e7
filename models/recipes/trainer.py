"""One training run: draws batches, takes steps, measures, saves; knows where it stands."""

from __future__ import annotations

import copy
import json
import random
import signal
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from models.recipes import checkpoint
from models.recipes.batches import Batcher
from models.recipes.checkpoint import Progress
from models.recipes.devset import DevSet, cross_entropy
from models.recipes.loss import Losses, losses
from models.recipes.network import Tap, build, sizes
from models.recipes.optimise import Optimiser, budget, rate
from models.recipes.pace import Pace, Window
from models.recipes.rounds import POOL, Indices, batches_of_pool, pairs_of_round
from models.recipes.settings import Recipe
from models.recipes.workers import Crew

LOG = "train.jsonl"


@dataclass
class Trainer:
    """One training run bound to its state folder."""

    recipe: Recipe
    state: Path
    dev: list[DevSet]
    batcher: Batcher
    crew: Crew
    progress: Progress = field(default_factory=Progress)
    stopped: bool = False

    def __post_init__(self) -> None:
        torch.manual_seed(self.recipe.seed)
        model = build(self.recipe.network, self.batcher.pad)
        self.tap = Tap(model)
        self.average = Tap(copy.deepcopy(model))
        constants = self.recipe.training
        self.optimiser = Optimiser(model, self.average.model, constants, self.crew.size)
        found = checkpoint.load(self.state)
        if found:
            self.progress, parts = found
            self._check(parts["model"])
            model.load_state_dict(parts["model"])
            self.average.model.load_state_dict(parts["average"])
            self.optimiser.load_state_dict(parts["optimiser"])

    def _check(self, weights: Mapping[str, Tensor]) -> None:
        if sizes(weights, self.recipe.network) != self.recipe.network:
            raise SystemExit(
                f"the network in {self.state} has other sizes than the recipe {self.recipe.name}; "
                f"python -m models.recipes.grow {self.state} makes it as large"
            )

    def cool(self, steps: int) -> None:
        """Let the rates fall to nothing over the next steps; for weights to be shipped.

        The next run goes on at the rates of the schedule.
        """
        self.optimiser.cooling = (self.progress.step, steps)

    def stop(self, *_: object) -> None:
        """Finish the current step, save and return."""
        self.stopped = True

    def turns(self) -> Iterator[list[Indices]]:
        """Pair indices for every worker and step, from the place in the data on."""
        place, size = self.progress, self.crew.size
        while True:
            order = pairs_of_round(self.recipe, self.batcher.bitext, place.round)
            while place.pool * POOL < len(order):
                if place.batch == 0:
                    place.budget = budget(place.step, self.recipe.training) // size
                pool = order[place.pool * POOL : (place.pool + 1) * POOL]
                seed = [self.recipe.seed, place.round, place.pool]
                cut = batches_of_pool(self.batcher.bitext, pool, place.budget, seed)
                while place.batch < len(cut):
                    first, place.batch = place.batch, place.batch + size
                    yield [cut[(first + worker) % len(cut)] for worker in range(size)]
                place.batch, place.pool = 0, place.pool + 1
            place.pool, place.round = 0, place.round + 1

    def learn(self, indices: Indices, worker: int) -> Losses:
        """Gradients of one batch; dropout and annotations depend on seed, step and worker."""
        place, constants = self.progress, self.recipe.training
        torch.manual_seed((self.recipe.seed << 32) + place.step * self.crew.size + worker)
        chance = random.Random(f"{self.recipe.seed}:{place.step}:{worker}")
        self.tap.model.train()
        batch = self.batcher(indices, chance)
        found = losses(self.tap, batch, constants.label_smoothing, constants.alignment_weight)
        found.total.backward()  # type: ignore[no-untyped-call]
        self.optimiser.clip()
        return found

    def assist(self, worker: int) -> None:
        """Life of a worker other than 0."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.optimiser.bind(worker)
        for parts in self.turns():
            self.learn(parts[worker], worker)
            self.crew.meet()
            self.optimiser.step(self.progress.step)
            last = self.crew.halted
            self.crew.meet()
            self.optimiser.clear()
            self.progress.step += 1
            if last:
                return

    def save(self) -> None:
        """Write a checkpoint."""
        parts = {
            "model": self.tap.model.state_dict(),
            "average": self.average.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }
        checkpoint.save(self.state, self.progress, parts)

    def report(self, **facts: object) -> None:
        """Append one JSON line to the log."""
        now = time.strftime("%Y-%m-%dT%H:%M:%S")
        line = {"time": now, "step": self.progress.step} | facts
        with (self.state / LOG).open("a", encoding="utf-8") as handle:
            handle.write(json.dumps(line) + "\n")

    def evaluate(self) -> None:
        """Log the cross-entropy of the averaged weights on every development sample."""
        scores = {dev.name: round(cross_entropy(self.average, dev), 4) for dev in self.dev}
        self.report(dev=scores, tokens=self.progress.tokens)

    def run(self, pace: Pace) -> None:
        """Train until stopped, as worker 0."""
        self.crew.hire(self.assist)
        self.optimiser.bind(0)
        begun = saved = evaluated = logged = time.monotonic()
        spent, window = self.progress.seconds, Window()
        for parts in self.turns():
            found = self.learn(parts[0], 0)
            now = time.monotonic()
            ended = self.stopped or pace.over(now - begun, self.progress.step + 1)
            if ended:
                self.crew.halt()
            self.crew.meet()
            self.optimiser.step(self.progress.step)
            self.crew.meet()
            self.optimiser.clear()
            tokens = found.tokens + sum(self.batcher.tokens(part) for part in parts[1:])
            self.progress.step += 1
            self.progress.tokens += tokens
            self.progress.seconds = spent + now - begun
            window.add(tokens, float(found.words.detach()), float(found.alignment.detach()))
            if now - logged >= pace.log or ended:
                self.report(**window.facts(now - logged), **self._place())
                logged, window = now, Window()
            if now - evaluated >= pace.evaluate or ended:
                self.evaluate()
                evaluated = now
            if now - saved >= pace.checkpoint or ended:
                self.save()
                saved = now
            if ended:
                return

    def _place(self) -> dict[str, object]:
        place = self.progress
        return {
            "tokens": place.tokens,
            "rate": round(rate(place.step, self.recipe.training), 4),
            "budget": place.budget,
            "round": place.round,
            "pool": place.pool,
            "hours": round(place.seconds / 3600, 3),
        }
