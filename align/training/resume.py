"""What is kept of an adaptation while it runs, so that a stopped one goes on where it stood."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    State = dict[str, Tensor]


def save(path: Path, state: "dict[str, object]") -> None:
    """Write a state aside, then rename it: a kill at any moment leaves the one before."""
    import torch

    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    with partial.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def load(path: Path) -> "dict[str, object] | None":
    """Return the state kept there, or nothing if there is none that can be read."""
    import torch

    try:
        found: dict[str, object] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, ValueError, KeyError):
        return None
    return found
