"""Training loss: smoothed cross-entropy over real positions plus guided alignment."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor

from models.recipes.batches import NO_LABEL, Batch
from models.recipes.network import Tap


@dataclass(frozen=True)
class Losses:
    """Means per target piece: `words` in nats, `alignment` per linked piece, and their sum."""

    total: Tensor
    words: Tensor
    alignment: Tensor
    tokens: int


def losses(tap: Tap, batch: Batch, smoothing: float, weight: float) -> Losses:
    """Forward pass and losses; `weight` scales the alignment term (Chen et al. 2016).

    The last row of the tied embedding, `<pad>`, takes no part in the softmax: it can neither be
    generated nor move away from zero.
    """
    with torch.autocast("cpu", torch.bfloat16):
        forward = tap(batch.source, batch.decoder_input)
        real = batch.labels != NO_LABEL
        matrix = tap.model.get_input_embeddings().weight[:-1]
        logits = functional.linear(forward.states[real], matrix)
    labels = batch.labels[real]
    words = functional.cross_entropy(logits.float(), labels, label_smoothing=smoothing)
    linked = batch.alignment.sum()
    alignment = -(batch.alignment * forward.attention).sum() / linked.clamp(min=1.0)
    return Losses(words + weight * alignment, words, alignment, len(labels))
