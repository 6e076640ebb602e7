"""Muon for the inner matrices: momentum, then the nearest semi-orthogonal matrix as the step.

Jordan et al. 2024; the quintic Newton-Schulz iteration and the scale factor
max(1, rows / columns) ** 0.5 are theirs.  Matrices of one shape are stacked and iterated
together in bfloat16, which is what makes it affordable on a CPU.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor

_A, _B, _C = 3.4445, -4.7750, 2.0315


def orthogonal(stack: Tensor, steps: int = 5) -> Tensor:
    """Approximate U V^T of every matrix in `stack` (k, rows, columns)."""
    turned = stack.shape[1] > stack.shape[2]
    x = (stack.transpose(1, 2) if turned else stack).bfloat16()
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=_B, alpha=_C), x, beta=_A)
    return (x.transpose(1, 2) if turned else x).to(stack.dtype)


@torch.no_grad()
def muon_step(
    params: Sequence[Tensor],
    grads: Sequence[Tensor],
    momenta: Sequence[Tensor],
    lr: float,
    momentum: float = 0.95,
    decay: float = 0.01,
) -> None:
    """One update in place, with Nesterov momentum and decoupled weight decay."""
    shapes: dict[torch.Size, list[int]] = defaultdict(list)
    for k, p in enumerate(params):
        shapes[p.shape].append(k)
    for shape, members in shapes.items():
        steps = []
        for k in members:
            momenta[k].lerp_(grads[k], 1 - momentum)
            steps.append(torch.lerp(grads[k], momenta[k], momentum))
        update = orthogonal(torch.stack(steps))
        scale = lr * max(1.0, shape[0] / shape[1]) ** 0.5
        for k, change in zip(members, update, strict=True):
            params[k].mul_(1 - lr * decay).add_(change, alpha=-scale)
