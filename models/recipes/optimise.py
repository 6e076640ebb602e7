"""Optimisers and schedule of an open-ended run: Muon for matrices, AdamW for everything else.

Weights, their moving average, gradients and momenta lie in shared memory.  Every worker fills
its own gradients; then each worker updates the share of the weights that it owns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from models.recipes.muon import muon_step
from models.recipes.settings import Training

_CLIP = 1.0


def rate(step: int, constants: Training) -> float:
    """Share of the peak rate: linear warm-up, then (1 + x / decay_steps) ** -0.5; needs no end."""
    if step < constants.warmup:
        return (step + 1) / constants.warmup
    return float((1 + (step - constants.warmup) / constants.decay_steps) ** -0.5)


def cooled(step: int, start: int, steps: int) -> float:
    """Share of the rate left in a linear cool-down of `steps` steps from `start` on (0: none)."""
    return max(0.0, 1.0 - (step - start) / steps) if steps else 1.0


def budget(step: int, constants: Training) -> int:
    """Target pieces per step: grows linearly over `batch_growth` steps, then stays."""
    first, last = constants.batch_tokens
    return int(first + (last - first) * min(1.0, step / constants.batch_growth))


class Optimiser:
    """Both optimisers as one; built before the workers are forked, then bound to a worker."""

    def __init__(
        self, model: nn.Module, average: nn.Module, constants: Training, workers: int
    ) -> None:
        self.constants = constants
        self.cooling = (0, 0)
        model.share_memory()
        average.share_memory()
        named = {n: p for n, p in model.named_parameters() if p.requires_grad}
        self.names = list(named)
        self.params = list(named.values())
        self.average = [p.data for p in average.parameters() if p.requires_grad]
        self.grads = [[_shared(p) for p in self.params] for _ in range(workers)]
        inner = [
            k for k, p in enumerate(self.params) if p.dim() == 2 and "shared" not in self.names[k]
        ]
        inner.sort(key=lambda k: (self.params[k].shape, k))
        self.outer = [k for k in range(len(self.params)) if k not in set(inner)]
        self.momenta = {k: _shared(self.params[k]) for k in inner}
        self.owned = [inner[w::workers] for w in range(workers)]
        self.adam = torch.optim.AdamW(
            [self.params[k] for k in self.outer],
            lr=constants.peak_adam,
            betas=(0.9, 0.98),
            weight_decay=0.0,
            fused=True,
        )

    def bind(self, worker: int) -> None:
        """Let backward passes of this process add up in the gradients of `worker`."""
        self.worker = worker
        for p, grad in zip(self.params, self.grads[worker], strict=True):
            p.grad = grad

    def clip(self) -> None:
        """Scale this worker's gradients down to norm 1."""
        nn.utils.clip_grad_norm_(self.params, _CLIP)

    def clear(self) -> None:
        """Zero this worker's gradients."""
        torch._foreach_zero_(self.grads[self.worker])

    def _mean(self, k: int) -> Tensor:
        grads = [worker[k] for worker in self.grads]
        return grads[0] if len(grads) == 1 else sum(grads[1:], grads[0]) / len(grads)

    @torch.no_grad()
    def step(self, number: int) -> None:
        """Update the weights this worker owns and their average; `number` counts steps from 0."""
        share = rate(number, self.constants) * cooled(number, *self.cooling)
        mine = self.owned[self.worker]
        muon_step(
            [self.params[k] for k in mine],
            [self._mean(k) for k in mine],
            [self.momenta[k] for k in mine],
            self.constants.peak_muon * share,
        )
        if self.worker == 0:
            for k in self.outer:
                self.grads[0][k].copy_(self._mean(k))
            self.adam.param_groups[0]["lr"] = self.constants.peak_adam * share
            self.adam.step()
            mine = mine + self.outer
        decay = min(self.constants.ema, (1 + number) / (10 + number))
        for k in mine:
            self.average[k].lerp_(self.params[k], 1 - decay)

    def state_dict(self) -> dict[str, Any]:
        """Momenta by parameter name and the state of AdamW."""
        momenta = {self.names[k]: m for k, m in self.momenta.items()}
        return {"muon": momenta, "adam": self.adam.state_dict()}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Restore what `state_dict` gave, into shared memory."""
        for k, momentum in self.momenta.items():
            momentum.copy_(state["muon"][self.names[k]])
        self.adam.load_state_dict(state["adam"])


def _shared(p: Tensor) -> Tensor:
    zeros = torch.zeros_like(p, requires_grad=False)
    zeros.share_memory_()  # type: ignore[no-untyped-call]
    return zeros
