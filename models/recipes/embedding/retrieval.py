"""How often a sentence finds its translation among all of a development set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.recipes.devset import read_pairs

Scores = npt.NDArray[np.float32]
_NEIGHBOURS = 4


@dataclass(frozen=True)
class Row:
    """Shares (0 to 1) of sentences whose best-scored candidate is their translation."""

    system: str
    set: str
    pairs: int
    forward: float
    backward: float


def test_sets(dev: Path, written: Path) -> dict[str, list[tuple[str, str]]]:
    """FLORES dev, news-dev, constitution, the held-out written pairs, and all of them together."""
    found: dict[str, list[tuple[str, str]]] = {}
    flores = dev / "flores"
    if (flores / "flores-dev.vi").exists():
        sides = [
            (flores / f"flores-dev.{code}").read_text(encoding="utf-8").splitlines()
            for code in ("vi", "en")
        ]
        found["flores-dev"] = list(zip(*sides, strict=True))
    paths = {"news-dev": dev / "news-dev.tsv", "constitution": dev / "constitution.tsv"}
    for name, path in {**paths, "written held out": written}.items():
        if path.exists():
            found[name] = read_pairs(path)
    found["all together"] = [pair for pairs in found.values() for pair in pairs]
    return found


def accuracy(system: str, name: str, scores: Scores) -> Row:
    """Accuracy at 1 both ways of a square of scores, source by target, pairs on the diagonal."""
    right = np.arange(len(scores))
    forward = float((scores.argmax(1) == right).mean()) if len(scores) else 0.0
    backward = float((scores.argmax(0) == right).mean()) if len(scores) else 0.0
    return Row(system, name, len(scores), forward, backward)


def margin(scores: Scores) -> Scores:
    """Ratio margin of cosines (Artetxe and Schwenk 2019, equation 2), 4 neighbours a side."""
    most = min(_NEIGHBOURS, len(scores))
    near = [np.partition(side, -most, axis=1)[:, -most:].mean(1) for side in (scores, scores.T)]
    ratio: Scores = scores / ((near[0][:, None] + near[1][None, :]) / 2)
    return ratio


def table(rows: Sequence[Row], ways: tuple[str, str]) -> list[str]:
    """The rows as lines of a Markdown table, percent."""
    lines = [
        f"| system | set | pairs | {ways[0]} | {ways[1]} |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        shares = f"{100 * row.forward:.1f} | {100 * row.backward:.1f}"
        lines.append(f"| {row.system} | {row.set} | {row.pairs:,} | {shares} |")
    return lines
