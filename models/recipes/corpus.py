"""From the corpus folders to clean, unique pairs with a count for every rule and file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.recipes.clean import fold, rejection, tidy
from models.recipes.glosses import level, renderings
from models.recipes.memories import is_memory, rows
from models.recipes.settings import Recipe, Source

RENDERINGS = {"glosses": 2, "lexicon": 2, "forms": 1}


@dataclass(frozen=True)
class Pair:
    """A sentence pair; `origin` is its index in the recipe's corpus list."""

    source: str
    target: str
    origin: int


@dataclass
class Harvest:
    """What the corpus gave: training pairs, held-out pairs and counts by file and rule."""

    train: list[Pair] = field(default_factory=list)
    held_out: list[Pair] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n").split("\t")


def _rows(path: Path, recipe: Recipe, counts: Counter[str]) -> Iterator[list[str]]:
    """Columns of a TSV file, or source and target of the units of a TMX."""
    if is_memory(path):
        return rows(path, recipe.source, recipe.target, counts)
    return _lines(path)


def _expand(entry: Source, fields: list[str]) -> list[tuple[str, str]]:
    if len(fields) < 2:
        return []
    source, target = tidy(fields[0]), tidy(fields[1])
    if entry.kind in RENDERINGS:
        return [(source, text) for text in renderings(source, target, RENDERINGS[entry.kind])]
    if entry.kind == "phrases":
        target = level(source, target)
    return [(source, target)]


def is_held_out(source: str, seed: int, share: float) -> bool:
    """Seeded coin by the hash of the source, so that appending to a file moves no old pair."""
    digest = hashlib.sha256(f"{seed}:{fold(source)}".encode()).digest()
    return int.from_bytes(digest[:8], "big") < share * 2**64


def dev_sources(dev: Path) -> set[str]:
    """Folded Vietnamese sides of all development files: none of them may be trained on."""
    found = {fold(tidy(row[0])) for path in dev.glob("*.tsv") for row in _lines(path)}
    for path in (dev / "flores").glob("*.vi"):
        found |= {fold(tidy(row[0])) for row in _lines(path)}
    return found


def locate(file: str, folders: Sequence[Path]) -> Path:
    """The corpus file in the first folder that has it."""
    for folder in folders:
        if (folder / file).is_file():
            return folder / file
    named = ", ".join(map(str, folders))
    raise SystemExit(f"{file} lies in none of {named}; add its folder to --corpus")


def harvest(recipe: Recipe, folders: Sequence[Path], dev: Path) -> Harvest:
    """Read, clean and deduplicate the corpus; held-out sources are barred from every file."""
    result = Harvest()
    barred = dev_sources(dev)
    pending: list[Pair] = []
    for origin, entry in enumerate(recipe.corpus):
        counts = result.counts.setdefault(entry.file, Counter())
        for fields in _rows(locate(entry.file, folders), recipe, counts):
            counts["lines"] += 1
            for source, target in _expand(entry, fields):
                reason = rejection(source, target, strict=entry.kind == "prose")
                if reason:
                    counts[reason] += 1
                elif entry.held_out and is_held_out(source, recipe.seed, recipe.held_out):
                    result.held_out.append(Pair(source, target, origin))
                    counts["held out"] += 1
                else:
                    pending.append(Pair(source, target, origin))
    barred |= {fold(pair.source) for pair in result.held_out}
    seen: set[tuple[str, str]] = set()
    for pair in pending:
        counts = result.counts[recipe.corpus[pair.origin].file]
        key = (fold(pair.source), fold(pair.target))
        if key[0] in barred:
            counts["development text"] += 1
        elif key in seen:
            counts["duplicate"] += 1
        else:
            seen.add(key)
            result.train.append(pair)
            counts["kept"] += 1
    return result
