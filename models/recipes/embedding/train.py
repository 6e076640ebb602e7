"""Multiple negatives ranking (Henderson et al. 2017, section 4) on token vectors.

Loss: cross-entropy of every sentence picking its translation out of the batch by cosine times
`scale`, both ways.  Vectors of sentences are sums of token vectors brought to length 1, so the
length of a token's vector is its learnt weight, as SIF (Arora et al. 2017) gives by frequency.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from models.recipes.embedding.batches import Batcher, Side
from models.recipes.embedding.settings import EmbeddingRecipe

CHECKPOINT = "vectors.pt"
_START = 0.1


def encode(vectors: torch.Tensor, side: Side) -> torch.Tensor:
    """Sentence vectors of length 1, shape (sentences, dimensions)."""
    return normalize(embedding_bag(side.ids, vectors, side.starts, mode="sum"), dim=1)


def ranking_loss(source: torch.Tensor, target: torch.Tensor, scale: float) -> torch.Tensor:
    """Mean nats of picking the right row of the other side, over both directions."""
    scores = source @ target.T * scale
    right = torch.arange(len(scores))
    return (cross_entropy(scores, right) + cross_entropy(scores.T, right)) / 2


class Trainer:
    """Token vectors with their optimiser; goes on from the checkpoint of the state folder."""

    def __init__(self, recipe: EmbeddingRecipe, batcher: Batcher, tokens: int, state: Path) -> None:
        self._recipe, self._batcher, self._path = recipe, batcher, state / CHECKPOINT
        torch.manual_seed(recipe.seed)
        start = torch.randn(tokens, recipe.training.dimensions) * _START
        self.vectors = torch.nn.Parameter(start)
        self._adam = torch.optim.Adam([self.vectors], betas=(0.9, 0.99), fused=True)
        self.step, self.seconds = 0, 0.0
        if self._path.exists():
            found = torch.load(self._path, weights_only=True)
            self.vectors.data.copy_(found["vectors"])
            self._adam.load_state_dict(found["adam"])
            self.step, self.seconds = found["step"], found["seconds"]

    def run(self, say: Callable[[str], None], until: int | None = None, every: int = 250) -> None:
        """Train to the end of the recipe or to step `until`, saving every so many steps."""
        last = min(until or self._recipe.training.steps, self._recipe.training.steps)
        mean, clock = 0.0, time.process_time()
        while self.step < last:
            loss = self._one_step()
            mean = loss if not mean else 0.98 * mean + 0.02 * loss
            if self.step % every == 0 or self.step == last:
                now = time.process_time()
                self.seconds, clock = self.seconds + now - clock, now
                self.save()
                say(f"step {self.step}: loss {mean:.3f}, {self.seconds:.0f} s of CPU")

    def _one_step(self) -> float:
        training = self._recipe.training
        source, target = self._batcher.batch(self.step)
        self.step += 1
        left = 1 - self.step / (training.steps + 1)
        for group in self._adam.param_groups:
            group["lr"] = training.rate * min(1.0, self.step / training.warmup) * left
        self._adam.zero_grad()
        loss = ranking_loss(
            encode(self.vectors, source), encode(self.vectors, target), training.scale
        )
        loss.backward()  # type: ignore[no-untyped-call]
        self._adam.step()
        return loss.item()

    def save(self) -> None:
        """Write the checkpoint aside, sync and rename it."""
        facts = {
            "vectors": self.vectors.data,
            "adam": self._adam.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        partial = self._path.with_suffix(".part")
        with partial.open("wb") as handle:
            torch.save(facts, handle)
            handle.flush()
            os.fsync(handle.fileno())
        partial.replace(self._path)
