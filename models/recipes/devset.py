"""Cross-entropy on a fixed sample of the development texts, cheap enough for every ten minutes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import sentencepiece as spm
import torch

from models.recipes.annotate import Annotated
from models.recipes.batches import Batch, collate
from models.recipes.clean import tidy
from models.recipes.loss import losses
from models.recipes.network import Tap


@dataclass(frozen=True)
class DevSet:
    """Name and ready batches of one development sample."""

    name: str
    batches: list[Batch]


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Tidied pairs of a TSV file."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(tidy(row[0]), tidy(row[1])) for row in rows if len(row) > 1]


def sample(name: str, path: Path, processor: spm.SentencePieceProcessor, size: int) -> DevSet:
    """The same `size` random pairs on every call, in batches of 50, shortest first."""
    pairs = read_pairs(path)
    chosen = random.Random(0).sample(pairs, min(size, len(pairs)))
    items = [(Annotated(processor.encode(a), []), processor.encode(b)) for a, b in chosen]
    items = [item for item in items if len(item[0].source) < 200 and len(item[1]) < 200]
    items.sort(key=lambda item: len(item[1]))
    pad = processor.get_piece_size()
    return DevSet(name, [collate(items[k : k + 50], pad) for k in range(0, len(items), 50)])


@torch.no_grad()
def cross_entropy(tap: Tap, dev: DevSet) -> float:
    """Nats per target piece, `</s>` included, of the tapped model in evaluation mode."""
    tap.model.eval()
    total = tokens = 0.0
    for batch in dev.batches:
        found = losses(tap, batch, smoothing=0.0, weight=0.0)
        total += float(found.words) * found.tokens
        tokens += found.tokens
    return total / max(tokens, 1.0)
