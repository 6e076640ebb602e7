"""Figures of an exported embedding: retrieval on the development sets, size, time."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path

from align.embedding.static import StaticEmbedder
from models.recipes.embedding.baselines import Lexicon, cognates
from models.recipes.embedding.prepare import HELD_OUT
from models.recipes.embedding.retrieval import Row, accuracy, margin, test_sets

_TIMED_SENTENCES = 20_000


def measure(model: Path, dev: Path, state: Path, *, baselines: bool) -> dict[str, object]:
    """Retrieval with cosine and margin, of the baselines too if wanted, size and speed."""
    clock = time.process_time()
    embedder = StaticEmbedder(model)
    loading = time.process_time() - clock
    sets = test_sets(dev, state / HELD_OUT)
    rows: list[Row] = []
    for name, pairs in sets.items():
        left, right = zip(*pairs, strict=True)
        cosine = embedder.embed(left) @ embedder.embed(right).T
        rows += [accuracy("cosine", name, cosine), accuracy("margin", name, margin(cosine))]
    if baselines:
        lexicon = Lexicon(state)
        for name, pairs in sets.items():
            rows.append(accuracy("char n-grams, TF-IDF", name, cognates(pairs)))
            rows.append(accuracy("IBM 1 lexicon", name, lexicon.scores(pairs)))
    texts = [text for pairs in sets.values() for pair in pairs for text in pair]
    texts = (texts * (_TIMED_SENTENCES // len(texts) + 1))[:_TIMED_SENTENCES]
    clock = time.process_time()
    embedder.embed(texts)
    return {
        "revision": embedder.revision,
        "rows": [asdict(row) for row in rows],
        "load_seconds": round(loading, 2),
        "sentences_per_second": round(len(texts) / (time.process_time() - clock)),
        "matrix_bytes": (model / "model.safetensors").stat().st_size,
    }
