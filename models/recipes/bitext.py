"""Subword ids of all training pairs in flat arrays, and their alignment links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Pieces = npt.NDArray[np.uint16]


@dataclass(frozen=True)
class Ragged:
    """Sequences of different lengths end to end: item i is `flat[offsets[i]:offsets[i + 1]]`."""

    flat: npt.NDArray[np.uint16]
    offsets: Ints

    @classmethod
    def pack(cls, items: list[list[int]]) -> Ragged:
        """Pack lists of ids below 65536."""
        offsets = np.zeros(len(items) + 1, np.int64)
        np.cumsum([len(item) for item in items], out=offsets[1:])
        flat = np.fromiter((v for item in items for v in item), np.uint16, int(offsets[-1]))
        return cls(flat, offsets)

    def __getitem__(self, index: int) -> Pieces:
        return self.flat[self.offsets[index] : self.offsets[index + 1]]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @cached_property
    def lengths(self) -> Ints:
        """Length of every item, shape (n,)."""
        return np.diff(self.offsets)


@dataclass(frozen=True)
class Bitext:
    """Training pairs as ids without `</s>`; `links` holds source * 256 + target positions."""

    source: Ragged
    target: Ragged
    origin: npt.NDArray[np.int16]
    links: Ragged

    def __len__(self) -> int:
        return len(self.source)

    def pairs(self, index: int) -> Ints:
        """Alignment links of a pair, shape (links, 2): source and target positions."""
        packed = self.links[index].astype(np.int64)
        return np.stack([packed >> 8, packed & 255], axis=1)


def save_bitext(bitext: Bitext, path: Path) -> None:
    """Write atomically as one .npz."""
    partial = path.with_name(path.name + ".part.npz")
    np.savez(
        partial,
        source=bitext.source.flat,
        source_offsets=bitext.source.offsets,
        target=bitext.target.flat,
        target_offsets=bitext.target.offsets,
        links=bitext.links.flat,
        links_offsets=bitext.links.offsets,
        origin=bitext.origin,
    )
    partial.replace(path)


def load_bitext(path: Path) -> Bitext:
    """Read what `save_bitext` wrote."""
    with np.load(path) as data:
        return Bitext(
            source=Ragged(data["source"], data["source_offsets"]),
            target=Ragged(data["target"], data["target_offsets"]),
            origin=data["origin"],
            links=Ragged(data["links"], data["links_offsets"]),
        )
