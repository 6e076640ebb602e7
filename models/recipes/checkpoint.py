"""Checkpoints that a kill at any moment cannot harm: written aside, synced, renamed."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

KEPT = 2


@dataclass
class Progress:
    """Where the run stands: steps and target tokens done, seconds trained, place in the data."""

    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    round: int = 0
    pool: int = 0
    batch: int = 0
    budget: int = 0


def checkpoints(state: Path) -> list[Path]:
    """Checkpoint files of a state folder, oldest first."""
    return sorted(state.glob("checkpoint-*.pt"))


def save(state: Path, progress: Progress, parts: dict[str, Any]) -> Path:
    """Write a checkpoint of `parts` (state dicts) and drop all but the newest two."""
    path = state / f"checkpoint-{progress.step:08d}.pt"
    partial = path.with_suffix(".part")
    with partial.open("wb") as handle:
        torch.save({"progress": asdict(progress), **parts}, handle)
        handle.flush()
        os.fsync(handle.fileno())
    partial.replace(path)
    for old in checkpoints(state)[:-KEPT]:
        old.unlink()
    return path


def load(state: Path) -> tuple[Progress, dict[str, Any]] | None:
    """Newest readable checkpoint of the folder, or None if there is none."""
    for path in reversed(checkpoints(state)):
        try:
            found = torch.load(path, map_location="cpu", weights_only=True)
        except (OSError, RuntimeError, EOFError, ValueError):
            continue
        return Progress(**found["progress"]), found
    return None
