"""What an adaptation makes small: errors on the memory, leaving the base, looking elsewhere.

Label-smoothed cross-entropy; the cross-entropy with the base's own predictions, which keeps what
it knew without any of its training text (Khayrallah et al. 2018); and guided alignment (Chen et
al. 2016) towards the base's own alignment, which keeps the head that term enforcement relies on.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.training.batches import NO_LABEL, Batch, Example
from align.training.network import Tap
from align.training.phrases import Link
from align.training.records import Plan

if TYPE_CHECKING:
    from torch import Tensor

_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Losses:
    """Means a piece, nats."""

    total: "Tensor"
    words: float
    pieces: int


def losses(tap: Tap, base: Tap, batch: Batch, plan: Plan) -> Losses:
    """Run one batch through the network that learns and the one it came from."""
    import torch
    from torch.nn.functional import cross_entropy

    forward = tap(batch.source, batch.decoder_input)
    real = batch.labels != NO_LABEL
    logits, labels = forward.logits[real], batch.labels[real]
    words = cross_entropy(logits, labels, label_smoothing=plan.smoothing)
    total = words
    if plan.faith:
        with torch.no_grad():
            known = base(batch.source, batch.decoder_input).logits[real].softmax(-1)
        total = (1 - plan.faith) * words + plan.faith * cross_entropy(logits, known)
    if plan.alignment:
        linked = batch.alignment.sum().clamp(min=1.0)
        total = total - plan.alignment * (batch.alignment * forward.attention).sum() / linked
    return Losses(total, float(words.detach()), len(labels))


def held_out_loss(tap: Tap, batches: list[Batch]) -> float:
    """Return the cross-entropy of a network on batches, nats a piece, end marks included."""
    import torch
    from torch.nn.functional import cross_entropy

    tap.model.eval()
    total, pieces = 0.0, 0
    with torch.no_grad():
        for batch in batches:
            logits = tap(batch.source, batch.decoder_input).logits.flatten(0, 1)
            labels = batch.labels.flatten()
            total += float(cross_entropy(logits, labels, ignore_index=NO_LABEL, reduction="sum"))
            pieces += int((labels != NO_LABEL).sum())
    return total / max(1, pieces)


def own_links(tap: Tap, batch: Batch, examples: list[Example]) -> list[list[Link]]:
    """Return where a network is sure to look for each target piece of its batch."""
    import torch

    tap.model.eval()
    with torch.no_grad():
        weights, places = tap(batch.source, batch.decoder_input).attention.exp().max(-1)
    return [
        [
            (place, j)
            for j, (place, weight) in enumerate(zip(where, sure, strict=True))
            if weight >= _SURE and j < len(example.target) and place < len(example.source)
        ]
        for where, sure, example in zip(places.tolist(), weights.tolist(), examples, strict=True)
    ]
